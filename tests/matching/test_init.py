"""A codebook on turns: what counts once, what order changes, what the matcher remembers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.language import language
from focuscode.matching import KINDS, Match, Matcher

DUTCH = language("nl")
TALK = (
    ("M1", "Wat is de rol van een cluster? Delen jullie kennis?"),
    ("P1", "Een roadmap maken. De algemene roadmap delen, kennis euh delen, kennis breed delen."),
    ("P2", "Kennisdeling op een platform; matchmaking. Platformen, SPCO’s, SPCO of spco."),
    ("", "flurps en flurp. Algemeen belang, collectieve intelligentie 😀 gedeelde kennis."),
)
TERMS = {
    "roadmap": ["roadmap", "{phrase: roadmap delen}", "{lemma: algemeen}", "{phrase: algemene roadmap}"],
    "sharing": ["kennis delen", "{phrase: kennis delen, gap: 1}", "{word: delen}", "{lemma: delen, pos: verb}"],
    "spco": ["{word: SPCO}", "{wild: match*}", "platform", "{wild: plat*}"],
    "rest": ["flurp", "algemeen belang", "collectieve intelligentie", "{lemma: gedeeld, pos: adj}"],
}


def found(book, *transcripts):
    """(transcript, turn, code, pieces, rule, guessed) of every match."""
    matcher = Matcher(book, DUTCH)
    return {
        (transcript.id, match.turn, book.codes[matcher.code_of[match.term]].id, match.pieces, match.rule, match.guessed)
        for transcript in transcripts
        for match in matcher.match(transcript)[0]
    }


def hits(make_book, make_talk, terms, turn):
    """(code, term as written, words) of every match in one turn, in order."""
    book, transcript = make_book(terms), make_talk(("", turn))
    matcher = Matcher(book, DUTCH)
    matches, _ = matcher.match(transcript)
    return [
        (
            book.codes[matcher.code_of[match.term]].id,
            matcher.terms[match.term].written,
            "|".join(transcript.text[a:b] for a, b in match.pieces),
        )
        for match in matches
    ]


def test_every_kind_of_term_is_registered_under_its_name():
    assert all(name == kind.name for name, kind in KINDS.items())
    assert {"plain", "lemma", "word", "phrase", "wild"} <= set(KINDS)


def test_the_longest_of_one_code_wins(make_book, make_talk):
    terms = {"a": ["roadmap", "strategische roadmap"]}
    assert hits(make_book, make_talk, terms, "Een strategische roadmap, een roadmap.") == [
        ("a", "strategische roadmap", "strategische roadmap"),
        ("a", "roadmap", "roadmap"),
    ]


def test_of_equally_long_ones_the_first_in_the_text_wins(make_book, make_talk):
    terms = {"a": ["innovatie roadmap", "roadmap innovatie"]}
    assert hits(make_book, make_talk, terms, "innovatie roadmap innovatie") == [
        ("a", "innovatie roadmap", "innovatie roadmap")
    ]


def test_of_equal_ones_the_term_that_stands_first_wins(make_book, make_talk):
    one = hits(make_book, make_talk, {"a": ["roadmap", "{wild: road*}"]}, "roadmap")
    other = hits(make_book, make_talk, {"a": ["{wild: road*}", "roadmap"]}, "roadmap")
    assert [one[0][1], other[0][1]] == ["roadmap", "wild: road*"]
    assert len(one) == len(other) == 1


def test_two_codes_may_have_the_same_words(make_book, make_talk):
    terms = {"b": ["roadmap"], "a": ["strategische roadmap"]}
    assert hits(make_book, make_talk, terms, "strategische roadmap") == [
        ("a", "strategische roadmap", "strategische roadmap"),
        ("b", "roadmap", "roadmap"),
    ]


def test_codes_that_begin_at_one_place_stand_in_the_order_of_the_codebook(make_book, make_talk):
    terms = {"z": ["roadmap"], "a": ["roadmap"]}
    assert [code for code, _, _ in hits(make_book, make_talk, terms, "roadmap")] == ["z", "a"]


def test_a_match_between_the_pieces_of_another_stands_beside_it(make_book, make_talk):
    terms = {"a": ["{phrase: kennis delen, gap: 1}", "roadmap"]}
    assert hits(make_book, make_talk, terms, "kennis roadmap delen") == [
        ("a", "phrase: kennis delen, gap: 1", "kennis|delen"),
        ("a", "roadmap", "roadmap"),
    ]


def test_pieces_side_by_side_are_one(make_book, make_talk):
    terms = {"a": ["{phrase: samen kennis breed delen, gap: 1}"]}
    assert hits(make_book, make_talk, terms, "samen kennis euh breed nu delen")[0][2] == "samen kennis|breed|delen"


def test_matches_stand_in_the_order_of_the_text(make_book, make_talk):
    matches, _ = Matcher(make_book(TERMS), DUTCH).match(make_talk(*TALK))
    starts = [match.start for match in matches]
    assert starts == sorted(starts)
    assert all(match.start < match.end and match.length <= match.end - match.start for match in matches)


def test_words_are_counted_a_turn_at_a_time(make_book, make_talk):
    turns = [("M1", "Wat is de rol?"), ("P1", ""), ("P2", "Kennis – delen, 2 keer… 😀"), ("", "ja")]
    _, words = Matcher(make_book({"a": ["roadmap"]}), DUTCH).match(make_talk(*turns))
    assert words.tolist() == [4, 0, 4, 1]


def test_a_transcript_without_turns_has_no_match(make_book, make_talk):
    matches, words = Matcher(make_book({"a": ["roadmap"]}), DUTCH).match(make_talk())
    assert (matches, words.tolist()) == ([], [])


def test_a_codebook_without_terms_matches_nothing(make_book, make_talk):
    matches, words = Matcher(make_book({"a": []}), DUTCH).match(make_talk(*TALK))
    assert matches == []
    assert len(words) == len(TALK)


def test_what_a_matcher_has_seen_changes_no_match_and_no_rule(make_book, make_talk):
    book, transcript = make_book(TERMS), make_talk(*TALK)
    others = [make_talk(("P1", words), name="X") for words in ("flurps gedeeld algemene", "delen kennis, deelden")]
    fresh = Matcher(book, DUTCH).match(transcript)[0]
    for other in (*others, transcript):
        matcher = Matcher(book, DUTCH)
        matcher.match(other)
        assert matcher.match(transcript)[0] == fresh


def test_a_word_of_two_classes_is_told_by_one_rule_whatever_stands_beside_it(make_book, make_talk):
    transcript = make_talk(("P1", "De algemene roadmap."))
    told = set()
    for first in ("{lemma: delen, pos: verb}", "{lemma: jong, pos: adj}", "roadmap", "{wild: flurp*}"):
        book = make_book({"first": [first], "a": ["algemeen"], "b": ["{phrase: algemeen roadmap}"]})
        told.add(frozenset(hit for hit in found(book, transcript) if hit[2] in ("a", "b")))
    assert len(told) == 1


@settings(max_examples=30)
@given(st.data())
def test_the_order_of_codes_and_terms_changes_nothing_but_order(make_book, make_talk, data):
    transcript = make_talk(*TALK)
    codes = data.draw(st.permutations(list(TERMS)))
    shuffled = {code: data.draw(st.permutations(TERMS[code])) for code in codes}

    def bare(hits):  # which of two equal terms comes first decides the rule, never the words
        return {hit[:4] for hit in hits}

    assert bare(found(make_book(shuffled), transcript)) == bare(found(make_book(TERMS), transcript))
    in_order = {code: TERMS[code] for code in codes}
    assert found(make_book(in_order), transcript) == found(make_book(TERMS), transcript)


MATCHES = st.lists(
    st.builds(
        lambda term, turn, start, length, gap: Match(
            term,
            turn,
            ((start, start + length),) if not gap else ((start, start + length), (start + length + gap, start + 20)),
            "as written",
            False,
        ),
        st.integers(0, 2),
        st.integers(0, 1),
        st.integers(0, 12),
        st.integers(1, 5),
        st.integers(0, 4),
    ),
    max_size=12,
)


def meet(one, other):
    return one.turn == other.turn and any(a < d and c < b for a, b in one.pieces for c, d in other.pieces)


@given(MATCHES)
def test_what_is_kept_never_overlaps_and_what_is_dropped_met_something_as_long(make_book, matches):
    matcher = Matcher(make_book({"a": ["x1", "x2"], "b": ["x3"]}), DUTCH)
    code = matcher.code_of
    kept = matcher.settle(list(matches))
    for n, one in enumerate(kept):
        assert not any(meet(one, other) and code[one.term] == code[other.term] for other in kept[n + 1 :])
    for gone in set(matches) - set(kept):
        beaten = [one for one in kept if meet(one, gone) and code[one.term] == code[gone.term]]
        assert any(one.length >= gone.length for one in beaten)


@pytest.mark.parametrize("tongue", ["en", "fr", "de"])
def test_other_languages_match_too(make_book, make_talk, tongue):
    book = make_book({"a": ["roadmap"]}, language=tongue)
    matches, _ = Matcher(book, language(tongue)).match(make_talk(("P1", "The roadmap.")))
    assert [match.rule for match in matches] == ["as written"]


def test_english_plurals_are_found(make_book, make_talk):
    book = make_book({"a": ["roadmap", "share knowledge"]}, language="en")
    matches, _ = Matcher(book, language("en")).match(make_talk(("P1", "Two roadmaps; they shared knowledge.")))
    assert [match.start for match in matches] == [8, 23]


def test_what_every_term_finds_before_they_are_settled(make_book, make_talk):
    book = make_book({"a": ["roadmap", "{phrase: een roadmap}"], "b": ["roadmap"]})
    matcher = Matcher(book, language("nl"))
    talk = make_talk(("P1", "Een roadmap. Roadmap."))
    every = matcher.every(talk)
    assert [match.term for match in every.found].count(0) == 2
    assert sorted((match.term, match.start) for match in matcher.settle(every.found)) == [
        (0, 17),
        (1, 4),
        (2, 8),
        (2, 17),
    ]
    by_term = matcher.settle(every.found, by_term=True)
    assert sorted((match.term, match.start) for match in by_term) == [(0, 8), (0, 17), (1, 4), (2, 8), (2, 17)]
    assert matcher.match(talk).found == matcher.settle(every.found)
