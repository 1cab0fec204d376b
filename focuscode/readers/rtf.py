"""Rich Text (.rtf), as TextEdit, WordPad, Word, LibreOffice, NVivo, ATLAS.ti and Transana write it.

Read are paragraphs and tables of turns, text boxes, the shown text of links and fields, in every code page and in
Unicode, with the looks that mark a speaker as in Word. Not read, but told, are tracked deletions, comments, notes
and hidden words; headers and footers of pages, the numbers of lists and pictures are no part of the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from focuscode.errors import TranscriptError, finding
from focuscode.model import Finding, Place
from focuscode.readers.block import Block, Box, Paragraph, Table, led
from focuscode.readers.document import apart, to_draft
from focuscode.readers.draft import Draft
from focuscode.readers.rtf_signs import CHARSETS, NAMED, SYMBOLS, Sign, encoding_of, signs
from focuscode.readers.source import Source
from focuscode.readers.stretches import count

DEEPEST = 5_000  # groups within groups
_PASSED = {
    *("colortbl", "info", "pict", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"),
    *("listtext", "pntext", "nonshppict", "upr", "tc", "xe", "rxe", "txe", "sn", "sv", "sp", "nonesttables"),
    *("ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn"),
}
_COUNTED = {"footnote": "notes", "annotation": "comments"}
_TABLES = frozenset({"fonttbl", "stylesheet"})
_BACK = frozenset({"shptxt", "dptxbxtext", "ud", "fldrslt"})  # words that are shown, inside what is not
_LOOKS = {"b": "b", "i": "i", "ul": "u", "caps": "caps", "scaps": "caps", "v": "hidden", "deleted": "deleted"}
_SETS = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}


@dataclass(slots=True)
class _State:
    """What holds inside a group."""

    place: str = "text"  # text, a destination that is passed over, or one that is counted
    encoding: str = ""
    fallback: int = 1  # how many signs stand for a Unicode letter in old programs
    looks: frozenset[str] = frozenset()
    style: int = 0
    in_table: bool = False


@dataclass(slots=True)
class _Row:
    """A row that is being read: its cells, and what was said of their merging."""

    boxes: list[Box] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    coming: str = ""


def knows(source: Source) -> bool:
    """Whether the file begins as RTF does."""
    return source.data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf")


def read(source: Source) -> Draft:
    """Turns from paragraphs, or from the document's tables."""
    place = Place(source.name)
    if not knows(source):
        raise source.damaged("it does not begin as Rich Text does")
    page = _Page(place)
    for sign in signs(source.data):
        page.take(sign)
    page.end()
    return to_draft(page.blocks, place, [*source.findings, *page.told()])


class _Page:
    """Takes signs in and gathers blocks."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.blocks: list[Block] = []
        self.met: Counter[str] = Counter()
        self.state = _State()
        self.stack: list[_State] = []
        self.ansi = "cp1252"
        self.fonts: dict[int, str] = {}
        self.styles: dict[int, str] = {}
        self.font = self.naming = 0
        self.runs: list[tuple[str, frozenset[str]]] = []
        self.waiting = bytearray()  # bytes of the code page that are not yet letters
        self.half = ""  # the first half of a letter beyond 16 bits
        self.passing = 0  # signs still to be passed over after a Unicode letter
        self.starred = False
        self.inside: list[Block] = []  # the blocks of the cell that is open
        self.row = _Row()
        self.rows: list[tuple[Box, ...]] = []

    def take(self, sign: Sign) -> None:
        """Take one sign in."""
        if sign.kind == "brace":
            self._brace(sign.data == b"{")
        elif self.passing and sign.kind != "text":
            self.passing -= 1
        elif sign.kind == "word":
            self._word(sign.word, sign.number)
        elif sign.kind == "symbol":
            self._symbol(sign.data)
        else:
            data = sign.data[self.passing :]
            self.passing = max(0, self.passing - len(sign.data))
            self.waiting += data

    def _brace(self, opens: bool) -> None:
        self._flush()
        self.passing, self.starred = 0, False
        if opens:
            if len(self.stack) > DEEPEST:
                why = f"it is nested deeper than {DEEPEST:,} levels"
                raise TranscriptError(f"{self.place.file} is too deep", [finding("F007", self.place, why=why)])
            self.stack.append(self.state)
            self.state = replace(self.state)
        elif self.stack:
            self.state = self.stack.pop()

    def _flush(self) -> None:
        """Bytes to letters, in the code page that held for them."""
        if self.waiting:
            text = self.waiting.decode(self.state.encoding or self.ansi, "replace")
            self.waiting.clear()
            self._text(text)

    def _text(self, text: str) -> None:
        place, looks = self.state.place, self.state.looks
        if place == "stylesheet":
            name = (self.styles.get(self.naming, "") + text).partition(";")[0]
            self.styles[self.naming] = name.strip() if ";" in text else name
        elif place in _COUNTED.values():
            self.met[f"{place} words"] += count(text)
        elif place == "text" and "hidden" in looks:
            self.met["hidden"] += count(text)
        elif place == "text" and "deleted" not in looks:
            self.runs.append((text, looks))

    def _symbol(self, data: bytes) -> None:
        if data == b"*":
            self.starred = True
        elif data in b"\r\n":
            self._word("par", None)
        elif self.waiting and data in b"\\{}":
            self.waiting += data  # perhaps the second byte of a letter
        elif data in SYMBOLS:
            self._flush()
            self._text(SYMBOLS[data])

    def _word(self, word: str, number: int | None) -> None:
        self._flush()
        starred, self.starred = self.starred, False
        if word == "u":
            self._letter(number or 0)
        elif word in NAMED:
            self._text(NAMED[word])
        elif self._destination(word, starred):
            return
        elif word in _ACTIONS:
            _ACTIONS[word](self, number)
        elif word in _LOOKS:
            on = number != 0
            self.met["deleted"] += word == "deleted" and on
            self.state.looks = self.state.looks | {_LOOKS[word]} if on else self.state.looks - {_LOOKS[word]}
        elif word in _SETS:
            self.ansi = _SETS[word]

    def _destination(self, word: str, starred: bool) -> bool:
        """Whether the word says that this group is no running text, or running text again."""
        if word in _COUNTED:
            self.met[_COUNTED[word]] += self.state.place == "text"
            self.state.place = _COUNTED[word]
        elif word in _TABLES:
            self.state.place = word
        elif word in _BACK and self.state.place == "passed":
            self.state.place = "text"
            self._text("\n" if word in ("shptxt", "dptxbxtext") else "")
        elif word in _PASSED or (starred and word not in _BACK):
            if self.state.place not in _COUNTED.values():
                self.state.place = "passed"
        else:
            return False
        return True

    def _letter(self, number: int) -> None:
        """A Unicode letter; those beyond 16 bits come in two halves."""
        unit = chr(number % 0x10000)
        self.passing = self.state.fallback
        if "\ud800" <= unit <= "\udbff":
            self.half = unit
            return
        pair, self.half = self.half + unit, ""
        self._text(pair.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"))

    def paragraph(self, _: int | None = None) -> None:
        """End a paragraph."""
        if self.state.place != "text":
            return
        text, lead = led(self.runs)
        self.runs = []
        style = self.styles.get(self.state.style, "")
        block = Paragraph(text, lead=lead, heading=style.casefold().startswith(("heading", "kop")), style=style)
        if self.state.in_table or self.row.boxes:
            self.inside.append(block)
        else:
            self._table()
            self.blocks.append(block)

    def cell(self, _: int | None = None) -> None:
        """End a cell of a row."""
        if self.state.place == "text":
            self.state.in_table = True
            self.paragraph()
            self.row.boxes.append(Box(tuple(self.inside)))
            self.inside = []

    def end_row(self, _: int | None = None) -> None:
        """End a row; cells that were merged go on with the one above or before them."""
        boxes: list[Box] = []
        for number, box in enumerate(self.row.boxes):
            merged = self.row.merged[number] if number < len(self.row.merged) else ""
            if merged == "before" and boxes:
                boxes[-1] = replace(boxes[-1], width=boxes[-1].width + 1)
            else:
                boxes.append(replace(box, goes_on=merged == "above"))
        if boxes:
            self.rows.append(tuple(boxes))
        self.row = _Row()

    def _table(self) -> None:
        """The rows so far as a table; a lone cell among wider rows goes over the whole width."""
        if self.row.boxes or self.inside:
            self.blocks += [block for box in self.row.boxes for block in box.blocks] + self.inside
            self.row, self.inside = _Row(), []
        if self.rows:
            width = max(sum(box.width for box in row) for row in self.rows)
            rows = [(replace(row[0], width=width),) if len(row) == 1 else row for row in self.rows]
            self.blocks.append(Table(tuple(rows)))
            self.rows = []

    def end(self) -> None:
        """Take in what is still open at the end of the file."""
        self._flush()
        self.state.place = "text"
        if self.runs:
            self.state.in_table = False
            self.paragraph()
        self._table()

    def told(self) -> Iterator[Finding]:
        """What a reader of the document would see that is no speech, and whether the file is whole."""
        yield from apart(self.met, self.place)
        if self.stack:
            yield finding("F154", self.place)

    def set_font(self, number: int | None) -> None:
        """Words in another font, or the entry of a font in the table of fonts."""
        self.font = number or 0
        if self.state.place != "fonttbl":
            self.state.encoding = self.fonts.get(self.font, "")

    def set_charset(self, number: int | None) -> None:
        """The letters of the font that the table of fonts speaks of."""
        if number in CHARSETS:
            self.fonts[self.font] = CHARSETS[number]

    def set_page(self, number: int | None) -> None:
        """The code page of the whole file."""
        self.ansi = encoding_of(number or 1252)

    def set_fallback(self, number: int | None) -> None:
        """How many signs follow a Unicode letter for old programs."""
        self.state.fallback = min(max(number or 0, 0), 16)

    def set_style(self, number: int | None) -> None:
        """The style of the paragraph, or the entry of a style in the table of styles."""
        if self.state.place == "stylesheet":
            self.naming = number or 0
            self.styles[self.naming] = ""
        self.state.style = number or 0

    def set_sign_style(self, number: int | None) -> None:
        """A style of the words."""
        if self.state.place == "stylesheet":
            self.naming = -1 - (number or 0)
            self.styles[self.naming] = ""
        elif "hyperlink" not in self.styles.get(-1 - (number or 0), "").casefold():
            self.state.looks = self.state.looks | {f"style {number}"}

    def plain(self, _: int | None) -> None:
        """Words without any look."""
        self.state.looks = self.state.looks & {"deleted"}

    def plain_paragraph(self, _: int | None) -> None:
        """A paragraph without any style, outside tables."""
        self.state.style, self.state.in_table = 0, False

    def in_table(self, _: int | None) -> None:
        """A paragraph inside a table."""
        self.state.in_table = True

    def begin_row(self, _: int | None) -> None:
        """What follows says how the cells of a row are merged."""
        self.row.merged, self.row.coming = [], ""

    def bound(self, _: int | None) -> None:
        """The right bound of a cell ends what is said of it."""
        self.row.merged.append(self.row.coming)
        self.row.coming = ""

    def inserted(self, _: int | None) -> None:
        """A tracked insertion."""
        self.met["kept"] += 1

    def merged(self, how: str) -> None:
        """The next cell is merged with the one above or before it."""
        self.row.coming = how


_ACTIONS: dict[str, Callable[[_Page, int | None], None]] = {
    "par": _Page.paragraph, "sect": _Page.paragraph, "nestcell": _Page.paragraph, "cell": _Page.cell,
    "row": _Page.end_row, "f": _Page.set_font, "fcharset": _Page.set_charset, "ansicpg": _Page.set_page,
    "uc": _Page.set_fallback, "s": _Page.set_style, "cs": _Page.set_sign_style, "plain": _Page.plain,
    "pard": _Page.plain_paragraph, "intbl": _Page.in_table, "trowd": _Page.begin_row, "cellx": _Page.bound,
    "revised": _Page.inserted,
    "clvmrg": lambda page, _: page.merged("above"), "clmrg": lambda page, _: page.merged("before"),
    "ulnone": lambda page, _: page.take(Sign("word", "ul", 0)),
}  # fmt: skip
