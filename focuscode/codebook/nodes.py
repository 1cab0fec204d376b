"""YAML with places: every scalar is text, every entry knows its line and column, nothing is ever executed.

Anchors that unfold without end, keys that stand twice and files nested too deep are findings.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from focuscode.errors import finding
from focuscode.model import Finding, Place

LARGEST = 500_000  # entries a file may unfold to
DEEPEST = 40
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Entry:
    """A value with its place: text, a list of entries, or a mapping of entries (with the places of its keys)."""

    value: str | list[Entry] | dict[str, Entry]
    place: Place
    keys: dict[str, Place]

    @property
    def text(self) -> str:
        """The scalar, or an empty string."""
        return self.value if isinstance(self.value, str) else ""

    @property
    def items(self) -> list[Entry]:
        """The entries of a list; a scalar is a list of one, an empty one of none."""
        if isinstance(self.value, list):
            return self.value
        return [self] if isinstance(self.value, str) and self.value else []

    @property
    def mapping(self) -> dict[str, Entry]:
        """The entries of a mapping, or none."""
        return self.value if isinstance(self.value, dict) else {}

    def get(self, key: str) -> Entry:
        """The entry under a key; an empty one in this place if there is none."""
        return self.mapping.get(key, Entry("", self.place, {}))

    def texts(self, key: str) -> tuple[str, ...]:
        """The scalars of the list under a key."""
        return tuple(entry.text for entry in self.get(key).items if entry.text)


def parse(text: str, file: str) -> tuple[Entry | None, list[Finding]]:
    """The tree of a YAML text, or None with findings where it cannot be one."""
    try:
        depth = _depth(text)
        if depth > DEEPEST:
            return None, [finding("F213", Place(file), limit=DEEPEST)]
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
        return None, [finding("F201", place, why=(error.problem or error.context or "it is not YAML"))]
    except yaml.YAMLError as error:
        return None, [finding("F201", Place(file), why=" ".join(str(error).split()))]
    if node is None:
        return None, [finding("F003", Place(file))]
    if _circular(node) or _size(node, {}) > LARGEST:
        return None, [finding("F212", Place(file), limit=LARGEST)]
    findings: list[Finding] = []
    return _entry(node, file, findings), findings


def _depth(text: str) -> int:
    deepest = depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.events.CollectionStartEvent):
            depth += 1
            deepest = max(deepest, depth)
            if deepest > DEEPEST:
                break
        elif isinstance(event, yaml.events.CollectionEndEvent):
            depth -= 1
    return deepest


def _children(node: Any) -> Iterator[Any]:
    if isinstance(node, yaml.MappingNode):
        for pair in node.value:
            yield from pair
    elif isinstance(node, yaml.SequenceNode):
        yield from node.value


def _circular(node: Any, above: tuple[int, ...] = (), seen: set[int] | None = None) -> bool:
    seen = set() if seen is None else seen
    if id(node) in above:
        return True
    if id(node) in seen:
        return False
    seen.add(id(node))
    return any(_circular(child, (*above, id(node)), seen) for child in _children(node))


def _size(node: Any, known: dict[int, int]) -> int:
    """How many entries a node unfolds to, each anchored part measured once."""
    if id(node) not in known:
        known[id(node)] = 1 + sum(_size(child, known) for child in _children(node))
    return known[id(node)]


def _entry(node: Any, file: str, findings: list[Finding]) -> Entry:
    place = Place(file, node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.SequenceNode):
        return Entry([_entry(child, file, findings) for child in node.value], place, {})
    if not isinstance(node, yaml.MappingNode):
        plain_null = node.style is None and node.value in ("null", "~", "Null", "NULL")
        return Entry("" if plain_null else str(node.value), place, {})
    entries: dict[str, Entry] = {}
    keys: dict[str, Place] = {}
    for key_node, value in node.value:
        key = _entry(key_node, file, findings)
        name = key.text or "?"
        if name in entries:
            findings.append(finding("F216", key.place, key=name, first=keys[name].line))
            continue
        entries[name] = _entry(value, file, findings)
        keys[name] = key.place
    return Entry(entries, place, keys)
