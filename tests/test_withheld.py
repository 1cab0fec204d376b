"""Turns kept for validation: read from a list, left out of tables and transcripts."""

import pytest
from openpyxl import Workbook

from focuscode.errors import InputError
from focuscode.kwic import kwic_of_code, kwic_of_term
from focuscode.pipeline import code_files, run_study
from focuscode.results import open_results
from focuscode.withheld import leave_out, read_withheld, without

TALK = "P1: Een roadmap. En nog een roadmap hier.\nP2: Geen plan, wel een roadmap.\nP1: Niets.\nP2: Ja, de roadmap.\n"


def results_of(folder, book_text, unit):
    (folder / "FG1.txt").write_text(TALK, encoding="utf-8")
    (folder / "book.yaml").write_text(book_text({"roadmap": ["roadmap"]}), encoding="utf-8")
    code_files([folder / "FG1.txt"], folder / "book.yaml", folder / unit[:4], unit=unit)
    return open_results(folder / unit[:4])


@pytest.fixture(scope="module")
def results(tmp_path_factory, book_text):
    return results_of(tmp_path_factory.mktemp("withheld"), book_text, "turn")


@pytest.fixture(scope="module")
def sentences(tmp_path_factory, book_text):
    return results_of(tmp_path_factory.mktemp("sentences"), book_text, "sentence")


def listed(tmp_path, text, results, name="list.txt"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_withheld(path, results)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("list.txt", "FG1-turn-001\nFG1-turn-004\n"),
        ("list.txt", "# the sample of May\nFG1-t001\n\nFG1-t004-roadmap-7\n"),
        ("list.csv", "segment_id,stratum\nFG1-turn-001,hit\nFG1-turn-004,hit\n"),
        ("list.csv", "Transcript;Turn;words\r\nFG1;1;9\r\nFG1;4;3\r\n"),
    ],
)
def test_turns_are_named_in_any_of_the_ways(tmp_path, results, name, text):
    left = listed(tmp_path, text, results, name)
    assert left.turns == {("FG1", 1), ("FG1", 4)}
    assert [(found.rule, found.level) for found in left.findings] == [("F249", "info")]
    assert "2 turn(s) are left out" in left.findings[0].message


def test_a_workbook_names_turns_too(tmp_path, results):
    book = Workbook()
    for row in (["transcript", "turn"], ["FG1", 2.0]):
        book.active.append(row)
    book.save(tmp_path / "list.xlsx")
    assert read_withheld(tmp_path / "list.xlsx", results).turns == {("FG1", 2)}


def test_a_turn_that_holds_a_segment_of_the_list_is_left_out_whole(tmp_path, sentences):
    assert listed(tmp_path, "FG1-sentence-002\n", sentences).turns == {("FG1", 1)}
    assert listed(tmp_path, "FG1-sentence-003\nFG1-turn-004\n", sentences).turns == {("FG1", 2), ("FG1", 4)}


def test_a_transcript_or_a_group_is_left_out_whole(tmp_path, book_text):
    make_group(tmp_path / "study", book_text)
    results = open_results(tmp_path / "study" / "results")
    assert listed(tmp_path, "one\n", results).turns == {("one", n) for n in range(1, 5)}
    both = listed(tmp_path, "Farmers\n", results)
    assert both.turns == {(name, n) for name in ("one", "two") for n in range(1, 5)}
    assert "8 turn(s) are left out. The list has 1 entries." in str(both.findings[0])
    assert listed(tmp_path, "one-t002\nFarmers\n", results).turns == both.turns


def make_group(folder, book_text):
    """A study of one group with two transcripts, run."""
    folder.mkdir()
    for name in ("one", "two"):
        (folder / f"{name}.txt").write_text(TALK, encoding="utf-8")
    (folder / "book.yaml").write_text(book_text({"roadmap": ["roadmap"]}), encoding="utf-8")
    lines = ["title: T", "codebook: book.yaml", "groups:", "  - {id: Farmers, files: [one.txt, two.txt]}"]
    (folder / "study.yaml").write_text("\n".join(lines), encoding="utf-8")
    run_study(folder)


def test_no_list_leaves_nothing_out(results):
    assert read_withheld(None, results) == (frozenset(), ())


def test_every_wrong_line_is_told_and_nothing_is_left_out(tmp_path, results):
    with pytest.raises(InputError, match="nothing was left out") as error:
        listed(tmp_path, "FG1-t001\nFG1-t099\nFG7-turn-001\nroadmap\n", results)
    told = [(found.place.line, found.rule, found.mend) for found in error.value.findings]
    assert told == [
        (2, "F245", "FG1 has turns 1 to 4."),
        (3, "F245", "Near: FG1."),
        (
            4,
            "F245",
            "Copy ids from data/segments.csv, or write a turn as FG2-t047, a whole transcript or group as FG2.",
        ),
    ]


def test_a_table_without_a_column_that_names_turns_is_told(tmp_path, results):
    with pytest.raises(InputError) as error:
        listed(tmp_path, "group,text\nFG1,roadmap\n", results, "list.csv")
    assert [found.rule for found in error.value.findings] == ["F246"]
    assert "group, text" in error.value.findings[0].mend


def test_tables_and_transcripts_without_the_turns(results):
    turns = {("FG1", 1), ("FG1", 3)}
    assert leave_out(results.table("turns"), turns)["turn"].tolist() == [2, 4]
    assert list(leave_out(results.table("turns").head(0), turns).columns) == list(results.table("turns").columns)
    (transcript,) = without(results.transcripts(), turns)
    assert [turn.n for turn in transcript.turns] == [2, 4]
    assert transcript.text == results.text("FG1")


def test_hits_in_context_do_not_see_them(results):
    turns = {("FG1", 1)}
    assert kwic_of_code(results, "roadmap", without=turns)["turn"].tolist() == [2, 4]
    found = kwic_of_term(results, "roadmap", without=turns)
    assert found["segment_id"].tolist() == ["FG1-turn-002", "FG1-turn-004"]
    assert len(kwic_of_term(results, "roadmap")) == 4
