"""Longer words that hold a noun of a term."""

from focuscode.workbench.longer import longer_words
from focuscode.workbench.proposals import sources


def proposed(talk_of, terms, said, **facts):
    talk, book = talk_of({"a": terms}, [("P1", said)], **facts)
    found = longer_words(talk, sources(book.codes, talk.language))
    return [(proposal.term, proposal.weight) for proposal in found]


def test_several_words_are_one_compound_and_a_single_word_is_itself(talk_of):
    said = "Een samenwerkingsplatform, innovatieplatformen, een platformwerking."
    assert proposed(talk_of, ["platform"], said) == [
        ({"compound": "platform", "as": "head"}, 2),
        ("platformwerking", 1),
    ]


def test_words_that_are_coded_or_excepted_are_not_proposed(talk_of):
    said = "Een boorplatform en een samenwerkingsplatform."
    assert proposed(talk_of, ["platform", "{compound: platform, as: head}"], said) == []
    terms = ["{compound: platform, as: head, except: [boorplatform]}"]
    assert proposed(talk_of, terms, said) == []
    assert proposed(talk_of, ["platform"], said) == [({"compound": "platform", "as": "head"}, 2)]


def test_verbs_short_nouns_and_other_languages_have_none(talk_of):
    assert proposed(talk_of, ["{lemma: delen, pos: verb}"], "De verdeling.") == []
    assert proposed(talk_of, ["{lemma: lid, pos: noun}"], "Een ledenlijst.") == []
    assert proposed(talk_of, ["platform"], "A platformgame.", language="en") == []
