"""SAMI, the captions of Windows Media (`<SYNC Start=1000><P Class=NLCC>words`).

It is HTML that is seldom whole, so it is read leniently: tags may be missing, unclosed or in any case. A caption
begins at its SYNC and ends at the next one of its class; `&nbsp;` alone clears the screen. A paragraph with
`ID=Source` names who speaks, else speakers stand as in WebVTT. Of several classes (languages) the one with most
words is read. Left out, with the reason: the other classes, the title, the style, comments.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from focuscode.model import Place
from focuscode.readers.captions import Rest, one_language, to_draft
from focuscode.readers.cues import Caption
from focuscode.readers.draft import Draft
from focuscode.readers.labels import clean
from focuscode.readers.source import Source
from focuscode.readers.stretches import flat

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,20})(?![A-Za-z0-9])([^<>]*+)>")
_FACT = re.compile(r"([A-Za-z]{1,20})[ \t]*=[ \t]*[\"']?([^\"'\s>]*)")
LONGEST = 1000  # characters of a tag that are looked at
_KNOWN = {"sami", "head", "body", "title", "style", "sync", "p", "br", "b", "i", "u", "font", "span", "div", "table"}
_KNOWN |= {"samiparam", "em", "strong", "s", "center", "ruby", "rt", "a", "big", "small"}
_OUTSIDE = {"title": "file header", "style": "style", "samiparam": "file header", "head": "file header"}


@dataclass
class _Paragraph:
    """The words of one class at one time."""

    start: float | None
    unread: str
    line: int
    kind: str = ""
    source: bool = False
    parts: list[str] = field(default_factory=list)

    def words(self) -> str:
        """The words, their entities as characters and blanks as they look."""
        lines = "".join(self.parts).split("\f")
        return "\n".join(filter(None, (flat(html.unescape(line)) for line in lines)))


def knows(source: Source) -> bool:
    """Whether the file begins as SAMI does."""
    return source.head[:200].casefold().startswith("<sami")


def read(source: Source) -> Draft:
    """Turns from paragraphs."""
    walk = _Walk()
    for part, line in _parts(source.text):
        walk.take(part, line)
    tracks, silent = _captions(walk.paragraphs)
    captions, others, told = one_language(tracks, Place(source.name))
    return to_draft(source, captions, [*walk.left, *silent, *others], marked=False, told=told)


def _parts(text: str) -> Iterator[tuple[str | re.Match[str], int]]:
    """Tags and the words between them, each with its line; comments as words that begin with their mark."""
    at, line = 0, 1
    comments = "<!--" in text
    while at < len(text):
        end = -1
        if comments and text.startswith("<!--", at):
            end = text.find("-->", at)
            comments = end >= 0
        hit = _TAG.match(text, at) if end < 0 else None
        if hit and hit[2].casefold() in _KNOWN:
            yield hit, line
            stop = hit.end()
        else:
            stop = end + 3 if end >= 0 else text.find("<", at + 1)
            stop = len(text) if stop < 0 else stop
            yield text[at:stop], line
        line += text.count("\n", at, stop)
        at = stop


class _Walk:
    """Goes through the parts and gathers paragraphs."""

    def __init__(self) -> None:
        self.paragraphs: list[_Paragraph] = []
        self.left: list[Rest] = []
        self.outside = "outside a caption"
        self.start: float | None = None
        self.unread = ""
        self.synced = False
        self.paragraph: _Paragraph | None = None

    def take(self, part: str | re.Match[str], line: int) -> None:
        """Take a tag or words in."""
        if isinstance(part, str):
            self.say(part, line)
            return
        name, closed = part[2].casefold(), bool(part[1])
        facts = {key.casefold(): value for key, value in _FACT.findall(part[3][:LONGEST])}
        if name == "sync":
            self.sync(facts.get("start", ""), part[0], closed)
        elif name == "p":
            self.paragraph = None if closed else self.begun(facts, line)
        elif name in _OUTSIDE:
            self.outside = "file header" if closed and name != "head" else _OUTSIDE[name]
        elif name == "br" and self.paragraph:
            self.paragraph.parts.append("\f")
        elif name in ("body", "sami"):
            self.outside = "outside a caption"
            self.synced = self.synced and not closed

    def sync(self, written: str, tag: str, closed: bool) -> None:
        """A new time; words below it belong to it, paragraph or not."""
        self.paragraph, self.synced = None, not closed
        if not closed:
            known = re.fullmatch(r"[0-9]{1,12}(?:ms)?", written.strip())
            self.start = int(written.strip().removesuffix("ms")) / 1000 if known else None
            self.unread = "" if known else tag

    def begun(self, facts: dict[str, str], line: int) -> _Paragraph | None:
        """A new paragraph under the last time."""
        if not self.synced:
            return None
        kind = facts.get("class", "").upper()
        made = _Paragraph(self.start, self.unread, line, kind, facts.get("id", "").casefold() == "source")
        self.unread = ""
        self.paragraphs.append(made)
        return made

    def say(self, words: str, line: int) -> None:
        """Words of the paragraph that is open, else what is left out."""
        comment = words.startswith("<!--") and words.endswith("-->")
        if self.synced and not comment:
            if not self.paragraph and words.strip():
                self.paragraph = self.begun({}, line)
            if self.paragraph:
                self.paragraph.parts.append(words.replace("\f", " "))
        elif words.strip():
            reason = "comment" if comment and self.outside == "outside a caption" else self.outside
            self.left.append(Rest(line, words.strip(), reason))


def _captions(paragraphs: list[_Paragraph]) -> tuple[list[tuple[str, Caption]], list[Rest]]:
    """Captions with their class, and names of speakers who say nothing.

    A caption ends where the next of its class begins.
    """
    tracks: list[tuple[str, Caption]] = []
    open_: dict[str, Caption] = {}
    speakers: dict[str, tuple[int, str]] = {}
    silent: dict[int, Rest] = {}
    for one in paragraphs:
        before = open_.get(one.kind)
        if before and before.start != one.start:
            before.end = one.start
            del open_[one.kind]
        words = one.words()
        if one.source:
            speakers[one.kind] = (id(one), clean(words))
            silent |= {id(one): Rest(one.line, words, "name of a speaker")} if words else {}
        elif words:
            named, who = speakers.get(one.kind, (0, ""))
            silent.pop(named, None)
            open_[one.kind] = Caption(one.start, None, words.split("\n"), one.line, speaker=who, unread=one.unread)
            tracks.append((one.kind, open_[one.kind]))
    return tracks, list(silent.values())
