"""Terms that find more, or less, than they look."""

import pytest

from focuscode.codebook.doubts import WIDE, WIDE_IF_LONG, doubtful_terms


@pytest.fixture
def told(make_book):
    """What is said of single terms (as YAML) of one code."""

    def tell(*terms, **facts):
        return [str(found) for found in doubtful_terms(make_book({"a": list(terms)}, **facts))]

    return tell


def test_a_noun_that_is_a_verb_too_is_told_with_what_to_write(told):
    (found,) = told("vertrouwen")
    assert found == (
        "probe.yaml:10:9: warning: 'vertrouwen' can be a noun or a verb, and finds the forms of each, also 'vertrouw'. "
        "Write {lemma: vertrouwen, pos: noun} or {lemma: vertrouwen, pos: verb}, or more than one of them. (F224)"
    )


def test_a_plural_that_would_be_read_as_a_verb_is_told(told):
    (found,) = told("bedrijven")
    assert "'bedrijven' can be the verb 'bedrijven' or a form of the noun 'bedrijf', and is read as the verb." in found
    assert "Write {lemma: bedrijf, pos: noun} or {lemma: bedrijven, pos: verb}, or both." in found


def test_the_verb_that_is_proposed_is_the_words_dictionary_form(told):
    (found,) = told("leden")
    assert "{lemma: lid, pos: noun} or {lemma: lijden, pos: verb}" in found


def test_an_adjective_that_is_a_noun_in_many_compounds_is_told(told):
    (found,) = told("lokaal")
    assert "can be a noun or an adjective, and finds the forms of each, also 'lokale'." in found


def test_a_lemma_without_a_class_is_told_as_a_plain_word_is(told):
    (found,) = told("{lemma: vertrouwen}")
    assert "F224" in found


@pytest.mark.parametrize(
    "term",
    [
        "{lemma: vertrouwen, pos: noun}",  # the class is named
        "{lemma: bedrijven, pos: verb}",
        "{word: vertrouwen}",  # the form alone
        "wederzijds vertrouwen",  # the other word tells
        "{near: [vertrouwen, delen]}",
    ],
)
def test_what_leaves_no_doubt_is_not_told(told, term):
    assert told(term) == []


@pytest.mark.parametrize("word", ["roadmap", "platform", "deel", "werk", "samenwerken", "bijeenbrengen", "CO2"])
def test_words_of_one_class_are_not_told(told, word):
    assert told(word) == []


@pytest.mark.parametrize("word", ["nieuw", "bekend", "openbaar", "website", "voorsprong", "publiek"])
def test_what_the_tables_list_twice_without_consequence_is_not_told(told, word):
    assert told(word) == []


@pytest.mark.parametrize("word", ["zoeken", "helpen", "groeien", "leveren"])
def test_a_verb_that_only_looks_like_a_plural_is_not_told(told, word):
    assert told(word) == []


def test_a_language_without_tables_has_no_classes_to_doubt(told):
    assert told("trust", language="en") == []


def test_a_short_pattern_is_told_with_how_many_words_it_fits(told):
    (found,) = told("{wild: 'deel*'}")
    words = found.split("such as ")[1].split(". Write")[0].split(", ")
    assert len(words) == len(set(words)) == 5
    assert all(word.startswith("deel") for word in words)
    assert int(found.split("it fits ")[1].split()[0].replace(",", "")) > WIDE
    assert found.endswith("(F225)")
    assert "{compound: …}" in found


def test_a_longer_pattern_may_fit_more_words(told):
    assert told("{wild: '*project*'}") == told("{wild: '*organisatie'}") == []
    (found,) = told("{wild: '*schap*'}")
    assert int(found.split("it fits ")[1].split()[0].replace(",", "")) > WIDE_IF_LONG


@pytest.mark.parametrize("pattern", ["roadmap*", "matchmak*", "cluster*", "leden?*", "inno*", "organi[sz]atie*"])
def test_a_pattern_that_fits_few_words_is_not_told(told, pattern):
    assert told(f"{{wild: '{pattern}'}}") == []


@pytest.mark.parametrize("pattern", ["w?rk*", "w[ae]rk*", "*ing"])
def test_every_sign_of_a_pattern_is_understood(told, pattern):
    (found,) = told(f"{{wild: '{pattern}'}}")
    assert "F225" in found


def test_where_no_word_is_listed_the_letters_are_counted(told):
    (found,) = told("{wild: 'ic*', lang: en}", "{wild: 'cluster*', lang: en}")
    assert "is wide: only 2 letters of it stand fast." in found
    (found,) = told("{wild: 'i*'}", language="fr")
    assert "only 1 letter of it" in found
