"""Which of two classes a form has, by the one or two words before it: *de werken*, *wij werken*.

A form that can be a noun and a verb is no verb behind a determiner or preposition (with an adjective in
between), and no noun behind a subject pronoun or an infinitive marker. Where nothing tells, both stay.
"""

from __future__ import annotations

from functools import lru_cache

from focuscode.language.facts import Facts
from focuscode.language.lemma import TableLemmatizer
from focuscode.language.memory import remembered


class Homographs:
    """Tells nouns from verbs by what stands before them."""

    def __init__(self, lemmatizer: TableLemmatizer, facts: Facts) -> None:
        self.lemmatizer = lemmatizer
        self.facts = facts
        self.ambiguous = lru_cache(maxsize=200_000)(self._ambiguous)
        self.bare = lru_cache(maxsize=200_000)(self._bare_adjective)
        self.inflected = lru_cache(maxsize=200_000)(self._adjective)

    def ask(self, word: str) -> None:
        """Ask of a word everything that the rules may ask, so that a memory knows it."""
        for question in (self.ambiguous, self.bare, self.inflected, self.verb, self.noun, self.ends_adjective):
            question(word)

    @remembered("ambiguous")
    def _ambiguous(self, form: str) -> bool:
        tables = self.lemmatizer.tables
        nouns, verbs = tables.index["noun"], tables.index["verb"]
        word = tables.lookup.get(form)
        if not (form in nouns or word in nouns or form in tables.exceptions["noun"]):
            return False
        if form in verbs or word in verbs or form in tables.exceptions["verb"]:
            return True
        return self.lemmatizer.by_suffix(form, "verb").word in verbs

    def noun_by(self, before: str, earlier: str, form: str = "", *, sure: bool = False) -> bool:
        """Whether the words before a form make it a noun; `sure` keeps to determiners that are nothing else.

        An infinitive behind the singular determiner (*het delen van kennis*) is the verb, used as a noun.
        """
        if before == self.facts.singular and form.endswith(self.facts.infinitive_endings[:1]):
            return False
        determiners = self.facts.sure_determiners if sure else self.facts.determiners
        openers = determiners | self.facts.prepositions
        if before in openers or before in self.facts.numerals or (earlier in openers and self.inflected(before)):
            return True
        return not sure and earlier in openers and self.bare(before)

    def verb_by(self, before: str, form: str = "") -> bool:
        """Whether the word before a form makes it a verb."""
        infinitive = form.endswith(self.facts.infinitive_endings[:1])
        if infinitive and before == self.facts.singular:
            return True
        return before in self.facts.verb_cues or (infinitive and before in self.facts.modals)

    def no_adjective(self, form: str, word: str, before: str, behind: str) -> bool:
        """Whether an inflected form that is a noun or verb too is no adjective: *de finale van*, *hij laat*."""
        if form == word:
            infinitive = form.endswith(self.facts.infinitive_endings[:1])
            return (
                self.verb(form)
                and before in self.facts.verb_cues
                and (infinitive or before != self.facts.infinitive_marker)
            )  # *te werken* is a verb, *te hard* is none
        return self.noun(form) and self.ends_adjective(behind)

    @remembered("ends_adjective")
    def ends_adjective(self, behind: str) -> bool:
        """Whether a word (or none) cannot be what an inflected adjective stands before."""
        return not behind.isalpha() or behind in self.lemmatizer.closed or behind in self.facts.auxiliaries

    @remembered("noun")
    def noun(self, form: str) -> bool:
        """Whether a form is listed as a noun."""
        return form in self.lemmatizer.tables.index["noun"]

    @remembered("verb")
    def verb(self, form: str) -> bool:
        """Whether a form can be one of a verb."""
        return self.lemmatizer.by_rule(form, "verb").word in self.lemmatizer.tables.index["verb"]

    @remembered("adjective")
    def _adjective(self, word: str) -> bool:
        """An inflected adjective."""
        ending = self.facts.adjective_ending
        return bool(ending) and word.endswith(ending) and self.lemmatizer.lemma(word, "adj").word != word

    @remembered("bare_adjective")
    def _bare_adjective(self, word: str) -> bool:
        """An adjective without ending that is no noun and no verb: groot, nieuw."""
        tables = self.lemmatizer.tables
        return word in tables.index["adj"] and word not in tables.index["noun"] and word not in tables.index["verb"]

    @remembered("strictly")
    def strictly(self, form: str, word: str) -> bool:
        """Whether a bare stem that is also a noun or adjective is kept from being a form of a verb."""
        index = self.lemmatizer.tables.index
        return form != word and (form in index["noun"] or form in index["adj"])
