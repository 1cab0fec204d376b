"""Who is spoken of, and how: codes by actor and by stance, as the codebook's word lists propose them.

A mention is not a performance: what counts in a study of roles is whether the cluster does it, lacks it, is
wanted to do it or should stop, and whether the cluster is meant at all. *Unclear* is shown, never spread over
the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from focuscode.coding import Coding
from focuscode.measures.counted import counted_of, share
from focuscode.tables import frame, results

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
    import pandas as pd

    counted = counted_of(coding, moderators)
    spans = counted.spans[counted.spans[of] != ""]
    spans = spans.assign(person=spans["group"] + "|" + spans["speaker"])
    both = pd.concat([spans.assign(group=""), spans]) if len(spans) else spans
    keys = ["group", "code", of]
    table = (
        both.groupby(keys, sort=False).agg(segments=("segment", "nunique"), codings=("segment", "size")).reset_index()
    )
    persons = counted.people(both).groupby(keys)["person"].nunique().rename("speakers")
    table = table.join(persons, on=keys).fillna({"speakers": 0})
    order = {group: n for n, group in enumerate(["", *dict.fromkeys(coding.turns["group"])])}
    table = table.assign(place=table["group"].map(order)).sort_values(["place", "code", of]).reset_index(drop=True)
    whole = table.groupby(["group", "code"])["codings"].transform("sum")
    codes = coding.codes.reindex(table["code"])
    return frame(
        TABLES[of],
        {
            **{name: table[name].tolist() for name in ("group", of, "segments", "codings")},
            "speakers": table["speakers"].astype("int64").tolist(),
            "code": codes["code"].tolist(),
            "tier": codes["tier"].tolist(),
            "share_of_codings": share(table["codings"], whole),
            "status_counted": [counted.told] * len(table),
        },
    )
