"""The lines of a text, each with what it is and every way it could begin a turn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from focuscode.readers.heads import TIME, Head, heads_of
from focuscode.readers.notices import reason

_BREAK = re.compile("[\n\v\f\x1c\x1d\x1e\x85\u2028\u2029]")


class Row(NamedTuple):
    """A line of the text: its number in the file, where it begins, its characters, what it is if no speech."""

    number: int
    start: int
    text: str
    kind: str  # "", "blank", "time" or the reason why it is left out
    heads: tuple[Head, ...]
    paged: bool = False  # a page begins with it


def rows_of(text: str) -> Iterator[Row]:
    """The lines of a text; pages, and the line ends of other systems, end a line too."""
    start, number, paged = 0, 1, True
    while start <= len(text):
        hit = _BREAK.search(text, start)
        end = hit.start() if hit else len(text)
        line = text[start:end]
        kind = _kind(line)
        yield Row(number, start, line, kind, () if kind in ("blank", "time") else tuple(heads_of(line)), paged)
        start = end + 1
        paged = bool(hit and hit[0] == "\f") or (paged and kind == "blank")
        number += bool(hit and hit[0] == "\n")


def _kind(line: str) -> str:
    if not line.strip():
        return "blank"
    return "time" if len(line) < 99 and TIME.fullmatch(line) else reason(line)
