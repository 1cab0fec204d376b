"""Tables, one turn a row: CSV and TSV with a header.

Columns are known by their usual names in Dutch and English, in any case: text (needed), speaker,
speaker_type, start, end, group, turn. Cells are never merged or stripped.
"""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterator

from focuscode.errors import finding
from focuscode.model import Finding, Place, SpeakerType
from focuscode.readers.draft import Builder, Draft
from focuscode.readers.labels import clean, is_moderator
from focuscode.readers.reader import Reader
from focuscode.readers.source import Source
from focuscode.readers.times import seconds

COLUMNS: dict[str, tuple[str, ...]] = {
    "text": (
        "text",
        "tekst",
        "words",
        "woorden",
        "utterance",
        "uiting",
        "content",
        "inhoud",
        "transcript",
        "zin",
        "sentence",
        "quote",
        "citaat",
        "message",
        "bericht",
        "uitspraak",
    ),
    "speaker": (
        "speaker",
        "spreker",
        "name",
        "naam",
        "participant",
        "deelnemer",
        "who",
        "wie",
        "speaker_name",
        "label",
    ),
    "speaker_type": ("speaker_type", "speakertype", "type", "role", "rol", "sprekertype", "spreker_type"),
    "start": (
        "start",
        "start_time",
        "starttime",
        "begin",
        "from",
        "van",
        "time",
        "tijd",
        "timestamp",
        "tijdstip",
        "in",
    ),
    "end": ("end", "end_time", "endtime", "einde", "eind", "to", "tot", "stop", "out"),
    "group": ("group", "groep", "focus_group", "focusgroep", "focusgroup", "session", "sessie"),
    "note": ("note", "notes", "opmerking", "opmerkingen", "remark", "tags"),
    "turn": ("turn", "beurt", "n", "nr", "number", "nummer"),
}
TYPES: dict[str, SpeakerType] = {
    "participant": "participant", "deelnemer": "participant", "respondent": "participant", "p": "participant",
    "moderator": "moderator", "interviewer": "moderator", "mod": "moderator", "m": "moderator",
    "facilitator": "moderator",
    "unknown": "unknown", "onbekend": "unknown", "": "unknown",
}  # fmt: skip


def read(source: Source) -> Draft:
    """One turn a row."""
    place = Place(source.name)
    rows = list(_rows(source))
    header = [name.strip().casefold().replace(" ", "_").lstrip("\ufeff") for name in rows[0][1]] if rows else []
    return from_rows(header, rows[1:], place, list(source.findings))


def _rows(source: Source) -> Iterator[tuple[int, list[str]]]:
    """Rows with the line each begins on."""
    text = source.text
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    line = 1
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(text))
    for row in reader:
        if any(cell.strip() for cell in row):
            yield line, row
        line = reader.line_num + 1


def delimiter(text: str) -> str:
    """The separator of the header line: tab, semicolon or comma, whichever it holds most outside quotes.

    A header of one column has none; then no character of speech parts cells.

    >>> delimiter("text;speaker,name;start")
    ';'
    """
    head = re.sub(r'"[^"]*"', "", text.lstrip("\n ").split("\n", 1)[0])
    counts = {mark: head.count(mark) for mark in ",\t;|"}
    best = max(counts, key=counts.__getitem__)
    return best if counts[best] else "\x1f"


def from_rows(header: list[str], rows: list[tuple[int, list[str]]], place: Place, findings: list[Finding]) -> Draft:
    """A draft from a header and rows with their line numbers; shared by every kind of table."""
    at = columns_of(header)
    if "text" not in at:
        findings.append(finding("F105", place, found=", ".join(header)[:200] or "nothing"))
        return Draft("", [], [], findings)
    unused = [name for position, name in enumerate(header) if name and position not in at.values()]
    if unused:
        findings.append(finding("F107", place, columns=", ".join(unused)))
    builder = Builder()
    for line, row in rows:
        if len(row) != len(header):
            findings.append(finding("F106", Place(place.file, line), found=len(row), wanted=len(header)))
        cell = {name: row[position] if position < len(row) else "" for name, position in at.items()}
        _add(builder, cell, line, place, findings)
        _surplus(builder, row[len(header) :])
    if builder.turns and not any(turn.speaker for turn in builder.turns):
        findings.append(finding("F102", place))
    return builder.draft(findings)


def columns_of(header: list[str]) -> dict[str, int]:
    """Which column holds what; the first synonym in the list wins."""
    found: dict[str, int] = {}
    for name, synonyms in COLUMNS.items():
        for synonym in synonyms:
            if synonym in header and header.index(synonym) not in found.values():
                found[name] = header.index(synonym)
                break
    return found


def _add(builder: Builder, cell: dict[str, str], line: int, place: Place, findings: list[Finding]) -> None:
    speaker = clean(cell.get("speaker", ""))
    times = {}
    for name in ("start", "end"):
        written = cell.get(name, "").strip()
        times[name] = _time(written)
        if written and times[name] is None:
            findings.append(finding("F103", Place(place.file, line), text=written[:40]))
    if builder.turns:
        builder.add("\n")
    builder.turn(
        speaker,
        cell["text"],
        speaker_type=_type(cell.get("speaker_type", ""), speaker),
        start_time=times["start"],
        end_time=times["end"],
        line=line,
        group=cell.get("group", "").strip(),
    )


def _surplus(builder: Builder, cells: list[str]) -> None:
    """Cells that no column names are no speech for certain, but are not lost."""
    words = " ".join(cells).strip()
    if words:
        builder.add("\n")
        builder.skip(words, "more cells than the header")


def _type(written: str, speaker: str) -> SpeakerType:
    known = TYPES.get(written.strip().casefold())
    if known and written.strip():
        return known
    return "unknown" if not speaker else "moderator" if is_moderator(speaker) else "participant"


def _time(written: str) -> float | None:
    try:
        number = float(written.replace(",", "."))
        return number if 0 <= number < math.inf and "_" not in written else None
    except ValueError:
        return seconds(written.split("]", maxsplit=1)[0] + "]" if written.startswith("[") else written)


READER = Reader("csv", "Table, a turn a row", (".csv", ".tsv", ".tab"), read)
