"""What carries no code yet: where a codebook grows from."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING
from weakref import ref

from focuscode.coding import Coding
from focuscode.language import language
from focuscode.measures.counted import STATUSES
from focuscode.tables import results
from focuscode.tables.columns import Columns

if TYPE_CHECKING:
    from pandas import DataFrame

MARKS = re.compile(r"\[[^\]]*\]|\([^)]{0,30}\)")
SUBSTANTIVE = 8  # words, hesitations apart: shorter turns are assent and asides


def substantive_turns(coding: Coding) -> DataFrame:
    """Turns of participants and unnamed voices with at least 8 words, hesitations and marks in brackets apart."""
    return substantive(coding).frame


def substantive(coding: Coding) -> Columns:
    """The same by column; of the last coding it is kept, since several tables ask for it."""
    if not _latest or _latest[0][0]() is not coding:
        _latest[:] = [(ref(coding), _substantive(coding))]
    return _latest[0][1]


_latest: list[tuple[ref[Coding], Columns]] = []


def _substantive(coding: Coding) -> Columns:
    import numpy as np

    fillers = language(coding.settings["language"]).facts.fillers
    turns = coding.columns("turns")
    turns = turns.take((turns["speaker_type"] != "moderator") & (turns["words"] >= SUBSTANTIVE))
    ranges = zip(*(turns[name].tolist() for name in ("transcript", "start", "end")), strict=True)
    said = (_is_said(coding.texts[row][start:end], fillers) for row, start, end in ranges)
    return turns.take(np.fromiter(said, dtype=bool, count=len(turns)))


def _is_said(text: str, fillers: Collection[str]) -> bool:
    """Whether enough words are left of a turn without hesitations and marks in brackets."""
    words = MARKS.sub(" ", text).split()
    said = [word for word in words if word.strip(".,;:?!…'\"").lower() not in fillers]
    return sum(any(map(str.isalnum, word)) for word in said) >= SUBSTANTIVE


def uncoded_rows(coding: Coding) -> list[int]:
    """The rows (in `turns`) of substantive turns without a code, longest first."""
    import numpy as np

    turns = _bare(coding, substantive(coding))
    order = np.lexsort((turns["n"], turns["transcript"], -turns["words"]))
    rows: list[int] = turns.index[order].tolist()
    return rows


def uncoded_turns(coding: Coding, rows: Sequence[int] | None = None) -> DataFrame:
    """Substantive turns without a code, longest first; columns as in `uncoded.csv`.

    Only the turns in `rows` (as `uncoded_rows` gives them), if they are named.
    """
    return uncoded_columns(coding, rows).frame


def uncoded_columns(coding: Coding, rows: Sequence[int] | None = None) -> Columns:
    """What `uncoded_turns` lists, by column."""
    turns = coding.columns("turns")
    turns = turns.take(turns.at(uncoded_rows(coding) if rows is None else list(rows)))
    ranges = zip(*(turns[name].tolist() for name in ("transcript", "start", "end")), turns.index.tolist(), strict=True)
    said = {number: coding.texts[row][start:end] for row, start, end, number in sorted(ranges)}
    return Columns(
        results.UNCODED,
        {
            **{name: turns[name] for name in turns.names if name in results.UNCODED.names},
            "transcript": coding.columns("transcripts").of_row("transcript", turns["transcript"]),
            "turn": turns["n"],
            "text": [said[number] for number in turns.index.tolist()],
        },
    )


def uncoded_share(coding: Coding) -> tuple[int, int]:
    """How many substantive turns carry no code, and how many there are."""
    turns = substantive(coding)
    return len(_bare(coding, turns)), len(turns)


def _bare(coding: Coding, turns: Columns) -> Columns:
    """The turns without a code."""
    import numpy as np

    spans = coding.columns("spans")
    return turns.take(~np.isin(turns.index, spans["turn"][spans.isin("status", STATUSES)]))
