"""A line under `terms:` to a Term: a plain string, or a mapping that names its kind."""

from __future__ import annotations

import re
from typing import TypeVar

from focuscode.codebook.nodes import KEYS, TEXT, TEXTS, Entry, Shape, check_keys
from focuscode.errors import finding, near
from focuscode.model import Finding, Homograph, Term, WordClass

CLASSES: tuple[WordClass, ...] = ("noun", "verb", "adj")
HOMOGRAPHS: tuple[Homograph, ...] = ("cue", "keep", "strict")
ROLES = ("head", "modifier", "any")
SCOPES = ("sentence", "turn", "segment")
POLICIES = ("flag", "only", "exclude", "ignore")
LANGUAGES = ("nl", "en", "fr", "de")
COMMON: dict[str, Shape | None] = {  # any kind may have these
    **dict.fromkeys(("pos", "lang", "unless"), None), "except": TEXTS, "forms": KEYS, "negation": None, "note": TEXT,
}  # fmt: skip
FORMS: dict[str, Shape | None] = {"add": TEXTS, "drop": TEXTS}
UNLESS: dict[str, Shape | None] = {"near": TEXTS, "within": None}
KINDS: dict[str, tuple[str, ...]] = {  # the keys of a kind, beside its own and the common ones
    "plain": (),
    "lemma": ("homographs",),
    "word": (),
    "phrase": ("gap",),
    "wild": (),
    "compound": ("as", "min"),
    "near": ("within", "ordered"),
    "all": ("scope",),
    "regex": ("reason",),
}
UNSHOWN = ("except", "unless", "forms", "reason", "note")
SHORTEST = 5  # letters of a compound's part, unless `min:` says otherwise
LISTED = ("near", "all")
Value = TypeVar("Value", bound=str)


def read_term(entry: Entry, code: str, findings: list[Finding], defaults: dict[str, str] | None = None) -> Term | None:
    """A term, or None with findings."""
    if isinstance(entry.value, str):
        text = " ".join(entry.value.split())
        homographs = _default(defaults, "homographs", HOMOGRAPHS, "cue")
        return _possible(Term(code, "plain", text, entry.value, entry.place, homographs=homographs), findings)
    kind = next((name for name in KINDS if name in entry.mapping), None)
    if kind is None:
        keys = ", ".join(entry.mapping) or "nothing"
        wanted = f"text or one of {', '.join(name for name in KINDS if name != 'plain')}"
        findings.append(finding("F211", entry.place, key="term", wanted=wanted, mend=f"Found {keys}."))
        return None
    own: dict[str, Shape | None] = {kind: TEXTS if kind in LISTED else None, **dict.fromkeys(KINDS[kind])}
    findings += check_keys(entry, own | COMMON)
    return _possible(_built(entry, kind, code, findings, defaults or {}), findings, _shortest(entry, findings))


def _built(entry: Entry, kind: str, code: str, findings: list[Finding], defaults: dict[str, str]) -> Term:
    parts = tuple(" ".join(part.split()) for part in entry.texts(kind)) if kind in LISTED else ()
    text = " ".join(parts) if parts else " ".join(entry.get(kind).text.split())
    unless, within = _unless(entry.get("unless"), findings)
    forms = entry.get("forms")
    findings += check_keys(forms, FORMS)
    usual = int(defaults["within"]) if defaults.get("within", "").isdecimal() else 8
    return Term(
        code=code,
        kind=kind,
        text=text,
        written=written(kind, text, entry),
        place=entry.place,
        pos=_choice(entry, "pos", CLASSES, findings),
        gap=_number(entry, "gap", findings, 0),
        note=entry.get("note").text,
        parts=parts,
        within=_number(entry, "within", findings, usual),
        ordered=(_choice(entry, "ordered", ("yes", "no"), findings) or "no") == "yes",
        scope=_choice(entry, "scope", SCOPES, findings) or "",
        role=_choice(entry, "as", ROLES, findings) or "",
        lang=_choice(entry, "lang", LANGUAGES, findings) or "",
        homographs=_choice(entry, "homographs", HOMOGRAPHS, findings)
        or _default(defaults, "homographs", HOMOGRAPHS, "cue"),
        unless=unless,
        unless_within=within,
        excepted=entry.texts("except"),
        add=forms.texts("add"),
        drop=forms.texts("drop"),
        negation=_choice(entry, "negation", POLICIES, findings) or "",
        reason=entry.get("reason").text,
    )


def _unless(entry: Entry, findings: list[Finding]) -> tuple[tuple[str, ...], int]:
    """The words that kill a match, and how near: `{near: […], within: 2}`, or a list alone."""
    if isinstance(entry.value, dict):
        findings += check_keys(entry, UNLESS)
        return entry.texts("near"), _number(entry, "within", findings, 2)
    told = [item for item in entry.items if not item.text]
    facts = {"key": "unless", "wanted": "{near: […]} or a list of texts", "mend": "Write a word a place."}
    findings += [finding("F211", item.place, **facts) for item in told]
    return tuple(item.text for item in entry.items if item.text), 2


def written(kind: str, text: str, entry: Entry) -> str:
    """A term in one line, as a reviewer reads it: `phrase: kennis delen, gap: 2`; its conditions stay in the file."""
    shown = f"[{', '.join(entry.texts(kind))}]" if kind in LISTED else text
    rest = [f"{key}: {_flat(value)}" for key, value in entry.mapping.items() if key not in (kind, *UNSHOWN)]
    return ", ".join([f"{kind}: {shown}", *rest])


def _flat(entry: Entry) -> str:
    if isinstance(entry.value, dict):
        return "{" + ", ".join(f"{key}: {_flat(value)}" for key, value in entry.value.items()) + "}"
    if isinstance(entry.value, list):
        return "[" + ", ".join(map(_flat, entry.value)) + "]"
    return entry.value


def _choice(entry: Entry, key: str, allowed: tuple[Value, ...], findings: list[Finding]) -> Value | None:
    given = entry.get(key)
    for name in allowed:
        if given.text == name:
            return name
    if given.value:
        wanted = ", ".join(allowed)
        findings.append(finding("F211", given.place, key=key, wanted=wanted, mend=near(given.text, allowed)))
    return None


def _default(defaults: dict[str, str] | None, key: str, allowed: tuple[Value, ...], usual: Value) -> Value:
    return next((name for name in allowed if name == (defaults or {}).get(key)), usual)


def _number(entry: Entry, key: str, findings: list[Finding], usual: int) -> int:
    given = entry.get(key)
    if not given.value:
        return usual
    if not given.text.isdecimal() or int(given.text) > 50:
        facts = {"wanted": "a number from 0 to 50", "mend": f"Found '{given.text}'."}
        findings.append(finding("F211", given.place, key=key, **facts))
        return usual
    return int(given.text)


def _shortest(entry: Entry, findings: list[Finding]) -> int:
    return _number(entry, "min", findings, SHORTEST)


def _possible(term: Term, findings: list[Finding], shortest: int = SHORTEST) -> Term | None:
    """The term, unless nothing could ever match it."""
    found = _impossible(term, shortest)
    if found:
        rule, facts = found
        findings.append(finding(rule, term.place, term=term.written, **facts))
        return None
    return term


def _impossible(term: Term, shortest: int) -> tuple[str, dict[str, str]] | None:
    if not any(map(str.isalnum, term.text)):
        return _never("it holds no letter or digit", "Write the word it should find.")
    match term.kind:
        case "wild" if not any(map(str.isalnum, re.sub(r"\[[^\]]*\]", "", term.text))):
            return _never("it holds only wildcards", "Write at least two letters.")
        case "wild" if " " in term.text:
            return _never("a wild term is one word", "Use a phrase for several words.")
        case "lemma" if " " in term.text:
            return _never("a lemma is one word", "Use {phrase: …} for several words.")
        case "compound" if " " in term.text.replace(" + ", "+"):
            return _never("a compound's part is one word", "Write two parts as innovatie+ecosysteem.")
        case "compound" if not all(any(map(str.isalnum, part)) for part in term.text.split("+")):
            return _never("a part of it is empty", "Write two parts as innovatie+ecosysteem.")
        case "compound" if term.text.count("+") > 1:
            return _never("it has more than two parts", "Write two parts as innovatie+ecosysteem.")
        case "compound" if "+" not in term.text and len(term.text) < shortest:
            why = f"parts of fewer than {shortest} letters are mostly chance"
            return _never(why, "Add min: 3 if you have looked at what it finds.")
        case "near" | "all" if len(term.parts) < 2:
            return _never("it needs two words or more", f"Write {{{term.kind}: [one, two]}}.")
        case "regex":
            return _regex(term)
    return None


def _never(why: str, mend: str) -> tuple[str, dict[str, str]]:
    return "F210", {"why": why, "mend": mend}


def _regex(term: Term) -> tuple[str, dict[str, str]] | None:
    import regex

    try:
        empty = regex.compile(term.text).fullmatch("")
    except (regex.error, RecursionError) as error:
        return "F209", {"regex": term.text, "why": str(error)}
    if empty:
        return _never("it matches nothing at all as well", "Let it need at least one letter.")
    return None if term.reason else ("F221", {})
