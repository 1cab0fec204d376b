"""YAML with places: every scalar is text, every entry knows its line and column, nothing is ever executed.

Anchors that unfold without end, keys that stand twice and files nested too deep are findings. `null` and `~`
are nothing under a key (`parent: null`), and words in a list (a term may be `null`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import yaml

from focuscode.errors import finding, near
from focuscode.model import Finding, Place

LARGEST = 500_000  # entries a file may unfold to
DEEPEST = 40
UNREADABLE = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what YAML forbids
NOTHING = "tag:yaml.org,2002:null"
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


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

    @property
    def parts(self) -> list[Entry]:
        """The entries of a list that are mappings."""
        return [entry for entry in self.items if isinstance(entry.value, dict)]

    def get(self, key: str) -> Entry:
        """The entry under a key; an empty one in this place if there is none."""
        return self.mapping.get(key, Entry("", self.place, {}))

    def texts(self, key: str) -> tuple[str, ...]:
        """The scalars of the list under a key."""
        return tuple(entry.text for entry in self.get(key).items if entry.text)


def parse(text: str, file: str) -> tuple[Entry | None, list[Finding]]:
    """The tree of a YAML text, or None with findings where it cannot be one."""
    bad = UNREADABLE.search(text)
    if bad:
        column = bad.start() - text.rfind("\n", 0, bad.start())
        place = Place(file, text.count("\n", 0, bad.start()) + 1, column)
        return None, [finding("F201", place, why=f"it holds the unprintable character U+{ord(bad[0]):04X}")]
    try:
        written = _written(text)
        if written.deep:
            return None, [finding("F213", _place(file, written.deep), limit=DEEPEST)]
        node = yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        why = getattr(error, "problem", None) or " ".join(str(error).split())
        return None, [finding("F201", _place(file, mark) if mark else Place(file), why=why)]
    if node is None:
        return None, [finding("F003", Place(file))]
    circular = _circular(node) if written.again else None
    if circular:
        return None, [finding("F212", _place(file, circular.start_mark), limit=LARGEST)]
    size, depth = _extent(node, {}) if written.again else (written.entries, 0)
    if size > LARGEST:
        return None, [finding("F212", Place(file), limit=LARGEST)]
    if depth > DEEPEST:
        return None, [finding("F213", Place(file), limit=DEEPEST)]
    findings: list[Finding] = []
    return _entry(node, file, findings), findings


def plain(entry: Entry) -> Any:
    """What an entry holds, without places: texts, lists and mappings."""
    if isinstance(entry.value, dict):
        return {key: plain(value) for key, value in entry.value.items()}
    return [plain(item) for item in entry.value] if isinstance(entry.value, list) else entry.value


class Shape(NamedTuple):
    """What a key holds: the entries of another shape, what was wanted instead, how to mend it."""

    wrong: Callable[[Entry], list[Entry]]
    wanted: str
    mend: str


def _no_text(entry: Entry) -> list[Entry]:
    return [] if isinstance(entry.value, str) else [entry]


def _no_texts(entry: Entry) -> list[Entry]:
    return [entry] if entry.mapping else [item for item in entry.items if not isinstance(item.value, str)]


def _no_list(entry: Entry) -> list[Entry]:
    return [entry] if entry.mapping else []


def _no_parts(entry: Entry) -> list[Entry]:
    return [entry] if entry.mapping else [item for item in entry.items if not isinstance(item.value, dict)]


def _no_mapping(entry: Entry) -> list[Entry]:
    if not isinstance(entry.value, dict):
        return [entry] if entry.value else []
    return [value for value in entry.mapping.values() if not isinstance(value.value, str)]


def _no_keys(entry: Entry) -> list[Entry]:
    return [] if isinstance(entry.value, dict) or not entry.value else [entry]


TEXT = Shape(_no_text, "text", "Write it on one line; in quotes, if it holds a colon.")
TEXTS = Shape(_no_texts, "a list of texts", "Begin each line with '- '; put one that holds a colon in quotes.")
LIST = Shape(_no_list, "a list", "Begin each line with '- '.")
PARTS = Shape(_no_parts, "a list of entries with keys", "Begin each with '- id:'.")
KEYS = Shape(_no_keys, "keys with values", "Write {key: value}.")
MAPPING = Shape(_no_mapping, "keys with texts", "Write {key: text}.")


def check_keys(entry: Entry, known: Mapping[str, Shape | None]) -> Iterator[Finding]:
    """A finding for each key that is not known, and for each value of a shape by which its words would be lost."""
    for key, place in entry.keys.items():
        if key not in known:
            yield finding("F202", place, key=key, near=near(key, known))
    for key, shape in ((key, shape) for key, shape in known.items() if shape and key in entry.mapping):
        for wrong in shape.wrong(entry.get(key)):
            yield finding("F211", wrong.place, key=key, wanted=shape.wanted, mend=shape.mend)


def _place(file: str, mark: Any) -> Place:
    return Place(file, mark.line + 1, mark.column + 1)


class _Written(NamedTuple):
    """A text as it is written: its entries, whether one stands for another, where a list or mapping lies too deep."""

    entries: int
    again: bool = False
    deep: Any = None


def _written(text: str) -> _Written:
    """What a text holds, known before anything is built."""
    depth, entries, again = 0, 0, False
    for event in yaml.parse(text, Loader=LOADER):
        if isinstance(event, yaml.events.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST:
                return _Written(entries, again, event.start_mark)
        elif isinstance(event, yaml.events.CollectionEndEvent):
            depth -= 1
        again |= isinstance(event, yaml.events.AliasEvent)
        entries += isinstance(event, yaml.events.NodeEvent)
    return _Written(entries, again)


def _children(node: Any) -> Iterator[Any]:
    if isinstance(node, yaml.MappingNode):
        for pair in node.value:
            yield from pair
    elif isinstance(node, yaml.SequenceNode):
        yield from node.value


def _circular(node: Any, above: tuple[int, ...] = (), seen: set[int] | None = None) -> Any:
    """A node that holds itself, or None."""
    seen = set() if seen is None else seen
    if id(node) in above:
        return node
    if id(node) in seen:
        return None
    seen.add(id(node))
    found = (_circular(child, (*above, id(node)), seen) for child in _children(node))
    return next(filter(None, found), None)


def _extent(node: Any, known: dict[int, tuple[int, int]]) -> tuple[int, int]:
    """How many entries a node unfolds to and how deep, each anchored part measured once."""
    if id(node) not in known:
        parts = [_extent(child, known) for child in _children(node)]
        deepest = max((depth for _, depth in parts), default=0)
        known[id(node)] = (1 + sum(size for size, _ in parts), deepest + isinstance(node, yaml.CollectionNode))
    return known[id(node)]


def _entry(node: Any, file: str, findings: list[Finding]) -> Entry:
    place = _place(file, node.start_mark)
    if isinstance(node, yaml.SequenceNode):
        return Entry([_entry(child, file, findings) for child in node.value], place, {})
    if not isinstance(node, yaml.MappingNode):
        return Entry(str(node.value), place, {})
    entries: dict[str, Entry] = {}
    keys: dict[str, Place] = {}
    for key_node, value in node.value:
        key = _entry(key_node, file, findings)
        name = key.text or "?"
        if name in entries:
            findings.append(finding("F216", key.place, key=name, first=keys[name].line))
            continue
        nothing = value.tag == NOTHING
        entries[name] = Entry("", _place(file, value.start_mark), {}) if nothing else _entry(value, file, findings)
        keys[name] = key.place
    return Entry(entries, place, keys)
