"""A copy of a transcript in which names are replaced, with its key. Nothing else changes in the words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from focuscode.exports.turns import spoken
from focuscode.language import Language
from focuscode.language.names import NAME_WORDS
from focuscode.model import SpeakerType, Transcript, Turn
from focuscode.names.contacts import CONTACTS, Found, contacts
from focuscode.names.find import Finder, Hit, alike, by_capitals
from focuscode.names.key import SPEAKER, Change, Key, made
from focuscode.names.listed import Name
from focuscode.readers.labels import clean

LEFT_OUT = "left out"
Step = tuple[str, str, str]  # kind, piece of the source, piece of the copy
_END = re.compile(r"[.?!…]\W*$")
Label = Callable[[str, str, SpeakerType], str]


class Copy(NamedTuple):
    """A transcript without names, its key, and how often each name of the list (by number) and contact was replaced.

    `doubtful` are names that are also ordinary words and began a sentence there, with the line of the source.
    """

    transcript: Transcript
    key: Key
    counts: Counter[int]
    contacts: Counter[str]
    doubtful: tuple[tuple[int, int], ...] = ()


class Replacer:
    """Puts something in the place of names; what stands for a name is settled when it is first met."""

    def __init__(self, names: Sequence[Name], language: Language, also: Collection[str] = ()) -> None:
        self.names = names
        self.language = language
        self.also = frozenset(also)
        self.finder = Finder(((n, spelling) for n, name in enumerate(names) for spelling in name.spellings), language)
        self._standing = {n: name.replacement for n, name in enumerate(names) if name.replacement}
        self._alike = {alike(spelling): n for n, name in enumerate(names) for spelling in name.spellings}
        self._words = NAME_WORDS[language.code].standing
        self._numbers: Counter[str] = Counter()
        self.used: set[int] = set()  # the names that were met

    def standing(self, number: int) -> str:
        """What stands for a name: as the list says, else its kind with a number."""
        if number not in self._standing:
            kind = self.names[number].kind
            taken = {name.replacement.casefold() for name in self.names}
            while True:
                self._numbers[kind] += 1
                made_up = f"[{self._words[kind]}-{self._numbers[kind]}]"
                if made_up.casefold() not in taken:
                    break
            self._standing[number] = made_up
        self.used.add(number)
        return self._standing[number]

    def met(self, number: int) -> str:
        """What stands for a name that was met; nothing for one that was not."""
        return self._standing[number] if number in self.used else ""

    def of_label(self, label: str) -> str:
        """What stands for a label that is a listed name; nothing for another."""
        number = self._alike.get(alike(label))
        return "" if number is None else clean(self.standing(number))

    def steps(self, words: str, counts: Counter[int], reached: Counter[str]) -> Iterator[Step]:
        """Words piece by piece, what is replaced and what stays; counts what it replaces."""
        gone = [found for found in contacts(words) if found.kind in self.also] if self.also else []
        free = [hit for hit in self.finder.find(words) if all(hit.end <= g.start or g.end <= hit.start for g in gone)]
        here = 0
        both: list[Found | Hit] = [*gone, *free]
        for hit in sorted(both, key=lambda hit: hit.start):
            yield "", words[here : hit.start], words[here : hit.start]
            if isinstance(hit, Found):
                kind, new = hit.kind, CONTACTS[hit.kind].standing
                reached[kind] += 1
            else:
                kind, new = self.names[hit.name].kind, self.standing(hit.name)
                counts[hit.name] += 1
            yield kind, words[hit.start : hit.end], new
            here = hit.end
        yield "", words[here:], words[here:]

    def doubtful(self, words: str) -> Iterator[int]:
        """Names that are also ordinary words, where a sentence begins: it may be the word that was said."""
        for hit in self.finder.find(words):
            first = not words[: hit.start].strip() or _END.search(words, 0, hit.start)
            if first and by_capitals(words[hit.start : hit.end], self.language):
                yield hit.name

    def written(self, name: str) -> str:
        """The name of a file or a group, without listed names in it."""
        made, here = "", 0
        for hit in self.finder.find(name.replace("_", " ")):
            made += name[here : hit.start] + clean(self.standing(hit.name))
            here = hit.end
        return made + name[here:]


def copied(transcript: Transcript, replacer: Replacer, label: Label) -> Copy:
    """The copy: turns in which something is said, names replaced, a turn a line; labels as `label` gives them.

    The text between turns (labels, times, headers) is no part of the copy; the key holds it.
    """
    counts: Counter[int] = Counter()
    reached: Counter[str] = Counter()
    steps: list[Step] = []
    turns: list[Turn] = []
    speakers: list[Change] = []
    here = there = 0
    for turn in spoken(transcript):
        gap = "\n" if turns else ""
        home = turn.group or transcript.group
        speaker = label(home, turn.speaker, turn.speaker_type)
        words = list(replacer.steps(transcript.words_of(turn), counts, reached))
        steps += [(LEFT_OUT, transcript.text[here : turn.start], gap), *words]
        start = there + len(gap)
        here, there = turn.end, start + sum(len(new) for _, _, new in words)
        if speaker != turn.speaker:
            speakers.append(Change(SPEAKER, start, there, speaker, turn.start, turn.end, turn.speaker))
        turns.append(turn._replace(speaker=speaker, start=start, end=there, group=replacer.written(home)))
    steps.append((LEFT_OUT, transcript.text[here:], ""))
    name = replacer.written(transcript.id)
    text, key = made(name, steps)
    copy = replace(transcript, id=name, path=f"{name}.csv", text=text, turns=tuple(turns), left_out=(), format="csv")
    doubts = tuple(
        (name, turn.line) for turn in spoken(transcript) for name in replacer.doubtful(transcript.words_of(turn))
    )
    return Copy(copy, replace(key, speakers=tuple(speakers)), counts, reached, doubts)
