"""A codebook's YAML changed in one place: all that is not changed stays as it is, byte for byte.

Comments, order, quotes, flow or block style, indentation, blank lines and line ends are those of the text. What
is written anew is written as its neighbours are. After each change the text is read again: if it does not hold
what it should, nothing is given back but a UsageError. A part that an alias (`*name`) repeats is not changed.

A comment behind an item goes with it. A comment on lines of its own goes with the item below it only if it
stands directly above it and heads nothing else: behind the item comes a blank line, another comment or the end.
"""

from __future__ import annotations

import json
from difflib import SequenceMatcher

from focuscode.codebook.places import Steps, Value, chain_to, data, found_at, line_of, tree
from focuscode.codebook.splice import added, inserted, removed, replaced, unshared
from focuscode.errors import UsageError, near


def put(text: str, path: Steps, value: Value) -> str:
    """The text with the value at a path; a key that is not there comes behind the last one of its mapping.

    Of a list or mapping only the parts that differ are changed. Raises UsageError where there is no such place.

    >>> put("codes:\\n  - id: a  # first\\n    terms: [one]\\n", ("codes", 0, "terms", 0), "no")
    "codes:\\n  - id: a  # first\\n    terms: ['no']\\n"
    """
    path, value = _there(_bare(text), path, value)
    return _sure(text, path, value, _put(_bare(text), path, value))


def insert(text: str, path: Steps, value: Value) -> str:
    """The text with a new item before the one at a path that ends with an index; the index may be the list's length.

    >>> insert("terms:\\n- one\\n", ("terms", 1), "two: 2")
    "terms:\\n- one\\n- 'two: 2'\\n"
    """
    *above, at = path or ("",)
    if not isinstance(at, int):
        raise UsageError(f"An item is inserted at a number, not at '{at}'.")
    root = tree(_bare(text))
    unshared(text, root, chain_to(root, tuple(above)), within=False)
    found = found_at(root, tuple(above))
    held = data(found) if found else ""
    items = held if isinstance(held, list) else [held] if held else []
    if not 0 <= at <= len(items) or isinstance(held, dict):
        raise UsageError(f"There is no place {at} to insert at in {_spoken(tuple(above))}.")
    return put(text, tuple(above), [*items[:at], value, *items[at:]])


def remove(text: str, path: Steps) -> str:
    """The text without the item or the key at a path, its lines and the comment behind it.

    >>> remove("a: 1\\nb: [x, y]  # both\\nc: 3\\n", ("b",))
    'a: 1\\nc: 3\\n'
    """
    root = tree(_bare(text))
    unshared(text, root, chain_to(root, path[:-1]), within=False)
    if not path or found_at(root, path) is None:
        raise UsageError(f"There is no {_spoken(path)} to remove.")
    return _sure(text, path, None, removed(_bare(text), root, path))


def _bare(text: str) -> str:
    return text.removeprefix("\ufeff")


def _spoken(path: Steps) -> str:
    return ", ".join(str(step) for step in path) or "the file"


def _sure(text: str, path: Steps, value: Value | None, changed: str) -> str:
    """The changed text, if it holds what it should hold."""
    wanted = _with(data(tree(_bare(text))), path, value)
    try:
        held: Value | None = data(tree(changed))
    except UsageError:
        held = None
    if held != wanted:
        chain = chain_to(tree(_bare(text)), path)
        line = line_of(text, chain[-1].start)
        raise UsageError(f"Line {line}: this cannot be changed by a command ({_spoken(path)}). Change it by hand.")
    return text[: len(text) - len(_bare(text))] + changed


def _with(whole: Value, path: Steps, value: Value | None) -> Value:
    """What a text should hold after a change; None takes away."""
    if not path:
        return "" if value is None else value
    first, rest = path[0], path[1:]
    if isinstance(whole, list) and isinstance(first, int):
        new = [] if value is None and not rest else [_with(whole[first], rest, value)]
        return [*whole[:first], *new, *whole[first + 1 :]]
    pairs = dict(whole) if isinstance(whole, dict) else {}
    if value is None and not rest:
        pairs.pop(str(first), None)
    else:
        pairs[str(first)] = _with(pairs.get(str(first), ""), rest, value)
    return pairs


def _there(text: str, path: Steps, value: Value) -> tuple[Steps, Value]:
    """The nearest place that is there, and what has to be put there: a list or mapping around the value."""
    root = tree(text)
    chain = chain_to(root, path)
    unshared(text, root, chain, within=False)
    while len(chain) <= len(path):
        step, node = path[-1], found_at(root, path[:-1])
        if node is not None and node.kind == "mapping" and isinstance(step, str):
            return path, value
        if step == 0 and node is not None and node.kind == "text" and node.value:  # a text is a list of one
            return path[:-1], value if isinstance(value, str) else [value]
        empty = node is None or (node.kind == "text" and not node.value)
        if not empty or step not in (0, str(step)):
            known = node.names if node is not None and node.kind == "mapping" else []
            hint = f" {near(str(step), known)}" if known else ""
            raise UsageError(f"There is no {_spoken(path)}.{hint}")
        path, value = path[:-1], [value] if isinstance(step, int) else {step: value}
    return path, value


def _put(text: str, path: Steps, value: Value) -> str:
    root = tree(text)
    node = found_at(root, path)
    if node is None:
        return added(text, root, path, value)
    old = data(node)
    if old == value:
        return text
    if isinstance(old, dict) and old and isinstance(value, dict) and value:
        return _put_mapping(text, path, old, value)
    if isinstance(old, list) and old and isinstance(value, list) and value:
        return _put_list(text, path, old, value)
    return replaced(text, root, path, value)


def _put_mapping(text: str, path: Steps, old: dict[str, Value], new: dict[str, Value]) -> str:
    for key, value in new.items():
        text = _put(text, (*path, key), value)
    for key in [key for key in old if key not in new]:
        text = removed(text, tree(text), (*path, key))
    return text


def _put_list(text: str, path: Steps, old: list[Value], new: list[Value]) -> str:
    """The items that differ, from the last to the first, so that the numbers of the others stay right."""
    before, after = ([json.dumps(item, sort_keys=True) for item in items] for items in (old, new))
    for kind, a, b, c, d in reversed(SequenceMatcher(None, before, after, autojunk=False).get_opcodes()):
        same = min(b - a, d - c) if kind != "equal" else 0
        for at in reversed(range(c + same, d) if kind != "equal" else ()):
            text = inserted(text, tree(text), path, a + same, new[at])
        for at in reversed(range(a + same, b) if kind != "equal" else ()):
            text = removed(text, tree(text), (*path, at))
        for at in range(same):
            text = _put(text, (*path, a + at), new[c + at])
    return text
