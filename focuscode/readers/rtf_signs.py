"""The signs that RTF is written in: groups, control words, bytes in the code page of a font."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

_SIGN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,9})?[ ]?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<symbol>[^a-zA-Z])"
    rb"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)
CHARSETS = {
    0: "cp1252", 2: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "cp950",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
NAMED = {
    "tab": "\t", "line": "\n", "lbr": "\n", "page": "\n", "column": "\n", "emdash": "—", "endash": "–", "bullet": "•",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
SYMBOLS = {b"\\": "\\", b"{": "{", b"}": "}", b"~": "\xa0", b"_": "-", b"\t": "\t"}


class Sign(NamedTuple):
    """One sign: `kind` is word, symbol, brace, byte or text; a control word has its number, or None."""

    kind: str
    word: str = ""
    number: int | None = None
    data: bytes = b""


def signs(data: bytes) -> Iterator[Sign]:
    """The signs of a file in order; raw bytes after \\bin are passed over."""
    at, end = 0, len(data)
    while at < end:
        hit = _SIGN.match(data, at)
        if hit is None:  # line ends, and a lone backslash at the end
            at += 1
            continue
        at = hit.end()
        if hit["word"]:
            number = int(hit["number"]) if hit["number"] else None
            word = hit["word"].decode("ascii")
            at += max(number or 0, 0) if word == "bin" else 0
            yield Sign("word", word, number)
        elif hit["hex"]:
            yield Sign("byte", data=bytes.fromhex(hit["hex"].decode("ascii")))
        else:
            kind = hit.lastgroup or "text"
            yield Sign(kind, data=hit[kind])


def encoding_of(page: int, otherwise: str = "cp1252") -> str:
    """The name of a Windows code page as Python has it.

    >>> encoding_of(1250), encoding_of(4711)
    ('cp1250', 'cp1252')
    """
    name = {10000: "mac_roman", 65001: "utf-8", 936: "gbk", 1361: "johab"}.get(page, f"cp{page}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return otherwise
