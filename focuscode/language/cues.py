"""Words that change what a hit says: not, perhaps, should. Found in its clause, on both sides, and kept with the flag.

Dutch puts *niet* behind the verb as often as before it, so a cue counts up to `REACH` words to either side,
inside the clause. No rule is good enough to throw a hit away: a cue raises a flag and stays visible.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from focuscode.language.facts import Facts

REACH = 6  # words to either side


def clause(words: Sequence[str], first: int, last: int, facts: Facts) -> tuple[int, int]:
    """First and last token of the clause(s) that hold a stretch of lower-case tokens.

    A clause ends at strong punctuation and commas, and before a word that opens one.

    >>> from focuscode.language.dutch import DUTCH
    >>> clause("ik weet dat ze niet samenbrengen , helaas".split(), 5, 5, DUTCH)
    (2, 5)
    """
    start, end = first, last
    while start > 0 and not _opens(words, start, facts) and not _ends(words[start - 1], facts):
        start -= 1
    while end + 1 < len(words) and not _opens(words, end + 1, facts) and not _ends(words[end + 1], facts):
        end += 1
    return start, end


def _opens(words: Sequence[str], at: int, facts: Facts) -> bool:
    """Whether a word opens a clause; one that is a pronoun too (*dat*) only before a subject."""
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else ""
    return word in facts.clause_openers and (word not in facts.pronoun_openers or following in facts.subjects)


def _ends(word: str, facts: Facts) -> bool:
    return word == "," or word in facts.stops


def cues_near(
    words: Sequence[str], first: int, last: int, cues: Sequence[tuple[str, ...]], facts: Facts, reach: int = REACH
) -> list[tuple[int, int]]:
    """Where cues (one or several words each) stand near a stretch, inside its clause: (first, last) tokens.

    The stretch itself holds no cue; a cue that is part of a pseudo cue (*niet alleen*, *of niet*) is none.
    """
    start, end = clause(words, first, last, facts)
    window = range(max(start, first - reach), min(end, last + reach) + 1)
    found = []
    for at, length in _standing(words, window, cues):
        inside = first <= at <= last
        if not inside and not _pseudo(words, at, facts):
            found.append((at, at + length - 1))
    return found


def _standing(words: Sequence[str], window: range, cues: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Each place where a cue begins, with its length; the longest cue that begins there."""
    by_first = _by_first(tuple(cues))
    taken = -1
    for at in window:
        if at <= taken:
            continue
        fits = [cue for cue in by_first.get(words[at], ()) if tuple(words[at : at + len(cue)]) == cue]
        if fits:
            length = max(map(len, fits))
            taken = at + length - 1
            yield at, length


@lru_cache(maxsize=64)
def _by_first(cues: tuple[tuple[str, ...], ...]) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for cue in cues:
        found.setdefault(cue[0], []).append(cue)
    return found


def _pseudo(words: Sequence[str], at: int, facts: Facts) -> bool:
    """Whether a cue stands in an expression that takes its sense away."""
    for pattern in facts.pseudo_cues:
        for offset in range(len(pattern)):
            start = at - offset
            if start >= 0 and tuple(words[start : start + len(pattern)]) == pattern:
                return True
    return False
