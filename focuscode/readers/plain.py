"""Plain text with a label before each turn: `Name: words`, `[P1] words`, `Name  0:03` on a line of its own.

A line without a label goes on with the turn above it. Times stand before or behind the label, in brackets
or bare. A text without any label is read a paragraph a turn, with no speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from focuscode.errors import finding
from focuscode.model import Finding, LeftOut, Place, Turn
from focuscode.readers.draft import Draft
from focuscode.readers.labels import Choice, choose, clean, score
from focuscode.readers.reader import Reader
from focuscode.readers.source import Source
from focuscode.readers.times import STAMP, seconds

_COLON = re.compile(
    rf"(?:(?P<before>{STAMP})[ \t]*[-–]?[ \t]*)?"
    rf"(?P<label>[^\s:][^:\n\t]{{0,70}}?)[ \t]*(?P<behind>{STAMP})?[ \t]*"
    r":(?:[*_]{1,2}(?=\s|$))?(?=\s|$|[^/\d\s])[ \t]*"
)
_BRACKET = re.compile(r"\[(?P<label>[^\]\[:\n]{1,30})\][ \t]*(?=\S)")
_HEADING = re.compile(rf"(?P<label>[^\s:][^:\n\t]{{0,62}}?)(?:[ \t]{{2,}}|\t|[ \t]*\()(?P<behind>{STAMP})\)?[ \t]*$")
_MINUTES = r"\d{1,2}:\d{2}(?![:.,]?\d)"
_STAMPED = re.compile(rf"(?!{_MINUTES})(?P<before>{STAMP})[ \t]*[-–]?[ \t]*(?=\S)")
_BARE = re.compile(rf"(?P<before>{_MINUTES})[ \t]*[-–]?[ \t]*(?=\S)")
_ALONE = re.compile(rf"(?:#+[ \t]*)?(?:{STAMP})[ \t]*$")


class Head(NamedTuple):
    """What a line begins with: the form, the label, the time, and where the words start."""

    form: str
    label: str
    time: float | None
    words: int


def read(source: Source) -> Draft:
    """Turns from a text file."""
    draft = read_lines(source.text, Place(source.name))
    return Draft(draft.text, draft.turns, draft.left_out, [*source.findings, *draft.findings])


def read_lines(text: str, place: Place) -> Draft:
    """Turns from labelled lines; shared with the readers that deliver lines (Word)."""
    rows = list(_lines(text))
    heads = [_heads(line) for _, line in rows]
    choice = choose(
        (head.label for found in heads for head in found if head.form in ("heading", "colon")),
        lines=sum(1 for _, line in rows if line.strip()),
        sure={head.label for found in heads for head in found if head.form == "heading"},
    )
    forms = {"stamped", *(form for form, holds in (("bracket", _bracketed), ("bare", _timed)) if holds(heads))}
    taken = [_take(found, choice, forms) for found in heads]
    if not any(head and head.label for head in taken):
        return _unlabelled(text, rows, taken, place)
    scan = _Scan(text)
    for number, ((start, line), head) in enumerate(zip(rows, taken, strict=True), 1):
        scan.line(number, start, line, head)
    scan.close()
    return Draft(text, scan.turns, scan.left_out, _doubts(choice, place, heads))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def _heads(line: str) -> list[Head]:
    """Every way the line could begin a turn, the most telling first."""
    body = line.lstrip(" \t\ufeff")
    lead = len(line) - len(body)
    found = []
    for form, pattern in (
        ("heading", _HEADING),
        ("colon", _COLON),
        ("bracket", _BRACKET),
        ("stamped", _STAMPED),
        ("bare", _BARE),
    ):
        hit = pattern.match(body)
        if hit and not _ALONE.match(body):
            facts = hit.groupdict()
            time = seconds(facts.get("before") or facts.get("behind") or "")
            found.append(Head(form, clean(facts.get("label") or ""), time, lead + hit.end()))
    return found


def _bracketed(heads: list[list[Head]]) -> bool:
    """Whether the file marks its speakers with brackets: the same few names, again and again, on most lines."""
    labels = [head.label for found in heads for head in found if head.form == "bracket"]
    lines = sum(1 for found in heads if found)
    named = sum(1 for label in labels if score(label, 1) >= 2)  # [lacht] is none
    return len(labels) >= 3 and len(set(labels)) * 2 <= len(labels) + 1 and len(labels) * 2 >= lines < named * 4


def _timed(heads: list[list[Head]]) -> bool:
    """Whether minutes at the head of lines are times: they come back, or are on most; one '17:30 was het' is speech."""
    count = sum(1 for found in heads for head in found if head.form == "bare")
    return count >= 3 or count * 2 >= len(heads)


def _take(found: list[Head], choice: Choice, forms: set[str]) -> Head | None:
    for head in found:
        if head.form in forms or (head.form in ("heading", "colon") and head.label in choice.labels):
            return head
    return None


class _Scan:
    """Walks the lines of a labelled text and gathers turns."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.turns: list[Turn] = []
        self.left_out: list[LeftOut] = []
        self.speaker = ""
        self.time: float | None = None
        self.labelled = 0  # line of the label whose words are still to come
        self.open: tuple[int, int, int] | None = None  # start, end, line of the words so far

    def line(self, number: int, start: int, line: str, head: Head | None) -> None:
        """Take one line in."""
        if head is None and _ALONE.match(line.strip()) and line.strip():
            self.close()
            self.time = seconds(line.strip("# \t"))
            self.skip(start, start + len(line), "time")
            return
        words_at = 0
        if head is not None:
            self.close()
            self.speaker = head.label or self.speaker
            self.time = head.time if head.time is not None else self.time
            self.labelled = number
            words_at = head.words
            self.skip(start, start + words_at, "speaker label" if head.label else "time")
        words = line[words_at:].strip()
        if words and (self.labelled or self.open or self.turns):
            at = start + words_at + len(line[words_at:]) - len(line[words_at:].lstrip())
            first, _, where = self.open or (at, 0, number)
            self.open = (first, at + len(words), where)
        elif words:
            self.skip(start, start + len(line), "before the first speaker")

    def skip(self, start: int, end: int, reason: str) -> None:
        """Note what is no speech."""
        self.left_out.append(LeftOut(start, end, reason))

    def close(self) -> None:
        """End the turn that is open."""
        if self.open:
            start, end, line = self.open
            self.turns.append(Turn(len(self.turns) + 1, self.speaker, start, end, start_time=self.time, line=line))
            self.time = None
        self.open = None


def _unlabelled(text: str, rows: list[tuple[int, str]], heads: list[Head | None], place: Place) -> Draft:
    """A paragraph a turn; a line a turn where no blank line parts paragraphs or where each has its time."""
    timed = any(heads)
    paragraphs = not timed and any(not line.strip() for line in text.strip().split("\n"))
    scan = _Scan(text)
    scan.labelled = 1
    for number, ((start, line), head) in enumerate(zip(rows, heads, strict=True), 1):
        if not line.strip() or not (paragraphs or timed) or head:
            scan.close()
        scan.line(number, start, line, head)
    scan.close()
    told = [finding("F102", place)] if scan.turns else []
    return Draft(text, scan.turns, scan.left_out, told)


def _doubts(choice: Choice, place: Place, heads: list[list[Head]]) -> list[Finding]:
    lines: dict[str, int] = {}
    for number, found in enumerate(heads, 1):
        for head in found:
            lines.setdefault(head.label, number)

    def at(label: str) -> Place:
        return Place(place.file, lines.get(label, 0))

    once = [finding("F110", at(label), label=label) for label in choice.doubtful]
    many = [finding("F111", at(label), label=label, count=count) for label, count in choice.refused]
    return once + many


READER = Reader("text", "Plain text", (".txt", ".text"), read)
