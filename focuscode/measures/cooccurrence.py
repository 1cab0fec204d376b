"""Which codes, and which tiers, stand together in one segment.

Counts come with the count expected if the two had nothing to do with each other: over all segments, and
added up group by group, which is the fairer one where groups differ in what they talk about. The Jaccard
coefficient is what ATLAS.ti calls c.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from focuscode.coding import Coding
from focuscode.measures.counted import Bucket, Counted, buckets, counted_of, in_buckets, share
from focuscode.tables import Table, results
from focuscode.tables.columns import Columns, numbered, stretches

if TYPE_CHECKING:
    from pandas import DataFrame

ALL_PAIRS = 300  # with more codes than this, pairs that never meet are left out of the table


def code_cooccurrence(coding: Coding, *, moderators: bool = False) -> DataFrame:
    """Every pair of codes: code_a, code_b, unit, n_a, n_b, n_both, n_units, expected, jaccard, expected_within_group.

    Units are the coding's segments, moderators' apart. Jaccard is NaN where neither code occurs.
    """
    return code_pairs(coding, moderators=moderators).frame


def tier_cooccurrence(coding: Coding, *, moderators: bool = False) -> DataFrame:
    """Every pair of tiers, and each tier with itself; a segment counts once for a tier."""
    return tier_pairs(coding, moderators=moderators).frame


def code_pairs(coding: Coding, *, moderators: bool = False) -> Columns:
    """What `code_cooccurrence` counts, by column."""
    rows = [bucket for bucket in buckets(coding) if bucket.kind != "tier" and not bucket.id.endswith("/*")]
    return _pairs(coding, rows, results.COOCCURRENCE, ("code_a", "code_b"), moderators, diagonal=False)


def tier_pairs(coding: Coding, *, moderators: bool = False) -> Columns:
    """What `tier_cooccurrence` counts, by column."""
    rows = [bucket for bucket in buckets(coding) if bucket.kind == "tier"]
    return _pairs(coding, rows, results.TIERS, ("tier_a", "tier_b"), moderators, diagonal=True)


def _pairs(
    coding: Coding, rows: list[Bucket], table: Table, names: tuple[str, str], moderators: bool, diagonal: bool
) -> Columns:
    import numpy as np

    counted = counted_of(coding, moderators)
    joint, expected = _joint(counted, rows)
    single = joint.diagonal()
    a, b = np.triu_indices(len(rows), 0 if diagonal else 1)
    if len(rows) > ALL_PAIRS:
        a, b = a[joint[a, b] > 0], b[joint[a, b] > 0]
    units = len(counted.segments)
    both = joint[a, b]
    return Columns(
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
    """Joint counts (the single counts on the diagonal) and the counts expected within groups.

    Only the pairs that stand in some segment are looked at: the work grows with the codings, not with the codes.
    """
    import numpy as np

    size = len(rows)
    span, of = in_buckets(counted.spans["code"], rows)
    marks = np.unique(counted.spans["segment"][span] * max(size, 1) + of)
    segment, bucket = marks // max(size, 1), marks % max(size, 1)
    first = np.searchsorted(segment, segment)
    many = np.searchsorted(segment, segment, side="right") - first
    one, other = stretches(first, many)
    joint = np.bincount(bucket[one] * size + bucket[other], minlength=size * size).reshape(size, size)
    expected = np.zeros(joint.shape)
    groups, known = numbered(counted.segments["group"])
    home = groups[np.searchsorted(counted.segments.index, segment)]
    for group in range(len(known)):
        n = np.bincount(bucket[home == group], minlength=size)
        expected += np.outer(n, n) / int((groups == group).sum())
    return joint, expected
