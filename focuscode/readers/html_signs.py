"""The signs that HTML is written in: tags, text, comments; read once through, however broken they are."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping
from html import unescape
from types import MappingProxyType
from typing import NamedTuple

from focuscode.readers.source import Source

_ATTRIBUTE = re.compile(r"([^\s=>\"'/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+)))?")
_NAME = re.compile(r"/?([a-zA-Z][a-zA-Z0-9:-]*)")
_BEGINS = re.compile(r"<(?=/?[a-zA-Z]|[!?])")
_CLOSING = re.compile(r"[>\"']")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,30})", re.IGNORECASE)
_PATIENCE = 100  # tags whose quotes never close; after them quotes no longer count
RAW = frozenset({"script", "style"})  # what stands inside is no text
LONGEST_TAG = 4096  # characters of a tag in which attributes are looked for; pictures stand in longer ones


class Tag(NamedTuple):
    """A tag, or a stretch of text (then `name` is empty)."""

    name: str
    text: str = ""
    closing: bool = False
    attributes: Mapping[str, str] = MappingProxyType({})


def decoded(source: Source) -> str:
    """The text of a file, in the letters that it declares if it is no Unicode."""
    hit = _CHARSET.search(source.data[:4096])
    if hit and not source.data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            name = codecs.lookup(hit[1].decode("ascii")).name
            source.data.decode("utf-8")
        except UnicodeDecodeError:
            if name not in ("utf-8", "iso8859-1"):  # browsers take the latter as cp1252, as Source does
                return source.data.decode(name, "replace").replace("\r\n", "\n").replace("\r", "\n")
        except LookupError:
            pass
    return source.text


class Signs:
    """Goes through a text once and gives its tags and what stands between them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.ends = True  # whether there is a ">" further on
        self.comments = True  # whether there is an end of a comment further on
        self.patience = _PATIENCE

    def __iter__(self) -> Iterator[Tag]:
        text, at = self.text, 0
        while at < len(text):
            begins = _BEGINS.search(text, at) if self.ends else None
            if begins is None:
                yield Tag("", unescape(text[at:]))
                return
            start = begins.start()
            if start > at:
                yield Tag("", unescape(text[at:start]))
            at, tag = self._tag(start)
            if tag:
                yield tag
            if tag and tag.name in RAW and not tag.closing:
                hit = re.compile(rf"</{tag.name}", re.IGNORECASE).search(text, at)
                at = hit.start() if hit else len(text)

    def _tag(self, start: int) -> tuple[int, Tag | None]:
        """The tag that begins at a "<", and where the text goes on; a "<" that begins none is text."""
        text = self.text
        if text.startswith("<!--", start):
            end = text.find("-->", start + 4) if self.comments else -1
            self.comments = end >= 0
            return (end + 3, None) if end >= 0 else (start + 4, None)
        name = _NAME.match(text, start + 1)
        end = self._end(start + 1) if name else text.find(">", start)
        if end < 0:
            self.ends = False
            return start + 1, Tag("", "<")
        if not name:
            return end + 1, None
        closing = text[start + 1] == "/"
        inside = "" if closing else text[name.end() : min(end, name.end() + LONGEST_TAG)]
        return end + 1, Tag(name[1].lower(), closing=closing, attributes=_attributes(inside))

    def _end(self, at: int) -> int:
        """Where the tag ends: the first ">" outside the quotes of its values."""
        first = self.text.find(">", at)
        while self.patience and first >= 0:
            hit = _CLOSING.search(self.text, at)
            if hit is None:
                break
            if hit[0] == ">":
                return hit.start()
            at = hit.end()
            if self.text[max(0, hit.start() - 4) : hit.start()].rstrip().endswith("="):
                closed = self.text.find(hit[0], at)
                if closed < 0:
                    break
                at = closed + 1
        self.patience -= 1 if self.patience and first >= 0 else 0
        return first


def _attributes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(text):
        found.setdefault(name.lower(), unescape(double or single or bare))
    return found
