"""The walk over lines: what becomes a turn, what is left out and why, and which time a turn has."""

from focuscode.readers.dialect import find
from focuscode.readers.rows import rows_of
from focuscode.readers.scanning import Scan


def scanned(text):
    rows = list(rows_of(text))
    scan = Scan(find(rows))
    scan.walk(rows)
    turns = [(t.speaker, t.start_time, t.end_time, text[t.start : t.end]) for t in scan.turns]
    return turns, [(text[a:b], reason) for a, b, reason in scan.left_out]


def test_a_line_without_label_goes_on_with_the_turn_above():
    turns, left = scanned("P1: ja\n\nen nog\nP2: nee\n")
    assert turns == [("P1", None, None, "ja\n\nen nog"), ("P2", None, None, "nee")]
    assert left == [("P1: ", "speaker label"), ("P2: ", "speaker label")]


def test_words_above_the_first_label_are_left_out():
    assert scanned("Verslag\nP1: ja\n")[1][0] == ("Verslag", "before the first speaker")


def test_a_time_belongs_to_the_next_turn_alone():
    turns, left = scanned("0:03\nP1: ja\nP2: nee\n")
    assert [turn[:2] for turn in turns] == [("P1", 3.0), ("P2", None)]
    assert left[0] == ("0:03", "time")


def test_a_time_without_speaker_goes_on_with_the_last_speaker():
    turns, _ = scanned("P1: ja\n[0:09] en nog\n")
    assert turns == [("P1", None, None, "ja"), ("P1", 9.0, None, "en nog")]


def test_a_time_at_the_end_of_the_words_ends_the_turn():
    turns, left = scanned("P1: ja #00:00:03-5#\nP2: nee (0:01) dus #00:00:09-0#\n")
    assert turns == [("P1", None, 3.5, "ja"), ("P2", None, 9.0, "nee (0:01) dus")]
    assert ("#00:00:03-5#", "time") in left


def test_a_time_in_brackets_at_the_end_of_one_turn_stays():
    turns, _ = scanned("P1: ja (0:03)\nP2: nee\nP1: dus\n")
    assert turns[0] == ("P1", None, None, "ja (0:03)")


def test_a_line_of_a_program_ends_a_turn_and_is_left_out():
    turns, left = scanned("P1: ja\nAnna Peeters stopped transcription\nen nog\nP2: nee\n")
    assert [turn[3] for turn in turns] == ["ja", "en nog", "nee"]
    assert ("Anna Peeters stopped transcription", "added by a program") in left


def test_a_line_of_a_program_behind_a_time_is_left_out():
    turns, left = scanned("[0:01] P1: ja\n[0:09] Transcribed by https://otter.ai\n")
    assert [turn[3] for turn in turns] == ["ja"]
    assert left[1:] == [("[0:09] ", "time"), ("Transcribed by https://otter.ai", "added by a program")]


def test_a_number_is_that_of_a_page_only_at_its_edge():
    turns, left = scanned("P1: ja\n12\nen nog\n13\n\f14\nverder\n")
    assert [turn[3] for turn in turns] == ["ja\n12\nen nog", "verder"]
    assert [text for text, reason in left if reason == "page number"] == ["13", "14"]


def test_a_label_without_words_has_no_turn():
    turns, left = scanned("P1: \nP2: nee\nP1:\n")
    assert [turn[0] for turn in turns] == ["P2"]
    assert left == [("P1:", "speaker label"), ("P2: ", "speaker label"), ("P1:", "speaker label")]
