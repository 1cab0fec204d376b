"""Bytes to text: which encoding a file is in, and letters that were encoded twice.

UTF-8, UTF-16 and UTF-32 are known by their marks or by their zeros. What is none of them is Windows' cp1252, or
Mac Roman where only that makes words. What was assumed is told.
"""

from __future__ import annotations

import codecs
import re

from focuscode.errors import finding
from focuscode.model import Finding, Place

BOMS = (  # UTF-32's first: little-endian, it begins as UTF-16's does
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
TWICE_MARKED = "ï»¿"  # a mark that was read as cp1252 and written again
_CP1252 = {n: bytes([n]).decode("cp1252", "ignore") or chr(n) for n in range(0x80, 0xA0)}
_TO_BYTES = {ord(letter): chr(n) for n, letter in _CP1252.items()}
_AFTER = re.escape("".join(_CP1252.values())) + "\u0080-\u00bf"
_TWICE = re.compile(f"[ÂÃÄÅ][{_AFTER}]|[âï][{_AFTER}]{{2}}|ð[{_AFTER}]{{3}}")
_EXPECTED = re.compile(
    "[\u00a0-\u017f\u0192\u02c6\u02dc\u0300-\u036f\u2009-\u203a\u20ac\u2122\u2190-\u27bf\ufe0f\ufeff\U0001f000-\U0001faff]"
)
_COMMON = "éèëêïîöüäàáâçñôûùóíúœæøåßÉÈËÊÏÎÖÜÄÀÁÂÇÑÔÛÙÓÍÚŒÆØÅŠŽšž‘’“”„‚‹›«»…–—€°½¼²³·•©®™£§±×¿¡´¨\u00a0"
_ODD = re.compile(
    rf"[^\x00-\x7f{_COMMON}]|(?<=[a-zéèëïöü])[ÉÈËÊÏÎÖÜÄÀÁÂÇÑÔÛÙÓÍÚŒÆØÅŠŽ]|ŽŽ|[ÒÓÔÕÐ](?=[a-z\s])|(?<=\w)[‘„•‹©®™£§±×¿¡´¨](?=\w)"
)


def decode(data: bytes, place: Place) -> tuple[str, list[Finding]]:
    """Text from bytes: UTF-8 (with or without BOM), UTF-16, else Windows' cp1252 or Mac Roman, told as a finding.

    A file of UTF-8 with a few broken letters (cut short, put together from two) stays UTF-8. Letters that were
    encoded twice (`Ã©` for `é`) are put right if all of the file says so.

    >>> decode("één".encode("cp1252"), Place("a.txt"))[0]
    'één'
    """
    text, encoding = _decoded(data)
    text = text.lstrip("\ufeff")
    while text.startswith(TWICE_MARKED):
        text = text.removeprefix(TWICE_MARKED).lstrip("\ufeff")
    lost = text.count("\ufffd") + text.count("\0")
    if lost:
        told = [finding("F008", place, encoding=encoding, count=lost)]
    else:
        told = [] if encoding in ("utf-8", "utf-8-sig") else [finding("F004", place, encoding=encoding)]
    if not encoding.startswith("utf"):
        return text, told
    text, twice = once(text, place)
    return text, told + twice


def _decoded(data: bytes) -> tuple[str, str]:
    """Text, and the encoding it was read as."""
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return data.decode(encoding, "replace"), encoding
    if data[:200].count(0) * 3 > len(data[:200]):
        little = data[1:200:2].count(0) >= data[0:200:2].count(0)
        encoding = "utf-16-le" if little else "utf-16-be"
        return data.decode(encoding, "replace"), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _halves(data) or _other(data)


def whole(text: str) -> str:
    """Text in which two halves of a sign are one, and a half alone is lost.

    >>> whole("\\ud83d\\ude00 \\ud800") == "\\U0001f600 \\ufffd"
    True
    """
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _halves(data: bytes) -> tuple[str, str] | None:
    """UTF-8 in which signs beyond the first 65,536 stand as two halves (CESU-8); a half alone is lost."""
    try:
        text = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None
    made = whole(text)
    return made, "cesu-8" if len(made) < len(text) else "utf-8"


def _other(data: bytes) -> tuple[str, str]:
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if len(text) - len(text.encode("ascii", "ignore")) > 2 * broken:  # in cp1252 hardly a letter is whole
        return text, "utf-8"
    text, mac = data.decode("cp1252", "replace"), data.decode("mac-roman")
    beyond = len(data) - len(data.decode("ascii", "ignore"))
    if not _ODD.search(mac) and sum(1 for _ in _ODD.finditer(text)) * 2 >= beyond:
        return mac, "mac-roman"
    return text, "cp1252"


def once(text: str, place: Place) -> tuple[str, list[Finding]]:
    """Text in which letters that were encoded twice are put right, if it is certain for all of it.

    >>> once("één café".encode().decode("cp1252"), Place("a.txt"))[0]
    'één café'
    """
    found = _TWICE.findall(text)
    if not found:
        return text, []
    try:
        made = text.translate(_TO_BYTES).encode("latin-1").decode("utf-8")
    except UnicodeError:
        made = ""
    letters = [letter for letter in made if letter > "\x7f"]
    if not letters or not all(map(_EXPECTED.match, letters)):
        return text, [finding("F011", place, count=len(found), piece=found[0])]
    first = next(letter for letter in letters)
    piece = first.encode().decode("latin-1").translate(_CP1252)
    return made, [finding("F010", place, count=len(letters), piece=piece, letter=first)]
