"""A phrase: words in order with a gap, never over the end of a sentence or a turn."""

import pytest

TERM = "{phrase: kennis delen, gap: 2}"


@pytest.mark.parametrize(
    ("turn", "pieces"),
    [
        ("Wij kennis delen hier.", ["kennis delen"]),
        ("Kennis graag delen.", ["Kennis", "delen"]),
        ("Kennis graag breed delen.", ["Kennis", "delen"]),
        ("kennis euh graag uhm breed delen", ["kennis", "delen"]),
        ("kennis onderling gedeeld", ["kennis", "gedeeld"]),
    ],
)
def test_up_to_two_words_may_stand_between(tried, turn, pieces):
    assert [found for _, found, _ in tried(TERM, turn)] == [pieces]


@pytest.mark.parametrize(
    "turn",
    [
        "kennis graag heel breed delen",
        "delen we kennis",
        "Veel kennis. Wij delen.",
        "Veel kennis! Wij delen.",
        "kennis, zeg ik; wij delen",
        "kennis (zo) delen",
    ],
)
def test_more_words_another_order_or_another_sentence_are_no_hit(tried, turn):
    assert tried(TERM, turn) == []


def test_two_turns_are_never_joined(tried):
    assert tried(TERM, "Onze kennis", "wij delen die") == []


def test_a_word_said_twice_counts_once(words_of):
    assert words_of("{phrase: kennis delen, gap: 1}", "kennis met met onze delen") == []
    assert words_of("{phrase: kennis delen, gap: 1}", "kennis met met delen") == ["kennis|delen"]


def test_the_nearest_words_are_taken(words_of):
    assert words_of(TERM, "kennis kennis delen") == ["kennis delen"]
    assert words_of(TERM, "kennis delen of delen") == ["kennis delen"]
    assert words_of(TERM, "kennis zo delen, kennis dan delen") == ["kennis|delen", "kennis|delen"]


def test_a_later_second_word_is_tried_where_the_nearest_leads_nowhere(words_of):
    talk = "samen kennis met kennis nu delen"
    assert words_of("{phrase: samen kennis delen, gap: 1}", talk) == []  # two words lie before the second 'kennis'
    assert words_of("{phrase: samen kennis delen, gap: 2}", talk) == ["samen|kennis|delen"]


def test_a_word_may_stand_twice_in_a_phrase(words_of):
    assert words_of("{phrase: stap voor stap}", "Stap voor stap voor stap.") == ["Stap voor stap"]
    assert words_of("{phrase: stap stap, gap: 1}", "stap voor stap") == ["stap|stap"]


def test_without_a_gap_it_is_a_plain_term_of_several_words(tried):
    turns = ["kennis delen", "kennis veel delen", "kennis gedeeld"]
    assert tried("{phrase: kennis delen}", *turns) == tried("kennis delen", *turns)


def test_each_rule_is_told_once_in_order_of_the_words(tried):
    hits = tried("{phrase: kennis breed delen}", "Kennis breed gedeeld.")
    assert [rule for _, _, rule in hits] == ["words in order: as written, exception table"]


def test_a_phrase_of_one_word_is_that_word(tried):
    assert tried("{phrase: roadmap}", "De roadmap.") == [(1, ["roadmap"], "as written")]


def test_a_phrase_with_a_guess_in_it_is_taken_with_doubt(make_book, make_talk):
    from focuscode.language import language
    from focuscode.matching import Matcher

    book = make_book({"probe": ["{phrase: onze flurp}"]})
    matches, _ = Matcher(book, language("nl")).match(make_talk(("P1", "Onze flurp, onze flurps.")))
    assert [m.guessed for m in matches] == [False, True]
