"""Web pages: the cases, the same turns as the text, and pages that are broken."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.errors import TranscriptError
from focuscode.readers import html as module
from focuscode.readers import plain, reader_for
from focuscode.readers.source import Source

CASES = sorted(Path(__file__).parents[1].joinpath("cases", "readers", "html").glob("*.html"))
steady = settings(deadline=None, derandomize=True, max_examples=150)


def turns_of(html):
    draft = module.read(Source("a.html", html.encode()))
    return [(turn.speaker, draft.text[turn.start : turn.end]) for turn in draft.turns]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_page_is_read_as_the_file_beside_it_says(path, account, expected):
    assert account(path) == expected(path)


@pytest.mark.parametrize(
    "page",
    [
        "<p>Moderator: Wie begint?</p><p>P1: Ik.</p><p>En verder.</p><p>P2: Ja.</p>",
        "Moderator: Wie begint?<br>P1: Ik.<br/>En verder.<BR>P2: Ja.",
        "<pre>Moderator: Wie begint?\nP1: Ik.\nEn verder.\nP2: Ja.</pre>",
        "<ul><li>Moderator: Wie begint?<li>P1: Ik.<li>En verder.<li>P2: Ja.</ul>",
        "<div><div>Moderator: Wie <i>begint</i>?</div></div><div>P1:\n Ik.</div>En verder.<div>P2: Ja.",
        "<p><b>Moderator</b>: Wie begint?<p><b>P1:</b> Ik.<p>En verder.<p><b>P2</b> Ja.",
    ],
)
def test_a_page_gives_the_turns_of_the_same_text(page):
    text = plain.read(Source("a.txt", b"Moderator: Wie begint?\nP1: Ik.\nEn verder.\nP2: Ja."))
    assert turns_of(f"<!doctype html>{page}") == [(t.speaker, text.text[t.start : t.end]) for t in text.turns]


@pytest.mark.parametrize(
    ("head", "known"),
    [
        (b"<!DOCTYPE html>", True),
        (b"\xef\xbb\xbf\n <HTML lang=nl>", True),
        (b'<?xml version="1.0"?><!-- x --><html xmlns="x">', True),
        (b"<htmlx>", False),
        (b"P1: <html>", False),
    ],
)
def test_a_page_is_known_by_its_head(head, known):
    assert module.knows(Source("a.txt", head)) is known
    assert (reader_for(Source("a.txt", head)).name == "html") is known


def test_one_element_with_a_class_is_no_rule_for_the_page():
    page = '<p><span class="speaker">Let op</span> hier volgt</p><p>P1: Ja.</p><p>P2: Nee.</p>'
    assert turns_of(page) == [("P1", "Ja."), ("P2", "Nee.")]


def test_a_long_text_in_an_element_for_speakers_is_speech():
    page = "".join(f'<div class="speaker">P{n}: {"woord " * 20}</div>' for n in (1, 2))
    assert [speaker for speaker, _ in turns_of(page)] == ["P1", "P2"]


def test_elements_without_end_are_refused_and_tables_within_tables_are_flat():
    with pytest.raises(TranscriptError) as refused:
        turns_of("<b>" * 100_000)
    assert [told.rule for told in refused.value.findings] == ["F007"]
    assert turns_of("<table><tr><td>" * 500 + "P1: Ja.<p>P2: Nee.") == [("P1", "Ja."), ("P2", "Nee.")]


def test_many_ends_without_a_beginning_are_passed_over():
    assert turns_of("</b></table></td>" * 20_000 + "<p>P1: Ja.<p>P2: Nee.") == [("P1", "Ja."), ("P2", "Nee.")]


def test_one_very_long_line_is_read():
    assert len(turns_of("<p>P1: " + "woord " * 300_000 + "<p>P2: ja")[0][1].split()) == 300_000


TAGS = """
    <p> </p> <table> </table> <tr> <td> <td~rowspan=3~colspan=2> </td> <dl> <dt> <dd> <br> <b> </b> <span~class=speaker>
    </span> <time> </time> <div~class=transcript> </div> <nav> </nav> 0:03 Anna P1:~ja ~ <h2> </h2> <pre> <li>
    <div~data-start='3'> <p~hidden>
"""


@steady
@given(st.lists(st.sampled_from([tag.replace("~", " ") for tag in TAGS.split()]), max_size=25))
def test_however_tags_stand_every_word_is_in_the_text(parts):
    draft = module.read(Source("a.html", "".join(parts).encode()))
    ranges = sorted([(t.start, t.end) for t in draft.turns] + [(a, b) for a, b, _ in draft.left_out])
    assert all(a[1] <= b[0] for a, b in pairwise(ranges))
    if "<p hidden>" not in parts and "<td>" not in parts and "<td rowspan=3 colspan=2>" not in parts:
        assert draft.text.count("ja") == parts.count("P1: ja")
