"""Pieces of talk to turns: what the readers of JSON, ELAN, CHAT and XML have in common.

A piece is what one speaker says in one stretch. Pieces of one speaker that follow each other are one turn, a
line each; pieces without a speaker are a turn each. What is no speech stands where it stood, and ends nothing:
inside a turn it waits until the turn is over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from focuscode.errors import finding
from focuscode.model import Finding, Place, SpeakerType
from focuscode.readers.draft import Builder, Draft

_CONTROL = re.compile(r"[\0-\x08\x0b-\x1f\x7f\x85\u2028\u2029]+")


class Piece(NamedTuple):
    """What one speaker says in one stretch; times in seconds; `line` as in `Turn`."""

    speaker: str
    words: str
    start: float | None = None
    end: float | None = None
    line: int = 0
    kind: SpeakerType = "unknown"


class Aside(NamedTuple):
    """Words that are no speech, and why."""

    words: str
    reason: str


class Word(NamedTuple):
    """A word of a recogniser; `before` and `after` say whether it stands against its neighbours without a space."""

    speaker: str | None
    text: str
    start: float | None = None
    end: float | None = None
    before: bool = False
    after: bool = False


def to_draft(parts: Iterable[Piece | Aside], findings: list[Finding], place: Place) -> Draft:
    """A draft from pieces and asides in source order."""
    writing = _Writing()
    for part in parts:
        if isinstance(part, Aside):
            writing.waiting.append(part)
        elif words := tidy(part.words):
            writing.say(part._replace(words=words))
    writing.leave()
    turns = writing.builder.turns
    if turns and not any(turn.speaker for turn in turns):
        findings.append(finding("F102", place))
    return writing.builder.draft(findings)


@dataclass
class _Writing:
    builder: Builder = field(default_factory=Builder)
    waiting: list[Aside] = field(default_factory=list)
    last: Piece | None = None

    def say(self, piece: Piece) -> None:
        if self.last and piece.speaker and (piece.speaker, piece.kind) == (self.last.speaker, self.last.kind):
            self.builder.more(piece.words, piece.end)
            return
        self.leave()
        self._new_line()
        self.builder.label(piece.speaker)
        facts = {"start_time": piece.start, "end_time": piece.end, "line": piece.line, "speaker_type": piece.kind}
        self.builder.turn(piece.speaker, piece.words, **facts)
        self.last = piece

    def leave(self) -> None:
        for aside in self.waiting:
            words = tidy(aside.words)
            if words:
                self._new_line()
                self.builder.skip(words, aside.reason)
        self.waiting.clear()

    def _new_line(self) -> None:
        if self.builder.turns or self.builder.left_out:
            self.builder.add("\n")


def tidy(words: str) -> str:
    r"""Words without white space around them, line ends as `\n`, and no signs that cannot be seen.

    >>> tidy(" ja\r\nnee\x00 ")
    'ja\nnee'
    """
    return _CONTROL.sub(" ", words.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")).strip()


def by_speaker(words: Iterable[Word], line: int = 0) -> list[Piece]:
    """Pieces of words that follow each other and have one speaker; a word without one (None) goes with the last.

    >>> by_speaker([Word("A", "Ja"), Word(None, ".", before=True), Word("B", "Nee")])[0].words
    'Ja.'
    """
    runs: list[list[Word]] = []
    for word in words:
        if not word.text.strip():
            continue
        if runs and word.speaker in (None, runs[-1][0].speaker):
            runs[-1].append(word)
        else:
            runs.append([word._replace(speaker=word.speaker or "")])
    return [_piece(run, line + n) for n, run in enumerate(runs)]


def _piece(run: list[Word], line: int) -> Piece:
    starts = [word.start for word in run if word.start is not None]
    ends = [word.end for word in run if word.end is not None]
    start, end = starts[0] if starts else None, ends[-1] if ends else None
    return Piece(run[0].speaker or "", joined(run), start, end, line)


def joined(words: Iterable[Word]) -> str:
    """Words as a text: a space between two, but where one stands against the other.

    >>> joined([Word("", "zo"), Word("", ","), Word("", "’t"), Word("", "is", before=True)])
    'zo , ’tis'
    """
    out: list[str] = []
    close = True
    for word in words:
        out += ([] if close or word.before else [" "]) + [word.text.strip()]
        close = word.after
    return "".join(out)


def joined_lines(pieces: Iterable[Piece]) -> str:
    """All the words of pieces, a line each."""
    return "\n".join(piece.words for piece in pieces)
