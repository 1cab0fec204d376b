"""Which of two classes a form has where it stands, for many places at once: `language.homographs` on arrays.

What the rules ask of a word (is it a determiner, an infinitive, an inflected adjective?) is asked once a type.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from focuscode.language.homographs import Homographs
from focuscode.language.lexicon import Encoded, Lexicon

if TYPE_CHECKING:
    import numpy as np

    Same = Callable[[np.ndarray], np.ndarray]  # of some positions

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
        fresh = np.flatnonzero(new & (known == UNASKED))
        lower = self.lexicon.lower
        known[fresh] = [question(lower[number - 1] if number else "") for number in fresh.tolist()]
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
        self._tokens = tokens
        self._turns, self._place = tokens.turn[at], tokens.place[at]
        self._last = self._place - ~tokens.transparent[at]  # a hesitation has the place of the word it follows

    @cached_property
    def before(self) -> np.ndarray:
        """The word before."""
        return self._type(self._last)

    @cached_property
    def earlier(self) -> np.ndarray:
        """The word before that."""
        return self._type(self._last - 1)

    @cached_property
    def behind(self) -> np.ndarray:
        """The word behind."""
        return self._type(self._place + 1)

    def _type(self, places: np.ndarray) -> np.ndarray:
        """The type of the word at each place, if it is spoken in the same turn."""
        import numpy as np

        found = np.full(len(places), -1, dtype=np.int64)
        there = np.flatnonzero((places >= 0) & (places < len(self._tokens.solid)))
        words = self._tokens.solid[places[there]]
        spoken = self._tokens.turn[words] == self._turns[there]
        found[there[spoken]] = self._tokens.type[words[spoken]]
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
        singular = np.flatnonzero(opened & self._in("singular", frozenset([self.facts.singular]), near.before))
        opened[singular] = ~self._infinitive(types[singular])
        found: np.ndarray = opened
        return found

    def verbs(self, types: np.ndarray, near: Neighbours) -> np.ndarray:
        """Where the word before makes a form a verb; as `Homographs.verb_by`."""
        import numpy as np

        cued = self._in("verb cue", self.facts.verb_cues, near.before)
        infinitive = np.flatnonzero(self._in("infinitive cue", self.facts.modals | {self.facts.singular}, near.before))
        cued[infinitive] |= self._infinitive(types[infinitive])
        return cued

    def no_adjectives(self, types: np.ndarray, same: Same, near: Neighbours) -> np.ndarray:
        """Where a form is no adjective; `same` tells of some where it is the word itself; `Homographs.no_adjective`."""
        import numpy as np

        cued = self._in("verb cue", self.facts.verb_cues, near.before)
        found = self.asked.of("noun", self.homographs.noun, types)
        nouns = np.flatnonzero(found)
        found[nouns] = self.asked.of("ends adjective", self.homographs.ends_adjective, near.behind[nouns])
        some = np.flatnonzero(cued | found)
        bare = some[same(some)]
        found[bare] = cued[bare]
        bare = bare[cued[bare]]
        marker = self._in("marker", frozenset([self.facts.infinitive_marker]), near.before[bare])
        found[bare] = self.asked.of("verb", self.homographs.verb, types[bare])
        found[bare] &= self._infinitive(types[bare]) | ~marker
        return found

    def _infinitive(self, types: np.ndarray) -> np.ndarray:
        ending = self.facts.infinitive_endings[:1]
        return self.asked.of("infinitive", lambda word: word.endswith(ending), types)

    def _in(self, name: str, words: frozenset[str], types: np.ndarray) -> np.ndarray:
        return self.asked.among(name, words, types)
