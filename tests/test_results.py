"""A results folder read back: what was written comes out again, with its types."""

import json
import shutil

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.errors import CodebookError, ResultsError, UsageError
from focuscode.pipeline import code_files
from focuscode.readers import read_transcript
from focuscode.results import Results, open_results
from focuscode.tables import frame, registry, results
from focuscode.writing import csv_bytes, write_results

steady = settings(deadline=None, derandomize=True)
BOOK = "codebook: c\nversion: 1.0.0\ncodes:\n  - {id: roadmap, definition: d, terms: [roadmap], examples: [roadmap]}\n"
TALK = "Moderator: Welkom.\nP1: Een roadmap,\nvan “ons” 🙂.\nP2: Ja.\nP1: Goed.\n\nModerator: Dag.\nP2: Dag.\n"
TIMED = "WEBVTT\n\n00:00:01.250 --> 00:00:02.000\n<v Moderator>Dag.\n\n00:00:02.000 --> 00:01:01.500\n<v Zoë>roadmap\n"
CODE = registry()["codings"]


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A folder with files and the results made of them."""
    folder = tmp_path_factory.mktemp("results")
    files = {"c.yaml": BOOK, "in/FG1.txt": TALK, "in/FG2.vtt": TIMED}
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(text.encode())
    code_files([folder / "in"], folder / "c.yaml", folder / "out")
    return folder


@pytest.fixture
def out(home, tmp_path):
    """A copy of the results that a test may spoil."""
    return shutil.copytree(home / "out", tmp_path / "out")


def test_results_are_opened_by_their_folder(home):
    found = open_results(str(home / "out"))
    assert found.folder == home / "out"
    assert found.manifest["tool"]
    assert open_results(home / "out") == found


def test_where_there_are_no_results_it_is_said_how_to_make_them(tmp_path):
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(ResultsError, match=r"No results in .*\. Make them with: focuscode run"):
            open_results(folder)


def test_a_manifest_of_something_else_is_no_results(tmp_path):
    (tmp_path / "manifest.json").write_text('{"name": "web app"}', encoding="utf-8")
    with pytest.raises(ResultsError, match="no manifest of focuscode"):
        open_results(tmp_path)


def test_a_change_that_was_cut_off_is_finished_before_reading(out):
    stage = out / ".partial"
    stage.mkdir()
    (stage / "summary.txt").write_bytes(b"new")
    (stage / "journal.json").write_text(json.dumps({"put": ["summary.txt"], "delete": []}), encoding="utf-8")
    assert open_results(out).folder == out
    assert (out / "summary.txt").read_bytes() == b"new"
    assert not stage.exists()


def test_a_change_that_never_began_is_forgotten_before_reading(out):
    (out / ".partial").mkdir()
    (out / ".partial" / "summary.txt").write_bytes(b"new")
    before = (out / "summary.txt").read_bytes()
    open_results(out)
    assert (out / "summary.txt").read_bytes() == before
    assert not (out / ".partial").exists()


def test_the_tables_are_those_that_are_there(home):
    names = open_results(home / "out").names()
    assert names == sorted(names)
    assert {"codings", "segments", "turns", "transcripts", "columns", "frequencies"} <= set(names)
    assert Results(home / "nowhere").names() == []


def test_every_table_has_its_columns_and_types_again(home):
    found = open_results(home / "out")
    for name in found.names():
        table = registry()[name]
        read = found.table(name)
        empty = frame(table, {column: [] for column in table.names})
        assert list(read.columns) == table.names
        assert read.dtypes.equals(empty.dtypes), name


def test_every_table_gives_the_same_bytes_when_it_is_written_again(home):
    found = open_results(home / "out")
    for name in found.names():
        data = (home / "out" / "data" / f"{name}.csv").read_bytes()
        assert csv_bytes(found.table(name), registry()[name]) == data


def test_a_table_that_is_not_there_is_told_with_the_nearest(home):
    with pytest.raises(UsageError, match=r"No table 'coding' in .*\. Near: codings"):
        open_results(home / "out").table("coding")


def test_a_table_that_nobody_knows_is_read_as_text(out):
    (out / "data" / "mine.csv").write_bytes("a,b\n=1,\nNA,é\n".encode())
    read = open_results(out).table("mine")
    assert read.to_dict("list") == {"a": ["=1", "NA"], "b": ["", "é"]}


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
RUN = st.text("'=+-@\t\r\n\",;a", max_size=5)


@steady
@given(st.lists(st.tuples(TEXT | RUN, TEXT | RUN, st.none() | st.integers(0, 1)), max_size=4))
def test_what_is_written_comes_out_again(tmp_path_factory, cells):
    count = len(cells)
    fill = {"text": "x", "int": 7, "float": None, "flag": None}
    data = {c.name: [fill[c.kind]] * count for c in CODE.columns}
    data |= {
        "speaker": [a for a, _, _ in cells],
        "matched": [b for _, b, _ in cells],
        "negated": [f for _, _, f in cells],
    }
    made = frame(CODE, data)
    folder = tmp_path_factory.mktemp("out")
    write_results(folder, {"data/codings.csv": csv_bytes(made, CODE)}, {})
    pd.testing.assert_frame_equal(open_results(folder).table("codings"), made)


@pytest.mark.parametrize("cell", ["NA", "nan", "None", "null", "", "1.0", "007", "TRUE", "'", "''", "'=1", "''-"])
def test_words_that_look_like_something_else_stay_words(tmp_path, cell):
    data = {c.name: [{"text": cell, "int": 1, "float": 1.5, "flag": 1}[c.kind]] for c in CODE.columns}
    write_results(tmp_path, {"data/codings.csv": csv_bytes(frame(CODE, data), CODE)}, {})
    read = open_results(tmp_path).table("codings")
    assert read["speaker"].tolist() == [cell]
    assert read["matched"].tolist() == [cell]


def test_numbers_that_are_not_known_are_nan_and_flags_na(tmp_path):
    data = {c.name: [{"text": "x", "int": 1, "float": None, "flag": None}[c.kind]] for c in CODE.columns}
    write_results(tmp_path, {"data/codings.csv": csv_bytes(frame(CODE, data), CODE)}, {})
    read = open_results(tmp_path).table("codings")
    assert read["negated"].isna().all()
    segments = results.SEGMENT_LIST
    data = {c.name: [{"text": "x", "int": 1, "float": None, "flag": None}[c.kind]] for c in segments.columns}
    write_results(tmp_path, {"data/segments.csv": csv_bytes(frame(segments, data), segments)}, {})
    assert open_results(tmp_path).table("segments")["start_time"].isna().all()


def saved_by_another(data, how):
    text = data.decode()
    match how:
        case "semicolons":
            return text.replace(",", ";").encode()
        case "a column gone":
            return text.replace("speaker,", "", 1).encode()
        case "a word for a number":
            return text.replace("FG1,2,FG1", "FG1,twee,FG1").encode()
        case "a number gone":
            return text.replace("FG1,2,FG1", "FG1,,FG1").encode()
        case "a cell too many":
            return (text + "x," * 50 + "x\n").encode()
        case "a row cut short":
            return (text + "FG1,9\n").encode()
        case "another encoding":
            return text.encode("utf-16")
        case _:
            return b""


@pytest.mark.parametrize(
    "how",
    [
        "semicolons",
        "a column gone",
        "a word for a number",
        "a number gone",
        "a cell too many",
        "a row cut short",
        "another encoding",
        "nothing",
    ],
)
def test_a_table_that_another_program_has_spoilt_is_told(out, how):
    path = out / "data" / "turns.csv"
    data = path.read_bytes()
    path.write_bytes(saved_by_another(data, how))
    assert path.read_bytes() != data
    with pytest.raises(ResultsError, match=r"turns\.csv is not as focuscode wrote it .* focuscode run"):
        open_results(out).table("turns")


def test_a_column_that_a_person_added_is_no_hindrance(out):
    path = out / "data" / "turns.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(f"{line},mine" for line in lines) + "\n", encoding="utf-8")
    assert list(open_results(out).table("turns").columns) == registry()["turns"].names


def test_a_text_is_the_readers_text(home):
    assert open_results(home / "out").text("FG1") == TALK


def test_a_text_that_is_not_there_is_told(out):
    with pytest.raises(ResultsError, match=r"FG9\.txt cannot be read"):
        open_results(out).text("FG9")


def test_the_codebook_is_the_one_that_made_the_codings(home):
    found = open_results(home / "out")
    assert found.codebook.stamp == found.manifest["codebook"]["version"]
    assert found.codebook.path == "c.yaml"
    assert [code.id for code in found.codebook.codes] == ["roadmap"]


def test_a_codebook_that_is_gone_is_told(out):
    (out / "codebook.yaml").unlink()
    with pytest.raises(CodebookError, match=r"c\.yaml: 1 error"):
        _ = open_results(out).codebook


def test_transcripts_come_back_as_they_were_understood(home):
    found = {transcript.id: transcript for transcript in open_results(home / "out").transcripts()}
    for name in ("FG1.txt", "FG2.vtt"):
        first, _ = read_transcript(home / "in" / name, name=name)
        again = found[first.id]
        assert again.turns == first.turns
        assert (again.text, again.path, again.sha256, again.format) == (first.text, name, first.sha256, first.format)
        assert (again.group, again.stakeholder, again.date) == (first.group, "", "")
    assert [turn.start_time for turn in found["FG2"].turns] == [1.25, 2.0]
    assert [turn.start_time for turn in found["FG1"].turns] == [None] * 6
