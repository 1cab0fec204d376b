"""Words near each other: any form, any order, inside one sentence."""

import pytest


@pytest.mark.parametrize(
    ("turn", "words"),
    [
        ("Wij delen die kennis.", ["delen|kennis"]),
        ("Kennis wordt gedeeld.", ["Kennis|gedeeld"]),
        ("Kennis delen.", ["Kennis delen"]),
        ("Wij delen. Kennis is macht.", []),
        ("Wij delen de zorgen van hen die kennis hebben.", []),
        ("Wij delen euh die die euh [lacht] nieuwe goede kennis.", ["delen|kennis"]),
    ],
)
def test_within_three_words(words_of, turn, words):
    assert words_of("{near: [kennis, delen], within: 3}", turn) == words


def test_the_usual_distance_is_eight(words_of):
    assert words_of("{near: [kennis, delen]}", "Wij delen al een paar jaar met iedereen de kennis.") == ["delen|kennis"]
    assert words_of("{near: [kennis, delen]}", "Wij delen al een paar jaar met iedereen die wil de kennis.") == []


def test_order_can_be_asked_for(words_of):
    term = "{near: [kennis, delen], ordered: yes}"
    assert words_of(term, "Kennis die wij delen.") == ["Kennis|delen"]
    assert words_of(term, "Wij delen kennis.") == []


def test_a_part_may_be_a_phrase_or_a_separable_verb(words_of):
    assert words_of("{near: [rond de tafel, samenbrengen]}", "Zij brengen ons rond de tafel samen.") == [
        "brengen|rond de tafel samen"
    ]


def test_the_tightest_group_counts(words_of):
    assert words_of("{near: [kennis, delen], within: 5}", "Kennis is goed, kennis delen is beter.") == ["kennis delen"]


def test_three_parts(words_of):
    term = "{near: [bedrijf, universiteit, overheid]}"
    assert words_of(term, "De overheid, de bedrijven en de universiteiten.") == ["overheid|bedrijven|universiteiten"]
    assert words_of(term, "De overheid en de bedrijven.") == []


def test_the_rule_tells_how_each_part_matched(tried):
    assert tried("{near: [kennis, delen]}", "Wij deelden kennis.")[0][2] == "near each other: as written, lookup table"


def test_a_suspended_compound_has_no_place_to_be_near(words_of):
    assert words_of("{near: [kennisinstelling, delen]}", "Kennis- en onderzoeksinstellingen delen.") == []
