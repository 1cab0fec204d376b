"""SubStation Alpha (`.ass`, `.ssa`): the lines of its events, as Aegisub and ffmpeg write them.

The field Name (or Actor) is the speaker, else speakers stand as in WebVTT. Codes in braces go; `\\N` is a line's
end. Left out, with the reason: everything before the events, comments, drawings.
"""

from __future__ import annotations

import re

from focuscode.errors import finding
from focuscode.model import Place
from focuscode.readers.captions import Rest, to_draft
from focuscode.readers.cues import Caption
from focuscode.readers.draft import Draft
from focuscode.readers.labels import clean
from focuscode.readers.source import Source
from focuscode.readers.times import seconds

FIELDS = ("layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text")
_SECTION = re.compile(r"\[[^\]]+\]")
_CODE = re.compile(r"\{[^{}]*\}")
_DRAWN = re.compile(r"\\p[1-9]")


def knows(source: Source) -> bool:
    """Whether the file begins with its script's facts, or with its events."""
    return source.head.casefold().startswith(("[script info]", "[events]"))


def read(source: Source) -> Draft:
    """Turns from the lines of dialogue."""
    walk = _Walk()
    for number, line in enumerate(source.text.split("\n"), 1):
        if line.strip():
            walk.take(number, line)
    told = [finding("F136", Place(source.name, n), text=text[:60]) for n, text in walk.short]
    return to_draft(source, walk.captions, walk.left, marked=False, told=told)


class _Walk:
    """Goes through the lines and gathers captions."""

    def __init__(self) -> None:
        self.section = ""
        self.fields: tuple[str, ...] = FIELDS
        self.captions: list[Caption] = []
        self.left: list[Rest] = []
        self.short: list[tuple[int, str]] = []

    def take(self, number: int, line: str) -> None:
        """Take one line in."""
        line = line.strip("\ufeff \t")
        kind, colon, rest = line.partition(":")
        kind = kind.strip().casefold()
        if _SECTION.fullmatch(line):
            self.section = line.casefold()
        elif kind == "dialogue" and colon:
            self.dialogue(number, rest)
            return
        elif kind == "format" and self.section == "[events]":
            fields = tuple(name.strip().casefold() for name in rest.split(","))
            self.fields = fields if fields[-1] == "text" else self.fields
        reason = "comment" if kind == "comment" or line.startswith(";") else "file header"
        self.left.append(Rest(number, line, reason))

    def dialogue(self, number: int, line: str) -> None:
        """One event."""
        cells = line.split(",", len(self.fields) - 1)
        if len(cells) < len(self.fields):
            self.left.append(Rest(number, line.strip(), "too few fields"))
            self.short.append((number, line.strip()))
            return
        cell = dict(zip(self.fields, cells, strict=True))
        codes = _CODE.findall(cell["text"])
        if any(map(_DRAWN.search, codes)):
            self.left.append(Rest(number, cell["text"], "drawing"))
            return
        asides = [code for code in codes if "\\" not in code and any(map(str.isalnum, code))]
        self.left += [Rest(number, code, "comment") for code in asides]
        times = [cell.get(name, "").strip() for name in ("start", "end")]
        start, end = map(seconds, times)
        unread = ",".join(times) if start is None or end is None else ""
        speaker = clean(cell.get("name", "") or cell.get("actor", ""))
        self.captions.append(Caption(start, end, _lines(cell["text"]), number, speaker, unread=unread))


def _lines(text: str) -> list[str]:
    """The words without codes, a line each."""
    words = _CODE.sub("", text).replace("\\h", " ")
    return [line.strip() for line in re.split(r"\\[Nn]", words)]
