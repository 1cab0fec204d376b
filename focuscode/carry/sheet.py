"""A file of codings as people keep it, CSV or XLSX, read as text and written in the same form."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from focuscode.carry import spans, typed
from focuscode.errors import InputError, finding
from focuscode.model import Place
from focuscode.readers.cells import read_cells
from focuscode.readers.source import Source
from focuscode.readers.table import delimiter
from focuscode.tables import text_series

if TYPE_CHECKING:
    from pandas import DataFrame

BOM = b"\xef\xbb\xbf"
KNOWN = {*spans.NEEDED, *typed.NEEDED}


class Sheet(NamedTuple):
    """Codings, and what their file looks like: the header as written, what parts its cells, its byte order mark."""

    frame: DataFrame
    header: list[str]
    delimiter: str
    bom: bool
    workbook: bool


def read_sheet(path: Path) -> Sheet:
    """Read a file of codings, all cells as text.

    Of a workbook it is the first sheet that has one of the columns of codings. Raises TranscriptError if the file
    cannot be read, InputError if its columns are those of no codings.
    """
    import pandas as pd

    source = Source.open(path, path.as_posix())
    workbook = source.suffix == ".xlsx"
    mark = "" if workbook else delimiter(source.text)
    rows = [row for _, row in read_cells(path, path.name, [], KNOWN)] if workbook else _csv(source.text, mark)
    header = rows[0] if rows else []
    names = [_name(cell) for cell in header]
    if not any(set(form.NEEDED) <= set(names) for form in (spans, typed)):
        told = finding("F334", Place(source.name, 1), found=", ".join(filter(None, header))[:200] or "nothing")
        raise InputError(f"{source.name} holds no codings.", [told])
    cells = [[*row, *[""] * (len(names) - len(row))][: len(names)] for row in rows[1:]]
    columns = {name: text_series([row[n] for row in cells]) for n, name in enumerate(names)}
    return Sheet(pd.DataFrame(columns), header, mark, source.data.startswith(BOM), workbook)


def _name(cell: str) -> str:
    """The name of a column; those that are needed are known in any case."""
    low = cell.strip().casefold().replace(" ", "_")
    return low if low in {*KNOWN, "coder", "pieces", "matched", "sentence"} else cell


def _csv(text: str, mark: str) -> list[list[str]]:
    """Rows that hold something; what people said may begin with #, so no line is a remark."""
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    return [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark) if any(map(str.strip, row))]


def sheet_bytes(sheet: Sheet, frame: DataFrame) -> bytes:
    """Codings as a file of the same form."""
    rows = [sheet.header, *frame.to_numpy().tolist()]
    if sheet.workbook:
        return _workbook_bytes(rows)
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=sheet.delimiter, lineterminator="\n").writerows(rows)
    return (BOM if sheet.bom else b"") + out.getvalue().encode("utf-8", "surrogatepass")


def _workbook_bytes(rows: list[list[str]]) -> bytes:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    from focuscode.writing import fixed_zip

    book = Workbook(write_only=True)
    page = book.create_sheet("codings")
    for row in rows:
        cells = []
        for value in row:
            cell = WriteOnlyCell(page, int(value) if value.isdecimal() else "")
            if not value.isdecimal():
                cell.value = value
                cell.data_type = "s"  # text stays text, also where it begins with =
            cells.append(cell)
        page.append(cells)
    out = io.BytesIO()
    book.save(out)
    return fixed_zip(out.getvalue())
