"""Which codes stand in which turns, and nothing else: for counting large corpora without a list of codings.

Single words and words in a row, the bulk of every codebook, are marked by arrays; all other kinds of terms are searched
as ever. `tests/matching/test_marks.py` holds the marks against the matches.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from focuscode.language.fold import key
from focuscode.matching.apart import Parts
from focuscode.matching.pattern import AnyOf, Apart, Form, Row, Search
from focuscode.matching.scene import Scene
from focuscode.matching.vocabulary import QUESTIONS, Vocabulary, types_of
from focuscode.tables.columns import begins, stretches

if TYPE_CHECKING:
    import numpy as np

Tests = tuple[int, ...]
NO_WORD = -1
SIEVE = 1 << 18  # places of the sieve for pairs of a word and a type


@dataclass(frozen=True)
class Plan:
    """The searches of a codebook by the way they are marked."""

    singles: list[tuple[int, int]]  # (test, code)
    rows: list[tuple[tuple[Tests, ...], int]]  # (tests of each word, code)
    parts: dict[tuple[str, str], list[int]]  # (particle, base) of verbs written apart → codes
    rest: list[tuple[int, Search]]  # (term, search)
    vocabulary: Vocabulary

    def placed(self, parts: Parts) -> np.ndarray:
        """Whether it must be known of a test where it holds: all but those that only single words ask."""
        import numpy as np

        placed = np.zeros(len(self.vocabulary.tests), dtype=bool)
        placed[[self.vocabulary.number[test] for _, search in self.rest for test in search.tests()]] = True
        for tests in (self.side_by_side.tests, *parts.tests):
            placed[tests] = True
        return placed

    @cached_property
    def alone(self) -> Singles:
        """The singles as arrays."""
        return Singles(self.singles, len(self.vocabulary.tests))

    @cached_property
    def side_by_side(self) -> Rows:
        """The rows as arrays."""
        return Rows(self.rows)


def plan_of(searches: Sequence[Search], codes: Sequence[int], plain: Sequence[bool], vocabulary: Vocabulary) -> Plan:
    """How the searches of terms are marked; those that are not `plain` (a denial counts) are searched one by one."""
    plan = Plan([], [], {}, [], vocabulary)
    unfit = _unfit(vocabulary)
    for term, search in enumerate(searches):
        for part in search.searches if isinstance(search, AnyOf) else (search,):
            tests = _tests(part, vocabulary, unfit) if plain[term] else None
            if isinstance(part, Apart) and plain[term]:
                plan.parts.setdefault((part.particle, part.base), []).append(codes[term])
            elif tests is None:
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
    """Turns × codes: whether a word, a row of words or a verb written apart stands there; the rest is searched."""
    import numpy as np

    marks = np.zeros((len(scene.turns), codes), dtype=bool)
    flat = marks.reshape(-1)
    for tokens, owners in plan.alone.find(scene, codes):
        flat[scene.tokens.turn[tokens].astype(np.int64) * codes + owners] = True
    for test, code in plan.singles if scene.meant else ():
        for hit in scene.meant.get(test, ()):
            marks[hit.turn, code] = True
    for pair, hits in scene.parted.items() if plan.parts else ():
        for hit in hits:
            marks[scene.turn(hit), plan.parts.get(pair, [])] = True
    if plan.rows:
        which, tokens = plan.side_by_side.find(scene)
        flat[scene.tokens.turn[tokens].astype(np.int64) * codes + plan.side_by_side.codes[which]] = True
    return marks


class Singles:
    """Single words, all at once: a code is marked once for a type, however many terms and tests lead to it."""

    def __init__(self, singles: Sequence[tuple[int, int]], tests: int) -> None:
        import numpy as np

        pairs = np.array(sorted(singles), dtype=np.int64).reshape(-1, 2)
        self.tests, self.codes = pairs[:, 0], pairs[:, 1]
        self.firsts = begins(self.tests, tests)

    def find(self, scene: Scene, codes: int) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """Tokens and their codes: first those of types that need no neighbours, then those that do."""
        import numpy as np

        types, test, code = self._held(scene)
        count = len(scene.vocabulary.lexicon.forms)
        pair = types * codes + code
        doubtful = scene.vocabulary.doubtful(types, test)
        sure = np.unique(pair[~doubtful])
        tokens, entry = scene.standing(begins(sure // codes, count))
        yield tokens, (sure % codes)[entry]
        left = np.flatnonzero(doubtful)
        at = np.searchsorted(sure, pair[left])
        left = left[np.append(sure, -1)[at] != pair[left]]  # where a code is sure, nobody need be asked
        if not len(left):
            return
        question = scene.vocabulary.questions(types[left], test[left])
        left = left[np.unique(pair[left] * QUESTIONS + question, return_index=True)[1]]
        tokens, entry = scene.standing(begins(types[left], count))
        entry = left[entry]
        kept = scene.told_apart(tokens, test[entry])
        yield tokens[kept], code[entry[kept]]

    def _held(self, scene: Scene) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Each type with a test that holds for it and a code."""
        first, test, _ = scene.vocabulary.tables()
        begin = self.firsts[test]
        which, at = stretches(begin, self.firsts[test + 1] - begin)
        return types_of(first)[which], test[which], self.codes[at]


class Rows:
    """Words in a row, all rows at once: the rarest word of each is looked up, and what stands beside it is looked at.

    Each word of a row is a tuple of tests and has a number; rows that share a word share the number.
    """

    def __init__(self, rows: Sequence[tuple[tuple[Tests, ...], int]]) -> None:
        import numpy as np

        numbers = {tests: n for n, tests in enumerate(dict.fromkeys(tests for words, _ in rows for tests in words))}
        self.codes = np.array([code for _, code in rows], dtype=np.int64)
        self.lengths = np.array([len(words) for words, _ in rows], dtype=np.int64)
        self.longest = int(self.lengths.max(initial=0))
        self.words = np.full((len(rows), self.longest), NO_WORD)
        for row, (words, _) in enumerate(rows):
            self.words[row, : len(words)] = [numbers[tests] for tests in words]
        self.tests = np.array([test for tests in numbers for test in tests], dtype=np.int64)
        self.many = np.array(list(map(len, numbers)), dtype=np.int64)  # tests of each word
        self.firsts = np.cumsum(self.many) - self.many

    def find(self, scene: Scene) -> tuple[np.ndarray, np.ndarray]:
        """Wherever the words of a row stand side by side in one sentence, hesitations apart: the row, and a token."""
        row, rarest = self._rarest(scene)
        word = self.words[row, rarest]
        which, at = stretches(self.firsts[word], self.many[word])
        of_test, tokens = scene.events_of(self.tests[at])
        which = which[of_test]
        beside = _Beside(scene, self.longest, self._held(scene))
        for step in range(1, self.longest):
            other = (rarest + step) % self.lengths[row]
            wanted, shift = self.words[row, other], other - rarest
            kept = beside.stands(tokens, wanted[which], shift[which])
            kept |= (step >= self.lengths[row])[which]
            which, tokens = which[kept], tokens[kept]
        return row[which], tokens

    def _rarest(self, scene: Scene) -> tuple[np.ndarray, np.ndarray]:
        """The rows whose words all stand somewhere, and of each the position of the word that does so least often."""
        import numpy as np

        which, at = stretches(self.firsts, self.many)
        counts = np.bincount(which, scene.counts()[self.tests[at]], minlength=len(self.many))
        often = np.where(self.words == NO_WORD, np.inf, counts[self.words])
        rows = np.flatnonzero(often.min(axis=1) > 0)
        return rows, often[rows].argmin(axis=1)

    def _held(self, scene: Scene) -> tuple[np.ndarray, np.ndarray]:
        """Words of rows with each type that one of their tests holds for."""
        types, bounds = scene.vocabulary.types_by_test()
        word, at = stretches(self.firsts, self.many)
        tests = self.tests[at]
        which, entry = stretches(bounds[tests], bounds[tests + 1] - bounds[tests])
        return word[which], types[entry]


class _Beside:
    """What stands beside a token, hesitations left out; a word and a type that belong together are one number."""

    def __init__(self, scene: Scene, reach: int, held: tuple[np.ndarray, np.ndarray]) -> None:
        import numpy as np

        tokens = scene.tokens
        solid = tokens.solid
        self.tokens = tokens
        self.reach = reach
        self.size = len(scene.vocabulary.lexicon.lower) + 1
        self.type = np.pad(tokens.type[solid], reach, constant_values=self.size - 1)  # no type: a row leads out
        self.sentence = np.pad(tokens.sentence[solid], reach, constant_values=-1)
        self.known = np.unique(held[0] * self.size + held[1])
        self.may = np.zeros(SIEVE, dtype=bool)
        self.may[self.known & (SIEVE - 1)] = True

    def stands(self, tokens: np.ndarray, words: np.ndarray, shift: np.ndarray) -> np.ndarray:
        """Whether the word stands so many places from the token, in its sentence."""
        import numpy as np

        place = self.tokens.place[tokens] + shift + self.reach
        pair = words * self.size + self.type[place]
        found: np.ndarray = self.may[pair & (SIEVE - 1)]  # most are sieved out; the rest is looked up
        left = np.flatnonzero(found)
        at = np.minimum(np.searchsorted(self.known, pair[left]), len(self.known) - 1)
        same = self.sentence[place[left]] == self.tokens.sentence[tokens[left]]
        found[left] = (self.known[at] == pair[left]) & same
        return found
