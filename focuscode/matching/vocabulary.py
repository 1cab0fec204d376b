"""Which tests of the codebook hold for which word: each token type is tried once, whatever the text's length."""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Iterable
from fnmatch import translate
from functools import cached_property
from typing import TYPE_CHECKING

from focuscode.language import Language, language
from focuscode.language.fold import key
from focuscode.language.lemma import UNCERTAIN
from focuscode.language.lexicon import Lexicon
from focuscode.matching.pattern import Form, Glob, Inside, Joined, Test, Word, capitals

if TYPE_CHECKING:
    import numpy as np

WRITTEN = "as written"
PATTERN = "fits the pattern"
HEAD = "head of a longer word"
MODIFIER = "front of a longer word"
COMPOUND = "compound of the parts"
SHORT = 3  # letters of a noun that a word must hold before it is looked at closely


class Vocabulary:
    """The tests (numbered) and, for every token type of a lexicon, those that hold with the rule that made them."""

    def __init__(self, lexicon: Lexicon, tests: Iterable[Test]) -> None:
        import numpy as np

        self.lexicon = lexicon
        self.tests = list(dict.fromkeys(tests))
        self.number = {test: n for n, test in enumerate(self.tests)}
        self._forms: dict[str, list[tuple[str, int]]] = defaultdict(list)
        self._words: dict[tuple[str, str], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        self._inside: list[tuple[Inside, int]] = []
        self._joined: list[tuple[Joined, int]] = []
        globs: list[tuple[str, int]] = []
        for number, test in enumerate(self.tests):
            match test:
                case Form():
                    self._forms[test.key].append((test.cased, number))
                case Word():
                    self._words[test.language, test.pos][test.word].append(number)
                case Glob():
                    globs.append((test.pattern, number))
                case Inside():
                    self._inside.append((test, number))
                case Joined():
                    self._joined.append((test, number))
        self._globs = _Globs(globs)
        self.ambiguous: np.ndarray = np.array([_asks(test) for test in self.tests], dtype=bool)
        self.rules: list[str] = [WRITTEN, PATTERN, HEAD, MODIFIER, COMPOUND]
        self._rule_number = {rule: n for n, rule in enumerate(self.rules)}
        self._first = array("l", [0])  # per type: its first entry in the arrays below
        self._test = array("l")
        self._rule = array("l")

    def tables(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Per type the first entry; per entry the test that holds and the rule, after trying all new types."""
        import numpy as np

        for form in self.lexicon.forms[len(self._first) - 1 :]:
            for number, rule in self.held(form).items():
                self._test.append(number)
                self._rule.append(rule)
            self._first.append(len(self._test))
        first, test, rules = (np.array(a, dtype=np.int64) for a in (self._first, self._test, self._rule))
        return first, test, rules

    def held(self, form: str) -> dict[int, int]:
        """The tests that hold for a form, with the number of the rule."""
        low = form.lower()
        if not any(map(str.isalnum, low)):
            return {}
        plain = key(form)
        held = {n: 0 for cased, n in self._forms.get(plain, ()) if not cased or capitals(cased) == capitals(form)}
        for number in self._globs.fitting(plain):
            held.setdefault(number, 1)
        for (code, pos), words in self._words.items():
            lemma = self._language(code).lemmatizer.lemma(low, pos)
            for number in words.get(key(lemma.word), ()):
                held.setdefault(number, self._numbered(WRITTEN if low == lemma.word else lemma.rule))
        if self._inside or self._joined:
            self._longer(low, held)
        return held

    def _language(self, code: str) -> Language:
        return language(code) if code else self.lexicon.language

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

    def uncertain(self, rule: int) -> bool:
        """Whether a rule had to guess."""
        return self.rules[rule] in UNCERTAIN


def _asks(test: Test) -> bool:
    """Whether a test wants homographs told apart by their neighbours."""
    return isinstance(test, (Form, Word)) and test.pos is not None and test.homographs != "keep"


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
