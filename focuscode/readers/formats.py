"""The formats, a line each: name, title, endings, module, and a sign that every file of it bears.

A file is known by the first reader that knows its content. The sign spares the import of readers whose formats do not
occur: it may stand in other files too, but is never missing where the reader's own `knows` says yes.
"""

from __future__ import annotations

from collections.abc import Callable

from focuscode.readers.reader import Reader
from focuscode.readers.source import HEAD, Source

Sign = Callable[[Source], bool]
MARK = b"\xef\xbb\xbf"  # of UTF-8
DEEP = 65536  # bytes in which the root of an XML file stands


def _zip(part: bytes) -> Sign:
    return lambda source: source.data.startswith(b"PK\x03\x04") and part in source.data


def _begins(reach: int, *with_: bytes) -> Sign:
    """Whether the first byte that is no white space is one of some."""
    return lambda source: source.data[:reach].removeprefix(MARK).lstrip().startswith(with_)


def _holds(reach: int, *words: bytes) -> Sign:
    """Whether one of the words (in lower case) stands near the beginning, in any case and encoding."""

    def sign(source: Source) -> bool:
        head = source.data[:reach].replace(b"\0", b"").lower()
        return any(word in head for word in words)

    return sign


def _root(*names: bytes) -> Sign:
    """Whether the file can be XML, and one of the names (in lower case) stands where its root does."""
    named = _holds(DEEP, *names)
    return lambda source: b"<" in source.data[:12].replace(b"\0", b"") and named(source)


def _timed(source: Source) -> bool:
    return source.head[:1].isdigit()


REPORTS = (b"officiele-publicatie", b"handelingen", b"vloscoredocument", b"vergader")
READERS: tuple[Reader, ...] = (
    Reader("docx", "Word", (".docx", ".docm"), "docx", _zip(b"word/document")),
    Reader("odt", "OpenDocument text", (".odt", ".fodt", ".ott"), "odt", _holds(4096, b"opendocument.text")),
    Reader("rtf", "Rich Text", (".rtf",), "rtf", _holds(64, b"{\\rtf")),
    Reader("html", "Web page", (".html", ".htm", ".xhtml"), "html", _holds(2048, b"<html", b"<!doctype")),
    Reader("pdf", "PDF with text", (".pdf",), "pdf", _holds(1024, b"%pdf-")),
    Reader("xlsx", "Excel, a turn a row", (".xlsx", ".xlsm"), "xlsx", _zip(b"xl/workbook")),
    Reader("vtt", "WebVTT captions", (".vtt",), "vtt", _holds(HEAD, b"webvtt")),
    Reader("srt", "SubRip captions", (".srt",), "srt", _timed),
    Reader("sbv", "YouTube captions", (".sbv",), "sbv", _timed),
    Reader("ttml", "Timed text", (".ttml", ".dfxp", ".itt"), "ttml", _holds(HEAD, b"<tt", b":tt")),
    Reader("sami", "SAMI captions", (".smi", ".sami"), "sami", lambda source: source.head.startswith("<")),
    Reader("ssa", "SubStation captions", (".ass", ".ssa"), "ssa", lambda source: source.head.startswith("[")),
    Reader("lrc", "LRC lines with times", (".lrc",), "lrc"),
    Reader("json", "JSON of a speech recogniser", (".json", ".jsonl"), "json_", _begins(2000, b"{", b"[")),
    Reader("elan", "ELAN", (".eaf",), "elan", _root(b"annotation_document")),
    Reader("chat", "CHAT", (".cha",), "chat", _begins(200, b"@")),
    Reader("parliament", "Report of parliament (XML)", (), "parliament", _root(*REPORTS)),
    Reader("tei", "TEI (XML)", (".xml", ".tei"), "tei", _root(b"<tei", b":tei")),
    Reader("csv", "Table, a turn a row", (".csv", ".tsv", ".tab"), "table"),
    Reader("text", "Plain text", (".txt", ".text"), "plain"),
)
