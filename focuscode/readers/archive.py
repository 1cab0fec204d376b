"""Zipped documents (Word, OpenDocument, Excel), opened so that no file can do harm.

Sizes are looked at before anything is unpacked, and nothing is written to disk; XML is read as `xmltree` reads it.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from focuscode.errors import TranscriptError
from focuscode.readers.source import LARGEST, OLE, Source
from focuscode.readers.xmltree import LARGEST as PART
from focuscode.readers.xmltree import Broken, part

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

RATIO = 400  # unpacked bytes for one packed byte, from SMALL bytes on
SMALL = 8 * 1024 * 1024
PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # the ways in which documents are packed
DAMAGES = (zipfile.BadZipFile, zlib.error, struct.error, KeyError, ValueError, EOFError, OSError, RuntimeError)


class Archive:
    """A zipped document; `kind` is how it is called. Raises TranscriptError where a part is damaged or too large."""

    def __init__(self, source: Source, kind: str) -> None:
        self.source = source
        self.kind = kind
        if source.data.startswith(OLE):
            locked = "EncryptedPackage".encode("utf-16-le") in source.data
            raise source.refusal("F146" if locked else "F150")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(source.data))
            self._infos = {info.filename.lstrip("/"): info for info in self._zip.infolist()}
        except DAMAGES as error:
            raise self.damaged(str(error)) from error
        size = sum(info.file_size for info in self._zip.infolist())
        if size > LARGEST:
            raise source.too_large(f"it unpacks to {size:,} bytes")

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def names(self) -> list[str]:
        """The names of the parts, in their order."""
        return list(self._infos)

    def damaged(self, why: str) -> TranscriptError:
        """The error for a document that is not whole."""
        return self.source.damaged(f"it is no whole {self.kind} ({why})")

    def bytes_of(self, name: str) -> bytes:
        """A part as it is, unpacked."""
        info = self._infos.get(name)
        if info is None:
            raise self.damaged(f"{name} is missing")
        if info.file_size > PART or (info.file_size > SMALL and info.file_size > RATIO * max(info.compress_size, 1)):
            raise self.source.too_large(f"{name} unpacks from {info.compress_size:,} to {info.file_size:,} bytes")
        if info.flag_bits & 1:
            raise self.source.refusal("F146")
        if info.compress_type not in PACKED:
            raise self.damaged(f"{name} is packed as no document is")
        try:
            return self._zip.read(info)
        except DAMAGES as error:
            raise self.damaged(str(error)) from error

    def xml(self, name: str, data: bytes | None = None) -> Element:
        """A part as a tree; `data` is the part's text where it was put right before."""
        try:
            return part(self.source, self.bytes_of(name) if data is None else data)
        except Broken as error:
            raise self.damaged(f"{name}: {error}") from error
