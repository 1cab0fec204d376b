"""A codebook as a workbook, and a workbook that other programs saved."""

import datetime
import io
import zipfile

import openpyxl
import pytest

from focuscode.codebook.nodes import parse, plain
from focuscode.errors import UsageError
from focuscode.workbench import workbook
from focuscode.workbench.workbook import RECORD, cell_text, read_workbook, workbook_bytes

TEXT = """\
codebook: probe
version: 1.0.0
codes:
  - id: one
    label: '=HYPERLINK("http://x")'
    definition: "-1+1"
    examples: ['@SUM(A1)', +49, "tab\\tbell\\x07"]
    terms: ['2030', {near: [a, b]}, '17:30']
"""


def made(text=TEXT):
    return openpyxl.load_workbook(io.BytesIO(workbook_bytes(text, plain(parse(text, "f")[0]))))


def saved(book, tmp_path):
    path = tmp_path / "book.xlsx"
    book.save(path)
    return path


def test_the_same_codebook_gives_the_same_bytes():
    assert workbook_bytes(TEXT, plain(parse(TEXT, "f")[0])) == workbook_bytes(TEXT, plain(parse(TEXT, "f")[0]))


def test_nothing_that_a_spreadsheet_would_run_is_more_than_text():
    for page in made():
        for row in page.iter_rows():
            assert all(cell.data_type in ("s", "n") for cell in row)
            assert all(cell.value is None or cell.data_type == "s" for cell in row)
    assert made()["Codes"]["B2"].value.startswith("=HYPERLINK")


def test_sheets_are_made_for_people():
    book = made()
    assert book.sheetnames == ["About", "Codes", "Terms", "Tiers", "Actors", "Stances", RECORD]
    assert book[RECORD].sheet_state == "veryHidden" and book["Codes"].freeze_panes == "B2"
    assert book["Terms"]["C3"].value == "a\nb" and book["Terms"]["C3"].alignment.wrap_text
    assert book["Terms"]["C2"].number_format == "@"
    rules = {rule.formula1 for rule in book["Terms"].data_validations.dataValidation}
    assert {'"noun,verb,adj"', "Codes!$A$2:$A$500"} <= rules
    assert book["Terms"].column_dimensions["U"].hidden


def test_what_is_read_is_what_was_made(tmp_path):
    read = read_workbook(saved(made(), tmp_path))
    assert read.base == TEXT and read.findings == []
    assert [(row.number, row.key) for row in read.tables["Terms"].rows] == [
        (2, "codes/0/terms/0"), (3, "codes/0/terms/1"), (4, "codes/0/terms/2"),
    ]  # fmt: skip
    assert read.tables["About"].rows[2].cells == {"value": "1.0.0"}


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (2030, "2030"), (2030.0, "2030"), (1.5, "1.5"), (True, "yes"), (datetime.time(17, 30), "17:30"), ("x  ", "x"),
        (datetime.datetime(2023, 10, 17), "2023-10-17"), ("a_x000D_\nb\r\nc", "a\nb\nc"), ("“x”", "“x”"), (" ", ""),
    ],
)  # fmt: skip
def test_what_other_programs_make_of_a_text_is_the_text_again(tmp_path, value, told):
    book = made()
    book["Terms"]["C2"].value = value
    assert read_workbook(saved(book, tmp_path)).tables["Terms"].rows[0].cells["term"] == told


def test_empty_rows_moved_columns_and_missing_parts_are_borne(tmp_path):
    book = made()
    book["Terms"].insert_rows(2, 3)
    book["Terms"].move_range("A1:A9", cols=30)
    book["Codes"]["A1"].value = "ID "
    book["Codes"].delete_cols(2)
    del book["Tiers"]
    read = read_workbook(saved(book, tmp_path))
    assert [row.number for row in read.tables["Terms"].rows] == [5, 6, 7]
    assert read.tables["Terms"].letters["code"] == "AE" and read.tables["Codes"].rows[0].cells["id"] == "one"
    assert [found.rule for found in read.findings] == ["F235", "F235"]
    assert "the column 'label' is gone" in str(read.findings[0])


def test_a_formula_is_told_with_its_cell(tmp_path):
    book = made()
    book["Codes"]["B2"].value = "=1+1"
    (found,) = read_workbook(saved(book, tmp_path)).findings
    assert str(found).startswith("book.xlsx, sheet Codes, cell B2: error: The cell holds a formula.")


def test_what_is_no_exported_workbook_is_refused(tmp_path, monkeypatch):
    with pytest.raises(UsageError, match="There is no"):
        read_workbook(tmp_path / "none.xlsx")
    (tmp_path / "a.xlsx").write_text("no zip")
    with pytest.raises(UsageError, match="no whole workbook"):
        read_workbook(tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w") as archive:
        archive.writestr("x", "y")
    with pytest.raises(UsageError, match="no whole workbook"):
        read_workbook(tmp_path / "b.xlsx")
    book = made()
    del book[RECORD]
    with pytest.raises(UsageError, match="does not hold the codebook it came from"):
        read_workbook(saved(book, tmp_path))
    monkeypatch.setattr(workbook, "LARGEST", 4000)
    with pytest.raises(UsageError, match="too large to open safely"):
        read_workbook(saved(made(), tmp_path))


def test_a_long_text_is_cut_to_what_a_cell_holds():
    assert len(cell_text("x" * 40_000)) < 32_767 and cell_text("a \n\nb\n ") == "a\n\nb"
