"""Two codings of the same texts compared: which codings come and go, and which only change what made them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from focuscode.coding import Coding
from focuscode.errors import UsageError
from focuscode.measures import code_frequency, coding_list
from focuscode.tables import codebook as tables
from focuscode.tables import from_rows
from focuscode.why import marked

if TYPE_CHECKING:
    from pandas import DataFrame

Row = dict[str, Any]
FLAGS = ("negated", "hedged", "wished", "prompted", "actor", "stance")


def coding_changes(before: Coding, after: Coding, renamed: Mapping[str, str] | None = None) -> DataFrame:
    """Codings that come, go, or change their term, words or flags; columns as in `tables.codebook.CODING_CHANGES`.

    `before` and `after` are codings of the same texts with two codebooks; `renamed` leads ids of codes in the older
    one to those in the newer. Two codings of one code that overlap are the same coding. Moderators' are in it.
    Raises UsageError if the texts are not the same.

    >>> len(coding_changes(coding, coding))
    0
    """
    _same_texts(before, after)
    texts = dict(zip(after.transcripts["transcript"], after.texts.values(), strict=True))
    old, new = _by_home(before, renamed or {}), _by_home(after, {})
    order = {code: n for n, code in enumerate([*after.codes["code"], *before.codes["code"]][::-1])}
    found = []
    for home in {**old, **new}:
        for was, now in _paired(old.get(home, []), new.get(home, [])):
            found += list(_change(was, now, home[1], texts))
    found.sort(key=lambda row: (-order[row["code"]], row["transcript"], row["start"]))
    return from_rows(tables.CODING_CHANGES, found)


def count_changes(before: Coding, after: Coding, renamed: Mapping[str, str] | None = None) -> DataFrame:
    """Segments and codings of each code before and after, moderators' apart.

    Columns as in `tables.codebook.CODE_COUNTS`. Codes in the order of the newer codebook, then those that are gone;
    a code that is not there counts nothing.
    """
    names = renamed or {}
    counts = [_counts(before, names), _counts(after, {})]
    rows = []
    for code in dict.fromkeys((*counts[1], *counts[0])):
        was, now = (count.get(code, (0, 0)) for count in counts)
        rows.append(
            {
                "code": code,
                "segments_before": was[0],
                "segments_after": now[0],
                "codings_before": was[1],
                "codings_after": now[1],
            }
        )
    return from_rows(tables.CODE_COUNTS, rows)


def _counts(coding: Coding, names: Mapping[str, str]) -> dict[str, tuple[int, int]]:
    table = code_frequency(coding)
    codes = set(coding.codes["code"])
    rows = zip(table["code"], table["kind"], table["segments"], table["codings"], strict=True)
    return {names.get(code, code): (s, c) for code, kind, s, c in rows if code in codes and kind != "tier"}


def _same_texts(before: Coding, after: Coding) -> None:
    one, other = (list(zip(c.transcripts["transcript"], c.texts.values(), strict=True)) for c in (before, after))
    if one != other:
        raise UsageError("The two codings are of different texts. Code the same transcripts with both codebooks.")


def _by_home(coding: Coding, names: Mapping[str, str]) -> dict[tuple[str, str], list[Row]]:
    """The codings of each transcript and code, in order of the text."""
    homes: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in coding_list(coding).to_dict("records"):
        homes[str(row["transcript"]), names.get(row["code"], str(row["code"]))].append(
            {str(name): value for name, value in row.items()}
        )
    return homes


def _paired(old: list[Row], new: list[Row]) -> Iterator[tuple[Row | None, Row | None]]:
    """Each old coding with the new one that it is: that of the same words, else the first that overlaps; or alone."""
    same = {_place(now): now for now in new}
    waiting = []
    for was in old:
        now = same.pop(_place(was), None)
        if now is None:
            waiting.append(was)
        else:
            yield was, now
    left = list(same.values())
    for was in waiting:
        over = next((now for now in left if now["start"] < was["end"] and was["start"] < now["end"]), None)
        if over is not None:
            left.remove(over)
        yield was, over
    yield from ((None, now) for now in left)


def _place(row: Row) -> tuple[int, int, str]:
    return row["start"], row["end"], row["pieces"]


def _change(was: Row | None, now: Row | None, code: str, texts: Mapping[str, str]) -> Iterator[Row]:
    """A row for a coding that is not what it was."""
    change = _name(was, now)
    row = now or was
    if not change or row is None:
        return
    same = ("coding_id", "transcript", "group", "speaker", "speaker_type", "turn", "start", "end", "matched")
    yield {
        **{name: row[name] for name in same},
        "change": change,
        "code": code,
        "old_term": was["term"] if was else "",
        "new_term": now["term"] if now else "",
        "old_flags": _flags(was) if was else "",
        "new_flags": _flags(now) if now else "",
        "sentence": marked(row, texts[row["transcript"]]),
    }


def _name(was: Row | None, now: Row | None) -> str:
    if was is None or now is None:
        return "come" if now else "gone"
    if _place(was) != _place(now):
        return "words"
    if was["term"] != now["term"]:
        return "term"
    return "flags" if _flags(was) != _flags(now) else ""


def _flags(row: Row) -> str:
    """What stands around a coding, in words: the flags that are raised, the actor and the stance."""
    told = []
    for name in FLAGS:
        value = str(row[name])
        if name in ("actor", "stance"):
            told += [f"{name}: {value}"] if value else []
        elif value == "1":
            told.append(name)
    return ", ".join(told)
