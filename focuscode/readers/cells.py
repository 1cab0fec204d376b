"""Rows of cells from a sheet that people keep or edit: CSV in any of its habits, or a workbook.

Nothing is understood here; who asks knows what the columns mean.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from focuscode.errors import TranscriptError, finding
from focuscode.model import Finding, Place
from focuscode.readers.source import Source
from focuscode.readers.table import delimiter

Row = tuple[int, list[str]]


def read_cells(path: Path, name: str, findings: list[Finding], known: Collection[str] = ()) -> list[Row]:
    """The rows that hold something, with the line (workbook: row) each begins on.

    Of a workbook it is the first sheet whose header names one of the `known` columns, else the first sheet.
    Raises TranscriptError if the file cannot be read.
    """
    return _sheet(path, name, known) if name.lower().endswith(".xlsx") else _csv(path, name, findings)


def header_of(cells: Sequence[str]) -> list[str]:
    """The names of columns made alike.

    >>> header_of(["Term line", " Keep"])
    ['term_line', 'keep']
    """
    return [cell.strip().lstrip("\ufeff").casefold().replace(" ", "_") for cell in cells]


def placed(header: Sequence[str], columns: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Which column holds what, by its synonyms; -1 for what no column holds."""
    return {what: next((header.index(n) for n in names if n in header), -1) for what, names in columns.items()}


def _csv(path: Path, name: str, findings: list[Finding]) -> list[Row]:
    """Rows of text; a line that begins with # is a remark."""
    source = Source.open(path, name)
    lines = ["" if line.startswith("#") else line for line in source.text.split("\n")]
    findings += source.findings
    csv.field_size_limit(max(csv.field_size_limit(), len(source.text) + 1))
    head = next(filter(None, lines), "")
    reader = csv.reader(io.StringIO("\n".join(lines), newline=""), delimiter=delimiter(head))
    rows: list[Row] = []
    line = 1
    for row in reader:
        if any(cell.strip() for cell in row):
            rows.append((line, row))
        line = reader.line_num + 1
    return rows


def _sheet(path: Path, name: str, known: Collection[str]) -> list[Row]:
    from zipfile import BadZipFile

    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=True)
        sheets = [_filled(page.iter_rows(values_only=True)) for page in book.worksheets]
        book.close()
    except (BadZipFile, KeyError, IndexError, ValueError, TypeError, SyntaxError, OSError) as error:
        raise TranscriptError(f"{name} is damaged", [finding("F005", Place(name), why=error)]) from error
    fitting = (rows for rows in sheets if rows and not set(known).isdisjoint(header_of(rows[0][1])))
    return next(fitting, sheets[0] if sheets else [])


def _filled(rows: Any) -> list[Row]:
    cells = [["" if cell is None else str(cell) for cell in row] for row in rows]
    return [(line, row) for line, row in enumerate(cells, 1) if any(cell.strip() for cell in row)]
