"""Terms as tests on single words."""

import pytest

from focuscode.language import language
from focuscode.matching.pattern import Form, Word, any_form, capitals, classes_of, tokens_of

DUTCH = language("nl")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("SPCO", "SPCO", True),
        ("SPCO", "Spco", False),
        ("eHealth", "e-Health", True),
        ("eHealth", "Ehealth", False),
        ("COÖRD", "COORD", True),
        ("", "", True),
    ],
)
def test_capitals_are_compared_without_hyphens(one, other, same):
    assert (capitals(one) == capitals(other)) is same


def test_a_form_ignores_case_hyphens_and_trema():
    assert any_form("Co-Ördinatie", "noun", language("de"))[0] == Form("coordinatie", "", "noun", "cue")


@pytest.mark.parametrize(
    ("word", "classes"),
    [
        ("deelden", ("verb",)),
        ("algemeen", ("noun", "adj")),
        ("roadmap", ("noun",)),
        ("flurp", ("noun",)),
        ("collectieve", ("adj",)),
    ],
)
def test_a_word_is_taken_in_the_classes_that_list_it_or_what_it_is_a_form_of(word, classes):
    assert classes_of(word, DUTCH) == classes


def test_classes_stand_in_one_order_whatever_was_asked_before():
    assert [classes_of(word, DUTCH) for word in ("algemeen", "arm")] == [("noun", "adj")] * 2


def test_languages_without_classes_take_every_word_as_a_noun():
    assert classes_of("roadmap", language("en")) == ("noun",)


def test_any_form_is_the_form_itself_and_the_word_in_each_class():
    assert any_form("Algemene", None, DUTCH) == (
        Form("algemene"),
        Word("algemeen", "noun", "keep", "nl"),
        Word("algemeen", "adj", "keep", "nl"),
    )
    assert any_form("gedeeld", "verb", DUTCH) == (
        Form("gedeeld", "", "verb", "cue"),
        Word("delen", "verb", "cue", "nl"),
    )


def test_a_literal_word_is_the_dictionarys_and_led_nowhere():
    assert any_form("oude", "adj", DUTCH, literal=True)[1] == Word("oude", "adj", "cue", "nl")


def test_an_unknown_word_that_looks_like_an_infinitive_is_taken_as_a_verb_too():
    assert classes_of("flurpen", DUTCH) == ("noun", "verb")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("kennis  delen", ["kennis", "delen"]),
        ("KMO’s", ["KMO's"]),
        ("co-creatie", ["co-creatie"]),
        ("Industrie 4.0", ["Industrie", "4.0"]),
        ("", []),
    ],
)
def test_a_term_is_told_apart_as_a_transcript_is(text, words):
    assert tokens_of(text, DUTCH) == words
