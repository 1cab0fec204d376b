"""SubStation Alpha: the cases, and what may stand in an event."""

from pathlib import Path

import pytest

from focuscode.readers import ssa
from focuscode.readers.source import Source

CASES = sorted(
    path for path in Path(__file__).parents[1].joinpath("cases", "readers", "ssa").iterdir() if path.suffix != ".json"
)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_is_read_as_the_file_beside_it_says(path, account, expected):
    assert account(path) == expected(path)


def event(text, name="Anna"):
    page = f"[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,Default,{name},0,0,0,,{text}\n"
    page += "Dialogue: 0,0:00:03.00,0:00:04.00,Default,Bart,0,0,0,,goed\n"
    draft = ssa.read(Source("a.ass", page.encode()))
    return [(t.speaker, draft.text[t.start : t.end]) for t in draft.turns[:-1]], [
        (draft.text[a:b], why) for a, b, why in draft.left_out if why not in ("file header", "speaker label")
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ja, en nee", "ja, en nee"),
        (r"{\i1}ja{\i0}\Nen {\pos(1,2)}nee", "ja\nen nee"),
        (r"ja\nen\hnee", "ja\nen nee"),
        ("Dus: <b>ja</b> &amp; {} nee", "Dus: <b>ja</b> &amp;  nee"),
        ("ja {open", "ja {open"),
    ],
)
def test_codes_go_and_words_stay(text, words):
    assert event(text) == ([("Anna", words)], [])


def test_what_braces_hold_beside_codes_is_left_out():
    assert event("ja{niet zeker} nee") == ([("Anna", "ja nee")], [("{niet zeker}", "comment")])


def test_a_drawing_is_left_out():
    turns, left = event(r"{\p1}m 0 0 l 5 5{\p0}")
    assert (turns, left) == ([], [(r"{\p1}m 0 0 l 5 5{\p0}", "drawing")])


def test_fields_stand_where_the_format_says(said):
    page = "[Events]\nFormat: Start, End, Actor, Text\nDialogue: 0:00:01.00,0:00:02.00,Bart,ja, en nee\n"
    assert said(page, "a.ass") == [("Bart", "ja, en nee")]


def test_a_format_that_does_not_end_with_the_text_is_not_followed(said):
    page = "[Events]\nFormat: Text, Start\nDialogue: 0,0:00:01.00,0:00:02.00,Default,Bart,0,0,0,,ja\n"
    assert said(page, "a.ass") == [("Bart", "ja")]


def test_a_short_line_is_told_with_its_line(told):
    page = "[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,Default,Moderator,0,0,0,,ja\nDialogue: 0,0\n"
    assert told(page, "a.ass") == [("F136", 3)]
