"""What participants said, word by word, and what each word and turn already carries: where proposals come from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from focuscode.coding import Coding
from focuscode.language import Language, language
from focuscode.language.fold import key
from focuscode.language.lexicon import Lexicon
from focuscode.matching.pattern import classes_of
from focuscode.measures.counted import STATUSES
from focuscode.measures.listing import pieces_of
from focuscode.measures.uncoded import substantive_turns

if TYPE_CHECKING:
    from pandas import DataFrame

LEAST = 5  # letters of a word that others are compared with; shorter ones are near too many
SHORTEST = 3  # letters of a word that can say what a turn is about


class Said(NamedTuple):
    """A word of the talk: its small letters, its turn (row of `turns`), its sentence and its place among the words."""

    form: str
    turn: int
    sentence: int
    place: int
    free: bool  # in no coding


class Talk:
    """The words of participants, and of voices without a name; hesitations and marks apart."""

    def __init__(self, coding: Coding) -> None:
        self.coding = coding
        self.language: Language = language(coding.settings["language"])
        turns = coding.turns
        self.turns: DataFrame = turns[turns["speaker_type"] != "moderator"]
        self.substantive = frozenset(substantive_turns(coding).index)
        spans = coding.spans[coding.spans["status"].isin(STATUSES)]
        names = coding.codes["code"].reindex(spans["code"])
        self.codes: dict[int, set[str]] = defaultdict(set)
        for turn, code in zip(spans["turn"], names, strict=True):
            self.codes[turn].add(code)
        self.covered = _covered(coding, spans)
        self.words = list(self._said())
        self._words: dict[str, str] = {}
        self._content: dict[str, bool] = {}

    def _said(self) -> Iterator[Said]:
        lexicon = Lexicon(self.language)
        for row, text in self.coding.texts.items():
            turns = self.turns[self.turns["transcript"] == row]
            tokens = lexicon.encode(text, zip(turns["start"], turns["end"], strict=True))
            columns = (tokens.type, tokens.start, tokens.end, tokens.turn, tokens.sentence, tokens.place)
            kept = ~(tokens.marked | tokens.transparent)
            rows = turns.index.tolist()
            for kind, start, end, turn, sentence, place in zip(*(c[kept].tolist() for c in columns), strict=True):
                form = lexicon.forms[kind].lower()
                free = not self.is_covered(rows[turn], start, end)
                yield Said(form, rows[turn], sentence, place, free)

    def is_covered(self, turn: int, start: int, end: int) -> bool:
        """Whether a range of a turn stands in a coding, whole or in part."""
        return any(a < end and start < b for a, b in self.covered.get(turn, ()))

    @cached_property
    def free(self) -> Counter[str]:
        """The forms that stand in no coding, each with how often it does."""
        return Counter(word.form for word in self.words if word.free and self.is_content(word.form))

    @cached_property
    def pairs(self) -> Counter[tuple[str, str]]:
        """Two words side by side in a sentence, neither of them in a coding."""
        return Counter((a.form, b.form) for a, b in pairwise(self.words) if beside(a, b))

    @cached_property
    def halves(self) -> dict[str, list[tuple[str, str]]]:
        """Two words side by side by the first letters of what they are when written as one."""
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for one, other in sorted(self.pairs):
            joined = key(one + other)
            if joined.isalpha() and min(len(one), len(other)) >= SHORTEST:
                found[joined[:LEAST]].append((one, other))
        return found

    @cached_property
    def person(self) -> dict[int, str]:
        """Who speaks in each turn (row): the label with its group; nobody's words are those of the group."""
        columns = zip(self.turns.index, self.turns["group"], self.turns["speaker"], strict=True)
        return {row: f"{group}|{speaker}" for row, group, speaker in columns}

    def is_content(self, form: str) -> bool:
        """Whether a form can say what a turn is about: no function word, no number, three letters or more."""
        if form not in self._content:
            letters = key(form)
            stops = self.language.stop_words
            words = (self.language.lemmatizer.lemma(form, name).word for name in ("noun", "verb", "adj"))
            whole = len(letters) >= SHORTEST and letters.isalpha()
            self._content[form] = whole and form not in stops and stops.isdisjoint(words)
        return self._content[form]

    def word_of(self, form: str) -> str:
        """The word that a form is counted under: of those it can be a form of, the one that is said most."""
        if form not in self._words:
            words = self._readings(form)
            self._words[form] = max(words, key=lambda word: (self._said_of[word], -words.index(word)))
        return self._words[form]

    @cached_property
    def _said_of(self) -> Counter[str]:
        """How often each word is said, in any form that could be its."""
        found: Counter[str] = Counter()
        for form, count in Counter(word.form for word in self.words).items():
            if self.is_content(form):
                found.update(dict.fromkeys(self._readings(form), count))
        return found

    def _readings(self, form: str) -> list[str]:
        classes = classes_of(form, self.language, wide=True)
        return list(dict.fromkeys(self.language.lemmatizer.lemma(form, name).word for name in classes))


def beside(one: Said, other: Said) -> bool:
    """Whether two words stand side by side in one sentence, neither in a coding."""
    return one.free and other.free and (one.turn, one.sentence) == (other.turn, other.sentence)


def _covered(coding: Coding, spans: DataFrame) -> dict[int, list[tuple[int, int]]]:
    """The ranges of the codings of each turn."""
    pieces = pieces_of(coding)
    covered: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for span, turn, start, end in zip(spans.index, spans["turn"], spans["start"], spans["end"], strict=True):
        covered[turn] += pieces.get(span, [(start, end)])
    return covered
