"""Pieces to turns: joining, asides, words put together."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.model import Place
from focuscode.readers.pieces import Aside, Piece, Word, by_speaker, joined, joined_lines, tidy, to_draft

steady = settings(deadline=None, derandomize=True)
HERE = Place("a.json")


def draft_of(*parts):
    return to_draft(parts, [], HERE)


def said(*parts):
    draft = draft_of(*parts)
    return [(turn.speaker, draft.text[turn.start : turn.end]) for turn in draft.turns]


def left(*parts):
    draft = draft_of(*parts)
    return [(draft.text[a:b], reason) for a, b, reason in draft.left_out if reason != "speaker label"]


def test_pieces_of_one_speaker_are_one_turn_with_the_first_start_and_the_last_end():
    draft = draft_of(Piece("A", "ja", 1.0, 2.0, 7), Piece("A", "en", 2.0, 3.0, 8), Piece("B", "nee", 3.0, None, 9))
    assert draft.text == "A: ja\nen\nB: nee"
    assert [(turn.n, turn.start_time, turn.end_time, turn.line) for turn in draft.turns] == [
        (1, 1.0, 3.0, 7),
        (2, 3.0, None, 9),
    ]


def test_a_piece_without_an_end_keeps_the_end_before_it():
    assert draft_of(Piece("A", "ja", 1.0, 2.0), Piece("A", "en")).turns[0].end_time == 2.0


def test_one_label_with_two_types_is_two_turns():
    draft = draft_of(Piece("A", "ja", kind="moderator"), Piece("A", "nee", kind="participant"))
    assert [turn.speaker_type for turn in draft.turns] == ["moderator", "participant"]


def test_pieces_without_a_speaker_are_a_turn_each_and_told():
    assert said(Piece("", "ja"), Piece("", "nee")) == [("", "ja"), ("", "nee")]
    assert [finding.rule for finding in draft_of(Piece("", "ja")).findings] == ["F102"]


def test_pieces_without_words_are_none():
    draft = draft_of(Piece("A", " \n"), Piece("B", ""))
    assert (draft.text, draft.turns, draft.findings) == ("", [], [])


def test_an_aside_ends_no_turn_and_stands_after_it():
    parts = Aside("kop", "title"), Piece("A", "ja"), Aside("[/]", "mark"), Piece("A", "en"), Piece("B", "nee")
    assert draft_of(*parts).text == "kop\nA: ja\nen\n[/]\nB: nee"
    assert left(*parts) == [("kop", "title"), ("[/]", "mark")]


def test_asides_at_the_end_and_empty_ones():
    assert left(Piece("A", "ja"), Aside("slot", "note"), Aside(" \n", "note")) == [("slot", "note")]


@steady
@given(
    st.lists(
        st.one_of(
            st.builds(Piece, st.sampled_from(["", "A", "B"]), st.text(max_size=6)),
            st.builds(Aside, st.text(max_size=6), st.just("note")),
        ),
        max_size=12,
    )
)
def test_every_part_stands_once_and_nothing_overlaps(parts):
    draft = to_draft(parts, [], HERE)
    ranges = [(turn.start, turn.end) for turn in draft.turns] + [(a, b) for a, b, _ in draft.left_out]
    ranges.sort()
    assert all(a < b for a, b in ranges)
    assert all(one[1] <= two[0] for one, two in pairwise(ranges))
    words = sorted(tidy(part.words) for part in parts if isinstance(part, Piece) and tidy(part.words))
    assert sorted("\n".join(draft.text[turn.start : turn.end] for turn in draft.turns).split("\n")) == sorted(
        "\n".join(words).split("\n")
    )


@pytest.mark.parametrize(
    ("written", "words"),
    [(" ja ", "ja"), ("a\r\nb\rc", "a\nb\nc"), ("a\0b", "ab"), ("a\x0bb\u2028c", "a b c"), ("\tja\t", "ja"), ("", "")],
)
def test_words_are_tidied(written, words):
    assert tidy(written) == words


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ([], ""),
        ([Word("", "ja")], "ja"),
        ([Word("", " ja "), Word("", "nee")], "ja nee"),
        ([Word("", "ja"), Word("", ",", before=True), Word("", "nee"), Word("", ".", before=True)], "ja, nee."),
        ([Word("", "("), Word("", "ja"), Word("", ")", before=True)], "( ja)"),
        ([Word("", "(", after=True), Word("", "ja"), Word("", ")", before=True)], "(ja)"),
        ([Word("", "-", before=True, after=True), Word("", "ja")], "-ja"),
    ],
)
def test_words_stand_apart_unless_they_say_otherwise(words, text):
    assert joined(words) == text


def test_words_are_parted_by_their_speakers():
    words = [Word("A", "ja", 1.0, 2.0), Word("A", "hoor", 2.0, 3.0), Word("B", "nee", 3.0, 4.0), Word("A", "toch")]
    assert by_speaker(words, 5) == [
        Piece("A", "ja hoor", 1.0, 3.0, 5),
        Piece("B", "nee", 3.0, 4.0, 6),
        Piece("A", "toch", None, None, 7),
    ]


def test_a_word_without_a_speaker_goes_with_the_last_and_the_first_is_nobodys():
    words = [Word(None, "eh"), Word("A", "ja"), Word(None, ".", before=True), Word("", "x"), Word(None, "y")]
    assert [(piece.speaker, piece.words) for piece in by_speaker(words)] == [("", "eh"), ("A", "ja."), ("", "x y")]


def test_words_of_nothing_are_passed_over():
    assert by_speaker([Word("A", " "), Word("B", "")]) == []


def test_all_the_words_of_pieces():
    assert joined_lines([Piece("A", "ja"), Piece("B", "nee")]) == "ja\nnee"
