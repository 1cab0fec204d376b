"""Captions to turns: what WebVTT and SubRip have in common.

A caption's speaker is a voice tag, a label before the words, a name in brackets on a line of its own, or the
last speaker again. Captions of one speaker that follow each other are one turn.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from itertools import takewhile

from focuscode.errors import finding
from focuscode.model import Finding, Place
from focuscode.readers.draft import Builder, Draft
from focuscode.readers.labels import choose, clean
from focuscode.readers.times import CLOCK, seconds

ARROW = re.compile(rf"[ \t]*(?P<start>{CLOCK})[ \t]*-->[ \t]*(?P<end>{CLOCK})")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^>\n]+)>")
_TAG = re.compile(r"</?(?:c|i|b|u|v|ruby|rt|lang|font)(?:[.\s][^>\n]*)?>|<\d[\d:.]*>|\{\\[^}\n]*\}", re.IGNORECASE)
_LABEL = re.compile(r"(?:-[ \t]*)?(?P<label>[^\s:][^:\n]{0,70}?)[ \t]*:(?=\s|$)[ \t]*")
_NUMBER = re.compile(r"\s*(?:\d+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\S*)\s*", re.IGNORECASE)
_NAME = re.compile(r"(?!.*-->)\s*\S*\d\S*\s*")  # what may stand above the times: one word with a digit
_BRACKETED = re.compile(r"\((?P<label>[^()\n]{2,40})\)[ \t]*$")


@dataclass
class Caption:
    """One caption: its times, its lines, and the line of the file it stands on."""

    start: float | None
    end: float | None
    lines: list[str]
    line: int


@dataclass
class Piece:
    """Words of one speaker inside a caption."""

    speaker: str
    words: str
    caption: Caption


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
        elif ARROW.match(line):
            _begin(found, number)
        found[-1][1].append(line)
        inside = True
    return found


def _begin(found: list[tuple[int, list[str]]], number: int) -> None:
    """Times inside a run: a new run, with the number above them if they have one."""
    lines = found[-1][1]
    if len(lines) > 1 or not _NAME.fullmatch(lines[0]):
        named = [lines.pop()] if len(lines) > 1 and _NUMBER.fullmatch(lines[-1]) else []
        found.append((number - len(named), named))


def as_caption(number: int, lines: list[str]) -> Caption | None:
    """A block that begins with times, or with its name and times; else None."""
    for at, line in enumerate(lines[:2]):
        if "-->" in line and any(map(str.isdigit, line)) and (at == 0 or _NAME.fullmatch(lines[0])):
            hit = ARROW.match(line)
            start, end = (seconds(hit["start"]), seconds(hit["end"])) if hit else (None, None)
            return Caption(start, end, lines[at + 1 :], number + at)
    return None


def to_draft(captions: list[Caption], left: list[tuple[int, str, str]], findings: list[Finding], place: Place) -> Draft:
    """A draft from captions and from what else the file holds: (line, text, reason)."""
    for caption in captions:
        if caption.start is None or caption.end is None:
            findings.append(finding("F103", Place(place.file, caption.line), text="-->"))
    pieces = _pieces(captions, findings, place)
    builder = Builder()
    rest = sorted(left)
    speaker = None
    for piece in pieces:
        while rest and rest[0][0] < piece.caption.line:
            _leave(builder, rest.pop(0))
            speaker = None
        if piece.speaker == speaker:
            builder.more(piece.words, piece.caption.end)
            continue
        _new_line(builder)
        builder.label(piece.speaker)
        facts = {"start_time": piece.caption.start, "end_time": piece.caption.end, "line": piece.caption.line}
        builder.turn(piece.speaker, piece.words, **facts)
        speaker = piece.speaker or None
    for entry in rest:
        _leave(builder, entry)
    if builder.turns and not any(turn.speaker for turn in builder.turns):
        findings.append(finding("F102", place))
    return builder.draft(findings)


def _new_line(builder: Builder) -> None:
    if builder.turns or builder.left_out:
        builder.add("\n")


def _leave(builder: Builder, entry: tuple[int, str, str]) -> None:
    _new_line(builder)
    builder.skip(entry[1], entry[2])


def _pieces(captions: list[Caption], findings: list[Finding], place: Place) -> list[Piece]:
    lines = [_TAG.sub("", line) for caption in captions for line in takewhile(_unvoiced, caption.lines)]
    named = choose(clean(hit["label"]) for hit in map(_LABEL.match, lines) if hit).labels
    bracketed = choose(clean(hit["label"]) for hit in map(_BRACKETED.match, lines) if hit)
    heads = {label for label in bracketed.labels if sum(f"({label})" == line.strip() for line in lines) > 1}
    pieces: list[Piece] = []
    speaker = ""
    for caption in captions:
        before = len(pieces)
        voiced = False
        for line in caption.lines:
            voiced = voiced or not _unvoiced(line)
            for label, words in _said(line, *((frozenset(), set()) if voiced else (named, heads))):
                speaker = label or speaker
                said = plain(words)
                if not any(map(str.isalnum, said)) and len(said.strip(" -\t")) < 2:
                    continue
                if len(pieces) > before and pieces[-1].speaker == speaker:
                    pieces[-1].words += f"\n{said}"
                else:
                    pieces.append(Piece(speaker, said, caption))
        if len(pieces) == before:
            findings.append(finding("F104", Place(place.file, caption.line)))
    return pieces


def _unvoiced(line: str) -> bool:
    """Whether a line has no voice tag; below one, what looks like a label is speech."""
    return not _VOICE.search(line)


def _said(line: str, named: frozenset[str], heads: set[str]) -> list[tuple[str, str]]:
    """(label or '', words) for each voice on a line."""
    if _VOICE.search(line):
        first, *voices = _VOICE.split(line)
        pairs = list(zip(map(clean, map(html.unescape, voices[::2])), voices[1::2], strict=True))
        return ([("", first)] if first.strip() else []) + pairs
    line = _TAG.sub("", line)
    hit = _BRACKETED.match(line.strip())
    if hit and clean(hit["label"]) in heads:
        return [(clean(hit["label"]), "")]
    hit = _LABEL.match(line)
    if hit and clean(hit["label"]) in named:
        return [(clean(hit["label"]), line[hit.end() :])]
    return [("", line)]


def plain(words: str) -> str:
    """Words without markup: tags gone, entities as their characters.

    >>> plain("<i>R&amp;D</i>")
    'R&D'
    """
    return html.unescape(_TAG.sub("", words)).strip()
