"""Which forms of labels and times a file uses, decided once from all its lines.

Labels with a colon or with a time beside them are always looked for. The weaker forms (a name alone on a line,
in brackets, before a tab or a dash) hold only where a few labels come back on a good part of the lines, and on
more lines than the sure forms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from focuscode.readers.heads import STRONG, Head
from focuscode.readers.labels import CODED, Choice, choose, is_moderator
from focuscode.readers.rows import Row
from focuscode.readers.times import STAMP
from focuscode.readers.weak import ends, holding

_INNER = re.compile(r"(?P<stamp>[\[(]\d{0,3}:?\d{1,2}:\d{2}(?:[.,]\d{1,3})?[\])])[ \t]*")
_LAST = re.compile(rf"(?:^|[ \t])(?P<stamp>{STAMP})[ \t]*$")


@dataclass
class Dialect:
    """The forms that hold in a file, the labels that are speakers, and where times stand."""

    choice: Choice
    labels: dict[str, frozenset[str]] = field(default_factory=dict)  # of the weak forms that hold
    forms: frozenset[str] = frozenset()  # without a label
    inner: bool = False  # a time in brackets behind the colon
    last: bool = False  # a time at the end of a turn's words
    stuck: float | None = None  # one time before every line, which tells nothing

    def take(self, row: Row) -> Head | None:
        """The head that a row has in this dialect, or None."""
        for head in row.heads:
            known = self.choice.labels if head.form in STRONG else self.labels.get(head.form, frozenset())
            if head.label in known or head.form in self.forms:
                return head
        return None

    def behind(self, words: str) -> re.Match[str] | None:
        """A time that the words after a label begin with."""
        return _INNER.match(words) if self.inner else None

    def ahead(self, words: str) -> re.Match[str] | None:
        """A time that a line of words ends with."""
        return _ending(words, self.last)


def find(rows: Sequence[Row]) -> Dialect:
    """The dialect of a file."""
    heads = [head for row in rows for head in row.heads]
    sure = {head.label for head in heads if head.form == "heading" and not ends(head.label)}
    shown = [h.label for h in heads if h.form == "colon" or (h.form == "heading" and h.label in sure)]
    choice = _among_headings(choose(shown, lines=_count(rows), sure=sure), rows, sure)
    rest = [row for row in rows if not any(h.form in STRONG and h.label in choice.labels for h in row.heads)]
    told = Dialect(choice, holding(rest, len(rows) - len(rest)), frozenset(_times(rows)))
    said = [row.text[head.words :] for row in rows if (head := told.take(row)) and head.label]
    told.inner = 0 < len(said) <= 2 * sum(bool(_INNER.match(words)) for words in said)
    told.last = 0 < len(said) <= 2 * sum(_closes(n, rows, told) for n in range(len(rows)))
    before = [h.time for row in rows for h in row.heads if h.form in ("stamped", "bare")]
    if len(before) > 2 and len(set(before)) == 1 and len(before) * 2 > _count(rows):
        told.stuck = before[0]
    return told


def _count(rows: Sequence[Row]) -> int:
    return sum(row.kind != "blank" for row in rows)


def _closes(at: int, rows: Sequence[Row], told: Dialect) -> bool:
    """Whether a line ends with a time, and its turn ends with the line."""
    if rows[at].kind or not _ending(rows[at].text, True):
        return False
    return at + 1 == len(rows) or bool(rows[at + 1].kind or told.take(rows[at + 1]))


def _ending(words: str, brackets: bool) -> re.Match[str] | None:
    hit = _LAST.search(words, max(0, len(words) - 60))
    return hit if hit and (hit["stamp"][0] == "#" or (brackets and hit["stamp"][0] in "[({<")) else None


def echoes(rows: Sequence[Row], dialect: Dialect) -> list[Row]:
    """Rows, where a name or its initials above a heading with that name are marked as its label, as Teams copies it."""
    marked = list(rows)
    for n, row in enumerate(rows):
        head = dialect.take(row)
        if head is None or head.form != "heading":
            continue
        initials = "".join(word[0] for word in head.label.split())
        for at in range(n - 1, max(-1, n - 4), -1):
            line = rows[at].text.strip()
            if line in (head.label, initials):
                marked[at] = rows[at]._replace(kind="speaker label", heads=())
            elif rows[at].kind not in ("time", "blank"):
                break
    return marked


def _among_headings(choice: Choice, rows: Sequence[Row], sure: set[str]) -> Choice:
    """Where names stand with their times, a name with a colon that never stood so is speech."""
    timed, bare = choice.labels & sure, choice.labels - sure
    named = [row for row in rows if any(h.form == "heading" and h.label in timed for h in row.heads)]
    colons = [h.label for row in rows for h in row.heads[:1] if h.form == "colon" and h.label in bare]
    if len(named) < 3 or len(colons) >= len(named):
        return choice
    kept = {label for label in choice.labels if label in sure or is_moderator(label) or CODED.fullmatch(label)}
    doubtful = tuple(label for label in choice.doubtful if label in kept)
    return choice._replace(labels=frozenset(kept), doubtful=doubtful)


def _times(rows: Sequence[Row]) -> Iterator[str]:
    """The forms of times without a label that hold: minutes at the head of lines must come back, or be on most."""
    yield "stamped"
    bare = sum(any(head.form == "bare" for head in row.heads) for row in rows)
    if bare >= 3 or bare * 2 >= len(rows):
        yield "bare"
