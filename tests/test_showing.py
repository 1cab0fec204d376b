"""What the looking commands show."""

import re

import pytest

from focuscode.errors import ResultsError, TranscriptError, UsageError
from focuscode.pipeline import code_files
from focuscode.results import open_results
from focuscode.showing import (
    THEN,
    context,
    context_lines,
    draw,
    reason_lines,
    table_of,
    turns_of,
    turns_to,
    uncoded_of,
    uncoded_pages,
)
from focuscode.why import why

FIRST = (
    "[00:00:05] Moderator: Wat nu?\n"
    "[00:01:10] P1: Een roadmap.\n"
    "P2: Daar weet ik nu eigenlijk niet zo veel van, zeg ik u.\n"
)
SECOND = "Interviewer: En hier?\nAn: flurps, roadmaps.\nBo: Hier weet ik eerlijk gezegd ook niets over te vertellen.\n"


@pytest.fixture(scope="module")
def out(tmp_path_factory, book_text):
    folder = tmp_path_factory.mktemp("showing")
    (folder / "A.txt").write_text(FIRST, encoding="utf-8")
    (folder / "B.txt").write_text(SECOND, encoding="utf-8")
    terms = {"roadmap": ["roadmap"], "flurp": ["flurp"], "silent": ["zwijgen"]}
    (folder / "book.yaml").write_text(book_text(terms), encoding="utf-8")
    code_files([folder / "A.txt", folder / "B.txt"], folder / "book.yaml", folder / "out")
    return folder / "out"


def test_turns_are_shown_as_they_are_understood(out):
    frame, findings = turns_of(out.parent / "A.txt")
    assert frame.values.tolist() == [
        [1, 1, "0:00:05", "Moderator", "moderator", "Wat nu?"],
        [2, 2, "0:01:10", "P1", "participant", "Een roadmap."],
        [3, 3, "", "P2", "participant", "Daar weet ik nu eigenlijk niet zo veel van, zeg ik u."],
    ]
    assert [found for found in findings if found.level == "error"] == []


def test_a_file_that_cannot_be_read_is_told(tmp_path):
    with pytest.raises(TranscriptError):
        turns_of(tmp_path / "none.txt")


@pytest.mark.parametrize(("term", "code"), [(None, None), ("roadmap", "roadmap")])
def test_a_word_or_a_code_is_needed_and_not_both(out, term, code):
    with pytest.raises(UsageError, match="one of the two"):
        context(out, term, code, 20)


def test_hits_stand_under_each_other(out):
    assert context_lines(context(out, None, "roadmap", 10), 10) == (
        "A-t002 P1        Een [roadmap].\nB-t002 An    flurps, [roadmaps].\n2 hits"
    )
    assert context_lines(context(out, "vertellen", None, 12), 12) == "B-t003 Bo  ets over te [vertellen].\n1 hit"
    assert context_lines(context(out, None, "silent", 10), 10) == "No hit."


def test_who_is_not_known_is_shown_as_such(tmp_path, book_text):
    (tmp_path / "A.txt").write_text("Een roadmap.\n\nNiets.\n")
    (tmp_path / "book.yaml").write_text(book_text({"roadmap": ["roadmap"]}))
    code_files([tmp_path / "A.txt"], tmp_path / "book.yaml", tmp_path / "out")
    assert context_lines(context(tmp_path / "out", None, "roadmap", 10), 10).startswith("A-t001 unknown  ")
    reason = why(open_results(tmp_path / "out"), "A-t001-roadmap-4")
    assert "said by     unknown, A" in reason_lines(reason)


def test_a_reason_is_a_page(out):
    results = open_results(out)
    shown = reason_lines(why(results, "A-t002-roadmap-4"))
    assert shown.split("\n") == [
        "coding      A-t002-roadmap-4 (machine, by machine)",
        "code        roadmap: Code roadmap",
        "definition  what roadmap means",
        "matched     “roadmap” by the term “roadmap” (plain)",
        "why         as written",
        "sentence    Een »roadmap«.",
        "said by     P1, participant, A",
        "source      A.txt:2",
        f"codebook    book.yaml:10 (version {results.codebook.stamp})",
    ]


def test_a_guess_is_told_as_uncertain(out):
    assert "(uncertain: the form had to be guessed)" in reason_lines(why(open_results(out), "B-t002-flurp-0"))


def test_turns_without_a_code_are_the_longest_first(out):
    assert uncoded_of(out, None, 10)["turn"].tolist() == [3, 3]
    assert uncoded_of(out, None, 1)["transcript"].tolist() == ["A"]
    assert uncoded_of(out, "B", 10)["transcript"].tolist() == ["B"]
    assert uncoded_pages(uncoded_of(out, "B", 10)) == (
        f"B-t003 Bo, 10 words\n  Hier weet ik eerlijk gezegd ook niets over te vertellen.\n\n{THEN}"
    )
    assert uncoded_pages(uncoded_of(out, None, 10).head(0)) == "Every substantive turn carries a code."


def test_a_group_that_is_not_there_is_refused(out):
    with pytest.raises(UsageError, match=r"No group 'C'\. Known: A, B\."):
        uncoded_of(out, "C", 10)


def test_a_table_is_shown_and_given_as_it_stands(out):
    frame, raw = table_of(out, "codings")
    assert frame["coding_id"].tolist() == ["A-t002-roadmap-4", "B-t002-flurp-0", "B-t002-roadmap-8"]
    assert raw == (out / "data" / "codings.csv").read_text(encoding="utf-8")
    with pytest.raises(UsageError, match=r"No table 'coding'.*Near: codings"):
        table_of(out, "coding")


def test_hits_can_be_shown_in_another_order(out):
    assert context(out, None, "roadmap", 10, "left")["group"].tolist() == ["A", "B"]
    assert context(out, None, "roadmap", 10, "right")["group"].tolist() == ["A", "B"]
    with pytest.raises(UsageError, match="cannot be sorted by 'up'"):
        context(out, None, "roadmap", 10, "up")


def test_a_picture_is_drawn_to_a_file(out, tmp_path):
    said = draw(out, "code-by-group", tmp_path / "picture.svg", "Above")
    assert said.startswith(f"Wrote {(tmp_path / 'picture.svg').as_posix()}: ")
    assert (tmp_path / "picture.svg").read_bytes().startswith(b"<?xml")
    with pytest.raises(UsageError):
        draw(out, "code-by-grup", tmp_path / "other.svg")
    assert not (tmp_path / "other.svg").exists()


def test_without_results_the_way_to_them_is_told(tmp_path):
    for look in (lambda: table_of(tmp_path, "codings"), lambda: context(tmp_path, "a", None, 9)):
        with pytest.raises(ResultsError, match="focuscode run"):
            look()


@pytest.mark.parametrize("kind", ["csv", "txt", "docx"])
def test_turns_are_written_to_a_file_that_says_the_same(out, tmp_path, kind):
    target = tmp_path / "new" / f"A.{kind}"
    line, findings = turns_to(out.parent / "A.txt", kind, target)
    assert line == f"Wrote {target.as_posix()}: 3 turns."
    assert findings == []
    again, _ = turns_of(target)
    first, _ = turns_of(out.parent / "A.txt")
    assert again[["time", "speaker", "type", "words"]].equals(first[["time", "speaker", "type", "words"]])


def test_turns_are_shown_where_no_file_is_named(out):
    text, _ = turns_to(out.parent / "A.txt", "txt", None)
    assert text.splitlines()[:2] == ["[0:00:05] Moderator: Wat nu?", "[0:01:10] P1: Een roadmap."]


def test_the_ending_of_the_file_says_the_kind(out, tmp_path):
    turns_to(out.parent / "A.txt", None, tmp_path / "A.CSV")
    assert (tmp_path / "A.CSV").read_text(encoding="utf-8").startswith("turn,")


def test_nothing_that_is_there_is_written_over(out, tmp_path):
    target = tmp_path / "A.csv"
    target.write_text("mine")
    with pytest.raises(UsageError, match=r"There is a .*A\.csv already"):
        turns_to(out.parent / "A.txt", "csv", target)
    assert target.read_text() == "mine"


@pytest.mark.parametrize(
    ("kind", "target", "why"),
    [
        ("pdf", None, "Turns cannot be written as 'pdf'. Use csv, txt, vtt, docx."),
        (None, "A.rtf", "Turns cannot be written as 'rtf'."),
        ("docx", None, "A Word document needs a file: --out A.docx"),
        ("vtt", None, "Captions need times, and turn 3 has no time in"),
    ],
)
def test_what_cannot_be_written_says_what_can(out, tmp_path, kind, target, why):
    with pytest.raises(UsageError, match=re.escape(why)):
        turns_to(out.parent / "A.txt", kind, target and tmp_path / target)
