"""The command line as a person meets it: what is printed where, and how it ends."""

import sys
from typing import NamedTuple

import pytest

from focuscode.__main__ import main
from focuscode.pipeline import code_files, run_study


class Said(NamedTuple):
    """The exit code, what is data and what is told to people."""

    exit: int
    out: str
    err: str


@pytest.fixture
def said(monkeypatch, capsys):
    """Run one command (as `focuscode …` would) and take what it says; a traceback fails the test."""

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["focuscode", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        return Said(int(ended.value.code or 0), out, err)

    return run


@pytest.fixture
def study(make_study, tmp_path, monkeypatch):
    """A study to change, as the working folder."""
    folder = make_study(tmp_path / "study")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture(scope="session")
def finished(make_study, tmp_path_factory):
    """The same study, run; only to be looked at."""
    folder = make_study(tmp_path_factory.mktemp("finished"))
    run_study(folder)
    code_files([folder / "talks"], folder / "book.yaml", folder / "sentences", unit="sentence")
    return folder
