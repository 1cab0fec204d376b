"""A codebook as tables for people: which sheets and columns there are, and how a cell is an entry of the YAML.

A cell is text. A list is one line of the cell an item; a line that is indented goes on with the item above it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from focuscode.codebook.places import Steps, Value
from focuscode.codebook.read import KINDS as CODE_KINDS
from focuscode.codebook.terms import CLASSES, HOMOGRAPHS, LANGUAGES, LISTED, POLICIES, ROLES, SCOPES
from focuscode.codebook.terms import KINDS as TERM_KINDS

Entry = dict[str, Value]
CONTINUED = "\n    "  # a line end within an item of a list


class Column(NamedTuple):
    """A column: its heading, the keys that lead to its value in an entry, how it shows, what may stand in it."""

    name: str
    path: tuple[str, ...]
    many: bool = False
    width: int = 14
    choices: tuple[str, ...] = ()
    of: str = ""  # the sheet whose first column holds what may stand here


class Row(NamedTuple):
    """A row: where its entry stands in the codebook, the code it belongs to (terms), and the entry itself."""

    path: Steps
    home: str
    entry: Entry


def _labels(languages: Sequence[str]) -> list[Column]:
    return [Column(f"label {language}", ("labels", language), width=26) for language in languages]


def columns(sheet: str, languages: Sequence[str]) -> list[Column]:
    """The columns of a sheet; labels have one for each language."""
    if sheet == "Terms":
        return TERMS
    head = [Column("id", ("id",), width=20), Column("label", ("label",), width=26)]
    if sheet in ("Actors", "Stances"):
        return [*head, Column("words", ("words",), True, 40), Column("note", ("note",), width=40)]
    if sheet == "Tiers":
        return [*head, *_labels(languages), Column("note", ("note",), width=40)]
    return [*head, *_labels(languages), *CODE]


CODE = [
    Column("kind", ("kind",), width=11, choices=CODE_KINDS),
    Column("tier", ("tier",), width=14, of="Tiers"),
    Column("parent", ("parent",), width=16, of="Codes"),
    Column("definition", ("definition",), width=45),
    Column("full definition", ("full_definition",), width=60),
    Column("use when", ("use_when",), True, 50),
    Column("not when", ("not_when",), True, 50),
    Column("source", ("source",), width=14),
    Column("refined from", ("refined_from",), True, 16),
    Column("examples", ("examples",), True, 60),
    Column("counterexamples", ("counterexamples",), True, 60),
    Column("note", ("note",), width=40),
]
TERMS = [
    Column("code", (), width=20, of="Codes"),
    Column("kind", ("kind",), width=12, choices=tuple(TERM_KINDS)),
    Column("term", ("term",), True, 34),
    Column("class", ("pos",), width=8, choices=CLASSES),
    Column("gap", ("gap",), width=6),
    Column("within", ("within",), width=8),
    Column("ordered", ("ordered",), width=9, choices=("yes", "no")),
    Column("scope", ("scope",), width=10, choices=SCOPES),
    Column("as", ("as",), width=10, choices=ROLES),
    Column("min", ("min",), width=6),
    Column("unless", ("unless", "near"), True, 24),
    Column("unless within", ("unless", "within"), width=9),
    Column("except", ("except",), True, 28),
    Column("forms add", ("forms", "add"), True, 18),
    Column("forms drop", ("forms", "drop"), True, 18),
    Column("lang", ("lang",), width=7, choices=LANGUAGES),
    Column("homographs", ("homographs",), width=12, choices=HOMOGRAPHS),
    Column("negation", ("negation",), width=11, choices=POLICIES),
    Column("reason", ("reason",), width=34),
    Column("note", ("note",), width=40),
]
NUMBERS = ("gap", "within", "min", "unless within")
SHEETS = {"Codes": "codes", "Terms": "terms", "Tiers": "tiers", "Actors": "actors", "Stances": "stances"}
HEAD = ("codebook", "title", "version", "language")  # what the sheet About holds


def languages_of(book: Mapping[str, Value]) -> list[str]:
    """The languages that labels have a column for: that of the codebook, English, and all that are used."""
    used = [key for sheet in ("codes", "tiers") for entry in entries(book, sheet) for key in _mapping(entry, "labels")]
    return list(dict.fromkeys([str(book.get("language") or "nl"), "en", *used]))


def entries(book: Mapping[str, Value], key: str) -> list[Entry]:
    """The entries of a list of a codebook that are mappings."""
    held = book.get(key, "")
    return [entry for entry in held if isinstance(entry, dict)] if isinstance(held, list) else []


def _mapping(entry: Mapping[str, Value], key: str) -> Entry:
    held = entry.get(key, "")
    return held if isinstance(held, dict) else {}


def items(held: Value) -> list[Value]:
    """A list, or a text as a list of one."""
    return held if isinstance(held, list) else [held] if held else []


def rows(book: Mapping[str, Value], sheet: str) -> Iterator[Row]:
    """The rows of a sheet, from a codebook as plain data."""
    if sheet == "Terms":
        for n, code in enumerate(entries(book, "codes")):
            for at, term in enumerate(items(code.get("terms", ""))):
                yield Row(("codes", n, "terms", at), str(code.get("id", "")), term_entry(term))
    else:
        for n, entry in enumerate(entries(book, SHEETS[sheet])):
            yield Row((SHEETS[sheet], n), "", {key: value for key, value in entry.items() if key != "terms"})


def term_entry(term: Value) -> Entry:
    """A term with its kind and its words under `kind` and `term`, the other keys as they are."""
    if not isinstance(term, dict):
        return {"kind": "plain", "term": term}
    kind = next((name for name in TERM_KINDS if name in term), "")
    rest = {key: value for key, value in term.items() if key != kind}
    unless = rest.get("unless")
    if unless and not isinstance(unless, dict):
        rest["unless"] = {"near": items(unless)}
    return {"kind": kind, "term": term.get(kind, ""), **rest}


def as_term(entry: Entry, old: Value = "") -> Value:
    """What stands under `terms:` for an entry; the short form where there are no options."""
    rest = {key: value for key, value in entry.items() if key not in ("kind", "term")}
    kind, words = str(entry.get("kind") or "plain"), entry.get("term", "")
    if kind in LISTED:
        words = items(words)
    elif isinstance(words, list):
        words = " ".join(str(word) for word in words)
    unless, before = rest.get("unless"), old.get("unless") if isinstance(old, dict) else None
    if isinstance(unless, dict) and list(unless) == ["near"] and before and not isinstance(before, dict):
        rest["unless"] = unless["near"]
    return words if kind == "plain" and not rest and not isinstance(old, dict) else {kind: words, **rest}


def shown(row: Row, column: Column) -> str:
    """What a cell shows."""
    if not column.path:
        return row.home
    held: Value = row.entry
    for key in column.path:
        held = held.get(key, "") if isinstance(held, dict) else ""
    if isinstance(held, list):
        return "\n".join(str(item).rstrip("\n").replace("\n", CONTINUED) for item in held)
    return held if isinstance(held, str) else ""


def written(entry: Entry, column: Column, cell: str) -> Entry:
    """An entry with another cell; an empty cell takes its key away."""
    value: Value = cell
    if column.many:
        lines = cell.replace(CONTINUED, "\0").split("\n")
        value = [line.strip().replace("\0", "\n") for line in lines if line.strip()]
        held: Value = entry
        for key in column.path:
            held = held.get(key, "") if isinstance(held, dict) else ""
        if len(value) == 1 and ((isinstance(held, str) and held) or column.name == "term"):
            value = value[0]
    return _with(entry, column.path, value)


def _with(entry: Entry, path: tuple[str, ...], value: Value) -> Entry:
    key, *rest = path
    held = entry.get(key, "")
    new = _with(held if isinstance(held, dict) else {}, tuple(rest), value) if rest else value
    if new:
        return {**entry, key: new}
    return {name: kept for name, kept in entry.items() if name != key}
