"""A codebook as a workbook for co-authors, and a workbook read back: sheets, cells, and the codebook it came from."""

from __future__ import annotations

import base64
import binascii
import datetime
import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from focuscode.codebook.places import Value
from focuscode.errors import UsageError, finding
from focuscode.model import Finding, Place
from focuscode.readers.archive import DAMAGES
from focuscode.readers.source import LARGEST
from focuscode.workbench.grid import HEAD, SHEETS, Column, columns, languages_of, rows, shown
from focuscode.writing import fixed_zip

RECORD = "codebook.yaml"  # the hidden sheet that holds the codebook as it was
MOST = 32_000  # characters that a cell holds
KEY = "row"  # the hidden column that says which entry a row was
FACE, HEADER, PALE = "Calibri", "1F3A5F", "F2F5F9"
ABOUT = (
    ("What is what", ""),
    ("Codes", "A row for each code, with its definition, when to use it, and examples."),
    ("Terms", "The words that find a code, a row for each. The column 'code' says where a term belongs."),
    ("Tiers", "The levels that codes are grouped in."),
    ("Actors, Stances", "Words that name who is spoken of, and words that show how."),
    ("How to edit", ""),
    ("Change", "Change cells as you like. Only what you change goes back into the codebook."),
    ("Add", "Add a row where it should stand. A new code needs an id; a new term needs its code."),
    ("Remove", "Delete the whole row. Empty cells mean: nothing is said of this."),
    ("Lists", "Examples, use when, words: one line of the cell each (Alt+Enter; on a Mac Option+Return)."),
    (
        "Leave as it is",
        "The names of the sheets and the headings. Columns may be moved; notes of your own may be added.",
    ),
    ("Kinds of terms", ""),
    ("plain", "a word in all its forms, or a few words in that order"),
    ("lemma", "one word in all its forms, of one class: noun, verb or adj"),
    ("word", "exactly these words, no other form of them"),
    ("phrase", "words in this order, in any form, with up to 'gap' other words between them"),
    ("wild", "a word with * for any letters: *roadmap*"),
    ("compound", "a part of longer words: as head (agenda: onderzoeksagenda), modifier or any; or two parts, a+b"),
    ("near", "words within a distance of each other, one a line; 'ordered' if the order counts"),
    ("all", "words that all stand in one sentence, turn or segment ('scope'), one a line"),
    ("regex", "a regular expression, with the reason for it"),
)
NAMES = {"codebook": "Id of the codebook", "title": "Title", "version": "Version", "language": "Language"}


class SheetRow(NamedTuple):
    """A row that was read: its number, the entry it was (or nothing), its cells by heading."""

    number: int
    key: str
    cells: dict[str, str]


class SheetTable(NamedTuple):
    """A sheet that was read: the letters of its columns, and its rows that are not empty."""

    letters: dict[str, str]
    rows: list[SheetRow]


class Workbook(NamedTuple):
    """A workbook that was read: the codebook it was made from, and its sheets."""

    base: str
    tables: dict[str, SheetTable]
    findings: list[Finding]


def cell_text(text: str) -> str:
    """A text as a cell holds it: line ends and what no cell can hold made plain, blanks at its end apart."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    text = re.sub(r"_x000[dD]_\n?|\r\n?", "\n", text)
    text = ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", text)
    text = "\n".join(line.rstrip() for line in text.split("\n")).strip("\n ")
    return text if len(text) <= MOST else text[:MOST] + " …"


def workbook_bytes(text: str, book: Mapping[str, Value]) -> bytes:
    """The workbook of a codebook, from its YAML and what that holds; the same bytes every time."""
    import openpyxl

    made: Any = openpyxl.Workbook()
    _about(made.active, book)
    for sheet in SHEETS:
        _fill(made.create_sheet(sheet), sheet, columns(sheet, languages_of(book)), book)
    record = made.create_sheet(RECORD)
    record.sheet_state = "veryHidden"
    packed = base64.b64encode(text.encode("utf-8")).decode("ascii")
    for start in range(0, len(packed), MOST):
        record.append([packed[start : start + MOST]])
    out = io.BytesIO()
    made.save(out)
    return fixed_zip(out.getvalue())


def _about(page: Any, book: Mapping[str, Value]) -> None:
    page.title = "About"
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 26, 100
    _write(page.cell(1, 1), "A codebook", bold=True, size=15)
    number = 2
    for name, words in [*((NAMES[key], str(book.get(key, "")) or " ") for key in HEAD), *ABOUT]:
        number += 1 if words else 2
        _write(page.cell(number, 1), name, bold=True, size=11 if words else 13)
        _write(page.cell(number, 2), words)
    page.sheet_view.showGridLines = False
    _printed(page, 9)


def _printed(page: Any, paper: int) -> None:
    """All columns on one page of this size (9: A4, 8: A3), on its side."""
    page.page_setup.orientation, page.page_setup.paperSize, page.page_setup.fitToHeight = "landscape", paper, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True


def _write(cell: Any, text: str, *, bold: bool = False, size: int = 11) -> None:
    """A cell that is text, also where it begins with = + - @ or looks like a number or a time."""
    from openpyxl.styles import Alignment, Font

    cell.value = cell_text(text) or None
    if cell.value is not None:
        cell.data_type = "s"
    cell.number_format = "@"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.font = Font(name=FACE, bold=bold, size=size)


def _fill(page: Any, sheet: str, heads: Sequence[Column], book: Mapping[str, Value]) -> None:
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter

    for at, head in enumerate([*heads, Column(KEY, ())], 1):
        cell = page.cell(1, at)
        _write(cell, head.name, bold=True)
        cell.font, cell.fill = Font(name=FACE, bold=True, color="FFFFFF"), PatternFill("solid", fgColor=HEADER)
        page.column_dimensions[get_column_letter(at)].width = head.width
    shade, home = PatternFill("solid", fgColor=PALE), ("", 0)
    for number, row in enumerate(rows(book, sheet), 2):
        home = home if row.home == home[0] else (row.home, home[1] + 1)
        for at, head in enumerate(heads, 1):
            _write(page.cell(number, at), shown(row, head), bold=head.path == ("id",))
            if home[1] % 2 == 0 and row.home:
                page.cell(number, at).fill = shade
        _write(page.cell(number, len(heads) + 1), "/".join(map(str, row.path)))
        page.row_dimensions[number].height = 15 * max(_lines(shown(row, head), head.width) for head in heads)
    page.column_dimensions[get_column_letter(len(heads) + 1)].hidden = True
    page.row_dimensions[1].height = 32  # two lines, for the headings of narrow columns
    page.freeze_panes = "D2" if sheet == "Terms" else "B2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{max(page.max_row, 2)}"
    _printed(page, 8)
    page.print_title_rows = "1:1"
    _choices(page, heads)


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column, as far as a row can show them."""
    return min(sum(1 + int(len(line) / (1.1 * width)) for line in text.split("\n")), 27)


def _choices(page: Any, heads: Sequence[Column]) -> None:
    """Lists to choose from; something else may be typed, and the import says if it is not known."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for at, head in enumerate(heads, 1):
        if head.choices or head.of:
            listed = f"{head.of}!$A$2:$A$500" if head.of else '"' + ",".join(head.choices) + '"'
            rule = DataValidation(
                "list", formula1=listed, allow_blank=True, errorStyle="warning", showErrorMessage=True
            )
            rule.error = f"This is not in the list of known values for '{head.name}'."
            letter = get_column_letter(at)
            rule.add(f"{letter}2:{letter}{max(page.max_row + 200, 500)}")
            page.add_data_validation(rule)


def read_workbook(path: Path) -> Workbook:
    """A workbook that `workbook_bytes` made and people edited. Raises UsageError if it is none."""
    made = _opened(path)
    findings: list[Finding] = []
    tables = {"About": _head(made["About"])} if "About" in made.sheetnames else {}
    for sheet in SHEETS:
        if sheet in made.sheetnames:
            tables[sheet] = _table(made[sheet], sheet, path.name, findings)
        else:
            told = f"the sheet {sheet}"
            findings.append(finding("F235", Place(path.name), what=told))
    return Workbook(_record(made, path), tables, findings)


def _opened(path: Path) -> Any:
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        data = path.read_bytes()
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(info.file_size for info in archive.infolist())
        if size > LARGEST // 4:
            raise UsageError(f"{path.name} is too large to open safely: it unpacks to {size:,} bytes.")
        return openpyxl.load_workbook(io.BytesIO(data))
    except FileNotFoundError as error:
        raise UsageError(f"There is no {path}.") from error
    except (InvalidFileException, TypeError, SyntaxError, *DAMAGES) as error:
        raise UsageError(f"{path.name} is no whole workbook ({error}). Save it again as .xlsx.") from error


def _record(made: Any, path: Path) -> str:
    packed = ""
    if RECORD in made.sheetnames:
        packed = "".join(str(cell.value or "") for row in made[RECORD].iter_rows(max_col=1) for cell in row)
    try:
        text = base64.b64decode(packed, validate=True).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        text = ""
    if not text:
        raise UsageError(
            f"{path.name} does not hold the codebook it came from. Make one with: focuscode codebook export FILE.xlsx"
        )
    return text


def _head(page: Any) -> SheetTable:
    keys = {name.casefold(): key for key, name in NAMES.items()}
    found = [(row[0].row, keys.get(_value(row[0]).casefold()), _value(row[1])) for row in page.iter_rows(max_col=2)]
    return SheetTable({"value": "B"}, [SheetRow(number, key, {"value": words}) for number, key, words in found if key])


def _table(page: Any, sheet: str, file: str, findings: list[Finding]) -> SheetTable:
    heads = {cell.column_letter: _value(cell).casefold() for cell in next(page.iter_rows(max_row=1), ())}
    languages = [name.removeprefix("label ") for name in heads.values() if name.startswith("label ")]
    known = [KEY, *(column.name for column in columns(sheet, languages))]
    letters = {name: letter for letter, name in reversed(heads.items()) if name in known}
    place = Place(f"{file}, sheet {sheet}")
    findings += [finding("F235", place, what=f"the column '{name}'") for name in known if name not in (KEY, *letters)]
    strange = [name for name in heads.values() if name and name not in known]
    if strange:
        findings.append(finding("F236", place, columns=", ".join(strange)))
    found = [_row(row, {letter: name for name, letter in letters.items()}) for row in page.iter_rows(min_row=2)]
    findings += [finding("F234", place_of(file, sheet, cell.coordinate)) for cell in _formulas(page)]
    return SheetTable(letters, [row for row in found if any(row.cells.values())])


def place_of(file: str, sheet: str, cell: str) -> Place:
    """A cell as findings name it."""
    return Place(f"{file}, sheet {sheet}, cell {cell}")


def _row(row: Any, names: Mapping[str, str]) -> SheetRow:
    cells = {names[cell.column_letter]: _value(cell) for cell in row if getattr(cell, "column_letter", "") in names}
    return SheetRow(row[0].row, cells.pop(KEY, ""), cells)


def _formulas(page: Any) -> Iterator[Any]:
    return (cell for row in page.iter_rows(min_row=2) for cell in row if cell.data_type == "f")


def _value(cell: Any) -> str:
    """What a cell says as text, whatever the program that saved it made of it."""
    value = cell.value
    if value is None or cell.data_type in ("f", "e"):
        return "" if value is None else cell_text(str(value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    if isinstance(value, datetime.time):
        return value.strftime("%H:%M" if not value.second else "%H:%M:%S")
    return cell_text(str(value))
