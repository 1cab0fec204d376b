"""The workbook: a cover, frozen headers, text that stays text, the same bytes every time."""

import io
import zipfile

import pandas as pd
import pytest
from openpyxl import load_workbook

from focuscode.exports.xlsx import LONGEST, MOST_ROWS, Sheet, turned, xlsx_bytes
from focuscode.tables import Column, Table
from focuscode.tables.columns import Columns

ODD = ["=1+1", "+32 2", "-x", "@here", "\tTab", "'quoted", "é 😀", "a\x00b\x0bc", "1", "", "#REF!", "http://x.be"]


@pytest.fixture(scope="module")
def book():
    frame = pd.DataFrame(
        {
            "code": ODD,
            "n": range(len(ODD)),
            "share": [0.123456, float("nan"), *[1.0] * 10],
            "flag": pd.array([1, None, *[0] * 10], dtype="Int8"),
            "sentence_start": ["x"] * len(ODD),
            "text": ["long text"] * len(ODD),
        }
    )
    empty = pd.DataFrame({"code": pd.Series([], dtype=str), "n": pd.Series([], dtype="int64")})
    sheets = [Sheet("Numbers", "All of them.", frame), Sheet("Nothing", "No row.", empty)]
    return load_workbook(io.BytesIO(xlsx_bytes("=A title", [("State", "not validated"), ("=x", "=y")], sheets)))


def test_the_cover_says_what_is_what(book):
    cover = book.worksheets[0]
    rows = [tuple(cell.value for cell in row) for row in cover.iter_rows(max_col=2)]
    assert cover.title == "What is what"
    assert rows[0][0] == "=A title"
    assert ("State", "not validated") in rows
    assert rows[-2:] == [("Numbers", "All of them."), ("Nothing", "No row.")]
    assert all(cell.data_type != "f" for row in cover.iter_rows() for cell in row)


def test_a_cell_that_looks_like_a_formula_is_stored_as_text(book):
    sheet = book["Numbers"]
    cells = [sheet.cell(row, 1) for row in range(2, 2 + len(ODD))]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
    assert [cell.value or "" for cell in cells[:7]] == ODD[:7]
    assert cells[7].value == "a\ufffdb\ufffdc"  # what XML cannot hold
    assert cells[8].value == "1"


def test_numbers_are_numbers_and_what_is_missing_is_empty(book):
    sheet = book["Numbers"]
    assert [sheet.cell(row, 2).value for row in (2, 3)] == [0, 1]
    assert [sheet.cell(row, 3).value for row in (2, 3, 4)] == [0.1235, None, 1]
    assert [sheet.cell(row, 4).value for row in (2, 3, 4)] == [1, None, 0]


@pytest.mark.parametrize("name", ["Numbers", "Nothing"])
def test_headers_are_frozen_filtered_and_readable(book, name):
    sheet = book[name]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref.startswith("A1:")
    assert sheet["A1"].font.bold
    assert sheet["A1"].font.color.rgb.endswith("FFFFFF")


def test_a_header_has_spaces_and_a_sheet_the_rows_it_has(book):
    assert [cell.value for cell in book["Numbers"][1]] == ["code", "n", "share", "flag", "sentence start", "text"]
    assert book["Numbers"].max_row == len(ODD) + 1
    assert book["Nothing"].max_row == 1
    assert book["Numbers"].auto_filter.ref == f"A1:F{len(ODD) + 1}"


def test_long_text_is_wrapped_and_wide(book):
    sheet = book["Numbers"]
    assert sheet["F2"].alignment.wrap_text
    assert not sheet["A2"].alignment.wrap_text
    assert sheet.column_dimensions["F"].width == pytest.approx(90, abs=1)
    assert sheet.column_dimensions["A"].width <= 37


def test_a_row_is_as_high_as_its_longest_text():
    frame = pd.DataFrame(
        {"text": ["short", "x" * 91, "one\ntwo\nthree", "y" * 99_999], "meaning": ["x" * 200, "", "", ""]}
    )
    sheet = load_workbook(io.BytesIO(xlsx_bytes("t", [], [Sheet("S", "s", frame)])))["S"]
    heights = [sheet.row_dimensions[row].height for row in range(2, 6)]
    assert heights == [45, 30, 45, 405]
    assert sheet["A2"].alignment.vertical == sheet["B2"].alignment.vertical == "top"


def test_a_row_of_one_line_keeps_its_height(book):
    assert book["Numbers"].row_dimensions[2].height is None


def test_a_text_longer_than_a_cell_holds_is_cut():
    frame = pd.DataFrame({"text": ["x" * (LONGEST + 1), "y" * LONGEST]})
    sheet = load_workbook(io.BytesIO(xlsx_bytes("t", [], [Sheet("S", "s", frame)])))["S"]
    assert sheet["A2"].value == "x" * LONGEST + " …"
    assert sheet["A3"].value == "y" * LONGEST


def test_more_rows_than_are_read_are_left_to_the_tables():
    frame = pd.DataFrame({"n": range(MOST_ROWS + 1)})
    book = load_workbook(io.BytesIO(xlsx_bytes("t", [], [Sheet("S", "Many.", frame)])), read_only=True)
    assert sum(1 for _ in book["S"].iter_rows()) == MOST_ROWS + 1  # with the header
    about = [row[1].value for row in book.worksheets[0].iter_rows() if row and row[0].value == "S"]
    assert about == ["Many. The first 5,000 of 5,001 rows."]
    book.close()


def test_the_bytes_are_the_same_every_time_and_hold_no_clock():
    sheets = [Sheet("S", "s", pd.DataFrame({"code": ["=1+1"], "n": [1]}))]
    one, other = (xlsx_bytes("t", [("a", "b")], sheets) for _ in range(2))
    assert one == other
    with zipfile.ZipFile(io.BytesIO(one)) as parts:
        assert {info.date_time for info in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"1980-01-01T00:00:00Z" in parts.read("docProps/core.xml")


def test_a_table_turned_has_a_code_a_row_and_a_group_a_column():
    kinds = {**dict.fromkeys(("code", "tier", "label", "group"), "text"), "segments": "int", "per_1000_words": "float"}
    table = Columns(
        Table("", "", tuple(Column(name, kind, "") for name, kind in kinds.items())),
        {
            "code": ["a", "b", "a", "b"],
            "tier": ["t", "u", "t", "u"],
            "label": ["A", "B", "A", "B"],
            "group": ["G2", "G2", "=G1", "=G1"],
            "segments": [1, 2, 3, 4],
            "per_1000_words": [0.5, 1.5, 2.5, 3.5],
        },
    )
    shown = turned(table, "group")
    assert shown.names == ["tier", "code", "label", "G2", "=G1"]
    assert [list(row.values()) for row in shown.records()] == [["t", "a", "A", 1, 3], ["u", "b", "B", 2, 4]]
    assert turned(table, "group", "per_1000_words")["=G1"].tolist() == [2.5, 3.5]
    assert turned(table.take(slice(0)), "group").names == ["tier", "code", "label"]
