"""Transcripts cut into what is counted: nothing is lost, nothing doubled."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from focuscode.errors import UsageError
from focuscode.language import language
from focuscode.segment import Segment, Unit, read_unit, segments_of

FACTS = language("nl").facts
UNITS = ["turn", "sentence", "window:1", "window:2", "window:3", "window:99"]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("turn", Unit("turn")),
        ("sentence", Unit("sentence")),
        ("window:3", Unit("window", 3)),
        ("window:12", Unit("window", 12)),
    ],
)
def test_a_unit_is_read_and_written_back(text, unit):
    assert read_unit(text) == unit
    assert str(unit) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Turn",
        "turns",
        "turn:2",
        "sentence:1",
        "window",
        "window:",
        "window:0",
        "window:-1",
        "window:x",
        "window:1.5",
        "window: 3",
        "word",
    ],
)
def test_any_other_unit_is_refused_with_what_there_is(text):
    with pytest.raises(UsageError, match=r"Use turn, sentence or window:N"):
        read_unit(text)


def cut(transcript, unit):
    return list(segments_of(transcript, read_unit(unit), FACTS))


def test_a_turn_is_a_segment(make_talk):
    talk = make_talk(("M1", "Dag. Hallo."), ("P1", "Ja?"))
    assert cut(talk, "turn") == [Segment(4, 15, 0, 0), Segment(20, 23, 1, 1)]


def test_a_sentence_is_a_segment_with_the_space_behind_it(make_talk):
    talk = make_talk(("M1", "Dag allemaal.  Hallo, bv. jij!"), ("P1", "Ja?"))
    texts = [talk.text[s.start : s.end] for s in cut(talk, "sentence")]
    assert texts == ["Dag allemaal.  ", "Hallo, bv. jij!", "Ja?"]
    assert [(s.first, s.last) for s in cut(talk, "sentence")] == [(0, 0), (0, 0), (1, 1)]


def test_a_window_holds_turns_together_and_the_last_what_is_left(make_talk):
    talk = make_talk(*(("P1", f"beurt {n}") for n in range(5)))
    assert [(s.first, s.last) for s in cut(talk, "window:2")] == [(0, 1), (2, 3), (4, 4)]
    first = cut(talk, "window:2")[0]
    assert talk.text[first.start : first.end] == "beurt 0\nP1: beurt 1"


def test_a_window_never_holds_turns_of_two_groups(make_talk):
    talk = make_talk(*(("P1", "ja") for _ in range(6)), groups=["A", "A", "B", "B", "B", "A"])
    assert [(s.first, s.last) for s in cut(talk, "window:3")] == [(0, 1), (2, 4), (5, 5)]


@pytest.mark.parametrize("unit", UNITS)
def test_a_transcript_without_turns_has_no_segment(make_talk, unit):
    assert cut(make_talk(), unit) == []


def test_an_empty_turn_is_a_turn_without_a_sentence(make_talk):
    talk = make_talk(("P1", ""), ("P2", "ja"))
    assert len(cut(talk, "turn")) == 2
    assert len(cut(talk, "sentence")) == 1


WORDS = st.text(st.sampled_from("ab .?!…,;\n\t\"'“”()é😀1"), max_size=30)
TALKS = st.lists(st.tuples(st.sampled_from(["M1", "P1", "P2", ""]), WORDS), max_size=8)


@given(TALKS, st.sampled_from(UNITS), st.data())
def test_every_character_of_every_turn_stands_in_exactly_one_segment(make_talk, turns, unit, data):
    groups = [data.draw(st.sampled_from("AB")) for _ in turns]
    talk = make_talk(*turns, groups=groups)
    segments = cut(talk, unit)
    for position, turn in enumerate(talk.turns):
        parts = [
            talk.text[max(s.start, turn.start) : min(s.end, turn.end)]
            for s in segments
            if s.first <= position <= s.last
        ]
        assert "".join(parts) == talk.words_of(turn)
    assert all(before.end <= after.start for before, after in pairwise(segments))
    for s in segments:
        assert talk.turns[s.first].start <= s.start <= s.end <= talk.turns[s.last].end
        assert len({talk.turns[n].group for n in range(s.first, s.last + 1)}) == 1
