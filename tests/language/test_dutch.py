"""The facts of Dutch."""

import pytest

from focuscode.language.dutch import DUTCH
from focuscode.language.tables import load_tables


@pytest.mark.parametrize("word", ["bv", "bijv", "o.a", "d.w.z", "prof", "dr", "m.b.t", "t.o.v", "nr"])
def test_usual_abbreviations_are_known_without_their_last_point(word):
    assert word in DUTCH.abbreviations


@pytest.mark.parametrize("word", ["tot", "min", "max", "vol", "no", "co", "jan", "ed", "ja", "roadmap"])
def test_words_and_names_are_no_abbreviations(word):
    assert word not in DUTCH.abbreviations


def test_abbreviations_are_in_lower_case_and_do_not_end_in_a_point():
    assert [word for word in DUTCH.abbreviations if word != word.lower() or word.endswith(".")] == []


@pytest.mark.parametrize("word", ["het", "een", "één", "weer", "niet", "gij", "wa", "twee", "eerste", "iemand", "'t"])
def test_function_words_and_numerals_are_closed(word):
    assert word in DUTCH.closed


def test_no_content_word_of_a_codebook_is_closed():
    assert not DUTCH.closed & {
        "roadmap",
        "samenbrengen",
        "kennis",
        "delen",
        "netwerk",
        "leden",
        "bedrijf",
        "strategisch",
    }


@pytest.mark.parametrize("word", ["uh", "uhm", "euh", "hm", "xxx", "allez", "hè"])
def test_hesitations_are_fillers(word):
    assert word in DUTCH.fillers


def test_the_classes_that_are_closed_stand_in_the_tables():
    assert set(DUTCH.closed_tables) <= set(load_tables("nl").index)


@pytest.mark.parametrize("word", ["enz", "etc", "e.d"])
def test_an_abbreviation_that_closes_a_list_may_end_a_sentence(word):
    assert word not in DUTCH.abbreviations
