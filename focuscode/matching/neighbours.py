"""Which of two classes a form has where it stands, for many places at once: `language.homographs` on arrays.

What the rules ask of a word (is it a determiner, an infinitive, an inflected adjective?) is asked once a type.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from itertools import repeat
from typing import TYPE_CHECKING, Any

from focuscode.language.facts import Facts
from focuscode.language.homographs import Homographs
from focuscode.language.lexicon import Encoded, Lexicon

if TYPE_CHECKING:
    import numpy as np

    Same = Callable[[np.ndarray], np.ndarray]  # of some positions

UNASKED = -1


class Asked:
    """Yes or no of every token type of a lexicon, each asked once; the type -1 is no word at all, and stands first.

    `lists` are words by the name of their list; all lists are looked through at once.
    """

    def __init__(self, lexicon: Lexicon, lists: Mapping[str, Collection[str]] | None = None) -> None:
        import numpy as np

        self.lexicon = lexicon
        self._known: dict[str, Any] = {}
        self._bits = {name: 1 << n for n, name in enumerate(lists or {})}
        self._on: dict[str, int] = {}  # word → the bits of the lists that it is on
        for name, words in (lists or {}).items():
            for word in words:
                self._on[word] = self._on.get(word, 0) | self._bits[name]
        self._listed: np.ndarray = np.zeros(1, dtype=np.int32)

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

    def on(self, name: str, types: np.ndarray) -> np.ndarray:
        """Which of the types are on the list of that name."""
        import numpy as np

        new = self.lexicon.lower[len(self._listed) - 1 :]
        if new:
            found = np.fromiter(map(self._on.get, new, repeat(0)), dtype=np.int32, count=len(new))
            self._listed = np.concatenate([self._listed, found])
        answers: np.ndarray = self._listed[types + 1] & self._bits[name] > 0
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
        self.asked = Asked(lexicon, lists_of(self.facts))

    def ambiguous(self, types: np.ndarray) -> np.ndarray:
        """Whether a type can be a noun and a verb."""
        return self.asked.of("ambiguous", self.homographs.ambiguous, types)

    def doubtful(self, types: np.ndarray, adjectives: np.ndarray) -> np.ndarray:
        """Whether the neighbours of a type can say that it is not of its class; some types are asked for adjectives."""
        import numpy as np

        found = np.zeros(len(types), dtype=bool)
        (read,), (other,) = adjectives.nonzero(), (~adjectives).nonzero()
        found[other] = self.ambiguous(types[other])
        found[read] = self.asked.of("noun", self.homographs.noun, types[read])
        read = read[~found[read]]
        found[read] = self.asked.of("verb", self.homographs.verb, types[read])
        return found

    def nouns(self, types: np.ndarray, near: Neighbours) -> np.ndarray:
        """Where the words before make a form a noun; as `Homographs.noun_by`."""
        import numpy as np

        opened = self.asked.on("opener", near.before) | self.asked.on("numeral", near.before)
        between = np.flatnonzero(~opened & self.asked.on("opener", near.earlier))
        adjectives = near.before[between]
        opened[between] = self.asked.of("adjective", self._adjective, adjectives)
        singular = np.flatnonzero(opened & self.asked.on("singular", near.before))
        opened[singular] = ~self._infinitive(types[singular])
        found: np.ndarray = opened
        return found

    def verbs(self, types: np.ndarray, near: Neighbours) -> np.ndarray:
        """Where the word before makes a form a verb; as `Homographs.verb_by`."""
        import numpy as np

        cued = self.asked.on("verb cue", near.before)
        infinitive = np.flatnonzero(self.asked.on("infinitive cue", near.before))
        cued[infinitive] |= self._infinitive(types[infinitive])
        return cued

    def no_adjectives(self, types: np.ndarray, same: Same, near: Neighbours) -> np.ndarray:
        """Where a form is no adjective; `same` tells of some where it is the word itself; `Homographs.no_adjective`."""
        import numpy as np

        cued = self.asked.on("verb cue", near.before)
        found = self.asked.of("noun", self.homographs.noun, types)
        nouns = np.flatnonzero(found)
        found[nouns] = self.asked.of("ends adjective", self.homographs.ends_adjective, near.behind[nouns])
        some = np.flatnonzero(cued | found)
        bare = some[same(some)]
        found[bare] = cued[bare]
        bare = bare[cued[bare]]
        marker = self.asked.on("marker", near.before[bare])
        found[bare] = self.asked.of("verb", self.homographs.verb, types[bare])
        found[bare] &= self._infinitive(types[bare]) | ~marker
        return found

    def _adjective(self, word: str) -> bool:
        return self.homographs.inflected(word) or self.homographs.bare(word)

    def _infinitive(self, types: np.ndarray) -> np.ndarray:
        ending = self.facts.infinitive_endings[:1]
        return self.asked.of("infinitive", lambda word: word.endswith(ending), types)


def lists_of(facts: Facts) -> dict[str, Collection[str]]:
    """The words that the rules look for around a form, by what they are there."""
    return {
        "opener": facts.determiners | facts.prepositions,
        "numeral": facts.numerals,
        "singular": [facts.singular],
        "verb cue": facts.verb_cues,
        "infinitive cue": facts.modals | {facts.singular},
        "marker": [facts.infinitive_marker],
        "auxiliary": facts.auxiliaries,
        "behind particle": facts.behind_particles | facts.auxiliaries,
    }
