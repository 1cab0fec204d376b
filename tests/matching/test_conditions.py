"""What a term adds: not beside these words, not inside these phrases, forms more or fewer, its own language."""

import pytest

from focuscode.matching.conditions import Conditioned, form_key, is_dropped, needed
from focuscode.matching.pattern import AnyOf, Form, Row
from focuscode.matching.regex import Regex


@pytest.mark.parametrize(
    ("term", "turn", "words"),
    [
        ("{lemma: vertrouwen, except: [in vertrouwen]}", "Iets in vertrouwen; het vertrouwen.", ["vertrouwen"]),
        (
            "{lemma: vertrouwen, unless: {near: [ik], within: 1}}",
            "Vertrouwen, ja. Dat vertrouw ik niet.",
            ["Vertrouwen"],
        ),
        ("{lemma: dossier, unless: [medisch]}", "Het medisch dossier. Het dossier.", ["dossier"]),
        ("{lemma: project, forms: {drop: [projecten]}}", "Projecten en een project.", ["project"]),
        ("{lemma: project, forms: {add: [trajectje]}}", "Een trajectje, een project.", ["trajectje", "project"]),
        ("{lemma: innovation, lang: en}", "Innovations, innovaties.", ["Innovations"]),
        (
            "{phrase: kennis delen, except: [kennis delen op school]}",
            "Kennis delen op school. Kennis delen.",
            ["Kennis delen"],
        ),
        ("{near: [bedrijf, zoeken], unless: {near: [personeel], within: 3}}", "Bedrijven zoeken personeel.", []),
    ],
)
def test_conditions(words_of, term, turn, words):
    assert words_of(term, turn) == words


def test_unless_counts_on_both_sides_and_stops_at_its_distance(words_of):
    term = "{lemma: roadmap, unless: {near: [eigen], within: 2}}"
    assert words_of(term, "Onze eigen roadmap.") == []
    assert words_of(term, "De roadmap van eigen makelij.") == []
    assert words_of(term, "De roadmap is niet ons eigen werk.") == ["roadmap"]
    assert words_of(term, "Eigen. Een roadmap.") == ["roadmap"]


@pytest.mark.parametrize(
    ("policy", "turn", "words"),
    [
        ("flag", "Geen roadmap. Een roadmap.", ["roadmap", "roadmap"]),
        ("exclude", "Geen roadmap. Een roadmap.", ["roadmap"]),
        ("only", "Geen roadmap. Een roadmap.", ["roadmap"]),
    ],
)
def test_policies_of_negation(tried, policy, turn, words):
    hits = tried(f"{{lemma: roadmap, negation: {policy}}}", turn)
    assert [pieces[0] for _, pieces, _ in hits] == words


def test_exclude_keeps_what_is_not_denied_and_only_what_is(make_book, make_talk):
    from focuscode.assemble import code_transcripts

    talk = make_talk(("P1", "Geen roadmap. Een roadmap."))
    begin = talk.turns[0].start
    for policy, place in (("exclude", 18), ("only", 5)):
        book = make_book({"a": [f"{{lemma: roadmap, negation: {policy}}}"]})
        assert code_transcripts([talk], book).spans["start"].tolist() == [begin + place]


def test_ignore_keeps_the_match_without_its_flag(make_book, make_talk):
    from focuscode.assemble import code_transcripts

    talk = make_talk(("P1", "Geen roadmap."))
    coding = code_transcripts([talk], make_book({"a": ["{lemma: roadmap, negation: ignore}"], "b": ["roadmap"]}))
    assert coding.spans["negated"].tolist() == [0, 1]
    assert coding.cues["span"].tolist() == [1]


@pytest.mark.parametrize(
    ("term", "turn", "words"),
    [
        ("{lemma: samenbrengen, forms: {drop: [brengt … samen]}}", "Dat brengt ons samen. Samengebracht.", 1),
        ("{lemma: samenbrengen, forms: {drop: [Brengt Samen]}}", "Dat brengt ons samen. Samengebracht.", 1),
        ("{phrase: kennis delen, forms: {drop: [kennis gedeeld]}}", "Kennis gedeeld. Kennis delen.", 1),
        ("{phrase: kennis delen, forms: {drop: [kennis]}}", "Kennis gedeeld. Kennis delen.", 0),
        ("{regex: 'road\\s?map', reason: probe, forms: {drop: [road map]}}", "Een road map, de roadmap.", 1),
        ("{compound: kennis, forms: {drop: [kennis- instellingen]}}", "Kennis- en onderwijsinstellingen.", 0),
    ],
)
def test_a_form_of_several_words_can_be_dropped_too(words_of, term, turn, words):
    assert len(words_of(term, turn)) == words


def test_dropped_forms_are_compared_as_words_are():
    assert form_key(["Innovatie-ecosystemen"]) == form_key(["innovatieecosystemen"])
    assert is_dropped(["Kennis", "gedeeld"], {"kennis gedeeld"})
    assert is_dropped(["Kennis gedeeld"], {"gedeeld"})
    assert not is_dropped(["kennis"], {"kennis gedeeld"})


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        ("except: [goede kennis]", ["kennis"]),
        ("unless: [delen]", ["kennis"]),
        ("forms: {add: [spco]}", ["kennis"]),
        ("forms: {drop: [spco]}", ["kennis"]),
    ],
)
def test_an_expression_is_found_though_no_word_of_its_conditions_is_spoken(words_of, condition, found):
    assert words_of(f"{{regex: kennis, reason: to try, {condition}}}", "Wij hebben kennis.") == found


def test_what_a_term_needs_is_a_word_of_its_own_and_none_of_its_conditions():
    kennis, spco = Row(((Form("kennis"),),)), Row(((Form("spco"),),))
    expression = Regex(None, "k")
    assert needed(AnyOf((kennis, spco))) == (Form("kennis"), Form("spco"))
    assert needed(AnyOf((expression, spco))) == needed(expression) == ()
    assert needed(Conditioned(kennis, unless=(spco,), excepted=(spco,))) == (Form("kennis"),)
    assert needed(Conditioned(AnyOf((expression, spco)), unless=(kennis,))) == ()
