"""Excel workbooks (`.xlsx`, `.xlsm`): a sheet with a turn a row, by the same rules as CSV.

Read is the first sheet that has a column with the words, those that are not hidden first; other sheets are told.
The header may stand below a title, within the first ten rows. Cells are text: numbers and dates as they would be
typed, formulas as the value that Excel stored. Times may be times of Excel, fractions of a day, seconds or text; a
time that is shown without seconds (12:34) is minutes and seconds, as in CSV. A merged cell holds for all its rows,
but for the words, which stand once. Hidden rows are read and told.
"""

from __future__ import annotations

import io
import posixpath
import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from focuscode.errors import finding
from focuscode.model import Finding, Place
from focuscode.readers.archive import DAMAGES, Archive
from focuscode.readers.draft import Draft
from focuscode.readers.encodings import whole
from focuscode.readers.source import Source
from focuscode.readers.table import Row, columns_of, framed, from_rows, headed, header_of

KIND = "Excel workbook"
LARGEST = 200 * 1024 * 1024  # bytes of XML, unpacked
WIDEST = 500  # columns
ROWS, CELLS = 1_048_576, 20_000_000  # of a sheet, the empty ones before others too
MERGES = 10_000  # merged cells that are looked at
_HIDDEN = re.compile(rb'<row\b(?=[^>]*\shidden="(?:1|true)")[^>]*?\sr="(\d{1,7})"')
_MERGED = re.compile(rb'<mergeCell\s+ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_UNVALUED = re.compile(rb"<c\b[^>]*>\s*<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")
_PART = re.compile(rb"<Relationship\b[^>]*>")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class Sheet(NamedTuple):
    """A sheet: its name, whether it is hidden, its rows as text, and its XML."""

    name: str
    hidden: bool
    rows: list[Row]
    xml: bytes


def knows(source: Source) -> bool:
    """Whether the file is a zip with an Excel workbook in it."""
    return source.data.startswith(b"PK\x03\x04") and b"xl/workbook" in source.data


def read(source: Source) -> Draft:
    """One turn a row of the first sheet with a column for the words."""
    place, findings = Place(source.name), list(source.findings)
    sheets = sorted(_sheets(source), key=lambda sheet: sheet.hidden)
    chosen = next((sheet for sheet in sheets if _has_words(sheet.rows)), None)
    for sheet in sheets:
        if sheet is not chosen and sheet.rows and (chosen or len(sheets) > 1):
            why = "another sheet was read first" if _has_words(sheet.rows) else "it has no column with the words"
            findings.append(finding("F163", place, sheet=sheet.name, why=why))
    if not chosen:
        rows = next((sheet.rows for sheet in sheets if sheet.rows), [])
        return from_rows(header_of(rows[0][1]) if rows else [], [], place, findings)
    above, rows = headed(chosen.rows)
    header = header_of(rows[0][1])
    filled = _filled(rows[1:], chosen.xml, columns_of(header)["text"])
    _tell(chosen, filled, place, findings)
    return framed(from_rows(header, _as_seconds(filled, header), place, findings), above, rows, place)


def _has_words(rows: list[Row]) -> bool:
    return any("text" in columns_of(header_of(row)) for _, row in headed(rows)[1][:1])


def _tell(sheet: Sheet, rows: list[Row], place: Place, findings: list[Finding]) -> None:
    """What Excel does not show, or does not know."""
    hidden = {int(row) for row in _HIDDEN.findall(sheet.xml)}
    read_too = [line for line, row in rows if line in hidden and any(map(str.strip, row))]
    if read_too:
        findings.append(finding("F164", place, count=len(read_too), row=read_too[0]))
    unvalued = len(_UNVALUED.findall(sheet.xml))
    if unvalued:
        findings.append(finding("F168", place, count=unvalued))


def _sheets(source: Source) -> list[Sheet]:
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        parts = _parts(source)
        with warnings.catch_warnings():  # what openpyxl does not support (validation, pictures) holds no words
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(source.data), read_only=True, data_only=True)
            found = []
            for sheet in book.worksheets:
                sheet.reset_dimensions()
                hidden = sheet.sheet_state != "visible"
                found.append(Sheet(sheet.title, hidden, list(_rows(sheet)), parts.get(sheet.title, b"")))
        return found
    except (InvalidFileException, SyntaxError, TypeError, IndexError, OverflowError, *DAMAGES) as error:
        raise source.damaged(f"it is no whole {KIND} ({error})") from error


def _parts(source: Source) -> dict[str, bytes]:
    """The XML of the sheets under their names, once the archive was found safe to open."""
    archive = Archive(source, KIND)
    texts = {name: archive.bytes_of(name) for name in archive.names() if name.endswith((".xml", ".rels"))}
    size = sum(map(len, texts.values()))
    if size > LARGEST:
        raise source.too_large(f"its sheets unpack to {size:,} bytes")
    if any(b"<!DOCTYPE" in text or b"<!ENTITY" in text for text in texts.values()):
        raise source.refusal("F159", why="it declares entities of its own or fetches text from elsewhere")
    found = {}
    for item in archive.xml("xl/_rels/workbook.xml.rels"):
        path = posixpath.normpath(posixpath.join("xl", item.get("Target", ""))).removeprefix("/")
        found[item.get("Id", "")] = texts.get(path, b"")
    sheets = (node for node in archive.xml("xl/workbook.xml").iter() if node.tag.endswith("}sheet"))
    return {
        node.get("name", ""): found.get(next((value for key, value in node.items() if key.endswith("}id")), ""), b"")
        for node in sheets
    }


def _rows(sheet: Any) -> Iterator[Row]:
    """Rows that hold something, with their numbers."""
    looked_at = 0
    for number, row in enumerate(sheet.iter_rows(), 1):
        looked_at += len(row)
        if number > ROWS or looked_at > CELLS:  # one cell far away makes a row, or a sheet, of empty ones
            raise ValueError(f"{sheet.title} has more rows or cells than a sheet of Excel has words")
        cells = [_text(cell.value, cell.number_format if cell.value is not None else "") for cell in row[:WIDEST]]
        while cells and not cells[-1]:
            cells.pop()
        if any(cell.strip() for cell in cells):
            yield number, cells


def _text(value: Any, shown: str) -> str:
    """A cell's value as it would be typed."""
    if value is None:
        return ""
    if isinstance(value, str):
        return whole(_ESCAPED.sub(lambda code: chr(int(code[1], 16)), value)).replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (time, timedelta)):
        return _clock(value, "s" in shown.casefold())
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _clock(value: time | timedelta, whole: bool) -> str:
    """A time as hh:mm:ss; as mm:ss if it is shown with two numbers only, for that is how it was typed."""
    if isinstance(value, time):
        value = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second, microseconds=value.microsecond)
    thousandths = round(value.total_seconds() * 1000)
    seconds, rest = divmod(thousandths, 1000)
    hours, minutes = seconds // 3600, seconds // 60 % 60
    if not whole and not seconds % 60:
        return f"{hours}:{minutes:02}"
    return f"{hours}:{minutes:02}:{seconds % 60:02}" + (f".{rest:03}" if rest else "")


def _filled(rows: list[Row], xml: bytes, text_at: int) -> list[Row]:
    """Rows with what merged cells hold for all their rows; rows that only go on with merged words are none."""
    from openpyxl.utils import column_index_from_string

    numbers = {line: n for n, (line, _) in enumerate(rows)}
    end = max(numbers, default=0)
    gone: set[int] = set()
    filled = [(line, list(row)) for line, row in rows]
    for left, top, right, bottom in _MERGED.findall(xml)[:MERGES]:
        first, last = (column_index_from_string(name.decode()) - 1 for name in (left, right))
        above = numbers.get(int(top))
        if above is None or last >= WIDEST:
            continue
        below = [numbers[line] for line in range(int(top) + 1, min(int(bottom), end) + 1) if line in numbers]
        if first <= text_at <= last:
            gone.update(n for n in below if not "".join(filled[n][1][text_at : text_at + 1]).strip())
            continue
        for n in below:
            cells = filled[n][1]
            cells += [""] * (first + 1 - len(cells))
            cells[first] = cells[first] or "".join(filled[above][1][first : first + 1])
    return [row for n, row in enumerate(filled) if n not in gone]


def _as_seconds(rows: list[Row], header: list[str]) -> list[Row]:
    """Rows with times that are fractions of a day as seconds, and as wide as the header."""
    at = [position for name, position in columns_of(header).items() if name in ("start", "end")]
    written = [row[n].strip() for _, row in rows for n in at if n < len(row) and row[n].strip()]
    fractions = len(written) > 2 and all(
        re.fullmatch(r"0?\.\d+(?:[eE]-\d+)?|\d\.?\d*[eE]-\d+|0", one) for one in written
    )
    whole = [(line, row + [""] * (len(header) - len(row))) for line, row in rows]
    if not fractions or not any(float(one) for one in written):
        return whole
    return [
        (line, [str(round(float(cell) * 86400, 3)) if n in at and cell.strip() else cell for n, cell in enumerate(row)])
        for line, row in whole
    ]
