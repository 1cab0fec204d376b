"""What WebVTT and SubRip have in common: blocks, captions, pieces, turns."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.model import Place
from focuscode.readers.captions import Caption, as_caption, blocks, plain, to_draft

HERE = Place("a.vtt")
TIMES = "00:00:01.000 --> 00:00:02.000"


def draft_of(*captions):
    """A draft of captions given by their lines, a second each."""
    made = [Caption(float(n), n + 1.0, list(lines), 10 * n + 1) for n, lines in enumerate(captions)]
    return to_draft(made, [], [], HERE)


def said(*captions):
    draft = draft_of(*captions)
    return [(turn.speaker, draft.text[turn.start : turn.end]) for turn in draft.turns]


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
    assert as_caption(1, ["00:00:xx --> 00:01", "a"]) == Caption(None, None, ["a"], 1)
    assert as_caption(1, ["0:01 --> 0:75", "a"]) == Caption(1.0, None, ["a"], 1)


@pytest.mark.parametrize(
    "lines",
    [["a"], ["a", "b", TIMES], ["NOTE", "van A --> B"], ["a --> b", "c"], ["twee woorden", "stap 1 --> stap 2"]],
)
def test_what_is_no_caption(lines):
    assert as_caption(1, lines) is None


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("<i>R&amp;D</i>", "R&D"),
        ("  ja  ", "ja"),
        ("<c.yellow.bg_blue>ja</c>", "ja"),
        ("<ruby>ja<rt>nee</rt></ruby>", "janee"),
        ("<lang nl>ja</lang>", "ja"),
        ('<font color="red">ja</font>', "ja"),
        ("ja<00:00:01.500> nee", "ja nee"),
        ("{\\an8}ja", "ja"),
        ("ja</v>", "ja"),
        ("1 < 2 en 3 > 2", "1 < 2 en 3 > 2"),
        ("&lt;i&gt;", "<i>"),
        ("<iets>", "<iets>"),
        ("{lacht} ja", "{lacht} ja"),
        ("R&D en Q&A", "R&D en Q&A"),
        ("", ""),
    ],
)
def test_markup_goes_and_entities_become_their_characters(written, words):
    assert plain(written) == words


def test_captions_of_one_speaker_are_one_turn_with_the_last_end():
    draft = draft_of(["<v Anna>ja"], ["<v Anna>en"], ["<v Bart>nee"])
    assert draft.text == "Anna: ja\nen\nBart: nee"
    assert [(turn.start_time, turn.end_time, turn.line) for turn in draft.turns] == [(0.0, 2.0, 1), (2.0, 3.0, 21)]


def test_words_before_a_voice_belong_to_whoever_spoke():
    assert said(["<v Anna>ja"], ["en toen <v Bart>nee"]) == [("Anna", "ja\nen toen"), ("Bart", "nee")]


def test_a_caption_without_a_name_goes_on_with_the_last_speaker():
    assert said(["eerst"], ["<v Anna>ja"], ["en"]) == [("", "eerst"), ("Anna", "ja\nen")]


def test_captions_without_any_speaker_are_a_turn_each():
    assert said(["ja"], ["nee"], ["en toch"]) == [("", "ja"), ("", "nee"), ("", "en toch")]
    assert [finding.rule for finding in draft_of(["ja"], ["nee"]).findings] == ["F102"]


def test_a_voice_without_a_name_keeps_the_speaker():
    assert said(["<v Anna>ja"], ["<v >en"]) == [("Anna", "ja\nen")]


def test_below_a_voice_a_label_is_speech_and_in_the_next_caption_it_is_one():
    assert said(["<v Anna>ik zei:", "P1: kom"], ["P1: ja"], ["P1: goed"]) == [
        ("Anna", "ik zei:\nP1: kom"),
        ("P1", "ja\ngoed"),
    ]


def test_above_a_voice_a_label_is_one():
    assert said(["P1: ja", "<v Anna>nee"]) == [("P1", "ja"), ("Anna", "nee")]


def test_a_label_may_stand_on_a_line_of_its_own():
    assert said(["ANNA:", "ja", "en"], ["ANNA:", "nee"]) == [("ANNA", "ja\nen\nnee")]


def test_dashes_before_two_speakers_are_no_words():
    assert said(["- P1: ja", "- P2: nee", "-"]) == [("P1", "ja"), ("P2", "nee")]


def test_a_name_in_brackets_that_stands_alone_only_once_is_speech():
    assert said(["(Anna)", "ja"]) == [("", "(Anna)\nja")]


def test_a_sound_in_brackets_is_speech_however_often_it_comes():
    assert said(["(lacht)"], ["(lacht)"], ["(lacht)"]) == [("", "(lacht)")] * 3


def test_a_caption_of_signs_alone_has_no_words():
    draft = draft_of(["- "], ["<v Anna></v>"], ["♪"], ["!?"])
    assert [draft.text[turn.start : turn.end] for turn in draft.turns] == ["!?"]
    assert [(finding.rule, finding.place.line) for finding in draft.findings[:3]] == [
        ("F104", 1),
        ("F104", 11),
        ("F104", 21),
    ]


def test_what_is_left_stands_at_its_place_and_ends_a_turn():
    captions = [Caption(0.0, 1.0, ["<v Anna>ja"], 3), Caption(1.0, 2.0, ["<v Anna>nee"], 9)]
    draft = to_draft(captions, [(12, "c", "note"), (6, "b", "note"), (1, "a", "file header")], [], HERE)
    assert draft.text == "a\nAnna: ja\nb\nAnna: nee\nc"
    assert [draft.text[turn.start : turn.end] for turn in draft.turns] == ["ja", "nee"]
    assert [(draft.text[a:b], reason) for a, b, reason in draft.left_out if reason != "speaker label"] == [
        ("a", "file header"),
        ("b", "note"),
        ("c", "note"),
    ]


def test_no_captions_give_an_empty_draft():
    draft = to_draft([], [], [], HERE)
    assert (draft.text, draft.turns, draft.left_out, draft.findings) == ("", [], [], [])
