"""A transcript as searches see it: marks and hesitations, homographs, sentences."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from focuscode.language import language
from focuscode.language.lexicon import Lexicon
from focuscode.matching.pattern import Form, Glob, Word
from focuscode.matching.scene import Scene
from focuscode.matching.vocabulary import Vocabulary


@pytest.mark.parametrize(
    "turn",
    [
        "kennis euh delen",
        "kennis [lacht] delen",
        "kennis (lacht) delen",
        "kennis kennis delen",
        "kennis [door elkaar] delen",
        "kennis, euh, delen",
    ],
)
def test_what_is_no_word_stands_in_no_phrase(words_of, turn):
    assert words_of("kennis delen", turn) in (["kennis|delen"], ["kennis delen"])


@pytest.mark.parametrize("turn", ["kennis (niet) delen", "kennis, delen", "kennis. Delen", "kennis [lacht. delen"])
def test_what_is_a_word_does(words_of, turn):
    assert words_of("kennis delen", turn) == []


def test_a_transcribers_mark_is_never_matched(words_of):
    assert words_of("lachen", "[lacht] Hij lacht. (lacht)") == ["lacht"]


def test_homographs_are_told_by_their_neighbours(words_of):
    assert words_of("{lemma: werken, pos: verb}", "Wij werken aan de werken.") == ["werken"]
    assert words_of("{lemma: werk, pos: noun}", "Wij werken aan de werken.") == ["werken"]
    assert words_of("{lemma: werken, pos: verb, homographs: keep}", "Wij werken aan de werken.") == ["werken", "werken"]
    assert words_of("{lemma: werken, pos: verb, homographs: strict}", "Werk is werk.") == []


def test_a_light_verb_written_apart_is_uncertain(make_book, make_talk):
    from focuscode.assemble import code_transcripts

    coding = code_transcripts([make_talk(("P1", "Zij gaan daarmee om."), ("P1", "Zij zetten dat op."))],
                              make_book({"a": ["omgaan"], "b": ["opzetten"]}))  # fmt: skip
    assert coding.spans["confidence"].tolist() == ["low", "high"]


def test_an_infinitive_of_the_base_finds_the_verb_written_apart_too(words_of):
    assert words_of("{lemma: brengen, pos: verb}", "Zij bracht ons samen.") == ["bracht"]


def test_where_many_tests_hold_is_where_each_does():
    tests = [Form("kennis"), Form("delen"), Glob("de*"), Form("nergens")]
    vocabulary = Vocabulary(Lexicon(language("nl")), tests)
    text = "de kennis delen wij, [delen] en Kennis"
    turns = [(0, len(text))]
    scene = Scene(text, turns, vocabulary.lexicon.encode(text, turns), vocabulary)
    which, tokens = scene.events_of(np.array([2, 3, 0, 0]))
    assert (which.tolist(), tokens.tolist()) == ([0, 0, 2, 2, 3, 3], [0, 2, 1, 9, 1, 9])
    assert scene.counts().tolist() == [2, 1, 2, 0] == [scene.count_of(n) for n in range(4)]
    types, bounds = vocabulary.types_by_test()
    forms = [vocabulary.lexicon.forms[n] for n in types.tolist()]
    found = [sorted(forms[a:b]) for a, b in pairwise(bounds.tolist())]
    assert found == [["Kennis", "kennis"], ["delen"], ["de", "delen"], []]


ASKING = [
    Word("werken", "verb"),
    Word("werken", "verb", "strict"),
    Word("werk", "noun"),
    Form("werken", "", "noun", "cue"),
    Form("werk", "", "verb", "strict"),
    Word("finaal", "adj"),
    Word("hard", "adj"),
    Form("finale", "", "adj", "cue"),
]
AROUND = ["de", "grote", "werken", "werk", "werkt", "te", "het", "kunnen", "finale", "finaal", "hard", "harde", "van"]


@given(st.lists(st.lists(st.sampled_from([*AROUND, "wij", "euh", ",", "[lacht]"]), max_size=12), max_size=4))
def test_homographs_are_told_apart_all_at_once_as_one_by_one(turns):
    lines = [" ".join(turn) for turn in turns]
    text = "\n".join(lines)
    ranges, start = [], 0
    for line in lines:
        ranges.append((start, start + len(line)))
        start += len(line) + 1
    vocabulary = Vocabulary(Lexicon(language("nl")), [*ASKING, *(test._replace(homographs="keep") for test in ASKING)])
    scene = Scene(text, ranges, vocabulary.lexicon.encode(text, ranges), vocabulary)
    for test in ASKING:
        every = scene.posts([test._replace(homographs="keep")])[0].tolist()
        assert scene.posts([test])[0].tolist() == [token for token in every if scene._fits(token, test)]
