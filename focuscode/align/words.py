"""The words of a transcript's turns: where each stands, and what it is compared by."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from focuscode.language.fold import fold, key
from focuscode.model import Transcript

_WORD = re.compile(r"\w(?:[\w\u0300-\u036f\u00ad\u200b-\u200d\u2060]|['’‘`´‐‑-](?=\w))*")


@dataclass(frozen=True)
class Words:
    """Words in the order of the text, as columns: range, key, and the position of the turn."""

    text: str
    starts: list[int]
    ends: list[int]
    keys: list[str]
    turns: list[int]

    def __len__(self) -> int:
        return len(self.keys)

    def inside(self, start: int, end: int) -> range:
        """The words that a range touches.

        >>> from focuscode.model import Turn
        >>> talk = Transcript("A", "A.txt", "", "een roadmap, ja", (Turn(1, "", 0, 15),))
        >>> words_of(talk).inside(6, 12)
        range(1, 2)
        """
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))

    def written(self, word: int) -> str:
        """A word exactly as it stands."""
        return self.text[self.starts[word] : self.ends[word]]

    @cached_property
    def borders(self) -> set[int]:
        """The words that a turn begins with, and the number behind the last word."""
        firsts = (n for n in range(len(self)) if n == 0 or self.turns[n] != self.turns[n - 1])
        return {*firsts, len(self)}


def words_of(transcript: Transcript) -> Words:
    """The words of all turns; signs, white space, labels and what is blotted out are no words."""
    words = Words(transcript.text, [], [], [], [])
    known: dict[str, str] = {}
    for position, turn in enumerate(transcript.turns):
        for match in _WORD.finditer(transcript.text, turn.start, turn.end):
            written = match.group()
            words.starts.append(match.start())
            words.ends.append(match.end())
            words.keys.append(known.get(written) or known.setdefault(written, key(fold(written)[0]) or written))
            words.turns.append(position)
    return words
