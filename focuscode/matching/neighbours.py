"""Which of two classes a form has where it stands, for many places at once: `language.homographs` on arrays.

What the rules ask of a word (is it a determiner, an infinitive, an inflected adjective?) is asked once a type.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from focuscode.language.homographs import Homographs
from focuscode.language.lexicon import Encoded, Lexicon

if TYPE_CHECKING:
    import numpy as np

UNASKED = -1


class Asked:
    """Yes or no of every token type of a lexicon, each asked once; the type -1 is no word at all, and stands first."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._known: dict[str, Any] = {}
        self._listed: dict[str, Any] = {}

    def of(self, name: str, question: Callable[[str], bool], types: np.ndarray) -> np.ndarray:
        """The answers for types; the question is the same wherever its name is."""
        import numpy as np

        size = len(self.lexicon.lower) + 1
        known = self._known.get(name, np.zeros(0, dtype=np.int8))
        if len(known) < size:
            grown = np.full(size, UNASKED, dtype=np.int8)
            grown[: len(known)] = known
            self._known[name] = known = grown
        new = np.zeros(size, dtype=bool)
        new[types + 1] = True
        for number in np.flatnonzero(new & (known == UNASKED)).tolist():
            known[number] = question(self.lexicon.lower[number - 1] if number else "")
        answers: np.ndarray = known[types + 1] == 1
        return answers

    def among(self, name: str, words: frozenset[str], types: np.ndarray) -> np.ndarray:
        """Which of the types are one of some words; the words are the same wherever their name is."""
        import numpy as np

        known = self._listed.get(name, np.zeros(1, dtype=bool))
        new = self.lexicon.lower[len(known) - 1 :]
        if new:
            found = np.fromiter(map(words.__contains__, new), dtype=bool, count=len(new))
            self._listed[name] = known = np.concatenate([known, found])
        answers: np.ndarray = known[types + 1]
        return answers


class Neighbours:
    """The words around tokens: the two before and the one behind, in the same turn, hesitations apart; -1 for none."""

    def __init__(self, tokens: Encoded, at: np.ndarray) -> None:
        solid = ~tokens.transparent
        self._types, self._turns = tokens.type[solid], tokens.turn[solid]
        turns, place = tokens.turn[at], tokens.place[at]
        last = place - solid[at]  # the word before: a hesitation has the place of the word it follows
        self.before = self._type(last, turns)
        self.earlier = self._type(last - 1, turns)
        self.behind = self._type(place + 1, turns)

    def _type(self, places: np.ndarray, turns: np.ndarray) -> np.ndarray:
        """The type of the word at each place, if it is spoken in that turn."""
        import numpy as np

        found = np.full(len(places), -1, dtype=np.int64)
        there = np.flatnonzero((places >= 0) & (places < len(self._types)))
        there = there[self._turns[places[there]] == turns[there]]
        found[there] = self._types[places[there]]
        return found


class Classes:
    """Says of tokens that can be of two classes whether they may be of one."""

    def __init__(self, homographs: Homographs, lexicon: Lexicon) -> None:
        self.homographs = homographs
        self.facts = homographs.facts
        self.lexicon = lexicon
        self.asked = Asked(lexicon)

    def ambiguous(self, types: np.ndarray) -> np.ndarray:
        """Whether a type can be a noun and a verb."""
        return self.asked.of("ambiguous", self.homographs.ambiguous, types)

    def nouns(self, types: np.ndarray, near: Neighbours) -> np.ndarray:
        """Where the words before make a form a noun; as `Homographs.noun_by`."""
        import numpy as np

        openers = self.facts.determiners | self.facts.prepositions
        opened = self._in("opener", openers, near.before) | self._in("numeral", self.facts.numerals, near.before)
        between = np.flatnonzero(~opened & self._in("opener", openers, near.earlier))
        adjectives = near.before[between]
        opened[between] = self.asked.of("inflected", self.homographs.inflected, adjectives)
        opened[between] |= self.asked.of("bare", self.homographs.bare, adjectives)
        singular = self._in("singular", frozenset([self.facts.singular]), near.before)
        found: np.ndarray = opened & ~(singular & self._infinitive(types))
        return found

    def verbs(self, types: np.ndarray, near: Neighbours) -> np.ndarray:
        """Where the word before makes a form a verb; as `Homographs.verb_by`."""
        singular = self._in("singular", frozenset([self.facts.singular]), near.before)
        infinitive = singular | self._in("modal", self.facts.modals, near.before)
        cued = self._in("verb cue", self.facts.verb_cues, near.before)
        found: np.ndarray = (self._infinitive(types) & infinitive) | cued
        return found

    def no_adjectives(self, types: np.ndarray, same: np.ndarray, near: Neighbours) -> np.ndarray:
        """Where a form is no adjective; `same` where it is the word itself; as `Homographs.no_adjective`."""
        import numpy as np

        marker = self._in("marker", frozenset([self.facts.infinitive_marker]), near.before)
        verb = self.asked.of("verb", self.homographs.verb, types) & (self._infinitive(types) | ~marker)
        verb &= self._in("verb cue", self.facts.verb_cues, near.before)
        noun = self.asked.of("noun", self.homographs.noun, types)
        noun &= self.asked.of("ends adjective", self.homographs.ends_adjective, near.behind)
        found: np.ndarray = np.where(same, verb, noun)
        return found

    def _infinitive(self, types: np.ndarray) -> np.ndarray:
        ending = self.facts.infinitive_endings[:1]
        return self.asked.of("infinitive", lambda word: word.endswith(ending), types)

    def _in(self, name: str, words: frozenset[str], types: np.ndarray) -> np.ndarray:
        return self.asked.among(name, words, types)
