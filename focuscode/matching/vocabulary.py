"""Which tests of the codebook hold for which word: each token type is tried once, whatever the text's length."""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import translate
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from focuscode.language import Language, language
from focuscode.language.fold import key
from focuscode.language.lemma import UNCERTAIN
from focuscode.language.lexicon import Lexicon
from focuscode.matching.neighbours import Classes
from focuscode.matching.pattern import CLASSES, Form, Glob, Inside, Joined, Test, Word, capitals
from focuscode.tables.columns import begins

if TYPE_CHECKING:
    import numpy as np

WRITTEN = "as written"
PATTERN = "fits the pattern"
HEAD = "head of a longer word"
MODIFIER = "front of a longer word"
COMPOUND = "compound of the parts"
NOUN, VERB, ADJ = range(len(CLASSES))
QUESTIONS = 4 * (len(CLASSES) + 1)  # of neighbours: for each class or none, strictly or not, of the very word or not
FRONT = 4  # letters of a pattern by which it is found
SHORT = 3  # letters of a noun that a word must hold before it is looked at closely


class Vocabulary:
    """The tests (numbered) and, for every token type of a lexicon, those that hold with the rule that made them."""

    def __init__(self, lexicon: Lexicon, tests: Iterable[Test]) -> None:
        import numpy as np

        self.lexicon = lexicon
        self.number: dict[Test, int] = {}
        for test in tests:
            self.number.setdefault(test, len(self.number))
        self.tests = list(self.number)
        self._forms: dict[str, list[tuple[str, int]]] = defaultdict(list)
        self._words: dict[str, dict[str, dict[str, list[int]]]] = defaultdict(dict)  # by language and class
        self._inside: list[tuple[Inside, int]] = []
        self._joined: list[tuple[Joined, int]] = []
        globs: list[tuple[str, int]] = []
        for number, test in enumerate(self.tests):
            match test:
                case Form():
                    self._forms[test.key].append((test.cased, number))
                case Word():
                    words = self._words[test.language or lexicon.language.code]
                    words.setdefault(test.pos, defaultdict(list))[test.word].append(number)
                case Glob():
                    globs.append((test.pattern, number))
                case Inside():
                    self._inside.append((test, number))
                case Joined():
                    self._joined.append((test, number))
        self._globs = _Globs(globs)
        classes, asking, strict = zip(*map(_asked, self.tests), strict=True) if self.tests else ((), (), ())
        self.ambiguous: np.ndarray = np.array(asking, dtype=bool)
        self.asked: tuple[np.ndarray, np.ndarray] = np.array(classes, dtype=np.int8), np.array(strict, dtype=bool)
        self.rules: list[str] = [WRITTEN, PATTERN, HEAD, MODIFIER, COMPOUND]
        self._guesses: np.ndarray = np.zeros(0, dtype=bool)
        self._rule_number = {rule: n for n, rule in enumerate(self.rules)}
        self._alone: dict[str, dict[int, int]] = {}  # forms that stand in no text as such
        self._first = array("l", [0])  # per type: its first entry in the arrays below
        self._test = array("l")
        self._rule = array("l")

    def tables(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Per type the first entry; per entry the test that holds and the rule, after trying all new types."""
        import numpy as np

        known = len(self._first) - 1
        held = self._held(self.lexicon.forms[known:], self.lexicon.lower[known:])
        counts = np.zeros(len(self.lexicon.forms) - known, dtype=np.int32)
        where = sorted(held)
        self._test.extend(chain.from_iterable(map(held.__getitem__, where)))
        self._rule.extend(chain.from_iterable(held[position].values() for position in where))
        counts[where] = [len(held[position]) for position in where]
        self._first.extend((np.cumsum(counts) + self._first[-1]).tolist())
        first, test, rules = (np.array(a, dtype=np.int32) for a in (self._first, self._test, self._rule))
        return first, test, rules

    def types_by_test(self) -> tuple[np.ndarray, np.ndarray]:
        """The token types for which a test holds, test by test, and where each test's begin (and the last's end)."""
        import numpy as np

        first, test, _ = self.tables()
        return types_of(first)[np.argsort(test, kind="stable")], begins(test, len(self.tests))

    def held(self, form: str) -> dict[int, int]:
        """The tests that hold for a form, with the number of the rule."""
        if form not in self._alone:
            self._alone[form] = self._held([form], [form.lower()])[0]
        return self._alone[form]

    def _held(self, forms: Sequence[str], lower: Sequence[str]) -> dict[int, dict[int, int]]:
        """Of those forms (also in lower case) for which a test holds the position, with the tests and the rules."""
        held: dict[int, dict[int, int]] = defaultdict(dict)
        wordy = [n for n, form in enumerate(forms) if form.isalnum() or any(map(str.isalnum, form))]
        low = [lower[n] for n in wordy]
        keys = [word if word.isascii() and word.isalpha() else key(word) for word in low]
        for at, plain in zip(wordy, keys, strict=True):
            if plain in self._forms:
                for cased, number in self._forms[plain]:
                    if not cased or capitals(cased) == capitals(forms[at]):
                        held[at][number] = 0
        for at, number in self._globs.fitting(keys):
            held[wordy[at]].setdefault(number, 1)
        for code, wanted in self._words.items():
            for at, pos, name, rule in self._language(code).lemmatizer.leading(low, wanted):
                found, ruled = held[wordy[at]], self._numbered(rule)
                for number in wanted[pos][name]:
                    found.setdefault(number, ruled)
        if self._inside or self._joined:
            for at, word in zip(wordy, low, strict=True):
                self._longer(word, held[at])
        return held

    def _language(self, code: str) -> Language:
        own = self.lexicon.language
        return own if code == own.code else language(code)

    def _longer(self, low: str, held: dict[int, int]) -> None:
        """The tests for a word inside a longer one."""
        compounds = self.lexicon.language.compounds
        for test, number, plurals in self._looked_for:
            if compounds is None or len(low) <= len(test.noun):
                continue
            near = test.noun[:SHORT] in low  # a head changes its ending, seldom its first letters
            if near and test.role != "modifier" and compounds.head(low, test.noun) is not None:
                held.setdefault(number, 2)
                continue
            front = near or low.startswith(plurals)
            if front and test.role != "head" and compounds.modifier(low, test.noun) is not None:
                held.setdefault(number, 3)
        plain = key(low)
        for joined, number in self._joined:
            if self._is_joined(plain, joined):
                held.setdefault(number, 4)

    @cached_property
    def _looked_for(self) -> list[tuple[Inside, int, tuple[str, ...]]]:
        """The nouns to be found inside words, with their plurals."""
        compounds = self.lexicon.language.compounds
        return [(test, number, compounds.plurals(test.noun) if compounds else ()) for test, number in self._inside]

    def _is_joined(self, word: str, test: Joined) -> bool:
        rest = word.removeprefix(test.front)
        if rest == word:
            return False
        lemmatizer = self.lexicon.language.lemmatizer
        ends = [rest.removeprefix(link) for link in self._links if rest.startswith(link)]
        return any(end and test.head in (end, key(lemmatizer.lemma(end, "noun").word)) for end in ends)

    @cached_property
    def _links(self) -> tuple[str, ...]:
        return ("", *(link for link in self.lexicon.language.facts.links if link.isalpha()))

    def _numbered(self, rule: str) -> int:
        if rule not in self._rule_number:
            self._rule_number[rule] = len(self.rules)
            self.rules.append(rule)
        return self._rule_number[rule]

    def guesses(self) -> np.ndarray:
        """Of each rule whether it had to guess."""
        import numpy as np

        if len(self._guesses) != len(self.rules):
            self._guesses = np.array([rule in UNCERTAIN for rule in self.rules], dtype=bool)
        return self._guesses

    def uncertain(self, rule: int) -> bool:
        """Whether a rule had to guess."""
        return self.rules[rule] in UNCERTAIN

    @cached_property
    def classes(self) -> Classes | None:
        """What tells classes apart by neighbours; none for a language without tables."""
        homographs = self.lexicon.language.homographs
        return Classes(homographs, self.lexicon) if homographs else None

    def doubtful(self, types: np.ndarray, tests: np.ndarray) -> np.ndarray:
        """Whether a test that holds for a type must ask the neighbours wherever it stands."""
        doubtful: np.ndarray = self.ambiguous[tests]
        some = doubtful.nonzero()[0]
        if len(some) and self.classes:
            doubtful[some] = self.classes.doubtful(types[some], self.asked[0][tests[some]] == ADJ)
        return doubtful

    def questions(self, types: np.ndarray, tests: np.ndarray) -> np.ndarray:
        """A number for what the neighbours of each type are asked: where it is the same, so is the answer."""
        import numpy as np

        pos, strict = self.asked[0][tests], self.asked[1][tests]
        close = np.flatnonzero((pos == ADJ) | ((pos == VERB) & strict))
        same = np.zeros(len(types), dtype=bool)
        same[close] = self.same(types[close], tests[close])
        numbers: np.ndarray = (pos + 1) * 4 + strict * 2 + same
        return numbers

    def same(self, types: np.ndarray, tests: np.ndarray) -> np.ndarray:
        """Whether a type is the very word that a test is for; always so for a test of one form."""
        import numpy as np

        size = len(self.tests)
        pairs, back = np.unique(types.astype(np.int64) * size + tests, return_inverse=True)
        equal = []
        for pair in pairs.tolist():
            test = self.tests[pair % size]
            equal.append(not isinstance(test, Word) or test.word == self.lexicon.lower[pair // size])
        answers: np.ndarray = np.array(equal, dtype=bool)[back]
        return answers


def types_of(first: np.ndarray) -> np.ndarray:
    """The type of each entry, from the first entry of each type."""
    import numpy as np

    return np.repeat(np.arange(len(first) - 1), np.diff(first))


def _asked(test: Test) -> tuple[int, bool, bool]:
    """The number of the class that a test names (-1 for none), whether it asks the neighbours, and whether strictly."""
    if not isinstance(test, (Form, Word)) or test.pos is None:
        return -1, False, False
    return CLASSES.index(test.pos), test.homographs != "keep", test.homographs == "strict"


class _Globs:
    """Patterns tried fast: `stem*` by its first letters, the rest as regular expressions."""

    def __init__(self, patterns: list[tuple[str, int]]) -> None:
        self.rest: list[tuple[re.Pattern[str], int]] = []
        self.stems: dict[int, dict[str, list[tuple[str, int]]]] = defaultdict(lambda: defaultdict(list))
        for pattern, number in patterns:
            stem = pattern.removesuffix("*")
            if pattern.endswith("*") and not any(mark in stem for mark in "*?["):
                self.stems[min(len(stem), FRONT)][stem[:FRONT]].append((stem, number))
            else:
                self.rest.append((re.compile(translate(pattern)), number))

    def fitting(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Of many words those that fit a pattern: position, and the number of the pattern."""
        for size, stems in self.stems.items():
            near = [(at, word) for at, word in enumerate(words) if word[:size] in stems]
            for at, word in near:
                yield from ((at, number) for stem, number in stems[word[:size]] if word.startswith(stem))
        for pattern, number in self.rest:
            yield from ((at, number) for at, word in enumerate(words) if pattern.match(word))
