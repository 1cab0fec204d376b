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
    tests, owners = (np.array([pair[n] for pair in plan.singles], dtype=np.int64) for n in range(2))
    events, count = scene.events_of(tests)
    flat[scene.tokens.turn[events] * codes + np.repeat(owners, count)] = True
    for test, code in plan.singles if scene.meant else ():
        for hit in scene.meant.get(test, ()):
            marks[hit.turn, code] = True
    if plan.rows:
        rows = Rows(scene, max(len(words) for words, _ in plan.rows))
        for words, code in plan.rows:
            flat[scene.tokens.turn[rows.find(words)] * codes + code] = True
    return marks


class Rows:
    """Words in a row: the rarest word's places are looked up, the others' types are looked at beside them."""

    def __init__(self, scene: Scene, longest: int) -> None:
        import numpy as np

        self.scene = scene
        self.longest = longest
        solid = np.flatnonzero(~scene.tokens.transparent)
        # the type and the sentence of each word, hesitations left out, with room for a row that leads out of the text
        self.type = np.pad(scene.tokens.type[solid], longest, constant_values=len(scene.vocabulary.lexicon.lower))
        self.sentence = np.pad(scene.tokens.sentence[solid], longest, constant_values=-1)
        self.types = scene.vocabulary.types_by_test()
        self.may = np.zeros(len(scene.vocabulary.lexicon.lower) + 1, dtype=bool)
        self.nothing = np.zeros(0, dtype=np.int64)

    def find(self, words: tuple[Tests, ...]) -> np.ndarray:
        """The tokens of the rarest word wherever all stand side by side in one sentence, hesitations apart."""
        import numpy as np

        scene, tokens = self.scene, self.scene.tokens
        counts = [sum(scene.count_of(test) for test in tests) for tests in words]
        if not all(counts):
            return self.nothing
        rarest = counts.index(min(counts))
        found = [scene.tokens_of(test) for test in words[rarest]]
        base = found[0] if len(found) == 1 else np.concatenate(found)
        for number, tests in enumerate(words):
            if number != rarest and len(base):
                place = tokens.place[base] + np.int32(self.longest + number - rarest)
                fits = np.flatnonzero(self._fit(tests, self.type[place]))
                base, place = base[fits], place[fits]
                base = base[self.sentence[place] == tokens.sentence[base]]
        return base

    def _fit(self, tests: Tests, types: np.ndarray) -> np.ndarray:
        for test in tests:
            self.may[self.types[test]] = True
        fits: np.ndarray = self.may[types]
        for test in tests:
            self.may[self.types[test]] = False
        return fits
