"""A plain string: the word as written, or any form of it; with a space, the words in order, each in any form.

`roadmap` finds roadmap, roadmaps, Roadmap; `collectieve intelligentie` finds both words side by side. A separable
verb is found joined and apart: `samenbrengen` finds *samengebracht*, *samen te brengen* and *brengt … samen*, and
marks both pieces.
"""

from __future__ import annotations

from focuscode.language import Language
from focuscode.matching.pattern import Kind, Search, row_of, with_parts
from focuscode.model import Term


def compile_term(term: Term, language: Language) -> Search:
    """One test a word; the class of a single word may be given, else it is the one that lists it."""
    literal = term.kind == "lemma" and term.pos is not None
    row = row_of(term.text, language, term.pos, term.gap, term.homographs, literal)
    return with_parts(row, term.text, language)


KIND = Kind("plain", "All forms of a word", compile_term)
