"""Forms that a researcher does not want: written into the codebook as what a term drops, and taken back.

Only the options of a term change. A plain word with an option is written as `{lemma: …}`, several plain words as
`{phrase: …}`: they find the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from focuscode.codebook import check_text
from focuscode.codebook.edit import put
from focuscode.codebook.nodes import Entry, parse
from focuscode.errors import UsageError, finding, near
from focuscode.matching.conditions import form_key, is_dropped
from focuscode.model import Codebook, Finding, Place, Term
from focuscode.readers.cells import header_of, placed, read_cells
from focuscode.writing import unguarded

if TYPE_CHECKING:
    from pandas import DataFrame

COLUMNS = {
    "keep": ("keep", "houden", "behouden"),
    "code": ("code",),
    "term": ("term",),
    "form": ("form", "vorm"),
    "term_line": ("term_line", "line", "regel"),
}
YES = frozenset(["yes", "y", "ja", "j", "1", "1.0", "true", "waar", "x"])
NO = frozenset(["no", "n", "nee", "neen", "0", "0.0", "false", "onwaar"])


class Veto(NamedTuple):
    """A form that a term is to drop, or to find again."""

    code: str
    term_line: int
    term: str
    form: str
    keep: bool

    def __str__(self) -> str:
        done = "finds" if self.keep else "no longer finds"
        return f"{self.code}: '{self.term}' (line {self.term_line}) {done} '{self.form}'"


def vetoes_of(written: Sequence[str], expanded: DataFrame) -> list[Veto]:
    """The vetoes that are given as TERM=FORM, the term as written or by its line.

    Raises UsageError for a term or form that is not in the table of forms.
    """
    return [_veto(text, expanded) for text in written]


def _veto(text: str, expanded: DataFrame) -> Veto:
    name, sign, form = text.rpartition("=")
    if not sign or not name.strip() or not form.strip():
        raise UsageError(f'\'{text}\' names no term and form. Write it as --drop "TERM=FORM": --drop "delen=deel".')
    wanted = _bare(name)
    every = expanded.to_dict("records")
    rows = [row for row in every if wanted in (_bare(row["term"]), str(row["term_line"]))]
    rows = rows or [row for row in every if wanted == _words(row["term"])]
    places = sorted({(row["code"], row["term_line"]) for row in rows})
    if not rows:
        raise UsageError(f"No term '{name.strip()}'. {near(name.strip(), dict.fromkeys(expanded['term']))}")
    if len(places) > 1:
        told = ", ".join(f"{line} ({code})" for code, line in places)
        raise UsageError(f"'{name.strip()}' stands on several lines: {told}. Name the line in its place.")
    found = next((row for row in rows if row["form"] and form_key([row["form"]]) == form_key([form])), None)
    if found is None:
        forms = [row["form"] for row in rows if row["form"]]
        raise UsageError(f"'{name.strip()}' does not find '{form.strip()}' here. {near(form.strip(), forms)}")
    return Veto(found["code"], found["term_line"], found["term"], found["form"], keep=False)


def read_vetoes(path: str | Path, expanded: DataFrame) -> tuple[list[Veto], list[Finding]]:
    """The rows of an edited sheet of forms that differ from the codebook, and what was found in it."""
    name = Path(path).as_posix()
    findings: list[Finding] = []
    rows = read_cells(Path(path), name, findings, {"keep"})
    header = header_of(rows[0][1]) if rows else []
    at = placed(header, COLUMNS)
    missing = [what for what in ("keep", "code", "term", "form") if at[what] < 0]
    if missing:
        place = Place(name, rows[0][0] if rows else 1)
        return [], [*findings, finding("F246", place, wanted=", ".join(missing), found=", ".join(header))]
    known = _by_name(expanded)
    vetoes = []
    for line, row in rows[1:]:
        cells = [*row, *[""] * len(header)]
        cell = {what: cells[column].strip() if column >= 0 else "" for what, column in at.items()}
        if cell["form"]:
            vetoes.append(_of_row(cell, known, Place(name, line), findings))
    return [veto for veto in vetoes if veto], findings


def _by_name(expanded: DataFrame) -> dict[tuple[str, str, str], list[dict[str, Any]]]:
    known: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for row in expanded.to_dict("records"):
        name = (str(row["code"]), _bare(row["term"]), form_key([row["form"]]))
        known.setdefault(name, []).append({str(key): value for key, value in row.items()})
    return known


def _of_row(
    cell: Mapping[str, str],
    known: Mapping[tuple[str, str, str], list[dict[str, Any]]],
    place: Place,
    findings: list[Finding],
) -> Veto | None:
    """The veto of a row, or None where nothing changes."""
    keep = cell["keep"].casefold()
    if keep not in YES | NO:
        mend = "Write yes or no."
        findings.append(finding("F248", place, value=cell["keep"], column="column 'keep'", mend=mend))
        return None
    facts = known.get((cell["code"], _bare(unguarded(cell["term"])), form_key([unguarded(cell["form"])])), [])
    same = [row for row in facts if str(row["term_line"]) == cell["term_line"]] or facts
    if not same:
        told = {name: cell[name] for name in ("form", "term", "code")}
        findings.append(finding("F247", place, **told))
        return None
    row = same[0]
    if (keep in YES) == (row["keep"] == "yes"):
        return None
    return Veto(row["code"], row["term_line"], row["term"], row["form"], keep in YES)


def _bare(written: str) -> str:
    """A term as written, the same whether or not it has options that are not shown.

    >>> _bare("lemma: roadmap") == _bare("roadmap"), _bare("lemma: deel, pos: noun")
    (True, 'lemma: deel, pos: noun')
    """
    kind, sign, rest = written.strip().partition(": ")
    plain = sign and kind == ("phrase" if " " in rest else "lemma") and ": " not in rest
    return " ".join((rest if plain else written).split())


def _words(written: str) -> str:
    """What a term looks for, without its kind and options.

    >>> _words("lemma: deel, pos: noun")
    'deel'
    """
    return written.partition(": ")[2].partition(", ")[0]


def with_vetoes(text: str, codebook: Codebook, vetoes: Iterable[Veto]) -> str:
    """The YAML of a codebook with the vetoes: what its terms drop is changed, and nothing else.

    Raises UsageError where a place cannot be changed by a program, or where anything else would change.
    """
    wanted: dict[tuple[str, int], list[Veto]] = defaultdict(list)
    for veto in vetoes:
        wanted[veto.code, veto.term_line].append(veto)
    root, _ = parse(text.removeprefix("\ufeff"), codebook.path)
    drops: dict[tuple[int, int], tuple[str, ...]] = {}
    for number, code in enumerate(codebook.codes):
        for place, term in enumerate(code.terms):
            asked = wanted.get((code.id, term.place.line), [])
            mine = [veto for veto in asked if _bare(veto.term) == _bare(term.written)]
            if mine:
                drops[number, place] = _dropped(term, mine)
    for (number, place), forms in drops.items():
        entry = root.get("codes").items[number].get("terms").items[place] if root else None
        if entry is not None:
            text = put(text, ("codes", number, "terms", place), _with_drops(entry, forms))
    _check(text, codebook, drops)
    return text


def _dropped(term: Term, vetoes: Iterable[Veto]) -> tuple[str, ...]:
    """The forms that a term drops once the vetoes are heard."""
    forms = list(term.drop)
    for veto in vetoes:
        if veto.keep:
            forms = [form for form in forms if not is_dropped([veto.form], {form_key([form])})]
        elif form_key([veto.form]) not in {form_key([form]) for form in forms}:
            forms.append(veto.form)
    return tuple(forms)


def _with_drops(entry: Entry, forms: tuple[str, ...]) -> Any:
    """A term with what it drops; a term that needs no option is plain again."""
    value = _plain(entry)
    if isinstance(value, str):
        value = {"phrase" if len(value.split()) > 1 else "lemma": value}
    options = {key: kept for key, kept in value.get("forms", {}).items() if key != "drop"}
    options |= {"drop": list(forms)} if forms else {}
    value = {**value, "forms": options}
    if not options:
        del value["forms"]
    kind = next(iter(value))
    plain = list(value) == [kind] and kind == ("phrase" if " " in str(value[kind]) else "lemma")
    return value[kind] if plain else value


def _plain(entry: Entry) -> Any:
    if isinstance(entry.value, dict):
        return {key: _plain(inner) for key, inner in entry.value.items()}
    return [_plain(item) for item in entry.value] if isinstance(entry.value, list) else entry.value


def _check(text: str, before: Codebook, drops: Mapping[tuple[int, int], tuple[str, ...]]) -> None:
    """Raises UsageError unless the drops, and nothing else, have changed."""
    after, _ = check_text(text.removeprefix("\ufeff"), before.path)
    same = after is not None and len(after.codes) == len(before.codes)
    for number, (old, new) in enumerate(zip(before.codes, after.codes if after else (), strict=False)):
        meant = [_told(term, drops.get((number, place), term.drop)) for place, term in enumerate(old.terms)]
        same = same and [_told(term, term.drop) for term in new.terms] == meant
    if not same:
        raise UsageError(f"{before.path} could not be changed safely. Write forms: {{drop: […]}} by hand.")


def _told(term: Term, drop: tuple[str, ...]) -> Term:
    """What a term means, its place and the way it is written apart."""
    kind = {"plain": "phrase" if " " in term.text else "lemma"}.get(term.kind, term.kind)
    return replace(term, kind=kind, written=_bare(term.written), place=Place(""), drop=drop)
