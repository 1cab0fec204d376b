"""show, kwic, why, uncoded and table: data on stdout, messages on stderr."""

import csv
import io
import json

import pytest


@pytest.fixture
def look(said, finished, monkeypatch):
    monkeypatch.chdir(finished)
    return said


def test_a_transcript_is_shown(look):
    done = look("show", "talks/FG1.txt")
    assert done.exit == 0
    rows = done.out.splitlines()
    assert rows[0].split() == ["turn", "line", "time", "speaker", "type", "words"]
    assert len(rows) == 5
    assert "moderator" in rows[1]


def test_what_is_doubtful_is_told_beside_it(said, tmp_path):
    (tmp_path / "A.txt").write_text("P1: Ja.\nP2: Neen.\nP1: Toch.\n")
    done = said("show", tmp_path / "A.txt")
    assert done.exit == 0
    assert "warning: No moderator was found." in done.err
    assert len(done.out.splitlines()) == 4


def test_turns_can_be_handed_on(said, study):
    done = said("show", "talks/FG1.txt", "--to", "csv")
    assert done.exit == 0
    assert done.out.splitlines()[:2] == [
        "turn,speaker,speaker_type,text",
        "1,Moderator,moderator,Welke rol speelt de cluster?",
    ]
    assert said("show", "talks/FG1.txt", "--out", "FG1.docx").out == "Wrote FG1.docx: 4 turns.\n"
    assert said("show", "FG1.docx").out.count("\n") == 5
    again = said("show", "talks/FG1.txt", "--out", "FG1.docx")
    assert (again.exit, "There is a FG1.docx already" in again.err) == (2, True)
    bare = said("show", "talks/FG1.txt", "--to", "vtt")
    assert (bare.exit, "no turn has a time" in bare.err) == (2, True)


def test_shown_for_machines_it_is_whole(look):
    records = json.loads(look("show", "talks/FG2.csv", "--json").out)
    assert [record["words"] for record in records] == ["Welke rol dan?", "=roadmap", "“Kennis gedeeld” 😀", ""]


@pytest.mark.parametrize("path", ["none.txt", "talks", "book.pdf"])
def test_what_cannot_be_shown_is_told(look, path):
    done = look("show", path)
    assert done.exit == 1
    assert f"{path}: error" in done.err
    assert done.out == ""


def test_a_word_in_context(look):
    done = look("kwic", "roadmap", "--width", "12")
    assert done.exit == 0
    assert done.out.splitlines() == [
        f"FG1-t002 P1  {'Een ':>12}[roadmap], en kennis",
        f"FG1-t003 P2  {'Ja, ':>12}[roadmaps].",
        f"FG2-t002 P3  {'=':>12}[roadmap]",
        "3 hits",
    ]
    assert done.err == ""


def test_a_phrase_and_a_code_in_context(look):
    assert "1 hit\n" in look("kwic", "kennis breed").out
    assert "2 hits\n" in look("kwic", "--code", "sharing").out
    assert look("kwic", "xyzzy").out == "No hit.\n"


def test_context_for_machines(look):
    records = json.loads(look("kwic", "--code", "roadmap", "--json").out)
    assert [record["coding_id"] for record in records] == [
        "FG1-t002-roadmap-4", "FG1-t003-roadmap-4", "FG2-t002-roadmap-1",
    ]  # fmt: skip


def test_context_sorted_and_as_csv(look):
    shown = look("kwic", "roadmap", "--sort", "right", "--csv")
    assert shown.exit == 0
    rows = list(csv.DictReader(io.StringIO(shown.out)))
    assert [(row["left"], row["hit"]) for row in rows] == [("=", "roadmap"), ("Een ", "roadmap"), ("Ja, ", "roadmaps")]


def test_a_picture_is_drawn(look, tmp_path):
    done = look("plot", "code-by-group", "--out", tmp_path / "a.png")
    assert done.exit == 0
    assert done.out.startswith("Wrote ")
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["kwic"], "one of the two"),
        (["kwic", "roadmap", "--sort", "lft"], "cannot be sorted by 'lft'. Near: left"),
        (["plot", "code-by-grup", "--out", "a.png"], "code-by-group"),
        (["kwic", "roadmap", "--code", "roadmap"], "one of the two"),
        (["kwic", "--code", "roadmapp"], "No code 'roadmapp'"),
        (["why", "FG1-t002-roadmap-5"], "Near: FG1-t002-roadmap-4"),
        (["table", "frequency"], "No table 'frequency' in results. Near: frequencies"),
        (["uncoded", "--group", "FG9"], "No group 'FG9'. "),
    ],
)
def test_a_wrong_name_ends_with_two_and_what_is_near(look, arguments, told):
    done = look(*arguments)
    assert done.exit == 2
    assert told in done.err
    assert done.out == ""


@pytest.mark.parametrize("arguments", [["kwic", "a"], ["why", "a"], ["uncoded"], ["table", "codings"]])
@pytest.mark.parametrize("folder", ["none", "talks", "book.yaml"])
def test_a_wrong_results_folder_is_told(look, arguments, folder):
    done = look(*arguments, "--results", folder)
    assert done.exit == 1
    assert f"No results in {folder}. Make them with: focuscode run" in done.err
    assert done.out == ""


def test_other_results_can_be_looked_at(look):
    records = json.loads(look("kwic", "roadmap", "--results", "sentences", "--json").out)
    assert records[0]["segment_id"] == "FG1-sentence-002"


def test_a_coding_says_why(look):
    done = look("why", "FG1-t002-sharing-16")
    assert done.exit == 0
    shown = {line.split("  ")[0]: " ".join(line.split("  ")[1:]).strip() for line in done.out.splitlines()}
    assert shown["sentence"] == "Een roadmap, en »kennis« breed »delen«."
    assert shown["source"] == "talks/FG1.txt:2"
    assert shown["said by"] == "P1, participant, FG1, roles"
    assert shown["matched"] == "“kennis … delen” by the term “phrase: kennis delen, gap: 2” (phrase)"


def test_the_reason_for_machines(look):
    reason = json.loads(look("why", "FG1-t002-sharing-16", "--json").out)
    assert (reason["code"], reason["rule"], reason["coder"]) == ("sharing", "words in order: as written", "machine")


def test_turns_without_a_code(look):
    done = look("uncoded")
    assert done.exit == 0
    assert done.out.startswith("FG1-t004 P1, 12 words\n  Dat is alles wat ik daar nu over zeggen kan, denk ik.\n\n")
    assert "focuscode codebook suggest --code ID" in done.out
    assert look("uncoded", "--group", "FG2").out == "Every substantive turn carries a code.\n"
    assert [row["turn"] for row in json.loads(look("uncoded", "--json", "--limit", "1").out)] == [4]


@pytest.mark.parametrize("limit", ["0", "-1", "x"])
def test_a_limit_is_at_least_one(look, limit):
    assert look("uncoded", "--limit", limit).exit == 2


def test_a_table_as_text_as_csv_and_for_machines(look, finished):
    shown = look("table", "frequencies")
    assert shown.exit == 0
    assert shown.out.splitlines()[0].split()[:3] == ["code", "tier", "kind"]
    raw = look("table", "codings", "--csv").out
    assert raw == (finished / "results" / "data" / "codings.csv").read_text(encoding="utf-8")
    records = json.loads(look("table", "codings", "--json").out)
    assert [record["code"] for record in records] == ["roadmap", "sharing", "roadmap", "roadmap", "sharing"]
    assert records[0]["start"] == int(raw.splitlines()[1].split(",")[9])


def test_every_table_of_the_results_can_be_shown(look, finished):
    for path in (finished / "results" / "data").glob("*.csv"):
        done = look("table", path.stem)
        assert (done.exit, done.err) == (0, "")
        assert json.loads(look("table", path.stem, "--json").out) is not None


def test_a_number_that_is_none_is_null_for_machines(look):
    records = json.loads(look("table", "frequencies_by_group", "--json").out)
    assert all(value == value for record in records for value in record.values())


def test_turns_left_out_are_in_no_hit_and_no_page(said, finished, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("transcript,turn\nFG1,2\nFG1,4\n", encoding="utf-8")
    shared = ("--results", finished / "results", "--without", path)
    done = said("kwic", "roadmap", *shared)
    assert "2 turn(s) are left out" in done.err
    assert "FG1-t002 P1" not in done.out
    assert "FG1-t002 P1" in said("kwic", "roadmap", "--results", finished / "results").out
    assert "FG1-t004" not in said("uncoded", *shared).out
    path.write_text("transcript,turn\nFG1,200\n", encoding="utf-8")
    assert said("uncoded", *shared).exit == 1
