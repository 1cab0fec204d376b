"""A codebook as text for the terminal: the tree of its codes, or one code whole, as a coder reads it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from focuscode.codebook.wording import in_words, typed
from focuscode.exports.text import hanging, paragraph
from focuscode.model import Code, Codebook, Term, Tier

WIDTH = 80


def tree_page(codebook: Codebook, *, terms: bool = False) -> str:
    """Tiers and codes, nested ones indented, each with kind, label, number of terms and definition."""
    count = sum(len(code.terms) for code in codebook.codes)
    facts = f"{codebook.id} {codebook.stamp}, {codebook.language}, {len(codebook.codes)} codes, {count} terms"
    parts = [f"{codebook.title}\n{facts}"]
    for tier, codes in by_tier(codebook):
        blocks = [_block(code, depth, codebook, terms) for code, depth in codes]
        title = f"{_label(tier, codebook)} ({tier.id})" if tier.id else ""
        parts.append("\n".join(filter(None, [title, *blocks])))
    return "\n\n".join(parts)


def by_tier(codebook: Codebook) -> Iterator[tuple[Tier, list[tuple[Code, int]]]]:
    """Each tier with its codes and how deep each is nested; a nested code stands under its parent.

    Codes without a tier come last, under a tier without an id.
    """
    for tier in (*codebook.tiers, Tier("", "")):
        tops = [code for code in codebook.codes if not code.parent and code.tier == tier.id]
        codes = [nested for code in tops for nested in _nested(code, codebook, 0)]
        if codes:
            yield tier, codes


def _nested(code: Code, codebook: Codebook, depth: int) -> Iterator[tuple[Code, int]]:
    yield code, depth
    for child in codebook.codes:
        if child.parent == code.id:
            yield from _nested(child, codebook, depth + 1)


def _label(tier: Tier, codebook: Codebook) -> str:
    return tier.labels.get(codebook.language, tier.label)


def _block(code: Code, depth: int, codebook: Codebook, terms: bool) -> str:
    """A code in the tree: a line about it, its definition, its terms if they are asked for."""
    pad = 2 + 4 * depth
    count = f"{len(code.terms)} term{'s' * (len(code.terms) != 1)}" if code.terms else "no terms: for hand-coding"
    head = f"{code.id}: {code.named(codebook.language)} ({code.kind}, {count})"
    lines = [hanging(head, indent=pad), paragraph(code.definition, indent=pad + 4, width=WIDTH)]
    lines += [hanging(f"- {typed(term, codebook.defaults)}", indent=pad + 4) for term in code.terms] if terms else []
    return "\n".join(filter(None, lines))


def code_page(code: Code, codebook: Codebook) -> str:
    """One code whole: definition, when to use it and when not, terms with what each finds, examples."""
    parts = [
        _head(code, codebook),
        _section("Definition", [code.definition], bullet=""),
        _section("In full", [code.full_definition], bullet=""),
        _section("Use when", code.use_when),
        _section("Do not use when", code.not_when),
        _terms(code.terms),
        _section("Examples", code.examples),
        _section("No examples of it", code.counterexamples),
    ]
    return "\n\n".join(filter(None, parts))


def _head(code: Code, codebook: Codebook) -> str:
    tier = next((tier for tier in codebook.tiers if tier.id == code.tier), None)
    facts = [
        code.kind,
        f"tier {_label(tier, codebook)} ({tier.id})" if tier else "",
        f"under {code.parent}" if code.parent else "",
        f"source: {code.source}" if code.source else "",
        f"refined from: {', '.join(code.refined_from)}" if code.refined_from else "",
    ]
    others = [label for label in dict.fromkeys((code.label, *code.labels.values())) if label != _named(code, codebook)]
    title = hanging(f"{code.id}: {_named(code, codebook)}")
    also = hanging(f"also: {'; '.join(others)}") if others else ""
    place = f"{codebook.id} {codebook.stamp}, {code.place.file}:{code.place.line}"
    return "\n".join(filter(None, [title, also, hanging(", ".join(filter(None, facts))), place]))


def _named(code: Code, codebook: Codebook) -> str:
    return code.named(codebook.language)


def _section(title: str, texts: Iterable[str], bullet: str = "- ") -> str:
    lines = [hanging(bullet + " ".join(text.split()), indent=2, more=len(bullet)) for text in texts if text]
    return "\n".join([title, *lines]) if lines else ""


def _terms(terms: tuple[Term, ...]) -> str:
    if not terms:
        return "Terms\n  none: this code is for hand-coding"
    lines = []
    for term in terms:
        lines.append(hanging(f"- {term.written} (line {term.place.line})", indent=2))
        lines.append(paragraph(in_words(term), indent=6, width=WIDTH))
        lines += [paragraph(f"note: {term.note}", indent=6, width=WIDTH)] if term.note else []
    return "\n".join([f"Terms ({len(terms)})", *lines])


def book_record(codebook: Codebook, codes: Iterable[Code]) -> dict[str, Any]:
    """A codebook, with the codes named, for machines."""
    return {
        "codebook": codebook.id,
        "title": codebook.title,
        "version": codebook.version,
        "stamp": codebook.stamp,
        "language": codebook.language,
        "tiers": [{"id": tier.id, "label": tier.label, "labels": tier.labels} for tier in codebook.tiers],
        "codes": [code_record(code, codebook) for code in codes],
    }


def code_record(code: Code, codebook: Codebook) -> dict[str, Any]:
    """A code for machines; each term as it is typed, with what it finds in plain words."""
    plain = ("id", "label", "labels", "kind", "tier", "parent", "source", "definition", "full_definition")
    several = ("refined_from", "use_when", "not_when", "examples", "counterexamples")
    terms = [
        {"typed": typed(term, codebook.defaults), "kind": term.kind, "finds": in_words(term), "note": term.note,
         "line": term.place.line}
        for term in code.terms
    ]  # fmt: skip
    return {
        **{name: getattr(code, name) for name in plain},
        **{name: list(getattr(code, name)) for name in several},
        "line": code.place.line,
        "terms": terms,
    }
