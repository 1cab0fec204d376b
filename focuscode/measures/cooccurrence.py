"""Which codes, and which tiers, stand together in one segment.

Counts come with the count expected if the two had nothing to do with each other: over all segments, and
added up group by group, which is the fairer one where groups differ in what they talk about. The Jaccard
coefficient is what ATLAS.ti calls c.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from focuscode.coding import Coding
from focuscode.measures.counted import Bucket, Counted, buckets, in_buckets, share
from focuscode.tables import Table, frame, results

if TYPE_CHECKING:
    from pandas import DataFrame

ALL_PAIRS = 300  # with more codes than this, pairs that never meet are left out of the table


def code_cooccurrence(coding: Coding, *, moderators: bool = False) -> DataFrame:
    """Every pair of codes: code_a, code_b, unit, n_a, n_b, n_both, n_units, expected, jaccard, expected_within_group.

    Units are the coding's segments, moderators' apart. Jaccard is NaN where neither code occurs.
    """
    rows = [bucket for bucket in buckets(coding) if bucket.kind != "tier" and not bucket.id.endswith("/*")]
    return _pairs(coding, rows, results.COOCCURRENCE, ("code_a", "code_b"), moderators, diagonal=False)


def tier_cooccurrence(coding: Coding, *, moderators: bool = False) -> DataFrame:
    """Every pair of tiers, and each tier with itself; a segment counts once for a tier."""
    rows = [bucket for bucket in buckets(coding) if bucket.kind == "tier"]
    return _pairs(coding, rows, results.TIERS, ("tier_a", "tier_b"), moderators, diagonal=True)


def _pairs(
    coding: Coding, rows: list[Bucket], table: Table, names: tuple[str, str], moderators: bool, diagonal: bool
) -> DataFrame:
    import numpy as np

    counted = Counted(coding, moderators)
    joint, expected = _joint(counted, rows)
    single = joint.diagonal()
    a, b = np.triu_indices(len(rows), 0 if diagonal else 1)
    if len(rows) > ALL_PAIRS:
        a, b = a[joint[a, b] > 0], b[joint[a, b] > 0]
    units = len(counted.segments)
    both = joint[a, b]
    return frame(
        table,
        {
            names[0]: [rows[n].id for n in a],
            names[1]: [rows[n].id for n in b],
            "unit": [coding.settings["unit"]] * len(a),
            "n_a": single[a],
            "n_b": single[b],
            "n_both": both,
            "n_units": [units] * len(a),
            "expected": share(single[a] * single[b], np.full(len(a), units)),
            "jaccard": share(both, single[a] + single[b] - both),
            "expected_within_group": expected[a, b],
        },
    )


def _joint(counted: Counted, rows: list[Bucket]) -> tuple[Any, Any]:
    """Joint counts (the single counts on the diagonal) and the counts expected within groups."""
    import numpy as np
    from scipy.sparse import csr_array

    marks = in_buckets(counted.spans, rows).drop_duplicates(["segment", "bucket"])
    places = np.searchsorted(counted.segments.index.to_numpy(), marks["segment"].to_numpy())
    ones = np.ones(len(marks), dtype=np.int64)
    shape = (len(counted.segments), len(rows))
    incidence = csr_array((ones, (places, marks["bucket"].to_numpy())), shape=shape)
    joint = (incidence.T @ incidence).toarray()
    expected = np.zeros(joint.shape)
    groups = counted.segments["group"].to_numpy()
    for group in dict.fromkeys(groups):
        inside = np.flatnonzero(groups == group)
        n = np.asarray(incidence[inside].sum(axis=0)).ravel()
        expected += np.outer(n, n) / len(inside)
    return joint, expected
