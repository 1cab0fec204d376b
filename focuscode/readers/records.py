"""A list with a record a turn, whichever the tool: the words, who says them, and when, under their usual names.

Where the words of a record have speakers of their own, and are the same words, they part it. A record that
holds a single word is a word of a talk; these are put together by their speakers.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from focuscode.readers.fields import (
    END,
    LATEST,
    SPEAKER,
    START,
    TEXT,
    Clock,
    Json,
    folded,
    label,
    letters,
    lists,
    records,
    text,
    unit_of,
    value_of,
    written,
)
from focuscode.readers.pieces import Piece, Word, by_speaker, joined, joined_lines
from focuscode.readers.stretches import count

SLOWEST = 0.05  # words a second; a talk of whole numbers below it is counted in milliseconds
_INNER = ("words", "sentences", "elements", "tokens", "segs", "items")


def find(data: Any) -> tuple[tuple[str, ...], list[Any]]:
    """The list of a file that holds the talk, and its path: with speakers before without, then the most words."""
    best: tuple[tuple[bool, int], tuple[str, ...], list[Any]] = ((False, 0), (), [])
    for path, found in lists(data):
        fields = [folded(item) for item in found if isinstance(item, dict)]
        said = sum(len(letters(words_in(item))) for item in fields)
        spoken = any(value_of(item, SPEAKER) is not None for item in fields)
        if said and (spoken, said) > best[0]:
            best = ((spoken, said), tuple(path), found)
    return best[1], best[2]


def words_in(item: Mapping[str, Any]) -> str:
    """The words of a folded record: under one of their names, else put together from the words inside."""
    said = text(item, *TEXT)
    if said:
        return said
    inner = [folded(part) for name in _INNER for part in records(item, name)]
    if inner:
        return joined(Word("", text(part, *TEXT)) for part in inner if text(part, *TEXT))
    return text(item, "words")


def read_records(found: list[Any], clock: Clock, names: Mapping[str, str], unit: float | None = None) -> list[Piece]:
    """Pieces of the records in a list; `unit` is that of their times in seconds, found out where it is not given."""
    items = [_named(folded(item)) if isinstance(item, dict) else {"text": item} for item in found]
    items = [item for item in items if words_in(item).strip()]
    unit = unit or _unit(items, clock)
    if _single(items):
        return from_first(by_speaker(_word(item, clock, names, unit) for item in items))
    return from_first([piece for item in items for piece in _pieces(item, clock, names, unit)])


def _named(item: Json) -> Json:
    """A folded record; where it names a sender (`from`) and no speaker, that is the speaker."""
    sender = item.get("from")
    if isinstance(sender, str) and written(sender, 1.0) is None and value_of(item, SPEAKER) is None:
        item["speaker"] = item.pop("from")
    return item


def _unit(items: list[Json], clock: Clock) -> float:
    named = min((unit_of(item) for item in items), default=1.0)
    starts = [value_of(item, START) for item in items]
    ends = [value_of(item, END) for item in items]
    numbers = [value for value in (*starts, *ends) if value is not None]
    if named != 1.0 or not numbers or not all(type(value) is int for value in numbers):
        return named
    said = sum(count(words_in(item)) for item in items)
    return 0.001 if max(numbers) - min(numbers) > said / SLOWEST else 1.0


def _single(items: list[Json]) -> bool:
    return len(items) > 5 and sum(count(words_in(item)) for item in items) < 1.2 * len(items)


def _times(item: Json, clock: Clock, unit: float) -> tuple[float | None, float | None]:
    start, end = value_of(item, START), value_of(item, END)
    if isinstance(start, list):  # a pair: from and to
        start, end = start if len(start) == 2 else (None, end)
    first, last = clock.read(start, unit), clock.read(end, unit)
    length = value_of(item, ("duration", "dur", "durationms", "ddurationms", "durationmilliseconds"))
    if last is None and first is not None and length is not None:
        more = clock.read(length, unit)
        last = None if more is None else round(first + more, 6)
    return first, last


def _word(item: Json, clock: Clock, names: Mapping[str, str], unit: float) -> Word:
    who = value_of(item, SPEAKER)
    said = words_in(item)
    mark = not any(map(str.isalnum, said)) and said.strip() in {".", ",", "?", "!", ":", ";", "…", ")", "%"}
    return Word(None if who is None else label(who, names), said, *_times(item, clock, unit), before=mark)


def _pieces(item: Json, clock: Clock, names: Mapping[str, str], unit: float) -> list[Piece]:
    said = words_in(item)
    start, end = _times(item, clock, unit)
    who = label(value_of(item, SPEAKER), names)
    inner = [folded(word) for word in records(item, "words")]
    if start is None and end is None and inner:
        start, end = _times(inner[0], clock, unit)[0], _times(inner[-1], clock, unit)[1]
    speakers = {label(value_of(word, SPEAKER), names) for word in inner if value_of(word, SPEAKER) is not None}
    if not speakers or speakers <= {who}:
        return [Piece(who, said, start, end)]
    parted = by_speaker(_word(word, clock, names, unit) for word in inner)
    whole = joined_lines(parted)
    if letters(whole) != letters(said):
        return [Piece(who or parted[0].speaker, said, start, end)]
    if len(parted) == 1:
        return [Piece(parted[0].speaker, said, start, end)]
    return parted


def from_first(pieces: list[Piece]) -> list[Piece]:
    """Pieces with their times counted from the first one, where they are moments of a calendar."""
    starts = [piece.start for piece in pieces if piece.start is not None]
    zero = min(starts, default=0.0)
    if zero < LATEST:
        return pieces
    return [
        piece._replace(
            start=None if piece.start is None else round(piece.start - zero, 6),
            end=None if piece.end is None else round(max(piece.end - zero, 0), 6),
        )
        for piece in pieces
    ]
