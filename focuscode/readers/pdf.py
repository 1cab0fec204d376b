"""PDF with text in it, as Word, LibreOffice, MAXQDA, browsers and OCR programs write it.

Lines are put together to paragraphs and turns; two columns are read one after the other; a word that was divided at
the end of a line is joined, which is told. What comes back at the edges of pages, page numbers and numbers in the
margin are left out. A page that is a picture has no words to read: recognise the text first. Needs the extra `pdf`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from focuscode.errors import finding
from focuscode.model import Finding, Place
from focuscode.readers.block import Paragraph
from focuscode.readers.document import to_draft
from focuscode.readers.draft import Draft
from focuscode.readers.pdf_letters import Sheets, sheets_of
from focuscode.readers.pdf_lines import Line, lines_of
from focuscode.readers.source import Source
from focuscode.readers.times import STAMP

_BEGINS = re.compile(
    rf"(?:{STAMP}[ \t]*)?[^\s:][^:\t]{{0,62}}:(?:\s|$)|{STAMP}(?:[ \t]|$)|[-–•*▪◦][ \t]|.{{1,40}}\t|\[[^\]]{{1,30}}\]"
)
_DIVIDED = re.compile(r"(?P<head>\w+)[-\u00ad\u2010]$")
SELDOM = 0.01  # of the lines
_SUSPENDED = {"en", "of", "tot", "noch", "maar", "als", "and", "or", "to", "et", "ou", "und", "oder", "bis"}


def knows(source: Source) -> bool:
    """Whether the file begins as a PDF does."""
    return b"%PDF-" in source.data[:1024]


def read(source: Source) -> Draft:
    """Turns from the paragraphs of all pages."""
    place = Place(source.name)
    sheets = sheets_of(source)
    lines, columns = lines_of(sheets.pages)
    if not any(line.text.strip() for line in lines):
        raise source.refusal("F145")
    joined: list[str] = []
    blocks = list(_paragraphs(lines, joined))
    blocks += [Paragraph(sheet.turned.strip(), sheet.number, reason="turned text") for sheet in sheets.pages]
    blocks += [Paragraph(text, len(sheets.pages), reason="form field") for text in sheets.filled]
    told = [*source.findings, *_told(sheets, lines, columns, joined, place)]
    return to_draft(blocks, place, told)


def _told(
    sheets: Sheets, lines: Sequence[Line], columns: list[int], joined: list[str], place: Place
) -> Iterator[Finding]:
    if sheets.comments:
        yield finding("F140", place, count=sheets.comments)
    edges = Counter(line.text.strip() for line in lines if line.reason == "page header or footer")
    if edges:
        pages = {line.page for line in lines if line.reason == "page header or footer"}
        yield finding("F144", place, count=len(pages), text=min(edges, key=lambda text: (-edges[text], text))[:60])
    if joined:
        yield finding("F148", place, count=len(joined), text=joined[0])
    empty = [sheet.number for sheet in sheets.pages if not sheet.letters]
    if empty:
        yield finding("F151", place, count=len(empty), page=empty[0])
    lost = sum(line.text.count("\ufffd") for line in lines)
    if lost:
        yield finding("F008", place, encoding="PDF", count=lost)
    if columns:
        yield finding("F153", place, pages=", ".join(map(str, columns[:20])))


def _paragraphs(lines: Sequence[Line], joined: list[str]) -> Iterator[Paragraph]:
    """Lines put together to paragraphs; what is no speech stands where it stood, after the paragraph around it."""
    spacing = _spacing(lines)
    seldom = sum(bool(_DIVIDED.search(line.text)) for line in lines) < len(lines) * SELDOM
    words = Counter(re.findall(r"\w+(?:-\w+)*", " ".join(line.text for line in lines).casefold()))
    edge = _right_edges(lines)
    text, first, last = "", None, None
    apart: list[Paragraph] = []
    for line in lines:
        if line.reason:
            apart.append(Paragraph(line.text.strip(), line.page, reason=line.reason))
            continue
        if first and last and not _begins(line, last, spacing, edge):
            text = _continued(text, line.text, words, joined, seldom)
        else:
            if first:
                yield Paragraph(text, first.page, first.lead)
            yield from apart
            apart, text, first = [], line.text, line
        last = line
    if first:
        yield Paragraph(text, first.page, first.lead)
    yield from apart


def _spacing(lines: Sequence[Line]) -> float:
    """How far lines of one paragraph stand from each other, in sizes of a letter."""
    steps = [
        (above.base - below.base) / above.size
        for above, below in pairwise(lines)
        if above.page == below.page and not above.reason and not below.reason and above.base > below.base
    ]
    steps.sort()
    return median(steps[: max(1, len(steps) * 2 // 3)]) if steps else 1.2


def _right_edges(lines: Sequence[Line]) -> dict[int, float]:
    """How far most lines reach to the right, by where they begin; a title over two columns reaches further."""
    rights: dict[int, list[float]] = defaultdict(list)
    for line in lines:
        if not line.reason:
            rights[round(line.left / 40)].append(line.right)
    return {key: sorted(found)[int(len(found) * 0.85)] for key, found in rights.items()}


def _begins(line: Line, above: Line, spacing: float, edges: dict[int, float]) -> bool:
    """Whether a line begins a paragraph: a label, a gap above, a short line above, an indent."""
    if _DIVIDED.search(above.text):
        return False
    if _BEGINS.match(line.text) or (line.lead and above.lead < len(above.text)):
        return True
    if bool(above.lead) and above.lead == len(above.text) and not line.lead:
        return True
    below = line.page == above.page and above.base > line.base
    if below and (above.base - line.base) / above.size > spacing * 1.45:
        return True
    if line.left - above.left > line.size * 6 and "\t" not in above.text:
        return True
    reach = max(edges.get(round(above.left / 40), 0.0), above.right)
    word = len(line.text.split(maxsplit=1)[0]) * line.size * 0.5 if line.text.strip() else 0.0
    return reach - above.right > max(word * 1.6 + line.size, (reach - above.left) * 0.12)


def _continued(text: str, more: str, words: Counter[str], joined: list[str], seldom: bool) -> str:
    """A paragraph with its next line; a word divided at the line's end is made whole.

    Where lines seldom end so, the program did not divide words, and the hyphen is the word's own.
    """
    hit = _DIVIDED.search(text)
    tail = re.match(r"\w+", more)
    if not hit or not tail:
        return f"{text} {more}"
    whole, hyphened = (f"{hit['head']}{sign}{tail[0]}" for sign in ("", "-"))
    if tail[0].casefold() in _SUSPENDED and text[-1] != "\u00ad":
        return f"{text} {more}"
    kept = words[hyphened.casefold()] > words[whole.casefold()] or (seldom and not words[whole.casefold()])
    if not tail[0][0].islower() or (text[-1] != "\u00ad" and kept):
        return f"{text}{more}"
    joined.append(whole)
    return f"{text[:-1]}{more}"
