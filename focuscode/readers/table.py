"""Tables, one turn a row: CSV and TSV with a header.

Columns are known by their usual names in Dutch and English, in any case: text (needed), speaker,
speaker_type, start, end, group, turn. Cells are never merged or stripped. A first line `sep=;` names the separator.
The header may stand below a title, within the first ten rows. Codes such as `&#8212;` are read as the signs they
stand for where a file holds several of them and no bare `&`: then it was taken from a web page.
"""

from __future__ import annotations

import csv
import html
import io
import math
import re
from collections.abc import Iterator

from focuscode.errors import finding
from focuscode.model import Finding, LeftOut, Place, SpeakerType
from focuscode.readers.draft import Builder, Draft
from focuscode.readers.labels import clean, is_moderator
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
        "uitingen",
        "transcriptie",
        "gesproken_tekst",
        "spoken_text",
        "dialogue",
        "dialoog",
        "caption",
        "ondertitel",
        "fragment",
        "passage",
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
        "naam_spreker",
        "sprekernaam",
        "name_speaker",
        "speaker_label",
        "person",
        "persoon",
        "respondent",
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
        "begintijd",
        "starttijd",
        "begin_time",
        "timecode",
        "tijdcode",
        "timecode_in",
        "timespan",
    ),
    "end": (
        "end",
        "end_time",
        "endtime",
        "einde",
        "eind",
        "to",
        "tot",
        "stop",
        "out",
        "eindtijd",
        "timecode_out",
    ),
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


HEADED = 10  # rows in which the header is looked for
_CODE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_SEPARATOR = re.compile(r'"?sep=(.)"?[ \t;,]*(?:\n|$)', re.IGNORECASE)
Row = tuple[int, list[str]]


def read(source: Source) -> Draft:
    """One turn a row."""
    place = Place(source.name)
    above, rows = headed(_rows(source))
    draft = from_rows(header_of(rows[0][1]) if rows else [], rows[1:], place, list(source.findings))
    return framed(draft, above, rows, place)


def framed(draft: Draft, above: list[Row], rows: list[Row], place: Place) -> Draft:
    """A table's draft, with the rows that stand above its header left out."""
    if not above or not draft.text:
        return draft
    title = "\n".join(words for _, row in above if (words := " ".join(filter(None, map(str.strip, row)))))
    move = len(title) + 1
    turns = [turn._replace(start=turn.start + move, end=turn.end + move) for turn in draft.turns]
    left = [LeftOut(0, move - 1, "above the header")]
    left += [LeftOut(start + move, end + move, reason) for start, end, reason in draft.left_out]
    told = [*draft.findings, finding("F166", place, row=rows[0][0])]
    return Draft(f"{title}\n{draft.text}", turns, left, told)


def header_of(row: list[str]) -> list[str]:
    """The names of a header as they are looked up: in small letters, without what stands in brackets.

    >>> header_of(["Spreker ", "Start (mm:ss)"])
    ['spreker', 'start']
    """
    names = [_without_unit(name.strip().lstrip("\ufeff")) for name in row]
    names = [re.sub(r"[ _-]+", "_", name.strip(" :*").casefold()) for name in names]
    while names and not names[-1]:
        names.pop()
    return names


def _without_unit(name: str) -> str:
    front, opens, unit = name.rpartition("(")
    return front.rstrip() if opens and unit.find(")") == len(unit) - 1 else name


def headed(rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """Rows above the header, and rows from the header on: the first that names the words and another column."""
    for at, (_, row) in enumerate(rows[:HEADED]):
        known = columns_of(header_of(row))
        if "text" in known and len(known) > 1:
            return rows[:at], rows[at:]
    return [], rows


def _rows(source: Source) -> list[Row]:
    """Rows with the line each begins on, read with the separator that gives a header."""
    text = source.text
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    declared = _SEPARATOR.match(text)
    if declared:
        return list(_parted(text[declared.end() :], declared[1], 2))
    heads = [line for line in text.split("\n", 40)[:40] if line.strip()][:HEADED]
    for mark in dict.fromkeys(map(delimiter, heads)):
        rows = list(_parted(text, mark, 1))
        known = columns_of(header_of(headed(rows)[1][0][1])) if rows else {}
        if "text" in known and len(known) > 1:
            return rows
    return list(_parted(text, delimiter(text), 1))


def _parted(text: str, mark: str, line: int) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    before = line - 1
    for row in reader:
        if any(cell.strip() for cell in row):
            yield line, row
        line = before + reader.line_num + 1


def uncoded(rows: list[Row], at: int, place: Place, findings: list[Finding]) -> list[Row]:
    """Rows with the codes in the column of the words as the signs they stand for, if that is certain."""
    words = [row[at] for _, row in rows if len(row) > at and "&" in row[at]]
    codes = [code for cell in words for code in _CODE.findall(cell) if html.unescape(code) != code]
    bare = sum(cell.count("&") for cell in words) - len(codes)
    if bare or len(codes) < 3:
        return rows
    findings.append(finding("F165", place, count=len(words), example=codes[0]))
    return [(line, [html.unescape(cell) if n == at else cell for n, cell in enumerate(row)]) for line, row in rows]


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


def from_rows(header: list[str], rows: list[Row], place: Place, findings: list[Finding]) -> Draft:
    """A draft from a header and rows with their line numbers; shared by every kind of table."""
    at = columns_of(header)
    if "text" not in at:
        findings.append(finding("F105", place, found=", ".join(header)[:200] or "nothing"))
        return Draft("", [], [], findings)
    unused = [name for position, name in enumerate(header) if name and position not in at.values()]
    if unused:
        findings.append(finding("F107", place, columns=", ".join(unused)))
    builder = Builder()
    for line, row in uncoded(rows, at["text"], place, findings):
        if len(row) < len(header) or any(cell.strip() for cell in row[len(header) :]):
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
    cell = _span(cell)
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


def _span(cell: dict[str, str]) -> dict[str, str]:
    """A cell with both times ('0:01 - 0:05') as two."""
    start, mark, end = cell.get("start", "").replace("–", "-").replace("-->", "-").partition("-")
    both = mark and "end" not in cell and seconds(start) is not None and seconds(end) is not None
    return {**cell, "start": start, "end": end} if both else cell


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
