"""XML made safe and simple: a tree of nodes that know their line and hold text and nodes in order.

Refused are files that declare entities or fetch from elsewhere, that are too large, or nested too deep. White
space and a byte order mark before the declaration, letters that do not fit the declared encoding, and codes for
letters as HTML has them (`&eacute;`) are no obstacle.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.entities import html5
from typing import Any

from focuscode.errors import TranscriptError, finding
from focuscode.model import Place
from focuscode.readers.encodings import decode
from focuscode.readers.source import Source

LARGEST = 100 * 1024 * 1024  # bytes
DEEPEST = 200
MOST = 3_000_000  # elements
_BEFORE = r"<\?[^>]*\?>|(?><!--.*?-->)|<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>"
_PROLOG = re.compile(rf"\ufeff?\s*(?:(?:{_BEFORE})\s*)*<(?:[\w.-]+:)?([\w.-]+)", re.DOTALL)
_DECLARATION = re.compile(r"<\?xml[^>]*\?>")
_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]*;)")
_OWN = {b"amp;", b"lt;", b"gt;", b"quot;", b"apos;"}
_BESIDE = re.compile(r"\s+(?=[.,:;!?)\]»”’]+(?:\s|$))")


@dataclass(slots=True)
class Node:
    """An element: its name without prefix, its attributes, the text and nodes in it, and its line."""

    tag: str
    attributes: dict[str, str]
    line: int
    parts: list[str | Node] = field(default_factory=list)

    def nodes(self) -> Iterator[Node]:
        """The nodes right below."""
        return (part for part in self.parts if isinstance(part, Node))

    def below(self, *tags: str) -> Iterator[Node]:
        """The nodes of these names anywhere below, in order."""
        for part in self.nodes():
            if part.tag in tags:
                yield part
            yield from part.below(*tags)

    def first(self, *tags: str) -> Node | None:
        """The first node of these names right below."""
        return next((node for node in self.nodes() if node.tag in tags), None)

    def text(self, *without: str) -> str:
        """All text below, as it stands; that of the nodes of some names apart."""
        said = (part if isinstance(part, str) else part.text(*without) for part in self.parts)
        return "" if self.tag in without else "".join(said)


def flowing(text: str) -> str:
    """Text with single spaces, and none before a mark that stands against its word.

    >>> flowing("  van  Careyn\\n . ")
    'van Careyn.'
    """
    return _BESIDE.sub("", " ".join(text.split()))


def root_of(source: Source) -> str:
    """The name of the root element, without prefix, or an empty text if the file is no XML."""
    if b"<" not in source.data[:12].replace(b"\0", b""):
        return ""
    head, _ = decode(source.data[:65536], Place(source.name))
    found = _PROLOG.match(head.removeprefix("ï»¿"))
    return found[1] if found else ""


def parse(source: Source) -> Node:
    """The root of a file. Raises TranscriptError if it is no whole XML, or not safe to open."""
    place = Place(source.name)
    if len(source.data) > LARGEST:
        why = f"{len(source.data):,} bytes; the limit for XML is {LARGEST:,}"
        raise TranscriptError(f"{source.name} is too large", [finding("F007", place, why=why)])
    data = source.data
    start = data.find(b"<", 0, 16)
    if start > 0 and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = data[start:] if not data[:start].strip(b"\xef\xbb\xbf \t\r\n") else _as_text(source)
    try:
        return _parse(_with_letters(data), source.name)
    except _Broken as error:
        try:
            return _parse(_with_letters(_as_text(source)), source.name)
        except _Broken:
            why = f"it is no whole XML ({error})"
            told = finding("F005", Place(source.name, error.line), why=why)
            raise TranscriptError(f"{source.name} is damaged", [*source.findings, told]) from error


def _as_text(source: Source) -> bytes:
    """The file's own text in UTF-8, without its declaration: for letters that do not fit what it declares."""
    text = source.text
    return _DECLARATION.sub("", text[max(text.find("<"), 0) :], count=1).lstrip().encode()


def _with_letters(data: bytes) -> bytes:
    """Codes for letters as the letters; those of XML itself stay."""
    if b"\0" in data[:4]:
        return data

    def letter(found: re.Match[bytes]) -> bytes:
        known = html5.get(found[1].decode()) if found[1] not in _OWN else None
        return "".join(f"&#{ord(sign)};" for sign in known).encode() if known else found[0]

    return _ENTITY.sub(letter, data)


class _Broken(Exception):
    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def _parse(data: bytes, name: str) -> Node:
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import XMLParser

    tree = _Tree(name)
    parser = XMLParser(target=tree)
    tree.parser = parser
    try:
        parser.feed(data)
        root = parser.close()
    except ParseError as error:
        raise _Broken(str(error), error.position[0]) from error
    except DefusedXmlException as error:
        why = "it declares entities of its own or fetches text from elsewhere"
        raise TranscriptError(f"{name} is not safe", [finding("F159", Place(name), why=why)]) from error
    except (ValueError, LookupError) as error:  # an encoding that nobody knows
        raise _Broken(str(error), 0) from error
    if not isinstance(root, Node):
        raise _Broken("no element", 0)
    return root


class _Tree:
    """What the parser builds."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.parser: Any = None
        self.open: list[Node] = []
        self.root: Node | None = None
        self.count = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if len(self.open) >= DEEPEST:
            raise TranscriptError(f"{self.name} is too deep", [finding("F157", Place(self.name), limit=DEEPEST)])
        if self.count > MOST:
            why = f"more than {MOST:,} elements"
            raise TranscriptError(f"{self.name} is too large", [finding("F007", Place(self.name), why=why)])
        plain = {key.rsplit("}", 1)[-1]: value for key, value in attributes.items()}
        node = Node(tag.rsplit("}", 1)[-1], plain, self.parser.parser.CurrentLineNumber)
        if self.open:
            self.open[-1].parts.append(node)
        self.root = self.root or node
        self.open.append(node)

    def end(self, _: str) -> None:
        self.open.pop()

    def data(self, text: str) -> None:
        if self.open:
            self.open[-1].parts.append(text)

    def close(self) -> Node | None:
        return self.root
