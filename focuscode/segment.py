"""Transcripts to segments: the turn (default), the sentence inside a turn, or a window of N turns.

Together the segments of a transcript hold every character of every turn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from focuscode.errors import UsageError
from focuscode.language.facts import Facts
from focuscode.language.sentences import sentence_bounds
from focuscode.model import Transcript, Turn


class Unit(NamedTuple):
    """How a transcript is cut: turn, sentence, or window of `size` turns."""

    name: str
    size: int = 1

    def __str__(self) -> str:
        return f"{self.name}:{self.size}" if self.name == "window" else self.name


def read_unit(text: str) -> Unit:
    """A unit from its written form. Raises UsageError for any other.

    >>> read_unit("window:3")
    Unit(name='window', size=3)
    """
    name, _, size = text.partition(":")
    if name in ("turn", "sentence") and not size:
        return Unit(name)
    if name == "window" and size.isdecimal() and int(size) > 0:
        return Unit(name, int(size))
    raise UsageError(f"No unit '{text}'. Use turn, sentence or window:N (window:3 is three turns together).")


class Segment(NamedTuple):
    """A range of a transcript's text, and the first and last turn (positions in the transcript) it holds."""

    start: int
    end: int
    first: int
    last: int


def segments_of(transcript: Transcript, unit: Unit, facts: Facts) -> Iterator[Segment]:
    """The segments of a transcript, in order. A window never holds turns of two groups."""
    turns = transcript.turns
    if unit.name == "window":
        yield from _windows(turns, unit.size)
        return
    for position, turn in enumerate(turns):
        if unit.name == "turn":
            yield Segment(turn.start, turn.end, position, position)
            continue
        for start, end in sentence_bounds(transcript.words_of(turn), facts):
            yield Segment(turn.start + start, turn.start + end, position, position)


def _windows(turns: Sequence[Turn], size: int) -> Iterator[Segment]:
    first = 0
    while first < len(turns):
        last = first
        while last + 1 < min(first + size, len(turns)) and turns[last + 1].group == turns[first].group:
            last += 1
        yield Segment(turns[first].start, turns[last].end, first, last)
        first = last + 1
