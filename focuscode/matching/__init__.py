"""A codebook on turns: where its terms stand, with the pieces, the rule and the term of every match.

One module a kind of term, one line in KINDS. The work is done on types, not tokens: each distinct word is
tried once against all terms; a text is then only looked up.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from focuscode.language import Language
from focuscode.language.lexicon import Encoded, Lexicon
from focuscode.matching import lemma, phrase, plain, wild, word
from focuscode.matching.pattern import Kind, Pattern, Test
from focuscode.matching.rows import find_rows
from focuscode.matching.vocabulary import Vocabulary
from focuscode.model import Codebook, Transcript

if TYPE_CHECKING:
    import numpy as np

KINDS: dict[str, Kind] = {kind.name: kind for kind in (plain.KIND, lemma.KIND, word.KIND, phrase.KIND, wild.KIND)}


class Match(NamedTuple):
    """A term (number in the codebook) found in a turn (row): its pieces in the text, the rule, whether it guessed."""

    term: int
    turn: int
    pieces: tuple[tuple[int, int], ...]
    rule: str
    guessed: bool

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.pieces[-1][1]

    @property
    def length(self) -> int:
        """How many characters it covers."""
        return sum(end - start for start, end in self.pieces)


class Matcher:
    """A codebook made ready; it learns the words of every transcript it sees, so that each is analysed once."""

    def __init__(self, codebook: Codebook, language: Language) -> None:
        self.codebook = codebook
        self.terms = list(codebook.terms)
        self.lexicon = Lexicon(language)
        self.patterns: list[Pattern] = [KINDS[term.kind].compile(term, language) for term in self.terms]
        tests = (test for pattern in self.patterns for tests in pattern.words for test in tests)
        self.vocabulary = Vocabulary(self.lexicon, tests)
        numbers = {code.id: n for n, code in enumerate(codebook.codes)}
        self.code_of = [numbers[term.code] for term in self.terms]
        self._single: dict[int, list[int]] = defaultdict(list)  # test → terms of one word
        for number, pattern in enumerate(self.patterns):
            if len(pattern.words) == 1:
                for test in pattern.words[0]:
                    self._single[self.vocabulary.number[test]].append(number)

    def match(self, transcript: Transcript) -> tuple[list[Match], np.ndarray]:
        """The matches in a transcript, in order of place and code, and the number of words of each turn."""
        tokens = self.lexicon.encode(transcript.text, [(turn.start, turn.end) for turn in transcript.turns])
        events = _Events(self.vocabulary, tokens)
        found = [*self._words(events, tokens), *self._phrases(events, tokens)]
        return self.settle(found), tokens.words

    def _words(self, events: _Events, tokens: Encoded) -> list[Match]:
        found = []
        rules = self.vocabulary.rules
        for token, test, rule in zip(events.token.tolist(), events.test.tolist(), events.rule.tolist(), strict=True):
            for term in self._single.get(test, ()):
                piece = ((int(tokens.start[token]), int(tokens.end[token])),)
                guess = self.vocabulary.uncertain(rule)
                found.append(Match(term, int(tokens.turn[token]), piece, rules[rule], guess))
        return found

    def _phrases(self, events: _Events, tokens: Encoded) -> list[Match]:
        found = []
        for number, pattern in enumerate(self.patterns):
            if len(pattern.words) < 2:
                continue
            posts = [events.tokens_of([self.vocabulary.number[test] for test in tests]) for tests in pattern.words]
            for row in find_rows(tokens, posts, pattern.gap).tolist():
                rules = [events.rule_of(token, pattern.words[n], self.vocabulary) for n, token in enumerate(row)]
                told = dict.fromkeys(self.vocabulary.rules[rule] for rule in rules)
                pieces = _pieces(row, tokens)
                guess = any(map(self.vocabulary.uncertain, rules))
                found.append(
                    Match(number, int(tokens.turn[row[0]]), pieces, f"words in order: {', '.join(told)}", guess)
                )
        return found

    def settle(self, found: list[Match]) -> list[Match]:
        """Matches of one code that overlap count once: the longest, then the first in the text, then the first term.

        Where one term holds in two ways (*algemene* as noun and adjective), the one that did not guess is told.
        """
        codes: dict[int, list[Match]] = defaultdict(list)
        for match in found:
            codes[self.code_of[match.term]].append(match)
        kept = []
        for code, matches in codes.items():
            matches.sort(key=lambda m: (-m.length, m.start, m.pieces, m.term, m.guessed))
            taken: dict[int, list[tuple[int, int]]] = defaultdict(list)
            for match in matches:
                here = taken[match.turn]
                if not any(a < end and start < b for start, end in match.pieces for a, b in here):
                    here.extend(match.pieces)
                    kept.append((match.start, code, match))
        return [match for _, _, match in sorted(kept)]


class _Events:
    """The tokens of a text for which any test holds, with the tests and rules."""

    def __init__(self, vocabulary: Vocabulary, tokens: Encoded) -> None:
        import numpy as np

        first, tests, rules = vocabulary.tables()
        counts = (first[1:] - first[:-1])[tokens.type]
        hit = np.flatnonzero(counts)
        repeat = counts[hit]
        self.token = np.repeat(hit, repeat)
        within = np.arange(len(self.token)) - np.repeat(np.cumsum(repeat) - repeat, repeat)
        entry = first[tokens.type[self.token]] + within
        self.test, self.rule = tests[entry], rules[entry]
        order = np.argsort(self.test, kind="stable")
        self._by_test = self.token[order]
        self._bounds = np.searchsorted(self.test[order], np.arange(len(vocabulary.tests) + 1))
        self._rules = {
            (t, n): r for t, n, r in zip(*(a.tolist() for a in (self.token, self.test, self.rule)), strict=True)
        }

    def tokens_of(self, tests: list[int]) -> np.ndarray:
        """The tokens for which one of the tests holds, ascending."""
        import numpy as np

        parts = [self._by_test[self._bounds[n] : self._bounds[n + 1]] for n in tests]
        return parts[0] if len(parts) == 1 else np.unique(np.concatenate(parts))

    def rule_of(self, token: int, tests: tuple[Test, ...], vocabulary: Vocabulary) -> int:
        """The rule by which one of the tests holds for a token: the first (as written) that did not guess."""
        numbers = (vocabulary.number[test] for test in tests)
        rules: list[int] = [self._rules[token, n] for n in numbers if (token, n) in self._rules]
        return min(rules, key=vocabulary.uncertain)


def _pieces(row: list[int], tokens: Encoded) -> tuple[tuple[int, int], ...]:
    """The ranges of the row's tokens, neighbours joined."""
    pieces: list[tuple[int, int]] = []
    previous = -2
    for token in row:
        start, end = int(tokens.start[token]), int(tokens.end[token])
        if token == previous + 1:
            pieces[-1] = (pieces[-1][0], end)
        else:
            pieces.append((start, end))
        previous = token
    return tuple(pieces)
