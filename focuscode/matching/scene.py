"""A transcript as searches see it: its tokens, which tests hold where, and what stands around a word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from focuscode.language.lexicon import Encoded
from focuscode.language.model import Reading
from focuscode.matching.neighbours import Classes, Neighbours
from focuscode.matching.pattern import Apart, Form, Hit, Test, Word
from focuscode.matching.rows import find_rows
from focuscode.matching.vocabulary import ADJ, NOUN, VERB, Vocabulary, types_of
from focuscode.tables.columns import begins, stretches

if TYPE_CHECKING:
    import numpy as np

    from focuscode.matching.apart import Parts

    Turns = Sequence[tuple[int, int]] | np.ndarray  # ranges of the text


class Scene:
    """The tokens of a transcript with the tests that hold for them. Searches share what they find here."""

    def __init__(
        self,
        text: str,
        turns: Turns,
        tokens: Encoded,
        vocabulary: Vocabulary,
        segment_of: Any = None,
        parts: Parts | None = None,
        only: np.ndarray | None = None,
    ) -> None:
        self.text = text
        self.turns = turns
        self.tokens = tokens
        self.vocabulary = vocabulary
        self.segment_of = segment_of  # per token the number of its segment, for `scope: segment`
        self.parts = parts
        self._readings: dict[int, dict[int, Reading]] = {}
        self.given_up: list[tuple[str, int]] = []
        self.meant: dict[int, list[Hit]] = {}  # by test: hits on suspended compounds
        self.memory: dict[int, dict[int, Any]] = {}  # what was looked up once a sentence, by whom
        self._sentences: dict[int, tuple[list[int], list[str]]] = {}
        self._single: dict[tuple[Test, ...], list[Hit]] = {}
        self._prepare(only)

    def _prepare(self, only: np.ndarray | None) -> None:
        import numpy as np

        first, tests, rules = self.vocabulary.tables()
        types, count = types_of(first), len(self.vocabulary.tests)
        if only is not None:
            some = np.flatnonzero(only[tests])
            first, types, tests, rules = begins(types[some], len(first) - 1), types[some], tests[some], rules[some]
        token, entry = self.standing(first)
        test = tests[entry]
        doubtful = np.flatnonzero(self.vocabulary.doubtful(types, tests)[entry])
        if len(doubtful):
            kept = np.ones(len(token), dtype=bool)
            kept[doubtful] = self.told_apart(token[doubtful], test[doubtful])
            token, test, entry = token[kept], test[kept], entry[kept]
        order = np.argsort(test.astype(np.min_scalar_type(count)), kind="stable")
        self._token, self._entry, self._rule_of = token[order], entry[order], rules
        self._bounds = begins(test, count)

    def standing(self, first: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Where types stand that have entries (`first` of each type): the token and the entry; marks left out."""
        import numpy as np

        first = first.astype(np.int32)  # wider numbers would double the room that is made for each step
        counts = np.diff(first)[self.tokens.type]
        counts[self.tokens.marked] = 0
        hit = np.flatnonzero(counts)
        repeat = counts[hit]
        token = np.repeat(hit.astype(np.int32), repeat)
        ends = np.cumsum(repeat, dtype=np.int32)
        entry = np.repeat(first[self.tokens.type[hit]] - (ends - repeat), repeat)
        entry += np.arange(len(token), dtype=np.int32)
        return token, entry

    @cached_property
    def _rule(self) -> np.ndarray:
        """The rule by which each test holds where it does; counting does not ask."""
        rules: np.ndarray = self._rule_of[self._entry]
        return rules

    def told_apart(self, token: np.ndarray, test: np.ndarray) -> np.ndarray:
        """Whether tests hold for tokens, as homographs are told by their neighbours or by the trained pipeline."""
        import numpy as np

        classes = self.vocabulary.classes
        if classes is None:
            return np.ones(len(token), dtype=bool)
        if self.vocabulary.lexicon.language.model is None:
            return self._by_neighbours(token, test, classes)
        asked = zip(token.tolist(), map(self.vocabulary.tests.__getitem__, test.tolist()), strict=True)
        return np.array(
            [not isinstance(known, (Form, Word)) or self._fits(one, known) for one, known in asked], dtype=bool
        )

    def _by_neighbours(self, token: np.ndarray, test: np.ndarray, classes: Classes) -> np.ndarray:
        import numpy as np

        pos, strict = self.vocabulary.asked[0][test], self.vocabulary.asked[1][test]
        types = self.tokens.type[token]
        wrong = np.zeros(len(token), dtype=bool)
        nouns, verbs, adjectives = (np.flatnonzero(pos == number) for number in (NOUN, VERB, ADJ))
        wrong[nouns] = classes.verbs(types[nouns], Neighbours(self.tokens, token[nouns]))
        wrong[verbs] = classes.nouns(types[verbs], Neighbours(self.tokens, token[verbs]))
        for one in verbs[strict[verbs]].tolist():
            known = self.vocabulary.tests[test[one]]
            word = self.vocabulary.lexicon.lower[types[one]]
            wrong[one] |= classes.homographs.strictly(word, known.word if isinstance(known, Word) else word)

        def same(some: np.ndarray) -> np.ndarray:
            return self.vocabulary.same(types[adjectives[some]], test[adjectives[some]])

        wrong[adjectives] = classes.no_adjectives(types[adjectives], same, Neighbours(self.tokens, token[adjectives]))
        return ~wrong

    def _fits(self, token: int, test: Form | Word) -> bool:
        homographs = self.vocabulary.lexicon.language.homographs
        word = self.words[token]
        if homographs is None:
            return True
        if test.pos == "adj":
            lemma = test.word if isinstance(test, Word) else word
            return not homographs.no_adjective(word, lemma, self._before(token)[0], self._behind(token))
        if not homographs.ambiguous(word):
            return True
        reading = self.reading(token)
        if reading and reading.pos:
            return reading.pos == test.pos
        before, earlier = self._before(token)
        if test.pos == "verb":
            if test.homographs == "strict" and homographs.strictly(word, test.word if isinstance(test, Word) else word):
                return False
            return not homographs.noun_by(before, earlier, word)
        return test.pos != "noun" or not homographs.verb_by(before, word)

    def reading(self, token: int) -> Reading | None:
        """How the trained pipeline reads a token, if the study names one."""
        model = self.vocabulary.lexicon.language.model
        if model is None:
            return None
        turn = int(self.tokens.turn[token])
        start, end = self.turns[turn]
        if turn not in self._readings:
            self._readings[turn] = model.read(self.text[start:end])
        return self._readings[turn].get(int(self.tokens.start[token]) - start)

    def _before(self, token: int) -> tuple[str, str]:
        """The two words before a token in its turn, hesitations apart; empty where there are none."""
        found: list[str] = []
        at = token - 1
        while at >= 0 and len(found) < 2 and self.tokens.turn[at] == self.tokens.turn[token]:
            if not self.tokens.transparent[at]:
                found.append(self.words[at])
            at -= 1
        before, earlier, *_ = [*found, "", ""]
        return before, earlier

    def _behind(self, token: int) -> str:
        """The word behind a token in its turn, hesitations apart; empty where there is none."""
        for at in range(token + 1, len(self.words)):
            if self.tokens.turn[at] != self.tokens.turn[token]:
                break
            if not self.tokens.transparent[at]:
                return self.words[at]
        return ""

    @cached_property
    def words(self) -> list[str]:
        """The lower-case form of each token."""
        lower = self.vocabulary.lexicon.lower
        return [lower[n] for n in self.tokens.type.tolist()]

    def posts(self, tests: Iterable[Test]) -> tuple[np.ndarray, np.ndarray]:
        """The tokens for which one of the tests holds, ascending, and the rule: the first test's that did not guess."""
        import numpy as np

        bounds = self._bounds
        spans = [bounds[n : n + 2].tolist() for n in (self.vocabulary.number[test] for test in tests)]
        spans = [(a, b) for a, b in spans if a < b]
        if len(spans) < 2:
            a, b = spans[0] if spans else (0, 0)
            return self._token[a:b], self._rule[a:b]
        token = np.concatenate([self._token[a:b] for a, b in spans])
        rule = np.concatenate([self._rule[a:b] for a, b in spans])
        number = np.repeat(np.arange(len(spans)), [b - a for a, b in spans])
        guess = self.vocabulary.guesses()
        order = np.lexsort((number, guess[rule], token))
        token, rule = token[order], rule[order]
        fresh = np.ones(len(token), dtype=bool)
        fresh[1:] = token[1:] != token[:-1]
        return token[fresh], rule[fresh]

    def events_of(self, tests: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Where tests hold, test by test: the position of the test among those asked for, and the token."""
        first = self._bounds[tests]
        which, at = stretches(first, self._bounds[tests + 1] - first)
        return which, self._token[at]

    def counts(self) -> np.ndarray:
        """For how many tokens each test holds."""
        import numpy as np

        return np.diff(self._bounds)

    def count_of(self, test: int) -> int:
        """For how many tokens it holds."""
        return int(self._bounds[test + 1] - self._bounds[test])

    def singles(self, tests: tuple[Test, ...]) -> list[Hit]:
        """Hits of one word."""
        if tests not in self._single:
            names = self.vocabulary.rules
            token, rule = self.posts(tests)
            guess = self.vocabulary.uncertain
            hits = [Hit((t,), names[r], guess(r)) for t, r in zip(token.tolist(), rule.tolist(), strict=True)]
            meant = [hit for test in tests for hit in self.meant.get(self.vocabulary.number[test], ())]
            self._single[tests] = hits + meant
        return self._single[tests]

    def rows(self, words: tuple[tuple[Test, ...], ...], gap: int) -> list[Hit]:
        """Hits of words in a row."""
        posts, rules = [], []
        for tests in words:
            token, rule = self.posts(tests)
            if not len(token):
                return []
            posts.append(token)
            rules.append(dict(zip(token.tolist(), rule.tolist(), strict=True)))
        names = self.vocabulary.rules
        found = []
        for row in find_rows(self.tokens, posts, gap).tolist():
            told = [rules[n][token] for n, token in enumerate(row)]
            rules_told = ", ".join(dict.fromkeys(names[r] for r in told))
            found.append(Hit(tuple(row), f"words in order: {rules_told}", any(map(self.vocabulary.uncertain, told))))
        return found

    def apart(self, wanted: Apart) -> list[Hit]:
        """Hits of a separable verb written apart."""
        return self.parted.get((wanted.particle, wanted.base), [])

    @cached_property
    def parted(self) -> dict[tuple[str, str], list[Hit]]:
        """Every separable verb of the codebook that is written apart."""
        return self.parts.find(self) if self.parts else {}

    def sentence_words(self, sentence: int) -> tuple[list[int], list[str]]:
        """The tokens of a sentence, hesitations and marks apart, and their lower-case forms."""
        import numpy as np

        if sentence not in self._sentences:
            first, end = self._starts[sentence : sentence + 2].tolist()
            inside = np.flatnonzero(~self.tokens.transparent[first:end]) + first
            lower = self.vocabulary.lexicon.lower
            self._sentences[sentence] = inside.tolist(), [lower[n] for n in self.tokens.type[inside].tolist()]
        return self._sentences[sentence]

    @cached_property
    def _starts(self) -> np.ndarray:
        """The first token of each sentence, by its number; and the end of the last."""
        import numpy as np

        return np.concatenate([[0], np.flatnonzero(self.tokens.stop), [len(self.tokens.stop)]])

    def sentence(self, hit: Hit) -> int:
        """The sentence of a hit."""
        return int(self.tokens.sentence[hit.tokens[0]])

    def turn(self, hit: Hit) -> int:
        """The turn of a hit."""
        return hit.turn if hit.turn >= 0 else int(self.tokens.turn[hit.tokens[0]])

    def distance(self, first: int, last: int) -> int:
        """How many words further a token is, hesitations apart."""
        return int(self.tokens.place[last] - self.tokens.place[first])

    def nearest(self, hits: list[Hit], anchor: Hit, many: int) -> list[Hit]:
        """The hits nearest to another."""
        return sorted(hits, key=lambda hit: (abs(self.distance(anchor.tokens[0], hit.tokens[0])), hit.tokens))[:many]

    def by_sentence(self, hits: Iterable[Hit]) -> dict[int, list[Hit]]:
        """Hits by the sentence they stand in."""
        homes: dict[int, list[Hit]] = defaultdict(list)
        for hit in hits:
            if hit.tokens:
                homes[self.sentence(hit)].append(hit)
        return homes

    def by_scope(self, hits: Iterable[Hit], scope: str) -> dict[int, list[Hit]]:
        """Hits by the sentence, turn or segment they stand in, each in order of the text."""
        number = {"sentence": self.tokens.sentence, "turn": self.tokens.turn}.get(scope, self.segment_of)
        number = self.tokens.turn if number is None else number
        homes: dict[int, list[Hit]] = defaultdict(list)
        for hit in sorted((hit for hit in hits if hit.tokens), key=lambda h: h.tokens):
            homes[int(number[hit.tokens[0]])].append(hit)
        return homes

    def ranges(self, hit: Hit) -> tuple[tuple[int, int], ...]:
        """The ranges of the text that a hit covers, neighbours joined."""
        if hit.ranges:
            return hit.ranges
        pieces: list[tuple[int, int]] = []
        previous = -2
        for token in hit.tokens:
            start, end = int(self.tokens.start[token]), int(self.tokens.end[token])
            if token == previous + 1 and self.tokens.turn[token] == self.tokens.turn[previous]:
                pieces[-1] = (pieces[-1][0], end)
            else:
                pieces.append((start, end))
            previous = token
        return tuple(pieces)
