"""Tables inside documents: which column holds the speaker, which the time, which the words.

A header with known names decides. Without one the cells do: times look like times, row numbers count up, labels
come back, and the words are the longest. Merged cells go on with the speaker above; a row that is one cell across
the whole table is a heading, no speech.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from focuscode.readers.labels import choose, clean
from focuscode.readers.table import columns_of, header_of
from focuscode.readers.times import seconds

LABEL_LENGTH = 40


class Cell(NamedTuple):
    """A cell: its text, how many columns it covers, and whether it goes on with the cell above it."""

    text: str
    width: int = 1
    goes_on: bool = False


class Grid(NamedTuple):
    """A table of turns: the names of its columns, and its rows with their numbers; a lone cell is a heading."""

    header: list[str]
    rows: list[tuple[int, list[str]]]


def grid_of(table: list[list[Cell]], above: list[str] | None = None) -> Grid | None:
    """The table as turns, or None if it is none; `above` is the header of the table that it goes on with."""
    rows = [(number, _spread(row)) for number, row in enumerate(table, 1)]
    rows = [(number, row) for number, row in rows if any(text.strip() for text in row)]
    if not rows or max(len(row) for _, row in rows) < 2:
        return None
    named = next(
        ((n, names) for n, (_, row) in enumerate(rows[:3]) if "text" in columns_of(names := _names(row))), None
    )
    if named:
        at, header = named
        above_it = [(number, _lone(row)) for number, row in rows[:at]]
        below = [(number, row) for number, row in rows[at:] if _names(row) != header]
        return Grid(
            header, _filled(header, above_it + [(n, _lone(r) if _across(table[n - 1]) else r) for n, r in below])
        )
    body = [(number, row) for number, row in rows if not _across(table[number - 1])]
    header = above if above and body and all(len(row) == len(above) for _, row in body) else _guessed(body)
    if not header:
        return None
    across = [(number, _lone(row)) for number, row in rows if _across(table[number - 1])]
    return Grid(header, _filled(header, sorted(_without_head(header, body) + across)))


def _names(row: list[str]) -> list[str]:
    return header_of(row)


def _across(row: list[Cell]) -> bool:
    """Whether a row is one cell over the whole width."""
    return len(row) == 1 and row[0].width > 1


def _lone(row: list[str]) -> list[str]:
    """A row as one cell: a heading."""
    return ["\t".join(text for text in row if text.strip("\0 \t\n")).replace("\0", "")]


def _spread(row: list[Cell]) -> list[str]:
    """A row's texts, a merged cell's in the first of its columns."""
    return [text for cell in row for text in ["\0" if cell.goes_on else cell.text, *[""] * (cell.width - 1)]]


def _filled(header: list[str], rows: list[tuple[int, list[str]]]) -> list[tuple[int, list[str]]]:
    """Rows whose empty or merged speaker is the speaker above; other merged cells are empty."""
    at = columns_of(header).get("speaker", -1)
    speaker = ""
    filled = []
    for number, row in rows:
        texts = list(row)
        if len(row) > 1 and 0 <= at < len(row):
            speaker = row[at] if row[at].strip("\0 \t\n") else speaker
            texts[at] = speaker
        filled.append((number, [text.replace("\0", "") for text in texts]))
    return filled


def _guessed(rows: list[tuple[int, list[str]]]) -> list[str]:
    """Names for the columns of a table without a header, from what stands in them; none if no speaker is seen."""
    width, _ = Counter(len(row) for _, row in rows).most_common(1)[0] if rows else (0, 0)
    columns = [[row[n].strip("\0 \t\n") for _, row in rows if len(row) == width] for n in range(width)]
    if width < 3 or len(columns[0]) < 2:
        return []
    names = [_kind(column) for column in columns]
    lengths = [sum(map(len, column)) if not name else -1 for column, name in zip(columns, names, strict=True)]
    labels = [n for n, column in enumerate(columns) if not names[n] and _labels(column)]
    words = max((n for n in range(width) if n not in labels[:1]), key=lambda n: lengths[n])
    if not labels or lengths[words] < 0:
        return []
    names[labels[0]], names[words] = "speaker", "text"
    return [name or f"column_{n}" for n, name in enumerate(names, 1)]


def _kind(column: list[str]) -> str:
    """`start` for a column of times, `turn` for row numbers, else nothing; the first cell may be a heading."""
    filled = [text for text in column[1:] if text] or [text for text in column if text]
    if filled and sum(seconds(text) is not None for text in filled) * 5 >= len(filled) * 4:
        return "start"
    numbers = [int(text.strip(".")) for text in filled if text.strip(".").isdecimal()]
    return "turn" if len(numbers) * 5 >= len(filled) * 4 and numbers == sorted(numbers) else ""


def _labels(column: list[str]) -> bool:
    """Whether a column holds speakers: short, accepted as labels, on most rows that say anything."""
    filled = [clean(text) for text in column if text]
    accepted = choose(text for text in filled if len(text) <= LABEL_LENGTH).labels
    return bool(filled) and sum(text in accepted for text in filled) * 5 >= len(filled) * 3


def _without_head(header: list[str], rows: list[tuple[int, list[str]]]) -> list[tuple[int, list[str]]]:
    """Rows without the head of the table: a first row whose time or number is none."""
    at = columns_of(header)
    checked = [at[name] for name in ("start", "turn") if name in at]
    first = rows[0][1] if rows else []
    heads = [first[n] for n in checked if n < len(first)]
    unlike = heads and not any(seconds(text) is not None or text.strip(". ").isdecimal() for text in heads)
    return rows[1:] if unlike and all(text.strip() for text in heads) else rows
