"""Times in their order: what runs back, and what begins before the one above it has ended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from focuscode.errors import finding
from focuscode.model import Finding, Place
from focuscode.readers.times import clock

BACK = 1  # seconds
OVERLAP = 5  # seconds


class Timed(NamedTuple):
    """A turn or a caption: how it is called, its beginning and end in seconds, its line."""

    what: str
    start: float
    end: float | None
    line: int


def about_order(talks: Sequence[Sequence[Timed]], file: str) -> Iterator[Finding]:
    """What runs back and what overlaps: the first of each, and how many there are. Each talk has its own clock.

    >>> [str(f.message) for f in about_order([[Timed("turn 1", 9.0, 12.0, 1), Timed("turn 2", 2.0, 3.0, 2)]], "a.vtt")]
    ['The time runs back at turn 2: 0:00:02 comes after 0:00:09.']
    """
    back = [(one, one.start, one.end) for talk in talks for one in talk if one.end and one.end < one.start - BACK]
    pairs = [(a, b) for talk in talks for a, b in pairwise(talk)]
    back += [(b, a.start, b.start) for a, b in pairs if b.start < a.start - BACK]
    if back:
        one, before, time = min(back, key=lambda entry: entry[0].line)
        facts = {"what": one.what, "time": clock(time), "before": clock(before), "more": more(len(back))}
        yield finding("F116", Place(file, one.line), **facts)
    over = [(a.end, b) for a, b in pairs if a.end is not None and a.start - BACK <= b.start < a.end - OVERLAP]
    if over:
        end, one = over[0]
        what = one.what[0].upper() + one.what[1:]
        facts = {"what": what, "time": clock(one.start), "end": clock(end), "more": more(len(over))}
        yield finding("F117", Place(file, one.line), **facts)


def more(count: int) -> str:
    """What is said after the first of several.

    >>> more(4), more(1)
    ('; 3 more like it', '')
    """
    return f"; {count - 1} more like it" if count > 1 else ""
