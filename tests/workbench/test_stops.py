"""A counterexample that is hit: why, and what stops it."""

from dataclasses import replace

import pytest

from focuscode.codebook.wording import typed
from focuscode.language import language
from focuscode.matching.pattern import CLASSES
from focuscode.workbench.examples import try_examples
from focuscode.workbench.stops import reason, rule_in_words, stops_of


def stops(tried_book, terms, sentence, examples=()):
    book = tried_book(a=(terms, examples, [sentence]))
    return book, stops_of(book.codes[0], book.codes[0].counterexamples[0], book)


def proposed(found, way=None):
    return [typed(change.term) for stop in found for change in stop.changes if way in (None, change.way)]


@pytest.mark.parametrize(
    ("term", "sentence", "examples", "proposal"),
    [
        ("agenda", "Dat punt staat op de agenda.", ["De agenda van de cluster is goed."], "except: [op de agenda]"),
        ("roadmap", "De roadmap van onze software schuift.", ["Een roadmap."], "unless: {near: [software], within: 3}"),
        ("{lemma: partner, pos: noun}", "Mijn partner werkt.", ["Een partner."], "except: [mijn partner]"),
        (
            "{compound: strategie, as: any}",
            "Onze prijsstrategie.",
            ["Een exportstrategie."],
            "except: [prijsstrategie]",
        ),
        ("{compound: strategie}", "Een prijsstrategie.", ["Die strategieoefening dan."], "as: modifier"),
        ("project", "Al die projecten.", ["Een project."], "forms: {drop: [projecten]}"),
        ("wagen", "Hij waagt het.", ["Een wagen met hout."], "pos: noun"),
        ("{lemma: werken, pos: verb}", "Genoeg werk dus.", ["Wij werken hard."], "homographs: strict"),
        ("{near: [kennis, delen], within: 9}", "Kennis is om te delen.", ["Kennis delen."], "within: 2"),
        ("{near: [kennis, delen], within: 9}", "Wij delen kennis.", ["Kennis delen."], "ordered: yes"),
        ("{phrase: kennis delen, gap: 3}", "Kennis is om te delen.", ["Kennis wel delen."], "gap: 2"),
        ("roadmap", "Er is geen roadmap.", ["Een roadmap."], "negation: exclude"),
        ("{wild: 'plan*'}", "Een plant dus.", ["De planning."], "except: [plant]"),
        ("{regex: 'roadm\\w+', reason: r}", "De roadmap van software.", ["Roadmap."], "except: [roadmap van software]"),
    ],
)
def test_what_stops_a_hit_is_found(tried_book, term, sentence, examples, proposal):
    _, found = stops(tried_book, [term], sentence, examples)
    assert any(proposal in line for line in proposed(found)), proposed(found)


def test_every_proposal_stops_the_sentence_and_keeps_the_examples(tried_book):
    examples = ["De agenda van de cluster telt.", "Wij zetten het op de agenda van de cluster.", "Onze agenda's."]
    book, found = stops(tried_book, ["agenda", "{wild: 'agen*'}"], "Dat staat op de agenda van het team.", examples)
    assert len(found) == 2
    assert proposed(found)
    for number, stop in enumerate(found):
        for change in stop.changes:
            terms = [one.changes[0].term for one in found]
            terms[number] = change.term
            code = replace(book.codes[0], terms=tuple(terms))
            assert try_examples(replace(book, codes=(code,)))["right"].tolist() == [1, 1, 1, 1]


def test_what_would_lose_an_example_is_not_proposed(tried_book):
    _, found = stops(tried_book, ["agenda"], "Dat staat op de agenda.", ["Zet dat op de agenda."])
    assert "{lemma: agenda, except: [op de agenda]}" not in proposed(found)


def test_an_example_that_another_term_hits_as_well_may_be_left(tried_book):
    terms = ["project", "{word: grote projecten}"]
    _, found = stops(tried_book, terms, "Al die projecten.", ["Die grote projecten."])
    assert "{lemma: project, forms: {drop: [projecten]}}" in proposed(found)


def test_nothing_is_proposed_where_nothing_works(tried_book):
    _, found = stops(tried_book, ["{word: roadmap}"], "Roadmap.", ["Roadmap!"])
    assert [stop.changes for stop in found] == [()]


def test_an_article_alone_makes_no_phrase(tried_book):
    _, found = stops(tried_book, ["roadmap"], "De roadmap is dat niet.", ["Roadmap."])
    assert not [line for line in proposed(found) if "except: [de roadmap]" in line]


def test_a_phrase_never_crosses_the_end_of_a_sentence(tried_book):
    _, found = stops(tried_book, ["roadmap"], "Dat is software. Roadmap? Bakker.", ["Roadmap."])
    assert proposed(found, "not in this phrase") == []


def test_a_longer_phrase_is_not_told_beside_a_shorter_one(tried_book):
    _, found = stops(tried_book, ["{word: silo's}"], "De silo's met graan staan daar.", ["Die silo's."])
    assert [line for line in proposed(found, "not in this phrase") if "de silo's met graan" in line] == []
    assert "{word: silo's, except: [silo's met graan]}" in proposed(found)


def test_conditions_that_stand_are_kept(tried_book):
    term = "{lemma: roadmap, except: [de productroadmap], unless: {near: [app], within: 4}, note: old}"
    _, found = stops(tried_book, [term], "De roadmap van onze software.", ["Een roadmap."])
    assert any("unless: {near: [app, software], within: 4}, note: old}" in line for line in proposed(found))


def test_only_the_terms_that_hit_are_told(tried_book):
    book, found = stops(tried_book, ["platform", "roadmap"], "De roadmap dan.")
    assert [stop.term for stop in found] == [book.codes[0].terms[1]]
    assert stops_of(book.codes[0], "Niets.", book) == []


def test_why_it_matched_is_told_in_plain_words(tried_book):
    sentence = "Wij brengen partijen samen."
    _, found = stops(tried_book, ["samenbrengen", "{wild: 'partij*'}"], sentence)
    assert [reason(stop, sentence) for stop in found] == [
        "“brengen … samen”: written apart: samenbrengen",
        "“partijen”: it fits the pattern",
    ]


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("as written", "it stands in the codebook just so"),
        ("lookup table", "the word lists know it as a form of the term"),
        ("suffix rule, word unknown", "an ending was taken off and the rest is a guess"),
        (
            "near each other: suffix rule, word unknown, as written",
            "near each other: an ending was taken off and the rest is a guess; it stands in the codebook just so",
        ),
        ("head of a longer word", "the term is the end of this longer word"),
        ("written apart: samenbrengen", "written apart: samenbrengen"),
        ("", ""),
    ],
)
def test_rules_in_plain_words(rule, told):
    assert rule_in_words(rule) == told


def test_no_word_of_the_lexicon_is_needed_in_another_language(tried_book):
    book = tried_book(a=(["roadmap"], ["A roadmap."], ["The software roadmap slips."]))
    book = replace(book, language="en")
    assert language("en").lemmatizer.classes("roadmap") == [] and len(CLASSES) == 3
    found = stops_of(book.codes[0], "The software roadmap slips.", book)
    assert "{lemma: roadmap, except: [software roadmap]}" in proposed(found)
