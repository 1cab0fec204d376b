"""Turns written so that they can be handed on: read again, the same people say the same words."""

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from focuscode.errors import UsageError
from focuscode.exports.turns import FORMATS, as_csv, as_txt, as_vtt, read_back
from focuscode.exports.turns import said as told
from focuscode.model import Transcript, Turn
from focuscode.readers import read_transcript


def talk(*turns, group="G"):
    """A transcript from (speaker, words, start, end); the last two may be left away."""
    text, found = "", []
    for n, (speaker, words, *times) in enumerate(turns, 1):
        start, end = (*times, None, None)[:2]
        first = len(text)
        text += words
        kind = "unknown" if not speaker else "moderator" if speaker == "Moderator" else "participant"
        found.append(Turn(n, speaker, first, len(text), kind, start, end, group=group))
        text += "\n"
    return Transcript("G", "G.txt", "", text, tuple(found), group=group)


def again(transcript, kind, folder):
    path = folder / f"again.{kind}"
    path.write_bytes(FORMATS[kind](transcript))
    return read_transcript(path)[0]


def spoken(transcript):
    """(speaker, words) one after the other, turns of one speaker put together."""
    found = []
    for turn in transcript.turns:
        words = transcript.words_of(turn).split()
        if found and found[-1][0] == turn.speaker:
            found[-1][1].extend(words)
        else:
            found.append((turn.speaker, words))
    return found


LABELS = st.sampled_from(["P1", "P2", "Moderator", "KMO11", "Deelnemer 3"])
WORD = st.sampled_from(
    ["ja", "R&D", "<i>", "-->", "dus:", "P1:", "=1+1", "“kijk”", '"a,b"', "17:30", "é", "[lacht]", "x;y"]
)
WORDS = st.lists(st.tuples(WORD, st.sampled_from([" ", "\n", "  ", "\n\n"])), max_size=9).map(
    lambda parts: "woord " + "".join(f"{word}{gap}" for word, gap in parts).strip() + " einde"
)


@pytest.mark.parametrize("kind", list(FORMATS))
@given(turns=st.lists(st.tuples(LABELS, WORDS), min_size=1, max_size=8), timed=st.booleans())
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_read_again_the_same_people_say_the_same_words(tmp_path, kind, turns, timed):
    timed = timed or kind == "vtt"
    first = talk(*((*turn, float(n * 10), float(n * 10 + 9)) if timed else turn for n, turn in enumerate(turns)))
    second = again(first, kind, tmp_path)
    assert spoken(second) == spoken(first)
    assert read_back(first, FORMATS[kind](first), kind) == []
    if timed:
        assert second.turns[0].start_time == 0


@pytest.mark.parametrize("kind", ["csv", "txt", "docx"])
def test_turns_of_nobody_stay_nobodys(tmp_path, kind):
    first = talk(("", "Een zin."), ("", "En nog een."))
    assert spoken(again(first, kind, tmp_path)) == [("", ["Een", "zin.", "En", "nog", "een."])]


def test_text_has_a_turn_a_line_with_its_time():
    written = as_txt(talk(("An", "Een\nregel of\n\ntwee.", 3725.9), ("", "Ja.", 3730.0), ("Bo", " \n")))
    assert written.decode() == "[1:02:05] An: Een regel of twee.\n[1:02:10] Ja.\n"
    assert as_txt(talk(("An", "Ja."))) == b"An: Ja.\n"


def test_a_table_keeps_the_words_as_they_stand():
    rows = list(csv.reader(io.StringIO(as_csv(talk(("An", ' =1+1,\n"x" ', 1.5, 2.0))).decode(), newline="")))
    assert rows == [
        ["turn", "start", "end", "speaker", "speaker_type", "text"],
        ["1", "00:00:01.500", "00:00:02.000", "An", "participant", ' =1+1,\n"x" '],
    ]


def test_a_table_has_no_empty_columns_and_names_the_group_where_there_are_several():
    assert as_csv(talk(("", "Ja."))).decode().splitlines()[0] == "turn,speaker_type,text"
    first = talk(("An", "Ja."), ("Bo", "Ja."))
    turns = (first.turns[0]._replace(group="one"), first.turns[1])
    both = Transcript("G", "G.txt", "", first.text, turns)
    assert as_csv(both).decode().splitlines()[1] == "1,one,An,participant,Ja."


def test_captions_name_the_voice_and_escape_what_would_be_a_tag():
    assert as_vtt(talk(("A & <B>", "1 < 2 & 3 --> 4", 0.0, 1.25))).decode() == (
        "WEBVTT\n\n00:00:00.000 --> 00:00:01.250\n<v A &amp; &lt;B&gt;>1 &lt; 2 &amp; 3 --&gt; 4</v>\n"
    )


def test_a_caption_without_an_end_stands_until_the_next_or_as_long_as_its_words():
    lines = as_vtt(
        talk(("An", "een twee vijf", 1.0), ("Bo", "ja", 9.0), ("An", "een twee vijf zes zeven", 9.0))
    ).decode()
    assert [line for line in lines.splitlines() if "-->" in line] == [
        "00:00:01.000 --> 00:00:09.000",
        "00:00:09.000 --> 00:00:09.400",
        "00:00:09.000 --> 00:00:11.000",
    ]


@pytest.mark.parametrize(
    ("turns", "why"),
    [
        ([("An", "Ja.")], "no turn has a time in G.txt"),
        ([("An", "Ja.", 1.0), ("Bo", "Ja.")], "turn 2 has no time in G.txt"),
    ],
)
def test_captions_need_times(turns, why):
    with pytest.raises(UsageError, match=f"{why}. Write csv, txt or docx."):
        as_vtt(talk(*turns))


def test_a_turn_without_words_needs_no_time():
    assert as_vtt(talk(("An", "Ja.", 1.0), ("Bo", " "))).count(b"-->") == 1


def test_what_would_be_read_otherwise_is_told():
    unnamed = talk(("P1", "Dag."), ("", "Wie zegt dit?"), ("P1", "Ik niet."))
    (found,) = read_back(unnamed, as_txt(unnamed), "txt")
    assert str(found) == (
        "G.txt: warning: Read again, the file would not say the same: turns would differ. "
        "Write it as csv, which keeps everything. (F119)"
    )
    assert read_back(unnamed, as_csv(unnamed), "csv") == []
    odd = talk(("kleine letters, en veel meer dan vier woorden", "Dag."), ("P1", "Ja."), ("P1", "Ja."))
    (found,) = read_back(odd, as_txt(odd), "txt")
    assert "veel meer dan vier woorden would not be known as speaker." in found.message


def test_a_file_that_no_reader_takes_is_told():
    (found,) = read_back(talk(("An", "Ja.")), b"PK\x03\x04 word/document.xml", "docx")
    assert "it cannot be read" in found.message


def test_marks_alone_are_no_words():
    assert told("Ja - .\n…", (Turn(1, "An", 0, 6), Turn(2, "Bo", 7, 8))) == [("An", ["Ja"])]
