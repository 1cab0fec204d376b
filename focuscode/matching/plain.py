"""A plain string: the word as written, or any form of it; with a space, the words in order, each in any form.

`roadmap` finds roadmap, roadmaps, Roadmap; `collectieve intelligentie` finds both words side by side.
"""

from __future__ import annotations

from focuscode.language import Language
from focuscode.matching.pattern import Kind, Pattern, any_form, tokens_of
from focuscode.model import Term


def compile_term(term: Term, language: Language) -> Pattern:
    """One test a word; the class of a single word may be given, else it is the one that lists it."""
    words = tokens_of(term.text, language)
    pos = term.pos if len(words) == 1 else None
    return Pattern(tuple(any_form(word, pos, language) for word in words), term.gap)


KIND = Kind("plain", "All forms of a word", compile_term)
