"""The word that a form belongs to, given the class of the *term* that asks: no tagger is needed.

For a term of class c: a form that is listed as a word of c is itself; then exceptions, then the lookup
table, then suffix rules that lead to a listed word. A form that no table knows is taken as a longer word
and its known end is looked up (clusterorganisaties → clusterorganisatie); loans and regional forms follow.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import count
from typing import NamedTuple, Protocol

from focuscode.language.facts import Facts
from focuscode.language.fold import key
from focuscode.language.memory import active, remembered
from focuscode.language.tables import CLASSES, Tables

AS_WRITTEN = "as written"
LISTED = "listed word"
EXCEPTION = "exception table"
LOOKUP = "lookup table"
SUFFIX = "suffix rule"
HEAD = "end of a longer word"
PARTICIPLE = "participle of a verb the tables lack"
DIMINUTIVE = "diminutive"
GUESS = "suffix rule, word unknown"
SHORTEST_FRONT, SHORTEST_END = 2, 4  # letters of the parts of a longer word
FRONT = 5  # letters by which it is told whether any word that is wanted begins so
MANY = 1000  # forms from which on it pays to look at them all before they are led anywhere
UNCERTAIN = frozenset({GUESS, PARTICIPLE})


Wanted = Mapping[str, Collection[str]]  # by class
Led = tuple[int, str, str, str]  # position of a form, class, key of its word, rule


class Lemma(NamedTuple):
    """A word, and by which rule a form was led to it."""

    word: str
    rule: str


class Ahead(NamedTuple):
    """What may lead to wanted words."""

    forms: dict[str, set[str]]  # by class: by exceptions and suffix rules, and the words themselves
    any_form: set[str]
    any_word: set[str]  # wanted in some class
    fronts: dict[str, set[str]]  # by class: what the words begin with


class Lemmatizer(Protocol):
    """Leads forms to words."""

    def lemma(self, form: str, pos: str) -> Lemma:
        """The word that a lower-case form belongs to, read as a form of class `pos`."""

    def classes(self, word: str) -> list[str]:
        """The classes in which a word is listed."""

    def lists(self, word: str, pos: str) -> bool:
        """Whether a word is listed in a class."""

    def leading(self, forms: Sequence[str], wanted: Wanted) -> Iterator[Led]:
        """Of many forms those that lead to a word wanted in a class (by its key)."""

    def is_known(self, form: str) -> bool:
        """Whether a form stands in a table of the language, in any class."""


class TableLemmatizer:
    """Lemmas by the class of the term, from tables and facts."""

    def __init__(self, load: Callable[[], Tables], facts: Facts) -> None:
        self._load = load  # read only when a word is met that no memory knows
        self.facts = facts
        self.lemma = lru_cache(maxsize=None)(self._known_lemma)  # type: ignore[method-assign]
        self.is_known = lru_cache(maxsize=100)(self._is_known)  # type: ignore[method-assign]
        self._last: tuple[Wanted, Ahead] | None = None

    @cached_property
    def tables(self) -> Tables:
        """The tables of the language."""
        return self._load()

    @cached_property
    def closed(self) -> frozenset[str]:
        """Function words, which are never a form of anything."""
        closed = set(self.facts.closed)
        for name in self.facts.closed_tables:
            closed |= self.tables.index.get(name, frozenset()) | set(self.tables.exceptions.get(name, ()))
        return frozenset(closed - self.facts.never_closed)

    @cached_property
    def _fixed(self) -> dict[str, frozenset[str]]:
        """By class the forms that are never led anywhere."""
        barred = {**dict.fromkeys(CLASSES, self.facts.only_verbs), "verb": self.facts.never_verbs}
        return {pos: self.closed | words for pos, words in barred.items()}

    @cached_property
    def _unlooked(self) -> dict[str, frozenset[str]]:
        """By class the forms whose word the lookup table does not tell, whatever stands there."""
        return {pos: words.union(self.tables.exceptions.get(pos, ())) for pos, words in self._fixed.items()}

    @cached_property
    def _excepted(self) -> dict[str, frozenset[str]]:
        """By class the words that exceptions lead to."""
        exceptions = self.tables.exceptions
        return {pos: frozenset(words[0] for words in exceptions.get(pos, {}).values()) for pos in CLASSES}

    def _is_listed(self, word: str, pos: str) -> bool:
        return word in self.tables.index[pos] or word in self._excepted[pos]

    @cached_property
    def _rules(self) -> dict[str, dict[str, list[tuple[str, str]]]]:
        return {pos: _by_last_letter(self.tables.rules.get(pos, [])) for pos in CLASSES}

    def lemma(self, form: str, pos: str) -> Lemma:
        """The word that a lower-case form belongs to, read as a form of class `pos`."""
        return self._known_lemma(form, pos)

    def _known_lemma(self, form: str, pos: str) -> Lemma:
        memory = active()
        if memory is None:
            return self._lemma(form, pos)
        kind = f"{self.facts.code} lemma {pos}"
        known = memory.of(kind)
        if form not in known:
            memory.learn(kind, form, self._lemma(form, pos))
        word, rule = known[form]
        return Lemma(word, rule)

    @remembered("classes")
    def classes(self, word: str) -> list[str]:
        """The classes in which a word is listed."""
        return [pos for pos in CLASSES if self._is_listed(word, pos)]

    def lists(self, word: str, pos: str) -> bool:
        """Whether a word is listed in a class."""
        return self._is_listed(word, pos) if active() is None else pos in self.classes(word)

    def leading(self, forms: Sequence[str], wanted: Wanted) -> Iterator[Led]:
        """Of many forms those that lead to a wanted word: `lemma` for each that may; most are left out at a glance.

        A form in the lookup table leads to itself, to the word there, or to what a suffix rule makes of it; the rules
        are run backwards from the wanted words. Exceptions, and forms that are not in the table, may lead anywhere.
        """
        if active() is not None or len(forms) < MANY:
            yield from one_by_one(self, forms, wanted)
            return
        ahead = self._ahead(wanted)
        any_form, any_word = ahead.any_form, ahead.any_word
        asked = [
            (pos, words, ahead.forms[pos], ahead.fronts[pos], self.tables.index[pos], self._unlooked[pos])
            for pos, words in wanted.items()
        ]
        for position, form, base in zip(count(), forms, map(self.tables.lookup.get, forms), strict=False):
            told = base is not None and base.isascii() and base.isalpha() and form.isascii() and form.isalpha()
            if told and base not in any_word and form not in any_form:
                continue
            for pos, words, near, fronts, index, unlooked in asked:
                if told and base not in words and form not in near:
                    continue
                if form in index:
                    word, rule = form, AS_WRITTEN
                elif base in index and form not in unlooked:
                    word, rule = str(base), LOOKUP
                else:
                    word, rule = self._wanted(form, pos, words, fronts)
                name = key(word)
                if name in words:
                    yield position, pos, name, AS_WRITTEN if word == form else rule

    def _wanted(self, form: str, pos: str, words: Collection[str], fronts: Collection[str]) -> Lemma:
        """As `lemma`, but some other word that is not wanted where it leads to none that is; no answer is kept."""
        found, sure = self._whole(form, pos)
        if sure:
            return found
        any_front = not is_plain(form) or key(found.word) in words
        return self._by_head(form, pos, None if any_front else fronts) or found

    def _ahead(self, wanted: Wanted) -> Ahead:
        """What may lead to wanted words; of the words asked for last it is kept."""
        if self._last is None or self._last[0] is not wanted:
            forms = {pos: self._unruled(words, pos) for pos, words in wanted.items()}
            any_form, any_word = set().union(*forms.values()), set().union(*wanted.values())
            fronts = {pos: _fronts(words) for pos, words in wanted.items()}
            self._last = wanted, Ahead(forms, any_form, any_word, fronts)
        return self._last[1]

    def _unruled(self, words: Collection[str], pos: str) -> set[str]:
        """The forms that exceptions and suffix rules may lead to words, and the words."""
        found = {*words, *self.tables.exceptions.get(pos, ())}
        for old, new in self.tables.rules.get(pos, ()):
            cut = -len(new) or None
            found.update([word[:cut] + old for word in words if word.endswith(new)])
        return found

    def knows(self, form: str, pos: str) -> bool:
        """Whether a form stands in the tables of a class, or in the lookup table."""
        tables = self.tables
        return form in tables.index[pos] or form in tables.exceptions.get(pos, ()) or form in tables.lookup

    def is_known(self, form: str) -> bool:
        """Whether a form stands in a table of the language, in any class."""
        return self._is_known(form)

    def _is_known(self, form: str) -> bool:
        tables = self.tables
        if form in tables.lookup or form in self.closed:
            return True
        return any(form in tables.index[pos] or form in tables.exceptions.get(pos, ()) for pos in CLASSES)

    def _lemma(self, form: str, pos: str) -> Lemma:
        found, sure = self._whole(form, pos)
        return found if sure else self._by_head(form, pos) or found

    def _whole(self, form: str, pos: str) -> tuple[Lemma, bool]:
        """The word of a form taken as a whole, and whether that is sure: if not, its end may be a known word."""
        if form in self._fixed[pos]:
            return Lemma(form, AS_WRITTEN), True
        found = self._by_table(form, pos)
        if found:
            return found, True
        found = self.by_suffix(form, pos)
        if found.word in self.tables.index[pos] or form in self.tables.lookup:
            return found, True
        if not self.is_known(form):
            if pos == "verb" and not self._is_listed(found.word, "verb"):
                found = self._participle(form) or found
            if pos == "noun":
                found = self._regional(form) or found
            if pos == "adj" and found.rule == GUESS:
                found = self._respelled(form) or found
        return found, found.rule in (PARTICIPLE, DIMINUTIVE, SUFFIX)

    def by_rule(self, form: str, pos: str) -> Lemma:
        """The word by the tables alone: index, exceptions, lookup, suffix rules."""
        return self._by_table(form, pos) or self.by_suffix(form, pos)

    def _by_table(self, form: str, pos: str) -> Lemma | None:
        tables = self.tables
        index = tables.index[pos]
        if form in index:
            return Lemma(form, LISTED)
        exceptions = tables.exceptions.get(pos)
        if exceptions and form in exceptions:
            return Lemma(exceptions[form][0], EXCEPTION)
        word = tables.lookup.get(form)
        return Lemma(str(word), LOOKUP) if word in index else None

    def by_suffix(self, form: str, pos: str) -> Lemma:
        """The word of a form that no table leads to one of its class."""
        tables = self.tables
        index, exceptions = tables.index[pos], tables.exceptions.get(pos, {})
        guesses = []
        for old, new in self._rules[pos].get(form[-1:], ()):
            if form.endswith(old) and len(form) > len(old):
                word = form[: len(form) - len(old)] + new
                if word in index:
                    return Lemma(word, SUFFIX)
                guesses.append(word)
        for word in guesses:
            if word in exceptions:
                return Lemma(word, EXCEPTION)
        word = tables.lookup.get(form, "")
        if word:
            return Lemma(word, LOOKUP)
        return Lemma(guesses[0], GUESS) if guesses else Lemma(form, AS_WRITTEN)

    def _by_head(self, form: str, pos: str, fronts: Collection[str] | None = None) -> Lemma | None:
        """The longest known end of an unknown form is led to its word; what stands before it is kept.

        `fronts` are what words may begin with (up to `FRONT` letters); a word that begins otherwise is not looked for.
        """
        if "-" in form:
            before, end = form.rsplit("-", 1)
            if end and self.knows(end, pos):
                return Lemma(f"{before}-{self.by_rule(end, pos).word}", HEAD)
        index, exceptions, lookup = (
            self.tables.index[pos],
            self.tables.exceptions.get(pos, {}),
            self.tables.lookup,
        )
        for at in range(SHORTEST_FRONT, len(form) - SHORTEST_END + 1):
            if fronts is not None and at <= FRONT and form[:at] not in fronts:
                return None
            end = form[at:]
            if end in index or end in exceptions or lookup.get(end) in index:
                return Lemma(form[:at] + self.by_rule(end, pos).word, HEAD)
        return None

    def _participle(self, form: str) -> Lemma | None:
        facts = self.facts
        for ending in facts.participle_endings:
            body = form.removesuffix(ending)
            if len(body) + len(ending) != len(form) or not body.startswith(facts.participle_prefix) or len(body) <= 4:
                continue
            stem = key(body[len(facts.participle_prefix) :])
            for verb in self._infinitives(stem):
                if self._is_listed(verb, "verb"):
                    return Lemma(verb, PARTICIPLE)
        return None

    def _infinitives(self, stem: str) -> list[str]:
        found = [stem + ending for ending in self.facts.infinitive_endings]
        if len(stem) > 3 and stem[-1] == stem[-2]:
            found.append(stem[:-1] + self.facts.infinitive_endings[0])
        if len(stem) > 3 and stem[-2] == stem[-3]:
            found.append(stem[:-2] + stem[-1] + self.facts.infinitive_endings[0])
        if not stem.endswith(stem[-1] * 2):
            found.append(stem + stem[-1] + self.facts.infinitive_endings[0])
        return found

    def _respelled(self, form: str) -> Lemma | None:
        """An inflected adjective that no table knows, its stem spelled as the word is: *mature*, *concurrentiële*."""
        for old, new in self.facts.endings.get("adj", ()):
            if form.endswith(old) and len(form) > len(old) + 2:
                return Lemma(form.removesuffix(old) + new, GUESS)
        return None

    def _regional(self, form: str) -> Lemma | None:
        nouns = self.tables.index["noun"]
        bare = form.removesuffix("s")
        for ending in self.facts.diminutives:
            base = bare.removesuffix(ending)
            if base != bare and len(base) >= 3:
                shorter = base[:-1] if len(base) > 3 and base[-1] == base[-2] else base
                for word in (base, shorter):
                    if word in nouns:
                        return Lemma(word, DIMINUTIVE)
        for old, new in self.facts.endings.get("noun", ()):
            if not form.endswith(old):
                continue
            word = form.removesuffix(old) + new
            if word in nouns or word[:-1] in self.tables.index["adj"] or self._is_listed(word[:-2], "verb"):
                return Lemma(word, SUFFIX)
        return None


def _by_last_letter(rules: list[tuple[str, str]]) -> dict[str, list[tuple[str, str]]]:
    """Suffix rules by the letter that a form must end with, in their order."""
    found: dict[str, list[tuple[str, str]]] = {}
    for old, new in rules:
        found.setdefault(old[-1:], []).append((old, new))
    return found


def _fronts(words: Collection[str]) -> set[str]:
    """What words begin with."""
    return {word[:length] for word in words for length in range(SHORTEST_FRONT, FRONT + 1)}


def is_plain(word: str) -> bool:
    """Whether a lower-case word is its own key at a glance: letters without any marks."""
    return word.isascii() and word.isalpha()


def one_by_one(lemmatizer: Lemmatizer, forms: Sequence[str], wanted: Wanted) -> Iterator[Led]:
    """Of forms those that lead to a wanted word, each asked about alone."""
    for pos, words in wanted.items():
        for position, form in enumerate(forms):
            word, rule = lemmatizer.lemma(form, pos)
            name = key(word)
            if name in words:
                yield position, pos, name, AS_WRITTEN if word == form else rule
