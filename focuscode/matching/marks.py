"""Which codes stand in which turns, and nothing else: for counting large corpora without a list of codings.

Single words and words in a row, the bulk of every codebook, are marked by arrays; all other kinds of terms are searched
as ever. `tests/matching/test_marks.py` holds the marks against the matches.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from focuscode.language.fold import key
from focuscode.matching.pattern import AnyOf, Form, Row, Search
from focuscode.matching.scene import Scene
from focuscode.matching.vocabulary import Vocabulary

if TYPE_CHECKING:
    import numpy as np

Tests = tuple[int, ...]


class Plan(NamedTuple):
    """The searches of a codebook by the way they are marked."""

    singles: list[tuple[int, int]]  # (test, code)
    rows: list[tuple[tuple[Tests, ...], int]]  # (tests of each word, code)
    rest: list[tuple[int, Search]]  # (term, search)


def plan_of(searches: Sequence[Search], codes: Sequence[int], plain: Sequence[bool], vocabulary: Vocabulary) -> Plan:
    """How the searches of terms are marked; those that are not `plain` (a denial counts) are searched one by one."""
    plan = Plan([], [], [])
    unfit = _unfit(vocabulary)
    for term, search in enumerate(searches):
        for part in search.searches if isinstance(search, AnyOf) else (search,):
            tests = _tests(part, vocabulary, unfit) if plain[term] else None
            if tests is None:
                plan.rest.append((term, part))
            elif len(tests) == 1:
                plan.singles.extend((test, codes[term]) for test in tests[0])
            else:
                plan.rows.append((tests, codes[term]))
    return plan


def _unfit(vocabulary: Vocabulary) -> frozenset[int]:
    """The tests that cannot be looked at beside another word: they ask its neighbours, or hold for a hesitation."""
    fillers = vocabulary.lexicon.language.facts.fillers
    keys = {key(filler) for filler in fillers}
    asking = (number for number in vocabulary.number.values() if vocabulary.ambiguous[number])
    cased = (number for test, number in vocabulary.number.items() if isinstance(test, Form) and test.key in keys)
    return frozenset([*asking, *cased, *(number for filler in fillers for number in vocabulary.held(filler))])


def _tests(search: Search, vocabulary: Vocabulary, unfit: frozenset[int]) -> tuple[Tests, ...] | None:
    """The numbers of the tests of each word in a row, or None for what is no row that arrays can mark."""
    if not isinstance(search, Row) or not search.words or search.gap:
        return None
    tests = tuple(tuple(vocabulary.number[test] for test in tests) for tests in search.words)
    alone = len(tests) == 1
    return tests if alone or all(unfit.isdisjoint(word) for word in tests) else None


def mark(scene: Scene, plan: Plan, codes: int) -> np.ndarray:
    """Turns × codes: whether a single word or a row of words of the code stands there."""
    import numpy as np

    marks = np.zeros((len(scene.turns), codes), dtype=bool)
    flat = marks.reshape(-1)
    for test, code in plan.singles:
        tokens = scene.tokens_of(test)
        if len(tokens):
            flat[scene.tokens.turn[tokens] * codes + code] = True
        for hit in scene.meant.get(test, ()):
            marks[hit.turn, code] = True
    if plan.rows:
        rows = Rows(scene)
        for words, code in plan.rows:
            flat[scene.tokens.turn[rows.find(words)] * codes + code] = True
    return marks


class Rows:
    """Words in a row: the rarest word's places are looked up, the others' types are looked at beside them."""

    def __init__(self, scene: Scene) -> None:
        import numpy as np

        self.scene = scene
        self.solid = np.flatnonzero(~scene.tokens.transparent)
        self.types = scene.vocabulary.types_by_test()
        self.may = np.zeros(len(scene.vocabulary.lexicon.lower), dtype=bool)
        self.nothing = np.zeros(0, dtype=np.int64)

    def find(self, words: tuple[Tests, ...]) -> np.ndarray:
        """The tokens of the rarest word wherever all stand side by side in one sentence, hesitations apart."""
        import numpy as np

        scene, tokens = self.scene, self.scene.tokens
        counts = [sum(scene.count_of(test) for test in tests) for tests in words]
        if not all(counts):
            return self.nothing
        rarest = counts.index(min(counts))
        base = np.concatenate([scene.tokens_of(test) for test in words[rarest]])
        for number, tests in enumerate(words):
            if number != rarest and len(base):
                place = tokens.place[base] + (number - rarest)
                inside = (place >= 0) & (place < len(self.solid))
                base = base[inside]
                token = self.solid[place[inside]]
                fits = self._fit(tests, tokens.type[token]) & (tokens.sentence[token] == tokens.sentence[base])
                base = base[fits]
        return base

    def _fit(self, tests: Tests, types: np.ndarray) -> np.ndarray:
        for test in tests:
            self.may[self.types[test]] = True
        fits: np.ndarray = self.may[types]
        for test in tests:
            self.may[self.types[test]] = False
        return fits
