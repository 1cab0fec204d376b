"""`{all: [publiek, privaat, samenwerking], scope: segment}`: all of the words, in any form, in one sentence, turn or
segment (the default), wherever they stand in it.

The coding stands where the first of them stands; all that stand in the same turn are marked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from focuscode.language import Language
from focuscode.matching.pattern import Hit, Kind, Search, Test, searches_of
from focuscode.matching.scene import Scene
from focuscode.model import Term


@dataclass(frozen=True)
class AllOf:
    """Parts that must all stand in one scope."""

    parts: tuple[Search, ...]
    scope: str

    def tests(self) -> Iterable[Test]:
        """The tests of all parts."""
        return (test for part in self.parts for test in part.tests())

    def find(self, scene: Scene) -> list[Hit]:
        """One hit for each scope that holds them all: the first of each part."""
        homes = [scene.by_scope(part.find(scene), self.scope) for part in self.parts]
        shared = set(homes[0]).intersection(*homes[1:]) if homes else set()
        found = []
        for home in sorted(shared):
            group = [parts[home][0] for parts in homes]
            turn = scene.turn(min(group, key=lambda hit: hit.tokens[0]))
            tokens = sorted({token for hit in group if scene.turn(hit) == turn for token in hit.tokens})
            rules = ", ".join(dict.fromkeys(hit.rule for hit in group))
            found.append(Hit(tuple(tokens), f"all in one {self.scope}: {rules}", any(hit.guessed for hit in group)))
        return found


def compile_term(term: Term, language: Language) -> Search:
    """The parts as plain terms."""
    return AllOf(searches_of(term.parts, language), term.scope or "segment")


KIND = Kind("all", "All of the words in one segment", compile_term, ("scope",))
