"""A walk over the lines of a text that gathers turns; what is no speech is left out with its reason."""

from __future__ import annotations

from collections.abc import Sequence

from focuscode.model import LeftOut, Turn
from focuscode.readers.dialect import Dialect
from focuscode.readers.heads import Head
from focuscode.readers.notices import is_page_number, reason
from focuscode.readers.rows import Row
from focuscode.readers.times import span


class Scan:
    """Turns and what is left out, a line at a time."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self.turns: list[Turn] = []
        self.left_out: list[LeftOut] = []
        self.speaker = ""
        self.time: tuple[float | None, float | None] = (None, None)
        self.begun = False  # a label or a time came before
        self.open: tuple[int, int, int] | None = None  # start, end, line of the words so far

    def walk(self, rows: Sequence[Row]) -> None:
        """Take all lines in."""
        for n, row in enumerate(rows):
            head = self.dialect.take(row)
            numbered = row.kind not in ("blank", "time") and head is None and _numbers_a_page(rows, n)
            self.line(row._replace(kind="page number") if numbered else row, head)
        self.close()

    def line(self, row: Row, head: Head | None) -> None:
        """Take one line in."""
        if row.kind == "blank":
            return
        if row.kind == "time":
            self.close()
            self.time = span(row.text.strip("#*_ \t"))
            self.skip(row.start, row.start + len(row.text), "time")
            return
        if row.kind and head is None:
            self.close()
            self.skip(row.start, row.start + len(row.text), row.kind)
            return
        at = self.begin(row, head) if head else 0
        why = reason(row.text[at:]) if head and not head.label else ""
        if why == "added by a program":
            self.skip(row.start + at, row.start + len(row.text), why)
            return
        self.words(row, at)

    def begin(self, row: Row, head: Head) -> int:
        """A new turn; where its words begin."""
        self.close()
        self.speaker = head.label or self.speaker
        if head.time is not None and head.time != self.dialect.stuck:
            self.time = (head.time, head.end_time)
        self.begun = True
        at = head.words
        late = self.dialect.behind(row.text[at : at + 30]) if head.label else None
        if late:
            self.time = span(late["stamp"])
            at += late.end()
        self.skip(row.start, row.start + at, "speaker label" if head.label else "time")
        return at

    def words(self, row: Row, at: int) -> None:
        """The words of a line, from a position on."""
        words = row.text[at:]
        said = words.strip()
        if not said:
            return
        if not self.begun:
            self.skip(row.start, row.start + len(row.text), "before the first speaker")
            return
        last = self.dialect.ahead(words)
        body = words[: last.start("stamp")].rstrip() if last else words.rstrip()
        start = row.start + at + len(words) - len(words.lstrip())
        if body.strip():
            first, _, line = self.open or (start, 0, row.number)
            self.open = (first, row.start + at + len(body), line)
        if last:
            begins, _ = self.time
            self.time = (begins, span(last["stamp"])[0])
            self.close()
            self.skip(row.start + at + last.start("stamp"), row.start + at + len(words.rstrip()), "time")

    def skip(self, start: int, end: int, why: str) -> None:
        """Note what is no speech."""
        self.left_out.append(LeftOut(start, end, why))

    def close(self) -> None:
        """End the turn that is open."""
        if self.open:
            start, end, line = self.open
            turn = Turn(len(self.turns) + 1, self.speaker, start, end, line=line)
            self.turns.append(turn._replace(start_time=self.time[0], end_time=self.time[1]))
            self.time = (None, None)
        self.open = None


def _numbers_a_page(rows: Sequence[Row], at: int) -> bool:
    """Whether a line is the first or the last of its page, and a number."""
    if not is_page_number(rows[at].text):
        return False
    above = rows[at].paged and any(row.paged for row in rows[max(0, at - 9) : at + 1])
    below = next((row for row in rows[at + 1 : at + 9] if row.paged or row.kind != "blank"), None)
    return (above and at > 0) or bool(below and below.paged)
