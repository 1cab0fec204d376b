"""A word: the form as written and no other; case counts where it has a capital inside."""

import pytest


@pytest.mark.parametrize(
    ("term", "turn", "words"),
    [
        ("{word: roadmap}", "Roadmap, roadmaps, ROADMAP, road-map", ["Roadmap", "ROADMAP", "road-map"]),
        ("{word: Vlaanderen}", "vlaanderen en VLAANDEREN", ["vlaanderen", "VLAANDEREN"]),
        ("{word: SPCO}", "SPCO spco Spco SPCO's", ["SPCO"]),
        ("{word: eHealth}", "eHealth ehealth EHealth Ehealth e-Health E-Health", ["eHealth", "e-Health"]),
        ("{word: COÖRD}", "COÖRD COORD coörd", ["COÖRD", "COORD"]),
        ("{word: delen}", "delen deelt gedeeld", ["delen"]),
        ("{word: KMO's}", "KMO’s kmo's", ["KMO’s"]),
    ],
)
def test_only_this_form(words_of, term, turn, words):
    assert words_of(term, turn) == words


def test_with_a_space_the_forms_stand_in_a_row(tried):
    hits = tried("{word: SPCO nota}", "De SPCO nota.", "De spco nota.", "De SPCO nota's.", "De SPCO, nota", "nota SPCO")
    assert [(turn, words) for turn, words, _ in hits] == [(1, ["SPCO nota"])]
    assert hits[0][2] == "words in order: as written"


def test_the_rule_is_that_it_is_written_so(tried):
    assert tried("{word: SPCO}", "Een SPCO.") == [(1, ["SPCO"], "as written")]


def test_a_word_of_capitals_and_one_without_are_two_terms_of_two_codes(make_book, make_talk):
    from focuscode.language import language
    from focuscode.matching import Matcher

    book = make_book({"agency": ["{word: VLAIO}"], "verb": ["{word: vlaio}"]})
    matcher = Matcher(book, language("nl"))
    matches, _ = matcher.match(make_talk(("P1", "VLAIO of vlaio")))
    assert [(book.codes[matcher.code_of[m.term]].id, m.start) for m in matches] == [
        ("agency", 4),
        ("verb", 4),
        ("verb", 13),
    ]
