"""A YAML text cut and mended around one node: the smallest change that does what is asked."""

from __future__ import annotations

from focuscode.codebook.places import (
    LINE_END,
    Node,
    Steps,
    Value,
    aliased,
    anchors,
    chain_to,
    column,
    header,
    line_of,
    line_start,
    line_stop,
    next_line,
)
from focuscode.codebook.written import (
    BARE,
    WIDEST,
    entry,
    flow,
    inline,
    odd,
    pair,
    scalar,
    unbroken,
    under,
    words,
)
from focuscode.errors import UsageError


def replaced(text: str, root: Node, path: Steps, value: Value) -> str:
    """The node at a path replaced by a value; it may be of another shape."""
    chain = chain_to(root, path)
    unshared(text, root, chain)
    if len(chain) < 2:
        raise UsageError("The whole file is not replaced by a command.")
    node, above, flowing = chain[-1], chain[-2], any(part.flow for part in chain[:-1])
    if isinstance(value, str):
        key = next((step for step in reversed(path) if isinstance(step, str)), "")
        new = _text(text, node, value, column(text, above.start), flowing, key in BARE)
    elif node.flow or flowing or not value:
        new = flow(value, column(text, node.start))
    elif above.kind == "mapping":
        new = under("k", value, column(text, above.start), _step(chain, text)).removeprefix("k:").removeprefix(" ")
    else:
        begins = column(text, node.start) if node.end > node.start else column(text, above.start) + 2
        new = entry(value, begins, _step(chain, text))
    return _swapped(text, above, node, new)


def added(text: str, root: Node, path: Steps, value: Value) -> str:
    """A new key behind the last one of its mapping."""
    chain = chain_to(root, path[:-1])
    node, key = chain[-1], str(path[-1])
    unshared(text, root, chain, within=False)
    if any(part.flow for part in chain):
        return _added_flow(text, node, unbroken(pair(key, value)))
    at = column(text, node.start)
    blank = "\n" if _parted(text, node, len(node.items)) else ""
    return _added_lines(text, node.items[-1].end, blank + " " * at + under(key, value, at, _step(chain, text)))


def inserted(text: str, root: Node, path: Steps, at: int, value: Value) -> str:
    """A new item in the list at a path; the list holds some already."""
    chain = chain_to(root, path)
    node = chain[-1]
    unshared(text, root, chain, within=False)
    if any(part.flow for part in chain):
        new = unbroken(inline(value))
        before = node.items[at].start if at < len(node.items) else -1
        return _added_flow(text, node, new) if before < 0 else _spliced(text, before, before, f"{new}, ")
    dash = column(text, node.start)
    beside = [item.flow for item in node.items if item.kind == "mapping"]
    flowing = beside[min(at, len(beside)) - 1] if beside else None
    new = "- " + entry(value, dash + 2, _step(chain, text), flowing)
    blank = "\n" if _parted(text, node, at) else ""
    if at:
        return _added_lines(text, node.items[at - 1].end, blank + " " * dash + new)
    if text[line_start(text, node.start) : node.start].strip():  # behind another dash
        return _spliced(text, node.start, node.start, new + "\n" + " " * dash)
    first = line_start(text, _with_comment(text, node, 0))
    return _spliced(text, first, first, " " * dash + new + "\n" + blank)


def removed(text: str, root: Node, path: Steps) -> str:
    """The part at a path cut out, with its lines; a list or mapping that loses its last part stays, empty."""
    chain = chain_to(root, path)
    unshared(text, root, chain[:-1], within=False)
    unshared(text, root, chain[-1:] if chain[-1].kind != "alias" else [])
    node, above = chain[-1], chain[-2]
    at = next(n for n, item in enumerate(above.items) if item is node)
    if len(above.items) == 1:
        return replaced(text, root, path[:-1], [] if above.kind == "list" else {})
    return _removed_flow(text, above, at) if any(part.flow for part in chain[:-1]) else _removed_lines(text, above, at)


def unshared(text: str, root: Node, chain: list[Node], *, within: bool = True) -> None:
    """UsageError for what stands in several places at once: a change would reach them all."""
    shared = aliased(root)
    for node in chain:
        if node.kind == "alias" or node.anchor in shared or (within and node is chain[-1] and anchors(node) & shared):
            name = f" (*{node.anchor})" if node.anchor else ""
            raise UsageError(
                f"Line {line_of(text, node.start)}: this part is written once and stands in several places{name}. "
                "Write it out in each of them, then change it."
            )


def _ends(text: str, position: int) -> str:
    """The line end that is used just before a position, or else behind it."""
    start = line_start(text, position)
    if start:
        return "\r\n" if text[start - 2 : start] == "\r\n" else text[start - 1]
    found = LINE_END.search(text, position)
    return found[0] if found else "\n"


def _spliced(text: str, start: int, end: int, new: str) -> str:
    lines = new.replace("\r\n", "\n").split("\n")
    return text[:start] + _ends(text, start).join(lines) + text[end:]


def _step(chain: list[Node], text: str) -> int:
    """How much deeper than their keys the lists stand: those nearest by, or else 2."""
    return next((step for node in reversed(chain) if (step := _first_step(node, text)) >= 0), 2)


def _first_step(node: Node, text: str) -> int:
    for key, item in zip(node.keys, node.items, strict=False):
        if item.kind == "list" and not item.flow and item.items:
            return column(text, item.start) - column(text, key.start)
    return next((step for item in node.items if (step := _first_step(item, text)) >= 0), -1)


def _text(text: str, node: Node, value: str, above: int, flowing: bool, bare: bool) -> str:
    """A new text for a node, quoted as the old one was, if it can be."""
    bare = bare or (node.kind == "text" and not node.style and bool(node.value) and odd(node.value))
    if flowing or not value:
        return scalar(value, flow=flowing, style=node.style, bare=bare)
    return words(value, column(text, node.start), above, style=node.style, bare=bare)


def _swapped(text: str, above: Node, node: Node, new: str) -> str:
    """A node replaced by what may be of another shape; comments between it and its key, and behind it, are kept."""
    start, kept = node.start, header(node, text)
    end = max(start, len(text[: node.end].removesuffix("\n").removesuffix("\r")))
    if above.kind == "mapping":
        key = above.keys[next(n for n, item in enumerate(above.items) if item is node)]
        colon = text.find(":", key.end, max(node.start, key.end))
        if colon < 0:  # a key in a flow mapping without a colon
            new = ": " + new
        elif new.startswith("\n") or (node.kind in ("list", "mapping") and not node.flow):
            start = colon + 1
            kept += text[start : node.start].rstrip()
            new = new if new.startswith("\n") else " " + new
    if start == node.start and text[start - 1 : start] in (":", "-") and not new.startswith((" ", "\n", ":")):
        new = " " + new
    first, line, rest = new.partition("\n")
    behind = text[end : line_stop(text, end)]
    if line and behind.lstrip().startswith("#") and not new.lstrip().startswith(("{", "[")):
        kept, end = kept + behind, end + len(behind)
    rest += "\n" if line and end == len(text) else ""
    return _spliced(text, start, end, first + kept + line + rest)


def _added_flow(text: str, node: Node, new: str) -> str:
    """A new last part of a flow list or mapping; on a line of its own where the line would grow too long."""
    if not node.items:
        return _spliced(text, node.end - 1, node.end - 1, new)
    end = node.items[-1].end
    wide = column(text, end) + len(new) + 3 > WIDEST
    between = ",\n" + " " * (column(text, node.start) + 1) if wide else ", "
    gap = " " if text[end - 1 : end] == ":" else ""  # behind a key without a value, a comma must stand apart
    return _spliced(text, end, end, gap + between + new)


def _below(text: str, end: int) -> int:
    """Where the line below the one in which a node ends begins."""
    return end if text[end - 1 : end] in ("\n", "\r") else next_line(text, end)


def _added_lines(text: str, end: int, new: str) -> str:
    at = _below(text, end)
    return _spliced(text, at, at, ("" if text[at - 1 : at] in ("\n", "\r") else "\n") + f"{new}\n")


def _parted(text: str, node: Node, at: int) -> bool:
    """Whether a blank line stands between the parts around a place, or between the last two."""
    other = min(max(at, 1), len(node.items) - 1)
    if other < 1:
        return False
    return _blank(text[_below(text, node.items[other - 1].end) : line_start(text, _begins(text, node, other))])


def _blank(lines: str) -> bool:
    return any(not line.strip() for line in lines.splitlines())


def _begins(text: str, node: Node, at: int) -> int:
    """Where a part of a block list or mapping begins: its dash or its key."""
    if node.kind == "mapping" or at == 0:
        return (node.keys[at] if node.keys else node).start
    dash = column(text, node.start)
    position = _below(text, node.items[at - 1].end)
    while position < len(text) and (text[position:].lstrip(" ")[:1] != "-" or text[position + dash] != "-"):
        position = next_line(text, position)
    return position + dash


def _with_comment(text: str, node: Node, at: int) -> int:
    """Where the lines of comment begin that belong to a part alone, or else its own line."""
    start = line_start(text, _begins(text, node, at))
    below = _below(text, node.items[at].end)
    following = text[below : line_stop(text, below)].strip()
    if at + 1 < len(node.items) and following and not following.startswith("#"):
        return start
    least = _below(text, node.items[at - 1].end) if at else 0
    first = start
    while first > least:
        above = line_start(text, first - (2 if text[first - 2 : first] == "\r\n" else 1))
        if not text[above:first].lstrip().startswith("#"):
            break
        first = above
    return first


def _removed_flow(text: str, above: Node, at: int) -> str:
    starts = [part.start for part in above.keys or above.items]
    if at + 1 < len(above.items):
        return text[: starts[at]] + text[starts[at + 1] :]
    before, end = above.items[at - 1].end, above.items[at].end
    if "#" not in text[before : starts[at]]:
        return text[:before] + text[end:]
    comma = text[end:].lstrip(" ").startswith(",")  # the one behind the item before stays, with its comment
    return text[: starts[at]] + (text[text.index(",", end) + 1 :] if comma else text[end:])


def _removed_lines(text: str, above: Node, at: int) -> str:
    """The lines of a part cut out, and the blank lines that parted it from the next one."""
    begins, last = _begins(text, above, at), at + 1 == len(above.items)
    stop = _below(text, above.items[at].end)
    if text[line_start(text, begins) : begins].strip():  # behind a dash
        return text[:begins] + text[stop:].lstrip(" \r\n")
    start = _with_comment(text, above, at)
    least = _below(text, above.items[at - 1].end) if at else start
    filled = _below(text, least + len(text[least:start].rstrip())) if text[least:start].strip() else least
    parted = not at or _blank(text[filled:start])
    kept = at and text[above.items[at - 1].end - 1] in "\r\n"  # blank lines behind it would be words of it
    if (parted and not last) or kept:
        stop = _past_blank(text, stop)
    elif parted and at and stop >= len(text):
        start = filled
    return text[:start] + text[stop:]


def _past_blank(text: str, position: int) -> int:
    """Where the first line that is not blank begins."""
    while position < len(text) and not text[position : line_stop(text, position)].strip():
        position = next_line(text, position)
    return position
