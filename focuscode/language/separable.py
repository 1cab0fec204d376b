"""Separable verbs written apart: *brengen … samen*, *samen te brengen*, without a parser.

A particle belongs to a verb of the codebook if
 B. only auxiliaries and *te* stand between it and a form of the base behind it (samen te brengen, samen
    moeten brengen), or
 C. a finite form of the base stands at most `REACH` words before it in the same clause, and the particle
    stands where particles stand: a particle that is also a preposition counts only before the end, a
    conjunction, another preposition and the like.
Joined forms (samengebracht, samenbrengt) are forms of the whole verb and found as such.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from focuscode.language.facts import Facts
from focuscode.language.homographs import Homographs
from focuscode.language.lemma import Lemmatizer

REACH = 12  # words between verb and particle: 98 % of the pairs in edited text and in speech
AHEAD = 4  # words from a particle to a verb behind it
BACK = 3  # words in which er, daar, waar … claim a preposition

Verbs = Mapping[tuple[str, str], str]  # (particle, base) → verb


class Pair(NamedTuple):
    """A verb written apart: the positions of its base and its particle, and the verb."""

    base: int
    particle: int
    verb: str


class SeparableVerbs:
    """Finds the verbs of an inventory where they are written apart."""

    def __init__(self, lemmatizer: Lemmatizer, facts: Facts, homographs: Homographs) -> None:
        self.lemmatizer = lemmatizer
        self.facts = facts
        self.homographs = homographs
        self._last: tuple[Verbs, frozenset[str]] = ({}, frozenset())

    def find(self, words: Sequence[str], verbs: Verbs, *, spoken: bool = True) -> list[Pair]:
        """The pairs in a row of lower-case tokens, each verb with at most one particle.

        `spoken` guards prepositions claimed by er, daar, waar … (*waar … op*), which speech is full of.
        """
        particles = self._particles(verbs)
        found: dict[int, list[Pair]] = {}
        for at, word in enumerate(words):
            if word in particles:
                pair = self._ahead(words, at, verbs) or self._back(words, at, verbs, spoken)
                if pair:
                    found.setdefault(pair.base, []).append(pair)
        return sorted(self._best(words, pairs) for pairs in found.values())

    def _particles(self, verbs: Verbs) -> frozenset[str]:
        """The particles of an inventory; those of the last one asked for are kept."""
        if self._last[0] is not verbs:
            self._last = (verbs, frozenset(particle for particle, _ in verbs))
        return self._last[1]

    def _base(self, word: str) -> str:
        return self.lemmatizer.lemma(word, "verb").word

    def _ahead(self, words: Sequence[str], at: int, verbs: Verbs) -> Pair | None:
        """Rule B: the particle stands first."""
        facts = self.facts
        following = words[at + 1] if at + 1 < len(words) else ""
        if words[at] in facts.infinitive_openers and following == facts.infinitive_marker:
            return None
        for here in range(at + 1, min(at + AHEAD + 1, len(words))):
            word = words[here]
            verb = None if word in facts.closed else verbs.get((words[at], self._base(word)))
            if verb:
                alone = here == at + 1 and (words[at] in facts.preposition_particles or self._claimed(words, at))
                return None if alone else Pair(here, at, verb)
            if word not in facts.auxiliaries:
                return None
        return None

    def _back(self, words: Sequence[str], at: int, verbs: Verbs, spoken: bool) -> Pair | None:
        """Rule C: the particle stands behind a finite form."""
        if not self._stands_right(words, at, spoken):
            return None
        facts = self.facts
        for here in range(at - 1, max(-1, at - REACH - 1), -1):
            word = words[here]
            if word in facts.stops or word == "," or word in facts.subordinators or self._new_clause(words, here):
                return None
            if word in facts.closed or not any(map(str.isalpha, word)):
                continue
            verb = verbs.get((words[at], self._base(word)))
            if verb and self._finite(word) and not self._is_noun(words, here):
                return Pair(here, at, verb)
        return None

    def _new_clause(self, words: Sequence[str], at: int) -> bool:
        """Whether a conjunction opens a clause with a subject of its own: *spraken en die nu samen …*."""
        facts = self.facts
        return words[at] in facts.joining and at + 1 < len(words) and words[at + 1] in facts.subject_pronouns

    def _stands_right(self, words: Sequence[str], at: int, spoken: bool) -> bool:
        facts = self.facts
        particle = words[at]
        following = words[at + 1] if at + 1 < len(words) else ""
        before = words[at - 1] if at else ""
        if before in facts.openers or before in facts.joining:
            return False
        if (particle, *words[at + 1 : at + 3]) in facts.fixed:
            return False
        if particle in facts.infinitive_openers and facts.infinitive_marker in words[at + 1 : at + 10]:
            return False
        if spoken and self._claimed(words, at):
            return False
        if particle not in facts.preposition_particles:
            return True
        return not any(map(str.isalnum, following)) or following in facts.behind_particles

    def _claimed(self, words: Sequence[str], at: int) -> bool:
        """Whether an adverb before it claims a preposition: *daar zetten we veel op*."""
        facts = self.facts
        return words[at] in facts.claimed and any(word in facts.pronominal for word in words[max(0, at - BACK) : at])

    def _finite(self, word: str) -> bool:
        """Whether a form can be finite: no participle, no present participle."""
        facts = self.facts
        prefix = facts.participle_prefix
        if word.startswith(prefix) and word.endswith(facts.participle_ends) and not self._base(word).startswith(prefix):
            return False
        return not word.endswith(facts.present_participles)

    def _is_noun(self, words: Sequence[str], at: int) -> bool:
        before = words[at - 1] if at else ""
        earlier = words[at - 2] if at > 1 else ""
        return self.homographs.ambiguous(words[at]) and self.homographs.noun_by(before, earlier, sure=True)

    def _best(self, words: Sequence[str], pairs: list[Pair]) -> Pair:
        """Of several particles for one verb: the one before it that is nearest, else the one that ends the clause."""
        first = [pair for pair in pairs if pair.particle < pair.base]
        if first:
            return max(first, key=lambda pair: pair.particle)

        def rank(pair: Pair) -> tuple[bool, int]:
            following = words[pair.particle + 1] if pair.particle + 1 < len(words) else ""
            return not any(map(str.isalnum, following)), -pair.particle

        return max(pairs, key=rank)


def separable(verb: str, facts: Facts, lemmatizer: Lemmatizer) -> tuple[str, str] | None:
    """Particle and base of a separable verb, by its longest particle; None for any other word.

    Both the verb and its base must be listed verbs, or the base alone where the particle is one.
    """
    particles = _longest_first(facts.particles)
    if verb in facts.inseparable or not verb.startswith(particles):
        return None
    for particle in filter(verb.startswith, particles):
        base = verb.removeprefix(particle)
        if len(base) >= 3 and lemmatizer.lists(base, "verb"):
            return particle, base
    return None


@cache
def _longest_first(particles: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(particles, key=lambda particle: (-len(particle), particle)))
