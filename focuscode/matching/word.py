"""`{word: SPCO}`: the form exactly as written and no other; with a space, these forms in a row.

Case counts where the word has a capital inside (SPCO, eHealth); hyphens and trema never do.
"""

from __future__ import annotations

from focuscode.language import Language
from focuscode.language.fold import key
from focuscode.matching.pattern import Form, Kind, Row, Search, tokens_of
from focuscode.model import Term


def compile_term(term: Term, language: Language) -> Search:
    """One test a form."""
    words = tokens_of(term.text, language)
    return Row(tuple((Form(key(word), word if any(map(str.isupper, word[1:])) else ""),) for word in words))


KIND = Kind("word", "One form, as written", compile_term)
