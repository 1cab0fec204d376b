"""Words inside longer words: only where what is left could really stand there."""

import pytest

from focuscode.language import language
from focuscode.language.compounds import verb_stems

DUTCH = language("nl")
INSIDE = DUTCH.compounds


@pytest.mark.parametrize(
    ("word", "term", "start"),
    [
        ("clusterorganisatie", "organisatie", 7),
        ("clusterorganisaties", "organisatie", 7),
        ("kennisinstellingen", "instelling", 6),
        ("samenwerkingsplatform", "platform", 13),
        ("innovatie-ecosystemen", "ecosysteem", 10),
        ("bedrijvenpark", "park", 9),
    ],
)
def test_a_term_is_the_head_of_a_longer_word(word, term, start):
    assert INSIDE.head(word, term) == start


@pytest.mark.parametrize(
    ("word", "term"),
    [("organisatie", "organisatie"), ("verhouding", "houding"), ("platformwerking", "platform")],
)
def test_a_term_is_not_found_where_the_rest_is_no_word(word, term):
    assert INSIDE.head(word, term) is None


@pytest.mark.parametrize(
    ("word", "term", "head"),
    [
        ("kennisdeling", "kennis", 6),
        ("platformwerking", "platform", 8),
        ("innovatiebeleid", "innovatie", 9),
        ("bedrijvenpark", "bedrijf", 9),
        ("projectsubsidies", "project", 7),
    ],
)
def test_a_term_is_the_front_of_a_longer_word(word, term, head):
    assert INSIDE.modifier(word, term) == head


def test_a_function_word_is_no_front_and_a_suffix_no_head():
    assert INSIDE.modifier("voordeel", "voor") is None
    assert INSIDE.head("omroepster", "ster") is None


def test_a_compound_is_split_before_its_last_part():
    assert INSIDE.split("onderzoeksinstellingen") == len("onderzoeks")
    assert INSIDE.split("roadmap") is None


def test_verb_stems_are_spelled_as_they_stand_before_a_noun():
    verbs = frozenset(["werken", "leren", "bakken", "leven", "reizen", "delen"])
    assert verb_stems(verbs, DUTCH.facts) == {"werk", "leer", "bak", "leef", "reis", "deel"}


def test_a_language_without_tables_judges_no_compounds():
    assert language("de").compounds is None
