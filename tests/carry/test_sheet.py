"""Files of codings, read as text and written in the same form."""

import io

import pytest
from openpyxl import Workbook, load_workbook

from focuscode.carry.sheet import read_sheet, sheet_bytes
from focuscode.errors import InputError, TranscriptError


@pytest.fixture
def file(tmp_path):
    def make(data, name="codings.csv"):
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    return make


@pytest.mark.parametrize(
    "text",
    [
        "transcript,turn,codes,coder\nFG1,1,a|b,An\nFG1,2,,An\n",
        "\ufeffTranscript;Turn;Codes;Coder;Nota\nFG1;1;a;An;ja\nFG1;2;=b;An;é\n",
        'transcript\tturn\tcodes\nFG1\t1\t"a\nb"\n',
    ],
)
def test_csv_is_written_as_it_was(file, text):
    path = file(text)
    sheet = read_sheet(path)
    assert {"transcript", "turn", "codes"} <= set(sheet.frame.columns)
    assert sheet_bytes(sheet, sheet.frame) == path.read_bytes()


def test_short_and_long_rows_and_empty_ones(file):
    sheet = read_sheet(file("transcript,turn,codes\nFG1\n,,\nFG1,2,a,more\n"))
    assert sheet.frame.to_numpy().tolist() == [["FG1", "", ""], ["FG1", "2", "a"]]


def test_a_workbook_is_written_as_one(file):
    book = Workbook()
    for row in (["Transcript", "Turn", "Codes", "Coder"], ["FG1", 3, "a|b", "An"], ["FG1", 4.0, "'=1+1", None]):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    sheet = read_sheet(file(out.getvalue(), "codings.xlsx"))
    assert sheet.frame.to_numpy().tolist() == [["FG1", "3", "a|b", "An"], ["FG1", "4", "'=1+1", ""]]
    sheet.frame.loc[0, "codes"] = "=1+1"
    data = sheet_bytes(sheet, sheet.frame)
    assert data == sheet_bytes(sheet, sheet.frame)
    page = load_workbook(io.BytesIO(data)).active
    assert [cell.value for cell in page[1]] == ["Transcript", "Turn", "Codes", "Coder"]
    assert [(cell.value, cell.data_type) for cell in page[2]] == [("FG1", "s"), (3, "n"), ("=1+1", "s"), ("An", "s")]


def test_a_damaged_workbook_is_told(file):
    with pytest.raises(TranscriptError) as raised:
        read_sheet(file(b"PK\x03\x04 nothing", "codings.xlsx"))
    assert [found.rule for found in raised.value.findings] == ["F005"]


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "transcript,turn,code\nFG1,1,a\n", "just words\n"])
def test_what_holds_no_codings_is_told(file, text):
    with pytest.raises(InputError) as raised:
        read_sheet(file(text))
    assert [found.rule for found in raised.value.findings] == ["F334"]


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(TranscriptError):
        read_sheet(tmp_path / "none.csv")
