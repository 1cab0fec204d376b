"""What became of codes from one version of a codebook to the next, so that older codings can be carried over."""

from __future__ import annotations

import re

from focuscode.errors import UsageError
from focuscode.model import Codebook

_NUMBERS = re.compile(r"\d+(?:\.\d+)*")


def carried(codebook: Codebook, code_id: str, since: str = "") -> tuple[str, ...]:
    """The codes that an old code's codings belong to now: several after a split, none for a code that is unknown.

    `since` is the version (or stamp) that made the codings; without one, every change is followed.

    >>> book, _ = read_codebook("codebooks/spco-roles.yaml")
    >>> carried(book, "roadmap"), carried(book, "never-there")
    (('roadmap',), ())
    """
    here = [code_id]
    for change in codebook.changes:
        if not since or later(change.version, since):
            moved = (change.new if name in change.old else (name,) for name in here)
            here = list(dict.fromkeys(name for names in moved for name in names))
    return tuple(name for name in here if name in codebook.by_id)


def later(version: str, other: str) -> bool:
    """Whether a version comes after another one: `1.10.0` after `1.9.0`, and not after `1.10`."""
    return _order(version) > _order(other)


def _order(version: str) -> tuple[tuple[int, str], ...]:
    parts = version.split("+", maxsplit=1)[0].split(".")
    while len(parts) > 1 and parts[-1] == "0":
        parts.pop()
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in parts)


def raised(version: str) -> str:
    """The next minor version. Raises UsageError where a version is not written in numbers.

    >>> raised("1.1.0"), raised("2")
    ('1.2.0', '2.1')
    """
    if not _NUMBERS.fullmatch(version):
        raise UsageError(f"The version '{version}' cannot be raised. Write it in numbers, as 1.0.0.")
    first, *rest = version.split(".")
    second = int(rest[0]) + 1 if rest else 1
    return ".".join([first, str(second), *("0" for _ in rest[1:])])
