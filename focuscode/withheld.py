"""A sample kept for validation, left out: what helps a codebook grow must never see the turns it is tested on.

The list is a text file with an id a line (of a segment or a turn, of a whole transcript or group), or a table with a
column `segment_id`, or with `transcript` and `turn`. A turn that holds a segment of the list is left out whole.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from focuscode.errors import InputError, errors_in, finding, near
from focuscode.model import Finding, Place, Transcript
from focuscode.readers.cells import Row, header_of, placed, read_cells
from focuscode.results import Results

if TYPE_CHECKING:
    from pandas import DataFrame

COLUMNS = {
    "id": ("segment_id", "segment", "turn_id", "id"),
    "transcript": ("transcript", "transcript_id"),
    "turn": ("turn", "beurt"),
}
TURN_ID = re.compile(r"(.+?)-(?:turn-|t)(\d+)(?:-.+)?")  # of a turn, its segment or one of its codings
Key = tuple[str, int]  # a transcript and the number of a turn in it


class Withheld(NamedTuple):
    """Turns that are left out, and what was found in the list of them."""

    turns: frozenset[Key] = frozenset()
    findings: tuple[Finding, ...] = ()


def read_withheld(path: str | Path | None, results: Results) -> Withheld:
    """The turns that a list names; none for no list.

    Raises InputError, with every line that is wrong, where an id is not in the results: a number that leaves out
    too little would be worth nothing.
    """
    if path is None:
        return Withheld()
    path = Path(path)
    name = path.as_posix()
    findings: list[Finding] = []
    rows = read_cells(path, name, findings, {"segment_id", "transcript"})
    known = _Known(results)
    entries = list(_entries(rows, name, findings))
    turns: set[Key] = set()
    for place, written in entries:
        named = known.turns(written)
        turns |= named
        if not named:
            findings.append(finding("F245", place, id=written, near=known.near(written)))
    if errors_in(findings):
        raise InputError(f"{name} names turns that are not in {results.folder}: nothing was left out.", findings)
    findings.append(finding("F249", Place(name), count=len(turns), entries=len(entries)))
    return Withheld(frozenset(turns), tuple(findings))


def _entries(rows: Sequence[Row], name: str, findings: list[Finding]) -> Iterator[tuple[Place, str]]:
    """Each id of the list with its place; transcript and turn together are the id of a turn."""
    header = header_of(rows[0][1]) if rows else []
    at = placed(header, COLUMNS)
    if at["id"] < 0 and min(at["transcript"], at["turn"]) < 0:
        if len(header) > 1 and not TURN_ID.fullmatch(rows[0][1][0].strip()):
            wanted = "segment_id, or transcript and turn"
            findings.append(finding("F246", Place(name, rows[0][0]), wanted=wanted, found=", ".join(header)))
            return
        yield from ((Place(name, line), cells[0].strip()) for line, cells in rows if cells[0].strip())
        return
    for line, row in rows[1:]:
        cells = [cell.strip() for cell in row] + [""] * (len(header) - len(row))
        if at["id"] >= 0:
            yield Place(name, line), cells[at["id"]]
        else:
            yield Place(name, line), f"{cells[at['transcript']]}-t{cells[at['turn']].removesuffix('.0')}"


class _Known:
    """The turns of the results by the ids that a list may name them by."""

    def __init__(self, results: Results) -> None:
        turns, segments = results.table("turns"), results.table("segments")
        self.ranges: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        for name, n, start, end in zip(*(turns[c] for c in ("transcript", "turn", "start", "end")), strict=True):
            self.ranges[name].append((n, start, end))
        columns = (segments[c] for c in ("segment_id", "transcript", "start", "end"))
        self.segments = {name: place for name, *place in zip(*columns, strict=True)}
        self.keys = {(name, n) for name, ranges in self.ranges.items() for n, _, _ in ranges}
        self.whole: dict[str, set[Key]] = defaultdict(set)  # of a transcript or group: all its turns
        for name, group, n in zip(*(turns[c] for c in ("transcript", "group", "turn")), strict=True):
            self.whole[group].add((name, n))
            self.whole[name].add((name, n))

    def turns(self, written: str) -> set[Key]:
        """The turns that an id names: its own, those that its segment holds a part of, or all."""
        if written in self.segments:
            name, first, last = self.segments[written]
            return {(name, n) for n, a, b in self.ranges[name] if first <= a < last or a <= first < b}
        if written in self.whole:
            return self.whole[written]
        match = TURN_ID.fullmatch(written)
        found = (match[1], int(match[2])) if match else ("", 0)
        return {found} & self.keys

    def near(self, written: str) -> str:
        """What would have worked: how many turns the transcript has, or which transcripts there are."""
        match = TURN_ID.fullmatch(written)
        if match and match[1] in self.ranges:
            return f"{match[1]} has turns 1 to {max(n for n, _, _ in self.ranges[match[1]])}."
        if match:
            return near(match[1], self.ranges)
        return "Copy ids from data/segments.csv, or write a turn as FG2-t047, a whole transcript or group as FG2."


def leave_out(frame: DataFrame, turns: Container[Key]) -> DataFrame:
    """The rows of a table (with `transcript` and `turn`) that stand in none of the turns."""
    import numpy as np

    keys = zip(frame["transcript"], frame["turn"], strict=True)
    kept = np.array([key not in turns for key in keys], dtype=bool)
    left: DataFrame = frame[kept].reset_index(drop=True)
    return left


def without(transcripts: Iterable[Transcript], turns: Container[Key]) -> list[Transcript]:
    """The transcripts without the turns."""
    return [replace(t, turns=tuple(turn for turn in t.turns if (t.id, turn.n) not in turns)) for t in transcripts]
