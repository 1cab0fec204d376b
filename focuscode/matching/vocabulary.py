"""Which tests of the codebook hold for which word: each token type is tried once, whatever the text's length."""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Iterable
from fnmatch import translate
from typing import TYPE_CHECKING

from focuscode.language.fold import key
from focuscode.language.lemma import UNCERTAIN
from focuscode.language.lexicon import Lexicon
from focuscode.matching.pattern import CLASSES, Form, Glob, Test, Word, capitals
from focuscode.model import WordClass

if TYPE_CHECKING:
    import numpy as np

WRITTEN = "as written"
PATTERN = "fits the pattern"


class Vocabulary:
    """The tests (numbered) and, for every token type of a lexicon, those that hold with the rule that made them."""

    def __init__(self, lexicon: Lexicon, tests: Iterable[Test]) -> None:
        self.lexicon = lexicon
        self.tests = list(dict.fromkeys(tests))
        self.number = {test: n for n, test in enumerate(self.tests)}
        self._forms: dict[str, list[tuple[str, int]]] = defaultdict(list)
        self._words: dict[WordClass, dict[str, int]] = {pos: {} for pos in CLASSES}
        globs: list[tuple[str, int]] = []
        for number, test in enumerate(self.tests):
            match test:
                case Form():
                    self._forms[test.key].append((test.cased, number))
                case Word():
                    self._words[test.pos][test.word] = number
                case Glob():
                    globs.append((test.pattern, number))
        self._globs = _Globs(globs)
        self.rules: list[str] = [WRITTEN, PATTERN]
        self._rule_number = {rule: n for n, rule in enumerate(self.rules)}
        self._first = array("l", [0])  # per type: its first entry in the arrays below
        self._test = array("l")
        self._rule = array("l")

    def tables(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Per type the first entry; per entry the test that holds and the rule, after trying all new types."""
        import numpy as np

        for form in self.lexicon.forms[len(self._first) - 1 :]:
            for number, rule in self._held(form).items():
                self._test.append(number)
                self._rule.append(rule)
            self._first.append(len(self._test))
        return tuple(np.array(a, dtype=np.int64) for a in (self._first, self._test, self._rule))  # type: ignore[return-value]

    def _held(self, form: str) -> dict[int, int]:
        """The tests that hold for a form, with the number of the rule."""
        low, plain = form.lower(), key(form)
        if not any(map(str.isalnum, low)):
            return {}
        held = {n: 0 for cased, n in self._forms.get(plain, ()) if not cased or capitals(cased) == capitals(form)}
        for number in self._globs.fitting(plain):
            held.setdefault(number, 1)
        for pos, words in self._words.items():
            lemma = self.lexicon.language.lemmatizer.lemma(low, pos)
            number = words.get(key(lemma.word), -1)
            if number >= 0:
                held.setdefault(number, self._numbered(WRITTEN if low == lemma.word else lemma.rule))
        return held

    def _numbered(self, rule: str) -> int:
        if rule not in self._rule_number:
            self._rule_number[rule] = len(self.rules)
            self.rules.append(rule)
        return self._rule_number[rule]

    def uncertain(self, rule: int) -> bool:
        """Whether a rule had to guess."""
        return self.rules[rule] in UNCERTAIN


class _Globs:
    """Patterns tried fast: `stem*` through a dictionary of stems by length, the rest as regular expressions."""

    def __init__(self, patterns: list[tuple[str, int]]) -> None:
        self.stems: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        self.rest: list[tuple[re.Pattern[str], int]] = []
        for pattern, number in patterns:
            stem = pattern.removesuffix("*")
            if pattern.endswith("*") and not any(mark in stem for mark in "*?["):
                self.stems[len(stem)][stem].append(number)
            else:
                self.rest.append((re.compile(translate(pattern)), number))

    def fitting(self, word: str) -> list[int]:
        """The numbers of the patterns that fit."""
        found = [n for length, stems in self.stems.items() for n in stems.get(word[:length], ())]
        return found + [number for pattern, number in self.rest if pattern.match(word)]
