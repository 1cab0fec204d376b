"""Two codebooks compared: laid side by side, and tried on the same texts."""

from __future__ import annotations

import json
from collections.abc import Container
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from focuscode.assemble import code_transcripts
from focuscode.coding import Coding
from focuscode.errors import UsageError, errors_in
from focuscode.exports.changes import changes_page, effects_page
from focuscode.model import Codebook, Finding
from focuscode.pipeline import code_study
from focuscode.results import open_results
from focuscode.withheld import Key, Withheld, read_withheld, without
from focuscode.workbench.difference import codebook_changes, renamed
from focuscode.workbench.effects import coding_changes, count_changes
from focuscode.writing import MANIFEST

if TYPE_CHECKING:
    from pandas import DataFrame

LIMIT = 10  # codings of a code and change that are shown


class Compared(NamedTuple):
    """Two codebooks compared: a page, the same for machines, the errors met on the way."""

    page: str
    record: dict[str, Any]
    findings: tuple[Finding, ...] = ()


def compare_books(
    old: Codebook, new: Codebook, on: Path | None = None, limit: int = LIMIT, leave_out: Path | None = None
) -> Compared:
    """What changed from one codebook to another; with `on`, which codings come and go because of it.

    `on` is a study (its file or folder) or a folder of results, whose texts are coded with both; of each code and
    change the page shows `limit` codings. `leave_out` is a list of turns of the results that are not looked at; raises
    UsageError for such a list without results.
    """
    if leave_out is not None and (on is None or not (on / MANIFEST).is_file()):
        raise UsageError("Turns can be left out of results only: --on results --without FILE")
    changes = codebook_changes(old, new)
    page, record = changes_page(old, new, changes), {"changes": _records(changes)}
    if on is None:
        return Compared(page, record)
    names = renamed(old, new)
    left = read_withheld(leave_out, open_results(on)) if leave_out else Withheld()
    before, findings = coding_on(on, old, left.turns)
    after, _ = coding_on(on, new, left.turns)
    codings, counts = coding_changes(before, after, names), count_changes(before, after, names)
    without_some = f" without {len(left.turns)} turn{'s' * (len(left.turns) != 1)}" if left.turns else ""
    told = effects_page(f"On {on.as_posix()}{without_some}", codings, counts, limit)
    record |= {"codings": _records(codings), "counts": _records(counts)}
    return Compared(f"{page}\n\n{told}", record, (*left.findings, *errors_in(findings)))


def coding_on(path: Path, codebook: Codebook, leave_out: Container[Key] = frozenset()) -> tuple[Coding, list[Finding]]:
    """The texts of a study or of results, coded with a codebook, and what was found on the way.

    Unit and language are those of the study or the results; `leave_out` are turns of results that are not looked at.
    """
    if not (path / MANIFEST).is_file():
        return code_study(path, codebook=codebook)
    found = open_results(path)
    settings = found.manifest.get("settings", {})
    book = replace(codebook, language=settings.get("language") or codebook.language)
    transcripts = without(found.transcripts(), leave_out)
    return code_transcripts(transcripts, book, unit=settings.get("unit", "turn")), []


def _records(frame: DataFrame) -> Any:
    return json.loads(frame.to_json(orient="records", force_ascii=False))
