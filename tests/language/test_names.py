"""Words around names, and whether a word is an ordinary one."""

import pytest

from focuscode.language import FACTS, language
from focuscode.language.names import KINDS, NAME_WORDS, is_function_word, is_word


@pytest.mark.parametrize("code", FACTS)
def test_every_language_says_what_stands_for_a_name_of_each_kind(code):
    words = NAME_WORDS[code]
    assert set(words.standing) == {*KINDS, "speaker"}
    assert len(set(words.standing.values())) == len(words.standing)
    assert words.particles and words.person_before and words.place_before


@pytest.mark.parametrize("code", FACTS)
def test_cues_are_in_lower_case_and_of_one_kind_each(code):
    words = NAME_WORDS[code]
    cues = [words.person_before, words.organisation_before, words.place_before]
    assert all(word == word.lower() for group in cues for word in group)
    assert not (cues[0] & cues[1] | cues[1] & cues[2] | cues[0] & cues[2])


@pytest.mark.parametrize("word", ["beer", "bos", "wit", "bedrijven", "gewerkt", "de", "euh", "grotere"])
def test_words_and_their_forms_are_known(word):
    assert is_word(word, language("nl"))


@pytest.mark.parametrize("name", ["kathleen", "bekaert", "peeters", "mechelen", "brussel"])
def test_names_are_not(name):
    assert not is_word(name, language("nl"))


@pytest.mark.parametrize(("code", "word", "name"), [("en", "house", "kathleen"), ("fr", "maison", "bekaert")])
def test_languages_without_tables_have_a_word_list_too(code, word, name):
    assert is_word(word, language(code))
    assert not is_word(name, language(code))


def test_function_words_are_never_names_alone():
    dutch = language("nl")
    assert all(is_function_word(word, dutch) for word in ["de", "een", "euh", "niet", "van"])
    assert not any(is_function_word(word, dutch) for word in ["bos", "jan", "bekaert"])
    assert not is_function_word("house", language("en"))
