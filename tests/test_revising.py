"""What the commands `codebook …` call."""

from pathlib import Path

import pytest

from focuscode.errors import InputError, ResultsError, StudyError, UsageError
from focuscode.pipeline import run_study
from focuscode.revising import check_book, codebook_at, expand_book, suggest_book


@pytest.fixture
def study(make_study, tmp_path, monkeypatch):
    folder = make_study(tmp_path / "study")
    monkeypatch.chdir(folder)
    return folder


def test_a_codebook_is_found_by_itself_or_by_its_study(study, tmp_path):
    assert codebook_at(Path("book.yaml")) == Path("book.yaml")
    for path in (None, Path(), Path("study.yaml"), study):
        assert codebook_at(path).resolve() == (study / "book.yaml").resolve()
    with pytest.raises(StudyError, match="Make one with"):
        codebook_at(tmp_path / "elsewhere")


def test_a_study_whose_codebook_is_not_there_says_what_to_name(study):
    (study / "book.yaml").unlink()
    with pytest.raises(UsageError, match="names no codebook that is there"):
        codebook_at(None)


def test_the_codebook_of_a_study_is_checked(study):
    assert check_book(None).verdict.startswith("Codebook probe")


def rules(report):
    return [found.rule for found in report.findings]


def test_a_codebook_is_held_against_the_results_of_its_study(study):
    before = check_book(None)
    run_study(study)
    (study / "book.yaml").write_text((study / "book.yaml").read_text().replace("- roadmap", "- visie"))
    report = check_book(None)
    assert ("F226" in rules(before), "F229" in rules(before)) == (False, False)
    assert {"F226", "F229"} <= set(rules(report))
    assert "held against 2 transcripts" in report.verdict
    assert check_book(Path("book.yaml")) == report
    assert rules(check_book(study / "study.yaml")) == rules(report)


def test_a_codebook_of_nobody_is_held_against_the_results_that_are_named(study, book_text):
    run_study(study)
    other = study / "other.yaml"
    other.write_text(book_text({"a": ["zeppelin"]}).replace("probe", "other"))
    assert "F226" not in rules(check_book(other))
    report = check_book(other, study / "results")
    assert "F226" in rules(report)
    assert "F229" not in rules(report)
    with pytest.raises(ResultsError, match="No results in"):
        check_book(other, study / "talks")


def test_a_codebook_with_errors_is_held_against_nothing(study):
    run_study(study)
    (study / "book.yaml").write_text("codebook: c\n")
    assert check_book(None).verdict == "book.yaml: 2 errors."


def test_vetoes_of_a_sheet_and_of_the_command_are_written_together(study):
    run_study(study)
    expand_book(None, Path("results"), out=Path("forms.csv"))
    sheet = Path("forms.csv").read_text(encoding="utf-8")
    Path("forms.csv").write_text(sheet.replace("yes,,roadmap,roadmap,roadmap,", "no,,roadmap,roadmap,roadmap,"))
    grown = expand_book(None, Path("results"), drop=["roadmap=roadmaps"], apply=Path("forms.csv"))
    assert grown.page.count("no longer finds") == 2
    assert "{drop: [roadmaps, roadmap]}" in Path("book.yaml").read_text(encoding="utf-8")
    assert grown.frame.set_index("form").loc[["roadmap", "roadmaps"], "keep"].tolist() == ["no", "no"]


def test_the_codebook_that_is_there_now_is_looked_at_and_not_that_of_the_results(study):
    run_study(study)
    text = Path("book.yaml").read_text(encoding="utf-8").replace("- roadmap", "- twee")
    Path("book.yaml").write_text(text, encoding="utf-8")
    grown = expand_book(None, Path("results"), "roadmap")
    assert grown.frame["form"].tolist() == ["twee"]
    assert suggest_book(None, Path("results"), "roadmap").page.startswith("Nothing to propose for roadmap.")


def test_what_is_wrong_around_it_is_told(study):
    with pytest.raises(ResultsError, match="Make them with"):
        expand_book(None, Path("results"))
    run_study(study)
    Path("list.txt").write_text("FG9-t001\n", encoding="utf-8")
    for command in (expand_book, suggest_book):
        with pytest.raises(InputError, match=r"list\.txt names turns"):
            command(None, Path("results"), without=Path("list.txt"))
