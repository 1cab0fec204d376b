"""`{wild: matchmak*}`: a pattern on one word; * stands for any letters, ? for one, [ae] for one of these."""

from __future__ import annotations

from focuscode.language import Language
from focuscode.language.fold import fold, key
from focuscode.matching.pattern import Glob, Kind, Row, Search
from focuscode.model import Term


def compile_term(term: Term, language: Language) -> Search:
    """One test on the folded word, hyphens and trema apart."""
    return Row(((Glob(key(fold(term.text)[0])),),))


KIND = Kind("wild", "Part of a word, with *", compile_term)
