"""XML that may come from anywhere, read without danger: the one place where XML is opened.

Refused are files that declare entities or fetch from elsewhere, that are too large, or nested too deep. White
space and a byte order mark before the declaration, letters that do not fit the declared encoding, codes for letters
as HTML has them (`&eacute;`) and prefixes that nobody declared are no obstacle. A document type is not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.entities import html5
from typing import TYPE_CHECKING, Generic, NoReturn, Protocol, TypeVar

from focuscode.model import Place
from focuscode.readers.encodings import decode
from focuscode.readers.source import Source
from focuscode.readers.stretches import flat

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LARGEST = 100 * 1024 * 1024  # bytes of a file
DEEPEST = 200  # elements within elements; what people write has some forty
MOST = 3_000_000  # elements
_BEFORE = r"<\?[^>]*\?>|(?><!--.*?-->)|<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>"
_PROLOG = re.compile(rf"\ufeff?\s*(?:(?:{_BEFORE})\s*)*<(?:[\w.-]+:)?([\w.-]+)", re.DOTALL)
_DECLARATION = re.compile(r"<\?xml[^>]*\?>")
_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]*;)")
_OWN = {b"amp;", b"lt;", b"gt;", b"quot;", b"apos;"}
_BESIDE = re.compile(r"\s+(?=[.,:;!?)\]»”’]+(?:\s|$))")
Made_co = TypeVar("Made_co", covariant=True)


@dataclass(slots=True)
class Node:
    """An element: its name without prefix, its attributes likewise, the text and nodes in it, and its line."""

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

    def strings(self, *without: str) -> Iterator[str]:
        """All stretches of text below, in order; those of the nodes of some names apart."""
        for part in self.parts if self.tag not in without else ():
            if isinstance(part, str):
                yield part
            else:
                yield from part.strings(*without)

    def text(self, *without: str) -> str:
        """All text below, as it stands; that of the nodes of some names apart."""
        return "".join(self.strings(*without))


def flowing(text: str) -> str:
    """Text with single spaces, and none before a mark that stands against its word.

    >>> flowing("  van  Careyn\\n . ")
    'van Careyn.'
    """
    return _BESIDE.sub("", flat(text))


def root_of(source: Source) -> str:
    """The name of the root element, without prefix, or an empty text if the file is no XML."""
    if b"<" not in source.data[:12].replace(b"\0", b""):
        return ""
    head, _ = decode(source.data[:65536], Place(source.name))
    found = _PROLOG.match(head.removeprefix("ï»¿"))
    return found[1] if found else ""


def parse(source: Source) -> Node:
    """The root of a file as a node. Raises TranscriptError if it is no whole XML, or not safe to open."""
    return _whole(source, _Nodes)


def elements(source: Source) -> Element:
    """The root of a file as an element, its names with their namespaces. Raises TranscriptError as `parse` does."""
    return _whole(source, _Elements)


def part(source: Source, data: bytes) -> Element:
    """The root of one part of a document. Raises TranscriptError if it is not safe, `Broken` if it is not whole."""
    return _read(data, source, _Elements())


class Broken(Exception):
    """XML that is not whole: why, and on which line."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


class _Tree(Protocol[Made_co]):
    """What is built while XML is read."""

    spaces: str | None  # what stands between a namespace and a name, None if prefixes stay

    def start(self, tag: str, attributes: dict[str, str], line: int) -> None: ...

    def end(self, tag: str) -> None: ...

    def data(self, text: str) -> None: ...

    def close(self) -> Made_co: ...


class _Nodes:
    """A tree of nodes."""

    spaces: str | None = None

    def __init__(self) -> None:
        self.top = Node("", {}, 0)
        self.open = [self.top]

    def start(self, tag: str, attributes: dict[str, str], line: int) -> None:
        plain = {key.rpartition(":")[2]: value for key, value in attributes.items() if key[:5] != "xmlns"}
        node = Node(tag.rpartition(":")[2], plain, line)
        self.open[-1].parts.append(node)
        self.open.append(node)

    def end(self, _: str) -> None:
        self.open.pop()

    def data(self, text: str) -> None:
        self.open[-1].parts.append(text)

    def close(self) -> Node:
        return next(self.top.nodes())


class _Elements:
    """A tree of elements whose names begin with their namespace, as in `{urn:x}p`."""

    spaces: str | None = "}"

    def __init__(self) -> None:
        from xml.etree.ElementTree import TreeBuilder

        self.builder = TreeBuilder()
        self.data = self.builder.data

    def start(self, tag: str, attributes: dict[str, str], _: int) -> None:
        self.builder.start(_named(tag), {_named(key): value for key, value in attributes.items()})

    def end(self, tag: str) -> None:
        self.builder.end(_named(tag))

    def close(self) -> Element:
        return self.builder.close()


def _named(name: str) -> str:
    return "{" + name if "}" in name else name


class _Guard(Generic[Made_co]):
    """Hands on what the parser meets, and refuses what does harm."""

    def __init__(self, source: Source, tree: _Tree[Made_co]) -> None:
        from xml.parsers.expat import ParserCreate

        self.source = source
        self.tree = tree
        self.depth = self.count = 0
        self.parser = ParserCreate(namespace_separator=tree.spaces)
        self.parser.buffer_text = True
        self.parser.specified_attributes = True  # a value that the document type gives to all would be given millions
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = tree.data
        self.parser.SkippedEntityHandler = self.unknown
        self.parser.EntityDeclHandler = self.refuse
        self.parser.UnparsedEntityDeclHandler = self.refuse
        self.parser.ExternalEntityRefHandler = self.refuse

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.count += 1
        if self.depth > DEEPEST:
            raise self.source.refusal("F157", limit=DEEPEST)
        if self.count > MOST:
            raise self.source.too_large(f"more than {MOST:,} elements")
        self.tree.start(tag, attributes, self.parser.CurrentLineNumber)

    def end(self, tag: str) -> None:
        self.depth -= 1
        self.tree.end(tag)

    def unknown(self, name: str, _: bool) -> NoReturn:
        raise Broken(f"undefined entity &{name};", self.parser.CurrentLineNumber)

    def refuse(self, *_: object) -> NoReturn:
        raise self.source.refusal("F159", why="it declares entities of its own or fetches text from elsewhere")


def _read(data: bytes, source: Source, tree: _Tree[Made_co]) -> Made_co:
    from xml.parsers.expat import ExpatError

    try:
        _Guard(source, tree).parser.Parse(_with_letters(data), True)
    except ExpatError as error:
        raise Broken(str(error), error.lineno) from error
    except (ValueError, LookupError) as error:  # an encoding that nobody knows
        raise Broken(str(error), 0) from error
    return tree.close()


def _whole(source: Source, make: Callable[[], _Tree[Made_co]]) -> Made_co:
    """A file read as it declares itself, else by its own letters."""
    if len(source.data) > LARGEST:
        raise source.too_large(f"{len(source.data):,} bytes; the limit for XML is {LARGEST:,}")
    data = source.data
    start = data.find(b"<", 0, 16)
    if start > 0 and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = data[start:] if not data[:start].strip(b"\xef\xbb\xbf \t\r\n") else _as_text(source)
    try:
        return _read(data, source, make())
    except Broken as error:
        try:
            return _read(_as_text(source), source, make())
        except Broken:
            raise source.damaged(f"it is no whole XML ({error})", error.line) from error


def _as_text(source: Source) -> bytes:
    """The file's own text in UTF-8, without its declaration: for letters that do not fit what it declares."""
    text = source.text
    return _DECLARATION.sub("", text[max(text.find("<"), 0) :], count=1).lstrip().encode("utf-8", "replace")


def _with_letters(data: bytes) -> bytes:
    """Codes for letters as the letters; those of XML itself stay."""
    if b"\0" in data[:4]:
        return data

    def letter(found: re.Match[bytes]) -> bytes:
        known = html5.get(found[1].decode()) if found[1] not in _OWN else None
        return "".join(f"&#{ord(sign)};" for sign in known).encode() if known else found[0]

    return _ENTITY.sub(letter, data)
