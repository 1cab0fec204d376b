"""A source file before it is understood: its bytes, and its text with the encoding that was assumed."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from focuscode.errors import TranscriptError, finding
from focuscode.model import Finding, Place
from focuscode.writing import sha256

LARGEST = 512 * 1024 * 1024  # bytes of one file, packed or unpacked
TWICE = "ï»¿"  # the mark of UTF-8, encoded twice
HEAD = 4096  # bytes by which a format is known
BOMS = (  # UTF-32's first: little-endian, it begins as UTF-16's does
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True)
class Source:
    """The bytes of a file and the name it is shown by."""

    name: str
    data: bytes
    findings: list[Finding] = field(default_factory=list, compare=False)

    @classmethod
    def open(cls, path: Path, name: str | None = None) -> Source:
        """Read a file whole. Raises TranscriptError if it cannot be read, is empty or too large."""
        name = name or str(path)
        try:
            size = path.stat().st_size
            if size > LARGEST:
                why = f"{size:,} bytes; the limit is {LARGEST:,}"
                raise TranscriptError(f"{name} is too large", [finding("F007", Place(name), why=why)])
            data = path.read_bytes()
        except OSError as error:
            why = error.strerror or str(error)
            raise TranscriptError(f"{name} cannot be read", [finding("F001", Place(name), why=why)]) from error
        if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
            raise TranscriptError(f"{name} is empty", [finding("F003", Place(name))])
        return cls(name, data)

    @property
    def suffix(self) -> str:
        """The file's ending in lower case, with its dot."""
        return Path(self.name).suffix.lower()

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the bytes."""
        return sha256(self.data)

    @cached_property
    def head(self) -> str:
        """The first characters, by which a format is known; decoded as the text is, and nothing told."""
        text, _ = decode(self.data[:HEAD], Place(self.name))
        return text.replace("\r\n", "\n").replace("\r", "\n").lstrip()

    @cached_property
    def text(self) -> str:
        """The decoded text with `\\n` as its only line end; what was assumed is told in `findings`."""
        text, told = decode(self.data, Place(self.name))
        self.findings.extend(told)
        return text.replace("\r\n", "\n").replace("\r", "\n")


def decode(data: bytes, place: Place) -> tuple[str, list[Finding]]:
    """Text from bytes: UTF-8 (with or without BOM), UTF-16, else Windows' cp1252, told as a finding.

    A file of UTF-8 with a few broken letters (cut short, put together from two) stays UTF-8.

    >>> decode("één".encode("cp1252"), Place("a.txt"))[0]
    'één'
    """
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _as(data, encoding, place)
    if data[:200].count(0) * 3 > len(data[:200]):
        little = data[1:200:2].count(0) >= data[0:200:2].count(0)
        return _as(data, "utf-16-le" if little else "utf-16-be", place)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _as(data, "utf-8" if _nearly_utf8(data) else "cp1252", place)
    return _as(data, "utf-8", place)


def _nearly_utf8(data: bytes) -> bool:
    """Whether more letters beyond ASCII are whole than broken; in cp1252 hardly one is."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return len(text) - len(text.encode("ascii", "ignore")) > 2 * broken


def _meant(text: str) -> str:
    """A text of UTF-8 that was taken for Latin and encoded once more, as it was meant; empty if it was not."""
    for encoding in ("latin-1", "cp1252"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return ""


def _as(data: bytes, encoding: str, place: Place) -> tuple[str, list[Finding]]:
    text = data.decode(encoding, "replace").lstrip("\ufeff")
    meant = _meant(text) if text.startswith(TWICE) else ""
    if meant:
        return meant.lstrip("\ufeff"), [finding("F167", place)]
    lost = text.count("\ufffd") + text.count("\0")
    if lost:
        return text, [finding("F008", place, encoding=encoding, count=lost)]
    return text, [] if encoding in ("utf-8", "utf-8-sig") else [finding("F004", place, encoding=encoding)]
