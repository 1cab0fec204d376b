"""Tests of the codebook against the distinct words of the texts."""

from fnmatch import fnmatchcase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from focuscode.language import language
from focuscode.language.lexicon import Lexicon
from focuscode.matching.pattern import Form, Glob, Word
from focuscode.matching.vocabulary import PATTERN, WRITTEN, Vocabulary, _Globs

DUTCH = language("nl")


def held(vocabulary, form):
    """{test: rule} that hold for a form, through the tables."""
    lexicon = vocabulary.lexicon
    lexicon.encode(form, [(0, len(form))])
    row = lexicon.forms.index(form)
    first, tests, rules = vocabulary.tables()
    entries = range(first[row], first[row + 1])
    return {vocabulary.tests[tests[n]]: vocabulary.rules[rules[n]] for n in entries}


def test_every_test_that_holds_is_told_with_its_rule():
    tests = [Form("delen"), Word("delen", "verb"), Word("deel", "noun"), Glob("de*"), Form("kennis")]
    vocabulary = Vocabulary(Lexicon(DUTCH), tests)
    assert held(vocabulary, "delen") == {
        Form("delen"): WRITTEN,
        Glob("de*"): PATTERN,
        Word("delen", "verb"): WRITTEN,
        Word("deel", "noun"): "exception table",
    }
    assert held(vocabulary, "gedeeld") == {Word("delen", "verb"): "exception table"}
    assert held(vocabulary, "roadmap") == {}


def test_case_counts_for_a_form_that_says_so():
    vocabulary = Vocabulary(Lexicon(DUTCH), [Form("spco", "SPCO"), Form("spco")])
    assert set(held(vocabulary, "SPCO")) == {Form("spco", "SPCO"), Form("spco")}
    assert set(held(vocabulary, "Spco")) == {Form("spco")}


@pytest.mark.parametrize("sign", ["!", "-", "...", "😀"])
def test_signs_are_no_words(sign):
    assert held(Vocabulary(Lexicon(DUTCH), [Glob("*"), Form(sign)]), sign) == {}


def test_a_test_that_several_terms_share_is_tried_once():
    vocabulary = Vocabulary(Lexicon(DUTCH), [Form("a"), Form("b"), Form("a")])
    assert vocabulary.tests == [Form("a"), Form("b")]
    assert vocabulary.number == {Form("a"): 0, Form("b"): 1}


def test_the_tables_grow_with_the_words_and_keep_what_they_held():
    vocabulary = Vocabulary(Lexicon(DUTCH), [Form("roadmap"), Glob("plat*")])
    assert [table.tolist() for table in vocabulary.tables()] == [[0], [], []]
    vocabulary.lexicon.encode("de roadmap", [(0, 10)])
    assert [table.tolist() for table in vocabulary.tables()] == [[0, 0, 1], [0], [0]]
    vocabulary.lexicon.encode("platform roadmap", [(0, 16)])
    assert [table.tolist() for table in vocabulary.tables()] == [[0, 0, 1, 2], [0, 1], [0, 1]]


def test_what_guessed_is_uncertain():
    vocabulary = Vocabulary(Lexicon(DUTCH), [Word("flurp", "noun")])
    assert list(held(vocabulary, "flurps").values()) == ["suffix rule, word unknown"]
    assert vocabulary.uncertain(vocabulary.rules.index("suffix rule, word unknown"))
    assert not vocabulary.uncertain(vocabulary.rules.index(WRITTEN))


PATTERNS = st.lists(st.text("ab*?", min_size=1, max_size=6), max_size=6)


@given(PATTERNS, st.lists(st.text("ab", max_size=7), max_size=4))
def test_the_fast_way_finds_the_patterns_that_fit(patterns, words):
    found = _Globs([(pattern, number) for number, pattern in enumerate(patterns)]).fitting(words)
    fits = [(at, n) for at, word in enumerate(words) for n, one in enumerate(patterns) if fnmatchcase(word, one)]
    assert sorted(found) == fits
