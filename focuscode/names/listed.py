"""The list of names that a researcher keeps: each name in its spellings, what stands for it, what it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from focuscode.errors import finding
from focuscode.language.names import KINDS
from focuscode.model import Finding, Place
from focuscode.names.find import alike
from focuscode.readers.cells import header_of, placed, read_cells

COLUMNS = {
    "name": ("name", "naam", "names", "namen"),
    "replacement": ("replacement", "vervanging", "vervangen_door", "pseudonym", "pseudoniem"),
    "kind": ("kind", "soort", "type"),
}
KIND_WORDS = {
    **{kind: kind for kind in KINDS},
    "persoon": "person", "organization": "organisation", "organisatie": "organisation", "bedrijf": "organisation",
    "plaats": "place", "andere": "other", "ander": "other", "overig": "other", "": "other",
}  # fmt: skip


class Name(NamedTuple):
    """A name of the list; an empty replacement is made when the name is first met."""

    spellings: tuple[str, ...]
    replacement: str = ""
    kind: str = "other"
    place: Place = Place("")

    @property
    def shown(self) -> str:
        """The name by its first spelling."""
        return self.spellings[0]


def read_names(path: str | Path) -> tuple[list[Name], list[Finding]]:
    """The names of a list (CSV or Excel: `name`, `replacement`, `kind`), and what is wrong with it.

    Several spellings of one name stand in one cell with | between them. Other columns are not used. Raises
    TranscriptError if the file cannot be read.
    """
    path = Path(path)
    findings: list[Finding] = []
    rows = read_cells(path, path.name, findings, COLUMNS["name"])
    line, cells = rows[0] if rows else (1, [])
    header = header_of(cells)
    at = placed(header, COLUMNS)
    if at["name"] < 0:
        facts = {"wanted": "'name' among its columns", "mend": f"Found {', '.join(filter(None, header)) or 'nothing'}."}
        return [], [*findings, finding("F211", Place(path.name, line), key="header", **facts)]
    names = [
        name
        for line, row in rows[1:]
        if (name := _name({what: row[n].strip() if 0 <= n < len(row) else "" for what, n in at.items()},
                          Place(path.name, line), findings))
    ]  # fmt: skip
    return names, [*findings, *_double(names)]


def _name(cells: dict[str, str], place: Place, findings: list[Finding]) -> Name | None:
    """A row of the list as a name, or what is wrong with it."""
    spellings = tuple(dict.fromkeys(filter(None, (" ".join(part.split()) for part in cells["name"].split("|")))))
    if not any(any(map(str.isalnum, spelling)) for spelling in spellings):
        findings.append(finding("F203", place, key="name"))
        return None
    kind = KIND_WORDS.get(cells["kind"].casefold())
    if kind is None:
        facts = {"wanted": ", ".join(KINDS), "mend": f"Found '{cells['kind']}'."}
        findings.append(finding("F211", place, key="kind", **facts))
    if "\n" in cells["replacement"] or (cells["replacement"] and not any(map(str.isalnum, cells["replacement"]))):
        why = "it must be of letters or digits, on one line"
        findings.append(finding("F321", place, replacement=" ".join(cells["replacement"].split()), why=why))
    return Name(spellings, cells["replacement"], kind or "other", place)


def _double(names: Sequence[Name]) -> Iterable[Finding]:
    """Spellings that stand under two names: nobody could tell which is meant."""
    first: dict[str, Place] = {}
    for name in names:
        for spelling in dict.fromkeys(map(alike, name.spellings)):
            if spelling in first:
                yield finding("F320", name.place, name=spelling, first=first[spelling].line)
            first.setdefault(spelling, name.place)
