"""Rows of cells from the sheets that people keep."""

import io

import pytest
from openpyxl import Workbook

from focuscode.errors import TranscriptError
from focuscode.readers.cells import header_of, placed, read_cells


def read(tmp_path, name, data, known=()):
    path = tmp_path / name
    path.write_bytes(data)
    findings = []
    return read_cells(path, name, findings, known), findings


def workbook(*sheets):
    book = Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        page = book.create_sheet(f"s{number}")
        for row in rows:
            page.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"group,label\nFG1,Jan\n",
        b"group;label\r\nFG1;Jan\r\n",
        b"\xef\xbb\xbfgroup\tlabel\n\nFG1\tJan\n",
        '"group","label"\n"FG1","Jan"\n'.encode("utf-16"),
    ],
)
def test_csv_in_any_of_its_habits(tmp_path, data):
    rows, _ = read(tmp_path, "people.csv", data)
    assert [cells for _, cells in rows] == [["group", "label"], ["FG1", "Jan"]]


def test_a_row_knows_the_line_it_begins_on(tmp_path):
    rows, findings = read(tmp_path, "people.csv", b'# a remark\na,b\n\n"one\ntwo",x\ny,z\n')
    assert [line for line, _ in rows] == [2, 4, 6]
    assert rows[1][1] == ["one\ntwo", "x"]
    assert findings == []


def test_what_was_assumed_about_the_letters_is_told(tmp_path):
    rows, findings = read(tmp_path, "people.csv", "label\nZoë\n".encode("cp1252"))
    assert rows[1][1] == ["Zoë"]
    assert [found.rule for found in findings] == ["F004"]


def test_of_a_workbook_the_sheet_with_a_known_column_is_read(tmp_path):
    data = workbook([["A page about it"]], [["Keep", "Term line"], ["no", 12], [None, None], ["yes", 3]])
    rows, _ = read(tmp_path, "forms.xlsx", data, {"keep"})
    assert rows == [(1, ["Keep", "Term line"]), (2, ["no", "12"]), (4, ["yes", "3"])]
    assert read(tmp_path, "forms.xlsx", data)[0] == [(1, ["A page about it"])]


def test_a_damaged_workbook_is_a_finding(tmp_path):
    with pytest.raises(TranscriptError) as error:
        read(tmp_path, "forms.xlsx", b"PK not a zip")
    assert [found.rule for found in error.value.findings] == ["F005"]


def test_headers_are_known_by_their_synonyms():
    header = header_of(["\ufeffGroep", "Spreker naam", ""])
    assert header == ["groep", "spreker_naam", ""]
    columns = {"group": ("group", "groep"), "label": ("label",)}
    assert placed(header, columns) == {"group": 0, "label": -1}
