"""Files that a command changes: shown as the lines that differ, written whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

from focuscode.errors import UsageError
from focuscode.writing import replace_file, unchanged


class Draft(NamedTuple):
    """A file as it was read, and the text it should hold; the same text means that it stays as it is."""

    path: Path
    before: bytes
    after: str

    @property
    def changed(self) -> bool:
        """Whether anything is to be written."""
        return self.after.encode("utf-8") != self.before


def read_draft(path: Path) -> Draft:
    """A file as it stands, nothing changed yet. Raises UsageError if it cannot be read."""
    try:
        data = path.read_bytes()
        return Draft(path, data, data.decode("utf-8"))
    except OSError as error:
        raise UsageError(f"{path.as_posix()} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path.as_posix()} is not UTF-8. Save it as UTF-8.") from error


def lines_of(drafts: Sequence[Draft]) -> list[str]:
    """The lines that go (`-`) and that come (`+`), with a line around them, file by file."""
    told: list[str] = []
    for draft in drafts:
        name = draft.path.as_posix()
        before, after = draft.before.decode("utf-8").splitlines(), draft.after.splitlines()
        told += unified_diff(before, after, f"{name} (now)", f"{name} (changed)", lineterm="", n=1)
    return told


def save(drafts: Sequence[Draft]) -> None:
    """Write the files that change. Raises ResultsError, and writes none, if one is not what was read any more."""
    changed = [draft for draft in drafts if draft.changed]
    unchanged({draft.path: draft.before for draft in changed})
    for draft in changed:
        replace_file(draft.path, draft.after.encode("utf-8"), draft.before)
