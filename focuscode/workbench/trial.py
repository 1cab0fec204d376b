"""Terms tried on sentences, each as if it stood alone: what a proposal would do is seen before it is told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from focuscode.language import Language, language
from focuscode.language.fold import fold, key
from focuscode.matching import Match, Matcher
from focuscode.model import Code, Codebook, Place, Term, Transcript, Turn

WORD = re.compile(r"\w+(?:['’-]\w+)*")
ENDS = frozenset(".?!;:…()")


class Said(NamedTuple):
    """A word of a sentence: its range, its folded lower-case form, and whether a sentence ends before it."""

    start: int
    end: int
    form: str
    opens: bool


def try_terms(terms: Sequence[Term], sentences: Sequence[str], codebook: Codebook) -> dict[tuple[int, int], Match]:
    """Each term alone on each sentence: (number of the term, number of the sentence) → its first match there.

    Language and defaults are the codebook's; a sentence is a turn, as in `try_examples`.
    """
    codes = tuple(
        Code(f"t{number}", "", "theme", "", Place(""), terms=(replace(term, code=f"t{number}"),))
        for number, term in enumerate(terms)
    )
    book = replace(codebook, codes=codes, actors=(), stances=())
    found = Matcher(book, language(codebook.language)).match(as_transcript(sentences)).found if terms else []
    return {(match.term, match.turn): match for match in reversed(found)}


def as_transcript(sentences: Sequence[str]) -> Transcript:
    """Sentences as the turns of a transcript."""
    turns = []
    start = 0
    for number, sentence in enumerate(sentences, 1):
        turns.append(Turn(number, "", start, start + len(sentence)))
        start += len(sentence) + 1
    return Transcript("examples", "", "", "\n".join(sentences), tuple(turns))


def words_of(sentence: str) -> list[Said]:
    """The words of a sentence, in order."""
    found = []
    last = 0
    for word in WORD.finditer(sentence):
        form = fold(word[0])[0].lower()
        found.append(Said(word.start(), word.end(), form, bool(ENDS & set(sentence[last : word.start()]))))
        last = word.end()
    return found


def is_content(form: str, tongue: Language) -> bool:
    """Whether a word says something by itself: no function word, hesitation or number, three letters or more."""
    closed = getattr(tongue.lemmatizer, "closed", tongue.facts.closed)
    return (
        len(form) > 2
        and key(form).replace("'", "").isalpha()
        and form not in closed
        and form not in tongue.facts.fillers
    )
