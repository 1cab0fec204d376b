"""Word: .docx and .docm, as Word, Google Docs, LibreOffice, Pages, Teams, NVivo and MAXQDA write them.

Read are paragraphs and tables of turns, content controls, text boxes, the shown text of links and fields, and
tracked insertions. A speaker is a label with a colon, a name in bold or in a style of its own, a heading, or a
column. Not read, but told, are tracked deletions, comments, footnotes and hidden words; headers and footers of
pages and the numbers of lists are no part of the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from focuscode.model import Place
from focuscode.readers.archive import Archive
from focuscode.readers.block import Block, Box, Paragraph, Table, led
from focuscode.readers.document import apart, to_draft
from focuscode.readers.draft import Draft
from focuscode.readers.source import Source

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # a text box, for old programs again
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
MAIN = "word/document.xml"
_BREAKS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_SKIPPED = {f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delInstrText", "pPr", "rPr", "tcPr", "sdtPr")}
_OFF = ("0", "false", "off", "none")
_PLAIN = frozenset({"default paragraph font", "hyperlink", "followedhyperlink", "internet link"})


@dataclass
class _Styles:
    """What styles.xml says: the name of each style, and which make words bold."""

    names: dict[str, str] = field(default_factory=dict)
    bold: set[str] = field(default_factory=set)


@dataclass
class _Walk:
    """What is needed while walking through a document, and what was met on the way."""

    styles: _Styles
    met: Counter[str] = field(default_factory=Counter)


def knows(source: Source) -> bool:
    """Whether the file is a zip with a Word document in it."""
    return source.data.startswith(b"PK\x03\x04") and b"word/document" in source.data


def read(source: Source) -> Draft:
    """Turns from paragraphs, or from the document's tables."""
    archive = Archive(source, "Word document")
    main = _main(archive)
    root = _tree(archive, main)
    body = root.find(f"{W}body")
    if root.tag != f"{W}document" or body is None:
        raise archive.damaged("it has no body")
    walk = _Walk(_styles(archive, main))
    blocks = list(_blocks(body, walk))
    walk.met["comments"] = len(_side(archive, main, "comments", "comment"))
    notes = [note for name in ("footnote", "endnote") for note in _side(archive, main, f"{name}s", name)]
    notes = [note for note in notes if note.get(f"{W}type") in (None, "normal")]
    walk.met["notes"] = len(notes)
    walk.met["notes words"] = sum(len(_words(note).split()) for note in notes)
    place = Place(source.name)
    return to_draft(blocks, place, [*source.findings, *apart(walk.met, place)])


def _main(archive: Archive) -> str:
    """The name of the part with the text; Word does not always call it document.xml."""
    if "_rels/.rels" in archive:
        for relation in archive.xml("_rels/.rels"):
            if relation.get("Type", "").endswith("/officeDocument"):
                return relation.get("Target", MAIN).lstrip("/")
    return MAIN


def _tree(archive: Archive, name: str) -> Element:
    return archive.xml(name, archive.bytes_of(name).replace(STRICT, W.strip("{}").encode()))


def _side(archive: Archive, main: str, part: str, name: str) -> list[Element]:
    """The elements of a part beside the text: comments, notes."""
    path = f"{main.rpartition('/')[0]}/{part}.xml"
    return _tree(archive, path).findall(f"{W}{name}") if path in archive else []


def _words(element: Element) -> str:
    return " ".join(t.text or "" for t in element.iter(f"{W}t"))


def _styles(archive: Archive, main: str) -> _Styles:
    styles = _Styles()
    for style in _side(archive, main, "styles", "style"):
        key, name = style.get(f"{W}styleId", ""), style.find(f"{W}name")
        styles.names[key] = name.get(f"{W}val", key) if name is not None else key
        based = style.find(f"{W}basedOn")
        heir = based is not None and based.get(f"{W}val") in styles.bold
        if _on(style.find(f"{W}rPr/{W}b"), heir):
            styles.bold.add(key)
    return styles


def _on(element: Element | None, otherwise: bool = False) -> bool:
    """Whether a switch such as bold is on."""
    return otherwise if element is None else element.get(f"{W}val", "1") not in _OFF


def _blocks(element: Element, walk: _Walk) -> Iterator[Block]:
    for child in element:
        if child.tag == f"{W}p":
            yield _paragraph(child, walk)
        elif child.tag == f"{W}tbl":
            yield Table(tuple(_row(row, walk) for row in _nearest(child, "tr")))
        elif child.tag == f"{W}del":
            _count(child, "deleted", walk)
        elif child.tag not in _SKIPPED and child.tag != FALLBACK:
            yield from _blocks(child, walk)


def _row(row: Element, walk: _Walk) -> tuple[Box, ...]:
    boxes = []
    for cell in _nearest(row, "tc"):
        span, merge = cell.find(f"{W}tcPr/{W}gridSpan"), cell.find(f"{W}tcPr/{W}vMerge")
        written = span.get(f"{W}val", "1") if span is not None else "1"
        goes_on = merge is not None and merge.get(f"{W}val", "continue") == "continue"
        width = int(written) if written.isdecimal() and len(written) < 3 else 1
        boxes.append(Box(tuple(_blocks(cell, walk)), width, goes_on))
    return tuple(boxes)


def _nearest(element: Element, name: str) -> Iterator[Element]:
    """The elements of a name below an element, within content controls too, but not those inside each other."""
    for child in element:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag not in _SKIPPED and child.tag != FALLBACK:
            yield from _nearest(child, name)


def _paragraph(element: Element, walk: _Walk) -> Paragraph:
    named = element.find(f"{W}pPr/{W}pStyle")
    key = named.get(f"{W}val", "") if named is not None else ""
    style = walk.styles.names.get(key, key)
    look = frozenset("b") if key in walk.styles.bold else frozenset[str]()
    text, lead = led((text.replace("\r", "\n"), marks) for text, marks in _runs(element, look, walk))
    heading = style.casefold().startswith(("heading", "kop", "überschrift", "titre"))
    return Paragraph(text, lead=lead, heading=heading, style=style)


def _runs(element: Element, look: frozenset[str], walk: _Walk) -> Iterator[tuple[str, frozenset[str]]]:
    """The text with its look; what is hidden or deleted is counted and passed over."""
    for child in element:
        if child.tag in (f"{W}t", MATH):
            yield child.text or "", look
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag], look
        elif child.tag == f"{W}r":
            properties = child.find(f"{W}rPr")
            if properties is not None and _on(properties.find(f"{W}vanish")):
                walk.met["hidden"] += len(_words(child).split())
            else:
                yield from _runs(child, _look(properties, look, walk.styles), walk)
        elif child.tag in (f"{W}del", f"{W}moveFrom"):
            _count(child, "deleted", walk)
        elif child.tag not in _SKIPPED and child.tag != FALLBACK:
            walk.met["kept"] += child.tag in (f"{W}ins", f"{W}moveTo")
            yield from [("\n", look)] if child.tag == f"{W}p" else []  # a paragraph within one: a text box
            yield from _runs(child, look, walk)


def _count(element: Element, what: str, walk: _Walk) -> None:
    walk.met[what] += any(True for _ in element.iter(f"{W}delText")) or element.tag == f"{W}moveFrom"


def _look(properties: Element | None, look: frozenset[str], styles: _Styles) -> frozenset[str]:
    """How a run looks: bold, italic, underlined, capitals, a style of its own."""
    if properties is None:
        return look
    marks = {name for name in ("i", "u", "caps", "smallCaps") if _on(properties.find(f"{W}{name}"))}
    marks |= {"b"} if _on(properties.find(f"{W}b"), "b" in look) else set()
    named = properties.find(f"{W}rStyle")
    key = named.get(f"{W}val", "") if named is not None else ""
    if key in styles.bold:
        marks.add("b")
    elif key and styles.names.get(key, key).casefold() not in _PLAIN:
        marks.add(f"style {key}")
    return frozenset(marks)
