"""A source file before it is understood: its bytes, and its text with the encoding that was assumed."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from focuscode.errors import TranscriptError, finding
from focuscode.model import Finding, Place
from focuscode.readers.encodings import decode
from focuscode.writing import sha256

LARGEST = 512 * 1024 * 1024  # bytes of one file, packed or unpacked
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how files of old Office begin, and locked ones
HEAD = 4096  # bytes by which a format is known


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

    def refusal(self, rule: str, line: int = 0, column: int = 0, **facts: object) -> TranscriptError:
        """The error for a file that is not read, with what was found in it before."""
        told = finding(rule, Place(self.name, line, column), **facts)
        return TranscriptError(f"{self.name} is not read: {told.message}", [*self.findings, told])

    def damaged(self, why: object, line: int = 0, column: int = 0) -> TranscriptError:
        """The error for a file that is not whole."""
        return self.refusal("F005", line, column, why=why)

    def too_large(self, why: str) -> TranscriptError:
        """The error for a file that would take too much memory."""
        return self.refusal("F007", why=why)

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
