"""`{near: [kennis, delen], within: 8}`: words near each other in one sentence, in any form and any order.

`within` is how many words may lie between the first and the last of them (default: the codebook's, else 8); with
`ordered: yes` they must stand in the order written. Each part may be a phrase or a separable verb. Hesitations,
repetitions and the transcriber's marks do not count.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from focuscode.language import Language
from focuscode.matching.pattern import Hit, Kind, Search, Test, searches_of
from focuscode.matching.scene import Scene
from focuscode.model import Term

CHOICES = 4  # of each part, the nearest to the rarest one; further ones are never in the tightest group


@dataclass(frozen=True)
class Near:
    """Parts within a number of words of each other."""

    parts: tuple[Search, ...]
    within: int
    ordered: bool

    def tests(self) -> Iterable[Test]:
        """The tests of all parts."""
        return (test for part in self.parts for test in part.tests())

    def find(self, scene: Scene) -> list[Hit]:
        """For each place of the rarest part the tightest group around it."""
        found = [[hit for hit in part.find(scene) if hit.tokens] for part in self.parts]
        if not all(found):
            return []
        by_sentence = [scene.by_sentence(hits) for hits in found]
        rarest = min(range(len(found)), key=lambda n: len(found[n]))
        groups = []
        for anchor in found[rarest]:
            sentence = scene.sentence(anchor)
            others = [
                [anchor] if n == rarest else scene.nearest(by_sentence[n].get(sentence, []), anchor, CHOICES)
                for n in range(len(found))
            ]
            best = self._tightest(others, scene)
            if best:
                groups.append(best)
        return groups

    def _tightest(self, choices: list[list[Hit]], scene: Scene) -> Hit | None:
        fitting = []
        for group in product(*choices):
            tokens = sorted({token for hit in group for token in hit.tokens})
            if len(tokens) < sum(len(hit.tokens) for hit in group):
                continue
            starts = [hit.tokens[0] for hit in group]
            if self.ordered and starts != sorted(starts):
                continue
            wide = scene.distance(tokens[0], tokens[-1])
            if wide - len(tokens) + 1 <= self.within:
                fitting.append((wide, tokens, group))
        if not fitting:
            return None
        _, tokens, group = min(fitting, key=lambda choice: choice[:2])
        rules = ", ".join(dict.fromkeys(hit.rule for hit in group))
        return Hit(tuple(tokens), f"near each other: {rules}", any(hit.guessed for hit in group))


def compile_term(term: Term, language: Language) -> Search:
    """The parts as plain terms."""
    return Near(searches_of(term.parts, language), term.within, term.ordered)


KIND = Kind("near", "Words near each other", compile_term, ("within", "ordered"))
