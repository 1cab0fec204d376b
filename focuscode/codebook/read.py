"""YAML to Codebook: every mistake at once, each with its line and column."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from focuscode.codebook.check import check_structure
from focuscode.codebook.nodes import LIST, MAPPING, PARTS, TEXT, TEXTS, Entry, Shape, check_keys, parse, plain
from focuscode.codebook.terms import read_term
from focuscode.errors import CodebookError, errors_in, finding, near
from focuscode.language import FACTS
from focuscode.model import Change, Code, Codebook, Finding, Place, Term, Tier, WordList
from focuscode.writing import json_bytes, sha256

HEAD: dict[str, Shape | None] = {
    **dict.fromkeys(("codebook", "title", "version", "language"), TEXT),
    "defaults": MAPPING, "tiers": PARTS, "actors": PARTS, "stances": PARTS, "codes": PARTS,
    "changes": PARTS,
    **dict.fromkeys(("note", "authors", "licence", "license")),
}  # fmt: skip
TIER: dict[str, Shape | None] = {"id": TEXT, "label": TEXT, "labels": MAPPING, "note": None}
CODE: dict[str, Shape | None] = {
    "id": TEXT, "label": TEXT, "labels": MAPPING,
    **dict.fromkeys(("kind", "tier", "parent", "source"), TEXT),
    "refined_from": TEXTS, "definition": TEXT, "full_definition": TEXT, "use_when": TEXTS, "not_when": TEXTS,
    "terms": LIST, "examples": TEXTS, "counterexamples": TEXTS, "note": None,
}  # fmt: skip
WORDS: dict[str, Shape | None] = {"id": TEXT, "label": TEXT, "words": TEXTS, "note": None}
CHANGE: dict[str, Shape | None] = {
    **dict.fromkeys(("version", "rename", "split"), TEXT), "merge": TEXTS, "to": TEXTS, "note": None,
}  # fmt: skip
STANCES = ("does", "lacks", "wanted", "should-stop")
DEFAULTS = dict.fromkeys(("negation", "homographs", "within"))
CHANGES: tuple[Literal["rename", "merge", "split"], ...] = ("rename", "merge", "split")
KINDS = ("role", "purpose", "factor", "theme")
IDENTIFIER = re.compile(r"[^\W_](?:[\w.-]*[^\W_])?")


def read_codebook(path: str | Path, *, name: str | None = None) -> tuple[Codebook, list[Finding]]:
    """Read a codebook and all warnings about it. Raises CodebookError, with every finding, if it has errors.

    >>> codebook, warnings = read_codebook("codebooks/spco-roles.yaml")
    >>> len(codebook.codes)
    17
    """
    codebook, findings = check_codebook(path, name=name)
    if codebook is None:
        count = len(errors_in(findings))
        raise CodebookError(f"{name or path}: {count} error{'s' * (count != 1)} in the codebook.", findings)
    return codebook, findings


def check_codebook(path: str | Path, *, name: str | None = None) -> tuple[Codebook | None, list[Finding]]:
    """Everything that is wrong with a codebook, and the codebook itself where no error forbids it."""
    path = Path(path)
    name = name or path.as_posix()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        return None, [finding("F001", Place(name), why=error.strerror or str(error))]
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return None, [finding("F201", Place(name, line), why="it is not UTF-8")]
    return check_text(text, name)


def check_text(text: str, name: str) -> tuple[Codebook | None, list[Finding]]:
    """The same for a text that was read already."""
    root, findings = parse(text, name)
    if root is None:
        return None, findings
    if not isinstance(root.value, dict):
        return None, [
            *findings,
            finding("F211", root.place, key="file", wanted="a mapping", mend="Start with 'codebook:'."),
        ]
    findings += check_keys(root, HEAD)
    _needed(root, ("codebook", "version", "codes"), findings)
    findings += check_keys(root.get("defaults"), DEFAULTS)
    tiers = tuple(_tier(entry, findings) for entry in root.get("tiers").parts)
    defaults = {key: value.text for key, value in root.get("defaults").mapping.items()}
    codes = tuple(_code(entry, findings, defaults) for entry in root.get("codes").parts)
    codebook = Codebook(
        id=root.get("codebook").text,
        title=root.get("title").text or root.get("codebook").text,
        version=root.get("version").text,
        language=_language(root.get("language"), findings),
        sha256=sha256(json_bytes(plain(root))),
        path=name,
        tiers=tiers,
        codes=codes,
        actors=tuple(_word_list(entry, findings) for entry in root.get("actors").parts),
        stances=tuple(_word_list(entry, findings, STANCES) for entry in root.get("stances").parts),
        defaults=defaults,
        changes=tuple(filter(None, (_change(entry, findings) for entry in root.get("changes").parts))),
    )
    findings += check_structure(codebook)
    findings.sort(key=lambda f: (f.place, f.rule))
    return (None if errors_in(findings) else codebook), findings


def _needed(entry: Entry, keys: tuple[str, ...], findings: list[Finding]) -> None:
    for key in keys:
        found = entry.mapping.get(key)
        if found is None or not found.value:
            findings.append(finding("F203", found.place if found else entry.place, key=key))


def _identifier(entry: Entry, findings: list[Finding]) -> str:
    given = entry.get("id")
    if given.text and not IDENTIFIER.fullmatch(given.text):
        findings.append(finding("F217", given.place, id=given.text))
    return given.text


def _language(entry: Entry, findings: list[Finding]) -> str:
    if entry.text and entry.text not in FACTS:
        findings.append(
            finding("F211", entry.place, key="language", wanted=", ".join(FACTS), mend=near(entry.text, FACTS))
        )
    return entry.text or "nl"


def _labels(entry: Entry) -> dict[str, str]:
    return {language: label.text for language, label in entry.get("labels").mapping.items()}


def _tier(entry: Entry, findings: list[Finding]) -> Tier:
    findings += check_keys(entry, TIER)
    _needed(entry, ("id",), findings)
    name = _identifier(entry, findings)
    return Tier(name, entry.get("label").text or name, _labels(entry), entry.place)


def _word_list(entry: Entry, findings: list[Finding], known: tuple[str, ...] = ()) -> WordList:
    findings += check_keys(entry, WORDS)
    _needed(entry, ("id", "words"), findings)
    name = _identifier(entry, findings)
    if known and name and name not in known:
        given = entry.get("id")
        findings.append(finding("F211", given.place, key="id", wanted=", ".join(known), mend=near(name, known)))
    return WordList(name, entry.get("label").text or name, entry.texts("words"), entry.place)


def _code(entry: Entry, findings: list[Finding], defaults: dict[str, str]) -> Code:
    findings += check_keys(entry, CODE)
    _needed(entry, ("id",), findings)
    name = _identifier(entry, findings)
    kind = entry.get("kind")
    if kind.text and kind.text not in KINDS:
        findings.append(finding("F211", kind.place, key="kind", wanted=", ".join(KINDS), mend=near(kind.text, KINDS)))
    return Code(
        id=name,
        label=entry.get("label").text or name,
        kind=kind.text or "theme",
        tier=entry.get("tier").text,
        place=entry.place,
        parent=entry.get("parent").text,
        labels=_labels(entry),
        source=entry.get("source").text,
        refined_from=entry.texts("refined_from"),
        definition=entry.get("definition").text,
        full_definition=entry.get("full_definition").text,
        use_when=entry.texts("use_when"),
        not_when=entry.texts("not_when"),
        terms=_terms(entry, name, findings, defaults),
        examples=entry.texts("examples"),
        counterexamples=entry.texts("counterexamples"),
    )


def _change(entry: Entry, findings: list[Finding]) -> Change | None:
    findings += check_keys(entry, CHANGE)
    _needed(entry, ("version", "to"), findings)
    kinds = [kind for kind in CHANGES if entry.get(kind).value]
    if len(kinds) != 1:
        mend = "Write {version: 1.1.0, rename: old, to: new}."
        findings.append(finding("F211", entry.place, key="change", wanted=f"one of {', '.join(CHANGES)}", mend=mend))
        return None
    kind = kinds[0]
    note = entry.get("note").text
    return Change(entry.get("version").text, kind, entry.texts(kind), entry.texts("to"), entry.place, note)


def _terms(entry: Entry, code: str, findings: list[Finding], defaults: dict[str, str]) -> tuple[Term, ...]:
    read = (read_term(item, code, findings, defaults) for item in entry.get("terms").items)
    return tuple(term for term in read if term is not None)
