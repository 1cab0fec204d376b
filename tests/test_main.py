"""The program as it is started: exit codes, and a sentence where others show a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from focuscode.__main__ import main
from focuscode.errors import InputError, ResultsError, UsageError
from focuscode.model import Finding, Place

HOME = Path(__file__).parent.parent


def started(folder, *arguments, **facts):
    environment = {**os.environ, "PYTHONPATH": str(HOME), **facts}
    command = [sys.executable, "-m", "focuscode", *map(str, arguments)]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True)


def test_a_study_is_run_and_looked_at_by_the_program_itself(make_study, tmp_path):
    make_study(tmp_path)
    done = started(tmp_path, "run")
    assert done.returncode == 0
    assert done.stdout.decode().startswith("A study to try")
    assert b"Traceback" not in done.stderr
    shown = started(tmp_path, "kwic", "gedeeld", "--json", PYTHONIOENCODING="cp1252")
    assert shown.returncode == 0, shown.stderr
    assert json.loads(shown.stdout.decode("cp1252"))[0]["right"] == "” 😀"


def test_a_mistake_ends_with_a_sentence(tmp_path):
    done = started(tmp_path, "code", "none.txt", "--codebook", "none.yaml", "--out", "out")
    assert done.returncode == 1
    assert done.stdout == b""
    assert done.stderr.decode().splitlines() == [
        "none.yaml: error: The file cannot be read: No such file or directory. Check the path and your rights to the "
        "file. (F001)",
        "focuscode: none.yaml: 1 error in the codebook.",
    ]


@pytest.mark.skipif(os.name != "posix", reason="pipes break so on POSIX alone")
def test_a_reader_that_goes_away_is_no_accident(make_study, tmp_path):
    talk = "Moderator: Wat nu?\n" + "P1: Een roadmap, zeg ik u.\nP2: Ja.\n" * 3000
    make_study(tmp_path, talks={"FG1.txt": talk, "FG2.csv": "speaker,text\nPiet,ja\n"})
    assert started(tmp_path, "run").returncode == 0
    environment = {**os.environ, "PYTHONPATH": str(HOME)}
    command = [sys.executable, "-m", "focuscode", "table", "segments", "--csv"]
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as program:
        assert program.stdout.readline().startswith(b"segment_id,")
        program.stdout.close()
        told = program.stderr.read()
    assert b"Traceback" not in told
    assert told == b""


@pytest.mark.parametrize(
    ("error", "exit_code", "told"),
    [
        (UsageError("No such wish."), 2, "focuscode: No such wish.\n"),
        (ResultsError("No results."), 1, "focuscode: No results.\n"),
        (
            InputError("It is wrong.", [Finding(Place("a.yaml", 3), "error", "F1", "Bad.", "Mend it.")]),
            1,
            "a.yaml:3: error: Bad. Mend it. (F1)\nfocuscode: It is wrong.\n",
        ),
    ],
)
def test_each_kind_of_error_has_its_end(monkeypatch, capsys, error, exit_code, told):
    def fails(**_):
        raise error

    monkeypatch.setattr("focuscode.cli.app", fails)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == exit_code
    assert capsys.readouterr().err == told


def test_a_fault_of_the_program_itself_is_not_hidden(monkeypatch):
    def fails(**_):
        raise ZeroDivisionError

    monkeypatch.setattr("focuscode.cli.app", fails)
    with pytest.raises(ZeroDivisionError):
        main()
