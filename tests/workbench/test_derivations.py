"""Other words of the same stem."""

import pytest

from focuscode.language import language
from focuscode.workbench.derivations import Stems, derivations
from focuscode.workbench.proposals import sources


def proposed(talk_of, terms, said, **facts):
    talk, book = talk_of({"a": terms}, [("P1", said)], **facts)
    found = derivations(talk, sources(book.codes, talk.language))
    return {proposal.term: proposal.weight for proposal in found}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bevorderen", "bevordering"),
        ("samenwerken", "samenwerking"),
        ("innoveren", "innovatie"),
        ("innovatie", "innovatief"),
        ("delen", "deling"),
        ("concurrentie", "concurrent"),
        ("valoriseren", "valorisatie"),
        ("matuur", "maturiteit"),
        ("geloven", "gelovig"),
    ],
)
def test_words_of_one_stem(one, other):
    stems = Stems(language("nl"))
    assert stems.of(one) & stems.of(other)


@pytest.mark.parametrize(("one", "other"), [("innoveren", "informeren"), ("platform", "plaats"), ("visie", "vis")])
def test_words_of_other_stems(one, other):
    stems = Stems(language("nl"))
    long = {stem for stem in stems.of(one) & stems.of(other) if len(stem) > 3}
    assert not long


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("en", "innovate", "innovation"),
        ("fr", "innover", "innovation"),
        ("de", "fördern", "förderung"),
    ],
)
def test_other_languages_have_endings_too(code, one, other):
    stems = Stems(language(code))
    assert stems.of(one) & stems.of(other)


def test_derivations_are_counted_over_all_their_forms(talk_of):
    said = "De bevordering, de bevorderingen. Wij bevorderen dat. Een ander woord."
    assert proposed(talk_of, ["bevorderen"], said) == {"bevordering": 2}


def test_two_words_of_a_term_are_found_in_one(talk_of):
    said = "De kennisdeling, de kennisuitwisseling en het kennisnetwerk."
    assert proposed(talk_of, ["{near: [kennis, delen]}"], said) == {"kennisdeling": 1}


def test_what_a_term_looks_for_already_or_drops_is_not_proposed(talk_of):
    said = "De bevordering."
    assert proposed(talk_of, ["bevorderen", "bevordering"], said) == {}
    assert proposed(talk_of, ["{lemma: bevorderen, pos: verb, forms: {drop: [bevordering]}}"], said) == {}
