"""Documents to turns: what Word, OpenDocument, RTF, HTML and PDF have in common.

A reader of such a format delivers blocks: paragraphs and tables. Turns come from the tables if most words stand
there, else from the paragraphs as from lines of text. A name that stands before the words without a colon (bold, in
a style of its own, before a tab, as a heading) is a label if it comes back. What is no speech keeps its place.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from focuscode.errors import finding
from focuscode.model import Finding, LeftOut, Place, SpeakerType, Turn
from focuscode.readers.block import Block, Paragraph, Table, text_of
from focuscode.readers.draft import Builder, Draft
from focuscode.readers.grid import Cell, Grid, grid_of
from focuscode.readers.leads import by_style, with_colons
from focuscode.readers.legend import legend_of
from focuscode.readers.plain import read_lines
from focuscode.readers.stretches import count
from focuscode.readers.table import from_rows
from focuscode.readers.times import seconds

A_TITLE = 30  # words that may stand outside the turns without being told


def to_draft(blocks: Sequence[Block], place: Place, findings: list[Finding]) -> Draft:
    """Turns from blocks, in their order."""
    blocks = list(_unpacked(blocks))
    grids = _grids(blocks)
    inside = sum(count(text_of(blocks[n])) for n in grids)
    outside = sum(count(text_of(block)) for n, block in enumerate(blocks) if n not in grids)
    if grids and inside > outside:
        return _of_tables(blocks, grids, place, findings)
    paragraphs = [_numbered(p, n) for n, p in enumerate(_as_paragraphs(blocks), 1)]
    if any(p.speaker for p in paragraphs):
        return of_marked(paragraphs, place, findings)
    return of_lines(paragraphs, place, findings)


def apart(met: Counter[str], place: Place) -> Iterator[Finding]:
    """What a reader of the document would see that is no speech, told once."""
    if met["comments"]:
        yield finding("F140", place, count=met["comments"])
    if met["kept"] or met["deleted"]:
        yield finding("F141", place, kept=met["kept"], deleted=met["deleted"])
    if met["notes"]:
        yield finding("F142", place, count=met["notes"], words=met["notes words"])
    if met["hidden"]:
        yield finding("F143", place, words=met["hidden"])


def _numbered(paragraph: Paragraph, number: int) -> Paragraph:
    text = paragraph.text if paragraph.text.strip() else paragraph.text.replace("\xa0", " ")
    return replace(paragraph, text=text, line=paragraph.line or number)


def _unpacked(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks without the tables that only lay out a page: those of one column, and those around a larger table."""
    for block in blocks:
        if isinstance(block, Table) and _lays_out(block):
            for row in block.rows:
                for box in row:
                    yield from _unpacked(box.blocks)
        else:
            yield block


def _lays_out(table: Table) -> bool:
    if all(len(row) == 1 for row in table.rows):
        return True
    inner = sum(count(text_of(b)) for row in table.rows for x in row for b in x.blocks if isinstance(b, Table))
    return inner * 2 > count(text_of(table))


def _grids(blocks: Sequence[Block]) -> dict[int, Grid]:
    """Which blocks are tables of turns."""
    found: dict[int, Grid] = {}
    above: list[str] | None = None
    for number, block in enumerate(blocks):
        if isinstance(block, Table):
            grid = grid_of([[Cell(box.text, box.width, box.goes_on) for box in row] for row in block.rows], above)
            if grid:
                found[number], above = grid, grid.header
    return found


def _of_tables(blocks: Sequence[Block], grids: dict[int, Grid], place: Place, findings: list[Finding]) -> Draft:
    """A row a turn; what stands outside the tables is left out."""
    whole = Draft("", [], [], [])
    outside = 0
    for inside, group in groupby(enumerate(blocks), lambda entry: entry[0] in grids):
        numbers = [number for number, _ in group]
        between = "\n".join(text_of(blocks[n]) for n in numbers)
        for part in (d for n in numbers for d in _drafts(grids[n], place)) if inside else [_no_speech(between)]:
            whole = _joined(whole, part)
        outside += 0 if inside else count(between)
    told = list(dict.fromkeys(whole.findings))
    if any(turn.speaker for turn in whole.turns):
        told = [f for f in told if f.rule != "F102"]
    if outside > A_TITLE:
        told.append(finding("F152", place, words=outside))
    return replace_findings(whole, [*findings, *told])


def replace_findings(draft: Draft, findings: list[Finding]) -> Draft:
    """The same draft with other findings."""
    return Draft(draft.text, draft.turns, draft.left_out, findings)


def _drafts(grid: Grid, place: Place) -> Iterator[Draft]:
    """The rows between two headings, and the headings."""
    rows: list[tuple[int, list[str]]] = []
    for number, row in grid.rows:
        if len(row) > 1 or len(grid.header) < 2:
            rows.append((number, row))
            continue
        if rows:
            yield from_rows(grid.header, rows, place, [])
        yield _no_speech(row[0], "a heading in the table")
        rows = []
    if rows:
        yield from_rows(grid.header, rows, place, [])


def _no_speech(text: str, reason: str = "outside the table") -> Draft:
    text = text.strip()
    return Draft(text, [], [LeftOut(0, len(text), reason)] if text else [], [])


def _joined(first: Draft, second: Draft) -> Draft:
    """One draft after the other, on lines of their own."""
    between = "\n" if first.text and second.text else ""
    move = len(first.text) + len(between)
    turns = [t._replace(n=t.n + len(first.turns), start=t.start + move, end=t.end + move) for t in second.turns]
    left = [LeftOut(a + move, b + move, reason) for a, b, reason in second.left_out]
    text = f"{first.text}{between}{second.text}"
    return Draft(text, first.turns + turns, first.left_out + left, first.findings + second.findings)


def _as_paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Paragraphs, and table rows as paragraphs: a first cell of two that is a label gets its colon."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
            continue
        pairs = all(len(row) == 2 for row in block.rows)
        for row in block.rows:
            cells = [box.text for box in row]
            label = cells[0].strip().rstrip(":") if pairs else ""
            mark = "" if not label else " " if seconds(label) is not None else ": "
            yield Paragraph(f"{label}{mark}{cells[1]}" if pairs else "\t".join(cells))


def of_marked(paragraphs: Iterable[Paragraph], place: Place, findings: list[Finding]) -> Draft:
    """Turns from paragraphs whose speakers the format names; one without a name goes on with the turn above."""
    builder = Builder()
    speaker = ""
    for p in paragraphs:
        words = p.text.strip()
        if not words and not p.speaker:
            continue
        goes_on = builder.turns and not p.reason and not p.speaker
        if goes_on and builder.turns[-1].end == builder.add("")[0]:
            builder.more(words, p.end)
            continue
        if builder.turns or builder.left_out:
            builder.add("\n")
        if p.reason or not (p.speaker or speaker):
            builder.skip(words, p.reason or "before the first speaker")
            continue
        speaker = p.speaker or speaker
        builder.label(speaker if p.speaker else "")
        builder.turn(speaker, words, start_time=p.start, end_time=p.end, line=p.line)
    return builder.draft(findings)


def of_lines(paragraphs: Sequence[Paragraph], place: Place, findings: list[Finding]) -> Draft:
    """Turns from paragraphs as from lines of text; those with a reason keep their place between the turns."""
    legend = legend_of([p.text for p in paragraphs])
    told = list(findings)
    if legend.lines:
        leading = ", ".join(label for label, kind in legend.roles.items() if kind == "moderator") or "nobody"
        told.append(finding("F149", Place(place.file, paragraphs[min(legend.lines)].line), labels=leading))
    paragraphs = [replace(p, reason="list of labels") if n in legend.lines else p for n, p in enumerate(paragraphs)]
    paragraphs = with_colons(paragraphs)
    draft, speaking = _read(paragraphs, place)
    if any(turn.speaker for turn in draft.turns) and any(p.heading for p in speaking):
        paragraphs = _without_headings(paragraphs)
        draft, speaking = _read(paragraphs, place)
    if not any(turn.speaker for turn in draft.turns):
        styled = by_style(paragraphs)
        if styled:
            return of_marked(styled, place, told)
    placed = _placed(draft, speaking, legend.roles, place)
    doubts = [f for f in placed.findings if f not in [finding("F110", f.place, label=label) for label in legend.roles]]
    return replace_findings(_woven(placed, paragraphs), told + doubts)


def _read(paragraphs: Sequence[Paragraph], place: Place) -> tuple[Draft, list[Paragraph]]:
    speaking = [p for p in paragraphs if not p.reason]
    return read_lines("\n".join(p.text for p in speaking), place), speaking


def _without_headings(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Headings are no speech, unless a good part of the document stands in a style of headings."""
    headings = [p for p in paragraphs if p.heading and not p.reason and ":" not in p.text]
    words = sum(count(p.text) for p in paragraphs if not p.reason)
    if sum(count(p.text) for p in headings) * 3 > words:
        return list(paragraphs)
    return [replace(p, reason="heading") if p in headings else p for p in paragraphs]


def _placed(draft: Draft, speaking: Sequence[Paragraph], roles: dict[str, SpeakerType], place: Place) -> Draft:
    """Turns with their paragraph's number and times instead of their line's, and with the roles of the list."""
    owner = [p for p in speaking for _ in p.text.split("\n")]
    turns = []
    for turn in draft.turns:
        p = owner[turn.line - 1]
        start = p.start if turn.start_time is None else turn.start_time
        kind = roles.get(turn.speaker, turn.speaker_type)
        turns.append(turn._replace(line=p.line, speaker_type=kind, start_time=start, end_time=p.end))
    for n, found in enumerate(draft.findings):
        if 0 < found.place.line <= len(owner):
            draft.findings[n] = replace(found, place=Place(place.file, owner[found.place.line - 1].line))
    return Draft(draft.text, turns, draft.left_out, draft.findings)


def _woven(draft: Draft, paragraphs: Sequence[Paragraph]) -> Draft:
    """The draft with the paragraphs that are no speech in their places; inside a turn they come after it."""
    starts = [turn.start for turn in draft.turns]
    at, parts, places, left = 0, [], [], []
    for p, stood in _offsets(paragraphs):
        near = bisect_right(starts, stood) - 1
        inside = near >= 0 and draft.turns[near].end > stood > draft.turns[near].start
        offset = min(draft.turns[near].end if inside else stood, len(draft.text))
        before, after = ("\n", "") if offset and draft.text[offset - 1] != "\n" else ("", "\n")
        parts.append((offset, f"{before}{p.text}{after}"))
        places.append(offset)
        left.append((offset, len(before), len(p.text), p.reason))
    grown = [0]
    for _, text in parts:
        grown.append(grown[-1] + len(text))

    def moved(position: int) -> int:
        return position + grown[bisect_right(places, position)]

    whole = []
    for offset, text in parts:
        whole += [draft.text[at:offset], text]
        at = offset
    turns = [_shifted(turn, moved(turn.start)) for turn in draft.turns]
    kept = [LeftOut(moved(a), moved(a) + b - a, reason) for a, b, reason in draft.left_out]
    added = [LeftOut(o + grown[n] + b, o + grown[n] + b + size, why) for n, (o, b, size, why) in enumerate(left)]
    return Draft("".join([*whole, draft.text[at:]]), turns, sorted(kept + added), draft.findings)


def _offsets(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, int]]:
    """The paragraphs that are no speech with the place in the speech where they stood."""
    offset = 0
    for p in paragraphs:
        if p.reason and p.text.strip():
            yield p, offset
        elif not p.reason:
            offset += len(p.text) + 1


def _shifted(turn: Turn, start: int) -> Turn:
    return turn._replace(start=start, end=start + turn.end - turn.start)
