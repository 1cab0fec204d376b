"""Findings and progress on stderr, data on stdout, whatever the terminal can show."""

import io
import json
import sys

import pandas as pd
import pytest
import typer

from focuscode.cli.telling import SHOWN, as_record, leave, out, out_frame, out_json, progress, tell
from focuscode.model import Finding, Place


def found(level="warning", rule="F999", line=1):
    return Finding(Place("a.txt", line), level, rule, "Something.", "Mend it.")


def test_findings_go_to_stderr_a_line_each(capsys):
    tell([found(line=1), found("error", "F998", 2)])
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.splitlines() == [
        "a.txt:1: warning: Something. Mend it. (F999)",
        "a.txt:2: error: Something. Mend it. (F998)",
    ]


def test_many_of_one_kind_are_summed_up(capsys):
    tell([*(found(line=n) for n in range(SHOWN + 7)), found("error", "F998")])
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == SHOWN + 2
    assert lines[-1] == "… and 7 more like it (F999)"
    assert "F998" in lines[-2]


def test_exactly_as_many_as_are_shown_are_not_summed_up(capsys):
    tell([found(line=n) for n in range(SHOWN)])
    assert len(capsys.readouterr().err.splitlines()) == SHOWN


def test_notes_can_be_left_out_and_are_not_counted_then(capsys):
    tell([*(found("info") for _ in range(SHOWN + 5)), found()], notes=False)
    assert len(capsys.readouterr().err.splitlines()) == 1
    tell([found("info")])
    assert ": info: " in capsys.readouterr().err


def test_a_finding_for_machines_has_its_place():
    assert as_record(Finding(Place("é.txt", 3, 7), "error", "F1", "m", "n")) == {
        "file": "é.txt", "line": 3, "column": 7, "level": "error", "rule": "F1", "message": "m", "mend": "n",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("levels", "strict", "ends"),
    [
        ([], False, False),
        (["info"], True, False),
        (["warning"], False, False),
        (["warning"], True, True),
        (["error"], False, True),
        (["info", "error"], True, True),
    ],
)
def test_errors_end_with_one_and_warnings_where_strict(levels, strict, ends):
    findings = [found(level) for level in levels]
    if not ends:
        leave(findings, strict)
        return
    with pytest.raises(typer.Exit) as left:
        leave(findings, strict)
    assert left.value.exit_code == 1


def terminal(monkeypatch, encoding):
    """A stdout of some encoding; its bytes."""
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding=encoding, write_through=True))
    return raw


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [("utf-8", "é “roadmap” 😀\n"), ("cp1252", "é “roadmap” ?\n"), ("latin-1", "é ?roadmap? ?\n")],
)
def test_text_is_shown_as_well_as_the_terminal_can(monkeypatch, encoding, shown):
    raw = terminal(monkeypatch, encoding)
    out("é “roadmap” 😀")
    assert raw.getvalue().decode(encoding).replace("\r\n", "\n") == shown


@pytest.mark.parametrize("encoding", ["utf-8", "UTF-8", "cp1252", "latin-1", "utf-16"])
def test_data_for_machines_loses_nothing_on_any_terminal(monkeypatch, encoding):
    raw = terminal(monkeypatch, encoding)
    out_json({"words": "é 😀 “”", "n": None})
    assert json.loads(raw.getvalue().decode(encoding)) == {"words": "é 😀 “”", "n": None}


def test_where_the_terminal_can_letters_stay_letters(monkeypatch):
    raw = terminal(monkeypatch, "utf-8")
    out_json("é 😀")
    assert raw.getvalue().decode() == '"é 😀"\n'


FRAME = pd.DataFrame(
    {"code": ["é", "="], "n": [1, 2], "share": [0.5, float("nan")], "flag": pd.array([1, None], dtype="Int8")}
)


def test_a_frame_is_text_or_records(capsys):
    out_frame(FRAME, as_json=True)
    assert json.loads(capsys.readouterr().out) == [
        {"code": "é", "n": 1, "share": 0.5, "flag": 1},
        {"code": "=", "n": 2, "share": None, "flag": None},
    ]
    out_frame(FRAME, as_json=False, columns=["code", "n"])
    assert capsys.readouterr().out == "code  n\né     1\n=     2\n"


def test_long_cells_are_cut_where_a_person_reads(capsys):
    out_frame(pd.DataFrame({"text": ["woord " * 40]}), as_json=False, widest=20)
    assert len(capsys.readouterr().out.splitlines()[1]) <= 20


def test_an_empty_frame_is_its_header_or_no_record(capsys):
    out_frame(FRAME.head(0), as_json=False)
    assert capsys.readouterr().out == "code  n  share  flag\n"
    out_frame(FRAME.head(0), as_json=True)
    assert json.loads(capsys.readouterr().out) == []


def test_off_a_terminal_there_is_no_bar(capsys):
    assert list(progress(["a", "b"], 2)) == ["a", "b"]
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("", "")


class Watched(io.StringIO):
    """A stderr that a person watches."""

    def isatty(self):
        return True


def test_on_a_terminal_the_bar_is_on_stderr_and_the_items_are_all_there(monkeypatch, capsys):
    watched = Watched()
    monkeypatch.setattr(sys, "stderr", watched)
    assert list(progress(["a", "b", "c"], 3)) == ["a", "b", "c"]
    assert "Reading and coding" in watched.getvalue()
    assert capsys.readouterr().out == ""


def test_one_file_needs_no_bar(monkeypatch):
    watched = Watched()
    monkeypatch.setattr(sys, "stderr", watched)
    assert list(progress(["a"], 1)) == ["a"]
    assert watched.getvalue() == ""


def test_what_is_true_of_many_files_is_said_once(capsys):
    tell([Finding(Place(f"{n}.txt", n), "warning", "F999", "Something.", "Mend it.") for n in range(1, 8)])
    (line,) = capsys.readouterr().err.splitlines()
    assert line == "1.txt:1: warning: Something. Mend it. (F999) Also in 2.txt, 3.txt, 4.txt, 5.txt and 2 more."


def test_what_is_true_of_a_few_files_is_told_one_by_one(capsys):
    tell([Finding(Place(f"{n}.txt"), "warning", "F999", "Something.", "Mend it.") for n in range(4)])
    assert len(capsys.readouterr().err.splitlines()) == 4
