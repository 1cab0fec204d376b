"""results.xlsx: the front door. Readable sheets with frozen headers; the first says what is what."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from focuscode.tables import Column
from focuscode.tables.columns import Columns, numbered
from focuscode.writing import EPOCH, fixed_zip

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
STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 15},
    "bold": {"bold": True},
    "wrapped": {"text_wrap": True, "valign": "top", "indent": 1},
    "number": {"num_format": "0.00", "valign": "top"},
    "plain": {"valign": "top"},
    "head": {"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F3A5F"},
}
WRAPPED = ("text", "sentence", "definition", "meaning")
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # what XML cannot hold
A4 = 9
LINE, TALLEST = 15, 405  # height of a line, and of the tallest row that Excel knows, in points


class Sheet(NamedTuple):
    """A sheet: its name, a sentence about it, its rows (or the first of them), how many there are in all."""

    name: str
    about: str
    frame: DataFrame | Columns
    total: int = 0


def xlsx_bytes(title: str, facts: Sequence[tuple[str, str]], sheets: Sequence[Sheet]) -> bytes:
    """A workbook with a first sheet that tells what it is, then the sheets; the same bytes every time."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"created": datetime(*EPOCH)})
        styles = {name: book.add_format(style) for name, style in STYLES.items()}
        _cover(_page(book, "What is what"), title, facts, sheets, styles)
        for sheet in sheets:
            _fill(_page(book, sheet.name), sheet.frame, styles)
    return fixed_zip(out.getvalue())


def _page(book: Any, name: str) -> Any:
    """A new sheet that prints on landscape pages, all columns on one."""
    page = book.add_worksheet(name)
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    return page


def _cover(
    page: Any, title: str, facts: Sequence[tuple[str, str]], sheets: Sequence[Sheet], styles: dict[str, Any]
) -> None:
    page.set_column(0, 0, 28)
    page.set_column(1, 1, 100)
    page.write_string(0, 0, fit(title), styles["title"])
    rows = [(name, value, "bold") for name, value in facts]
    about = [(sheet.name, sheet.about + _more(sheet), "") for sheet in sheets]
    for at, (name, value, style) in enumerate([*rows, ("", "", ""), ("Sheet", "What it shows", "bold"), *about], 2):
        if name:
            page.write_string(at, 0, fit(name), styles.get(style))
            page.write_string(at, 1, fit(value), styles["bold" if name == "Sheet" else "wrapped"])


def _more(sheet: Sheet) -> str:
    total = max(sheet.total, len(sheet.frame))
    return f" The first {MOST_ROWS:,} of {total:,} rows." if total > MOST_ROWS else ""


def _fill(page: Any, frame: DataFrame | Columns, styles: dict[str, Any]) -> None:
    columns = _columns(frame)
    rows = min(len(frame), MOST_ROWS)
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, rows, max(len(columns) - 1, 0))
    for row, lines in enumerate(_lines(columns), 1):
        if lines > 1:
            page.set_row(row, min(lines * LINE, TALLEST))  # not all programs find out by themselves
    for at, (name, values) in enumerate(columns):
        page.set_column(at, at, _width(name, values))
        page.write_string(0, at, fit(name.replace("_", " ")), styles["head"])
        style = styles["wrapped" if name in WRAPPED else "plain"]
        for row, value in enumerate(values, 1):
            if isinstance(value, str):
                page.write_string(row, at, fit(value), style)
            elif value is not None:
                page.write_number(row, at, value, styles["number"] if isinstance(value, float) else style)


def _lines(columns: Sequence[tuple[str, list[Any]]]) -> list[int]:
    """How many lines the wrapped text of each row takes."""
    wrapped = [
        [sum(1 + max(len(line) - 1, 0) // WIDE[name] for line in str(value).split("\n")) for value in values]
        for name, values in columns
        if name in WRAPPED
    ]
    return [max(lines) for lines in zip(*wrapped, strict=True)]


def fit(text: str) -> str:
    """Text as a cell can hold it: stored as text, also where it begins with = + - @."""
    text = UNFIT.sub("\N{REPLACEMENT CHARACTER}", text)
    return text if len(text) <= LONGEST else text[:LONGEST] + " …"


def _columns(frame: DataFrame | Columns) -> list[tuple[str, list[Any]]]:
    """The first rows of each column, as they are written: empty cells as None."""
    if isinstance(frame, Columns):
        kinds = {column.name: column.kind for column in frame.table.columns}
        return [(name, _values(frame[name][:MOST_ROWS].tolist(), kinds[name])) for name in frame.names]
    rows = frame.head(MOST_ROWS)
    return [(str(name), list(map(_plain, rows[name].tolist()))) for name in frame.columns]


def _plain(value: Any) -> Any:
    """A value of a frame: None where it is missing."""
    if isinstance(value, float):
        return None if value != value else round(value, 4)
    return None if str(value) == "<NA>" else value


def _values(values: list[Any], kind: str) -> list[Any]:
    if kind == "flag":
        return [None if value != value else int(value) for value in values]
    return list(map(_plain, values)) if kind == "float" else values


def _width(name: str, values: Iterable[Any]) -> float:
    longest = max((len(str(value)) for value in list(values)[:500]), default=0)
    return WIDE.get(name, min(max(longest, len(name)) + 3, 36))


def turned(frequencies: Columns, key: str, value: str = "segments") -> Columns:
    """A frequency table turned: a code a row, a group (or speaker …) a column."""
    import numpy as np

    code, codes = numbered(frequencies["code"])
    where, names = numbered(frequencies[key])
    _, first = np.unique(code, return_index=True)
    whole = frequencies.take(first).select(["tier", "code", "label"])
    kind = next(column for column in frequencies.table.columns if column.name == value)
    added = {}
    for number, name in enumerate(names):
        here = where == number
        values = np.full(len(codes), np.nan) if kind.kind == "float" else np.zeros(len(codes), dtype="int64")
        values[code[here]] = frequencies[value][here]
        added[Column(str(name), kind.kind, "")] = values
    return whole.with_columns(added)
