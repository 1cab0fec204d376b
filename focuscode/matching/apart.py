"""Separable verbs written apart, all of a codebook at once: arrays tell where one may stand, then the rules look there.

What arrays ask of a sentence is what `language.separable` asks first; a sentence that fails holds no such verb.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from focuscode.language.separable import AHEAD, REACH, Pair
from focuscode.matching.neighbours import Asked
from focuscode.matching.pattern import Apart, Hit, Test
from focuscode.matching.scene import Scene
from focuscode.matching.vocabulary import Vocabulary
from focuscode.tables.columns import stretches

if TYPE_CHECKING:
    import numpy as np

Verbs = dict[tuple[str, str], str]  # (particle, base) → verb
APART = "written apart"


class Parts:
    """The separable verbs of a codebook: their particles and bases, made ready."""

    def __init__(self, verbs: Verbs, vocabulary: Vocabulary) -> None:
        import numpy as np

        self.verbs = verbs
        self.vocabulary = vocabulary
        particles: dict[str, Test] = {}
        bases: dict[str, Test] = {}
        self._base: Verbs = {}  # (particle, verb) → base
        for (particle, base), verb in verbs.items():
            tests = tuple(Apart(particle, base, verb).tests())
            particles.setdefault(particle, tests[0])
            bases.setdefault(base, tests[1])
            self._base.setdefault((particle, verb), base)
        row, column = ({name: n for n, name in enumerate(names)} for names in (particles, bases))
        self._together = np.zeros((len(row), len(column)), dtype=bool)
        for particle, base in verbs:
            self._together[row[particle], column[base]] = True
        self.tests = [
            np.array([vocabulary.number[test] for test in tests.values()], dtype=np.int64)
            for tests in (particles, bases)
        ]
        prepositions = vocabulary.lexicon.language.facts.preposition_particles
        self._preposition = np.array([particle in prepositions for particle in particles], dtype=bool)

    def find(self, scene: Scene) -> dict[tuple[str, str], list[Hit]]:
        """By particle and base, the hits on verbs written apart."""
        found: dict[tuple[str, str], list[Hit]] = defaultdict(list)
        light = self.vocabulary.lexicon.language.facts.light_bases
        for sentence in self.sentences(scene):
            inside, words = scene.sentence_words(sentence)
            for pair in self._pairs(scene, inside, words):
                particle = words[pair.particle]
                base = self._base[particle, pair.verb]
                tokens = tuple(sorted((inside[pair.base], inside[pair.particle])))
                found[particle, base].append(Hit(tokens, f"{APART}: {pair.verb}", base in light))
        return found

    def sentences(self, scene: Scene) -> list[int]:
        """The sentences that may hold a verb written apart."""
        import numpy as np

        classes = self.vocabulary.classes
        if not self.verbs or classes is None or self.vocabulary.lexicon.language.separables is None:
            return []
        (particle, first), (base, second) = (self._standing(scene, tests) for tests in self.tests)
        sentence = scene.tokens.sentence
        if self._parsed():
            begin, end = (np.searchsorted(sentence[second], sentence[first], side) for side in ("left", "right"))
        else:
            near = _Near(scene, classes.asked)
            some = np.flatnonzero(~self._preposition[particle] | near.ends_there(first))
            particle, first = particle[some], first[some]
            begin, end = near.reach(first, second)
        left, right = stretches(begin, end - begin)
        kept = self._together[particle[left], base[right]] & (sentence[first[left]] == sentence[second[right]])
        left, right = left[kept], right[kept]
        if not self._parsed():
            left = left[near.may_belong(first[left], second[right], self._preposition[particle[left]])]
        found: list[int] = np.unique(sentence[first[left]]).tolist()
        return found

    def _standing(self, scene: Scene, tests: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Where tests hold, in order of the text and hesitations apart: the position of the test, and the token."""
        import numpy as np

        which, tokens = scene.events_of(tests)
        solid = np.flatnonzero(~scene.tokens.transparent[tokens])
        order = solid[np.argsort(tokens[solid], kind="stable")]
        return which[order], tokens[order]

    def _parsed(self) -> bool:
        model = self.vocabulary.lexicon.language.model
        return model is not None and model.parses

    def _pairs(self, scene: Scene, inside: list[int], words: list[str]) -> list[Pair]:
        """The verbs written apart in a sentence: by the rules, or as the trained pipeline parses them."""
        finder = self.vocabulary.lexicon.language.separables
        if not self._parsed():
            return finder.find(words, self.verbs) if finder else []
        base_of = self.vocabulary.lexicon.language.lemmatizer.lemma
        starts = {int(scene.tokens.start[token]): n for n, token in enumerate(inside)}
        offset = scene.turns[int(scene.tokens.turn[inside[0]])][0]
        found = []
        for position, token in enumerate(inside):
            reading = scene.reading(token)
            base = starts.get(offset + reading.verb, -1) if reading and reading.verb >= 0 else -1
            verb = self.verbs.get((words[position], base_of(words[base], "verb").word)) if base >= 0 else None
            if verb:
                found.append(Pair(base, position, verb))
        return found


class _Near:
    """What stands around particles and bases, hesitations left out."""

    def __init__(self, scene: Scene, asked: Asked) -> None:
        self.tokens = scene.tokens
        self.asked = asked

    def _following(self, particles: np.ndarray) -> np.ndarray:
        """The type of the word behind, in the same sentence; -1 for none."""
        import numpy as np

        tokens = self.tokens
        place = np.minimum(tokens.place[particles] + 1, len(tokens.solid) - 1)
        behind = tokens.solid[place]
        there = (tokens.sentence[behind] == tokens.sentence[particles]) & (behind > particles)
        return np.where(there, tokens.type[behind], -1)

    def ends_there(self, particles: np.ndarray) -> np.ndarray:
        """Whether a word stands behind that a preposition which is a particle may have behind it, or none."""
        following = self._following(particles)
        wordless = self.asked.of("wordless", _is_wordless, following)
        found: np.ndarray = wordless | self.asked.on("behind particle", following)
        return found

    def reach(self, particles: np.ndarray, bases: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Of each particle the first base that is near enough, and the last and one."""
        import numpy as np

        at, places = self.tokens.place[particles], self.tokens.place[bases]
        return np.searchsorted(places, at - REACH), np.searchsorted(places, at + AHEAD, side="right")

    def may_belong(self, particles: np.ndarray, bases: np.ndarray, prepositions: np.ndarray) -> np.ndarray:
        """Whether a base stands before its particle, or behind it with only auxiliaries between."""
        import numpy as np

        step = self.tokens.place[bases] - self.tokens.place[particles]
        behind = np.where(step == 1, ~prepositions, self.asked.on("auxiliary", self._following(particles)))
        found: np.ndarray = np.where(step > 0, behind, step < 0)
        return found


def _is_wordless(word: str) -> bool:
    """Whether a token is a mark, or nothing at all."""
    return not word.isalpha() and not any(map(str.isalnum, word))
