"""A term inside a longer word: as its head, its front, either; two parts joined, hyphened or apart."""

import pytest


@pytest.mark.parametrize(
    ("term", "turn", "words"),
    [
        ("{compound: organisatie, as: head}", "De clusterorganisaties en de organisatie.", ["clusterorganisaties"]),
        ("{compound: kennis, as: modifier}", "Kennisdeling, kennis, praktijkkennis.", ["Kennisdeling"]),
        ("{compound: project, as: any}", "Een projectoproep en een proefproject.", ["projectoproep", "proefproject"]),
        ("{compound: platform}", "Het samenwerkingsplatform.", ["samenwerkingsplatform"]),
        ("{compound: bedrijven, as: modifier}", "Het bedrijvenpark.", ["bedrijvenpark"]),
        ("{compound: lid, as: modifier, min: 3}", "Het lidgeld.", ["lidgeld"]),
    ],
)
def test_part_of_a_longer_word(words_of, term, turn, words):
    assert words_of(term, turn) == words


def test_what_is_left_must_be_a_word(words_of):
    assert words_of("{compound: houding, as: head}", "De verhouding en de lichaamshouding.") == ["lichaamshouding"]


@pytest.mark.parametrize(
    "written",
    ["innovatieecosysteem", "innovatie-ecosysteem", "innovatie ecosysteem", "Innovatie-ecosystemen"],
)
def test_two_parts_are_found_however_they_are_written(words_of, written):
    assert words_of("{compound: innovatie+ecosysteem}", f"Een {written} dus.") == [written]


def test_two_parts_may_have_letters_between_them(words_of):
    assert words_of("{compound: onderzoek+instelling}", "De onderzoeksinstellingen.") == ["onderzoeksinstellingen"]


def test_it_tells_which_part_it_was(tried):
    rules = [rule for _, _, rule in tried("{compound: kennis}", "Kennisdeling en praktijkkennis.")]
    assert rules == ["front of a longer word", "head of a longer word"]


def test_a_suspended_compound_is_understood(tried):
    (hit,) = tried("kennisinstelling", "De kennis- en onderzoeksinstellingen.")
    assert hit == (1, ["kennis-", "instellingen"], "suspended compound kennisinstellingen: lookup table")


@pytest.mark.parametrize(
    "turn", ["kennis- en ", "kennis- en de", "kennis en onderzoeksinstellingen", "- en instellingen"]
)
def test_nothing_is_understood_where_nothing_is_suspended(words_of, turn):
    assert words_of("kennisinstelling", turn) == []
