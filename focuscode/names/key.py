"""The key: for each copy, every stretch that was changed, with its place and words before and after.

Whoever holds the key can lead a place in a copy, or the copy whole, back to the words as they were said. Places are
characters of a transcript's text, as everywhere: of a copy those of its text cells joined by line ends.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from focuscode.errors import ResultsError, UsageError
from focuscode.offsets import OffsetMap
from focuscode.tables import Column, Table, from_rows
from focuscode.writing import csv_bytes, sha256, unguarded

KEY = Table(
    "pseudonym_key",
    "what was changed in each copy, and what stood there",
    (
        Column("transcript", "text", "id of the copy"),
        Column("kind", "text", "text, speaker, person, organisation, place, other, left out or a kind of contact"),
        Column("start", "int", "where it begins in the copy", "character"),
        Column("end", "int", "where it ends, exclusive", "character"),
        Column("replacement", "text", "what stands in the copy", exact=True),
        Column("source_start", "int", "where it began in the text as it was", "character"),
        Column("source_end", "int", "where it ended, exclusive", "character"),
        Column("original", "text", "what stood there", exact=True),
        Column("sha256", "text", "SHA-256 of the copy's text, in rows of kind text"),
        Column("source_sha256", "text", "SHA-256 of the text as it was, in rows of kind text"),
    ),
    "transcript, place",
)
TEXT, SPEAKER = "text", "speaker"


class Change(NamedTuple):
    """A stretch of the source and what stands for it in the copy."""

    kind: str
    start: int
    end: int
    replacement: str
    source_start: int
    source_end: int
    original: str


@dataclass(frozen=True)
class Key:
    """What was changed in one copy; `speakers` are its turns whose label was changed, with the labels."""

    transcript: str
    sha256: str
    source_sha256: str
    length: int
    changes: tuple[Change, ...]
    speakers: tuple[Change, ...] = ()

    def steps(self, text: str) -> Iterator[tuple[str, str]]:
        """(piece of the copy, piece of the source), in order, over the whole text of the copy."""
        here = 0
        for change in self.changes:
            yield text[here : change.start], text[here : change.start]
            yield change.replacement, change.original
            here = change.end
        yield text[here:], text[here:]


def text_hash(text: str) -> str:
    """SHA-256 of a text, as the key holds it."""
    return sha256(text.encode("utf-8", "surrogatepass"))


def made(transcript: str, steps: Sequence[tuple[str, str, str]]) -> tuple[str, Key]:
    """A copy's text and its key from (kind, source piece, copy piece) steps.

    >>> text, key = made("FG1", [("", "Dag ", "Dag "), ("person", "Jan", "[persoon-1]")])
    >>> text, restore(text, key)
    ('Dag [persoon-1]', 'Dag Jan')
    """
    here = there = 0
    changes = []
    for kind, source, copy in steps:
        if source != copy:
            changes.append(Change(kind, there, there + len(copy), copy, here, here + len(source), source))
        here, there = here + len(source), there + len(copy)
    text = "".join(copy for _, _, copy in steps)
    old = "".join(source for _, source, _ in steps)
    return text, Key(transcript, text_hash(text), text_hash(old), len(old), tuple(changes))


def restore(text: str, key: Key) -> str:
    """The text as it was, from the text of a copy and its key.

    Raises UsageError if the text is not the one that the key was made with, to the letter.
    """
    if text_hash(text) != key.sha256:
        raise UsageError(f"This is not the text of {key.transcript} that the key was made with: it was changed since.")
    old = "".join(original for _, original in key.steps(text))
    if text_hash(old) != key.source_sha256:
        raise ResultsError(f"The key of {key.transcript} is damaged: the text it gives is not the one that was read.")
    return old


def places(text: str, key: Key) -> OffsetMap:
    """Where each character of a copy's text came from in the text as it was. Raises UsageError as `restore` does.

    >>> text, key = made("FG1", [("person", "Jan", "[persoon-1]"), ("", " zei", " zei")])
    >>> places(text, key).span(12, 15)
    (4, 7)
    """
    restore(text, key)
    return OffsetMap.build(_letters((original, piece) for piece, original in key.steps(text)))[1]


def _letters(steps: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """What stayed as it was, letter by letter: each has its own place."""
    for source, made in steps:
        if source == made:
            yield from zip(source, made, strict=True)
        else:
            yield source, made


def key_bytes(keys: Sequence[Key]) -> bytes:
    """Keys as one CSV."""
    return csv_bytes(from_rows(KEY, [row for key in keys for row in _rows(key)]), KEY)


def _rows(key: Key) -> Iterator[dict[str, object]]:
    empty = {"transcript": key.transcript, "sha256": "", "source_sha256": ""}
    length = key.length + sum(len(c.replacement) - len(c.original) for c in key.changes)
    whole = Change(TEXT, 0, length, "", 0, key.length, "")
    yield {**empty, **whole._asdict(), "sha256": key.sha256, "source_sha256": key.source_sha256}
    for change in sorted((*key.changes, *key.speakers), key=lambda change: (change.start, change.kind != SPEAKER)):
        yield {**empty, **change._asdict()}


def read_key(path: str | Path) -> dict[str, Key]:
    """The keys of a key file, by the id of the copy. Raises ResultsError if the file is missing or is no key."""
    path = Path(path)
    try:
        text = path.read_bytes().decode("utf-8", "surrogatepass")
        csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        return _keys(rows)
    except OSError as error:
        raise ResultsError(f"{path} cannot be read: {error.strerror}.") from error
    except (KeyError, ValueError, TypeError, csv.Error) as error:
        raise ResultsError(f"{path} is no key that focuscode wrote, or it was changed ({error}).") from error


def _keys(rows: Sequence[Mapping[str, str]]) -> dict[str, Key]:
    wholes: dict[str, Mapping[str, str]] = {}
    changes: dict[str, list[Change]] = defaultdict(list)
    speakers: dict[str, list[Change]] = defaultdict(list)
    for row in rows:
        name = unguarded(row["transcript"])
        start, end, source_start, source_end = (int(row[n]) for n in ("start", "end", "source_start", "source_end"))
        if row["kind"] == TEXT:
            wholes[name] = row
            continue
        home = speakers if row["kind"] == SPEAKER else changes
        home[name].append(
            Change(row["kind"], start, end, row["replacement"], source_start, source_end, row["original"])
        )
    return {
        name: Key(
            name,
            row["sha256"],
            row["source_sha256"],
            int(row["source_end"]),
            tuple(changes[name]),
            tuple(speakers[name]),
        )
        for name, row in wholes.items()
    }
