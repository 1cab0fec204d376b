"""OpenDocument: .odt and the flat .fodt, as LibreOffice, OpenOffice, Word, Google Docs and Collabora write them.

Read are paragraphs, headings, lists, tables of turns, text boxes and tracked insertions, with the looks that mark a
speaker as in Word. Not read, but told, are tracked deletions, comments, notes and hidden words; headers and footers
of pages, the numbers of lists and tables of contents are no part of the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from focuscode.model import Place
from focuscode.readers.archive import Archive
from focuscode.readers.block import Block, Box, Paragraph, Table, led
from focuscode.readers.document import apart, to_draft
from focuscode.readers.draft import Draft
from focuscode.readers.source import OLE, Source
from focuscode.readers.xmltree import elements

_SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT, TABLE, OFFICE, STYLE, FO, DRAW = (
    f"{{{_SPACE}{name}:1.0}}" for name in ("text", "table", "office", "style", "xsl-fo-compatible", "drawing")
)
_BREAKS = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
_APART = {f"{OFFICE}annotation": "comments", f"{TEXT}note": "notes", f"{TEXT}tracked-changes": "changes"}
_SKIPPED = {f"{TEXT}{name}" for name in ("number", "ruby-text", "table-of-content", "hidden-text", "sequence-decls")}
_BLANKS = re.compile(r"[ \t\r\n]+")
_LOOKS = {
    f"{FO}font-weight": ("b", ("bold", "600", "700", "800", "900")),
    f"{FO}font-style": ("i", ("italic", "oblique")),
    f"{STYLE}text-underline-style": ("u", ("solid", "dotted", "dash", "wave")),
    f"{TEXT}display": ("hidden", ("none",)),
}
KIND = "OpenDocument text"
_MOST = 10_000  # spaces that one element may stand for


@dataclass
class _Style:
    """A style: its name as people see it, the look it gives, and whether a person made it."""

    name: str
    looks: frozenset[str] = frozenset()
    own: bool = False


@dataclass
class _Walk:
    """What is needed while walking through a document, and what was met on the way."""

    styles: dict[str, _Style]
    met: Counter[str] = field(default_factory=Counter)


def knows(source: Source) -> bool:
    """Whether the file is an OpenDocument text, zipped or flat."""
    head = source.data[:4096]
    zipped = head.startswith(b"PK\x03\x04") and b"mimetypeapplication/vnd.oasis.opendocument.text" in head[:200]
    return zipped or (b"<office:document" in head and b"opendocument.text" in head)


def read(source: Source) -> Draft:
    """Turns from paragraphs, or from the document's tables."""
    place = Place(source.name)
    roots = _opened(source)
    body = next((found for root in roots if (found := root.find(f"{OFFICE}body/{OFFICE}text")) is not None), None)
    if body is None:
        raise source.damaged(f"it is no whole {KIND} (it has no text)")
    walk = _Walk(_styles(roots))
    blocks = list(_blocks(body, walk))
    return to_draft(blocks, place, [*source.findings, *apart(walk.met, place)])


def _opened(source: Source) -> list[Element]:
    """The trees of the styles and of the text."""
    if not source.data.startswith((b"PK", OLE[:2])) and b"<office:document" in source.data[:4096]:
        return [elements(source)]
    archive = Archive(source, KIND)
    manifest = "META-INF/manifest.xml"
    if manifest in archive and b"encryption-data" in archive.bytes_of(manifest):
        raise source.refusal("F146")
    return [archive.xml(name) for name in ("styles.xml", "content.xml") if name in archive]


def _styles(roots: list[Element]) -> dict[str, _Style]:
    """Styles by their names; one that a program made stands for the style it is made from."""
    found: dict[str, _Style] = {}
    for holder in (h for name in ("styles", "automatic-styles") for root in roots for h in root.iter(OFFICE + name)):
        own = holder.tag == f"{OFFICE}styles"
        for style in holder.iter(f"{STYLE}style"):
            key = style.get(f"{STYLE}name", "")
            based = found.get(style.get(f"{STYLE}parent-style-name", ""), _Style(""))
            name = style.get(f"{STYLE}display-name", key) if own else based.name
            found[key] = _Style(name, _looks(style, based.looks), own or based.own)
    return found


def _looks(style: Element, looks: frozenset[str]) -> frozenset[str]:
    properties = style.find(f"{STYLE}text-properties")
    for attribute, (mark, values) in _LOOKS.items():
        value = properties.get(attribute) if properties is not None else None
        if value is not None:
            looks = looks | {mark} if value in values else looks - {mark}
    return looks


def _blocks(element: Element, walk: _Walk) -> Iterator[Block]:
    for child in element:
        if child.tag in (f"{TEXT}p", f"{TEXT}h"):
            yield _paragraph(child, walk)
        elif child.tag == f"{TABLE}table":
            yield Table(tuple(_row(row, walk) for row in _nearest(child, f"{TABLE}table-row")))
        elif child.tag in _APART:
            _apart(child, walk)
        elif child.tag not in _SKIPPED:
            yield from _blocks(child, walk)


def _apart(element: Element, walk: _Walk) -> None:
    """Count what is no speech."""
    what = _APART[element.tag]
    if what == "changes":
        walk.met["deleted"] += sum(1 for _ in element.iter(f"{TEXT}deletion"))
        walk.met["kept"] += sum(1 for _ in element.iter(f"{TEXT}insertion"))
        return
    walk.met[what] += 1
    body = element.find(f"{TEXT}note-body")
    walk.met[f"{what} words"] += len(" ".join((element if body is None else body).itertext()).split())


def _nearest(element: Element, tag: str) -> Iterator[Element]:
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            yield from _nearest(child, tag)


def _row(row: Element, walk: _Walk) -> tuple[Box, ...]:
    boxes: list[Box] = []
    covered = 0  # cells that the last one spreads over
    for cell in row:
        if cell.tag == f"{TABLE}covered-table-cell" and covered:
            covered -= 1
        elif cell.tag in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            width = _number(cell, f"{TABLE}number-columns-spanned", 1)
            covered = width - 1
            goes_on = cell.tag == f"{TABLE}covered-table-cell"
            times = min(_number(cell, f"{TABLE}number-columns-repeated", 1), 64)
            boxes += [Box(tuple(_blocks(cell, walk)), width, goes_on)] * times
    return tuple(boxes)


def _number(element: Element, attribute: str, otherwise: int) -> int:
    written = element.get(attribute, "")
    return min(int(written), _MOST) if written.isdecimal() and len(written) < 9 else otherwise


def _paragraph(element: Element, walk: _Walk) -> Paragraph:
    style = walk.styles.get(element.get(f"{TEXT}style-name", ""), _Style(""))
    text, lead = led(_spaced(_runs(element, style.looks, walk)))
    name = re.sub(r"_([0-9a-f]{2})_", lambda hit: chr(int(hit[1], 16)), style.name)
    return Paragraph(text, lead=lead, heading=element.tag == f"{TEXT}h", style=name)


def _spaced(runs: Iterator[tuple[str, frozenset[str], bool]]) -> Iterator[tuple[str, frozenset[str]]]:
    """Runs with spaces and line ends of the file as one space each, and none at a paragraph's head."""
    after_space = True
    for text, look, exact in runs:
        shown = text if exact else _BLANKS.sub(" ", text)
        shown = shown[1:] if after_space and not exact and shown.startswith(" ") else shown
        if shown:
            after_space = not exact and shown.endswith(" ")
            yield shown, look - {"hidden"}


def _runs(element: Element, look: frozenset[str], walk: _Walk) -> Iterator[tuple[str, frozenset[str], bool]]:
    """The text with its look, and whether its spaces count as they are."""
    if "hidden" in look:
        walk.met["hidden"] += len("".join(element.itertext()).split())
        return
    yield element.text or "", look, False
    for child in element:
        if child.tag in _BREAKS:
            yield _BREAKS[child.tag], look, True
        elif child.tag == f"{TEXT}s":
            yield " " * _number(child, f"{TEXT}c", 1), look, True
        elif child.tag in _APART:
            _apart(child, walk)
        elif child.tag not in _SKIPPED and not child.tag.endswith("}desc") and not child.tag.endswith("}title"):
            yield from [("\n", look, True)] if child.tag in (f"{TEXT}p", f"{TEXT}h") else []  # a text box
            yield from _runs(child, _look(child, look, walk), walk)
        yield child.tail or "", look, False


def _look(element: Element, look: frozenset[str], walk: _Walk) -> frozenset[str]:
    style = walk.styles.get(element.get(f"{TEXT}style-name", ""))
    if element.tag != f"{TEXT}span" or style is None:
        return look
    return look | style.looks | ({f"style {style.name}"} if style.own else set())
