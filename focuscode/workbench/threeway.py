"""What a workbook changed, put into a codebook that may have changed as well: cell by cell, never one over the other.

Each cell has three texts: what it was when the workbook was made, what the sheet says now, what the codebook
says now. Where only one of the two changed, that one counts. Where both did, it is a conflict, and told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from focuscode.codebook.nodes import parse, plain
from focuscode.codebook.places import Steps, Value
from focuscode.codebook.read import IDENTIFIER, check_text
from focuscode.errors import errors_in, finding, near
from focuscode.model import Finding
from focuscode.workbench.align import followed, same_terms
from focuscode.workbench.grid import (
    NUMBERS,
    SHEETS,
    Column,
    Entry,
    Row,
    as_term,
    columns,
    items,
    languages_of,
    rows,
    shown,
    written,
)
from focuscode.workbench.plan import Plan, carried_out, held
from focuscode.workbench.recoding import renamed
from focuscode.workbench.workbook import MOST, SheetRow, SheetTable, Workbook, cell_text, place_of


class Merged(NamedTuple):
    """The codebook's text with what the workbook changed, what is wrong, and how much was done."""

    text: str
    findings: list[Finding]
    done: dict[str, int]
    became: dict[str, tuple[str, ...]]  # ids that the sheet changed


@dataclass
class _Merge:
    """The three sides, and what is to be done to the codebook's text."""

    base: Entry
    ours: Entry
    file: str
    prefer: str
    findings: list[Finding] = field(default_factory=list)
    plan: Plan = field(default_factory=Plan)
    homes: dict[str, int] = field(default_factory=dict)  # ids of codes, old and new → their number now

    def conflict(self, sheet: str, cell: str, was: str, theirs: str, now: str) -> bool:
        """Whether the sheet's side is taken; a conflict that nobody decided is told."""
        if not self.prefer:
            facts = {"was": _short(was), "sheet": _short(theirs), "codebook": _short(now)}
            self.findings.append(finding("F232", place_of(self.file, sheet, cell), **facts))
        return self.prefer == "sheet"

    def wrong(self, sheet: str, cell: str, what: str, hint: str) -> None:
        """A cell that cannot be taken over."""
        self.findings.append(finding("F233", place_of(self.file, sheet, cell), what=what, near=hint))


def merge(text: str, name: str, workbook: Workbook, file: str, prefer: str = "") -> Merged:
    """A codebook's text with what a workbook changed. With errors among the findings nothing may be written."""
    base = _data(workbook.base)
    text, moved = _renamed(text, name, base, workbook.tables.get("Codes"))
    work = _Merge(base, _data(text), file, prefer)
    work.findings += workbook.findings
    work.homes = _homes(work, text, name, moved)
    for sheet in ("Tiers", "Actors", "Stances", "Codes", "Terms"):
        if sheet in workbook.tables:
            _sheet(work, sheet, workbook.tables[sheet], workbook.tables)
    work.plan.head = _head(work, workbook.tables.get("About"))
    work.plan.cells += len(moved)
    became: dict[str, tuple[str, ...]] = {old: (new,) for old, new in moved.items()}
    if errors_in(work.findings):
        return Merged(text, work.findings, work.plan.done, became)
    text = carried_out(text, work.ours, work.plan)
    findings = errors_in(check_text(text.removeprefix("\ufeff"), f"{name} with the changes of {file}")[1])
    return Merged(text, [*work.findings, *findings], work.plan.done, became)


def _data(text: str) -> Entry:
    root, _ = parse(text.removeprefix("\ufeff"), "")
    return {key: plain(entry) for key, entry in root.mapping.items()} if root else {}


def _short(text: str) -> str:
    line = text.replace("\n", " / ")
    return line if len(line) <= 80 else line[:80] + " …"


def _renamed(text: str, name: str, base: Entry, table: SheetTable | None) -> tuple[str, dict[str, str]]:
    """Ids that the sheet changed, changed as `codebook rename` does it, so that parents and older codings follow."""
    before = {_key(row): row for row in rows(base, "Codes")}
    now = {str(row.entry.get("id", "")) for row in rows(_data(text), "Codes")}
    moved: dict[str, str] = {}
    for key, row in _keyed(table, before).items() if table else ():
        old, new = str(before[key].entry.get("id", "")), row.cells.get("id", "")
        fine = IDENTIFIER.fullmatch(new) and new.casefold() not in {known.casefold() for known in now}
        if new != old and fine and old in now:
            text = renamed(text, name, old, new).text
            moved[old] = new
            now = (now - {old}) | {new}
    return text, moved


def _homes(work: _Merge, text: str, name: str, moved: dict[str, str]) -> dict[str, int]:
    """Where a code stands now, under the id that it had in the workbook's codebook and under the one it has."""
    places = {str(row.entry.get("id", "")): int(row.path[1]) for row in rows(work.ours, "Codes")}
    book, _ = check_text(text.removeprefix("\ufeff"), name)
    old = [str(row.entry.get("id", "")) for row in rows(work.base, "Codes")]
    ways = followed(old, book, lambda code: moved.get(code, code)) if book else {}
    return {**{code: places[way] for code, way in ways.items()}, **places}


def _key(row: Row) -> str:
    return "/".join(map(str, row.path))


def _keyed(table: SheetTable, before: Mapping[str, Row]) -> dict[str, SheetRow]:
    """The rows that were rows before; of a row that was copied the first, of one retyped the one of the same name."""
    found: dict[str, SheetRow] = {}
    for row in table.rows:
        if row.key in before:
            found.setdefault(row.key, row)
    free = {_name(row.home, row.entry): key for key, row in reversed([*before.items()]) if key not in found}
    for row in (row for row in table.rows if row.key not in before):
        name = (row.cells.get("code", ""), row.cells.get("kind", ""), row.cells.get("term", ""))
        key = free.pop(name if "term" in row.cells else (row.cells.get("id", ""), "", ""), None)
        found.update({key: row} if key else {})
    return {key: found[key] for key in sorted(found, key=lambda key: found[key].number)}


def _name(home: str, entry: Entry) -> tuple[str, str, str]:
    if "term" not in entry:
        return str(entry.get("id", "")), "", ""
    return home, str(entry.get("kind", "")), "\n".join(map(str, items(entry["term"])))


def _partners(work: _Merge, sheet: str) -> dict[str, Row | None]:
    """For each row of the workbook's codebook the row that it is now, or None."""
    ours = {row.path: row for row in rows(work.ours, sheet)}
    if sheet == "Terms":
        return _term_partners(work, ours)
    if sheet == "Codes":
        places = {code: ours[("codes", at)] for code, at in work.homes.items()}
    else:
        places = {str(row.entry.get("id", "")): row for row in ours.values()}
    return {_key(row): places.get(str(row.entry.get("id", ""))) for row in rows(work.base, sheet)}


def _term_partners(work: _Merge, ours: dict[Steps, Row]) -> dict[str, Row | None]:
    found: dict[str, Row | None] = {}
    for row in rows(work.base, "Codes"):
        home = work.homes.get(str(row.entry.get("id", "")))
        old = _terms(work.base, int(row.path[1]))
        new = _terms(work.ours, home) if home is not None else []
        for at, place in enumerate(same_terms(old, new)):
            there = ours.get(("codes", home, "terms", place)) if home is not None and place is not None else None
            found[f"codes/{row.path[1]}/terms/{at}"] = there
    return found


def _terms(book: Entry, at: int) -> list[Value]:
    codes = book.get("codes", "")
    code = codes[at] if isinstance(codes, list) else {}
    return items(code.get("terms", "")) if isinstance(code, dict) else []


def _sheet(work: _Merge, sheet: str, table: SheetTable, tables: dict[str, SheetTable]) -> None:
    before = {_key(row): row for row in rows(work.base, sheet)}
    partners = _partners(work, sheet)
    keyed = _keyed(table, before)
    heads = _heads(work, sheet, table)
    known = _known(work, tables)
    for key, row in before.items():
        theirs, now = keyed.get(key), partners[key]
        if theirs is None:
            _gone(work, sheet, heads, row, now)
        else:
            _row(work, sheet, table, heads, known, row, now, theirs)
    _ordered(work, sheet, list(keyed), before)
    _new(work, sheet, table, heads, known, {id(row): partners[key] for key, row in keyed.items()})


def _heads(work: _Merge, sheet: str, table: SheetTable) -> list[Column]:
    """The columns of a sheet that the workbook has; a language may have been added."""
    more = [name.removeprefix("label ") for name in table.letters if name.startswith("label ")]
    found = columns(sheet, list(dict.fromkeys([*languages_of(work.base), *more])))
    return [head for head in found if head.name in table.letters]


def _known(work: _Merge, tables: dict[str, SheetTable]) -> dict[str, list[str]]:
    """The ids that a cell may name: those of the codebook, and those of the workbook."""
    found: dict[str, list[str]] = {}
    for sheet in ("Codes", "Tiers"):
        here = [str(row.entry["id"]) for row in rows(work.ours, sheet) if row.path not in work.plan.removals]
        there = [row.cells.get("id", "") for row in tables[sheet].rows] if sheet in tables else []
        found[sheet] = [name for name in dict.fromkeys([*here, *there]) if name]
    stay = [code for code, at in work.homes.items() if ("codes", at) not in work.plan.removals]
    found["Codes"] += [code for code in stay if code not in found["Codes"]]
    return found


def _text(row: Row, head: Column) -> str:
    return _even(cell_text(shown(row, head)), head)


def _even(cell: str, head: Column) -> str:
    return "\n".join(line for line in cell.split("\n") if line.strip()) if head.many else cell


def _gone(work: _Merge, sheet: str, heads: list[Column], row: Row, now: Row | None) -> None:
    """A row that the sheet does not have any more."""
    if now is None:
        return
    same = all(_text(row, head) == _text(now, head) for head in heads if head.path)
    if sheet == "Codes":
        same = same and _terms(work.base, int(row.path[1])) == _terms(work.ours, int(now.path[1]))
    first = _text(now, heads[0]) or "the row"
    if same or work.conflict(sheet, _key(row).replace("/", " "), first, "(removed)", "changed meanwhile"):
        work.plan.removals.add(now.path)


def _row(
    work: _Merge,
    sheet: str,
    table: SheetTable,
    heads: list[Column],
    known: dict[str, list[str]],
    row: Row,
    now: Row | None,
    theirs: SheetRow,
) -> None:
    """A row that is still there, cell by cell."""
    changed = [head for head in heads if _even(theirs.cells.get(head.name, ""), head) != _text(row, head)]
    home = work.homes.get(theirs.cells.get("code", ""), -1)
    if sheet == "Terms" and now is not None and home == now.path[1]:
        changed = [head for head in changed if head.path]
    if now is None:
        if changed:
            cell = f"{table.letters[changed[0].name]}{theirs.number}"
            was, says = _text(row, changed[0]), theirs.cells.get(changed[0].name, "")
            if work.conflict(sheet, cell, was, says, "(removed)"):
                work.wrong(sheet, cell, "the codebook has no such entry any more", "Add it as a new row.")
        return
    if changed and sheet == "Terms" and now.path[:2] in work.plan.removals:
        cell = f"{table.letters[changed[0].name]}{theirs.number}"
        work.wrong(
            sheet, cell, f"the row of the code '{now.home}' was deleted", "Delete its terms too, or name another."
        )
        return
    entry = now.entry
    for head in changed:
        cell, says = f"{table.letters[head.name]}{theirs.number}", _even(theirs.cells.get(head.name, ""), head)
        was, here = _text(row, head), _text(now, head)
        if says == here or (here != was and head.path and not work.conflict(sheet, cell, was, says, here)):
            continue
        if _right(work, sheet, cell, head, says, known, was):
            work.plan.cells += 1
            entry = written(entry, head, says) if head.path else entry
    moved = any(not head.path for head in changed)
    if (moved and home >= 0) or (moved and theirs.cells.get("code", "") in work.plan.codes):
        work.plan.removals.add(now.path)
        _add_term(work, theirs.cells["code"], as_term(entry, held(work.ours, now.path)), None)
    elif entry != now.entry:
        work.plan.updates[now.path] = entry


def _right(
    work: _Merge, sheet: str, cell: str, head: Column, says: str, known: dict[str, list[str]], was: str = ""
) -> bool:
    """Whether a cell may hold what it holds now; if not, it is told."""
    listed = known.get(head.of, []) if head.of else list(head.choices)
    if was.endswith(" …") and len(was) > MOST:
        work.wrong(sheet, cell, "this text is longer than a cell can hold", "Change it in the codebook itself.")
    elif says and listed and says not in listed:
        work.wrong(sheet, cell, f"'{says}' is not known as {head.name}", near(says, listed))
    elif head.name == "id" and not IDENTIFIER.fullmatch(says):
        work.wrong(sheet, cell, f"'{says}' cannot be an id", "Use letters, digits and hyphens.")
    elif head.name in NUMBERS and says and not (says.isdecimal() and int(says) <= 50):
        work.wrong(sheet, cell, f"'{says}' is no number from 0 to 50", "Write a whole number.")
    elif not says and head.name in ("code", "kind", "term") and sheet == "Terms":
        work.wrong(sheet, cell, f"the {head.name} is missing", "Fill it in, or delete the whole row.")
    else:
        return True
    return False


def _ordered(work: _Merge, sheet: str, keys: list[str], before: dict[str, Row]) -> None:
    """Rows that stand in another order than they did: told, for the codebook keeps its own."""
    orders: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        orders[before[key].home].append(key)
    wanted = [key for key in before if key in keys]
    for home, found in orders.items():
        if found != [key for key in wanted if before[key].home == home]:
            what = f"sheet {sheet}" + (f", code {home}" if home else "")
            work.findings.append(finding("F237", place_of(work.file, sheet, "A1"), what=what))


def _new(
    work: _Merge,
    sheet: str,
    table: SheetTable,
    heads: list[Column],
    known: dict[str, list[str]],
    places: dict[int, Row | None],
) -> None:
    """Rows that were not there before, each behind the row above it."""
    above: dict[str, Row] = {}
    for theirs in table.rows:
        code = theirs.cells.get("code", "")
        if id(theirs) in places:
            now = places[id(theirs)]
            above.update({code: now} if now is not None else {})
            continue
        entry: Entry = {}
        fine = True
        for head in heads:
            says = _even(theirs.cells.get(head.name, ""), head)
            says = says or ("plain" if head.name == "kind" and sheet == "Terms" else "")
            fine = _right(work, sheet, f"{table.letters[head.name]}{theirs.number}", head, says, known) and fine
            entry = written(entry, head, says) if head.path and says else entry
        if fine:
            _added(work, sheet, code, entry, above.get(code))


def _added(work: _Merge, sheet: str, code: str, entry: Entry, above: Row | None) -> None:
    if _taken_over(work, sheet, code, entry):
        return
    if sheet == "Terms":
        _add_term(work, code, as_term(entry), above)
        return
    at = int(above.path[1]) + 1 if above else 0
    if sheet == "Codes":
        entry = {**entry, "terms": []}
        work.plan.codes[str(entry["id"])] = entry
    work.plan.additions[(SHEETS[sheet],)].append((at, entry))


def _taken_over(work: _Merge, sheet: str, code: str, entry: Entry) -> bool:
    """Whether a new row is in the codebook already, from an import of the same workbook before."""
    if sheet == "Terms":
        home = work.homes.get(code, -1)
        before = [int(row.path[1]) for row in rows(work.base, "Codes") if work.homes.get(str(row.entry["id"])) == home]
        old = [term for at in before for term in _terms(work.base, at)]
        return home >= 0 and as_term(entry) in _terms(work.ours, home) and as_term(entry) not in old
    old_ids = {row.entry.get("id") for row in rows(work.base, sheet)}
    same = [row for row in rows(work.ours, sheet) if row.entry.get("id") == entry.get("id")]
    return any({**row.entry, "terms": ""} == {**entry, "terms": ""} for row in same) and entry["id"] not in old_ids


def _add_term(work: _Merge, code: str, term: Value, above: Row | None) -> None:
    """A new term in its code: behind the term above it in the sheet, or as the last."""
    if code in work.plan.codes and code not in work.homes:
        terms = work.plan.codes[code]["terms"]
        work.plan.codes[code]["terms"] = [*items(terms), term]
        return
    home = work.homes[code]
    here = above is not None and above.path[1] == home
    work.plan.additions[("codes", home, "terms")].append(
        (int(above.path[3]) + 1 if here and above else len(_terms(work.ours, home)), term)
    )


def _head(work: _Merge, table: SheetTable | None) -> dict[str, str]:
    """The title, version … that the sheet About changed."""
    changed: dict[str, str] = {}
    for row in table.rows if table else ():
        was, now = (cell_text(str(side.get(row.key, ""))) for side in (work.base, work.ours))
        says = row.cells["value"]
        if says not in (was, now) and (now == was or work.conflict("About", f"B{row.number}", was, says, now)):
            changed[row.key] = says
            work.plan.cells += 1
    return changed
