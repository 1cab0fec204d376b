"""A lemma with its class: the class of the term decides which forms belong to it."""

import pytest

TALK = "Het deel, de delen; wij deelden, zij deelt. Gedeeld."


@pytest.mark.parametrize(
    ("term", "words"),
    [
        ("{lemma: delen, pos: verb}", {"deelden", "deelt", "Gedeeld"}),
        ("{lemma: deel, pos: noun}", {"deel", "delen"}),
    ],
)
def test_the_class_decides_which_forms_are_hit(words_of, term, words):
    assert words <= set(words_of(term, TALK))


def test_a_form_of_both_is_told_by_the_word_before_it(words_of):
    assert words_of("{lemma: delen, pos: verb}", "de delen, te delen") == ["delen"]
    assert words_of("{lemma: delen, pos: verb, homographs: keep}", "de delen, te delen") == ["delen", "delen"]


def test_a_verb_is_no_form_of_a_noun(words_of):
    assert not {"deelden", "deelt", "Gedeeld"} & set(words_of("{lemma: deel, pos: noun}", TALK))


def test_the_rule_is_told(tried):
    assert tried("{lemma: delen, pos: verb}", "deelden") == [(1, ["deelden"], "lookup table")]
    assert tried("{lemma: delen, pos: verb}", "delen") == [(1, ["delen"], "as written")]


def test_an_adjective_is_found_with_its_ending(words_of):
    assert words_of("{lemma: collectief, pos: adj}", "Een collectieve aanpak is collectief.") == [
        "collectieve",
        "collectief",
    ]


def test_without_a_class_it_is_like_a_plain_word(tried):
    talk = "Wij delen de delen en hebben gedeeld."
    assert tried("{lemma: delen}", talk) == tried("delen", talk)
