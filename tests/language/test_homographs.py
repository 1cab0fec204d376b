"""A form that two classes have is told by the words before it."""

import pytest

from focuscode.language import language

TELLS = language("nl").homographs


@pytest.mark.parametrize("form", ["werken", "deel", "vraag", "groei", "plaats"])
def test_forms_that_are_noun_and_verb_are_known(form):
    assert TELLS.ambiguous(form)


@pytest.mark.parametrize("form", ["roadmap", "samenbrengen", "bedrijf s", "strategisch"])
def test_others_are_not(form):
    assert not TELLS.ambiguous(form)


@pytest.mark.parametrize(
    ("before", "earlier"), [("de", ""), ("in", "wij"), ("grote", "de"), ("twee", ""), ("strategisch", "een")]
)
def test_a_determiner_or_preposition_makes_a_noun(before, earlier):
    assert TELLS.noun_by(before, earlier)


@pytest.mark.parametrize(("before", "earlier"), [("", ""), ("ik", ""), ("grote", ""), ("samen", "wij")])
def test_nothing_else_does(before, earlier):
    assert not TELLS.noun_by(before, earlier)


def test_a_pronoun_or_te_makes_a_verb_and_a_modal_an_infinitive():
    assert TELLS.verb_by("wij", "werken")
    assert TELLS.verb_by("te", "werken")
    assert TELLS.verb_by("kunnen", "werken")
    assert not TELLS.verb_by("kunnen", "deel")
    assert not TELLS.verb_by("de", "werken")


def test_a_bare_stem_that_is_a_noun_is_strictly_no_verb():
    assert TELLS.strictly("werk", "werken")
    assert not TELLS.strictly("werkt", "werken")
