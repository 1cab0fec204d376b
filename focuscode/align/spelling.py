"""Words that are written otherwise: in short gaps, held against each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from focuscode.align.tidy import inverse
from focuscode.align.words import Words

SHORT = 12  # words of a gap in which single words are held against each other
FEW = 3  # words inside a turn that stand for as many others whatever they are
ALIKE = 0.7  # share of letters from which two words are two spellings of one
JOINED = 0.85  # and from which two words are one that was joined or split
IMPOSSIBLE = 9.0  # what it costs to put other words beside each other
ALONE = 0.6  # and to leave one without another


def respelled(to: Sequence[int], old: Words, new: Words) -> dict[int, tuple[int, int]]:
    """Words written otherwise, in short gaps: for each old word the range of new words in its place."""
    back = inverse(to, len(new))
    found: dict[int, tuple[int, int]] = {}
    for first, end, new_first, new_end in gaps(to, back):
        if end - first <= SHORT and new_end - new_first <= SHORT:
            ours = [old.keys[n] for n in range(first, end)]
            theirs = [new.keys[n] for n in range(new_first, new_end)]
            inside = not {first, end} <= old.borders  # of whole turns other words are another turn
            loose = inside and len(ours) == len(theirs) <= FEW
            for at, (a, b) in _pairs(ours, theirs, loose=loose).items():
                found[first + at] = (new_first + a, new_first + b)
    return found


def gaps(to: Sequence[int], back: Sequence[int]) -> Iterator[tuple[int, int, int, int]]:
    """Stretches without a place in both rows, between the same neighbours."""
    at = 0
    while at < len(to):
        if to[at] >= 0:
            at += 1
            continue
        end = at
        while end < len(to) and to[end] < 0:
            end += 1
        before = to[at - 1] if at else -1
        new_end = before + 1
        while new_end < len(back) and back[new_end] < 0:
            new_end += 1
        if new_end == (to[end] if end < len(to) else len(back)) and new_end > before + 1:
            yield at, end, before + 1, new_end
        at = end


def _pairs(old: list[str], new: list[str], *, loose: bool) -> dict[int, tuple[int, int]]:
    """Which words of two short rows stand for each other, at the least cost; one may have become two, or two one.

    When loose, words stand for each other whatever they are.
    """
    least: dict[tuple[int, int], tuple[float, int, int]] = {(0, 0): (0.0, 0, 0)}
    for a in range(len(old) + 1):
        for b in range(len(new) + 1):
            ways = []
            for x, y in ((1, 1), (2, 1), (1, 2), (1, 0), (0, 1)):
                if a >= x and b >= y:
                    cost = _cost(old[a - x : a], new[b - y : b], loose) if x and y else ALONE
                    ways.append((least[a - x, b - y][0] + cost, x, y))
            if ways:
                least[a, b] = min(ways, key=lambda way: way[0])
    found: dict[int, tuple[int, int]] = {}
    a, b = len(old), len(new)
    while a or b:
        _, x, y = least[a, b]
        if x and y:
            found |= dict.fromkeys(range(a - x, a), (b - y, b))
        a, b = a - x, b - y
    return found


def _cost(old: list[str], new: list[str], loose: bool) -> float:
    """What it costs that words stand for each other; two for one only where both of the two are needed for it."""
    alike = likeness("".join(old), "".join(new))
    if len(old) + len(new) > 2:
        alone = max(likeness(a, b) for a in old for b in new)
        return 1.2 - alike if alike > max(JOINED, alone) else IMPOSSIBLE
    return 1.1 * (1 - alike) if loose or alike >= ALIKE else IMPOSSIBLE


@lru_cache(maxsize=50_000)
def likeness(old: str, new: str) -> float:
    """The share of letters that two words have in common, in order.

    >>> likeness("roadmp", "roadmap") > 0.9
    True
    """
    if 2 * min(len(old), len(new)) < ALIKE * (len(old) + len(new)):
        return 0.0
    return SequenceMatcher(None, old, new, autojunk=False).ratio()
