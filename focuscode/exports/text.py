"""Tables for the terminal: plain, aligned, the same on every machine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import shorten, wrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pandas import DataFrame

Cell = str | int | float


def text_table(header: Sequence[str], rows: Iterable[Sequence[Cell]], *, indent: int = 0, grouped: bool = True) -> str:
    """Columns side by side: numbers to the right, text to the left, two spaces between.

    >>> print(text_table(["code", "n"], [["roadmap", 12], ["platform", 3]]))
    code       n
    roadmap   12
    platform   3
    """
    rows = list(rows)
    show = number if grouped else bare
    body = [[cell if isinstance(cell, str) else show(cell) for cell in row] for row in rows]
    numeric = [bool(rows) and all(not isinstance(row[n], str) for row in rows) for n in range(len(header))]
    widths = [max(map(len, [head, *(row[n] for row in body)])) for n, head in enumerate(header)]
    lines = []
    for cells in [list(header), *body]:
        aligned = [
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(cells, widths, numeric, strict=True)
        ]
        lines.append((" " * indent + "  ".join(aligned)).rstrip())
    return "\n".join(lines)


def several(count: int, noun: str) -> str:
    """A count with its noun.

    >>> several(1, "code"), several(1200, "term")
    ('1 code', '1,200 terms')
    """
    return f"{count:,} {noun}{'s' * (count != 1)}"


def number(value: float) -> str:
    """A number as people read it: whole, with one or two decimals, or a dash where there is none."""
    if value != value:
        return "–"
    if isinstance(value, int):
        return f"{value:,}"
    return f"{value:,.2f}" if abs(value) < 10 else f"{value:,.1f}"


def bare(value: float) -> str:
    """A number without marks between its thousands: line and turn numbers are looked up as they stand."""
    return number(value).replace(",", "")


def percent(part: float, whole: float) -> str:
    """A share in whole percent; what is not nothing and not all is never shown as if it were.

    >>> percent(1, 3), percent(999, 1000)
    ('33 %', '>99 %')
    """
    if not whole:
        return "–"
    share = 100 * part / whole
    nearly = "<1 %" if 0 < share <= 0.5 else ">99 %" if 99.5 <= share < 100 else ""
    return nearly or f"{share:.0f} %"


def frame_text(frame: DataFrame, columns: Sequence[str] | None = None, widest: int = 60) -> str:
    """A frame as a text table; long cells are cut with an ellipsis."""
    shown = frame[list(columns)] if columns else frame
    rows = [[_cell(value, widest) for value in row] for row in shown.itertuples(index=False, name=None)]
    return text_table(list(shown.columns), rows, grouped=False)


def _cell(value: object, widest: int) -> Cell:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        text = "" if value is None or str(value) == "<NA>" else " ".join(str(value).split())
        if len(text) <= widest:
            return text
        cut = shorten(text, widest, placeholder=" …")
        return cut if len(cut) > 1 else f"{text[: widest - 1]}…"  # one long word, as a hash is
    return value


def paragraph(text: str, *, indent: int = 0, width: int = 100) -> str:
    """Running text, wrapped and indented."""
    pad = " " * indent
    return "\n".join(wrap(text, width, initial_indent=pad, subsequent_indent=pad))


def hanging(text: str, *, indent: int = 0, more: int = 2, width: int = 80) -> str:
    """Running text at an indent; what does not fit on the first line stands further in.

    >>> print(hanging("- one two three", indent=2, width=11))
      - one two
        three
    """
    first = paragraph(text, indent=indent, width=width).split("\n")[0]
    rest = text[len(first) - indent :].lstrip()
    return f"{first}\n{paragraph(rest, indent=indent + more, width=width)}" if rest else first
