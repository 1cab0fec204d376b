"""What is counted: the segments and spans that stand in a number's numerator and denominator."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from focuscode.coding import Coding

if TYPE_CHECKING:
    from pandas import DataFrame

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
    def turns(self) -> DataFrame:
        """The turns whose words are counted."""
        turns = self.coding.turns
        return turns if self.moderators else turns[turns["speaker_type"] != "moderator"]

    @cached_property
    def voices(self) -> DataFrame:
        """Each counted turn once for every segment (column `segment`) it stands in: a window counts for all its voices.

        Rows in the order of the segments.
        """
        import numpy as np

        segments, rows = self.coding.segments, self.turns.index.to_numpy()
        first = np.searchsorted(rows, segments["first_turn"].to_numpy())
        count = np.searchsorted(rows, segments["last_turn"].to_numpy(), side="right") - first
        at = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count) + np.repeat(first, count)
        voices: DataFrame = self.turns.iloc[at]
        return voices.assign(segment=np.repeat(segments.index.to_numpy(), count))

    @cached_property
    def segments(self) -> DataFrame:
        """The segments that are counted, those with a counted turn, with their group."""
        groups = self.voices.drop_duplicates("segment").set_index("segment")["group"]
        return self.coding.segments.loc[groups.index].assign(group=groups.to_numpy())

    @cached_property
    def spans(self) -> DataFrame:
        """The spans that are counted, with their segment and the facts of their turn."""
        spans = self.coding.spans
        spans = spans.assign(segment=self.coding.segment_of.to_numpy())
        names = ["group", "stakeholder", "section", "speaker", "speaker_type", *self.coding.attributes]
        facts = self.coding.turns[names].reindex(spans["turn"])
        spans = spans.assign(**{name: facts[name].to_numpy() for name in facts.columns})
        spans = spans[spans["status"].isin(STATUSES)]
        kept: DataFrame = spans if self.moderators else spans[spans["speaker_type"] != "moderator"]
        return kept

    def people(self, frame: DataFrame) -> DataFrame:
        """The rows of participants with a label: persons, not voices without a name."""
        return frame[(frame["speaker_type"] == "participant") & (frame["speaker"] != "")]


def counted_of(coding: Coding, moderators: bool = False) -> Counted:
    """What is counted of a coding; of the last (small) one it is kept, since its tables are asked for one by one."""
    for known in _latest:
        if known.coding is coding and known.moderators == moderators:
            return known
    found = Counted(coding, moderators)
    if len(coding.turns) <= SMALL:
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


def in_buckets(spans: DataFrame, rows: list[Bucket]) -> DataFrame:
    """The spans once for each bucket (column `bucket`, a position in `rows`) that gathers their code."""
    import pandas as pd

    pairs: list[tuple[int, int]] = [(code, n) for n, bucket in enumerate(rows) for code in bucket.codes]
    table = pd.DataFrame(pairs, columns=["code", "bucket"]).astype("int64")
    return spans.reset_index(drop=True).merge(table, on="code", how="inner")


def share(part: Any, whole: Any) -> Any:
    """Part of whole, NaN where there is no whole."""
    import numpy as np

    whole = np.asarray(whole, dtype=float)
    return np.divide(part, whole, out=np.full(len(whole), np.nan), where=whole > 0)
