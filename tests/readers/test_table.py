"""Tables, a turn a row: the cases, headers, delimiters, odd cells, and tables written and read back."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.errors import TranscriptError
from focuscode.model import Place
from focuscode.readers import table
from focuscode.readers.source import Source
from focuscode.readers.table import COLUMNS, columns_of, delimiter, from_rows

FOLDER = Path(__file__).parents[1] / "cases" / "readers" / "csv"
CASES = sorted(path for path in FOLDER.iterdir() if path.suffix in (".csv", ".tsv"))
steady = settings(deadline=None, derandomize=True)

cells = st.text(st.characters(codec="utf-8", exclude_characters="\r\0\ufeff\ufffd"), max_size=20)
rows = st.lists(st.tuples(st.sampled_from(["Moderator", "P1", "P 2", "Anna; B."]), cells), min_size=1, max_size=8)


def turns_of(data):
    draft = table.read(Source("a.csv", data))
    return [(turn.speaker, draft.text[turn.start : turn.end]) for turn in draft.turns]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_is_read_as_the_file_beside_it_says(path, account, expected):
    assert account(path) == expected(path)


@pytest.mark.parametrize("mark", [";", ",", "\t", "|"])
@steady
@given(rows=rows, end=st.sampled_from(["\n", "\r\n"]), quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
def test_a_table_is_read_back_as_it_was_written(mark, rows, end, quoting):
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=mark, lineterminator=end, quoting=quoting)
    writer.writerows([("Spreker", "Tekst"), *rows])
    assert turns_of(out.getvalue().encode()) == rows


@steady
@given(rows)
def test_the_text_is_the_cells_with_a_line_end_between(rows):
    out = io.StringIO(newline="")
    csv.writer(out).writerows([("speaker", "text"), *rows])
    draft = table.read(Source("a.csv", out.getvalue().encode()))
    assert draft.text == "\n".join(words for _, words in rows)
    assert draft.left_out == []


@steady
@given(st.lists(st.lists(cells.filter(lambda cell: ";" not in cell), max_size=6), max_size=6))
def test_every_word_of_the_text_and_of_surplus_cells_stands_in_a_turn_or_is_left_out(ragged):
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows([("speaker", "text", "note"), *ragged])
    draft = table.read(Source("a.csv", out.getvalue().encode()))
    kept = [draft.text[turn.start : turn.end] for turn in draft.turns]
    left = [draft.text[start:end] for start, end, _ in draft.left_out]
    full = [row for row in ragged if any(cell.strip() for cell in row)]
    assert kept == [row[1] if len(row) > 1 else "" for row in full]
    assert left == [surplus for row in full if (surplus := " ".join(row[3:]).strip())]
    assert [finding.place.line for finding in draft.findings if finding.rule == "F106"] == [
        turn.line for turn, row in zip(draft.turns, full, strict=True) if len(row) < 3 or any(map(str.strip, row[3:]))
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_table_in_another_encoding(encoding):
    assert turns_of("spreker;tekst\r\nP1;één\r\n".encode(encoding)) == [("P1", "één")]


@pytest.mark.parametrize(
    ("header", "mark"),
    [
        ("text;speaker,name;start", ";"),
        ("text,speaker", ","),
        ("text\tspeaker", "\t"),
        ("text|speaker", "|"),
        ('"spreker, naam";tekst', ";"),
        ('"tekst";"a,b,c"', ";"),
        ("text;a,b", ","),
        ("\n \n  text;speaker", ";"),
        ("text;speaker\na,b,c,d", ";"),
    ],
)
def test_the_delimiter_is_the_mark_that_the_header_holds_most(header, mark):
    assert delimiter(header) == mark


@pytest.mark.parametrize("header", ["text", '"text, of zo"', ""])
def test_a_header_of_one_column_has_no_delimiter_that_people_write(header):
    assert delimiter(header) not in "\t;,| .:"


@pytest.mark.parametrize(("name", "synonyms"), COLUMNS.items(), ids=COLUMNS)
def test_every_synonym_is_known_alone(name, synonyms):
    for synonym in synonyms:
        assert columns_of(["x", synonym]) == {name: 1}


def test_no_synonym_stands_under_two_names():
    known = [synonym for synonyms in COLUMNS.values() for synonym in synonyms]
    assert len(known) == len(set(known))


def test_the_first_synonym_of_the_list_wins_whatever_the_order_of_the_columns():
    assert columns_of(["transcript", "tekst", "text"]) == {"text": 2}
    assert columns_of(["tekst", "transcript"]) == {"text": 0}


def test_no_known_column_gives_nothing():
    assert columns_of([]) == columns_of(["kleur", ""]) == {}


@pytest.mark.parametrize(
    "header",
    [
        "Tekst;Spreker;Rol;Begin;Einde;Groep;Beurt",
        "TEXT,Speaker,Speaker Type,Start Time,End time,Focus Group,N",
        "zin|wie|rol|van|tot|sessie|nr",
    ],
)
def test_a_header_in_dutch_or_english(header):
    mark = delimiter(header)
    row = mark.join(["ja", "P1", "deelnemer", "1", "2", "FG7", "1"])
    (turn,) = table.read(Source("a.csv", f"{header}\n{row}\n".encode())).turns
    assert (turn.speaker, turn.speaker_type, turn.start_time, turn.end_time, turn.group) == (
        *("P1", "participant", 1.0, 2.0),
        "FG7",
    )


@pytest.mark.parametrize(
    ("written", "speaker", "kind"),
    [
        ("Deelnemer", "X", "participant"),
        (" MODERATOR ", "X", "moderator"),
        ("interviewer", "", "moderator"),
        ("m", "X", "moderator"),
        ("onbekend", "", "unknown"),
        ("", "Moderator", "moderator"),
        ("", "P1", "participant"),
        ("", "", "unknown"),
        ("waarnemer", "P1", "participant"),
        ("waarnemer", "", "unknown"),
    ],
)
def test_the_type_is_as_written_or_as_the_label_says(written, speaker, kind):
    draft = from_rows(["speaker_type", "speaker", "text"], [(2, [written, speaker, "ja"])], Place("a.csv"), [])
    assert draft.turns[0].speaker_type == kind


def test_a_label_is_cleaned():
    assert turns_of(b"speaker,text\n  [Anna   B.]: ,ja\n") == [("Anna B.", "ja")]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", 12.0),
        ("12.5", 12.5),
        ("12,5", 12.5),
        ("0", 0.0),
        ("1:02", 62.0),
        ("00:01:02.5", 62.5),
        ("[00:01:02] x", 62.0),
        ("[00:01:02]", 62.0),
        (" 12 ", 12.0),
    ],
)
def test_a_time_in_seconds_or_as_a_clock(written, value):
    draft = from_rows(["start", "text"], [(2, [written, "ja"])], Place("a.csv"), [])
    assert draft.turns[0].start_time == value
    assert [finding.rule for finding in draft.findings] == ["F102"]


@pytest.mark.parametrize("written", ["half twee", "nan", "inf", "-5", "1_000", "1:99", "[zo]"])
def test_a_time_that_cannot_be_read_is_told_and_the_words_are_kept(written):
    draft = from_rows(["end", "speaker", "text"], [(7, [written, "P1", "ja"])], Place("a.csv"), [])
    assert draft.text == "ja"
    assert draft.turns[0].end_time is None
    (told,) = draft.findings
    assert (told.rule, told.place) == ("F103", Place("a.csv", 7))
    assert f"'{written}'" in told.message


def test_an_empty_time_is_no_time_and_no_problem():
    draft = from_rows(["start", "speaker", "text"], [(2, ["  ", "P1", "ja"])], Place("a.csv"), [])
    assert (draft.turns[0].start_time, draft.findings) == (None, [])


def test_a_table_without_a_column_for_the_words_is_refused_and_names_what_it_found(read):
    with pytest.raises(TranscriptError) as refused:
        read("Wie;Kleur\nP1;rood\n", "a.csv")
    first, second = refused.value.findings
    assert (first.rule, second.rule) == ("F105", "F101")
    assert first.mend == "Name one column 'text'. Found: wie, kleur."


def test_a_table_of_blank_lines_has_no_header():
    draft = table.read(Source("a.csv", b" \n;;\n;;\n"))
    assert [finding.mend for finding in draft.findings] == ["Name one column 'text'. Found: nothing."]


def test_a_header_without_rows_has_no_turn(read):
    with pytest.raises(TranscriptError) as refused:
        read("speaker,text\n", "a.csv")
    assert [finding.rule for finding in refused.value.findings] == ["F101"]


def test_columns_that_are_not_used_are_told_once_and_notes_are_not():
    page = "speaker,text,kleur,,opmerking,Vorm\nP1,ja,rood,,x,rond\nP1,nee,,,,\n"
    (told,) = table.read(Source("a.csv", page.encode())).findings
    assert (told.rule, told.level, told.message) == ("F107", "info", "Columns not used: kleur, vorm.")


def test_a_row_without_words_is_an_empty_turn_and_a_blank_row_is_none(read):
    transcript, _ = read("speaker,text\nP1,\n,\n\nP2,ja\n", "a.csv")
    assert [(t.speaker, t.start, t.end, t.line) for t in transcript.turns] == [("P1", 0, 0, 2), ("P2", 1, 3, 5)]


def test_a_row_knows_its_line_also_behind_a_cell_of_several_lines(read):
    transcript, _ = read('speaker,text\r\nP1,"een\r\ntwee"\r\nP2,drie\r\n', "a.csv")
    assert [(turn.line, transcript.words_of(turn)) for turn in transcript.turns] == [(2, "een\ntwee"), (4, "drie")]


def test_a_cell_is_neither_stripped_nor_cleaned():
    assert turns_of('speaker,text\nP1,"  P2: ja ’t\t "\n'.encode()) == [("P1", "  P2: ja ’t\t ")]


def test_too_many_cells_are_told_and_left_out(read):
    transcript, findings = read("speaker,text\nModerator,Ja, dat klopt\nP1,nee\n", "a.csv")
    assert transcript.text == "Ja\ndat klopt\nnee"
    assert [transcript.words_of(turn) for turn in transcript.turns] == ["Ja", "nee"]
    assert [(transcript.text[a:b], reason) for a, b, reason in transcript.left_out] == [
        ("dat klopt", "more cells than the header")
    ]
    assert [(f.rule, f.place.line, f.message) for f in findings] == [
        ("F106", 2, "The row has 3 cells where the header has 2.")
    ]


def test_a_quote_that_is_never_closed_keeps_the_words():
    draft = table.read(Source("a.csv", b'speaker,text\nP1,"ja\nP2,nee\n'))
    assert [draft.text[turn.start : turn.end] for turn in draft.turns] == ["ja\nP2,nee\n"]


def test_a_very_long_cell_is_read_whole():
    words = "ja " * 60_000
    assert turns_of(f"speaker,text\nP1,{words}\n".encode()) == [("P1", words)]


def test_several_groups_in_one_file(read):
    page = "Groep;Spreker;Tekst\nFG1;Moderator;Welkom\nFG2;P1;Dag\n;P1;Ja\n FG1 ;P1;Nee\n"
    transcript, _ = read(page, "alles.csv")
    assert [(turn.group, turn.speaker) for turn in transcript.turns] == [
        ("FG1", "Moderator"),
        ("FG2", "P1"),
        ("alles", "P1"),
        ("FG1", "P1"),
    ]


def test_a_table_without_speakers_is_told(told):
    assert told("tekst;begin\nJa;1\nNee;2\n", "a.csv") == [("F102", 0)]


@pytest.mark.parametrize("mark", [";", ",", "\t", "|"])
@pytest.mark.parametrize("line", ["sep={}", '"sep={}"', "SEP={};;"])
def test_a_first_line_may_name_the_separator(mark, line):
    page = f"{line.format(mark)}\nspreker{mark}tekst\nP1{mark}een: twee\n"
    draft = table.read(Source("a.csv", page.encode("utf-8-sig")))
    assert [(turn.speaker, draft.text[turn.start : turn.end], turn.line) for turn in draft.turns] == [
        ("P1", "een: twee", 3)
    ]


@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_a_header_may_stand_below_a_title(mark):
    page = f"Transcript\n\nDatum{mark}2 mei, Gent\nSpreker{mark}Tekst\nP1{mark}Ja.\n"
    draft = table.read(Source("a.csv", page.encode()))
    assert [(turn.line, draft.text[turn.start : turn.end]) for turn in draft.turns] == [(5, "Ja.")]
    assert draft.text[: draft.left_out[0].end].startswith("Transcript\nDatum")
    assert [(finding.rule, "row 4" in finding.message) for finding in draft.findings] == [("F166", True)]


def test_a_header_far_below_is_none():
    rows = [(n, ["x"]) for n in range(1, 11)] + [(11, ["spreker", "tekst"])]
    assert table.headed(rows) == ([], rows)
    assert table.headed(rows[1:]) == (rows[1:10], rows[10:])


def test_a_row_of_speech_is_no_header():
    rows = [(1, ["speaker", "words"]), (2, ["text", "speaker"])]
    assert table.headed(rows) == ([], rows)
    assert table.headed([(1, ["kleur"]), (2, ["tekst"])])[0] == []


def test_empty_columns_behind_the_last_are_no_problem():
    page = "spreker;tekst;;;\nP1;Ja.;;;\nP2;Nee.\nP3;Toch.;;;;;;\nP4;Zo.;;x;\n"
    draft = table.read(Source("a.csv", page.encode()))
    assert [draft.text[turn.start : turn.end] for turn in draft.turns] == ["Ja.", "Nee.", "Toch.", "Zo."]
    assert [(finding.rule, finding.place.line) for finding in draft.findings] == [("F106", 5)]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Start (mm:ss)", "start"),
        (" Tekst: ", "tekst"),
        ("Speaker-Type", "speaker_type"),
        ("**Naam**", "naam"),
        ("(x)", ""),
    ],
)
def test_the_names_of_a_header_are_cleaned(written, name):
    assert table.header_of([written, "x"]) == [name, "x"]
    assert table.header_of(["x", "", " "]) == ["x"]


def test_codes_of_a_web_page_are_read_as_signs_where_they_abound():
    page = "speaker,text\nA,R&amp;D &#8212; zo&#39;n\nB,Q&amp;A\nC,ja\n"
    assert turns_of(page.encode()) == [("A", "R&D — zo'n"), ("B", "Q&A"), ("C", "ja")]
    (told,) = table.read(Source("a.csv", page.encode())).findings
    assert told.rule == "F165"
    assert told.message.startswith("2 cell(s) held codes such as &amp;")


@pytest.mark.parametrize(
    "said",
    [
        ["R&amp;D", "&#39;t"],  # too few to be sure
        ["R&amp;D", "&lt;b&gt;", "&amp; en R&D"],  # a bare sign
        ["&niets;", "&iets;", "&zo;"],  # no codes
    ],
)
def test_codes_that_are_not_certain_stay(said):
    page = "speaker,text\n" + "".join(f"A,{one}\n" for one in said)
    assert [words for _, words in turns_of(page.encode())] == said


def test_codes_are_unfolded_once():
    assert turns_of(b"speaker,text\nA,&amp;lt; &amp;lt; &amp;lt;\n") == [("A", "&lt; &lt; &lt;")]


@pytest.mark.parametrize("written", ["0:01 - 0:05", "00:00:01 – 00:00:05", "0:01-->0:05", "[0:01] - [0:05]"])
def test_a_cell_may_hold_both_times(written):
    draft = table.read(Source("a.csv", f"timespan;speaker;text\n{written};A;ja\n".encode()))
    assert [(turn.start_time, turn.end_time) for turn in draft.turns] == [(1.0, 5.0)]
    assert draft.findings == []


def test_a_header_of_blanks_and_brackets_takes_no_time():
    assert table.header_of(["(" * 200_000, f"a{' ' * 200_000}b", "Start (mm:ss)"])[2] == "start"


@pytest.mark.parametrize(
    ("written", "name"),
    [("tijd (uu:mm)", "tijd"), ("(tekst)", ""), ("a (b) (c)", "a_(b)"), ("a (b) c", "a_(b)_c"), ("a)", "a)")],
)
def test_the_unit_of_a_column_is_no_part_of_its_name(written, name):
    assert (table.header_of(["x", written, "y"]))[1] == name
