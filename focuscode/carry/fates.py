"""What became of one person's coding: carried to the same words, to changed ones, in doubt, or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Literal, NamedTuple

from focuscode.align.alignment import Alignment, Carried
from focuscode.align.speakers import renamed

HALF = 0.5  # share of a turn's words that must be kept, or what was said of it is to be read again
SHOWN = 300  # characters of a turn that are told

Fate = Literal["same", "changed", "doubtful", "gone"]


class Told(NamedTuple):
    """A person's coding and what became of it; turns count from 1, 0 where there is none."""

    transcript: str
    coder: str
    code: str
    status: str
    old_id: str
    new_id: str
    old_turn: int
    new_turn: int
    state: Fate
    why: str
    old_text: str
    new_text: str


class Judge:
    """Says how far a coding may be trusted at its new place."""

    def __init__(self, alignment: Alignment) -> None:
        self.alignment = alignment

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The speakers that are called otherwise."""
        return renamed(self.alignment)

    @cached_property
    def numbers(self) -> dict[int, int]:
        """Turn number → position, of the old transcript."""
        return {turn.n: position for position, turn in enumerate(self.alignment.old.turns)}

    @cached_property
    def moved(self) -> set[int]:
        """The old turns of which a part was moved."""
        words = self.alignment.words.turns
        return {words[block.first + n] for block in self.alignment.moved for n in range(block.words)}

    def speaker(self, turn: int) -> str:
        """What the speaker of an old turn is called now."""
        label = self.alignment.old.turns[turn].speaker
        return self.names.get(label, label)

    def parts(self, turn: int) -> tuple[int, ...]:
        """The new turns that an old one became; of several, those of the same speaker if there are any."""
        parts = self.alignment.turns[turn].new
        labels = (self.alignment.old.turns[turn].speaker, self.speaker(turn))
        theirs = tuple(part for part in parts if self.alignment.new.turns[part].speaker in labels)
        return theirs or parts

    def of_turn(self, turn: int, part: int) -> tuple[Fate, str]:
        """What a coding of a whole turn has become at one of the turns it was carried to."""
        pair = self.alignment.turns[turn]
        doubt = self._doubt(turn, part)
        if doubt:
            return "doubtful", doubt
        if len(self.parts(turn)) > 1:
            return "doubtful", "its turn was split; the codes stand at each part"
        if pair.state == "same":
            return "same", self._moved(turn)
        if pair.state == "joined":
            return "changed", "its turn was joined with another"
        return "changed", "a part of its turn was taken out" if pair.state == "split" else "words of its turn changed"

    def of_range(self, turn: int, carried: Carried) -> tuple[Fate, str]:
        """What a coding of a stretch of words has become."""
        doubt = self._doubt(turn, carried.turn)
        if doubt:
            return "doubtful", doubt
        if not carried.whole:
            return "doubtful", "a part of its words is gone or stands elsewhere"
        return (carried.state, self._moved(turn) if carried.state == "same" else "its words changed")

    def _doubt(self, turn: int, part: int) -> str:
        pair = self.alignment.turns[turn]
        before, now = self.alignment.old.turns[turn].speaker, self.alignment.new.turns[part].speaker
        if now not in (before, self.speaker(turn)):
            return f"now spoken by {now or 'nobody named'}, before by {before or 'nobody named'}"
        if pair.kept < HALF:
            return f"only {pair.kept:.0%} of the words of its turn are kept".replace("%", " %")
        return ""

    def _moved(self, turn: int) -> str:
        return "moved to another place" if turn in self.moved else ""


def short(text: str) -> str:
    """A text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[:SHOWN].rstrip()} …"
