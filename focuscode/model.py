"""The nouns: what the program believes about the world.

Every noun is frozen. Heavy data (turns of a corpus, matches, counts) lives in frames and arrays; these
records are what readers, the codebook and people's files are made of.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

SpeakerType = Literal["participant", "moderator", "unknown"]
Level = Literal["error", "warning", "info"]
WordClass = Literal["noun", "verb", "adj"]
Homograph = Literal["cue", "keep", "strict"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands in a user's file; line and column count from 1."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join([self.file, *(str(n) for n in (self.line, self.column) if n)])


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem in a user's file: where, how bad, what, and how to mend it. A value, never an exception."""

    place: Place
    level: Level
    rule: str
    message: str
    mend: str = ""

    def __str__(self) -> str:
        mend = f" {self.mend}" if self.mend else ""
        return f"{self.place}: {self.level}: {self.message}{mend} ({self.rule})"


class Turn(NamedTuple):
    """What one speaker says without being interrupted: a character range of the transcript's text.

    `start` and `end` (exclusive) hold the words spoken, without label and time. Times are seconds or None.
    `line` is the line (Word: paragraph; table: row) of the source file. `n` counts from 1.
    """

    n: int
    speaker: str
    start: int
    end: int
    speaker_type: SpeakerType = "unknown"
    start_time: float | None = None
    end_time: float | None = None
    line: int = 0
    group: str = ""
    section: str = ""


class LeftOut(NamedTuple):
    """A range of the transcript's text that is no speech, and why."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True)
class Transcript:
    """One source file as it was understood. `text` is never changed after reading."""

    id: str
    path: str
    sha256: str
    text: str
    turns: tuple[Turn, ...]
    left_out: tuple[LeftOut, ...] = ()
    format: str = ""
    group: str = ""
    stakeholder: str = ""
    date: str = ""
    kind: Literal["group", "document"] = "group"
    moderators: tuple[str, ...] = ()

    def words_of(self, turn: Turn) -> str:
        """The words spoken in a turn, exactly as they stand."""
        return self.text[turn.start : turn.end]

    def speakers(self) -> tuple[str, ...]:
        """The speakers' labels, in order of their first turn."""
        return tuple(dict.fromkeys(turn.speaker for turn in self.turns if turn.speaker))


@dataclass(frozen=True, slots=True)
class Tier:
    """A level of the hierarchy of codes."""

    id: str
    label: str
    labels: dict[str, str] = field(default_factory=dict)
    place: Place = field(default_factory=lambda: Place(""))


@dataclass(frozen=True, slots=True)
class Term:
    """One line under a code's `terms:`; `kind` names the way it matches, `text` is what it looks for."""

    code: str
    kind: str
    text: str
    written: str
    place: Place
    pos: WordClass | None = None
    gap: int = 0
    note: str = ""
    parts: tuple[str, ...] = ()  # of near and all
    within: int = 8
    ordered: bool = False
    scope: str = ""
    role: str = ""  # of a compound: head, modifier or any
    lang: str = ""
    homographs: Homograph = "cue"
    unless: tuple[str, ...] = ()
    unless_within: int = 2
    excepted: tuple[str, ...] = ()
    add: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    negation: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class WordList:
    """Words that name an actor or show a stance."""

    id: str
    label: str
    words: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Code:
    """A code of the codebook with everything a coder needs to know about it."""

    id: str
    label: str
    kind: str
    tier: str
    place: Place
    parent: str = ""
    labels: dict[str, str] = field(default_factory=dict)
    source: str = ""
    refined_from: tuple[str, ...] = ()
    definition: str = ""
    full_definition: str = ""
    use_when: tuple[str, ...] = ()
    not_when: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()

    def named(self, language: str) -> str:
        """The label in a language, or the plain label where there is none."""
        return self.labels.get(language, self.label)


@dataclass(frozen=True, slots=True)
class Change:
    """What became of codes in a version of the codebook: the old ids, and the ids that their codings have now."""

    version: str
    kind: Literal["rename", "merge", "split"]
    old: tuple[str, ...]
    new: tuple[str, ...]
    place: Place
    note: str = ""


@dataclass(frozen=True)
class Codebook:
    """Codes in their tiers, with the version and the hash of their content."""

    id: str
    title: str
    version: str
    language: str
    sha256: str
    path: str
    tiers: tuple[Tier, ...]
    codes: tuple[Code, ...]
    actors: tuple[WordList, ...] = ()
    stances: tuple[WordList, ...] = ()
    defaults: dict[str, str] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()

    @property
    def stamp(self) -> str:
        """Version and content in one word: `1.0.0+3f2a9c`."""
        return f"{self.version}+{self.sha256[:6]}"

    @property
    def terms(self) -> Iterator[Term]:
        """Every term, in the order of the file."""
        return (term for code in self.codes for term in code.terms)

    @cached_property
    def by_id(self) -> dict[str, Code]:
        """The codes under their ids."""
        return {code.id: code for code in self.codes}

    def below(self, code: str) -> tuple[str, ...]:
        """The ids of a code and of all that nest under it."""
        children = [c.id for c in self.codes if c.parent == code]
        return (code, *(below for child in children for below in self.below(child)))


@dataclass(frozen=True, slots=True)
class Group:
    """A focus group as study.yaml names it."""

    id: str
    label: str = ""
    stakeholder: str = ""
    date: str = ""
    files: tuple[str, ...] = ()
    moderators: tuple[str, ...] = ()
    participants: int | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """A row of the participants' table: who a label of a group stands for."""

    group: str
    label: str
    pseudonym: str
    consent: bool = True
    attributes: dict[str, str] = field(default_factory=dict)
    place: Place = field(default_factory=lambda: Place(""))


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the topic guide, and the words of the moderator that it begins with."""

    id: str
    label: str
    begins: tuple[str, ...]
    codes: tuple[str, ...] = ()  # put before the group in this section


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A person or a passage withdrawn from a group."""

    group: str
    speaker: str
    passage: str
    reason: str
    place: Place
