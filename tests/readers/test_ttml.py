"""Timed text: the cases, times of every kind, speakers, and what is refused."""

from pathlib import Path

import pytest

from focuscode.errors import TranscriptError
from focuscode.readers import ttml
from focuscode.readers.source import Source

FOLDER = Path(__file__).parents[1].joinpath("cases", "readers", "ttml")
CASES = sorted(path for path in FOLDER.iterdir() if path.suffix != ".json")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_is_read_as_the_file_beside_it_says(path, account, expected):
    assert account(path) == expected(path)


def turns(body, facts="", head=""):
    page = f"<tt {facts}><head>{head}</head><body>{body}</body></tt>"
    draft = ttml.read(Source("a.ttml", page.encode()))
    return [(t.speaker, t.start_time, t.end_time, draft.text[t.start : t.end]) for t in draft.turns]


@pytest.mark.parametrize(
    ("written", "facts", "seconds"),
    [
        ("00:01:02", "", 62.0),
        ("00:01:02.345", "", 62.345),
        ("100:00:01.5", "", 360001.5),
        ("00:00:01:15", "", 1.5),
        ("00:00:01:12", 'ttp:frameRate="25"', 1.48),
        ("00:00:01:12", 'ttp:frameRate="24" ttp:frameRateMultiplier="1000 1001"', 1.5),
        ("12.5s", "", 12.5),
        ("1500ms", "", 1.5),
        ("2m", "", 120.0),
        ("1h", "", 3600.0),
        ("50f", 'frameRate="25"', 2.0),
        ("20000000t", 'ttp:tickRate="10000000"', 2.0),
        ("50t", 'ttp:frameRate="25"', 2.0),
    ],
)
def test_a_time_in_each_way_of_writing_it(written, facts, seconds):
    ((_, start, _, _),) = turns(f'<p begin="{written}">ja</p>', facts)
    assert start == pytest.approx(seconds, abs=0.002)


@pytest.mark.parametrize("written", ["later", "12", "0:61", "1:2:3", "s", "9" * 5000 + "s", "-1s", "1e9s"])
def test_a_time_that_cannot_be_read_is_told_and_the_words_are_kept(told, said, written):
    page = f'<tt><body>\n<p begin="{written}" end="2s">MOD: ja</p><p begin="3s">MOD: ja</p></body></tt>'
    assert told(page, "a.ttml") == [("F103", 2)]
    assert said(page, "a.ttml") == [("MOD", "ja\nja")]


@pytest.mark.parametrize(
    ("body", "start", "end"),
    [
        ('<p begin="1s" end="2s">ja</p>', 1.0, 2.0),
        ('<p begin="1s" dur="2s">ja</p>', 1.0, 3.0),
        ('<p begin="1s" dur="9s" end="2s">ja</p>', 1.0, 2.0),
        ('<p dur="2s">ja</p>', 0.0, 2.0),
        ('<div begin="10s" end="20s"><p begin="1s">ja</p></div>', 11.0, 20.0),
        (
            '<div begin="10s"><p><span begin="1s" end="2s">j</span><span begin="2s" end="4s">a</span></p></div>',
            11.0,
            14.0,
        ),
        ('<p begin="5s"><span begin="1s" end="2s">ja</span></p>', 5.0, 7.0),
        ("<p>ja</p>", None, None),
        ('<div timeContainer="seq"><p dur="1s"/><p dur="2s">ja</p></div>', 1.0, 3.0),
        ('<div timeContainer="seq" begin="9s"><p begin="1s" dur="1s"/><p begin="1s" dur="2s">ja</p></div>', 12.0, 14.0),
    ],
)
def test_times_count_from_the_element_around(body, start, end):
    assert turns(body) == [("", start, end, "ja")]


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("ja<br/>nee", "ja\nnee"),
        ("  ja\n   nee ", "ja nee"),
        ("<span>ja</span> <span>nee</span>", "ja nee"),
        ("R&amp;D &lt;b&gt; <![CDATA[5 < 6]]>", "R&D <b> 5 < 6"),
        ("ja<set begin='1s'/> nee", "ja nee"),
        ("ja<metadata><ttm:desc>weg</ttm:desc></metadata>", "ja"),
    ],
)
def test_words_stand_as_they_look(inside, words):
    assert turns(f'<p begin="1s" end="2s">{inside}</p>') == [("", 1.0, 2.0, words)]


HEAD = (
    '<ttm:agent xml:id="a"><ttm:name type="full">Anna B.</ttm:name></ttm:agent>'
    '<ttm:agent xml:id="b"><ttm:name type="family">B.</ttm:name></ttm:agent><ttm:agent xml:id="c"/>'
)


@pytest.mark.parametrize(
    ("body", "speakers"),
    [
        ('<p ttm:agent="a">ja</p>', ["Anna B."]),
        ('<div ttm:agent="a"><p>ja</p><p ttm:agent="b">ja</p></div>', ["Anna B.", "B."]),
        ('<p ttm:agent="c">ja</p>', ["c"]),
        ('<p ttm:agent="a b">ja</p>', ["Anna B., B."]),
        ('<p ttm:agent="a">ja <span ttm:agent="b">nee</span> ja</p>', ["Anna B.", "B.", "Anna B."]),
        ("<p>P1: ja</p><p>P2: nee</p><p>P1: ja</p>", ["P1", "P2", "P1"]),
    ],
)
def test_agents_speak(body, speakers):
    assert [who for who, *_ in turns(body, head=HEAD)] == speakers


def test_words_outside_paragraphs_are_left_out():
    draft = ttml.read(Source("a.ttml", b"<tt><body>los<div>stuk<p>ja</p></div></body></tt>"))
    assert [(draft.text[a:b], why) for a, b, why in draft.left_out] == [
        ("los", "outside a paragraph"),
        ("stuk", "outside a paragraph"),
    ]


def test_a_file_without_a_paragraph_is_refused():
    with pytest.raises(TranscriptError) as refused:
        ttml.read(Source("a.ttml", b"<tt><body/></tt>"))
    assert [told.rule for told in refused.value.findings] == ["F130"]


def test_a_bomb_is_refused(read):
    with pytest.raises(TranscriptError, match="entities of its own"):
        read(b'<!DOCTYPE tt [<!ENTITY a "b">]><tt><body><p>&a;</p></body></tt>', "a.ttml")
