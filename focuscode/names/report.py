"""What came of replacing names: the copies, and a page that tells what was replaced where."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from focuscode.exports.text import Cell, text_table
from focuscode.model import Finding
from focuscode.names.contacts import CONTACTS
from focuscode.names.copying import Copy
from focuscode.names.listed import Name
from focuscode.tables import Column, Table, from_rows

if TYPE_CHECKING:
    from pandas import DataFrame

REPLACED = Table(
    "names_replaced",
    "how often each name of the list was replaced in each transcript",
    (
        Column("name", "text", "the name by its first spelling"),
        Column("replacement", "text", "what stands for it; empty for one that was found nowhere"),
        Column("kind", "text", "person, organisation, place, other, or a kind of contact"),
        Column("transcript", "text", "id of the copy; empty for a name that was found nowhere"),
        Column("count", "int", "how often it was replaced there"),
    ),
    "list, transcript",
)


@dataclass(frozen=True)
class Outcome:
    """The copies, what was replaced and what was found; `labels` are the new labels by group and old label."""

    copies: tuple[Copy, ...]
    names: tuple[Name, ...]
    standing: tuple[str, ...]
    labels: dict[tuple[str, str], str]
    findings: tuple[Finding, ...] = ()
    files: dict[str, bytes] = field(default_factory=dict)

    def replaced(self) -> DataFrame:
        """How often each name was replaced in each transcript (see REPLACED)."""
        return from_rows(
            REPLACED, [row for number in range(len(self.names)) for row in self._rows(number)] + self._reached()
        )

    def _rows(self, number: int) -> list[dict[str, object]]:
        name, new = self.names[number], self.standing[number]
        row: dict[str, object] = {"name": name.shown, "replacement": new, "kind": name.kind}
        found = [(copy.transcript.id, copy.counts[number]) for copy in self.copies if copy.counts[number]]
        return [{**row, "transcript": where, "count": count} for where, count in found or [("", 0)]]

    def _reached(self) -> list[dict[str, object]]:
        return [
            {
                "name": "",
                "replacement": CONTACTS[kind].standing,
                "kind": kind,
                "transcript": copy.transcript.id,
                "count": n,
            }
            for copy in self.copies
            for kind, n in sorted(copy.contacts.items())
        ]


BY_HAND = """Still to do by hand: read every copy; a person can be known by what is said without a name. The copies of a
study need a study.yaml and a participants' table of their own, without the old labels."""


def page(outcome: Outcome) -> str:
    """What was replaced, by name and by speaker."""
    rows = outcome.replaced().to_dict("records")
    total = sum(row["count"] for row in rows)
    met = len({row["name"] for row in rows if row["count"] and row["name"]})
    count = len(outcome.copies)
    head = (
        f"{count} transcript{'s' * (count != 1)}: {total} replacement{'s' * (total != 1)}, "
        f"{met} of {len(outcome.names)} names of the list."
    )
    parts = [head, _names(rows), _doubts(outcome), _labels(outcome.labels), BY_HAND]
    return "\n\n".join(filter(None, parts))


def _names(rows: Sequence[Mapping[Hashable, object]]) -> str:
    """A row a name: what stands for it, how often, in which transcripts."""
    lines: dict[tuple[str, str, str], list[tuple[str, int]]] = {}
    for row in rows:
        name = str(row["name"]), str(row["replacement"]), str(row["kind"])
        lines.setdefault(name, []).append((str(row["transcript"]), int(str(row["count"]))))
    table: list[list[Cell]] = [
        [*name, sum(n for _, n in found), ", ".join(f"{where} {n}" for where, n in found if n)]
        for name, found in lines.items()
    ]
    return text_table(["name", "replacement", "kind", "times", "where"], table) if table else ""


def _doubts(outcome: Outcome) -> str:
    """Names that are also words and were replaced where a sentence begins, with their lines."""
    rows: dict[tuple[str, str], list[str]] = {}
    for copy in outcome.copies:
        for name, line in copy.doubtful:
            rows.setdefault((outcome.names[name].shown, copy.transcript.id), []).append(str(line))
    if not rows:
        return ""
    table: list[list[Cell]] = [[name, where, ", ".join(lines)] for (name, where), lines in rows.items()]
    head = "Also ordinary words, and replaced where a sentence begins. Look whether the name was meant:"
    return f"{head}\n{text_table(['name', 'transcript', 'lines'], table)}"


def _labels(labels: dict[tuple[str, str], str]) -> str:
    """The labels of speakers that were changed, and how many were not."""
    changed = [[group, old, new] for (group, old), new in labels.items() if old != new]
    kept = len(labels) - len(changed)
    table = text_table(["group", "label", "becomes"], changed) if changed else ""
    stay = f"Labels of speakers that stay as they are: {kept}." if kept else ""
    return "\n\n".join(filter(None, [table, stay]))
