"""XML that may come from anywhere, read without danger: no entities, nothing fetched, no depth without end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl, Locator

from focuscode.errors import TranscriptError, finding
from focuscode.model import Place
from focuscode.readers.source import Source

DEEPEST = 200  # elements within elements
_DECLARED = re.compile(rb"<\?xml[^>]*\bencoding=")
_HEAD = re.compile(r"\A\s*<\?xml[^>]*\?>")


@dataclass
class Node:
    """An element: its name without prefix, its attributes likewise, its words and elements, its line."""

    tag: str
    facts: dict[str, str]
    line: int
    inside: list[Node | str] = field(default_factory=list)

    def nodes(self) -> Iterator[Node]:
        """The elements right below."""
        return (part for part in self.inside if isinstance(part, Node))

    def strings(self) -> Iterator[str]:
        """All stretches of words within, those of elements too."""
        for part in self.inside:
            if isinstance(part, str):
                yield part
            else:
                yield from part.strings()

    def text(self) -> str:
        """The words within, put together."""
        return "".join(self.strings())


class _TooDeep(ValueError):
    """Elements within elements beyond what any transcript needs."""


class _Tree(ContentHandler):
    """Makes nodes of what the parser meets."""

    def __init__(self) -> None:
        super().__init__()
        self.top = Node("", {}, 0)
        self.open = [self.top]
        self.at: Locator | None = None

    def setDocumentLocator(self, locator: Locator) -> None:
        """Remember who knows the line."""
        self.at = locator

    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        """An element begins."""
        if len(self.open) > DEEPEST:
            raise _TooDeep(f"its elements stand more than {DEEPEST} deep in each other")
        facts = {key.rpartition(":")[2]: attrs.getValue(key) for key in attrs.getNames()}
        line = self.at.getLineNumber() if self.at else None
        node = Node(name.rpartition(":")[2], facts, line or 0)
        self.open[-1].inside.append(node)
        self.open.append(node)

    def endElement(self, name: str) -> None:
        """An element ends."""
        self.open.pop()

    def characters(self, content: str) -> None:
        """Words, in as many parts as the parser likes."""
        self.open[-1].inside.append(content)


def parsed(source: Source) -> Node:
    """The root element. Raises TranscriptError for what is broken or dangerous."""
    from xml.sax import SAXException, SAXParseException

    from defusedxml import DefusedXmlException
    from defusedxml.sax import parseString

    place = Place(source.name)
    tree = _Tree()
    declared = _DECLARED.match(source.data[:200].lstrip())
    data = source.data if declared else _HEAD.sub("", source.text, count=1).encode("utf-8", "replace")
    try:
        parseString(data, tree)
    except DefusedXmlException as error:
        why = "it defines entities or points to other files, which captions never need"
        raise TranscriptError(f"{source.name} is not safe", [finding("F005", place, why=why)]) from error
    except _TooDeep as error:
        raise TranscriptError(f"{source.name} is not safe", [finding("F007", place, why=error)]) from error
    except SAXParseException as error:
        at = Place(source.name, error.getLineNumber() or 0)
        told = finding("F005", at, why=f"it is no whole XML ({error.getMessage()})")
        raise TranscriptError(f"{source.name} is damaged", [told]) from error
    except (SAXException, ValueError, LookupError) as error:
        told = finding("F005", place, why=f"it is no whole XML ({error})")
        raise TranscriptError(f"{source.name} is damaged", [told]) from error
    return next(tree.top.nodes())
