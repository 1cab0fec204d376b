"""What a term becomes when it is matched: tests on single words, and how many of them must stand in a row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from focuscode.language import Language
from focuscode.language.fold import fold, key
from focuscode.model import Term, WordClass


class Form(NamedTuple):
    """Test: the word as written; `key` ignores case, hyphens and trema, `cased` (if any) does not."""

    key: str
    cased: str = ""


class Word(NamedTuple):
    """Test: any form of a word, read in the class of the term."""

    word: str
    pos: WordClass


class Glob(NamedTuple):
    """Test: a pattern with * and ? on the folded word."""

    pattern: str


Test = Form | Word | Glob
CLASSES: tuple[WordClass, ...] = ("noun", "verb", "adj")  # in this order a word is read, whatever the codebook's


@dataclass(frozen=True)
class Pattern:
    """One term: for each of its words the tests of which one must hold, in order, with at most `gap` words between."""

    words: tuple[tuple[Test, ...], ...]
    gap: int = 0


@dataclass(frozen=True)
class Kind:
    """A kind of term: how it becomes a pattern. The module's docstring is its documentation."""

    name: str
    title: str
    compile: Callable[[Term, Language], Pattern]
    keys: tuple[str, ...] = field(default=())


def capitals(word: str) -> tuple[bool, ...]:
    """Which letters of a word are capitals, hyphens apart."""
    return tuple(c.isupper() for c in word if c != "-")


def form_of(word: str) -> Form:
    """The test for a word as written."""
    return Form(key(word))


def any_form(word: str, pos: WordClass | None, language: Language) -> tuple[Test, ...]:
    """The tests for a word as written, or any form of it in its class (or classes, where none is given)."""
    low = word.lower()
    tests: list[Test] = [form_of(word)]
    for name in (pos,) if pos else classes_of(low, language):
        tests.append(Word(key(language.lemmatizer.lemma(low, name).word), name))
    return tuple(dict.fromkeys(tests))


@lru_cache(maxsize=100_000)
def classes_of(word: str, language: Language) -> tuple[WordClass, ...]:
    """The classes a word without `pos:` is taken in: those that list it, else those that list the word it is a form of.

    A word that nothing lists is taken as a noun.
    """
    listed = language.lemmatizer.classes(word)
    if listed:
        return tuple(c for c in CLASSES if c in listed)
    derived = []
    for pos in CLASSES:
        base = language.lemmatizer.lemma(word, pos).word
        if base != word and pos in language.lemmatizer.classes(base):
            derived.append(pos)
    return tuple(derived) or ("noun",)


def tokens_of(text: str, language: Language) -> list[str]:
    """The words of a term, told apart as those of a transcript are."""
    return [form for chunk in fold(text)[0].split() for _, form in language.split(chunk)]
