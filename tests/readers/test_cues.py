"""Captions as text files hold them: blocks, names, times."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.readers.cues import Caption, as_caption, blocks

TIMES = "00:00:01.000 --> 00:00:02.000"


def test_blank_lines_part_blocks():
    assert blocks("a\nb\n\n\nc\n") == [(1, ["a", "b"]), (5, ["c"])]


def test_a_line_of_blanks_parts_nothing_inside_a_block():
    assert blocks("a\n \nb\n\n\t\nc") == [(1, ["a", " ", "b"]), (6, ["c"])]


@pytest.mark.parametrize("blank", ["\u00a0", "\x0b", "\u3000"])
def test_a_line_of_other_white_space_parts_blocks(blank):
    assert blocks(f"a\n{blank}\nb") == [(1, ["a"]), (3, ["b"])]


def test_an_empty_text_has_no_blocks():
    assert blocks("") == blocks("\n \n") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"1\n{TIMES}\na", [(1, ["1", TIMES, "a"])]),
        (f"{TIMES}\na\n{TIMES}\nb", [(1, [TIMES, "a"]), (3, [TIMES, "b"])]),
        (f"{TIMES}\na\n2\n{TIMES}\nb", [(1, [TIMES, "a"]), (3, ["2", TIMES, "b"])]),
        (f"{TIMES}\na in 2023\n{TIMES}\nb", [(1, [TIMES, "a in 2023"]), (3, [TIMES, "b"])]),
        (f"{TIMES}\n{TIMES}\nb", [(1, [TIMES]), (2, [TIMES, "b"])]),
        (f"losse woorden\n{TIMES}\nb", [(1, ["losse woorden"]), (2, [TIMES, "b"])]),
        (f"WEBVTT\n{TIMES}\nb", [(1, ["WEBVTT"]), (2, [TIMES, "b"])]),
        (f"cue-1\n{TIMES}\nb", [(1, ["cue-1", TIMES, "b"])]),
        (f"{TIMES}\na\ncue-1\n{TIMES}\nb", [(1, [TIMES, "a", "cue-1"]), (4, [TIMES, "b"])]),
        (f"a\nstap 1 --> stap 2\n{TIMES}\nb", [(1, ["a", "stap 1 --> stap 2"]), (3, [TIMES, "b"])]),
        ("0:01-->0:02\n0:02-->0:03\nb", [(1, ["0:01-->0:02"]), (2, ["0:02-->0:03", "b"])]),
    ],
)
def test_times_begin_a_block_with_the_number_above_them(text, found):
    assert blocks(text) == found


@settings(deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(["", " ", "7", "woord", TIMES, "\u00a0", "a --> b"]), max_size=20))
def test_no_line_is_lost_or_moved(lines):
    found = blocks("\n".join(lines))
    kept = {number + n: line for number, block in found for n, line in enumerate(block)}
    assert all(lines[number - 1] == line for number, line in kept.items())
    assert {n for n, line in enumerate(lines, 1) if line.strip()} <= set(kept)


def test_a_caption_has_its_times_its_lines_and_the_line_of_its_times():
    assert as_caption(5, ["7", TIMES, "a", "b"]) == Caption(1.0, 2.0, ["a", "b"], 6)
    assert as_caption(5, [TIMES]) == Caption(1.0, 2.0, [], 5)


def test_times_that_cannot_be_read_are_none():
    assert as_caption(1, ["00:00:xx --> 00:01", "a"]) == Caption(None, None, ["a"], 1, unread="00:00:xx --> 00:01")
    assert as_caption(1, ["0:01 --> 0:75", "a"]) == Caption(1.0, None, ["a"], 1, unread="0:01 --> 0:75")
    assert as_caption(1, ["0:01 --> 0:1d.8", "a"]) == Caption(1.0, None, ["a"], 1, unread="0:01 --> 0:1d.8")


@pytest.mark.parametrize(
    "lines",
    [["a"], ["a", "b", TIMES], ["NOTE", "van A --> B"], ["a --> b", "c"], ["twee woorden", "stap 1 --> stap 2"]],
)
def test_what_is_no_caption(lines):
    assert as_caption(1, lines) is None


def test_half_a_time_is_no_time():
    unread = "00:00:07.000 --> 00:00:1d.890"
    assert as_caption(1, [unread, "a"]) == Caption(7.0, None, ["a"], 1, unread=unread)


def test_a_name_above_the_times_is_kept_if_it_is_more_than_a_number():
    assert as_caption(1, ["cue-1", TIMES, "a"]).name == "cue-1"
    assert as_caption(1, ["17", TIMES, "a"]).name == ""
    assert as_caption(1, ["3f2b8c1d-5a6e-4c77-9b10-0a1b2c3d4e5f/18-0", TIMES, "a"]).name == ""


@pytest.mark.parametrize(
    "behind", ["", " align:start position:0%", " X1:100 X2:200 Y1:100 Y2:200", "\tline:-1 region:links", " "]
)
def test_settings_behind_the_times_are_no_words(behind):
    assert as_caption(1, [f"{TIMES}{behind}", "a"]) == Caption(1.0, 2.0, ["a"], 1)


def test_words_behind_the_times_are_the_first_line():
    assert as_caption(1, [f"{TIMES} Ja, goed", "a"]).lines == ["Ja, goed", "a"]


@pytest.mark.parametrize("arrow", ["-->", " -> ", "--->", " –> ", " → ", "\t-->\t"])
def test_an_arrow_may_be_written_as_word_processors_change_it(arrow):
    assert blocks(f"0:01{arrow}0:02\na\n0:03{arrow}0:04\nb") == [
        (1, [f"0:01{arrow}0:02", "a"]),
        (3, [f"0:03{arrow}0:04", "b"]),
    ]
    assert as_caption(1, [f"0:01{arrow}0:02", "a"]) == Caption(1.0, 2.0, ["a"], 1)


def test_more_decimals_than_three_are_read():
    assert as_caption(1, ["00:00:01.5000000 --> 00:00:02.0000000"]) == Caption(1.5, 2.0, [], 1)
