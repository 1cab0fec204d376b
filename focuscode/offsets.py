"""OffsetMap: positions of one text in another made from it (folded words, unescaped captions, line ends)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Where each character of a made text came from.

    `starts[i]` is the position in the source of the made text's character i, `ends[i]` the end (exclusive)
    of what it was made from.

    >>> made, back = OffsetMap.build([("’", "'"), ("ﬁ", "fi")])
    >>> made, back.span(1, 3)
    ("'fi", (1, 2))
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def build(cls, steps: Iterable[tuple[str, str]]) -> tuple[str, OffsetMap]:
        """Text and map from (source piece, made piece) steps in order."""
        made: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        here = 0
        for source, new in steps:
            made.append(new)
            starts += [here] * len(new)
            here += len(source)
            ends += [here] * len(new)
        return "".join(made), cls(tuple(starts), tuple(ends))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The range of the source that a non-empty range of the made text came from."""
        return self.starts[start], self.ends[end - 1]


class Lines:
    """Line numbers of positions in a text, counted from 1.

    >>> Lines("a\\nbb\\nc").at(3)
    2
    """

    def __init__(self, text: str) -> None:
        starts = [0]
        at = text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        self.starts = starts

    def at(self, position: int) -> int:
        """The line that holds a position."""
        return bisect_right(self.starts, position)
