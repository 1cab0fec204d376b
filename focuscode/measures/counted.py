"""What is counted: the segments and spans that stand in a number's numerator and denominator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from focuscode.coding import Coding
from focuscode.tables import Column
from focuscode.tables.columns import Columns, stretches

SEGMENT = Column("segment", "int", "row of the segment")
GROUP = Column("group", "text", "the focus group")
STATUSES = ("machine", "accepted", "added")


@dataclass(frozen=True)
class Counted:
    """A coding's segments and spans without moderators (unless asked for) and without rejected codings."""

    coding: Coding
    moderators: bool = False

    @property
    def told(self) -> str:
        """Which codings are counted, in words."""
        return "all but rejected; none validated" + ("; moderators included" if self.moderators else "")

    @cached_property
    def turns_at(self) -> Any:
        """The places (in the coding's turns) of the turns whose words are counted."""
        import numpy as np

        turns = self.coding.columns("turns")
        return np.flatnonzero(np.ones(len(turns), bool) if self.moderators else turns["speaker_type"] != "moderator")

    @cached_property
    def voices_at(self) -> Any:
        """The places of the turns in each segment, a segment after the other, and the rows of those segments."""
        import numpy as np

        segments, rows = self.coding.columns("segments"), self.turns.index
        first = np.searchsorted(rows, segments["first_turn"])
        count = np.searchsorted(rows, segments["last_turn"], side="right") - first
        which, at = stretches(first, count)
        return self.turns_at[at], segments.index[which]

    @property
    def turns(self) -> Columns:
        """The turns whose words are counted."""
        return self.coding.columns("turns").take(self.turns_at)

    @property
    def voices(self) -> Columns:
        """Each counted turn once for every segment (column `segment`) it stands in: a window counts for all its voices.

        Rows in the order of the segments.
        """
        places, segments = self.voices_at
        return self.coding.columns("turns").take(places).with_columns({SEGMENT: segments})

    @cached_property
    def segments(self) -> Columns:
        """The segments that are counted, those with a counted turn, with their group."""
        import numpy as np

        places, rows = self.voices_at
        rows, first = np.unique(rows, return_index=True)
        segments, groups = self.coding.columns("segments"), self.coding.columns("turns")["group"]
        return segments.take(segments.at(rows)).with_columns({GROUP: groups[places[first]]})

    @cached_property
    def spans(self) -> Columns:
        """The spans that are counted, with their segment and the facts of their turn."""
        import numpy as np

        spans, turns = self.coding.columns("spans"), self.coding.columns("turns")
        names = ["group", "stakeholder", "section", "speaker", "speaker_type", *self.coding.attributes]
        facts = {Column(name, "text", ""): turns.of_row(name, spans["turn"]) for name in names}
        kept = spans.isin("status", STATUSES)
        if not self.moderators:
            kept &= turns.of_row("speaker_type", spans["turn"]) != "moderator"
        return spans.with_columns({SEGMENT: self.coding.homes_of_spans, **facts}).take(np.flatnonzero(kept))

    def people(self, table: Columns) -> Columns:
        """The rows of participants with a label: persons, not voices without a name."""
        return table.take(are_people(table))


def are_people(table: Columns) -> Any:
    """For each row, whether a participant with a label speaks."""
    return (table["speaker_type"] == "participant") & (table["speaker"] != "")


def counted_of(coding: Coding, moderators: bool = False) -> Counted:
    """What is counted of a coding; of the last (small) one it is kept, since its tables are asked for one by one."""
    for known in _latest:
        if known.coding is coding and known.moderators == moderators:
            return known
    found = Counted(coding, moderators)
    if len(coding.columns("turns")) <= SMALL:
        _latest[:] = [found]
    return found


SMALL = 50_000  # turns
_latest: list[Counted] = []


@dataclass(frozen=True)
class Bucket:
    """A row of a frequency table: a code, a code with all under it, or a tier, and the codes (rows) it gathers."""

    id: str
    tier: str
    kind: str
    label: str
    codes: tuple[int, ...]


def buckets(coding: Coding) -> list[Bucket]:
    """Codes in the codebook's order, then codes with what nests under them, then tiers."""
    book = coding.codebook
    tongue = coding.settings["language"]
    rows = {code.id: n for n, code in enumerate(book.codes)}
    single = [Bucket(c.id, c.tier, c.kind, c.named(tongue), (rows[c.id],)) for c in book.codes]
    nested = [
        Bucket(f"{c.id}/*", c.tier, c.kind, f"{c.named(tongue)} (all)", tuple(rows[b] for b in book.below(c.id)))
        for c in book.codes
        if len(book.below(c.id)) > 1
    ]
    tiers = [
        Bucket(
            t.id,
            t.id,
            "tier",
            t.labels.get(tongue, t.label),
            tuple(rows[c.id] for c in book.codes if c.tier == t.id),
        )
        for t in book.tiers
    ]
    return single + nested + tiers


def in_buckets(codes: Any, rows: list[Bucket]) -> tuple[Any, Any]:
    """Each span once for each bucket that gathers its code: its place in `codes`, the bucket's place in `rows`."""
    import numpy as np

    pairs = sorted((code, n) for n, bucket in enumerate(rows) for code in bucket.codes)
    whose, bucket = np.array(pairs, dtype="int64").reshape(-1, 2).T
    first = np.searchsorted(whose, codes)
    many = np.searchsorted(whose, codes, side="right") - first
    span, at = stretches(first, many)
    return span, bucket[at]


def distinct(first: Any, second: Any, size: int) -> Any:
    """How many different values of `second` stand beside each value of `first` (whole numbers below `size`)."""
    import numpy as np

    wide = int(second.max()) + 1 if len(second) else 1
    return np.bincount(np.unique(first * wide + second) // wide, minlength=size)


def keyed(table: Columns, names: Sequence[str], rows: Any) -> tuple[Any, list[tuple[Any, ...]]]:
    """A number for each row of a table by what stands in some columns together, and the values by number.

    Numbered are the values in `rows` (places in the table), in the order in which they first come there; what stands
    elsewhere alone has no number (-1).
    """
    import numpy as np

    whole = np.zeros(len(table), dtype="int64")
    for name in names:
        numbers, values = table.numbers(name)
        whole = np.unique(whole * (len(values) + 1) + numbers, return_inverse=True)[1]
    if not names:
        return whole, [()]
    found, first = np.unique(whole[rows], return_index=True)
    order = np.argsort(first)
    known = np.full(int(whole.max()) + 1 if len(whole) else 1, -1)
    known[found[order]] = np.arange(len(found))
    places = np.asarray(rows)[first[order]]
    return known[whole], list(zip(*(table[name][places].tolist() for name in names), strict=True))


def share(part: Any, whole: Any) -> Any:
    """Part of whole, NaN where there is no whole."""
    import numpy as np

    whole = np.asarray(whole, dtype=float)
    return np.divide(part, whole, out=np.full(len(whole), np.nan), where=whole > 0)
