"""Words inside longer words: is *organisatie* the end of *clusterorganisaties*, *kennis* the front of *kennisdeling*?

A term is inside a word if what is left of the word could really stand there: the front must be a known
modifier with its linking letters, the end a known head. Both are judged by the company they keep among the
nouns that the tables list. The algorithm knows no word; links and affixes come from the language's facts.
"""

from __future__ import annotations

from functools import cached_property, lru_cache

from focuscode.language.facts import Facts
from focuscode.language.lemma import TableLemmatizer
from focuscode.language.memory import remembered

SHORTEST = 3  # letters of a part
LONG = 7  # letters of a noun that can be a compound, and from which any listed noun is believed to be a head
SAFE = 4  # letters from which a modifier that only the noun list vouches for is believed


class Compounds:
    """Judges whether a word holds another as its head or its modifier."""

    def __init__(self, lemmatizer: TableLemmatizer, facts: Facts) -> None:
        self.lemmatizer = lemmatizer
        self.facts = facts
        self.ends = lru_cache(maxsize=200_000)(self._ends)
        self.is_modifier = lru_cache(maxsize=200_000)(self._is_modifier)
        self.is_head = lru_cache(maxsize=200_000)(self._is_head)
        self._modifies_some = lru_cache(maxsize=50_000)(self._modifies_any)
        self._heads_some = lru_cache(maxsize=50_000)(self._heads_any)

    @cached_property
    def nouns(self) -> frozenset[str]:
        """The nouns that the tables list."""
        return self.lemmatizer.tables.index["noun"]

    @cached_property
    def modifiers(self) -> frozenset[str]:
        """What may stand before a head: nouns, adjectives, stems of verbs."""
        index = self.lemmatizer.tables.index
        return self.nouns | index["adj"] | verb_stems(index["verb"], self.facts)

    @cached_property
    def _by_front(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for noun in self.nouns:
            if len(noun) >= LONG:
                found.setdefault(noun[:SHORTEST], []).append(noun)
        return found

    @cached_property
    def _by_end(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for noun in self.nouns:
            if len(noun) >= LONG:
                found.setdefault(noun[-SHORTEST:], []).append(noun)
        return found

    @cached_property
    def _plurals(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        tables = self.lemmatizer.tables
        listed = [(form, words[0]) for form, words in tables.exceptions["noun"].items()]
        for form, word in (*tables.lookup.items(), *listed):
            if form.endswith(self.facts.plurals) and word in self.nouns and form != word:
                found.setdefault(word, set()).add(form)
        return found

    @remembered("head")
    def head(self, word: str, term: str) -> int | None:
        """Where the term (a lower-case noun), in any form, begins as the head of a word; None if it is not its head."""
        if term in self.facts.no_heads:
            return None
        ends = self.ends(word) if term in self.nouns else self._unlisted(word, term)
        for start, lemma in ends:
            if lemma == term and self.is_modifier(word[:start]):
                return start
        return None

    def _unlisted(self, word: str, term: str) -> list[tuple[int, str]]:
        """Where a word ends in a form of a noun that no table lists."""
        stem = term[: max(SHORTEST, len(term) - 2)]
        starts = [at for at in range(2, len(word) - 2) if word.startswith(stem, at)]
        return [(at, self.lemmatizer.lemma(word[at:], "noun").word) for at in starts]

    @remembered("modifier")
    def modifier(self, word: str, term: str) -> int | None:
        """Where the head begins in a word that the term modifies; None if it does not."""
        if term in self.lemmatizer.closed:
            return None
        for front in self._fronts(term):
            rest = word[len(front) :]
            if word.startswith(front) and len(rest) >= SHORTEST and self.is_head(rest.lstrip("-")):
                return len(front)
        return None

    @remembered("plurals", tuple)
    def plurals(self, term: str) -> tuple[str, ...]:
        """The plurals of a noun that the tables list."""
        return tuple(sorted(self._plurals.get(term, ())))

    @remembered("split compound")
    def split(self, word: str) -> int | None:
        """Where the last part of a compound begins: the longest end that is a head behind a modifier."""
        for start, lemma in self.ends(word):
            if (
                start >= SHORTEST
                and len(lemma) >= SAFE
                and self.is_modifier(word[:start])
                and self.is_head(word[start:])
            ):
                return start
        return None

    def _fronts(self, term: str) -> list[str]:
        found = {term, *(term + link for link in self.facts.links), *self._plurals.get(term, ())}
        return sorted(found, key=lambda front: (-len(front), front))

    def _noun(self, form: str) -> str:
        return self.lemmatizer.by_rule(form, "noun").word

    def _ends(self, word: str) -> tuple[tuple[int, str], ...]:
        """Every (start, noun) so that the word from there is a form of a listed noun."""
        found = ((start, self._noun(word[start:])) for start in range(2, len(word) - 2))
        return tuple((start, noun) for start, noun in found if noun in self.nouns)

    def _is_modifier(self, front: str) -> bool:
        bare = front.rstrip("-")
        if front.endswith("-") and len(bare) >= 2:
            return True
        if len(front) < SHORTEST or front in self.facts.no_modifiers:
            return False
        if self._modifies_some(front):
            return True
        base = self._unlinked(front)
        if base is not None and base in self.nouns and len(base) >= SAFE:
            return True
        cuts = range(SHORTEST, len(front) - 2) if len(front) >= 7 else ()
        return any(
            self._modifies_some(front[at:]) and (self._unlinked(front[:at]) or self._inflected(front[:at]))
            for at in cuts
        )

    def _is_head(self, end: str) -> bool:
        noun = self._noun(end)
        if noun in self.facts.no_heads or len(noun) < SHORTEST:
            return False
        if noun in self.nouns and self._heads_some(noun):
            return True
        if noun in self.nouns and len(noun) >= LONG:
            return True
        inner = (word for _, word in self.ends(end) if len(word) >= SAFE and word not in self.facts.no_heads)
        return any(self._heads_some(word) for word in inner)

    def _modifies_any(self, front: str) -> bool:
        """Whether a listed noun is this front with another noun behind it."""
        if not self._links_to_modifier(front):
            return False
        for noun in self._by_front.get(front[:SHORTEST], ()):
            if noun.startswith(front) and len(noun) - len(front) >= SHORTEST and noun[len(front) :] in self.nouns:
                return True
        return False

    def _heads_any(self, noun: str) -> bool:
        """Whether a listed noun is this one with a modifier before it."""
        for other in self._by_end.get(noun[-SHORTEST:], ()):
            front = other[: len(other) - len(noun)]
            if other.endswith(noun) and len(front) >= SHORTEST and self._links_to_modifier(front):
                return True
        return False

    def _links_to_modifier(self, front: str) -> bool:
        for link in ("", *self.facts.links):
            base = front.removesuffix(link) if link else front
            if (not link or base != front) and len(base) >= SHORTEST and base in self.modifiers:
                return True
        return False

    def _unlinked(self, front: str) -> str | None:
        """The word that a modifier is, without its linking letters."""
        if front in self.nouns:
            return front
        for link in self.facts.links:
            base = front.removesuffix(link)
            if base != front and base in self.nouns and len(base) >= SHORTEST:
                return base
        noun = self._noun(front)
        if noun in self.nouns:
            return noun
        return front if front in self.modifiers else None

    def _inflected(self, front: str) -> bool:
        """Whether it is a form of a listed adjective: the *lange* of *langetermijnvisie*."""
        word = self.lemmatizer.by_rule(front, "adj").word
        return len(front) > SAFE and word != front and word in self.lemmatizer.tables.index["adj"]


def verb_stems(verbs: frozenset[str], facts: Facts) -> frozenset[str]:
    """The stems of infinitives, as they stand before a noun: *werk* of *werken*, *leer* of *leren*."""
    found = set()
    vowels = facts.vowels
    ending = facts.infinitive_endings[0] if facts.infinitive_endings else ""
    for verb in verbs:
        if not ending or not verb.endswith(ending) or len(verb) < 5:
            continue
        stem = verb[: -len(ending)]
        if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in vowels:
            stem = stem[:-1]
        elif stem[-1] not in vowels and stem[-2] in facts.doubling and (len(stem) < 3 or stem[-3] not in vowels):
            stem = stem[:-1] + stem[-2] + stem[-1]
        found.add(stem[:-1] + facts.final_sounds.get(stem[-1], stem[-1]))
    return frozenset(stem for stem in found if len(stem) >= SHORTEST)
