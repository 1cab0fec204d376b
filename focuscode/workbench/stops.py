"""A counterexample that is hit: why, and what would stop the term there without losing an example of its code.

Every proposal is a term that was tried: it does not hit the sentence, and every example that needs it is still hit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from typing import NamedTuple

from focuscode.language import Language, language
from focuscode.language import lemma as rules
from focuscode.language.fold import key
from focuscode.matching import Match, vocabulary
from focuscode.matching.pattern import CLASSES, classes_of
from focuscode.model import Code, Codebook, Term
from focuscode.workbench.trial import Said, is_content, try_terms, words_of

AROUND = 2  # words on either side that a phrase to except may take in
BESIDE = 5  # words on either side that may tell that something else is meant
MOST = 2  # proposals of one way that are told
ONCE = ("with a smaller gap", "nearer each other")  # the first, which changes least, says it all
PLAIN = {
    rules.AS_WRITTEN: "it stands in the codebook just so",
    rules.LISTED: "the word lists know it as a form of the term",
    rules.EXCEPTION: "the word lists know it as a form of the term",
    rules.LOOKUP: "the word lists know it as a form of the term",
    rules.GUESS: "an ending was taken off and the rest is a guess",
    rules.SUFFIX: "an ending was taken off and the rest is a known word",
    rules.HEAD: "the word lists know the end of it",
    vocabulary.HEAD: "the term is the end of this longer word",
    vocabulary.MODIFIER: "the term is the front of this longer word",
    vocabulary.PATTERN: "it fits the pattern",
}


class Change(NamedTuple):
    """A term changed in one way, and what that way is called."""

    way: str
    term: Term


class Stop(NamedTuple):
    """A term that hits a counterexample: the match there, and the changes that stop it."""

    term: Term
    match: Match
    changes: tuple[Change, ...]


def stops_of(code: Code, sentence: str, codebook: Codebook) -> list[Stop]:
    """Every term of a code that hits a sentence, in the order of the codebook."""
    alone = try_terms(code.terms, [sentence, *code.examples], codebook)
    hitting = [number for number in range(len(code.terms)) if (number, 0) in alone]
    examples = range(1, len(code.examples) + 1)
    safe = {at for n, at in alone if n not in hitting}  # the other terms hit these all the same
    return [
        Stop(
            term := code.terms[number],
            alone[number, 0],
            _working(
                term,
                alone[number, 0],
                sentence,
                [code.examples[at - 1] for at in examples if (number, at) in alone and at not in safe],
                codebook,
            ),
        )
        for number in hitting
    ]


def reason(stop: Stop, sentence: str) -> str:
    """Why a term matched, in plain words, with the words that it matched."""
    words = " … ".join(sentence[start:end] for start, end in stop.match.pieces)
    return f"“{words}”: {rule_in_words(stop.match.rule)}"


def rule_in_words(rule: str) -> str:
    """A rule of a coding in plain words.

    >>> rule_in_words("words in order: as written, lookup table")
    'words in order: it stands in the codebook just so; the word lists know it as a form of the term'
    """
    front, colon, rest = rule.rpartition(": ")
    told, left = [], rest
    while left:
        name = next((name for name in sorted(PLAIN, key=len, reverse=True) if left.startswith(name)), "")
        name = name or left.partition(", ")[0]
        told.append(PLAIN.get(name, name))
        left = left[len(name) :].removeprefix(", ")
    return front + colon + "; ".join(dict.fromkeys(told))


def _working(term: Term, match: Match, sentence: str, needed: Sequence[str], codebook: Codebook) -> tuple[Change, ...]:
    """The changes that stop a term in the sentence and keep what needs it; of each way the first few."""
    changes = list(dict.fromkeys(_changes(term, match, sentence, language(term.lang or codebook.language))))
    tried = try_terms([term, *(change.term for change in changes)], [sentence, term.text, *needed], codebook)
    kept = [at for at in range(1, len(needed) + 2) if (0, at) in tried]
    found: dict[str, list[Change]] = {}
    for number, change in enumerate(changes, 1):
        works = (number, 0) not in tried and all((number, at) in tried for at in kept)
        earlier = found.setdefault(change.way, [])
        if works and not any(_holds(change.term, other.term) for other in earlier):
            earlier.append(change)
    return tuple(change for way, ways in found.items() for change in ways[: 1 if way in ONCE else MOST])


def _holds(term: Term, other: Term) -> bool:
    """Whether a term excepts only more of what another excepts already: *de silo's met graan*, *silo's met graan*."""
    longer, shorter = (" ".join(excepted[-1:]) for excepted in (term.excepted, other.excepted))
    same = term.excepted[:-1] == other.excepted[:-1] and term.unless == other.unless
    return same and bool(shorter) and f" {shorter} " in f" {longer} "


def _changes(term: Term, match: Match, sentence: str, tongue: Language) -> Iterator[Change]:
    """Ways to narrow a term, those that say most about its meaning first."""
    words = words_of(sentence)
    inside = [n for n, word in enumerate(words) if any(word.start < b and a < word.end for a, b in match.pieces)]
    yield from _classes(term, tongue)
    yield from _tighter(term)
    yield from _forms(term, [words[n].form for n in inside])
    if inside and term.kind != "regex":
        yield from _beside(term, words, inside, tongue)
    if inside:
        yield from _phrases(term, words, inside, tongue)
    if any(flag.name == "negated" for flag in match.flags) and term.negation != "exclude":
        yield Change("not where it is denied", replace(term, negation="exclude"))


def _classes(term: Term, tongue: Language) -> Iterator[Change]:
    """A word that can be two, read as one of them alone; a verb without its bare stem, which may be a noun."""
    if term.kind not in ("plain", "lemma") or " " in term.text:
        return
    low = term.text.lower()
    possible = (term.pos,) if term.pos else classes_of(low, tongue)
    for pos in CLASSES:
        if pos in possible and len(possible) > 1:
            text = tongue.lemmatizer.lemma(low, pos).word
            yield Change("read as one class alone", replace(term, kind="lemma", text=text, pos=pos))
    if possible == ("verb",) and term.homographs != "strict":
        yield Change("without a bare stem that is also a noun", replace(term, kind="lemma", homographs="strict"))


def _tighter(term: Term) -> Iterator[Change]:
    """Words that must stand closer, in order, or in another part of a longer word."""
    if term.kind == "phrase":
        yield from (Change("with a smaller gap", replace(term, gap=gap)) for gap in range(term.gap - 1, -1, -1))
    if term.kind == "near":
        if not term.ordered:
            yield Change("in the order written", replace(term, ordered=True))
        within = range(term.within - 1, -1, -1)
        yield from (Change("nearer each other", replace(term, within=count)) for count in within)
    if term.kind == "compound" and "+" not in term.text and term.role in ("", "any"):
        yield from (Change("in one part of a longer word", replace(term, role=role)) for role in ("head", "modifier"))


def _forms(term: Term, hit: list[str]) -> Iterator[Change]:
    """The form that was met left out."""
    if term.kind in ("plain", "lemma") and len(hit) == 1 and key(hit[0]) != key(term.text):
        yield Change("without this form", replace(term, drop=(*term.drop, hit[0])))


def _phrases(term: Term, words: list[Said], inside: list[int], tongue: Language) -> Iterator[Change]:
    """The hit with the words around it as a phrase in which the term is not meant: *op de agenda*, *prijsstrategie*.

    An article or a pronoun alone makes no such phrase; a preposition or a possessive before the hit does.
    """
    first, last = inside[0], inside[-1]
    told = []
    for left, right in product(range(AROUND + 1), repeat=2):
        a, b = first - left, last + right
        if a < 0 or b >= len(words) or any(words[n].opens for n in range(a + 1, b + 1)):
            continue
        around = [words[n].form for n in range(a, b + 1) if n not in inside]
        content = any(is_content(form, tongue) for form in around)
        opened = a < first and words[a].form in tongue.facts.prepositions | tongue.facts.possessives
        longer = not around and term.kind in ("wild", "compound")
        if longer or content or (opened and b == last):
            told.append((b - a, a, " ".join(words[n].form for n in range(a, b + 1))))
    for _, _, phrase in sorted(told):
        yield Change("not in this phrase", replace(term, excepted=(*term.excepted, phrase)))


def _beside(term: Term, words: list[Said], inside: list[int], tongue: Language) -> Iterator[Change]:
    """A word near the hit that tells that something else is meant."""
    near = []
    for n, word in enumerate(words):
        away = min(abs(n - inside[0]), abs(n - inside[-1]))
        if n not in inside and away <= BESIDE and is_content(word.form, tongue):
            near.append((not tongue.lemmatizer.lists(word.form, "noun"), away, n, word.form))
    for _, away, _, form in sorted(near):
        within = max(away, term.unless_within)
        yield Change("not beside this word", replace(term, unless=(*term.unless, form), unless_within=within))
