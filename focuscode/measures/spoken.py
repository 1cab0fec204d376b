"""Who is spoken of, and how: codes by actor and by stance, as the codebook's word lists propose them.

A mention is not a performance: what counts in a study of roles is whether the cluster does it, lacks it, is
wanted to do it or should stop, and whether the cluster is meant at all. *Unclear* is shown, never spread over
the rest.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Literal

from focuscode.coding import Coding
from focuscode.measures.counted import are_people, counted_of, share
from focuscode.tables import results
from focuscode.tables.columns import Columns

if TYPE_CHECKING:
    from pandas import DataFrame

TABLES = {"actor": results.CODE_BY_ACTOR, "stance": results.CODE_BY_STANCE}


def code_by(coding: Coding, of: Literal["actor", "stance"], *, moderators: bool = False) -> DataFrame:
    """Codes by actor or stance, over all groups (group empty) and a group at a time.

    Columns as in `code_by_actor.csv`. Only what occurs is listed; empty where the codebook has no such lists.

    >>> table = code_by(coding, "stance")
    >>> set(table["stance"]) <= {"does", "lacks", "wanted", "should-stop", "unclear"}
    True
    """
    return spoken_columns(coding, of, moderators=moderators).frame


def spoken_columns(coding: Coding, of: Literal["actor", "stance"], *, moderators: bool = False) -> Columns:
    """What `code_by` counts, by column."""
    import numpy as np

    counted = counted_of(coding, moderators)
    spans = counted.spans.take(counted.spans[of] != "")
    cells: dict[tuple[str, int, str], _Cell] = defaultdict(_Cell)
    whole: Counter[tuple[str, int]] = Counter()
    names = ("group", "code", of, "segment", "speaker")
    rows = zip(*(spans[name].tolist() for name in names), are_people(spans).tolist(), strict=True)
    for group, code, value, segment, speaker, named in rows:
        for home in dict.fromkeys(("", group)):
            cells[home, code, value].add(segment, (group, speaker) if named else None)
            whole[home, code] += 1
    order = {group: n for n, group in enumerate(["", *dict.fromkeys(coding.columns("turns")["group"].tolist())])}
    found = sorted(cells, key=lambda cell: (order[cell[0]], *cell[1:]))
    codes = [coding.codebook.codes[code] for _, code, _ in found]
    codings = [cells[cell].codings for cell in found]
    return Columns(
        TABLES[of],
        {
            "group": [group for group, _, _ in found],
            of: [value for _, _, value in found],
            "segments": [len(cells[cell].segments) for cell in found],
            "codings": codings,
            "speakers": [len(cells[cell].speakers) for cell in found],
            "code": [code.id for code in codes],
            "tier": [code.tier for code in codes],
            "share_of_codings": share(np.array(codings), [whole[group, code] for group, code, _ in found]),
            "status_counted": [counted.told] * len(found),
        },
    )


class _Cell:
    """What was counted for one group, code and value."""

    def __init__(self) -> None:
        self.codings = 0
        self.segments: set[int] = set()
        self.speakers: set[tuple[str, str]] = set()

    def add(self, segment: int, speaker: tuple[str, str] | None) -> None:
        """Count a coding."""
        self.codings += 1
        self.segments.add(segment)
        if speaker:
            self.speakers.add(speaker)
