"""Two codebooks compared, and tried on the same texts."""

from pathlib import Path

import pytest

from focuscode.codebook import read_codebook
from focuscode.comparing import coding_on
from focuscode.errors import CodebookError, StudyError, UsageError
from focuscode.pipeline import code_files, code_study, run_study
from focuscode.revising import diff_books as compare_books


@pytest.fixture
def study(make_study, tmp_path, monkeypatch):
    folder = make_study(tmp_path / "study")
    monkeypatch.chdir(folder)
    text = Path("book.yaml").read_text(encoding="utf-8")
    changed = text.replace("roadmap\n    label", "route\n    label").replace("gap: 2", "gap: 0")
    Path("new.yaml").write_text(changed.replace("1.0.0", "1.1.0"), encoding="utf-8")
    return folder


OLD, NEW = Path("book.yaml"), Path("new.yaml")


def test_two_codebooks_are_laid_side_by_side(study):
    done = compare_books(OLD, NEW)
    assert "route\n  renamed: roadmap → route" in done.page
    assert "term changed\n    - {phrase: kennis delen, gap: 2}\n    + {phrase: kennis delen}" in done.page
    assert set(done.record) == {"changes"}
    assert [(row["code"], row["field"]) for row in done.record["changes"]] == [
        ("", "version"),
        ("route", "id"),
        ("sharing", "terms"),
    ]


def test_on_a_study_the_codings_that_go_are_told(study):
    done = compare_books(OLD, NEW, Path("study.yaml"))
    assert "On study.yaml: 1 coding goes, 1 coding only changes its term." in done.page
    assert "Een roadmap, en »kennis« breed »delen«." in done.page
    changed = [(row["change"], row["code"]) for row in done.record["codings"]]
    assert changed == [("gone", "sharing"), ("term", "sharing")]
    counts = {row["code"]: (row["codings_before"], row["codings_after"]) for row in done.record["counts"]}
    assert counts == {"route": (3, 3), "sharing": (2, 1)}


def test_on_results_the_same_codings_go(study):
    on_study = compare_books(OLD, NEW, Path())
    run_study(study)
    Path("book.yaml").rename("moved.yaml")
    on_results = compare_books(Path("moved.yaml"), NEW, Path("results"))
    assert on_results.record["codings"] == on_study.record["codings"]
    assert on_results.record["counts"] == on_study.record["counts"]


def test_unit_and_language_of_the_results_are_kept(study):
    code_files([study / "talks"], OLD, study / "sentences", unit="sentence", language_code="en")
    coding, findings = coding_on(study / "sentences", read_codebook(OLD)[0])
    assert (coding.unit, coding.settings["language"]) == ("sentence", "en")
    assert findings == []


def test_a_study_is_coded_with_another_codebook_than_its_own(study):
    book, _ = read_codebook(NEW)
    coding, _ = code_study(study, codebook=book)
    assert coding.codebook == book
    assert set(coding.codes["code"]) == {"route", "sharing"}
    assert len(coding.turns) == len(code_study(study)[0].turns)


def test_a_codebook_with_errors_is_refused(study):
    NEW.write_text("codebook: c\n", encoding="utf-8")
    with pytest.raises(CodebookError):
        compare_books(OLD, NEW)


def test_what_is_no_codebook_is_refused(study):
    (study / "empty").mkdir()
    with pytest.raises(StudyError, match="There is no"):
        compare_books(OLD, study / "empty")
    with pytest.raises(UsageError, match=r"There is no codebook gone\.yaml"):
        compare_books(OLD, Path("gone.yaml"))


def test_only_errors_of_the_texts_are_told(study):
    assert compare_books(OLD, NEW, Path()).findings == ()
    (study / "talks" / "FG1.txt").write_text("", encoding="utf-8")
    assert {found.level for found in compare_books(OLD, NEW, Path()).findings} == {"error"}


def test_turns_kept_for_validation_are_not_looked_at(study):
    run_study(study)
    whole = compare_books(OLD, NEW, Path("results"))
    gone = [row for row in whole.record["codings"] if row["change"] == "gone"]
    Path("kept.txt").write_text(f"{gone[0]['transcript']}-t{gone[0]['turn']}\n", encoding="utf-8")
    done = compare_books(OLD, NEW, Path("results"), leave_out=Path("kept.txt"))
    assert "On results without 1 turn: " in done.page
    assert gone[0]["coding_id"] not in {row["coding_id"] for row in done.record["codings"]}
    assert gone[0]["coding_id"] not in done.page
    assert [found.rule for found in done.findings] == ["F249"]


@pytest.mark.parametrize("on", [None, Path("study.yaml"), Path()])
def test_turns_are_left_out_of_results_only(study, on):
    Path("kept.txt").write_text("FG1\n", encoding="utf-8")
    with pytest.raises(UsageError, match="--on results --without FILE"):
        compare_books(OLD, NEW, on, leave_out=Path("kept.txt"))
