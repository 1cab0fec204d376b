"""What is wrong between the parts of a codebook: ids and terms that stand twice, missing tiers, circles, gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator

from focuscode.errors import finding, near
from focuscode.language import FACTS, language
from focuscode.language.fold import fold, key
from focuscode.model import Code, Codebook, Finding, Term

PLAIN = re.compile(r"\w+(?:['-]\w+)*")  # one word for certain; what else a term holds, the tokenizer tells


def check_structure(codebook: Codebook) -> list[Finding]:
    """Every finding about the codebook as a whole."""
    checks = (_inflected, _double_ids, _tiers, _parents, _double_terms, _dead_terms, _gaps, _changes)
    return [found for check in checks for found in check(codebook)]


def _double_ids(codebook: Codebook) -> Iterator[Finding]:
    for things in (codebook.tiers, codebook.codes, codebook.actors, codebook.stances):
        first: dict[str, int] = {}
        for thing in things:
            name = thing.id.casefold()
            if name and name in first:
                yield finding("F204", thing.place, id=thing.id, first=first[name])
            first.setdefault(name, thing.place.line)


def _tiers(codebook: Codebook) -> Iterator[Finding]:
    known = [tier.id for tier in codebook.tiers]
    for code in codebook.codes:
        if not code.tier and known:
            yield finding("F203", code.place, key="tier")
        elif code.tier and code.tier not in known:
            yield finding("F206", code.place, tier=code.tier, near=near(code.tier, known))


def _parents(codebook: Codebook) -> Iterator[Finding]:
    known = {code.id: code for code in codebook.codes if code.id}
    fine: set[str] = set()  # codes whose line of parents was walked to its end
    for code in codebook.codes:
        if code.parent and code.parent not in known:
            yield finding("F207", code.place, parent=code.parent, code=code.id, near=near(code.parent, known))
            continue
        path = {code.id: None}
        here: Code | None = code
        while here and here.parent in known and here.parent not in path and here.parent not in fine:
            path[here.parent] = None
            here = known[here.parent]
        if here and code.id and here.parent == code.id:
            yield finding("F208", code.place, code=code.id, path=" > ".join([*path, code.id]))
        elif here and (not here.parent or here.parent in fine):
            fine.update(path)


def meaning(term: Term) -> tuple[object, ...]:
    """What makes two terms the same: kind, folded words and options; a plain word is a lemma without a class."""
    kind = {"plain": "phrase" if " " in term.text else "lemma"}.get(term.kind, term.kind)
    text = fold(term.text)[0]
    cased = term.kind == "word" and any(c.isupper() for c in text[1:])
    words = tuple(sorted(map(key, term.parts))) if term.parts and not term.ordered else tuple(map(key, term.parts))
    options = (term.pos, term.gap, term.within if term.parts else 0, term.scope, term.role, term.lang, term.negation)
    conditions = (term.unless, term.unless_within, term.excepted, term.add, term.drop)
    return kind, words or (text if cased else key(text)), options, conditions


def _double_terms(codebook: Codebook) -> Iterator[Finding]:
    elsewhere: dict[tuple[object, ...], Term] = {}
    for code in codebook.codes:
        here: dict[tuple[object, ...], Term] = {}
        for term in code.terms:
            same = meaning(term)
            if same in here:
                line = here[same].place.line
                yield finding("F205", term.place, term=term.written, code=code.id, first=line)
            elif same in elsewhere and elsewhere[same].code != code.id:
                other = elsewhere[same]
                yield finding("F215", term.place, term=term.written, other=other.code, line=other.place.line)
            here.setdefault(same, term)
            elsewhere.setdefault(same, term)


def _dead_terms(codebook: Codebook) -> Iterator[Finding]:
    """Terms with a stray sign in them: it is no word, so nothing ever stands for it."""
    if codebook.language not in FACTS:
        return
    split = language(codebook.language).split
    for term in codebook.terms:
        chunks = [] if term.kind in ("wild", "regex", "compound") else fold(term.text)[0].split()
        tokens = (form for chunk in chunks if not PLAIN.fullmatch(chunk) for _, form in split(chunk))
        stray = next((form for form in tokens if not any(map(str.isalnum, form))), None)
        if stray:
            mend = "Leave it out, or write {phrase: …, gap: 1} with the words alone."
            yield finding("F210", term.place, term=term.written, why=f"'{stray}' is no word", mend=mend)


def _inflected(codebook: Codebook) -> Iterator[Finding]:
    """Lemma terms whose word is no dictionary form of its class."""
    for term in codebook.terms:
        if term.kind == "lemma" and term.pos and codebook.language in FACTS:
            low = fold(term.text)[0].lower()
            lemmatizer = language(term.lang or codebook.language).lemmatizer
            word = lemmatizer.lemma(low, term.pos).word
            if word != low and lemmatizer.lists(word, term.pos):
                yield finding("F223", term.place, word=term.text, lemma=word, pos=term.pos)


def _gaps(codebook: Codebook) -> Iterator[Finding]:
    for code in codebook.codes:
        name = code.id or code.label or "the code"
        if not code.terms:
            yield finding("F220", code.place, code=name)
        for what, given in (("definition", code.definition), ("example", code.examples)):
            if not given:
                yield finding("F214", code.place, code=name, what=what)


def _changes(codebook: Codebook) -> Iterator[Finding]:
    """Changes that lead to no code, or from a code that is there still."""
    known = list(codebook.by_id)
    for n, change in enumerate(codebook.changes):
        later = codebook.changes[n + 1 :]
        gone = {old for other in later for old in other.old}
        made = {new for other in (change, *later) for new in other.new}
        for name in change.new:
            if name not in known and name not in gone:
                yield finding("F230", change.place, id=name, near=near(name, known))
        for name in change.old:
            if name in known and name not in made:
                yield finding("F231", change.place, id=name, new=", ".join(change.new), version=change.version)
