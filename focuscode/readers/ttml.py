"""Timed text (TTML, DFXP, IMSC, EBU-TT): captions as XML.

Written by broadcasters, YouTube, Vimeo, Kaltura, Microsoft Stream and subtitling tools. A paragraph is a
caption; its times may be clocks, frames (`00:00:01:12`), ticks or counts (`12.5s`), and stand on the paragraph,
its division or its spans. Speakers are the agents (`ttm:agent`, by their `ttm:name`), else they stand as in
WebVTT. Of several languages the one with most words is read. Left out, with the reason: the other languages,
titles, descriptions, copyright. A file that ends in .xml is read if it is named.

Entities that a file defines for itself, and other files that it points to, are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from focuscode.model import Place
from focuscode.readers.captions import Rest, one_language, to_draft
from focuscode.readers.cues import Caption
from focuscode.readers.draft import Draft
from focuscode.readers.labels import clean
from focuscode.readers.source import Source
from focuscode.readers.stretches import flat
from focuscode.readers.xmltree import Node, parse

_ROOT = re.compile(r"<(?:\w+:)?tt[\s/>]")
_CLOCK = re.compile(r"(\d{1,6}):(\d\d):(\d\d)(?:[.,](\d{1,12})|:(\d{1,6}(?:\.\d{1,6})?))?")
_COUNT = re.compile(r"(\d{1,15}(?:\.\d{1,12})?)(h|m|s|ms|f|t)")
_ASIDE = {"metadata", "title", "desc", "copyright", "agent", "name", "head", "actor"}


class Rate(NamedTuple):
    """How many frames and ticks a second has."""

    frames: Fraction = Fraction(30)
    ticks: Fraction = Fraction(1)


class Span(NamedTuple):
    """When an element begins and ends, in seconds from the start; None is not told."""

    begin: Fraction | None = None
    end: Fraction | None = None


class Voice(NamedTuple):
    """Who speaks, and in which language, as an element says for all within it."""

    agent: str = ""
    language: str = ""


def knows(source: Source) -> bool:
    """Whether the first element is tt."""
    return source.head.startswith("<") and bool(_ROOT.search(source.head))


def read(source: Source) -> Draft:
    """Turns from paragraphs."""
    walk = _Walk(parse(source))
    walk.visit(walk.root, Span(), Voice())
    captions, others, told = one_language(walk.captions, Place(source.name))
    return to_draft(source, captions, [*walk.left, *others], marked=False, told=told)


class _Walk:
    """Goes through the elements and gathers captions."""

    def __init__(self, root: Node) -> None:
        self.root = root
        self.rate = _rate(root)
        self.names = _names(root)
        self.captions: list[tuple[str, Caption]] = []
        self.left: list[Rest] = []

    def visit(self, node: Node, around: Span, voice: Voice) -> Fraction | None:
        """An element and what stands in it; when it ends."""
        if node.tag in _ASIDE:
            self.aside(node)
            return None
        span, unread = self.span(node, around)
        voice = Voice(self.agent(node) or voice.agent, node.attributes.get("lang") or voice.language)
        if node.tag == "p":
            return self.paragraph(node, span, voice, unread)
        follows = node.attributes.get("timeContainer") == "seq"
        last, ends = span.begin or Fraction(0), [span.end]
        for part in node.parts:
            if isinstance(part, Node):
                ends.append(self.visit(part, Span(last, span.end) if follows else span, voice))
                last = ends[-1] or last
            elif part.strip():
                self.left.append(Rest(node.line, part.strip(), "outside a paragraph"))
        return span.end if _timed(node) else _most(ends)

    def paragraph(self, node: Node, span: Span, voice: Voice, unread: str) -> Fraction | None:
        """A caption, or one for each agent in it; when it ends."""
        runs = list(self.runs(node, span, voice.agent))
        inner = [one for _, _, one in runs]
        begin = span.begin if "begin" in node.attributes else _least([one.begin for one in inner]) or span.begin
        end = span.end if _timed(node) else _most([one.end for one in inner]) or span.end
        for who, words in _joined(runs) or [(voice.agent, "")]:
            lines = [line for line in map(_line, words.split("\n")) if line]
            caption = Caption(_float(begin), _float(end), lines, node.line, speaker=who, unread=unread)
            self.captions.append((voice.language, caption))
            unread = ""
        return end

    def runs(self, node: Node, span: Span, agent: str) -> Iterator[tuple[str, str, Span]]:
        """(agent, words, times) of what stands in a paragraph, in order."""
        for part in node.parts:
            if isinstance(part, str):
                yield agent, " ".join(re.split(r"[ \t\r\n]+", part)), span
            elif part.tag == "br":
                yield agent, "\n", span
            elif part.tag in _ASIDE:
                self.aside(part)
            else:
                yield from self.runs(part, self.span(part, span)[0], self.agent(part) or agent)

    def aside(self, node: Node) -> None:
        """What is about the captions, and no speech."""
        words = flat(" ".join(node.strings()))
        if words:
            self.left.append(Rest(node.line, words, "metadata"))

    def agent(self, node: Node) -> str:
        """Whom an element names as its speaker; several speak together."""
        return ", ".join(self.names.get(one, clean(one)) for one in node.attributes.get("agent", "").split())

    def span(self, node: Node, around: Span) -> tuple[Span, str]:
        """The times of an element within those of the one around it; and what cannot be read of them."""
        given = node.attributes
        told = {key: given[key].strip() for key in ("begin", "end", "dur") if given.get(key, "").strip()}
        found = {key: _seconds(value, self.rate) for key, value in told.items()}
        unread = " ".join(f"{key}={told[key]}" for key, value in found.items() if value is None)
        base = around.begin or Fraction(0)
        begin, end, dur = (found.get(key) for key in ("begin", "end", "dur"))
        first = base + begin if begin is not None else base if dur is not None else around.begin
        lasts = [base + end] if end is not None else []
        lasts += [base + (begin or 0) + dur] if dur is not None else []
        last = min(lasts, default=around.end)
        return Span(first, last), unread


def _timed(node: Node) -> bool:
    """Whether an element says itself when it ends."""
    return bool(node.attributes.keys() & {"end", "dur"})


def _joined(runs: list[tuple[str, str, Span]]) -> list[tuple[str, str]]:
    """Words of one agent in a row as one."""
    found: list[tuple[str, str]] = []
    for agent, words, _ in runs:
        if found and (found[-1][0] == agent or not words.strip()):
            found[-1] = (found[-1][0], found[-1][1] + words)
        else:
            found.append((agent, words))
    return [(agent, words) for agent, words in found if words.strip()]


def _line(words: str) -> str:
    return re.sub(" {2,}", " ", words).strip(" ")


def _least(values: list[Fraction | None]) -> Fraction | None:
    return min((value for value in values if value is not None), default=None)


def _most(values: list[Fraction | None]) -> Fraction | None:
    return max((value for value in values if value is not None), default=None)


def _float(value: Fraction | None) -> float | None:
    return None if value is None else round(float(value), 3)


def _seconds(written: str, rate: Rate) -> Fraction | None:
    """Seconds from a time expression, None if it is none."""
    clock = _CLOCK.fullmatch(written)
    if clock:
        hours, minutes, rest, fraction, frames = clock.groups()
        whole = Fraction(int(hours) * 3600 + int(minutes) * 60 + int(rest))
        return whole + Fraction(f"0.{fraction or 0}") + Fraction(frames or 0) / rate.frames
    count = _COUNT.fullmatch(written)
    if not count:
        return None
    in_a_second = {"h": Fraction(1, 3600), "m": Fraction(1, 60), "s": Fraction(1), "ms": Fraction(1000)}
    in_a_second |= {"f": rate.frames, "t": rate.ticks}
    return Fraction(count[1]) / in_a_second[count[2]]


def _rate(root: Node) -> Rate:
    """The frames and ticks of a second, as the root tells them."""
    frames = _number(root.attributes.get("frameRate", "")) or Fraction(30)
    parts = [_number(part) for part in re.split(r"[\s:]+", root.attributes.get("frameRateMultiplier", "").strip())]
    if len(parts) == 2 and parts[0] and parts[1]:
        frames *= parts[0] / parts[1]
    ticks = _number(root.attributes.get("tickRate", "")) or (frames if "frameRate" in root.attributes else Fraction(1))
    return Rate(frames, ticks)


def _number(written: str) -> Fraction | None:
    return Fraction(int(written)) if re.fullmatch(r"[0-9]{1,12}", written.strip()) else None


def _names(node: Node) -> dict[str, str]:
    """Agents' names by their ids."""
    found: dict[str, str] = {}
    for part in node.nodes():
        if part.tag == "agent" and part.attributes.get("id"):
            names = [one for one in part.nodes() if one.tag == "name" and one.text().strip()]
            full = [one for one in names if one.attributes.get("type") in ("full", "alias")] or names
            if full:
                found[part.attributes["id"]] = clean(full[0].text())
        else:
            found.update(_names(part))
    return found
