"""What the commands `codebook …` call."""

import io
from pathlib import Path

import pytest
from docx import Document

from focuscode.errors import CodebookError, InputError, ResultsError, StudyError, UsageError
from focuscode.pipeline import run_study
from focuscode.revising import (
    book_at,
    check_book,
    codebook_at,
    expand_book,
    export_book,
    import_book,
    merge_codes,
    rename_code,
    show_book,
    split_code,
    suggest_book,
    try_book,
)


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


EXAMPLES = "    examples: [Een roadmap., Een route.]\n    counterexamples: [De roadmaps.]\n"


def with_examples(study):
    text = (study / "book.yaml").read_text(encoding="utf-8")
    (study / "book.yaml").write_text(text.replace("    terms:\n", EXAMPLES + "    terms:\n", 1), encoding="utf-8")


def test_a_codebook_that_is_not_there_is_told_by_its_name(study):
    with pytest.raises(UsageError, match=r"There is no codebook gone\.yaml"):
        codebook_at(Path("gone.yaml"))
    (study / "bad.yaml").write_text("codebook: c\n")
    with pytest.raises(CodebookError):
        book_at(Path("bad.yaml"))


def test_examples_are_tried_with_what_would_mend_them(study):
    with_examples(study)
    tried = try_book(None)
    assert not tried.right
    assert (tried.record["right"], tried.record["tried"]) == (1, 3)
    assert {row["sentence"] for row in tried.record["wrong"]} == {"Een route.", "De roadmaps."}
    assert "{lemma: roadmap, forms: {drop: [roadmaps]}}" in [row["proposal"] for row in tried.record["wrong"]]
    assert "1 of 3 examples come out as they should." in tried.page


def test_one_code_is_tried_alone(study):
    with_examples(study)
    tried = try_book(None, "sharing")
    assert tried.right
    assert tried.record == {"right": 0, "tried": 0, "wrong": []}
    with pytest.raises(UsageError, match="Near: sharing"):
        try_book(None, "sharin")


def test_a_codebook_is_shown_whole_or_a_code_of_it(study):
    shown = show_book(None)
    assert shown.page.startswith("A codebook to try\nprobe 1.0.0+")
    assert [code["id"] for code in shown.record["codes"]] == ["roadmap", "sharing"]
    assert "gap: 2" in show_book(None, terms=True).page
    one = show_book(Path("book.yaml"), "sharing")
    assert "in this order, each word in any form, at most 2 other words\n" in one.page
    assert [code["id"] for code in one.record["codes"]] == ["sharing"]
    with pytest.raises(UsageError, match="Near: sharing"):
        show_book(None, "sharin")


def occurrence(file):
    page = Document(io.BytesIO(file.read_bytes()))
    return page.tables[0].rows[1].cells[-1].text if len(page.tables[0].columns) == 6 else None


def test_a_codebook_is_written_without_numbers_where_there_are_no_results(study):
    done = export_book(Path("out/book.docx"))
    assert done.line.startswith("Wrote out/book.docx: probe 1.0.0+") and "numbers" not in done.line
    assert done.findings == ()
    assert occurrence(study / "out" / "book.docx") is None


def test_a_codebook_is_written_with_the_numbers_of_its_results(study):
    run_study(study)
    assert export_book(Path("book.docx")).line.endswith(", with the numbers of results.")
    assert occurrence(study / "book.docx").startswith("2 of 2 groups\n3 of 4 speakers")
    named = export_book(Path("other.DOCX"), Path("book.yaml"), Path("results"))
    assert (study / "other.DOCX").read_bytes() == (study / "book.docx").read_bytes()
    assert named.findings == ()


def test_numbers_of_another_version_are_left_out_and_told(study):
    run_study(study)
    text = (study / "book.yaml").read_text(encoding="utf-8")
    (study / "book.yaml").write_text(text.replace("1.0.0", "1.1.0"), encoding="utf-8")
    done = export_book(Path("book.docx"))
    assert [found.rule for found in done.findings] == ["F240"]
    assert "The results are of probe 1.0.0+" in str(done.findings[0])
    assert occurrence(study / "book.docx") is None


def test_numbers_of_another_codebook_are_told_only_if_they_were_asked_for(study):
    run_study(study)
    text = (study / "book.yaml").read_text(encoding="utf-8").replace("codebook: probe", "codebook: other")
    (study / "other.yaml").write_text(text, encoding="utf-8")
    assert export_book(Path("a.docx"), Path("other.yaml")).findings == ()
    asked = export_book(Path("b.docx"), Path("other.yaml"), Path("results"))
    assert [found.rule for found in asked.findings] == ["F240"]


def test_a_file_that_is_there_is_written_over_only_if_forced(study):
    file = study / "book.docx"
    file.write_text("mine")
    with pytest.raises(UsageError, match=r"already.*--force"):
        export_book(file)
    assert file.read_text() == "mine"
    export_book(file, force=True)
    assert file.read_bytes()[:2] == b"PK"
    assert export_book(study / "new.docx", force=True).line
    assert not list(study.glob(".*partial"))


def test_an_ending_that_is_not_known_names_those_that_are(study):
    with pytest.raises(UsageError, match=r"cannot be written as '\.odt'\. Use .*\.docx"):
        export_book(Path("book.odt"))
    with pytest.raises(ResultsError, match="No results"):
        export_book(Path("book.docx"), None, Path("talks"))


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


def test_turns_kept_for_validation_are_not_held_against_a_codebook(study):
    Path("kept.txt").write_text("FG1\nFG2\n", encoding="utf-8")
    with pytest.raises(UsageError, match="--results DIR --without FILE"):
        check_book(None, leave_out=Path("kept.txt"))
    run_study(study)
    report = check_book(None, leave_out=Path("kept.txt"))
    assert "F249" in rules(report)
    assert "F226" in rules(report) and "F226" not in rules(check_book(None))


def test_a_workbook_that_was_taken_over_once_adds_nothing_again(study):
    from openpyxl import load_workbook

    export_book(Path("out.xlsx"))
    made = load_workbook("out.xlsx")
    made["Terms"].append(["roadmap", "lemma", "bijspringen"])
    made["Terms"].append(["roadmap", "plain", "hulplijn"])
    made["Codes"].append(["newcomer", "Newcomer"])
    made.save("out.xlsx")
    assert "3 added" in import_book(Path("out.xlsx")).verdict
    assert import_book(Path("out.xlsx")).verdict == "book.yaml: nothing to change, out.xlsx says the same."
    again = load_workbook("out.xlsx")
    again["Terms"].append(["roadmap", "plain", "roadmap"])  # that stood there before: a mistake
    again.save("out.xlsx")
    assert "F205" in rules(import_book(Path("out.xlsx")))


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


def test_a_code_is_renamed_in_the_codebook_and_in_the_guide(study):
    guide = (study / "study.yaml").read_text()
    (study / "study.yaml").write_text(guide.replace("begins: welke rol", "begins: welke rol, codes: [roadmap]"))
    before = (study / "book.yaml").read_text()
    told = rename_code(None, "roadmap", "route", dry_run=True)
    assert "+  - id: route" in told and told[-1] == "Nothing was written."
    assert "+  - {id: roles, label: Roles, begins: welke rol, codes: [route]}" in told
    assert (study / "book.yaml").read_text() == before
    told = rename_code(None, "roadmap", "route")
    assert told == [
        "book.yaml: roadmap is route now. Version 1.1.0.",
        "study.yaml: the codes of its guide follow.",
    ]
    assert "codes: [route]" in (study / "study.yaml").read_text()
    assert check_book(None).verdict.startswith("Codebook probe 1.1.0")


def test_codes_are_merged_and_split(study):
    (study / "crosswalk.yaml").write_text("pairs:\n  - from: roadmap\n")
    told = merge_codes(Path("book.yaml"), ["roadmap", "sharing"], "both")
    assert told[0] == "book.yaml: roadmap, sharing went into both. Version 1.1.0."
    assert "  crosswalk.yaml:2: 'roadmap' stands here too." in told
    told = split_code(Path("book.yaml"), "both", moves=["kennis delen=sharing"], terms=[], label="Sharing")
    assert told[0] == "book.yaml: 1 term of both went to sharing. Version 1.2.0."


@pytest.mark.parametrize(
    "wanted", [{}, {"into": "x"}, {"terms": ["roadmap"]}, {"moves": ["roadmap"]}, {"moves": ["=x"]}, {"moves": ["x="]}]
)
def test_a_split_says_which_terms_go_where(study, wanted):
    with pytest.raises(UsageError, match="which term"):
        split_code(None, "roadmap", **wanted)


def test_a_codebook_goes_out_and_comes_back(study):
    from openpyxl import load_workbook

    before = (study / "book.yaml").read_bytes()
    line = export_book(Path("out.xlsx")).line
    assert line.startswith("Wrote out.xlsx: probe 1.0.0+")
    assert line.endswith("\nWhen it is edited: focuscode codebook import out.xlsx --dry-run")
    assert import_book(Path("out.xlsx")).verdict == "book.yaml: nothing to change, out.xlsx says the same."
    made = load_workbook("out.xlsx")
    made["Codes"]["B2"].value = "Wegenkaart"
    made.save("out.xlsx")
    told = import_book(Path("out.xlsx"), dry_run=True).verdict
    assert "+    label: Wegenkaart" in told and told.endswith("1 changed, 0 added, 0 removed. Nothing was written.")
    assert (study / "book.yaml").read_bytes() == before
    assert import_book(Path("out.xlsx")).verdict == (
        "book.yaml: 1 changed, 0 added, 0 removed.\nRaise its version (now 1.0.0), then: focuscode run"
    )
    assert (study / "book.yaml").read_bytes() == before.replace(b"label: Code roadmap", b"label: Wegenkaart")
    assert import_book(Path("out.xlsx")).verdict.startswith("book.yaml: nothing to change")
    (study / "book.yaml").write_bytes(before.replace(b"label: Code roadmap", b"label: Other"))
    report = import_book(Path("out.xlsx"))
    assert [found.rule for found in report.findings] == ["F232"] and "nothing was written" in report.verdict
    assert "1 changed" in import_book(Path("out.xlsx"), prefer="sheet").verdict


def test_what_cannot_go_out_or_come_back_is_refused(study):
    with pytest.raises(UsageError, match="cannot be written as"):
        export_book(Path("out.odt"))
    export_book(Path("out.xlsx"))
    with pytest.raises(UsageError, match="already"):
        export_book(Path("out.xlsx"))
    assert export_book(Path("out.xlsx"), force=True)
    with pytest.raises(UsageError, match="not 'me'"):
        import_book(Path("out.xlsx"), prefer="me")
    (study / "book.yaml").write_text("codebook: c\n")
    with pytest.raises(CodebookError):
        export_book(Path("new.xlsx"))
    assert not Path("new.xlsx").exists()


def test_an_id_changed_in_the_sheet_is_followed_by_the_guide(study):
    from openpyxl import load_workbook

    guide = (study / "study.yaml").read_text().replace("begins: welke rol", "begins: welke rol, codes: [roadmap]")
    (study / "study.yaml").write_text(guide)
    export_book(Path("out.xlsx"))
    made = load_workbook("out.xlsx")
    made["Codes"]["A2"].value = "route"
    made.save("out.xlsx")
    assert import_book(Path("out.xlsx")).verdict.splitlines()[1] == "study.yaml: its guide follows."
    assert (study / "study.yaml").read_text() == guide.replace("[roadmap]", "[route]")
    assert "rename: roadmap, to: route" in (study / "book.yaml").read_text()
