"""The letters of a PDF with their places, taken out so that no file can do harm.

Streams are unpacked to a bound before the library sees them; pages, letters, figures and the ranges in fonts are
bounded too. Drawings and pictures are passed over.
"""

from __future__ import annotations

import io
import logging
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from focuscode.readers.source import Source

if TYPE_CHECKING:
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdftypes import PDFStream

STREAM, ALL_STREAMS = 64 * 1024 * 1024, 256 * 1024 * 1024  # bytes unpacked; pictures apart
LOCKED = 4 * 1024 * 1024  # bytes of an encrypted file, whose streams cannot be looked at beforehand
PAGES, LETTERS, FIGURES, FIELDS = 5_000, 10_000_000, 50_000, 10_000
WIDEST = 70_000  # letters that one range of a font speaks of
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_HUGE = re.compile(rb"/Columns\s+\d{7,}")
_RANGES = re.compile(rb"begin(?:bf|cid|notdef)range(.*?)(?:end(?:bf|cid|notdef)range|$)", re.DOTALL)
_RANGE = re.compile(rb"<([0-9a-fA-F\s]{1,32})>\s*<([0-9a-fA-F\s]{1,32})>\s*(?:<[^>]*>|\[[^\]]*\]|\d+)")


class Letter(NamedTuple):
    """A letter: its left and right, its baseline from the bottom of the page, its size, and whether it is bold."""

    left: float
    right: float
    base: float
    size: float
    text: str
    bold: bool


@dataclass
class Sheet:
    """A page: its size, its letters in the order of the file, and what was written across."""

    number: int
    width: float
    height: float
    letters: list[Letter] = field(default_factory=list)
    turned: str = ""


@dataclass
class Sheets:
    """All pages of a file, how many comments stand beside the text, and what stands in the fields of a form."""

    pages: list[Sheet]
    comments: int = 0
    filled: list[str] = field(default_factory=list)


class _TooMuch(Exception):
    """A bound was met."""


def sheets_of(source: Source) -> Sheets:
    """The pages of a PDF. Raises TranscriptError where it cannot be opened, is damaged or would take too much."""
    try:
        from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
        from pdfminer.psexceptions import PSException
    except ImportError as error:
        raise source.refusal("F147") from error
    try:
        _weigh(source.data)
        return _opened(source)
    except _TooMuch as error:
        raise source.too_large(str(error)) from error
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        raise source.refusal("F146") from error
    except (PSException, *_FAULTS) as error:
        raise source.damaged(f"it is no whole PDF ({str(error) or type(error).__name__})"[:200]) from error


_FAULTS = (
    ValueError, KeyError, IndexError, TypeError, AttributeError, AssertionError, ArithmeticError, RecursionError,
    EOFError, OSError, zlib.error, NotImplementedError, UnboundLocalError,
)  # fmt: skip


def _weigh(data: bytes) -> None:
    """Unpack each stream to a bound, so that a small file cannot fill the memory."""
    if _HUGE.search(data):
        raise _TooMuch("it asks for very wide rows")
    if b"/Encrypt" in data and len(data) > LOCKED:
        raise _TooMuch(f"an encrypted PDF may have {LOCKED:,} bytes; save a copy without protection")
    whole = 0
    for hit in _STREAM.finditer(data):
        about = data[max(0, hit.start() - 1024) : hit.start()].rpartition(b" obj")[2]
        if re.search(rb"/Subtype\s*/Image", about) and b"/ObjStm" not in about and b"/XRef" not in about:
            continue
        whole += _unpacked(data[hit.end() : hit.end() + STREAM], about)
        if whole > ALL_STREAMS:
            raise _TooMuch(f"it unpacks to more than {ALL_STREAMS:,} bytes")


def _unpacked(packed: bytes, about: bytes) -> int:
    """How many bytes a stream unpacks to; one that is packed twice in a row is counted twice."""
    size = 0
    if b"ASCII85" in about or b"A85" in about or b"ASCIIHex" in about or b"LZW" in about:
        packed = packed.partition(b"endstream")[0]
        if len(packed) > 64 * 1024:
            raise _TooMuch("a large stream is packed in an old way")
    for _ in range(3):
        if len(packed) < 2 or packed[0] & 15 != 8 or (packed[0] * 256 + packed[1]) % 31:
            return size
        try:
            packed = zlib.decompressobj().decompress(packed, STREAM + 1)
        except zlib.error:
            return size
        size += len(packed)
        if len(packed) > STREAM:
            raise _TooMuch(f"a stream unpacks to more than {STREAM:,} bytes")
    return size


def _opened(source: Source) -> Sheets:
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfinterp import PDFPageInterpreter
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser
    from pdfminer.pdftypes import PDFStream, resolve1

    logging.getLogger("pdfminer").addHandler(logging.NullHandler())  # else it prints what it stumbles over
    document = PDFDocument(PDFParser(io.BytesIO(source.data)))

    class Interpreter(PDFPageInterpreter):
        def pop(self, n: int) -> list[Any]:
            """Take the last words of an order; the library's own way copies all that wait, each time."""
            taken = self.argstack[-n:] if n else []
            del self.argstack[len(self.argstack) - len(taken) :]
            return taken

    device, fonts = _collector()
    interpreter = Interpreter(fonts, device)
    sheets = Sheets([], filled=list(_fields(document)))
    for number, page in enumerate(PDFPage.create_pages(document), 1):
        if number > PAGES:
            raise _TooMuch(f"it has more than {PAGES:,} pages")
        for content in page.contents:
            if isinstance(stream := resolve1(content), PDFStream):
                _no_picture(stream)
        interpreter.process_page(page)
        sheets.pages.append(device.sheet(number))
        sheets.comments += _comments(page)
    return sheets


def _collector() -> tuple[Any, Any]:
    """What pdfminer hands letters to, and where it takes fonts from; made here, as the library loads slowly."""
    from pdfminer.converter import PDFLayoutAnalyzer
    from pdfminer.layout import LTChar, LTContainer, LTPage
    from pdfminer.pdfinterp import PDFResourceManager

    class Fonts(PDFResourceManager):
        def get_font(self, objid: Any, spec: Any) -> Any:
            _fair(spec)
            return super().get_font(objid, spec)

    class Collector(PDFLayoutAnalyzer):
        letters = figures = 0
        page: LTPage

        def begin_figure(self, *given: Any) -> None:
            self.figures += 1
            if self.figures > FIGURES:
                raise _TooMuch(f"it has more than {FIGURES:,} figures")
            super().begin_figure(*given)

        def render_char(self, *given: Any) -> float:
            self.letters += 1
            if self.letters > LETTERS:
                raise _TooMuch(f"it has more than {LETTERS:,} letters")
            return super().render_char(*given)

        def render_image(self, *_: Any) -> None:
            pass

        def paint_path(self, *_: Any) -> None:
            pass

        def receive_layout(self, ltpage: LTPage) -> None:
            self.page = ltpage

        def sheet(self, number: int) -> Sheet:
            sheet = Sheet(number, self.page.width, self.page.height)
            waiting: list[Any] = list(self.page)[::-1]
            while waiting:
                item = waiting.pop()
                if isinstance(item, LTChar):
                    _place(item, sheet)
                elif isinstance(item, LTContainer):
                    waiting += list(item)[::-1]
            return sheet

    fonts = Fonts()
    return Collector(fonts, laparams=None), fonts


def _place(char: Any, sheet: Sheet) -> None:
    """A letter of the library as one of ours; what is turned is kept apart."""
    across, up, down, _, _, base = char.matrix
    text = re.sub(r"\(cid:\d+\)", "\ufffd", char.get_text())
    text = "".join(" " if letter.isspace() else letter for letter in text)
    if abs(up) > abs(across) * 0.2 or abs(down) > abs(across) + abs(char.matrix[3]) or not -1e6 < base < 1e6:
        sheet.turned += text
    elif -1 < base < sheet.height + 1 and char.x1 > 0 and char.x0 < sheet.width:  # what is off the page is not seen
        bold = any(mark in char.fontname.casefold() for mark in ("bold", "black", "heavy", "demi"))
        sheet.letters.append(Letter(char.x0, char.x1, base, max(char.size, 0.1), text, bold))


def _fair(font: Any) -> None:
    """Refuse a font whose ranges would take for ever to write out."""
    from pdfminer.pdftypes import PDFStream, dict_value, list_value, resolve1

    parts = [font, *(dict_value(part) for part in list_value(font.get("DescendantFonts") or [])[:4])]
    for part in parts:
        for name in ("W", "W2"):
            for number in list_value(part.get(name) or []):
                if isinstance(resolve1(number), int) and resolve1(number) > WIDEST:
                    raise _TooMuch("a font speaks of too many letters")
        for name in ("ToUnicode", "Encoding"):
            table = resolve1(part.get(name))
            data = _no_picture(table).get_data() if isinstance(table, PDFStream) else b""
            ranges = [pair for part in _RANGES.findall(data) for pair in _RANGE.findall(part)]
            if any(_code(last) - _code(first) > WIDEST for first, last in ranges):
                raise _TooMuch("a font speaks of too many letters")


def _code(digits: bytes) -> int:
    return int(b"".join(digits.split()) or b"0", 16)


def _no_picture(stream: PDFStream) -> PDFStream:
    """Text that says it is a picture was not weighed, and is refused."""
    if str(stream.get("Subtype", "")) == "/'Image'":
        raise ValueError("its text says that it is a picture")
    return stream


def _comments(page: PDFPage) -> int:
    """How many notes stand on a page; links are none."""
    from pdfminer.pdftypes import list_value, resolve1

    notes = [resolve1(note) for note in list_value(page.annots or [])[:FIELDS]]
    return sum(1 for note in notes if isinstance(note, dict) and note.get("Contents") and "Parent" not in note)


def _fields(document: PDFDocument) -> Iterator[str]:
    """What was filled in on a form, each field once."""
    from pdfminer.pdftypes import dict_value, list_value, resolve1
    from pdfminer.utils import decode_text

    form = resolve1(document.catalog.get("AcroForm"))
    waiting = list(list_value(form.get("Fields") or [])) if isinstance(form, dict) else []
    for _ in range(FIELDS):
        if not waiting:
            return
        entry = dict_value(waiting.pop(0))
        value = resolve1(entry.get("V"))
        if isinstance(value, bytes) and decode_text(value).strip():
            yield decode_text(value).strip()
        waiting += [kid for kid in list_value(entry.get("Kids") or [])[:FIELDS] if "V" not in entry]
