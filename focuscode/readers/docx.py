"""Word documents: labelled paragraphs, a heading line with name and time (Teams), or a table with a turn a row.

Tracked insertions are read, tracked deletions are not; comments, headers, footers and footnotes are left apart.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from focuscode.errors import TranscriptError, finding
from focuscode.model import LeftOut, Place
from focuscode.readers.draft import Draft
from focuscode.readers.plain import read_lines
from focuscode.readers.reader import Reader
from focuscode.readers.source import LARGEST, Source
from focuscode.readers.table import columns_of, from_rows, header_of
from focuscode.readers.times import seconds

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DAMAGES = (zipfile.BadZipFile, zlib.error, KeyError, ValueError, EOFError, OSError, RuntimeError, AttributeError)
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # a text box, for old programs again
_BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_SKIPPED = {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}pPr", f"{W}rPr", FALLBACK}


def knows(source: Source) -> bool:
    """Whether the file is a zip with a Word document in it."""
    return source.data.startswith(b"PK\x03\x04") and b"word/document.xml" in source.data


def read(source: Source) -> Draft:
    """Turns from paragraphs, or from the document's table."""
    place = Place(source.name)
    body = _body(source, place)
    parts = [(child, _table(child) if child.tag == f"{W}tbl" else []) for child in body]
    outside = [paragraph for child, table in parts if not table for paragraph in _paragraphs(child)]
    at = max(range(len(parts)), key=lambda n: len(parts[n][1]), default=0)
    largest = parts[at][1] if parts else []
    header = header_of(largest[0]) if largest else []
    if "text" in columns_of(header) and len(largest) > len([p for p in outside if p.strip()]):
        rows = [(n, row) for n, row in enumerate(largest[1:], 2) if any(cell.strip() for cell in row)]
        draft = from_rows(header, rows, place, list(source.findings))
        return _framed(draft, _lines(parts[:at]), _lines(parts[at + 1 :]))
    draft = read_lines(_lines(parts), place)
    return Draft(draft.text, draft.turns, draft.left_out, [*source.findings, *draft.findings])


def _lines(parts: list[tuple[Any, list[list[str]]]]) -> str:
    """Paragraphs a line each, and table rows a line each."""
    lines: list[str] = []
    for child, table in parts:
        lines += ["\t".join(row) for row in _as_turns(table)] if table else _paragraphs(child)
    return "\n".join(line.replace("\xa0", " ") if not line.strip() else line for line in lines)


def _framed(draft: Draft, before: str, after: str) -> Draft:
    """A table's draft, with what stands around the table left out."""
    before, after = (f"{before.strip()}\n" if before.strip() else ""), after.strip()
    move = len(before)
    turns = [turn._replace(start=turn.start + move, end=turn.end + move) for turn in draft.turns]
    left = [LeftOut(a + move, b + move, reason) for a, b, reason in draft.left_out]
    text = f"{before}{draft.text}" + (f"\n{after}" if after else "")
    if before:
        left.insert(0, LeftOut(0, move - 1, "outside the table"))
    if after:
        left.append(LeftOut(len(text) - len(after), len(text), "outside the table"))
    return Draft(text, turns, left, draft.findings)


def _as_turns(rows: list[list[str]]) -> list[list[str]]:
    """Rows of a table without a header: a first cell that is a label gets its colon."""
    if any(len(row) != 2 for row in rows):
        return rows
    labels = [first.strip().rstrip(":") for first, _ in rows]
    marks = ["" if not label else " " if seconds(label) is not None else ": " for label in labels]
    return [[f"{label}{mark}{row[1]}"] for label, mark, row in zip(labels, marks, rows, strict=True)]


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
    except (OpcError, XMLSyntaxError, *DAMAGES) as error:
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
            yield from ["\n"] if child.tag == f"{W}p" else []  # a paragraph within one: a text box
            yield from _text(child)


def _table(table: Any) -> list[list[str]]:
    return [["\n".join(_paragraphs(cell)) for cell in _nearest(row, "tc")] for row in _nearest(table, "tr")]


def _nearest(element: Any, name: str) -> Iterator[Any]:
    """The elements of a name below an element, within content controls too, but not those inside each other."""
    for child in element:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag not in _SKIPPED and isinstance(child.tag, str):
            yield from _nearest(child, name)


READER = Reader("docx", "Word", (".docx",), read, knows)
