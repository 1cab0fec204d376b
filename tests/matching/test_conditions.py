"""What a term adds: not beside these words, not inside these phrases, forms more or fewer, its own language."""

import pytest


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
