"""Word documents: labelled paragraphs, a heading line with name and time (Teams), or a table with a turn a row.

Tracked insertions are read, tracked deletions are not; comments, headers, footers and footnotes are left apart.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from focuscode.errors import TranscriptError, finding
from focuscode.model import Place
from focuscode.readers.draft import Draft
from focuscode.readers.plain import read_lines
from focuscode.readers.reader import Reader
from focuscode.readers.source import LARGEST, Source
from focuscode.readers.table import columns_of, from_rows

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_SKIPPED = {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}pPr", f"{W}rPr"}


def knows(source: Source) -> bool:
    """Whether the file is a zip with a Word document in it."""
    return source.data.startswith(b"PK\x03\x04") and b"word/document.xml" in source.data


def read(source: Source) -> Draft:
    """Turns from paragraphs, or from the document's table."""
    place = Place(source.name)
    body = _body(source, place)
    tables = [table for child in body if child.tag == f"{W}tbl" for table in [_table(child)]]
    outside = [paragraph for child in body if child.tag != f"{W}tbl" for paragraph in _paragraphs(child)]
    largest = max(tables, key=len, default=[])
    header = [cell.strip().casefold().replace(" ", "_") for cell in largest[0]] if largest else []
    if "text" in columns_of(header) and len(largest) > len([p for p in outside if p.strip()]):
        return from_rows(header, list(enumerate(largest[1:], 2)), place, list(source.findings))
    lines: list[str] = []
    for child in body:
        lines += ["\t".join(row) for row in _as_turns(_table(child))] if child.tag == f"{W}tbl" else _paragraphs(child)
    draft = read_lines("\n".join(line.replace("\xa0", " ") if not line.strip() else line for line in lines), place)
    return Draft(draft.text, draft.turns, draft.left_out, [*source.findings, *draft.findings])


def _as_turns(rows: list[list[str]]) -> list[list[str]]:
    """Rows of a table without a header: a first cell that is a label gets its colon."""
    if rows and all(len(row) == 2 for row in rows):
        return [[f"{first.strip().rstrip(':')}: {second}"] if first.strip() else [second] for first, second in rows]
    return rows


def _body(source: Source, place: Place) -> Any:
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import XMLSyntaxError

    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            size = sum(info.file_size for info in archive.infolist())
        if size > LARGEST:
            why = f"it unpacks to {size:,} bytes"
            raise TranscriptError(f"{source.name} is too large", [finding("F007", place, why=why)])
        return docx.Document(io.BytesIO(source.data)).element.body
    except (OpcError, zipfile.BadZipFile, XMLSyntaxError, KeyError, ValueError, EOFError, OSError) as error:
        why = f"it is no whole Word document ({error})"
        raise TranscriptError(f"{source.name} is damaged", [finding("F005", place, why=why)]) from error


def _paragraphs(element: Any) -> Iterator[str]:
    if element.tag == f"{W}p":
        yield "".join(_text(element)).replace("\r", "\n")
    elif element.tag not in _SKIPPED and isinstance(element.tag, str):
        for child in element:
            yield from _paragraphs(child)


def _text(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag not in _SKIPPED and isinstance(child.tag, str):
            yield from _text(child)


def _table(table: Any) -> list[list[str]]:
    rows = table.iter(f"{W}tr")
    return [["\n".join(_paragraphs(cell)) for cell in row if cell.tag == f"{W}tc"] for row in rows]


READER = Reader("docx", "Word", (".docx",), read, knows)
