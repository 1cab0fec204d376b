"""init, check, run and code: what they print, where, and how they end."""

import json

import pytest

TOLD = "What earlier runs kept to save time was damaged; it was made anew, and the results are the same."


def lines_of(text, level):
    return [line for line in text.splitlines() if f": {level}: " in line]


# run


def test_a_run_says_its_summary_and_ends_well(said, study):
    done = said("run")
    assert done.exit == 0
    assert done.out.startswith("A study to try\nSYNTHETIC: invented for the tests\n")
    assert done.out.endswith("\nOpen results/results.xlsx\n")
    assert "Traceback" not in done.err
    assert (study / "results" / "manifest.json").is_file()


def test_the_second_run_says_that_nothing_has_changed(said, study):
    first, again = said("run"), said("run")
    assert again.exit == 0
    assert again.out == first.out
    assert "Nothing has changed since the last run; --force runs it again." in again.err
    assert "Nothing has changed" not in first.err
    assert "Nothing has changed" not in said("run", "--force").err


def test_a_study_elsewhere_may_be_named(said, study, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert said("run", "study").exit == 0
    assert said("run", "study/study.yaml", "--force", "--jobs", "2").exit == 0


def test_a_bad_file_is_told_and_the_sound_part_is_coded(said, study):
    (study / "talks" / "FG2.csv").write_bytes(b"")
    for again in (False, True):  # the second time nothing has changed, and it still says so
        done = said("run")
        assert done.exit == 1
        assert len(lines_of(done.err, "error")) == 1
        assert "talks/FG2.csv: error: The file is empty." in done.err
        assert "FG1.txt" in done.out
        assert ("Nothing has changed" in done.err) is again


def test_warnings_end_well_unless_strict(said, study):
    text = (study / "study.yaml").read_text(encoding="utf-8")
    (study / "study.yaml").write_text(text.replace("participants: 2", "participants: 9"), encoding="utf-8")
    done = said("run")
    assert done.exit == 0
    assert "9 were expected" in done.err
    assert said("run", "--strict").exit == 1


@pytest.mark.parametrize(
    "text", ["", "groups: [", "title: x\n", "\x00", "- a\n", "groups: {a: b}\n", "codebook: [1]\n"]
)
def test_a_study_that_is_wrong_is_told_without_a_traceback(said, study, text):
    (study / "study.yaml").write_text(text, encoding="utf-8")
    for command in ("run", "check"):
        done = said(command)
        assert done.exit == 1
        assert "Traceback" not in done.err
        assert lines_of(done.err, "error")


def test_a_study_that_is_not_utf8_is_told(said, study):
    (study / "study.yaml").write_bytes("title: één\n".encode("cp1252"))
    done = said("run")
    assert done.exit == 1
    assert "study.yaml:1: error" in done.err


def test_files_that_are_missing_are_told_with_their_line(said, study):
    (study / "talks" / "FG1.txt").unlink()
    (study / "book.yaml").unlink()
    done = said("run")
    assert done.exit == 1
    assert "study.yaml:3:" in done.err
    assert "No such file: book.yaml." in done.err
    assert "No such file: talks/FG1.txt." in done.err


def test_without_a_study_the_way_to_one_is_told(said, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for command in ("run", "check"):
        done = said(command)
        assert done.exit == 1
        assert "focuscode init" in done.err
        assert done.out == ""


def test_nothing_readable_leaves_no_results(said, study):
    for name in ("FG1.txt", "FG2.csv"):
        (study / "talks" / name).write_bytes(b"")
    done = said("run")
    assert done.exit == 1
    assert "nothing was written" in done.err
    assert not (study / "results").exists()


# code


@pytest.fixture
def code(said):
    def run(*arguments, codebook="book.yaml", out="out"):
        return said("code", *arguments, "--codebook", codebook, "--out", out)

    return run


def test_files_are_coded_without_a_study(code, study):
    done = code("talks")
    assert done.exit == 0
    assert done.out.endswith("\nOpen out/results.xlsx\n")
    assert (study / "out" / "data" / "codings.csv").is_file()


@pytest.mark.parametrize(
    "options", [["--unit", "sentence"], ["--unit", "window:2"], ["--jobs", "2"], ["--language", "en"]]
)
def test_options_are_taken(code, study, options):
    assert code("talks", *options).exit == 0


def test_the_unit_is_kept(code, study):
    code("talks", "--unit", "window:2")
    manifest = json.loads((study / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["settings"]["unit"] == "window:2"


def test_what_makes_the_next_run_fast_is_kept_where_it_is_asked_for(code, study):
    plain = code("talks")
    assert not list(study.rglob("words.json"))
    kept = study / "kept" / ".focuscode" / "words.json"
    for _ in range(2):
        done = code("talks", "--cache", "kept")
        assert (done.exit, done.out, done.err) == (0, plain.out, plain.err)
        assert kept.is_file()
    kept.write_bytes(b"damaged")
    done = code("talks", "--cache", "kept")
    assert done.exit == 0
    assert done.out == plain.out
    assert done.err == f"{TOLD}\n{plain.err}"
    assert code("talks", "--cache", "kept").err == plain.err


def test_a_damaged_memory_of_a_study_is_told_once_on_stderr(said, study):
    plain = said("run")
    (study / ".focuscode" / "words.json").write_bytes(b"damaged")
    done = said("run", "--force")
    assert (done.exit, done.out) == (0, plain.out)
    assert done.err.startswith(f"{TOLD}\n")
    assert TOLD not in said("run", "--force").err


@pytest.mark.parametrize("place", ["book.yaml", "talks/FG1.txt/deeper"])
def test_where_nothing_can_be_kept_the_run_goes_on(code, study, place):
    done = code("talks", "--cache", place)
    assert done.exit == 0
    assert "Traceback" not in done.err
    assert TOLD not in done.err


@pytest.mark.parametrize(
    ("options", "exit_code", "told"),
    [
        (["--unit", "zin"], 2, "No unit 'zin'. Use turn, sentence or window:N"),
        (["--unit", "window:0"], 2, "No unit 'window:0'"),
        (["--language", "xx"], 2, "No language 'xx'. Known: nl, en, fr, de."),
        (["--jobs", "0"], 2, "--jobs"),
    ],
)
def test_a_wrong_wish_ends_with_two_and_writes_nothing(code, study, options, exit_code, told):
    done = code("talks", *options)
    assert done.exit == exit_code
    assert told in done.err
    assert done.out == ""
    assert not (study / "out").exists()


@pytest.mark.parametrize(
    ("paths", "told"),
    [
        (["none.txt"], "none.txt: error: The file cannot be read: No such file or directory."),
        (["empty"], "No file with transcripts was found."),
        (["none/at/all"], "all: error: The file cannot be read"),
        (["book.yaml"], "book.yaml: error"),
    ],
)
def test_what_cannot_be_read_is_told_and_nothing_is_written(code, study, paths, told):
    (study / "empty").mkdir()
    done = code(*paths)
    assert done.exit == 1
    assert told in done.err
    assert not (study / "out").exists()


def test_one_bad_file_among_sound_ones_ends_with_one_and_results(code, study):
    done = code("talks/FG1.txt", "none.txt")
    assert done.exit == 1
    assert "none.txt: error" in done.err
    assert (study / "out" / "texts" / "FG1.txt").is_file()


@pytest.mark.parametrize("codebook", ["none.yaml", "talks", "wrong.yaml", "talks/FG1.txt"])
def test_a_codebook_that_cannot_be_used_is_told(code, study, codebook):
    (study / "wrong.yaml").write_text("codebook: x\ncodes: [\n")
    done = code("talks", codebook=codebook)
    assert done.exit == 1
    assert lines_of(done.err, "error")
    assert "in the codebook." in done.err
    assert not (study / "out").exists()


def test_results_that_cannot_be_written_are_told(code, study):
    done = code("talks", out="book.yaml")
    assert done.exit == 1
    assert "book.yaml" in done.err
    assert "Traceback" not in done.err


def test_a_foreign_manifest_in_the_way_is_told(code, study):
    (study / "out").mkdir()
    (study / "out" / "manifest.json").write_text("[]")
    done = code("talks")
    assert done.exit == 1
    assert "no manifest of focuscode" in done.err


# check


def test_a_sound_study_has_no_mistake(said, study):
    done = said("check")
    assert done.exit == 0
    assert done.out.endswith("\n\nA study to try (2 groups, 2 transcripts): 2 warnings.\n")  # codes without an example
    assert [path.name for path in study.iterdir() if path.name == "results"] == []


@pytest.mark.parametrize("path", ["study.yaml", ".", "book.yaml", "talks/FG1.txt"])
def test_a_study_a_codebook_and_a_transcript_can_be_checked(said, study, path):
    done = said("check", path)
    assert done.exit == 0
    assert ": 2 warnings." in done.out or ": no mistakes found." in done.out


def test_check_shows_who_speaks_how_much(said, study):
    lines = said("check", "talks/FG1.txt").out.splitlines()
    assert lines[0].split("  ")[0] == "FG1"
    assert lines[2].split() == ["Jan", "participant", "2", "21", "75", "%", "2", "4"]
    assert lines[-1] == "talks/FG1.txt (4 turns; Moderator, Jan, An): no mistakes found."
    heads = [line.split()[0] for line in said("check").out.split("\n\n")]
    assert heads == ["FG1", "FG2", "A"]


def test_json_gives_the_speakers_where_they_are_asked_for(said, study):
    told = json.loads(said("check", "--json", "--speakers").out)
    assert json.loads(said("check", "--json").out) == told["findings"]
    assert told["speakers"][0] == {
        "group": "FG1",
        "speaker": "Moderator",
        "type": "moderator",
        "turns": 1,
        "words": 5,
        "share": pytest.approx(5 / 28),
        "first": "1",
        "last": "1",
    }


def test_strict_ends_with_one_for_a_warning(said, study):
    assert said("check", "book.yaml").exit == 0
    assert said("check", "book.yaml", "--strict").exit == 1


def test_json_gives_the_findings_and_nothing_else(said, study):
    (study / "book.yaml").write_text(
        "codebook: x\nversion: 1.0.0\ncodes:\n  - id: a\n    trems: [é]\n", encoding="utf-8"
    )
    done = said("check", "book.yaml", "--json")
    assert done.exit == 1
    assert done.err == ""
    found = {record["rule"]: record for record in json.loads(done.out)}
    assert found["F202"] == {
        "file": "book.yaml",
        "line": 5,
        "column": 5,
        "level": "error",
        "rule": "F202",
        "message": "Unknown key 'trems'.",
        "mend": "Near: terms.",
    }


@pytest.mark.parametrize("path", ["none.txt", "none", "talks/none.csv"])
def test_what_is_not_there_cannot_be_checked(said, study, path):
    done = said("check", path)
    assert done.exit in (1, 2)
    assert "none" in done.err
    assert "Traceback" not in done.err


# init


def test_a_demo_can_be_made_checked_and_run(said, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = said("init", "demo", "--demo")
    assert done.exit == 0
    assert done.out
    assert (tmp_path / "demo" / "study.yaml").is_file()
    assert said("check", "demo").exit == 0


def test_a_study_is_never_written_over(said, study):
    before = (study / "study.yaml").read_bytes()
    for options in ([], ["--demo"]):
        done = said("init", ".", *options)
        assert done.exit == 2
        assert done.err
    assert (study / "study.yaml").read_bytes() == before
