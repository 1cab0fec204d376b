"""Where listed names stand in a text: whole words, with a genitive or before a hyphen, the longest name first.

A spelling of which some word stands in no word list (Kathleen, Bekaert) is found in any case. One made of words
that are also ordinary words (Beer, De Wit) is found as it is written, or all in capitals; its particles (de, van)
in either case. A spelling that the list has in lower case is found in any case. Spaces, line ends and hyphens
between the words of a name are alike, and letters are compared as everywhere: quotes, joined letters and trema apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from focuscode.language import Language
from focuscode.language.fold import fold
from focuscode.language.names import NAME_WORDS, is_word
from focuscode.offsets import OffsetMap

_BEFORE = r"(?<![^\W_])"
_BEHIND = r"(?=(?:'?[sS])?(?![^\W_]))"
_BETWEEN = r"(?:\s*-\s*|\s+)"
_RUN = re.compile(r"[^\W_]+")
_TREMA = "\u0308"


class Hit(NamedTuple):
    """A listed name in a text: where, and its number in the list."""

    start: int
    end: int
    name: int


def plain(text: str) -> tuple[str, OffsetMap | None]:
    """The text as names are compared in it, its letters in their case, and the way back.

    >>> plain("Zoë’s")[0]
    "Zoe's"
    """
    folded, back = fold(text)
    return folded if folded.isascii() else "".join(map(_bare, folded)), back


@lru_cache(maxsize=4096)
def _bare(letter: str) -> str:
    bare = unicodedata.normalize("NFC", unicodedata.normalize("NFD", letter).replace(_TREMA, ""))
    return bare if len(bare) == 1 else letter


def without_accents(text: str) -> str:
    """The text without accents, as long as it was.

    >>> without_accents("Nóg één")
    'Nog een'
    """
    if text.isascii():
        return text
    letters = (unicodedata.normalize("NFD", letter)[0] for letter in text)
    return "".join(bare if bare.isalpha() else letter for bare, letter in zip(letters, text, strict=True))


def alike(spelling: str) -> str:
    """What two spellings share that are found in the same places, case apart.

    >>> alike("Jean-Marié") == alike("jean marié")
    True
    """
    return " ".join(re.split(r"[\s-]+", plain(spelling)[0].casefold()))


class _Searched(NamedTuple):
    """A spelling that is looked for: its pattern, and how many signs stand before its first letter."""

    pattern: re.Pattern[str]
    lead: int
    name: int


class Finder:
    """Finds the spellings of names; `spellings` are pairs of a name's number and a spelling."""

    def __init__(self, spellings: Iterable[tuple[int, str]], language: Language, *, any_case: bool = False) -> None:
        self._by_word: dict[str, list[_Searched]] = {}  # by the first letters or digits of the name, lower case
        for number, spelling in spellings:
            folded = plain(spelling)[0].strip()
            first = _RUN.search(folded)
            if first:
                pattern = re.compile(f"{_BEFORE}{_pattern(folded, language, any_case)}{_BEHIND}")
                searched = _Searched(pattern, first.start(), number)
                self._by_word.setdefault(first.group().lower(), []).append(searched)

    def find(self, text: str) -> list[Hit]:
        """The names in a text, in order; none overlaps another."""
        if not self._by_word:
            return []
        folded, back = plain(text)
        hits = self._within(folded, 0, len(folded))
        return [hit._replace(start=place[0], end=place[1]) for hit in hits for place in [_source(hit, back)]]

    def _within(self, text: str, start: int, end: int) -> Iterator[Hit]:
        """The longest of those that overlap, and again what is left on either side of it."""
        for chain in _chains(sorted(self._all(text, start, end))):
            best = max(chain, key=lambda hit: (hit.end - hit.start, -hit.start, -hit.name))
            if len(chain) > 1:
                yield from self._within(text, chain[0].start, best.start)
            yield best
            if len(chain) > 1:
                yield from self._within(text, best.end, max(hit.end for hit in chain))

    def _all(self, text: str, start: int, end: int) -> Iterator[Hit]:
        """Every name that begins in a stretch and ends in it; only names with the same first word are tried."""
        for run in _RUN.finditer(text, start, end):
            low = run.group().lower()
            words = (low, low[:-1]) if low.endswith("s") else (low,)
            for searched in (found for word in words for found in self._by_word.get(word, ())):
                at = run.start() - searched.lead
                match = searched.pattern.match(text, at, end) if at >= start else None
                if match:
                    yield Hit(at, match.end(), searched.name)


def _source(hit: Hit, back: OffsetMap | None) -> tuple[int, int]:
    return back.span(hit.start, hit.end) if back else (hit.start, hit.end)


def _chains(found: Sequence[Hit]) -> Iterator[list[Hit]]:
    """Hits in order of their start, those together that overlap one another."""
    chain: list[Hit] = []
    end = 0
    for hit in found:
        if chain and hit.start >= end:
            yield chain
            chain = []
        chain.append(hit)
        end = max(end, hit.end) if len(chain) > 1 else hit.end
    if chain:
        yield chain


def _pattern(spelling: str, language: Language, any_case: bool) -> str:
    words = [word for word in re.split(r"[\s-]+", spelling) if word]
    if any_case or not by_capitals(spelling, language):
        return f"(?i:{_BETWEEN.join(map(re.escape, words))})"
    particles = NAME_WORDS[language.code].particles if len(words) > 1 else frozenset()
    return _BETWEEN.join(
        f"(?i:{re.escape(word)})"
        if word.lower() in particles
        else "|".join(dict.fromkeys(map(re.escape, (word, word.upper())))).join(("(?:", ")"))
        for word in words
    )


def by_capitals(spelling: str, language: Language) -> bool:
    """Whether a name is known by its capitals alone: all its words are also ordinary words.

    >>> from focuscode.language import language
    >>> by_capitals("De Wit", language("nl")), by_capitals("Jan Bekaert", language("nl"))
    (True, False)
    """
    words = re.findall(r"[^\W_]+", plain(spelling)[0])
    if spelling == spelling.lower():
        return False
    particles = NAME_WORDS[language.code].particles
    low = [word.lower() for word in words]
    return all(len(word) == 1 or word in particles or is_word(word, language) for word in low)
