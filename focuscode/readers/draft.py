"""What a reader delivers, and how it builds a text with its turns.

`Draft` is the reader's account of a file. `Builder` makes one piece by piece where the transcript's text is
not the file's own text (captions, tables, Word).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from focuscode.model import Finding, LeftOut, Turn


@dataclass
class Draft:
    """A text, its turns and what is no speech, in source order; speaker types are settled later."""

    text: str
    turns: list[Turn]
    left_out: list[LeftOut] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


class Builder:
    """Puts a transcript's text together and remembers which stretch of it is what."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self.turns: list[Turn] = []
        self.left_out: list[LeftOut] = []

    def add(self, text: str) -> tuple[int, int]:
        """Append characters; where they stand."""
        start = self._length
        self._parts.append(text)
        self._length += len(text)
        return start, self._length

    def skip(self, text: str, reason: str) -> None:
        """Append characters that are no speech."""
        if text:
            self.left_out.append(LeftOut(*self.add(text), reason))

    def label(self, speaker: str) -> None:
        """Append a speaker's label before the words."""
        if speaker:
            self.skip(f"{speaker}: ", "speaker label")

    def turn(self, speaker: str, words: str, **facts: object) -> None:
        """Append a turn; facts are the other fields of `Turn`."""
        start, end = self.add(words)
        self.turns.append(Turn(len(self.turns) + 1, speaker, start, end, **facts))  # type: ignore[arg-type]

    def more(self, words: str, end_time: float | None = None) -> None:
        """Append words to the last turn, on a line of their own."""
        _, end = self.add(f"\n{words}")
        last = self.turns[-1]
        self.turns[-1] = last._replace(end=end, end_time=last.end_time if end_time is None else end_time)

    def draft(self, findings: list[Finding]) -> Draft:
        """The account of the file."""
        return Draft("".join(self._parts), self.turns, self.left_out, findings)
