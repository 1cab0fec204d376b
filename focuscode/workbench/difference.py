"""Two codebooks compared: what changed between them, and which codings come and go because of it.

A code that was renamed stays one code: it is known by its terms.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from focuscode.codebook.wording import typed
from focuscode.language.fold import fold, key
from focuscode.model import Code, Codebook, Term, Tier, WordList
from focuscode.tables import codebook as tables
from focuscode.tables import from_rows

if TYPE_CHECKING:
    from pandas import DataFrame

Row = dict[str, Any]
HEAD = ("id", "title", "version", "language")
FIELDS = ("label", "kind", "tier", "parent", "source", "definition", "full_definition")
SAME = 0.5  # share of terms that two ids of one code have in common
LISTS = ("refined_from", "use_when", "not_when", "examples", "counterexamples")


def codebook_changes(a: Codebook, b: Codebook) -> DataFrame:
    """What changed from codebook `a` to codebook `b`; columns as in `tables.codebook.CODEBOOK_CHANGES`.

    A term is changed, not removed and added, where its words are the same and its options are others.

    >>> book = read_codebook("codebooks/spco-roles.yaml")[0]
    >>> len(codebook_changes(book, book))
    0
    """
    names = renamed(a, b)
    rows = [*_head(a, b), *_tiers(a, b), *_codes(a, b, names), *_lists(a, b), *_orders(a, b, names)]
    return from_rows(tables.CODEBOOK_CHANGES, rows)


def renamed(a: Codebook, b: Codebook) -> dict[str, str]:
    """Ids of `a` that are other ids in `b`: those whose terms, or without any whose definition, are mostly the same."""
    gone = [code for code in a.codes if code.id not in b.by_id]
    fresh = [code for code in b.codes if code.id not in a.by_id]
    alike = [(_alike(old, new), old.id, new.id) for old in gone for new in fresh]
    found: dict[str, str] = {}
    for share, old, new in sorted(alike, key=lambda one: -one[0]):
        if share >= SAME and old not in found and new not in found.values():
            found[old] = new
    return found


def _alike(old: Code, new: Code) -> float:
    """The share of their terms that two codes have in common; without terms, whether their definition is the same."""
    one, other = ({typed(term) for term in code.terms} for code in (old, new))
    if one or other:
        return len(one & other) / len(one | other)
    return float(bool(old.definition) and old.definition == new.definition)


def _row(what: str, change: str, code: str, field: str, old: str, new: str, line: int) -> Row:
    return {"what": what, "change": change, "code": code, "field": field, "old": old, "new": new, "line": line}


def _changed(what: str, code: str, field: str, old: str, new: str, line: int) -> Iterator[Row]:
    """A row if two values differ: added where there was none, removed where there is none."""
    if old != new:
        change = "added" if not old else "removed" if not new else "changed"
        yield _row(what, change, code, field, old, new, line)


def _head(a: Codebook, b: Codebook) -> Iterator[Row]:
    for field in HEAD:
        yield from _changed("codebook", "", field, getattr(a, field), getattr(b, field), 1)
    for name in dict.fromkeys((*a.defaults, *b.defaults)):
        yield from _changed("codebook", "", f"defaults: {name}", a.defaults.get(name, ""), b.defaults.get(name, ""), 1)


def _orders(a: Codebook, b: Codebook, names: Mapping[str, str]) -> Iterator[Row]:
    """Codes and tiers that both have and that stand in another order."""
    codes = [names.get(code.id, code.id) for code in a.codes]
    for field, old, new in (
        ("order of codes", codes, [code.id for code in b.codes]),
        ("order of tiers", [tier.id for tier in a.tiers], [tier.id for tier in b.tiers]),
    ):
        kept = [name for name in old if name in new]
        moved = [name for name in new if name in old]
        yield from _changed("codebook", "", field, ", ".join(kept), ", ".join(moved), 1)


def _tiers(a: Codebook, b: Codebook) -> Iterator[Row]:
    old, new = ({tier.id: tier for tier in book.tiers} for book in (a, b))
    for name in dict.fromkeys((*new, *old)):
        yield from _tier(name, old.get(name), new.get(name))


def _tier(name: str, old: Tier | None, new: Tier | None) -> Iterator[Row]:
    if old is None or new is None:
        tier, change = (new, "added") if new else (old, "removed")
        labels = (old.label if old else "", new.label if new else "")
        yield _row("tier", change, name, "", *labels, tier.place.line if tier else 0)
        return
    yield from _changed("tier", name, "label", old.label, new.label, new.place.line)
    yield from _labels("tier", name, old.labels, new.labels, new.place.line)


def _labels(what: str, code: str, old: Mapping[str, str], new: Mapping[str, str], line: int) -> Iterator[Row]:
    for tongue in dict.fromkeys((*old, *new)):
        yield from _changed(what, code, f"label ({tongue})", old.get(tongue, ""), new.get(tongue, ""), line)


def _codes(a: Codebook, b: Codebook, names: Mapping[str, str]) -> Iterator[Row]:
    """Codes in the order of the newer codebook, then those that are gone."""
    before = {names.get(code.id, code.id): code for code in a.codes}
    for new in b.codes:
        old = before.get(new.id)
        if old is None:
            yield _row("code", "added", new.id, "", "", new.label, new.place.line)
            yield from (_row("term", "added", new.id, "terms", "", typed(term), term.place.line) for term in new.terms)
            continue
        if old.id != new.id:
            yield _row("code", "renamed", new.id, "id", old.id, new.id, new.place.line)
        yield from _code(old, new, names)
        yield from _terms(old, new)
    for old in a.codes:
        if names.get(old.id, old.id) not in b.by_id:
            yield _row("code", "removed", old.id, "", old.label, "", old.place.line)
            yield from (
                _row("term", "removed", old.id, "terms", typed(term), "", term.place.line) for term in old.terms
            )


def _code(old: Code, new: Code, names: Mapping[str, str]) -> Iterator[Row]:
    """What a code says of itself: texts that changed, entries of lists that came or went."""
    line = new.place.line
    for field in FIELDS:
        was, now = getattr(old, field), getattr(new, field)
        unnamed = field == "label" and (was, now) == (old.id, new.id)  # the id stands in for a label
        if not unnamed:
            yield from _changed("code", new.id, field, names.get(was, was) if field == "parent" else was, now, line)
    yield from _labels("code", new.id, old.labels, new.labels, line)
    for field in LISTS:
        was, now = getattr(old, field), getattr(new, field)
        yield from (_row("code", "removed", new.id, field, text, "", line) for text in was if text not in now)
        yield from (_row("code", "added", new.id, field, "", text, line) for text in now if text not in was)


def _terms(old: Code, new: Code) -> Iterator[Row]:
    """Terms that changed, were added or removed, in the order of the newer codebook."""
    was = [(term, typed(term)) for term in old.terms]
    now = [(term, typed(term)) for term in new.terms]
    gone = _without(was, [line for _, line in now])
    fresh = _without(now, [line for _, line in was])
    for term, line in fresh:
        same = next((other for other in gone if _words(other[0]) == _words(term)), None)
        if same:
            gone.remove(same)
        change = "changed" if same else "added"
        yield _row("term", change, new.id, "terms", same[1] if same else "", line, term.place.line)
    yield from (_row("term", "removed", new.id, "terms", line, "", term.place.line) for term, line in gone)
    if not gone and not fresh and [line for _, line in was] != [line for _, line in now]:
        old_order, new_order = ("; ".join(line for _, line in lines) for lines in (was, now))
        yield from _changed("code", new.id, "order of terms", old_order, new_order, new.place.line)


def _without(terms: Sequence[tuple[Term, str]], others: Sequence[str]) -> list[tuple[Term, str]]:
    """The terms that do not stand among the others; one that stands twice is taken away once a time."""
    left = list(others)
    found = []
    for term, line in terms:
        if line in left:
            left.remove(line)
        else:
            found.append((term, line))
    return found


def _words(term: Term) -> tuple[str, ...]:
    """The words of a term, its kind and options apart."""
    parts = term.parts or tuple(fold(term.text)[0].replace("+", " ").replace("*", "").split())
    return tuple(sorted(map(key, parts)))


def _lists(a: Codebook, b: Codebook) -> Iterator[Row]:
    """The lists of words that name actors and show stances."""
    for what in ("actors", "stances"):
        old: dict[str, WordList] = {one.id: one for one in getattr(a, what)}
        new: dict[str, WordList] = {one.id: one for one in getattr(b, what)}
        for name in dict.fromkeys((*new, *old)):
            was, now = (book[name].words if name in book else () for book in (old, new))
            line = (new.get(name) or old[name]).place.line
            yield from (_row(what, "removed", name, "words", word, "", line) for word in was if word not in now)
            yield from (_row(what, "added", name, "words", "", word, line) for word in now if word not in was)
            if name in old and name in new:
                yield from _changed(what, name, "label", old[name].label, new[name].label, line)
