"""A line under `terms:` to a Term: a plain string, or a mapping that names its kind."""

from __future__ import annotations

import re
from typing import NamedTuple

from focuscode.codebook.nodes import Entry
from focuscode.errors import finding, near
from focuscode.model import Finding, Term, WordClass

CLASSES: tuple[WordClass, ...] = ("noun", "verb", "adj")
COMMON = ("note",)


class Kind(NamedTuple):
    """The keys a kind of term may have beside its own."""

    keys: tuple[str, ...] = ()


KINDS: dict[str, Kind] = {
    "lemma": Kind(("pos",)),
    "word": Kind(),
    "phrase": Kind(("gap",)),
    "wild": Kind(),
}


def read_term(entry: Entry, code: str, findings: list[Finding]) -> Term | None:
    """A term, or None with findings."""
    if isinstance(entry.value, str):
        text = " ".join(entry.value.split())
        term = Term(code, "plain", text, entry.value, entry.place)
        return _possible(term, findings)
    kind = next((name for name in KINDS if name in entry.mapping), None)
    if kind is None:
        keys = ", ".join(entry.mapping) or "nothing"
        findings.append(finding("F211", entry.place, key="term", wanted=f"text or one of {', '.join(KINDS)}",
                                mend=f"Found {keys}."))  # fmt: skip
        return None
    for key, place in entry.keys.items():
        allowed = (kind, *KINDS[kind].keys, *COMMON)
        if key not in allowed:
            findings.append(finding("F202", place, key=key, near=near(key, allowed)))
    text = " ".join(entry.get(kind).text.split())
    term = Term(
        code,
        kind,
        text,
        written(kind, text, entry),
        entry.place,
        pos=_class(entry, findings),
        gap=_number(entry, "gap", findings),
        note=entry.get("note").text,
    )
    return _possible(term, findings)


def written(kind: str, text: str, entry: Entry) -> str:
    """A term in one line, as a reviewer reads it: `phrase: kennis delen, gap: 2`."""
    rest = [f"{key}: {value.text}" for key, value in entry.mapping.items() if key not in (kind, *COMMON)]
    return ", ".join([f"{kind}: {text}", *rest])


def _class(entry: Entry, findings: list[Finding]) -> WordClass | None:
    given = entry.get("pos")
    for name in CLASSES:
        if given.text == name:
            return name
    if given.text:
        findings.append(
            finding("F211", given.place, key="pos", wanted=", ".join(CLASSES), mend=near(given.text, CLASSES))
        )
    return None


def _number(entry: Entry, key: str, findings: list[Finding]) -> int:
    given = entry.get(key)
    if not given.text:
        return 0
    if not given.text.isdecimal() or int(given.text) > 50:
        findings.append(
            finding("F211", given.place, key=key, wanted="a number from 0 to 50", mend=f"Found '{given.text}'.")
        )
        return 0
    return int(given.text)


def _possible(term: Term, findings: list[Finding]) -> Term | None:
    """The term, unless nothing could ever match it."""
    why = mend = ""
    if not any(map(str.isalnum, term.text)):
        why, mend = "it holds no letter or digit", "Write the word it should find."
    elif term.kind == "wild":
        if not any(map(str.isalnum, re.sub(r"\[[^\]]*\]", "", term.text))):
            why, mend = "it holds only wildcards", "Write at least two letters."
        elif " " in term.text:
            why, mend = "a wild term is one word", "Use a phrase for several words."
    elif term.kind == "lemma" and " " in term.text:
        why, mend = "a lemma is one word", "Use {phrase: …} for several words."
    if why:
        findings.append(finding("F210", term.place, term=term.written, why=why, mend=mend))
        return None
    return term
