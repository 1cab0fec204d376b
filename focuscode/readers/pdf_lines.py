"""Letters on pages to lines: rows, columns, the numbers in the margin, what comes back at the edges of pages."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from focuscode.readers.pdf_letters import Letter, Sheet

GAP, SPACE = 1.2, 0.17  # of a letter's size: what parts cells of a row, what parts words
ZONE = 0.15  # of a page from its edge, where headers and footers stand
EDGE = 2  # rows at the top and bottom of a page where headers and footers stand
_NUMBER = re.compile(r"(?:[Pp](?:ag(?:ina|e)|\.)? ?)?[-–—\[(]? ?\d{1,4} ?[-–—\])]?(?: ?(?:/|van|of|de|von) ?\d{1,4})?")
_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}


@dataclass(slots=True)
class Line:
    """A line as it is read: its page, its place, its words; `reason` says why it is no speech."""

    page: int
    left: float
    right: float
    base: float
    size: float
    text: str
    lead: int = 0  # bold letters at its head
    reason: str = ""


def lines_of(sheets: Sequence[Sheet]) -> tuple[list[Line], list[int]]:
    """All lines in the order of reading, and the pages that were read column by column."""
    pages = [_page(sheet) for sheet in sheets]
    _furniture([(sheet, lines) for sheet, (lines, _) in zip(sheets, pages, strict=True)])
    ordered = [line for lines, _ in pages for line in lines]
    _numbers(ordered)
    return ordered, [sheet.number for sheet, (_, columns) in zip(sheets, pages, strict=True) if columns]


def _page(sheet: Sheet) -> tuple[list[Line], bool]:
    rows = [list(_cells(row)) for row in _rows(sheet.letters)]
    gutter = _gutter(rows)
    if gutter is None:
        return [_line(row, sheet.number) for row in rows], False
    lines: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for row in rows:
        before = [cell for cell in row if cell[-1].right <= gutter]
        after = [cell for cell in row if cell[0].left >= gutter]
        if len(before) + len(after) < len(row):  # a heading over both columns
            lines += [*left, *right, _line(row, sheet.number)]
            left, right = [], []
            continue
        left += [_line(before, sheet.number)] if before else []
        right += [_line(after, sheet.number)] if after else []
    return [*lines, *left, *right], True


def _rows(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    """Letters on one baseline, from the top of the page down; small ones above or below it belong to it."""
    row: list[Letter] = []
    base = size = 0.0
    for letter in sorted(letters, key=lambda one: (-one.base, one.left)):
        if row and base - letter.base > 0.4 * max(size, letter.size):
            yield sorted(row, key=lambda one: one.left)
            row = []
        if not row or letter.size > size:
            base, size = letter.base, letter.size
        row.append(letter)
    if row:
        yield sorted(row, key=lambda one: one.left)


def _cells(row: list[Letter]) -> Iterator[list[Letter]]:
    """The letters of a row parted at wide gaps; a letter that was drawn twice stands once."""
    cell: list[Letter] = []
    for letter in row:
        if not letter.text.strip():
            continue
        last = cell[-1] if cell else letter
        if cell and letter.text == last.text and letter.left - last.left < 0.2 * letter.size * len(letter.text) / 2:
            continue
        if cell and letter.left - last.right > GAP * letter.size:
            yield cell
            cell = []
        cell.append(letter)
    if cell:
        yield cell


def _line(cells: Sequence[list[Letter]], page: int) -> Line:
    text, lead, bold = "", 0, True
    for number, cell in enumerate(cells):
        text += "\t" if number else ""
        last = cell[0]
        for letter in cell:
            text += " " if letter.left - last.right > SPACE * letter.size else ""
            text += letter.text.translate(_LIGATURES)
            bold = bold and letter.bold
            lead = len(text) if bold else lead
            last = letter
    letters = [letter for cell in cells for letter in cell]
    if not letters:
        return Line(page, 0, 0, 0, 1, "")
    size = max(letter.size for letter in letters)
    return Line(page, letters[0].left, letters[-1].right, letters[0].base, size, text, lead)


def _gutter(rows: Sequence[Sequence[list[Letter]]]) -> float | None:
    """Where the white band between two columns of text is; None for a page of one column or a table."""
    cells = [cell for row in rows for cell in row]
    if len(cells) < 12:
        return None
    left, right = min(cell[0].left for cell in cells), max(cell[-1].right for cell in cells)
    best: tuple[int, float] | None = None
    for percent in range(36, 65, 2):
        at = left + (right - left) * percent / 100
        crossing = sum(cell[0].left < at < cell[-1].right for cell in cells)
        before = [cell for cell in cells if cell[-1].right <= at]
        after = [cell for cell in cells if cell[0].left >= at]
        full = (right - left) * 0.25
        wide = [sum(c[-1].right - c[0].left > full for c in side) * 2 > len(side) for side in (before, after)]
        if crossing * 10 <= len(cells) and min(len(before), len(after)) >= 5 and all(wide):
            best = min(best or (crossing, at), (crossing, at))
    return best[1] if best else None


def _furniture(pages: Sequence[tuple[Sheet, list[Line]]]) -> None:
    """Mark what comes back at the top or bottom of pages, and page numbers."""
    groups: dict[tuple[str, bool], list[tuple[int, Line]]] = defaultdict(list)
    for sheet, lines in pages:
        ranked = sorted((line for line in lines if line.text.strip()), key=lambda line: -line.base)
        for number, line in enumerate(ranked):
            top, bottom = number < EDGE, number >= len(ranked) - EDGE
            if (number == 0 or number == len(ranked) - 1) and _NUMBER.fullmatch(line.text.strip()):
                edge = min(line.base, sheet.height - line.base) < sheet.height * 0.12
                line.reason = "page number" if edge else ""
            elif (top or bottom) and min(line.base, sheet.height - line.base) < sheet.height * ZONE:
                groups[re.sub(r"\d+", "#", line.text.strip()), top].append((sheet.number, line))
    for group in groups.values():
        if len({page for page, _ in group}) >= max(2, -(-len(pages) * 2 // 5)) and _comes_back(group):
            for _, line in group:
                line.reason = "page header or footer"


def _comes_back(group: list[tuple[int, Line]]) -> bool:
    """Whether lines are the same on each page: at one height, their numbers alike or counting the pages."""
    lines = [line for _, line in group]
    if max(line.base for line in lines) - min(line.base for line in lines) > 8 or lines[0].text.rstrip().endswith(":"):
        return False
    numbers = [[int(found) for found in re.findall(r"\d{1,9}", line.text)] for line in lines]
    if len({len(found) for found in numbers}) > 1:
        return False
    if re.match(r"[^:]{1,40}:\s+\S", lines[0].text) and any(
        len(set(column)) > 1 for column in zip(*numbers, strict=True)
    ):
        return False  # a label and words
    return all(
        len(set(column)) == 1 or len({n - page for n, (page, _) in zip(column, group, strict=True)}) == 1
        for column in zip(*numbers, strict=True)
    )


def _numbers(lines: list[Line]) -> None:
    """Mark the numbers of paragraphs or lines in the margin; those on a line with words are parted from them."""
    heads = [re.match(r"(\d{1,5})(\t| +|$)", line.text) for line in lines]
    margin = [n for n, hit in enumerate(heads) if hit and not lines[n].reason]
    found = [int(hit[1]) for n in margin if (hit := heads[n])]
    rising = sum(b in (a, a + 1) for a, b in pairwise(found))
    if len(found) < 5 or rising * 10 < (len(found) - 1) * 9:
        return
    lefts = sorted(lines[n].left for n in margin)
    if lefts[-1] - lefts[0] > 40:
        return
    lines[:] = [part for n, line in enumerate(lines) for part in _parted(line, None if line.reason else heads[n])]


def _parted(line: Line, hit: re.Match[str] | None) -> list[Line]:
    """A line, or the number at its head and the words behind it."""
    if hit is None:
        return [line]
    number = replace(line, right=line.left, text=hit[1], lead=0, reason="margin number")
    words = replace(
        line, left=line.left + line.size * 2, text=line.text[hit.end() :], lead=max(0, line.lead - hit.end())
    )
    return [number, words] if words.text else [number]
