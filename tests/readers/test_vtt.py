"""WebVTT: the cases, and random talks that are written and read back."""

import html
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.readers import reader_for, vtt
from focuscode.readers.source import Source

CASES = sorted(Path(__file__).parents[1].joinpath("cases", "readers", "vtt").glob("*.vtt"))
WORD = re.compile(r"[a-z]+_[a-t]\b")
steady = settings(deadline=None, derandomize=True)

speakers = st.sampled_from(["Moderator", "P1", "P12", "Anna Peeters", "Van den Broeck, Elke", "R&D Groep", "É. 😀"])
letters = st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Zs", "Cf"], exclude_characters="\x85{")
words = st.lists(st.text(letters, min_size=1, max_size=8), min_size=1, max_size=5).map(" ".join)
lines = words.filter(lambda line: any(map(str.isalnum, line)) and line == line.strip() and "-->" not in line)
talks = st.lists(st.tuples(speakers, st.lists(lines, min_size=1, max_size=3)), min_size=1, max_size=8)


def written(talk, *, closed=True, names=True, end="\n"):
    """A talk as Teams writes it: a caption for each, with a voice."""
    blocks = ["WEBVTT"]
    for n, (speaker, said) in enumerate(talk):
        name = [f"0a1b2c3d-4e5f-6a7b-8c9d-{n:012}/1-0"] if names else []
        voice = f"<v {html.escape(speaker)}>" + "\n".join(map(html.escape, said)) + ("</v>" if closed else "")
        blocks.append("\n".join([*name, f"00:00:{n:02}.000 --> 00:00:{n:02}.500", voice]))
    return ("\n\n".join(blocks) + "\n").replace("\n", end).encode()


def joined(talk):
    """The turns of a talk: what one speaker says in a row is one."""
    turns = []
    for speaker, said in talk:
        if turns and turns[-1][0] == speaker:
            turns[-1] = (speaker, turns[-1][1] + "\n" + "\n".join(said))
        else:
            turns.append((speaker, "\n".join(said)))
    return turns


def turns_of(data):
    draft = vtt.read(Source("a.vtt", data))
    return [(turn.speaker, draft.text[turn.start : turn.end]) for turn in draft.turns]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_is_read_as_the_file_beside_it_says(path, account, expected):
    assert account(path) == expected(path)


@steady
@given(talks, st.booleans(), st.booleans(), st.sampled_from(["\n", "\r\n", "\r"]))
def test_a_talk_is_read_back_as_it_was_written(talk, closed, names, end):
    assert turns_of(written(talk, closed=closed, names=names, end=end)) == joined(talk)


@steady
@given(talks)
def test_the_turns_carry_the_times_of_their_captions(talk):
    draft = vtt.read(Source("a.vtt", written(talk)))
    starts, last = [], None
    for n, (speaker, _) in enumerate(talk):
        if speaker != last:
            starts.append(float(n))
        last = speaker
    assert [turn.start_time for turn in draft.turns] == starts
    ends = [*(start - 0.5 for start in starts[1:]), len(talk) - 0.5]
    assert [turn.end_time for turn in draft.turns] == ends


@st.composite
def pages(draw):
    """Lines of all that a caption file may hold, in any order, each word with its own letter."""
    count = draw(st.integers(1, 20))
    forms = [
        *[
            "woord_{n}",
            "<v Stem>zeg_{n}",
            "<v Stem>zeg_{n}</v> en_{n}",
            "Dus: woord_{n}",
            "P1: zeg_{n}",
            "(Naam) x_{n}",
        ],
        *["00:00:01.000 --> 00:00:02.000", "00:00:01.000 --> 00:00:02.000", "", "", " ", "7", "NOTE nota_{n}"],
        *["00:00:0x --> drie_{n}", "00:01 --> 00:02 vier_{n}", "naam_{n} 1"],
        *["een_{n} --> twee_{n}", "<i>los_{n}", "STYLE s_{n}", "REGION r_{n}", "- streep_{n}"],
    ]
    return "WEBVTT\n\n00:01 --> 00:02\n<v Stem>begin_a\n\n" + "\n".join(
        draw(st.sampled_from(forms)).format(n=chr(97 + n)) for n in range(count)
    )


@steady
@given(pages())
def test_every_word_stands_in_a_turn_or_is_left_out(page):
    draft = vtt.read(Source("a.vtt", page.encode()))
    ranges = [(turn.start, turn.end) for turn in draft.turns] + [(a, b) for a, b, _ in draft.left_out]
    ranges.sort()
    assert all(a < b for a, b in ranges)
    assert all(left[1] <= right[0] for left, right in pairwise(ranges))
    kept = "\n".join(draft.text[a:b] for a, b in ranges)
    assert sorted(WORD.findall(kept)) == sorted(WORD.findall(page))


def test_a_file_is_known_by_its_first_word():
    assert reader_for(Source("a.txt", b"WEBVTT\n")).name == "vtt"
    assert reader_for(Source("a.txt", b"\xef\xbb\xbf\xef\xbb\xbfWEBVTT - x\n")).name == "vtt"
    assert reader_for(Source("a.txt", b"webvtt\n")).name == "text"
    assert reader_for(Source("a.VTT", "WEBVTT\n".encode("utf-16"))).name == "vtt"


def test_utf16_is_read_and_told(said, told):
    data = "WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\n<v Moderator>Één.</v>\r\n".encode("utf-16")
    assert said(data, "a.vtt") == [("Moderator", "Één.")]
    assert told(data, "a.vtt") == [("F004", 0)]


def test_a_file_without_the_first_word_is_read_by_its_ending(said):
    assert said("00:01.000 --> 00:02.000\n<v P1>Ja.\n", "a.vtt") == [("P1", "Ja.")]


@pytest.mark.parametrize(
    "arrow",
    [
        "00:00:01.000 --> 00:00:02.000",
        "00:01.000-->00:02.000",
        "  0:00:01,000\t-->  0:00:02,000 line:0",
        "1:01 --> 1:02",
    ],
)
def test_times_may_be_written_loosely(read, arrow):
    transcript, findings = read(f"WEBVTT\n\n{arrow}\n<v Moderator>Ja.\n", "a.vtt")
    (turn,) = transcript.turns
    assert turn.end_time - turn.start_time == 1.0
    assert findings == []


@pytest.mark.parametrize("arrow", ["00:00:xx.000 --> 00:00:02.000", "0:61 --> 0:62", "12 --> 13", "00:01.000 -->"])
def test_words_under_times_that_cannot_be_read_are_kept_and_told(read, arrow):
    transcript, findings = read(f"WEBVTT\n\n{arrow}\n<v Moderator>Ja.\n", "a.vtt")
    assert [turn.end_time for turn in transcript.turns] == [None]
    assert transcript.text == f"WEBVTT\n{arrow}\nModerator: Ja."
    assert [(finding.rule, finding.place.line) for finding in findings] == [("F103", 3)]


def test_captions_without_words_are_told_once(told):
    page = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\n\n00:03.000 --> 00:04.000\n-\n\n00:05.000 --> 00:06.000\n<v Moderator>Ja.\n"
    )
    assert told(page, "a.vtt") == [("F104", 3)]


def test_a_turn_knows_the_line_of_its_first_caption(read):
    transcript, _ = read("WEBVTT\n\nNOTE x\n\n1\n00:01.000 --> 00:02.000\n<v P1>Ja.\n<v P2>Nee.\n", "a.vtt")
    assert [turn.line for turn in transcript.turns] == [6, 6]


def test_two_files_put_together_are_both_read(said):
    one = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v P1>Ja.</v>\n\n"
    assert said(one + "\ufeff" + one, "a.vtt") == [("P1", "Ja."), ("P1", "Ja.")]


def test_lines_above_most_captions_are_their_names_and_a_lone_one_is_stray_speech(read):
    def page(*names):
        return "WEBVTT\n\n" + "\n\n".join(f"{name}00:01.000 --> 00:02.000\n<v P1>Ja." for name in names)

    transcript, findings = read(page("eerste vraag\n", "tweede vraag\n", ""), "a.vtt")
    assert [transcript.text[a:b] for a, b, why in transcript.left_out if why == "name of a caption"] == [
        "eerste vraag",
        "tweede vraag",
    ]
    assert "F112" not in [finding.rule for finding in findings]
    _, findings = read(page("", "en dan zei hij\n", ""), "a.vtt")
    assert next(finding.rule for finding in findings) == "F112"


def test_notes_of_a_machine_do_not_part_a_turn(said):
    page = "WEBVTT\n\n" + "\n\n".join(
        f"NOTE Confidence: 0.{n}\n\n00:0{n}.000 --> 00:0{n}.500\n<v P1>ja{n}" for n in (1, 2)
    )
    assert said(page, "a.vtt") == [("P1", "ja1\nja2")]
    assert said(page.replace("Confidence", "Bedoeld"), "a.vtt") == [("P1", "ja1"), ("P1", "ja2")]
