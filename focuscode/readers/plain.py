"""Plain text with a label before each turn: `Name: words`, `[P1] words`, `Name  0:03` on a line of its own, and more.

A line without a label goes on with the turn above it. Times stand before, behind or under the label, or at the
end of a turn, in brackets or bare. A text without any label is read a paragraph a turn, with no speaker.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from focuscode.errors import finding
from focuscode.model import Finding, Place
from focuscode.readers.dialect import Dialect, echoes, find
from focuscode.readers.draft import Draft
from focuscode.readers.rows import Row, rows_of
from focuscode.readers.scanning import Scan
from focuscode.readers.source import Source
from focuscode.readers.weak import TOLD, lone


def read(source: Source) -> Draft:
    """Turns from a text file."""
    draft = read_lines(source.text, Place(source.name))
    return Draft(draft.text, draft.turns, draft.left_out, [*source.findings, *draft.findings])


def read_lines(text: str, place: Place) -> Draft:
    """Turns from labelled lines; shared with the readers that deliver lines (Word)."""
    rows = list(rows_of(text))
    dialect = find(rows)
    scan = Scan(dialect)
    if not any((head := dialect.take(row)) and head.label for row in rows):
        return _unlabelled(text, rows, scan, place)
    scan.walk(echoes(rows, dialect))
    told = _doubts(dialect, place, rows) + _stuck(dialect, place)
    return Draft(text, scan.turns, scan.left_out, told)


def _unlabelled(text: str, rows: Sequence[Row], scan: Scan, place: Place) -> Draft:
    """A paragraph a turn; a line a turn where no blank line parts paragraphs or where each has its time."""
    timed = any(map(scan.dialect.take, rows))
    paragraphs = not timed and any(not line.strip() for line in text.strip().split("\n"))
    scan.begun = True
    for row in rows:
        head = scan.dialect.take(row)
        if row.kind == "blank" or not (paragraphs or timed) or head:
            scan.close()
        scan.line(row._replace(kind="") if row.kind in ("heading", "drawn line") else row, head)
    scan.close()
    told = [finding("F102", place)] if scan.turns else []
    return Draft(text, scan.turns, scan.left_out, told + _stuck(scan.dialect, place))


def _doubts(dialect: Dialect, place: Place, rows: Sequence[Row]) -> list[Finding]:
    """What a person should look at: labels that stand once, speech that comes back, labels of a weak form."""
    lines: dict[str, int] = {}
    for row in rows:
        for head in row.heads:
            lines.setdefault(head.label, row.number)

    def at(label: str) -> Place:
        return Place(place.file, lines.get(label, 0))

    choice = dialect.choice
    once = [finding("F110", at(label), label=label) for label in choice.doubtful]
    many = [finding("F111", at(label), label=label, count=count) for label, count in choice.refused]
    weak: dict[str, Counter[str]] = {}
    timed = {"timed", "headed", "loose"} | ({"alone"} if any(row.kind == "time" for row in rows) else set())
    for taken in map(dialect.take, rows):
        if taken and taken.form in TOLD:
            weak.setdefault(taken.form, Counter())[taken.label] += 1
    forms = [finding("F120", place, form=TOLD[form], labels=", ".join(labels)) for form, labels in weak.items()]
    plain = [labels for form, labels in weak.items() if form not in timed]  # a time beside a name is proof enough
    once += [finding("F110", at(c), label=c) for labels in plain for c in labels if lone(c, labels[c])]
    return once + many + forms


def _stuck(dialect: Dialect, place: Place) -> list[Finding]:
    return [finding("F121", place)] if dialect.stuck is not None else []
