"""What carries no code yet: where a codebook grows from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from focuscode.coding import Coding
from focuscode.language import language
from focuscode.measures.counted import STATUSES
from focuscode.tables import frame, results

if TYPE_CHECKING:
    from pandas import DataFrame

SUBSTANTIVE = 8  # words, hesitations apart: shorter turns are assent and asides


def substantive_turns(coding: Coding) -> DataFrame:
    """Turns of participants and unnamed voices with at least 8 words, hesitations and marks in brackets apart."""
    import re

    fillers = language(coding.settings["language"]).facts.fillers
    turns = coding.turns[(coding.turns["speaker_type"] != "moderator") & (coding.turns["words"] >= SUBSTANTIVE)]
    kept = []
    for row, transcript, start, end in zip(turns.index, turns["transcript"], turns["start"], turns["end"], strict=True):
        words = re.sub(r"\[[^\]]*\]|\([^)]{0,30}\)", " ", coding.texts[transcript][start:end]).split()
        said = [word for word in words if word.strip(".,;:?!…'\"").lower() not in fillers]
        if sum(any(map(str.isalnum, word)) for word in said) >= SUBSTANTIVE:
            kept.append(row)
    return turns.loc[kept]


def uncoded_rows(coding: Coding) -> list[int]:
    """The rows (in `turns`) of substantive turns without a code, longest first."""
    turns = _bare(coding, substantive_turns(coding))
    rows: list[int] = turns.sort_values(["words", "transcript", "n"], ascending=[False, True, True]).index.tolist()
    return rows


def uncoded_turns(coding: Coding, rows: Sequence[int] | None = None) -> DataFrame:
    """Substantive turns without a code, longest first; columns as in `uncoded.csv`.

    Only the turns in `rows` (as `uncoded_rows` gives them), if they are named.
    """
    turns = coding.turns.loc[uncoded_rows(coding) if rows is None else list(rows)]
    columns = {name: turns[name].tolist() for name in turns.columns if name in results.UNCODED.names}
    there = turns.sort_index()
    ranges = zip(there["transcript"], there["start"], there["end"], strict=True)
    said = {row: coding.texts[at][start:end] for row, (at, start, end) in zip(there.index, ranges, strict=True)}
    return frame(
        results.UNCODED,
        {
            **columns,
            "transcript": coding.transcripts["transcript"].reindex(turns["transcript"]).tolist(),
            "turn": turns["n"].tolist(),
            "text": [said[row] for row in turns.index],
        },
    )


def uncoded_share(coding: Coding) -> tuple[int, int]:
    """How many substantive turns carry no code, and how many there are."""
    turns = substantive_turns(coding)
    return len(_bare(coding, turns)), len(turns)


def _bare(coding: Coding, turns: DataFrame) -> DataFrame:
    """The turns without a code."""
    coded = coding.spans.loc[coding.spans["status"].isin(STATUSES), "turn"]
    return turns[~turns.index.isin(coded)]
