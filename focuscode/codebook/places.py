"""A YAML text as nodes that know where they begin and end, so that one of them can be changed alone.

A node's end is the end of its own words: comments and blank lines behind it are not part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import yaml

from focuscode.codebook.nodes import LOADER, NOTHING
from focuscode.errors import UsageError

Steps = tuple[str | int, ...]
Value = str | list["Value"] | dict[str, "Value"]
LINE_END = re.compile(r"\r\n|\n|\r")
_NOTHINGS = ("", "~", "null", "Null", "NULL")
_HEADER = re.compile(r"[|>][-+0-9]*(?:[ \t]+#[^\r\n]*)?")
_RESOLVER: Any = yaml.resolver.Resolver()


@dataclass(slots=True)
class Node:
    """A text, list, mapping or alias, from `start` to `end` (exclusive) of the YAML text."""

    kind: str
    start: int
    end: int
    value: str = ""
    style: str = ""  # of a text: how it is quoted
    anchor: str = ""
    flow: bool = False
    keys: list[Node] = field(default_factory=list)  # of a mapping
    items: list[Node] = field(default_factory=list)  # of a list, and the values of a mapping

    @property
    def names(self) -> list[str]:
        """The keys of a mapping as text."""
        return [key.value or "?" for key in self.keys]


@lru_cache(maxsize=4)  # an edit looks at the text before it and behind it, and the next edit again
def tree(text: str) -> Node:
    """The nodes of a YAML text; they are not to be changed. Raises UsageError where it is none."""
    try:
        events = [event for event in yaml.parse(text, Loader=LOADER) if not isinstance(event, _FRAMES)]
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" from line {mark.line + 1} on" if mark else ""
        raise UsageError(f"The YAML cannot be read{line}: {getattr(error, 'problem', None) or error}.") from error
    stream: Iterator[Any] = iter(events)
    first = next(stream, None)
    if first is None:
        raise UsageError("The YAML is empty.")
    node = _node(first, stream, text)
    if next(stream, None) is not None:
        raise UsageError("The YAML holds more than one document.")
    return node


_FRAMES = (
    yaml.events.StreamStartEvent,
    yaml.events.StreamEndEvent,
    yaml.events.DocumentStartEvent,
    yaml.events.DocumentEndEvent,
)
_ENDS = (yaml.events.SequenceEndEvent, yaml.events.MappingEndEvent)


def _node(event: Any, stream: Iterator[Any], text: str) -> Node:
    start, end = event.start_mark.index, event.end_mark.index
    if isinstance(event, yaml.events.AliasEvent):
        return Node("alias", start, end, anchor=str(event.anchor))
    if isinstance(event, yaml.events.ScalarEvent):
        return _text(event, text)
    node = Node("list", start, end, anchor=event.anchor or "", flow=bool(event.flow_style))
    if isinstance(event, yaml.events.MappingStartEvent):
        node.kind = "mapping"
    while not isinstance(inner := next(stream), _ENDS):
        if node.kind == "mapping":
            node.keys.append(_node(inner, stream, text))
            value = next(stream)
            node.items.append(_nothing(_node(value, stream, text), value))
        else:
            node.items.append(_node(inner, stream, text))
    end = _after(inner)
    closed = node.flow and text[end - 1 : end] in ("]", "}") and not _bare_pair(node)
    node.end = end if closed else max((item.end for item in node.items), default=node.end)
    return node


def _after(event: Any) -> int:
    return int(event.end_mark.index)


def _bare_pair(node: Node) -> bool:
    """Whether a mapping in a flow list is written without braces: `[a: b]`."""
    return bool(node.keys) and node.keys[0].start == node.start


def _nothing(node: Node, event: Any) -> Node:
    """`null` and `~` are nothing under a key, as they are when a codebook is read."""
    if node.kind == "text":
        tag = getattr(event, "tag", None)
        plain = tag is None and not node.style
        if tag == NOTHING or (plain and node.value in _NOTHINGS):
            node.value = ""
    return node


def tag_of(text: str) -> str:
    """What YAML takes a bare word for."""
    return str(_RESOLVER.resolve(yaml.ScalarNode, text, (True, False)))


def _text(event: Any, text: str) -> Node:
    start, end, style = event.start_mark.index, event.end_mark.index, event.style or ""
    if style in ("|", ">"):
        written = text[start:end]
        header = _HEADER.search(written)
        least = header.end() if header else 0
        kept = header is not None and "+" in header[0].split("#")[0]
        end = start + max(least, len(written if kept else written.rstrip()))
    return Node("text", start, end, event.value, style, event.anchor or "")


def header(node: Node, text: str) -> str:
    """The comment behind the `>-` of a block of text, with the blanks before it."""
    found = _HEADER.search(text[node.start : node.end]) if node.style in ("|", ">") else None
    return found[0].lstrip("|>-+0123456789") if found else ""


def data(node: Node) -> Value:
    """What a node holds, as plain lists, mappings and texts; an alias stands for itself."""
    if node.kind == "list":
        return [data(item) for item in node.items]
    if node.kind == "mapping":
        pairs: dict[str, Value] = {}
        for name, item in zip(node.names, node.items, strict=True):
            pairs.setdefault(name, data(item))
        return pairs
    return node.value if node.kind == "text" else f"*{node.anchor}\0"


def aliased(node: Node) -> set[str]:
    """The anchors that stand in more than one place."""
    if node.kind == "alias":
        return {node.anchor}
    return {name for part in (*node.keys, *node.items) for name in aliased(part)}


def anchors(node: Node) -> set[str]:
    """The anchors that are set within a node."""
    below = {name for part in (*node.keys, *node.items) for name in anchors(part)}
    return below | {node.anchor} if node.anchor and node.kind != "alias" else below


def line_of(text: str, position: int) -> int:
    """The number of the line of a position, from 1."""
    return len(LINE_END.findall(text, 0, position)) + 1


def line_start(text: str, position: int) -> int:
    """Where the line of a position begins."""
    return max(text.rfind("\n", 0, position), text.rfind("\r", 0, position)) + 1


def line_stop(text: str, position: int) -> int:
    """Where the line of a position ends, its line end not included."""
    found = LINE_END.search(text, position)
    return found.start() if found else len(text)


def next_line(text: str, position: int) -> int:
    """Where the line behind the one of a position begins."""
    found = LINE_END.search(text, position)
    return found.end() if found else len(text)


def column(text: str, position: int) -> int:
    """How many characters stand before a position on its line."""
    return position - line_start(text, position)


def child(node: Node, step: str | int) -> Node | None:
    """The part of a list or mapping at a number or under a key."""
    if node.kind == "list" and isinstance(step, int):
        return node.items[step] if 0 <= step < len(node.items) else None
    if node.kind == "mapping" and step in node.names:
        return node.items[node.names.index(str(step))]
    return None


def found_at(root: Node, path: Steps) -> Node | None:
    """The node at a path, or None."""
    node: Node | None = root
    for step in path:
        node = child(node, step) if node else None
    return node


def chain_to(root: Node, path: Steps) -> list[Node]:
    """The nodes from the root to the one at a path, as far as it is there."""
    chain = [root]
    for step in path:
        below = child(chain[-1], step)
        if below is None:
            break
        chain.append(below)
    return chain
