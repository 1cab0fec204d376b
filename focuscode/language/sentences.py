"""Sentences inside a turn: NLTK's Punkt with the language's abbreviations, no trained model."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Any

from focuscode.language.facts import Facts

_INNER_END = re.compile(r"[.?!…][\"'”’)\]]*\s+\S|\n\s*\S")


@cache
def _punkt(abbreviations: frozenset[str]) -> Any:
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    parameters = PunktParameters()
    parameters.abbrev_types = set(abbreviations)
    return PunktSentenceTokenizer(parameters)


def sentence_bounds(text: str, facts: Facts) -> list[tuple[int, int]]:
    """Ranges of the sentences; together they are the whole text, white space at the end of the one before it.

    >>> from focuscode.language.dutch import DUTCH
    >>> sentence_bounds("Ja. Dat is bv. een roadmap.", DUTCH)
    [(0, 4), (4, 27)]
    """
    if not text:
        return []
    if not _INNER_END.search(text):
        return [(0, len(text))]
    starts = [start for start, _ in _punkt(facts.abbreviations).span_tokenize(text)]
    return list(pairwise([0, *starts[1:], len(text)]))


def sentence_around(text: str, start: int, end: int, facts: Facts) -> tuple[int, int]:
    """The range of the sentence (or sentences) that hold a stretch, without the white space around it."""
    bounds = [(a, b) for a, b in sentence_bounds(text, facts) if a < end and start < b]
    first, last = bounds[0][0], bounds[-1][1]
    body = text[first:last]
    return first + len(body) - len(body.lstrip()), last - len(body) + len(body.rstrip())
