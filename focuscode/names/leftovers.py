"""What may still give a person away in a copy: told with its place, for a person to judge."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import groupby

from focuscode.errors import finding
from focuscode.language import Language
from focuscode.language.names import NAME_WORDS, is_word
from focuscode.model import Finding, Place, Transcript, Turn
from focuscode.names.contacts import CONTACTS, contacts
from focuscode.names.copying import LEFT_OUT, Copy
from focuscode.names.find import Finder, alike, by_capitals, without_accents
from focuscode.names.listed import Name
from focuscode.names.speakers import is_coded

SHORTEST = 3  # letters of a part of a name that is looked for
LONGER = 4  # letters of a name that longer words are looked for with
FEW = 0.005  # of the words begin with a capital: the transcript is written without them
ENOUGH = 20  # words, before that can be said
_WORD = re.compile(r"[^\W\d_]{2,}")
Search = Callable[[str], Iterable[tuple[int, int, str]]]


def has_capitals(transcript: Transcript) -> bool:
    """Whether a transcript is written with capitals, so that names can be told by them."""
    words = [word for turn in transcript.turns for word in _WORD.findall(transcript.words_of(turn))]
    return len(words) < ENOUGH or sum(word[0].isupper() for word in words) > FEW * len(words)


class Watch:
    """Looks for what is left: parts of names, other spellings, longer words, labels of speakers, contacts."""

    def __init__(
        self, names: Sequence[Name], labels: Iterable[str], language: Language, also: Collection[str] = ()
    ) -> None:
        self.names = names
        self.also = also
        self.language = language
        listed = {alike(spelling) for name in names for spelling in name.spellings}
        spellings = [(n, spelling) for n, name in enumerate(names) for spelling in name.spellings]
        parts = {(n, part) for n, part in self._parts(spellings) if alike(part) not in listed}
        self._people = [label for label in dict.fromkeys(labels) if label and not is_coded(label)]
        theirs = {(n, part) for n, label in enumerate(self._people) for part in (label, *self._pieces(label))}
        self._searches: list[Search] = [
            self._search(sorted(parts), lambda n: f"part of '{names[n].shown}'"),
            self._search(
                sorted((n, part) for n, part in theirs if alike(part) not in listed),
                lambda n: f"the label of a speaker ('{self._people[n]}')",
            ),
            self._accents(Finder([(n, without_accents(spelling)) for n, spelling in spellings], language)),
            self._longer([spelling for _, spelling in spellings if len(spelling) >= LONGER and spelling.isalpha()]),
        ]
        lower = [pair for pair in spellings if by_capitals(pair[1], language)]
        self._lower = self._search(lower, lambda n: f"the name '{names[n].shown}', or the word", any_case=True)

    def _parts(self, spellings: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
        """The words of names of several words, ordinary words of organisations and places apart."""
        for number, spelling in spellings:
            for part in self._pieces(spelling):
                if self.names[number].kind == "person" or not is_word(part.lower(), self.language):
                    yield number, part

    def _pieces(self, name: str) -> list[str]:
        words = re.findall(r"[^\W_]+", name)
        particles = NAME_WORDS[self.language.code].particles
        return [w for w in words if len(words) > 1 and len(w) >= SHORTEST and w.lower() not in particles]

    def _search(
        self, spellings: Sequence[tuple[int, str]], why: Callable[[int], str], *, any_case: bool = False
    ) -> Search:
        finder = Finder(spellings, self.language, any_case=any_case)
        return lambda text: [(hit.start, hit.end, why(hit.name)) for hit in finder.find(text)]

    def _accents(self, finder: Finder) -> Search:
        def search(text: str) -> Iterator[tuple[int, int, str]]:
            for hit in finder.find(without_accents(text)):
                yield hit.start, hit.end, f"another spelling of '{self.names[hit.name].shown}'"

        return search

    def _longer(self, spellings: Sequence[str]) -> Search:
        ordered = sorted(spellings, key=lambda spelling: (-len(spelling), spelling))
        fronts = "|".join(s if by_capitals(s, self.language) else f"(?i:{s})" for s in ordered)
        pattern = re.compile(rf"(?<![^\W_])({fronts})[^\W\d_]{{2,}}") if fronts else None

        def search(text: str) -> Iterator[tuple[int, int, str]]:
            for match in pattern.finditer(text) if pattern else ():
                yield *match.span(), f"a longer word that begins with '{match.group(1)}'"

        return search

    def findings(self, copy: Copy, source: Transcript) -> Iterator[Finding]:
        """What is left in a copy, by the lines of the file it was made from."""
        capitals = has_capitals(source)
        if not capitals:
            yield finding("F328", Place(source.path))
        searches = self._searches if capitals else [*self._searches, self._lower]
        replaced = [(c.start, c.end) for c in copy.key.changes if c.kind != LEFT_OUT]
        names = []
        for turn in copy.transcript.turns:
            words = copy.transcript.words_of(turn)
            taken = [(a - turn.start, b - turn.start) for a, b in replaced if turn.start <= a < turn.end]
            for search in searches:
                found = [(a, b, why) for a, b, why in search(words) if _free(a, b, taken)]
                names += [(words[a:b], why, turn) for a, b, why in found]
                taken += [(a, b) for a, b, _ in found]
        for (text, why), place, times in _summed(names, source):
            yield finding("F323", place, text=text, times=times, why=why)
        for (text, kind), place, times in _summed(self._reached(source), source):
            yield finding("F324", place, what=CONTACTS[kind].called, text=text, times=times, also=kind)

    def _reached(self, source: Transcript) -> Iterator[tuple[str, str, Turn]]:
        """Contacts that nobody asked to replace, as they were before names in them were."""
        for turn in source.turns:
            words = source.words_of(turn)
            for found in contacts(words):
                if found.kind not in self.also:
                    yield words[found.start : found.end], found.kind, turn


def _free(start: int, end: int, taken: Iterable[tuple[int, int]]) -> bool:
    return all(end <= a or b <= start for a, b in taken)


def _summed(found: Iterable[tuple[str, str, Turn]], source: Transcript) -> Iterator[tuple[tuple[str, str], Place, str]]:
    """Each once, with the line of the first and how often it stands there."""
    ordered = sorted(found, key=lambda item: (item[0], item[1]))
    for what, group in groupby(ordered, key=lambda item: (item[0], item[1])):
        turns = [turn for _, _, turn in group]
        times = f" ({len(turns)} times)" if len(turns) > 1 else ""
        yield what, Place(source.path, min(turn.line for turn in turns)), times
