"""Values written as YAML, so that reading them gives the same text back: on one line, in flow style or as a block.

Words that YAML would take for something else (`no`, `17:30`, `2030`) are quoted, and so is what holds one of its
signs. `gap: 2` and `ordered: yes` stay bare, as people write them.
"""

from __future__ import annotations

import re

from focuscode.codebook.nodes import NOTHING
from focuscode.codebook.places import Value, tag_of

WIDEST = 110  # columns that a line of keys may take
LONGEST = 120  # columns after which a text is folded
FOLD = 104
BARE = frozenset({"gap", "within", "min", "ordered", "version"})  # keys whose numbers and switches stay bare
_TEXT = "tag:yaml.org,2002:str"
_SIGNS = re.compile(r"[:#{}\[\]\t]|^[-?,&*!|>'\"%@`]")
_STRANGE = re.compile("[^ -~\xa0-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|[\u2028\u2029\ud800-\udfff]")
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\0": "\\0", '"': '\\"', "\\": "\\\\"}
_BREAK = "\0"  # where a flow line may be broken; no written text holds it


def odd(text: str) -> bool:
    """Whether YAML takes a bare word for something else than text: a number, a date, yes or no."""
    return tag_of(text) != _TEXT


def scalar(text: str, *, flow: bool = False, style: str = "", bare: bool = False) -> str:
    """A text on one line, quoted as it was (`style`) or where it must be; `bare` lets numbers and switches stand."""
    if style == '"' or _STRANGE.search(text):
        return _double(text)
    if style != "'" and _plain(text, flow, bare):
        return text
    return "'" + text.replace("'", "''") + "'"


def _plain(text: str, flow: bool, bare: bool) -> bool:
    if not text or text != text.strip() or _SIGNS.search(text) or (flow and "," in text):
        return False
    tag = tag_of(text)
    return tag == _TEXT or (bare and tag != NOTHING)


def _double(text: str) -> str:
    return '"' + re.sub(r'["\\]|' + _STRANGE.pattern, _escaped, text) + '"'


def _escaped(found: re.Match[str]) -> str:
    number = ord(found[0])
    long = f"\\x{number:02X}" if number < 0x100 else f"\\u{number:04X}" if number < 0x10000 else f"\\U{number:08X}"
    return _SHORT.get(found[0], long)


def flow(value: Value, column: int = 0, *, bare: bool = False) -> str:
    """A value in flow style, broken after commas where the line grows too long; `column` is where it begins."""
    lines = [""]
    room = WIDEST - column
    for piece in inline(value, bare).split(_BREAK):
        if lines[-1] and len(lines[-1]) + len(piece.rstrip()) > room:
            lines.append("")
            room = WIDEST - column - 1
        lines[-1] += piece
    return ("\n" + " " * (column + 1)).join(
        line.rstrip() if n + 1 < len(lines) else line for n, line in enumerate(lines)
    )


def inline(value: Value, bare: bool = False) -> str:
    """A value in flow style, with marks where the line may be broken."""
    between = f", {_BREAK}"
    if isinstance(value, str):
        return scalar(value, flow=True, bare=bare)
    if isinstance(value, list):
        return f"[{between.join(inline(item, False) for item in value)}]"
    return "{" + between.join(pair(key, item) for key, item in value.items()) + "}"


def pair(key: str, value: Value) -> str:
    """A key with its value in flow style."""
    return f"{scalar(key, flow=True)}: {inline(value, key in BARE)}"


def unbroken(written: str) -> str:
    """What `inline` gives, on one line."""
    return written.replace(_BREAK, "")


def fits(value: Value, column: int) -> bool:
    """Whether a value in flow style fits on the rest of its line."""
    written = unbroken(inline(value, False))
    return column + len(written) <= WIDEST and "\\n" not in written


def under(key: str, value: Value, column: int, step: int = 2) -> str:
    """A key with its value in block style; the key begins at `column`, lists below keys `step` deeper."""
    name = scalar(key)
    if isinstance(value, str):
        return f"{name}: {words(value, column + len(name) + 2, column, bare=key in BARE)}"
    if not value:
        return f"{name}: {inline(value, False)}"
    if isinstance(value, list):
        return f"{name}:\n{' ' * (column + step)}{block(value, column + step, step)}"
    if fits(value, column + len(name) + 2):
        return f"{name}: {unbroken(inline(value, False))}"
    return f"{name}:\n{' ' * (column + 2)}{block(value, column + 2, step)}"


def block(value: Value, column: int, step: int = 2, flowing: bool | None = None) -> str:
    """A list or mapping in block style, without the blanks before its first line.

    `flowing` says whether mappings in a list are written in flow style; None: where they fit on their line.
    """
    if isinstance(value, dict):
        lines = [under(key, item, column, step) for key, item in value.items()]
    else:
        lines = [f"- {entry(item, column + 2, step, flowing)}" for item in value]
    return ("\n" + " " * column).join(lines)


def entry(item: Value, column: int, step: int = 2, flowing: bool | None = None) -> str:
    """An item of a block list, as it stands behind its dash; it begins at `column`."""
    if isinstance(item, str):
        return words(item, column, column - 2)
    if isinstance(item, list) or not item or (fits(item, column) if flowing is None else flowing):
        return flow(item, column)
    return block(item, column, step)


def words(text: str, column: int, above: int, *, style: str = "", bare: bool = False) -> str:
    """A text that begins at `column` of a line of a block at column `above`: on one line, or as lines below."""
    if style in ("|", ">") or (not style and ("\n" in text or column + len(text) > LONGEST)):
        told = folded(text, above + 2)
        if told:
            return told
    return scalar(text, style=style if style in ("'", '"') else "", bare=bare)


def folded(text: str, column: int) -> str:
    """A text as a block of lines at `column` (`>-`, or `|` if it has lines of its own), or nothing if it cannot be."""
    body = text.rstrip("\n")
    after = len(text) - len(body)
    if after > 1 or not body or body[0] in " \n" or _STRANGE.search(body.replace("\n", "")):
        return ""
    lines = body.split("\n")
    if any(line != line.rstrip() or (line and line != line.lstrip()) for line in lines):
        return ""
    sign = "|" if len(lines) > 1 else ">"
    wrapped = lines if len(lines) > 1 else _wrapped(body, FOLD - column)
    blanks = "\n" + " " * column
    return sign + ("" if after else "-") + "".join(blanks + line if line else "\n" for line in wrapped)


def _wrapped(body: str, width: int) -> list[str]:
    """Lines of at most `width` characters, broken at single blanks alone: the others would be lost."""
    lines = [""]
    for word in re.split(r"(?<=\S) (?=\S)", body):
        if lines[-1] and len(lines[-1]) + len(word) + 1 > max(width, 20):
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return lines
