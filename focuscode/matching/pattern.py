"""What a term becomes when it is matched: tests on single words, and searches over the tokens of a transcript.

A test holds or does not hold for a word, whatever stands around it; it is tried once for each distinct word. A
search puts tests together: words in a row, near each other, in one turn. Every kind of term makes a search.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

from focuscode.language import Language
from focuscode.language.fold import fold, key
from focuscode.language.separable import separable
from focuscode.model import Homograph, Term, WordClass

if TYPE_CHECKING:
    from focuscode.matching.scene import Scene


class Form(NamedTuple):
    """Test: the word as written; `key` ignores case, hyphens and trema, `cased` (if any) does not.

    With a class, a form that can be a noun and a verb must not be shown to be the other by its neighbours.
    """

    key: str
    cased: str = ""
    pos: WordClass | None = None
    homographs: Homograph = "keep"


class Word(NamedTuple):
    """Test: any form of a word, read in the class of the term, in a language."""

    word: str
    pos: WordClass
    homographs: Homograph = "cue"
    language: str = ""


class Glob(NamedTuple):
    """Test: a pattern with * and ? on the folded word."""

    pattern: str


class Inside(NamedTuple):
    """Test: the noun stands inside a longer word, as its head, its modifier, or either."""

    noun: str
    role: str


class Joined(NamedTuple):
    """Test: a compound of two named parts, with the linking letters that may stand between them."""

    front: str
    head: str


Test = Form | Word | Glob | Inside | Joined
CLASSES: tuple[WordClass, ...] = ("noun", "verb", "adj")  # in this order a word is read, whatever the codebook's


class Hit(NamedTuple):
    """Where a search found something: tokens in order (or ranges of the text), the rule, whether it was a guess."""

    tokens: tuple[int, ...]
    rule: str
    guessed: bool = False
    ranges: tuple[tuple[int, int], ...] = ()
    turn: int = -1


class Search(Protocol):
    """A term made ready."""

    def tests(self) -> Iterable[Test]:
        """The tests it needs to know of each word."""

    def find(self, scene: Scene) -> list[Hit]:
        """Its hits in a transcript."""


@dataclass(frozen=True)
class Row:
    """Words in a row: for each the tests of which one must hold, with at most `gap` other words between each two."""

    words: tuple[tuple[Test, ...], ...]
    gap: int = 0

    def tests(self) -> Iterable[Test]:
        """The tests of all its words."""
        return (test for tests in self.words for test in tests)

    def find(self, scene: Scene) -> list[Hit]:
        """Each place where the words stand in order."""
        if len(self.words) == 1:
            return scene.singles(self.words[0])
        return scene.rows(self.words, self.gap) if self.words else []


@dataclass(frozen=True)
class AnyOf:
    """Several searches for one term: joined and written apart, as written and in other forms."""

    searches: tuple[Search, ...]

    def tests(self) -> Iterable[Test]:
        """The tests of all."""
        return (test for search in self.searches for test in search.tests())

    def find(self, scene: Scene) -> list[Hit]:
        """The hits of all."""
        return [hit for search in self.searches for hit in search.find(scene)]


@dataclass(frozen=True)
class Apart:
    """A separable verb written apart: particle and base, with the verb they are."""

    particle: str
    base: str
    verb: str

    def tests(self) -> Iterable[Test]:
        """The particle as written, and any form of the base."""
        return (Form(key(self.particle)), Word(key(self.base), "verb", "keep"))

    def find(self, scene: Scene) -> list[Hit]:
        """Each place where the two belong together."""
        return scene.apart(self)


@dataclass(frozen=True)
class Kind:
    """A kind of term: how it becomes a search. The module's docstring is its documentation."""

    name: str
    title: str
    compile: Callable[[Term, Language], Search]
    keys: tuple[str, ...] = field(default=())


def capitals(word: str) -> tuple[bool, ...]:
    """Which letters of a word are capitals, hyphens apart."""
    return tuple(c.isupper() for c in word if c != "-")


def any_form(
    word: str,
    pos: WordClass | None,
    language: Language,
    homographs: Homograph = "cue",
    literal: bool = False,
    phrase: bool = False,
) -> tuple[Test, ...]:
    """The tests for a word as written, or any form of it in its class (or classes, where none is given).

    A `literal` word is the dictionary's form already and is not led to another. In a `phrase` the other words
    tell what is meant, so a word is taken in every class that it could be a form of.
    """
    low = word.lower()
    classes = (pos,) if pos else classes_of(low, language, wide=phrase)
    single = classes[0] if len(classes) == 1 else None
    tests: list[Test] = [Form(key(word), "", single, homographs if single else "keep")]
    for name in classes:
        lemma = low if literal else language.lemmatizer.lemma(low, name).word
        tests.append(Word(key(lemma), name, homographs if single else "keep", language.code))
    return tuple(tests)


def row_of(
    text: str,
    language: Language,
    pos: WordClass | None = None,
    gap: int = 0,
    homographs: Homograph = "cue",
    literal: bool = False,
) -> Row:
    """The words of a text, each in any form."""
    words = tokens_of(text, language)
    if len(words) == 1:
        return Row((any_form(words[0], pos, language, homographs, literal),), gap)
    return Row(tuple(any_form(word, None, language, "keep", phrase=True) for word in words), gap)


def with_parts(row: Row, text: str, language: Language) -> Search:
    """A row, and where it is one separable verb, the verb written apart."""
    is_verb = len(row.words) == 1 and any(isinstance(test, Word) and test.pos == "verb" for test in row.words[0])
    if not is_verb or not language.facts.particles:
        return row
    verb = language.lemmatizer.lemma(fold(text)[0].lower(), "verb").word
    parts = separable(verb, language.facts, language.lemmatizer)
    return AnyOf((row, Apart(*parts, verb))) if parts else row


def searches_of(texts: Sequence[str], language: Language) -> tuple[Search, ...]:
    """Plain searches for the parts of a term (near, all, unless, except)."""
    return tuple(with_parts(row_of(text, language), text, language) for text in texts)


@lru_cache(maxsize=100_000)
def classes_of(word: str, language: Language, wide: bool = False) -> tuple[WordClass, ...]:
    """The classes a word without `pos:` is taken in: those that list it, else those that list the word it is a form of.

    A word that nothing lists is taken as a noun, and as a verb too where it looks like an infinitive.
    """
    listed = language.lemmatizer.classes(word)
    if listed and not wide:
        return tuple(c for c in CLASSES if c in listed)
    derived = []
    for pos in CLASSES:
        base = language.lemmatizer.lemma(word, pos).word
        if pos in listed or (base != word and language.lemmatizer.lists(base, pos)):
            derived.append(pos)
    if derived:
        return tuple(derived)
    endings = language.facts.infinitive_endings[:1]
    return ("noun", "verb") if endings and word.endswith(endings) else ("noun",)


def tokens_of(text: str, language: Language) -> list[str]:
    """The words of a term, told apart as those of a transcript are."""
    return [form for chunk in fold(text)[0].split() for _, form in language.split(chunk)]
