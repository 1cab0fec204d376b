"""Parts of zipped documents (Word, OpenDocument), opened so that no file can do harm.

Sizes are looked at before anything is unpacked, nothing is written to disk, entities are refused, and the depth and
the number of elements are bounded.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from focuscode.errors import TranscriptError, finding
from focuscode.model import Place
from focuscode.readers.source import LARGEST, Source

DEEPEST = 200  # elements within elements; documents that people write have some forty
ELEMENTS = 5_000_000
PART = 256 * 1024 * 1024  # bytes of one part of a document, unpacked
RATIO = 400  # unpacked bytes for one packed byte, from SMALL bytes on
SMALL = 8 * 1024 * 1024
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DAMAGES = (zipfile.BadZipFile, zlib.error, KeyError, ValueError, EOFError, OSError, RuntimeError, NotImplementedError)


class Trees:
    """XML of a document of some kind, read so that no file can do harm."""

    def __init__(self, source: Source, kind: str) -> None:
        self.place = Place(source.name)
        self.kind = kind

    def damaged(self, why: str) -> TranscriptError:
        """The error for a file that is not whole."""
        told = finding("F005", self.place, why=f"it is no whole {self.kind} document ({why})")
        return TranscriptError(f"{self.place.file} is damaged", [told])

    def too_large(self, why: str) -> TranscriptError:
        """The error for a file that would take too much memory."""
        return TranscriptError(f"{self.place.file} is too large", [finding("F007", self.place, why=why)])

    def locked(self) -> TranscriptError:
        """The error for a file with a password."""
        return TranscriptError(f"{self.place.file} is protected", [finding("F146", self.place)])

    def tree(self, name: str, data: bytes) -> Element:
        """The tree of an XML text. Raises TranscriptError if it is damaged or has more parts than a document has."""
        from defusedxml.ElementTree import fromstring

        if data.count(b"<") > ELEMENTS * 2:
            raise self.too_large(f"{name} has more than {ELEMENTS:,} elements")
        try:
            tree: Element = fromstring(data)
        except (ParseError, ValueError, LookupError) as error:  # entities are told as a ValueError
            raise self.damaged(f"{name}: {error}" if str(error) else name) from error
        if any(depth > DEEPEST for depth in _depths(tree)):
            raise self.too_large(f"{name} is nested deeper than {DEEPEST} levels")
        return tree


class Archive(Trees):
    """A zipped document. Raises TranscriptError where a part is damaged or too large."""

    def __init__(self, source: Source, kind: str) -> None:
        super().__init__(source, kind)
        if source.data.startswith(OLE):
            raise _container(source, self.place)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(source.data))
            self._infos = {info.filename.lstrip("/"): info for info in self._zip.infolist()}
        except DAMAGES as error:
            raise self.damaged(str(error)) from error
        size = sum(info.file_size for info in self._infos.values())
        if size > LARGEST:
            raise self.too_large(f"it unpacks to {size:,} bytes")

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def bytes_of(self, name: str) -> bytes:
        """A part as it is, unpacked."""
        info = self._infos.get(name)
        if info is None:
            raise self.damaged(f"{name} is missing")
        if info.file_size > PART or (info.file_size > SMALL and info.file_size > RATIO * max(info.compress_size, 1)):
            raise self.too_large(f"{name} unpacks from {info.compress_size:,} to {info.file_size:,} bytes")
        if info.flag_bits & 1:
            raise self.locked()
        try:
            return self._zip.read(info)
        except DAMAGES as error:
            raise self.damaged(str(error)) from error

    def xml(self, name: str) -> Element:
        """A part as a tree."""
        return self.tree(name, self.bytes_of(name))


def _depths(tree: Element) -> Iterator[int]:
    level, depth = [tree], 0
    while level:
        depth += 1
        yield depth
        if depth > DEEPEST:
            return
        level = [child for element in level for child in element]


def _container(source: Source, place: Place) -> TranscriptError:
    """The error for Microsoft's old container: a document with a password, or an old .doc under another name."""
    locked = "EncryptedPackage".encode("utf-16-le") in source.data
    return TranscriptError(f"{source.name} cannot be opened", [finding("F146" if locked else "F150", place)])
