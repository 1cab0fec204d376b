"""How often each code occurs, and how widely: groups, speakers, segments, rate and concentration together.

Never one count alone: a code said forty times by one person is not a code said by everyone (Carlsen &
Glenton 2011, doi:10.1186/1471-2288-11-26; Krueger & Casey: frequency and extensiveness).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from focuscode.coding import Coding
from focuscode.errors import UsageError, near
from focuscode.measures.counted import Counted, buckets, counted_of, in_buckets, share
from focuscode.tables import Table, frame, results

if TYPE_CHECKING:
    from pandas import DataFrame

TABLES: dict[str | None, Table] = {
    None: results.FREQUENCIES,
    "group": results.FREQUENCIES_BY_GROUP,
    "stakeholder": results.FREQUENCIES_BY_STAKEHOLDER,
    "speaker": results.FREQUENCIES_BY_SPEAKER,
    "section": results.FREQUENCIES_BY_SECTION,
}
KEYS: dict[str | None, list[str]] = {
    None: [],
    "group": ["group", "stakeholder"],
    "stakeholder": ["stakeholder"],
    "speaker": ["group", "speaker"],
    "section": ["section"],
}


def code_frequency(coding: Coding, by: str | None = None, *, moderators: bool = False) -> DataFrame:
    """Frequencies of codes, of codes with what nests under them (`code/*`) and of tiers.

    Columns as in `frequencies.csv` (see `tables.results`), with the columns of `by` behind them. A segment
    counts once for a code, a parent or a tier, however many codings it holds. Moderators are outside every
    numerator and denominator unless asked for; a voice without a label counts in segments and words, never as
    a person. Rates are segments per 1,000 words; a share without a whole is NaN.

    `by` is group, stakeholder, speaker, section, or an attribute of the participants' table (size, sector …);
    by attribute, only those who have it are counted. Raises UsageError for any other.

    >>> table = code_frequency(coding, by="group")
    >>> sorted(set(table["group"]))
    ['FG1', 'FG2', 'FG3', 'FG4', 'FG5']
    """
    counted = counted_of(coding, moderators)
    rows = buckets(coding)
    table_of, keys = _keys(coding, by)
    spans, voices, turns = counted.spans, counted.voices, counted.turns
    if by == "speaker" or by in coding.attributes:
        spans, voices, turns = (part[part[keys[-1]] != ""] for part in (spans, voices, turns))
    grid = _grid(turns, keys, len(rows))
    base = _denominators(counted, turns, voices, keys)
    numbers = _numerators(counted, in_buckets(spans, rows), keys)
    table = grid.merge(base, how="left", on=[*keys, "_"]).merge(numbers, how="left", on=[*keys, "bucket"])
    counts = [name for name in (*base.columns, *numbers.columns) if name not in (*keys, "_", "bucket")]
    table[counts] = table[counts].fillna(0).astype("int64")
    facts = {name: [getattr(rows[n], name) for n in table["bucket"]] for name in ("tier", "kind", "label")}
    return frame(
        table_of,
        {
            **{name: table[name].tolist() for name in (*keys, *counts) if name != "most"},
            **facts,
            "code": [rows[n].id for n in table["bucket"]],
            "per_1000_words": 1000 * share(table["segments"], table["words_of"]),
            "share_of_segments": share(table["segments"], table["segments_of"]),
            "largest_speaker_share": share(table["most"], table["segments"]),
            "status_counted": [counted.told] * len(table),
        },
    )


def _keys(coding: Coding, by: str | None) -> tuple[Table, list[str]]:
    """The table that a frequency by something is, and the columns it is counted by."""
    if by in KEYS:
        return TABLES[by], KEYS[by]
    if by not in coding.attributes:
        known = [*filter(None, KEYS), *coding.attributes]
        raise UsageError(f"Nothing to count by is called '{by}'. {near(str(by), known)}")
    return results.by_attribute(str(by)), [str(by)]


def _grid(turns: DataFrame, keys: list[str], rows: int) -> DataFrame:
    """Every bucket for every value of the keys, in order of first appearance."""
    import pandas as pd

    values = turns[keys].drop_duplicates() if keys else pd.DataFrame(index=[0])
    return values.merge(pd.DataFrame({"bucket": range(rows), "_": 0}), how="cross")


def _denominators(counted: Counted, turns: DataFrame, voices: DataFrame, keys: list[str]) -> DataFrame:
    """groups_of, speakers_of, segments_of, words_of for each value of the keys."""
    import pandas as pd

    people = counted.people(turns).drop_duplicates([*dict.fromkeys([*keys, "group", "speaker"])])
    parts: dict[str, Any] = {
        "groups_of": turns.drop_duplicates([*dict.fromkeys([*keys, "group"])]).assign(n=1),
        "speakers_of": people.assign(n=1),
        "segments_of": voices.drop_duplicates([*keys, "segment"]).assign(n=1),
        "words_of": turns.assign(n=turns["words"]),
    }
    if not keys:
        return pd.DataFrame({"_": [0], **{name: [int(part["n"].sum())] for name, part in parts.items()}})
    sums = {name: part.groupby(keys, sort=False)["n"].sum() for name, part in parts.items()}
    return pd.DataFrame(sums).rename_axis(keys).reset_index().assign(_=0)


def _numerators(counted: Counted, spans: DataFrame, keys: list[str]) -> DataFrame:
    """groups, speakers, segments, codings, and the segments of the one who said it most."""
    import pandas as pd

    by = [*keys, "bucket"]
    people = counted.people(spans).drop_duplicates([*dict.fromkeys([*by, "group", "speaker", "segment"])])
    each = people.groupby([*dict.fromkeys([*by, "group", "speaker"])], sort=False).size()
    sums = {
        "groups": spans.drop_duplicates([*dict.fromkeys([*by, "group"])]).groupby(by).size(),
        "speakers": each.groupby(level=by).size(),
        "segments": spans.drop_duplicates([*by, "segment"]).groupby(by).size(),
        "codings": spans.groupby(by).size(),
        "most": each.groupby(level=by).max(),
    }
    if spans.empty:
        return pd.DataFrame(
            {name: pd.Series(dtype=spans[name].dtype) for name in by} | dict.fromkeys(sums, pd.Series(dtype="int64"))
        )
    return pd.DataFrame(sums).rename_axis(by).reset_index()
