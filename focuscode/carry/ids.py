"""Which id of the corrected transcript stands for which old one: turns, segments, and the program's codings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from focuscode.align.alignment import Alignment
from focuscode.align.pairs import Pair
from focuscode.carry.spans import pieces_of
from focuscode.model import Transcript
from focuscode.tables import corrected, from_rows

if TYPE_CHECKING:
    from pandas import DataFrame

Row = dict[str, Any]


class Piece(NamedTuple):
    """A stretch of a transcript that has an id."""

    id: str
    turn: int
    start: int
    end: int


def updated_ids(
    alignment: Alignment,
    *,
    segments: tuple[DataFrame, DataFrame] | None = None,
    codings: tuple[DataFrame, DataFrame] | None = None,
) -> DataFrame:
    """The table `updated_ids`: for each turn of the old transcript its id in the new one, and what became of it.

    `segments` and `codings` are the old and the new table of that name, as in the results, of this transcript
    alone; with them their ids are told too. A coding of the program is the same one where the same code stands
    at the place its words went to.

    >>> from focuscode import align_transcripts
    >>> transcript, _ = read_transcript("transcripts/FG3.txt")
    >>> updated_ids(align_transcripts(transcript, transcript))["state"].unique().tolist()
    ['same']
    """
    rows = [*_stretches("turn", alignment, alignment.turns, _turns(alignment.old), _turns(alignment.new))]
    if segments is not None:
        old, new = (_pieces(table, "segment_id") for table in segments)
        ranges = ([(piece.start, piece.end) for piece in pieces] for pieces in (old, new))
        rows += _stretches("segment", alignment, alignment.ranges(*ranges), old, new)
    if codings is not None:
        rows += _codings(alignment, *([_plain(row) for row in table.to_dict("records")] for table in codings))
    return from_rows(corrected.UPDATED_IDS, rows)


def _plain(row: Any) -> Row:
    return {str(name): value for name, value in row.items()}


def _turns(talk: Transcript) -> list[Piece]:
    return [Piece(f"{talk.id}-turn-{turn.n:03d}", turn.n, turn.start, turn.end) for turn in talk.turns]


def _pieces(table: DataFrame, name: str) -> list[Piece]:
    columns = (table[column].tolist() for column in (name, "turn", "start", "end"))
    return [Piece(*values) for values in zip(*columns, strict=True)]


def _stretches(
    kind: str, alignment: Alignment, pairs: Sequence[Pair], old: Sequence[Piece], new: Sequence[Piece]
) -> Iterator[Row]:
    """A row for each old stretch and each new one that it became; then the new ones that no old one became."""
    used = {place for pair in pairs for place in pair.new}
    for piece, pair in zip(old, pairs, strict=True):
        for place in pair.new or (-1,):
            yield _row(kind, alignment, piece, new[place] if place >= 0 else None, pair.state, pair.kept)
    for place, piece in enumerate(new):
        if place not in used:
            yield _row(kind, alignment, None, piece, "new", 0.0)


def _row(
    kind: str, alignment: Alignment, old: Piece | None, new: Piece | None, state: str, kept: float, code: str = ""
) -> Row:
    return {
        "kind": kind,
        "old_id": old.id if old else "",
        "new_id": new.id if new else "",
        "state": state,
        "kept": kept,
        "code": code,
        "old_turn": old.turn if old else 0,
        "new_turn": new.turn if new else 0,
        "old_text": alignment.old.text[old.start : old.end] if old else "",
        "new_text": alignment.new.text[new.start : new.end] if new else "",
    }


def _codings(alignment: Alignment, old: list[Row], new: list[Row]) -> Iterator[Row]:
    """The program's codings: each old one with the new one of the same code where its words went to."""
    there = {row["coding_id"]: row for row in new if row["coder"] == "machine"}
    ours = [row for row in old if row["coder"] == "machine"]
    found = _matched(alignment, ours, there.values())
    for row in ours:
        match = there.get(found.get(row["coding_id"], ""))
        same = match is not None and match["matched"] == row["matched"]
        state = "same" if same else "changed" if match else "gone"
        words = _kept(alignment, row) if match else 0.0
        yield _row("coding", alignment, _piece(row), _piece(match) if match else None, state, words, row["code"])
    taken = set(found.values())
    for name, row in there.items():
        if name not in taken:
            yield _row("coding", alignment, None, _piece(row), "new", 0.0, row["code"])


def _piece(row: Row) -> Piece:
    return Piece(row["coding_id"], row["turn"], row["start"], row["end"])


def _kept(alignment: Alignment, row: Row) -> float:
    words = [word for a, b in pieces_of(row) for word in alignment.words.inside(a, b)]
    return sum(alignment.to[word] >= 0 for word in words) / len(words) if words else 1.0


def _matched(alignment: Alignment, old: Iterable[Row], new: Iterable[Row]) -> dict[str, str]:
    """Old id → new id; first those that stand exactly where the words went, then those that overlap it most."""
    places: dict[str, list[Row]] = defaultdict(list)
    for row in new:
        places[row["code"]].append(row)
    carried = [(row, alignment.carry(row["start"], row["end"])) for row in old]
    found: dict[str, str] = {}
    taken: set[str] = set()
    for exact in (True, False):
        for row, place in carried:
            if place is None or row["coding_id"] in found:
                continue
            free = (there for there in places[row["code"]] if there["coding_id"] not in taken)
            shared = [(min(place.end, t["end"]) - max(place.start, t["start"]), t) for t in free]
            fit = [(n, t) for n, t in shared if n > 0 and (not exact or _is(place, t))]
            if fit:
                best = max(fit, key=lambda pair: pair[0])[1]["coding_id"]
                found[row["coding_id"]] = best
                taken.add(best)
    return found


def _is(place: Any, row: Row) -> bool:
    return (place.start, place.end) == (row["start"], row["end"])
