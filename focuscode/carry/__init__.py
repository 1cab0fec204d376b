"""What people coded in a transcript, carried over to its corrected form, and the ids of both."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from focuscode.align.alignment import Alignment
from focuscode.carry import spans, typed
from focuscode.carry.fates import Judge, Told
from focuscode.carry.ids import updated_ids
from focuscode.errors import UsageError
from focuscode.tables import corrected, from_rows

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["carry_codings", "updated_ids"]


def carry_codings(
    alignment: Alignment,
    codings: DataFrame,
    *,
    ids: Mapping[str, str] | None = None,
    segments: DataFrame | None = None,
    language: str = "nl",
) -> tuple[DataFrame, DataFrame]:
    """Carry people's codings of a transcript over to its corrected form.

    `codings` is a frame in one of two forms: as `codings.csv` of the results (a row a coding, with its range), or
    as a person types it (`transcript, turn, codes, coder`; a row a turn, codes parted by |). Rows of other
    transcripts stay as they are. The program's own codings are left out: a run makes them anew. `ids` gives for
    each coding of the program its new id ("" if it is not found any more), `segments` the new segments.

    Returns the codings at their new places, in the same form, and the table `carried_codings`: what became of
    each. Raises UsageError for a frame in another form.
    """
    names = list(codings.columns)
    form = next((form for form in (spans, typed) if set(form.NEEDED) <= set(names)), None)
    if form is None:
        wanted = " or ".join(", ".join(form.NEEDED) for form in (typed, spans))
        raise UsageError(f"These are no codings: the columns {wanted} are needed. Found: {', '.join(map(str, names))}.")
    rows: list[dict[str, Any]] = [{str(k): v for k, v in row.items()} for row in codings.to_dict("records")]
    around = spans.Around(ids, _ranges(segments), language)
    kept, told = _carried(Judge(alignment), rows, around, whole_turns=form is typed)
    return _like(codings, kept), from_rows(corrected.CARRIED_CODINGS, [fate._asdict() for fate in told])


def _carried(
    judge: Judge, rows: list[dict[str, Any]], around: spans.Around, *, whole_turns: bool
) -> tuple[list[dict[str, Any]], list[Told]]:
    """The rows of all transcripts after the change, where the old ones stood, and what became of those that moved."""
    name = judge.alignment.old.id
    ours = [row for row in rows if speaks_of(row["transcript"], name)]
    found = list(typed.carried_turns(judge, ours) if whole_turns else spans.carried_spans(judge, ours, around))
    made = [row for row, _ in found if row is not None]
    made.sort(key=_order)
    first = next((n for n, row in enumerate(rows) if speaks_of(row["transcript"], name)), len(rows))
    others = [row for row in rows if not speaks_of(row["transcript"], name)]
    kept = [*others[:first], *(typed.merged(made) if whole_turns else made), *others[first:]]
    return kept, [fate for _, fate in found]


def _order(row: Mapping[str, Any]) -> tuple[int, int]:
    return int(row["turn"]), int(row.get("start", 0))


def speaks_of(cell: object, transcript: str) -> bool:
    """Whether a cell names a transcript, by its id or by its file.

    >>> speaks_of("FG2.vtt", "FG2"), speaks_of("FG21", "FG2")
    (True, False)
    """
    name = unicodedata.normalize("NFC", str(cell).strip())
    return transcript in (name, PurePath(name).stem)


def _ranges(segments: DataFrame | None) -> Sequence[tuple[int, int, str]]:
    if segments is None:
        return ()
    return list(zip(segments["start"].tolist(), segments["end"].tolist(), segments["segment_id"].tolist(), strict=True))


def _like(frame: DataFrame, rows: list[dict[str, Any]]) -> DataFrame:
    """Rows as a frame with the columns and types of another."""
    import pandas as pd

    return pd.DataFrame(rows, columns=list(frame.columns)).astype(dict(frame.dtypes))
