"""Lemmas from simplemma: for languages without rule tables here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from focuscode.language.facts import Facts
from focuscode.language.lemma import AS_WRITTEN, LOOKUP, Led, Lemma, Wanted, one_by_one
from focuscode.language.memory import remembered


class SimpleLemmatizer:
    """Lemmas from simplemma's tables, whatever the class."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts

    def lemma(self, form: str, pos: str) -> Lemma:
        """The word that a lower-case form belongs to."""
        return self._lemma(form)

    @remembered("lemma", lambda kept: Lemma(*kept))
    def _lemma(self, form: str) -> Lemma:
        import simplemma

        word = simplemma.lemmatize(form, lang=self.facts.code).lower().replace("_", "")
        return Lemma(word, AS_WRITTEN if word == form else LOOKUP)

    def classes(self, word: str) -> list[str]:
        """No classes are known."""
        return []

    def lists(self, word: str, pos: str) -> bool:
        """No classes are known."""
        return False

    def leading(self, forms: Sequence[str], wanted: Wanted) -> Iterator[Led]:
        """Of many forms those that lead to a wanted word."""
        return one_by_one(self, forms, wanted)

    def is_known(self, form: str) -> bool:
        """Whether a form stands in simplemma's tables."""
        import simplemma

        return bool(simplemma.is_known(form, lang=self.facts.code))
