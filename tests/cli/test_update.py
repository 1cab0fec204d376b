"""update: what was corrected on stdout, doubts on stderr, nothing overwritten."""

import json

import pytest

NEW = (
    "Moderator: Welke rol speelt de cluster?\n"
    "Jan: Een roadmap, en kennis breed delen. =1+1 is twee.\n"
    "An: Ja, roadmaps.\n"
)


@pytest.fixture
def corrected(finished, monkeypatch, tmp_path):
    monkeypatch.chdir(finished)
    path = tmp_path / "FG1.txt"
    path.write_text(NEW, encoding="utf-8")
    return path


def test_a_corrected_transcript(said, corrected, tmp_path):
    (tmp_path / "mine.csv").write_text("transcript,turn,codes,coder\nFG1,4,roadmap,Eva\nFG1,2,roadmap,Eva\n")
    done = said("update", "results", corrected, "--codings", tmp_path / "mine.csv", "--out", tmp_path / "ids.csv")
    assert done.exit == 0
    assert "turns  4 before, 3 now: 3 same, 1 gone" in done.out
    assert "Eva: 1 carried exactly, 1 not carried" in done.out
    assert "1 coding(s) of people could not be carried" in done.err
    assert (tmp_path / "ids.csv").is_file()
    assert (tmp_path / "mine-updated.csv").is_file()
    again = said("update", "results", corrected, "--out", tmp_path / "ids.csv")
    assert again.exit == 2
    assert "already" in again.err


def test_for_machines(said, corrected):
    done = said("update", "talks/FG1.txt", corrected, "--json")
    assert done.exit == 0
    assert json.loads(done.out)["turns"]["gone"] == 1


def test_another_talk_is_refused(said, corrected, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("Moderator: Over iets anders dan.\nJan: Graag, het regent buiten al heel lang.\n")
    done = said("update", other, corrected)
    assert (done.exit, done.out) == (1, "")
    assert "Are these the same talk?" in done.err
    assert "nothing was carried" in done.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["talks/none.txt"], "cannot be read"),
        (["talks"], "No results in talks"),
        (["talks/FG1.txt", "--results", "none"], "No results in none"),
        (["results", "--transcript", "FG9"], "No transcript 'FG9'"),
    ],
)
def test_what_cannot_be_done_is_told(said, corrected, arguments, told):
    done = said("update", arguments[0], corrected, *arguments[1:])
    assert done.exit in (1, 2)
    assert told in done.err
    assert done.out == ""
