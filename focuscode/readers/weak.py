"""Labels without a colon: names in brackets, before a tab, a dash or a time, or alone on a line.

A form holds only where a few labels come back on a good part of the lines, and on more lines than the labels that
a colon or a time tells.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from focuscode.readers.heads import STRONG
from focuscode.readers.labels import CODED, is_moderator, looks_named, score
from focuscode.readers.rows import Row

MARKED = ("bracket", "round", "angle", "bold")
WEAK = (*MARKED, "timed", "headed", "loose", "gap", "dash", "code", "alone")
TOLD = {
    "timed": "a name and a time before the words",
    "headed": "a time and a name on a line of their own",
    "loose": "a name and a time on a line of their own",
    "gap": "a name with a tab or spaces behind it",
    "dash": "a name with a dash behind it",
    "code": "a code without a colon",
    "alone": "a name alone on a line",
}
_SENTENCE = re.compile(r"[.!?…,;]$")


def holding(rows: Sequence[Row], strong: int) -> dict[str, frozenset[str]]:
    """The labels of each weak form that holds; `rows` are those without a sure label, of which there are `strong`."""
    found: dict[str, list[tuple[int, str]]] = {form: [] for form in WEAK}
    for n, row in enumerate(rows):
        for head in row.heads:
            if head.form in found and not ends(head.label) and _fits(head.form, n, rows):
                found[head.form].append((n, head.label))
    held = {form: _held(form, rows, places, strong) for form, places in found.items() if len(places) > max(2, strong)}
    return {form: labels for form, labels in held.items() if labels}


def _held(form: str, rows: Sequence[Row], found: list[tuple[int, str]], strong: int) -> frozenset[str]:
    """The labels of one form, or none if it does not hold."""
    counts = Counter(label for _, label in found)
    known = {label for label, n in counts.items() if score(label, n) >= 2 and (n > 1 or _coded(label))}
    known = {label for label in known if form in MARKED or looks_named(label) or _coded(label)}
    if known and form in SLOTS:
        known |= {label for n, label in found if _single(label) and SLOTS[form](n, rows)}
    lines = sum(n for label, n in counts.items() if label in known)
    if lines < 3 or len(known) < 2 or lines <= strong:
        return frozenset()
    if form in MARKED:
        return _marked(form, rows, counts, known)
    if form == "alone":
        return _alone(rows, found, known)
    whole = sum(row.kind != "blank" and not row.text.startswith(("  ", "\t")) for row in rows)
    first = next(n for n, label in found if label in known)
    if 5 * lines < whole or 2 * lines < len(found) or (first > 9 and 4 * first > len(rows)) or max(counts.values()) < 2:
        return frozenset()
    return frozenset(known)


def _coded(label: str) -> bool:
    return is_moderator(label) or bool(CODED.fullmatch(label) and not label.isdigit())


def lone(label: str, count: int) -> bool:
    """Whether a label stands once and is no code."""
    return count == 1 and not _coded(label)


def _single(label: str) -> bool:
    """Whether a label that stands once is one where its like come back."""
    return label[0].isalpha() and looks_named(label) and len(label.split()) <= 4 and score(label, 1) >= 2


def _fits(form: str, at: int, rows: Sequence[Row]) -> bool:
    """Whether the lines around a name on its own line look like a turn: its words follow, and have no time before."""
    if form not in ("headed", "loose", "alone"):
        return True
    below = _below(at, rows, form == "alone")
    return below is not None and not any(head.form in ("stamped", "bare") for head in below.heads)


def _below(at: int, rows: Sequence[Row], timed: bool) -> Row | None:
    for row in rows[at + 1 : at + 6]:
        if row.kind == "blank" or (timed and row.kind == "time"):
            continue
        return row if not row.kind else None
    return None


def _marked(form: str, rows: Sequence[Row], counts: Counter[str], known: set[str]) -> frozenset[str]:
    """Names between marks: the same few, again and again, on most of the lines that begin with something."""
    labels = [label for label in counts.elements() if score(label, counts[label]) >= 2]
    begun = [[h for h in row.heads if h.form == form or (h.form in STRONG and score(h.label, 1) >= 2)] for row in rows]
    lines = sum(map(bool, begun))
    named = sum(score(label, 1) >= 2 for label in labels)  # [lacht] is none
    holds = len(set(labels)) * 2 <= len(labels) + 1 and len(labels) * 2 >= lines < named * 4
    return frozenset(set(labels) | known) if holds else frozenset()


def _alone(rows: Sequence[Row], found: list[tuple[int, str]], known: set[str]) -> frozenset[str]:
    """Names alone on their lines: most blocks of lines begin with one."""
    places = {n for n, label in found if label in known}
    runs = [n for n in sorted(places) if n + 1 not in places]
    if len(runs) < 3:
        return frozenset()
    blocks = [n for n, row in enumerate(rows) if not row.kind and (n == 0 or rows[n - 1].kind)]
    headed = sum(n in places for n in blocks)
    if len(blocks) < 4:  # no blank lines
        return frozenset(known) if len(runs) * 6 >= sum(row.kind != "blank" for row in rows) else frozenset()
    if headed * 5 < 2 * len(blocks) or headed * 5 < 4 * len(runs):
        return frozenset()
    begins = set(blocks)
    single = {label for n, label in found if n in begins and _single(label)}
    return frozenset(known | single)


def _anywhere(_: int, __: Sequence[Row]) -> bool:
    return True


def _beside_a_time(at: int, rows: Sequence[Row]) -> bool:
    return any(row.kind == "time" for row in rows[max(0, at - 1) : at + 2])


def _in_a_column(at: int, rows: Sequence[Row]) -> bool:
    """Whether a gap is a tab, comes after capitals alone, or ends where the gaps around it end."""
    head = next(head for head in rows[at].heads if head.form == "gap")
    if head.label.isupper() or "\t" in rows[at].text[: head.words]:
        return True
    around = [h for row in rows[max(0, at - 9) : at + 10] if row is not rows[at] for h in row.heads if h.form == "gap"]
    return sum(other.words == head.words for other in around) >= 2


SLOTS: dict[str, Callable[[int, Sequence[Row]], bool]] = {  # where a name that stands once is one of the labels
    "headed": _anywhere,
    "timed": _anywhere,
    "loose": _anywhere,
    "alone": _beside_a_time,
    "gap": _in_a_column,
}


def ends(label: str) -> bool:
    """Whether it ends as a sentence does; an initial does not."""
    return bool(_SENTENCE.search(label)) and not re.search(r"(?:^|[\s.])[^\W\d_]\.$", label)
