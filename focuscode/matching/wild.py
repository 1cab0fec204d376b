"""`{wild: matchmak*}`: a pattern on one word; * stands for any letters, ? for one, [ae] or [a-e] for one of these."""

from __future__ import annotations

import re

from focuscode.language import Language
from focuscode.language.fold import fold, key
from focuscode.matching.pattern import Glob, Kind, Row, Search
from focuscode.model import Term

_CHOICE = re.compile(r"\[[^\]]*\]")


def compile_term(term: Term, language: Language) -> Search:
    """One test on the folded word, hyphens and trema apart; a hyphen in brackets stands for what lies between."""
    kept = _CHOICE.sub(lambda choice: choice[0].replace("-", "\0"), fold(term.text)[0])
    return Row(((Glob(key(kept).replace("\0", "-")),),))


KIND = Kind("wild", "Part of a word, with *", compile_term)
