"""results.xlsx: the front door. Readable sheets with frozen headers; the first says what is what."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from focuscode.writing import fixed_zip

if TYPE_CHECKING:
    from pandas import DataFrame

MOST_ROWS = 5_000  # a sheet is for reading; the rest is in data/*.csv
LONGEST = 32_000  # characters a cell can hold
WIDE = {
    "text": 90,
    "sentence": 90,
    "definition": 70,
    "meaning": 80,
    "matched": 28,
    "rule": 34,
    "term": 30,
    "label": 38,
}
HEADER = "1F3A5F"
FACE = "Calibri"


class Sheet(NamedTuple):
    """A sheet: its name, a sentence about it, its rows (or the first of them), how many there are in all."""

    name: str
    about: str
    frame: DataFrame
    total: int = 0


def xlsx_bytes(title: str, facts: Sequence[tuple[str, str]], sheets: Sequence[Sheet]) -> bytes:
    """A workbook with a first sheet that tells what it is, then the sheets; the same bytes every time."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    _cover(_page(book, "What is what"), title, facts, sheets)
    for sheet in sheets:
        _fill(_page(book, sheet.name), sheet.frame)
    out = io.BytesIO()
    book.save(out)
    return fixed_zip(out.getvalue())


def _page(book: Any, name: str) -> Any:
    """A new sheet that prints on landscape pages, all columns on one."""
    page = book.create_sheet(name)
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = 9  # A4
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_setup.fitToHeight = 0
    return page


def _cover(page: Any, title: str, facts: Sequence[tuple[str, str]], sheets: Sequence[Sheet]) -> None:
    page.column_dimensions["A"].width = 28
    page.column_dimensions["B"].width = 100
    page.append([_cell(page, title, bold=True, size=15)])
    page.append([])
    for name, value in facts:
        page.append([_cell(page, name, bold=True), _cell(page, value, wrap=True)])
    page.append([])
    page.append([_cell(page, "Sheet", bold=True), _cell(page, "What it shows", bold=True)])
    for sheet in sheets:
        total = max(sheet.total, len(sheet.frame))
        more = f" The first {MOST_ROWS:,} of {total:,} rows." if total > MOST_ROWS else ""
        page.append([_cell(page, sheet.name), _cell(page, sheet.about + more, wrap=True)])


def _fill(page: Any, frame: DataFrame) -> None:
    from openpyxl.utils import get_column_letter

    names = [str(name) for name in frame.columns]
    rows = frame.head(MOST_ROWS)
    columns = [_values(rows[name]) for name in frame.columns]
    for position, (name, values) in enumerate(zip(names, columns, strict=True), 1):
        page.column_dimensions[get_column_letter(position)].width = _width(name, values)
    page.freeze_panes = "B2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(names) or 1)}{len(rows) + 1}"
    page.append([_head(page, name) for name in names])
    wrapped = [name in ("text", "sentence", "definition", "meaning") for name in names]
    for row in zip(*columns, strict=True):
        cells = zip(row, wrapped, strict=True)
        page.append([value if _plain(value, wrap) else _cell(page, value, wrap=wrap) for value, wrap in cells])


def _plain(value: object, wrap: bool) -> bool:
    """Whether a value can be handed over as it is: whole numbers, and short text that no spreadsheet would run."""
    if isinstance(value, str):
        return not wrap and len(value) < 200 and value.isprintable() and not value.startswith(("=", "#"))
    return type(value) is int


def _values(column: Any) -> list[Any]:
    if column.dtype.kind == "f":
        return [None if value != value else round(value, 4) for value in column.tolist()]
    return [None if str(value) == "<NA>" else value for value in column.tolist()]


def _width(name: str, values: Iterable[Any]) -> float:
    longest = max((len(str(value)) for value in list(values)[:500]), default=0)
    return WIDE.get(name, min(max(longest, len(name)) + 3, 36))


def _cell(page: Any, value: object, *, bold: bool = False, size: int = 11, wrap: bool = False) -> Any:
    """A cell; text is stored as text, also where it begins with = + - @."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment, Font

    text = ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", value) if isinstance(value, str) else value
    cell = WriteOnlyCell(page, "")
    if isinstance(text, str):
        cut = text if len(text) <= LONGEST else text[:LONGEST] + " …"
        cell.value = cut
        cell.data_type = "s"
    else:
        cell.value = text  # type: ignore[assignment]
        cell.number_format = "0.00"
    if bold or size != 11:
        cell.font = Font(name=FACE, bold=bold, size=size)
    if wrap:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _head(page: Any, name: str) -> Any:
    from openpyxl.styles import Font, PatternFill

    cell = _cell(page, name.replace("_", " "))
    cell.font = Font(name=FACE, bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", fgColor=HEADER)
    return cell


def turned(frequencies: DataFrame, key: str, value: str = "segments") -> DataFrame:
    """A frequency table turned: a code a row, a group (or speaker …) a column."""
    import pandas as pd

    codes = frequencies["code"].drop_duplicates().tolist()
    first = frequencies.drop_duplicates("code")
    turned = first[["tier", "code", "label"]].reset_index(drop=True)
    columns = {
        name: part.set_index("code")[value].reindex(codes).to_numpy()
        for name, part in frequencies.groupby(key, sort=False, dropna=False)
    }
    return pd.concat([turned, pd.DataFrame(columns, index=turned.index)], axis=1)
