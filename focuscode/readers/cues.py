"""Captions as text files hold them: a block with times, its lines below; what WebVTT and SubRip have in common."""

from __future__ import annotations

import re
from dataclasses import dataclass

from focuscode.readers.times import CLOCK, seconds

_TO = r"[ \t]*(?:-{1,3}>|[–—]>|→)[ \t]*"  # as it is written, and as word processors change it
_TIMES = re.compile(rf"[ \t]*(?P<start>{CLOCK})\d*{_TO}(?P<end>{CLOCK})\d*(?=\s|$)")
_FROM = re.compile(rf"[ \t]*(?P<start>{CLOCK})\d*(?={_TO})")
_BEGINS = re.compile(rf"[ \t]*{CLOCK}\d*{_TO}\d")
_SETTING = re.compile(r"[A-Za-z]\w*:\S*")
_NUMBER = re.compile(r"\s*(?:\d+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\S*)\s*", re.IGNORECASE)
LONGEST = 200  # characters of a caption's name
_NAME = re.compile(r"(?!.*-->)\s*\S*\d\S*\s*")  # what may stand above the times: one word with a digit


@dataclass
class Caption:
    """One caption: its times, its lines, and the line of the file it stands on.

    `speaker` is whom the format itself names; `name` is the caption's own name if it holds more than a number;
    `unread` are the times as they are written, where they cannot be read.
    """

    start: float | None
    end: float | None
    lines: list[str]
    line: int
    speaker: str = ""
    name: str = ""
    unread: str = ""


def blocks(text: str) -> list[tuple[int, list[str]]]:
    """Runs of non-blank lines with the number of their first line; times begin a run, blank line or not."""
    found: list[tuple[int, list[str]]] = []
    inside = False
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() and not (line and inside and not line.strip("\t ")):
            inside = False
            continue
        if not inside:
            found.append((number, []))
        elif _BEGINS.match(line):
            _begin(found, number)
        found[-1][1].append(line)
        inside = True
    return found


def _begin(found: list[tuple[int, list[str]]], number: int) -> None:
    """Times inside a run: a new run, with the number above them if they have one."""
    lines = found[-1][1]
    if len(lines) > 1 or not _named(lines[0]):
        named = [lines.pop()] if len(lines) > 1 and _NUMBER.fullmatch(lines[-1]) else []
        found.append((number - len(named), named))


def _named(line: str) -> bool:
    """Whether a line may be the name of a caption."""
    return len(line) < LONGEST and bool(_NAME.fullmatch(line))


def as_caption(number: int, lines: list[str]) -> Caption | None:
    """A block that begins with times, or with its name and times; else None."""
    for at, line in enumerate(lines[:2]):
        arrow = ("-->" in line and any(map(str.isdigit, line))) or _BEGINS.match(line)
        if arrow and (at == 0 or _named(lines[0])):
            name = lines[0].strip() if at and not _NUMBER.fullmatch(lines[0]) else ""
            return _timed(line, lines[at + 1 :], number + at, name)
    return None


def _timed(times: str, lines: list[str], number: int, name: str) -> Caption:
    """A caption with its times; words that stand behind them are its first line."""
    hit = _TIMES.match(times)
    if not hit:
        begun = _FROM.match(times)
        return Caption(seconds(begun["start"]) if begun else None, None, lines, number, name=name, unread=times.strip())
    behind = times[hit.end() :].strip()
    if not all(_SETTING.fullmatch(part) for part in behind.split()):
        lines = [behind, *lines]
    start, end = seconds(hit["start"]), seconds(hit["end"])
    unread = times.strip() if start is None or end is None else ""
    return Caption(start, end, lines, number, name=name, unread=unread)
