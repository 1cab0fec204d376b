"""Sentences inside a turn: NLTK's Punkt with the language's abbreviations, no trained model."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Any

from focuscode.kept import short
from focuscode.language.facts import Facts
from focuscode.language.memory import active

_INNER_END = re.compile(r"[.?!…][\"'”’)\]]*\s+\S|\n\s*\S")

_OPENED = re.compile(r"\s([«„“]\s+)$")  # a quotation mark that opens what comes belongs to it
_INITIALS = re.compile(r"(?:^|\s)(?:[A-Z]\.){2,3}\s+$")


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
    memory = active()
    if memory is None:
        return _bounds(text, facts)
    kind, name = f"{facts.code} sentences", short(text)
    known = memory.of(kind)
    if name not in known:
        memory.learn(kind, name, _bounds(text, facts))
    return [(start, end) for start, end in known[name]]


def _bounds(text: str, facts: Facts) -> list[tuple[int, int]]:
    starts = []
    for start, _ in _punkt(facts.abbreviations).span_tokenize(text):
        opened = _OPENED.search(text, 0, start) if text[start - 1 : start].isspace() else None
        if not _goes_on(text, start):
            starts.append(opened.start(1) if opened else start)
    return list(pairwise([0, *(start for start in starts if start), len(text)]))


def _goes_on(text: str, start: int) -> bool:
    """Whether a sentence goes on where Punkt saw an end: in lower case, or behind initials."""
    return text[start : start + 1].islower() or bool(_INITIALS.search(text, max(0, start - 12), start))


def around(text: str, first: int, bounds: list[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    """The range of the sentence (or sentences) that hold a stretch of a text, without the white space around it.

    `bounds` are the sentences of the turn that begins at `first`.

    >>> from focuscode.language.dutch import DUTCH
    >>> text = "Ja. Dat is zo."
    >>> around(text, 0, sentence_bounds(text, DUTCH), 8, 10)
    (4, 14)
    """
    held = [(a, b) for a, b in bounds if first + a < end and start < first + b]
    body = text[first + held[0][0] : first + held[-1][1]]
    return first + held[0][0] + len(body) - len(body.lstrip()), first + held[-1][1] - len(body) + len(body.rstrip())
