"""Words: told apart, led to the word they are a form of, with the rule that did it.

Facts stand beside the algorithms, one module a language: a new language is a module with `Facts` and one line
in FACTS.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property, partial
from importlib.metadata import version
from typing import Any
from unicodedata import unidata_version

from focuscode.errors import UsageError, near
from focuscode.language.compounds import Compounds
from focuscode.language.dutch import DUTCH
from focuscode.language.facts import Facts
from focuscode.language.homographs import Homographs
from focuscode.language.lemma import Lemmatizer, TableLemmatizer
from focuscode.language.memory import active, remembered
from focuscode.language.model import Model
from focuscode.language.separable import SeparableVerbs
from focuscode.language.simple import SimpleLemmatizer
from focuscode.language.tables import load_tables

CLOSING = frozenset(",.?!;:")  # marks that every language splits from the word before them
ENGLISH = """
e s ing ed er or ion tion ation ition ment ive ative ate ity ability able al ial ic ical ism ist ize ise ization
isation ance ence ant ent ness ful ship y
"""
FRENCH = """
e er ir iser eur euse teur ateur ion tion ation ition isation ement ment age if ive atif ative ité ance ence ant ent
ique isme iste able al el
"""
GERMAN = """
en n ieren isieren ung ierung isierung ation ition tion ion ie iv ativ er ator eur in heit keit ität bar barkeit lich
lichkeit ig isch schaft ist ismus los ment enz anz ent ant al ell
"""  # endings that make another word of a stem
FACTS: dict[str, Facts] = {
    "nl": DUTCH,
    "en": Facts(
        "en",
        "English",
        fillers=frozenset(re.findall(r"\w+", "uh uhm um umm er erm hm hmm mm mhm ah oh")),
        derivations=tuple(ENGLISH.split()),
    ),
    "fr": Facts(
        "fr",
        "French",
        fillers=frozenset(["euh", "heu", "hum", "hm", "hmm", "ben", "bah", "ah", "oh"]),
        derivations=tuple(FRENCH.split()),
    ),
    "de": Facts(
        "de",
        "German",
        fillers=frozenset(["äh", "ähm", "öh", "öhm", "hm", "hmm", "mhm", "ah", "oh"]),
        derivations=tuple(GERMAN.split()),
    ),
}


@dataclass(frozen=True, eq=False)
class Language:
    """A language at work: it splits chunks into tokens and leads forms to words."""

    facts: Facts
    model: Model | None = None

    @property
    def code(self) -> str:
        """The two letters of the language."""
        return self.facts.code

    @cached_property
    def lemmatizer(self) -> Lemmatizer:
        """What leads forms to words."""
        if self.facts.tables:
            return TableLemmatizer(partial(load_tables, self.code), self.facts)
        return SimpleLemmatizer(self.facts)

    @cached_property
    def compounds(self) -> Compounds | None:
        """What judges words inside longer words; none where there are no tables."""
        return Compounds(self.lemmatizer, self.facts) if isinstance(self.lemmatizer, TableLemmatizer) else None

    @cached_property
    def homographs(self) -> Homographs | None:
        """What tells classes apart by neighbours; none where there are no tables."""
        return Homographs(self.lemmatizer, self.facts) if isinstance(self.lemmatizer, TableLemmatizer) else None

    @cached_property
    def separables(self) -> SeparableVerbs | None:
        """What finds separable verbs written apart; none for a language without them."""
        if self.homographs is None or not self.facts.particles:
            return None
        return SeparableVerbs(self.lemmatizer, self.facts, self.homographs)

    @cached_property
    def _tokenizer(self) -> Any:
        """spaCy's tokenizer of the language, made without the rest of a pipeline: that would take much longer."""
        from spacy.tokenizer import Tokenizer
        from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, get_lang_class
        from spacy.vocab import Vocab

        rules: Any = get_lang_class(self.code).Defaults
        return Tokenizer(
            Vocab(),
            rules=rules.tokenizer_exceptions,
            prefix_search=compile_prefix_regex(rules.prefixes).search,
            suffix_search=compile_suffix_regex(rules.suffixes).search,
            infix_finditer=compile_infix_regex(rules.infixes).finditer,
            token_match=rules.token_match,
            url_match=rules.url_match,
        )

    @cached_property
    def _special(self) -> frozenset[str]:
        """Chunks that the tokenizer has a rule of its own for: abbreviations, contractions."""
        return frozenset(self._tokenizer.rules)

    @cached_property
    def unsplit(self) -> frozenset[str]:
        """Chunks of letters alone that the tokenizer's exceptions take apart all the same."""
        return frozenset(self._exceptions())

    @remembered("exceptions")
    def _exceptions(self) -> list[str]:
        rules = self._tokenizer.rules
        return sorted(chunk for chunk, parts in rules.items() if len(parts) > 1 and chunk.isalpha())

    @cached_property
    def stop_words(self) -> frozenset[str]:
        """Words that say nothing of a subject: function words, auxiliaries, hesitations, and what spaCy lists."""
        from spacy.util import get_lang_class

        facts = self.facts
        own = facts.closed | facts.fillers | facts.auxiliaries | facts.modals | facts.prepositions | facts.conjunctions
        rules: Any = get_lang_class(self.code).Defaults
        return frozenset(own | set(rules.stop_words) | facts.subject_pronouns | facts.determiners | facts.light)

    def split(self, chunk: str) -> list[tuple[int, str]]:
        """The tokens of a folded chunk: start and form.

        >>> language("nl").split("roadmap,")
        [(0, 'roadmap'), (7, ',')]
        """
        if chunk.isalpha() and chunk not in self.unsplit:
            return [(0, chunk)]
        return self._split(chunk)

    @remembered("split", lambda kept: [(start, form) for start, form in kept])
    def _split(self, chunk: str) -> list[tuple[int, str]]:
        if self._is_closed(chunk):
            return [(0, chunk[:-1]), (len(chunk) - 1, chunk[-1])]
        return [(token.idx, token.text) for token in self._tokenizer(chunk) if not token.text.isspace()]

    def _is_closed(self, chunk: str) -> bool:
        """Whether a chunk is a word with a mark behind it, and nothing that the tokenizer has a rule for."""
        if chunk[-1:] not in CLOSING or not chunk[-2:-1].islower() or not chunk[:-1].isalpha():
            return False
        return chunk not in self._special and chunk[:-1] not in self._special

    def closed(self, chunks: Iterable[str]) -> list[str]:
        """Of many folded chunks those that are a word with a mark behind it: each splits into these two.

        None of them while a memory is in use, which knows of each how it splits without the tokenizer.
        """
        return [chunk for chunk in chunks if self._is_closed(chunk)] if active() is None else []

    def versions(self) -> dict[str, str]:
        """What the analysis rests on, for the manifest."""
        lemmas = "spacy-lookups-data" if self.facts.tables else "simplemma"
        return {
            "language": self.code,
            "tokenizer": f"spacy {version('spacy')}",
            "lemmas": f"{lemmas} {version(lemmas)}",
            "unicode": unidata_version,
            **({"model": self.model.stamp} if self.model else {}),
        }


def language(code: str, model: str = "") -> Language:
    """The language of that code, with a trained pipeline if one is named.

    Raises UsageError for a language that is not known here.
    """
    if code not in FACTS:
        raise UsageError(f"No language '{code}'. {near(code, FACTS)}")
    return _language(code, model)


def forget() -> None:
    """Give back the room that languages and their word lists take; the next call reads them again."""
    _language.cache_clear()
    load_tables.cache_clear()


@cache
def _language(code: str, model: str) -> Language:
    return Language(FACTS[code], Model(model) if model else None)
