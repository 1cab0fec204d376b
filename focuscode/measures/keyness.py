"""Keyness: which words a part of the talk has more often than the rest.

A part and the rest are each a count of words by word. The log-likelihood tells how sure a difference is, the log
ratio how large. Words are said by people in groups and are not independent: both rank words, neither tests them.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from math import log, log2
from typing import NamedTuple, TypeVar

SURE = 3.84  # the log-likelihood beyond which a difference is seldom chance, at one in twenty
Item = TypeVar("Item", bound=Hashable)


def log_likelihood(part: int, rest: int, part_of: int, rest_of: int) -> float:
    """The log-likelihood G² of a word that stands `part` times among `part_of` words and `rest` among `rest_of`.

    All four cells of the table are counted (the word and all other words, here and there): Dunning (1993),
    Accurate methods for the statistics of surprise and coincidence, Computational Linguistics 19(1), 61-74
    (https://aclanthology.org/J93-1003). For corpora: Rayson and Garside (2000), doi:10.3115/1117729.1117730, whose
    calculator counts two cells and gives other numbers.

    >>> round(log_likelihood(7, 2, 10, 9), 3)
    4.535
    """
    whole = part_of + rest_of
    word = part + rest
    cells = (
        (part, part_of, word),
        (rest, rest_of, word),
        (part_of - part, part_of, whole - word),
        (rest_of - rest, rest_of, whole - word),
    )
    return 2 * sum(seen * log(seen * whole / (row * column)) for seen, row, column in cells if seen)


def log_ratio(part: int, rest: int, part_of: int, rest_of: int) -> float:
    """How many times as frequent a word is in the part, as a power of two: 1 is twice, 2 four times (Hardie, 2014).

    Where it stands in one of the two alone, half a word is added to both counts. NaN where one of them is empty.

    >>> round(log_ratio(7, 2, 10, 9), 3)
    1.655
    """
    if not part_of or not rest_of:
        return float("nan")
    more = 0.0 if part and rest else 0.5
    return log2(((part + more) / part_of) / ((rest + more) / rest_of))


class Key(NamedTuple):
    """A word of a part: how often it stands there and in the rest, and how much more often that is."""

    part: int
    rest: int
    log_likelihood: float
    log_ratio: float


def keyness(
    part: Mapping[Item, int], rest: Mapping[Item, int], *, least: int = 2, words: tuple[int, int] | None = None
) -> dict[Item, Key]:
    """The words that a part has more often than the rest, the surest first: those that stand `least` times in it.

    `words` are all words of the part and of the rest, if not all of them are counted here.

    >>> list(keyness({"b": 7, "a": 3}, {"b": 2, "a": 7}))
    ['b']
    """
    part_of, rest_of = words or (sum(part.values()), sum(rest.values()))
    found = {}
    for word, count in part.items():
        other = rest.get(word, 0)
        if count >= least and count * rest_of > other * part_of:
            facts = (count, other, part_of, rest_of)
            found[word] = Key(count, other, log_likelihood(*facts), log_ratio(*facts))
    return dict(sorted(found.items(), key=lambda item: (-item[1].log_likelihood, str(item[0]))))
