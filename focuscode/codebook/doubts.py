"""Terms that find more, or less, than they look: a word that can be of two classes, a pattern that fits very many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import translate
from functools import cache

from focuscode.errors import finding
from focuscode.language import FACTS, language
from focuscode.language.fold import fold, key
from focuscode.language.lemma import EXCEPTION, TableLemmatizer
from focuscode.language.memory import remembered
from focuscode.model import Codebook, Finding

WIDE, WIDE_IF_LONG = 100, 300  # listed words; a pattern that fits more is hardly meant as it stands
LONG = 6  # letters from which a pattern is long
FEW_LETTERS = 4  # fewer are too few where no word is listed
HEADS = 3  # listed nouns that end in a word make a noun of it: klaslokaal, leslokaal, tekenlokaal
SHOWN = 5
NAMES = {"noun": "a noun", "verb": "a verb", "adj": "an adjective"}
_WILD = re.compile(r"[*?]|\[[^\]]*\]")


def doubtful_terms(codebook: Codebook) -> Iterator[Finding]:
    """A finding for each term that reads as something narrower, or wider, than what it finds."""
    for term in codebook.terms:
        code = term.lang or codebook.language
        if code not in FACTS:
            continue
        lemmatizer = language(code).lemmatizer
        doubts = Doubts(lemmatizer) if isinstance(lemmatizer, TableLemmatizer) else None
        if doubts and term.kind in ("plain", "lemma") and term.pos is None:
            what, mend = doubts.two_classes(fold(term.text)[0].lower())
            if what:
                yield finding("F224", term.place, term=term.text, what=what, mend=mend)
        if term.kind == "wild":
            pattern = key(fold(term.text)[0])
            why = doubts.too_wide(pattern) if doubts else _too_few(pattern)
            if why:
                yield finding("F225", term.place, term=term.text, why=why)


class Doubts:
    """What the word lists of a language say of a term."""

    def __init__(self, tables: TableLemmatizer) -> None:
        self.tables = tables
        self.facts = tables.facts

    @remembered("two classes", tuple)
    def two_classes(self, word: str) -> tuple[str, str]:
        """Of a word without a class that can be two words (*vertrouwen*, *plannen*): what it can be, and the mend."""
        tables = self.tables
        if not word.isalpha():
            return "", ""
        classes = _classes(word, tables)
        noun = tables.lemma(word, "noun")
        if classes == ["verb"] and noun.rule == EXCEPTION and noun.word != word:
            verb = tables.lemma(word, "verb").word
            what = f"the verb '{verb}' or a form of the noun '{noun.word}', and is read as the verb"
            return what, f"Write {{lemma: {noun.word}, pos: noun}} or {{lemma: {verb}, pos: verb}}, or both."
        if len(classes) > 1 and (own := _told_by_class(word, classes, tables)):
            what = f"{' or '.join(NAMES[pos] for pos in classes)}, and finds the forms of each, also '{own}'"
            named = " or ".join(f"{{lemma: {word}, pos: {pos}}}" for pos in classes)
            return what, f"Write {named}, or more than one of them."
        return "", ""

    @remembered("too wide")
    def too_wide(self, pattern: str) -> str:
        """Why a pattern is doubtful whose fixed letters are so few or so common that it fits very many words."""
        fixed = _WILD.split(pattern)
        most = WIDE_IF_LONG if sum(map(len, fixed)) >= LONG else WIDE
        if _listed(self.tables).count(max(fixed, key=len)) <= most:
            return ""
        fits = re.compile(translate(pattern)).match
        words = sorted(word for word in _listed(self.tables).split("\n") if word.isalpha() and fits(word))
        if len(words) <= most:
            return ""
        shown = ", ".join(words[len(words) * n // SHOWN] for n in range(SHOWN))
        return f"it fits {len(words):,} words of the dictionary, such as {shown}"


def _too_few(pattern: str) -> str:
    """Why a pattern is doubtful in a language without word lists."""
    letters = sum(map(len, _WILD.split(pattern)))
    return f"only {letters} letter{'s' * (letters != 1)} of it stand fast" if letters < FEW_LETTERS else ""


def _classes(word: str, tables: TableLemmatizer) -> list[str]:
    """The classes a word is listed in, without verbs that are no infinitive: tables err."""
    infinitive = word.endswith(tables.facts.infinitive_endings)
    return [pos for pos in tables.classes(word) if pos != "verb" or infinitive]


def _told_by_class(word: str, classes: list[str], tables: TableLemmatizer) -> str:
    """A form that the word has in one of its classes alone, and that matters; else nothing."""
    known = _forms(word, tables)
    forms = {pos: {form for form in known if tables.lemma(form, pos).word == word} for pos in classes}
    if "verb" in classes:
        other = set().union(*(forms[pos] for pos in classes if pos != "verb"))
        own = forms["verb"] - other or forms["verb"]
        return min(own, key=lambda form: (len(form), form), default="")
    nouns, adjectives = tables.tables.index["noun"], tables.tables.index["adj"]
    inflected = _inflected(forms["adj"] - forms["noun"], tables.facts.adjective_ending)
    heads = sum(noun.endswith(word) and noun != word and noun not in adjectives for noun in nouns) if inflected else 0
    return inflected if heads >= HEADS else ""


def _inflected(forms: set[str], ending: str) -> str:
    """The shortest of the forms with an adjective's ending; nothing where there is none."""
    return min((form for form in forms if ending and form.endswith(ending)), key=lambda f: (len(f), f), default="")


def _forms(word: str, tables: TableLemmatizer) -> set[str]:
    """The forms that the tables lead to a word, in whatever class."""
    found = {form for form, listed in tables.tables.lookup.items() if listed == word}
    for exceptions in tables.tables.exceptions.values():
        found.update(form for form, words in exceptions.items() if words[0] == word)
    return found


@cache
def _listed(tables: TableLemmatizer) -> str:
    """Every listed noun, verb and adjective on a line of its own, as a pattern meets it."""
    index = tables.tables.index
    return "\n".join(frozenset[str]().union(*(index.get(pos, ()) for pos in NAMES)))
