"""A proposal: a term that a codebook could have, before anybody has looked at what it would find."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import nan
from typing import NamedTuple

from focuscode.codebook.places import Value
from focuscode.language import Language
from focuscode.language.fold import fold, key
from focuscode.matching.pattern import classes_of
from focuscode.model import Code

Written = str | dict[str, Value]  # a term as YAML has it


class Proposal(NamedTuple):
    """A term with the kind of proposal it is, the code it is for, and where it comes from."""

    kind: str
    code: str
    source: str  # the term that it is like, or what it is a key word of
    term: Written
    weight: float  # the heaviest are looked at first
    log_likelihood: float = nan
    log_ratio: float = nan


class Source(NamedTuple):
    """A word that terms of a code look for: one word, or a word made of several."""

    code: str
    written: str
    words: tuple[str, ...]  # small letters
    word: str  # the dictionary's form, of a single word
    is_noun: bool
    dropped: frozenset[str]  # words that terms of the code drop or except


def sources(codes: Iterable[Code], language: Language) -> Iterator[Source]:
    """The words that the terms of codes look for; what is a pattern or an expression has none."""
    for code in codes:
        unwanted = frozenset(key(word) for term in code.terms for word in (*term.drop, *term.excepted))
        for term in code.terms:
            if term.kind in ("wild", "regex", "all") or term.lang:
                continue
            parts = term.parts or (term.text.replace("+", " "),)
            words = tuple(fold(" ".join(parts))[0].lower().split())
            single = words[0] if len(words) == 1 else ""
            classes = (term.pos,) if term.pos else classes_of(single, language) if single else ()
            noun = "noun" in classes and term.kind in ("plain", "lemma", "word", "compound")
            word = language.lemmatizer.lemma(single, classes[0] or "noun").word if single else ""
            yield Source(code.id, term.written, words, word, noun, unwanted)
