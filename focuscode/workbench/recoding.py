"""Codes renamed, merged and split in the text of a codebook: terms, examples, parents, `changes:` and the version."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from focuscode.codebook.changes import raised
from focuscode.codebook.check import meaning
from focuscode.codebook.edit import insert, put, remove
from focuscode.codebook.places import Node, Value, data, found_at, line_of, tree
from focuscode.codebook.read import IDENTIFIER, check_text
from focuscode.errors import CodebookError, UsageError, errors_in, near
from focuscode.model import Code, Codebook, Term

LISTS = ("use_when", "not_when", "terms", "examples", "counterexamples", "refined_from")


class Recoding(NamedTuple):
    """A codebook's text behind a change, what became of which ids, and what a person should look at."""

    text: str
    became: dict[str, tuple[str, ...]]
    told: list[str]
    version: str


def renamed(text: str, name: str, old: str, new: str) -> Recoding:
    """A code under another id; whatever nests under it follows."""
    book = _book(text, name)
    at = _at(book, old)
    _free(book, new)
    text = _parents(put(text, ("codes", at, "id"), new), book, {old: new})
    return _recorded(text, name, book, {"rename": old, "to": new}, {old: (new,)}, [])


def merged(text: str, name: str, olds: Sequence[str], new: str, label: str = "") -> Recoding:
    """Several codes in one, that stands where the first of them stood; what they hold twice falls together."""
    book = _book(text, name)
    olds = list(dict.fromkeys([*olds, *([new] if new in book.by_id else [])]))
    places = [_at(book, old) for old in olds]
    if len(olds) < 2:
        raise UsageError("Two codes at least are needed to merge. For one there is: focuscode codebook rename")
    if new not in olds:
        _free(book, new)
    home = _at(book, new) if new in olds else places[0]
    others = [at for at in places if at != home]
    told = _left_behind(book, home, others)
    for key in LISTS:
        text = _gathered(text, book, key, home, others)
    text = put(text, ("codes", home, "id"), new)
    text = put(text, ("codes", home, "label"), label) if label else text
    for key in ("definition", "full_definition", "source"):
        given = next((getattr(book.codes[at], key) for at in (home, *others) if getattr(book.codes[at], key)), "")
        text = put(text, ("codes", home, key), given) if given and not getattr(book.codes[home], key) else text
    text = _parents(text, book, dict.fromkeys(olds, new))
    if any(above in olds for above in _line(book, book.codes[home])):
        text = _placed(text, home, _outside(book, book.codes[home], olds))
    for at in sorted(others, reverse=True):
        text = remove(text, ("codes", at))
    became: dict[str, tuple[str, ...]] = {old: (new,) for old in olds if old != new}
    return _recorded(text, name, book, {"merge": list(became), "to": new}, became, told)


def divided(text: str, name: str, old: str, moves: Mapping[str, str], label: str = "") -> Recoding:
    """A code split: `moves` says which term (as written) goes to which new code; the other terms stay."""
    book = _book(text, name)
    at = _at(book, old)
    terms = _moved(book.codes[at], moves)
    news = list(dict.fromkeys(moves.values()))
    for new in news:
        _free(book, new)
    stays = len(terms) < len(book.codes[at].terms)
    if not news or (not stays and len(news) < 2):
        raise UsageError(f"All of '{old}' would go to one code: focuscode codebook rename {old} {''.join(news)}")
    raw = _raw(text, at, "terms")
    for n in sorted(terms, reverse=True) if stays else ():
        text = remove(text, ("codes", at, "terms", n))
    if not stays:
        text = _parents(put(text, ("codes", at, "id"), news[0]), book, {old: news[0]})
        text = put(text, ("codes", at, "terms"), [raw[n] for n, home in terms.items() if home == news[0]])
    first = news if stays else news[1:]
    for place, new in enumerate(first, at + 1):
        mine = [raw[n] for n, home in terms.items() if home == new]
        text = insert(text, ("codes", place), _like(book.codes[at], new, label if len(news) == 1 else "", mine))
    became: dict[str, tuple[str, ...]] = {old: (*([old] if stays else []), *news)}
    told = [f"Write a definition and examples for {', '.join(first)}; the others stayed with {became[old][0]}."]
    return _recorded(text, name, book, {"split": old, "to": list(became[old])}, became, told)


def _book(text: str, name: str) -> Codebook:
    book, findings = check_text(text.removeprefix("\ufeff"), name)
    if book is None:
        raise CodebookError(f"{name} has errors; mend them first.", errors_in(findings))
    return book


def _at(book: Codebook, code: str) -> int:
    if code not in book.by_id:
        raise UsageError(f"No code '{code}' in {book.path}. {near(code, book.by_id)}")
    return [found.id for found in book.codes].index(code)


def _free(book: Codebook, new: str) -> None:
    if not IDENTIFIER.fullmatch(new):
        raise UsageError(f"'{new}' cannot be an id. Use letters, digits and hyphens: it becomes part of file ids.")
    same = next((code for code in book.by_id if code.casefold() == new.casefold()), "")
    if same:
        raise UsageError(f"There is a code '{same}' already. To put codes together: focuscode codebook merge")


def _raw(text: str, at: int, key: str) -> list[Value]:
    """The items of a list of a code as they are written."""
    whole = data(tree(text.removeprefix("\ufeff")))
    codes = whole["codes"] if isinstance(whole, dict) else []
    code = codes[at] if isinstance(codes, list) else {}
    held = code.get(key, "") if isinstance(code, dict) else ""
    if "\\u0000" in json.dumps(code):
        raise UsageError(f"Code {at + 1} holds parts that stand in several places (*). Write them out first.")
    return [item for item in held if item] if isinstance(held, list) else [held] if held else []


def _gathered(text: str, book: Codebook, key: str, home: int, others: list[int]) -> str:
    """A list of one code with those of others behind it, each meaning once."""
    kept = _raw(text, home, key)
    known = set(_meanings(book.codes[home], key))
    new: list[Value] = []
    for at in others:
        for item, sense in zip(_raw(text, at, key), _meanings(book.codes[at], key), strict=False):
            if sense not in known:
                known.add(sense)
                new.append(item)
    return put(text, ("codes", home, key), [*kept, *new]) if new else text


def _meanings(code: Code, key: str) -> list[object]:
    if key == "terms":
        return [meaning(term) for term in code.terms]
    return [" ".join(item.split()) for item in getattr(code, key)]


def _left_behind(book: Codebook, home: int, others: list[int]) -> list[str]:
    """What two codes both have and one can keep: told, so that a person may put it where it belongs."""
    mine, told = book.codes[home], []
    for at in others:
        for key in ("label", "tier", "kind", "definition", "full_definition"):
            theirs = getattr(book.codes[at], key)
            if theirs and getattr(mine, key) and theirs != getattr(mine, key):
                told.append(f"Left behind: the {key.replace('_', ' ')} of {book.codes[at].id}: {theirs}")
    return told


def _parents(text: str, book: Codebook, moved: Mapping[str, str]) -> str:
    """Codes that nested under an id nest under the new one; a code never under itself."""
    for at, code in enumerate(book.codes):
        if code.parent in moved:
            new, here = moved[code.parent], moved.get(code.id, code.id)
            text = _placed(text, at, "" if new == here else new)
    return text


def _line(book: Codebook, code: Code) -> list[str]:
    """The ids that a code nests under, the nearest first."""
    return [code.parent, *_line(book, book.by_id[code.parent])] if code.parent else []


def _outside(book: Codebook, code: Code, olds: Sequence[str]) -> str:
    """What the topmost of the merged codes above a code nests under: anything lower would make a circle."""
    top = [above for above in _line(book, code) if above in olds][-1]
    return book.by_id[top].parent


def _placed(text: str, at: int, parent: str) -> str:
    if parent:
        return put(text, ("codes", at, "parent"), parent)
    there = found_at(tree(text.removeprefix("\ufeff")), ("codes", at, "parent")) is not None
    return remove(text, ("codes", at, "parent")) if there else text


def _moved(code: Code, moves: Mapping[str, str]) -> dict[int, str]:
    """The number of each term that moves, with its new code. Raises UsageError where a term is not found alone."""
    found: dict[int, str] = {}
    for term, new in moves.items():
        here = [n for n, known in enumerate(code.terms) if _plainly(term) in (_plainly(known.written), _shown(known))]
        here = here or [n for n, known in enumerate(code.terms) if _plainly(term) == _plainly(known.text)]
        if not here:
            known = [*dict.fromkeys(t for known in code.terms for t in (known.text, known.written))]
            raise UsageError(f"'{code.id}' has no term '{term}'. {near(term, known)}")
        if len(here) > 1:
            which = "; ".join(code.terms[n].written for n in here)
            raise UsageError(f"'{term}' is written more than once in '{code.id}'. Name one of: {which}")
        if found.setdefault(here[0], new) != new:
            raise UsageError(f"The term '{term}' cannot go to both {found[here[0]]} and {new}.")
    return dict(sorted(found.items()))


def _plainly(words: str) -> str:
    return " ".join(words.strip("{} ").split()).casefold()


def _shown(term: Term) -> str:
    """A term as `show terms` names it: its kind and words without its options."""
    return _plainly(f"{term.kind}: {term.text}")


def _like(code: Code, new: str, label: str, terms: list[Value]) -> dict[str, Value]:
    facts = {"kind": code.kind, "tier": code.tier, "parent": code.parent, "source": code.source}
    head: dict[str, Value] = {"id": new, "label": label or new}
    return {**head, **{key: value for key, value in facts.items() if value}, "terms": terms}


def _recorded(
    text: str, name: str, book: Codebook, change: dict[str, Value], became: dict[str, tuple[str, ...]], told: list[str]
) -> Recoding:
    """The change written down and the version raised; nothing that would not check is given back."""
    version = raised(book.version)
    entry: Value = {"version": version, **change}
    text = insert(put(text, ("version",), version), ("changes", len(book.changes)), entry)
    after, findings = check_text(text.removeprefix("\ufeff"), name)
    if after is None:
        raise CodebookError(f"{name} would have errors after this; nothing was written.", errors_in(findings))
    gone = [old for old, new in became.items() if old not in new]
    mentions = [f"{name}:{line}: '{old}' is named in: {words}" for old in gone for line, words in mentioned(text, old)]
    return Recoding(text, became, [*told, *mentions], version)


def mentioned(text: str, code: str) -> Iterator[tuple[int, str]]:
    """The lines that send a coder to an id in running text: `use roadmap`."""
    name = re.escape(code)
    sent = re.compile(rf"\b(?:use|see|code|gebruik|zie|codeer)\s+{name}(?![\w-])|(?<![\w-]){name}\W*$")
    for node in _texts(tree(text.removeprefix("\ufeff"))):
        if sent.search(node.value):
            yield line_of(text, node.start), node.value


def _texts(node: Node, within: bool = False) -> Iterator[Node]:
    """The texts under the keys that tell coders when a code is used."""
    if node.kind == "text" and within:
        yield node
    for name, item in zip(node.names if node.kind == "mapping" else [""] * len(node.items), node.items, strict=True):
        yield from _texts(item, within or name in ("use_when", "not_when"))
