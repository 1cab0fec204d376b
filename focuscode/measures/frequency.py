"""How often each code occurs, and how widely: groups, speakers, segments, rate and concentration together.

Never one count alone: a code said forty times by one person is not a code said by everyone (Carlsen &
Glenton 2011, doi:10.1186/1471-2288-11-26; Krueger & Casey: frequency and extensiveness).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from focuscode.coding import Coding
from focuscode.errors import UsageError, near
from focuscode.measures.counted import are_people, buckets, counted_of, distinct, in_buckets, keyed, share
from focuscode.tables import Table, results
from focuscode.tables.columns import Columns

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
    return frequency_columns(coding, by, moderators=moderators).frame


def frequency_columns(coding: Coding, by: str | None = None, *, moderators: bool = False) -> Columns:
    """What `code_frequency` counts, by column."""
    import numpy as np

    counted = counted_of(coding, moderators)
    rows = buckets(coding)
    table_of, names = _keys(coding, by)
    said, spans = coding.columns("turns"), counted.spans
    turns, (voices, segments), homes = counted.turns_at, counted.voices_at, said.at(spans["turn"])
    if by == "speaker" or by in coding.attributes:
        named = said[names[-1]] != ""
        turns, voices, segments = turns[named[turns]], voices[named[voices]], segments[named[voices]]
        spans, homes = spans.take(named[homes]), homes[named[homes]]
    keys, values = keyed(said, names, turns)
    people, persons = keyed(said, ["group", "speaker"], turns)
    groups, _ = said.numbers("group")
    known = are_people(said)
    size = len(values)
    theirs = turns[known[turns]]
    base = {
        "groups_of": distinct(keys[turns], groups[turns], size),
        "speakers_of": distinct(keys[theirs], people[theirs], size),
        "segments_of": distinct(keys[voices], segments, size),
        "words_of": np.bincount(keys[turns], weights=said["words"][turns], minlength=size).astype("int64"),
    }
    span, bucket = in_buckets(spans["code"], rows)
    turn, segment = homes[span], spans["segment"][span]
    place = keys[turn] * len(rows) + bucket
    person = np.flatnonzero(known[turn])
    cells = size * len(rows)
    numbers = {
        "groups": distinct(place, groups[turn], cells),
        "speakers": distinct(place[person], people[turn[person]], cells),
        "segments": distinct(place, segment, cells),
        "codings": np.bincount(place, minlength=cells),
    }
    most = _most(place[person], people[turn[person]], segment[person], len(persons), cells)
    whole = {name: np.repeat(counts, len(rows)) for name, counts in base.items()}
    return Columns(
        table_of,
        {
            **{name: [value[n] for value in values for _ in rows] for n, name in enumerate(names)},
            **{name: [getattr(row, name) for row in rows] * size for name in ("tier", "kind", "label")},
            **numbers,
            **whole,
            "code": [row.id for row in rows] * size,
            "per_1000_words": 1000 * share(numbers["segments"], whole["words_of"]),
            "share_of_segments": share(numbers["segments"], whole["segments_of"]),
            "largest_speaker_share": share(most, numbers["segments"]),
            "status_counted": [counted.told] * cells,
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


def _most(place: Any, person: Any, segment: Any, persons: int, cells: int) -> Any:
    """For each cell the segments of the one who said it most."""
    import numpy as np

    wide = int(segment.max()) + 1 if len(segment) else 1
    once = np.unique((place * max(persons, 1) + person) * wide + segment) // wide
    whose, count = np.unique(once, return_counts=True)
    most = np.zeros(cells, dtype="int64")
    np.maximum.at(most, whose // max(persons, 1), count)
    return most
