"""Two rows of words put beside each other: what is rare in both first, then what stands between.

Stretches that stand once in both rows are anchors; the longest chain of them that runs forward holds. Between
two anchors the same is done with shorter stretches, and at last the shortest way from one row to the other is
walked, a limited number of steps at a time: the work grows with the length of the rows, whatever repeats in them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

STRETCHES = (6, 3, 1)  # lengths of the anchors, in words
DEEP = 6  # how often anchors of one length are looked for between anchors
STEPS = 64  # steps of the shortest way before what was found is kept


class Gap(NamedTuple):
    """A stretch of each row that is still to be put beside each other."""

    first: int
    end: int
    new_first: int
    new_end: int
    level: int = 0
    depth: int = 0


def beside(old: Sequence[str], new: Sequence[str]) -> list[int]:
    """For each old word the position of the same word in the new row, or -1; the positions ascend.

    >>> beside("a b c d".split(), "a x c d".split())
    [0, -1, 2, 3]
    """
    to = [-1] * len(old)
    waiting = [Gap(0, len(old), 0, len(new))]
    while waiting:
        gap = _trimmed(waiting.pop(), old, new, to)
        if gap.first == gap.end or gap.new_first == gap.new_end:
            continue
        if gap.level == len(STRETCHES):
            _walk(gap, old, new, to)
            continue
        chain = _chain(gap, old, new)
        if not chain or gap.depth == DEEP:
            waiting.append(gap._replace(level=gap.level + 1, depth=0))
        else:
            waiting.extend(_between(gap, chain, to))
    return to


def _trimmed(gap: Gap, old: Sequence[str], new: Sequence[str], to: list[int]) -> Gap:
    """The gap without what is equal at its two ends, which is put beside each other."""
    first, end, new_first, new_end, *rest = gap
    while first < end and new_first < new_end and old[first] == new[new_first]:
        to[first] = new_first
        first, new_first = first + 1, new_first + 1
    while first < end and new_first < new_end and old[end - 1] == new[new_end - 1]:
        end, new_end = end - 1, new_end - 1
        to[end] = new_end
    return Gap(first, end, new_first, new_end, *rest)


def _chain(gap: Gap, old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The longest chain of stretches that stand once in both rows and come in the same order."""
    size = STRETCHES[gap.level]
    here = once(old, gap.first, gap.end, size)
    there = once(new, gap.new_first, gap.new_end, size)
    return longest_chain([(at, there[words]) for words, at in here.items() if words in there])


def once(row: Sequence[str], first: int, end: int, size: int) -> dict[tuple[str, ...], int]:
    """The stretches of so many words that stand once in a part of a row, with their positions, in order."""
    seen: dict[tuple[str, ...], int] = {}
    part = row[first:end]
    for at, words in enumerate(zip(*(part[n:] for n in range(size)), strict=False), first):
        seen[words] = -1 if words in seen else at
    return {words: at for words, at in seen.items() if at >= 0}


def longest_chain(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain of pairs (ascending by their first) whose seconds ascend too.

    >>> longest_chain([(0, 5), (1, 1), (2, 2), (3, 0)])
    [(1, 1), (2, 2)]
    """
    pairs = sorted(pairs)
    tops: list[int] = []  # the smallest second that ends a chain of each length
    ends: list[int] = []  # and the pair it belongs to
    before: list[int] = []
    for n, (_, second) in enumerate(pairs):
        length = bisect_left(tops, second)
        before.append(ends[length - 1] if length else -1)
        tops[length : length + 1] = [second]
        ends[length : length + 1] = [n]
    chain = []
    at = ends[-1] if ends else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


def _between(gap: Gap, chain: list[tuple[int, int]], to: list[int]) -> Iterator[Gap]:
    """Put the words of a chain beside each other; the gaps that are left."""
    size = STRETCHES[gap.level]
    here, there = gap.first, gap.new_first
    for first, new_first in chain:
        skip = max(here - first, there - new_first, 0)  # words that an overlapping stretch has taken
        if skip >= size:
            continue
        start, new_start = first + skip, new_first + skip
        yield Gap(here, start, there, new_start, gap.level, gap.depth + 1)
        here, there = first + size, new_first + size
        to[start:here] = range(new_start, there)
    yield Gap(here, gap.end, there, gap.new_end, gap.level, gap.depth + 1)


def _walk(gap: Gap, old: Sequence[str], new: Sequence[str], to: list[int]) -> None:
    """The shortest way through a gap (the greedy walk of Myers 1986), kept after every so many steps."""
    here, there = gap.first, gap.new_first
    while here < gap.end and there < gap.new_end:
        history, best = _steps(old[here : gap.end], new[there : gap.new_end])
        at, new_at = _reached(history[-1], best)
        end = (here + at, there + new_at)
        for a, b in _back(history, best):
            to[here + a] = there + b
        here, there = end


def _reached(furthest: dict[int, int], diagonal: int) -> tuple[int, int]:
    at = furthest[diagonal]
    return at, at - diagonal


def _steps(old: Sequence[str], new: Sequence[str]) -> tuple[list[dict[int, int]], int]:
    """How far each diagonal was reached after each step, and the diagonal that is furthest at the end."""
    furthest = {1: 0}
    history: list[dict[int, int]] = []
    for step in range(STEPS + 1):
        here: dict[int, int] = {}
        for diagonal in range(-step, step + 1, 2):
            down = diagonal == -step or (
                diagonal != step and furthest.get(diagonal - 1, -1) < furthest.get(diagonal + 1, -1)
            )
            at = furthest[diagonal + 1] if down else furthest[diagonal - 1] + 1
            if at > len(old) or at - diagonal > len(new):
                here[diagonal] = at
                continue
            while at < len(old) and at - diagonal < len(new) and old[at] == new[at - diagonal]:
                at += 1
            here[diagonal] = at
            if at == len(old) and at - diagonal == len(new):
                return [*history, here], diagonal
        history.append(here)
        furthest = here
    inside = [d for d, at in furthest.items() if at <= len(old) and at - d <= len(new)]
    return history, max(inside, key=lambda d: (2 * furthest[d] - d, d))


def _back(history: list[dict[int, int]], diagonal: int) -> Iterator[tuple[int, int]]:
    """The equal words on the way to a diagonal, from the last to the first."""
    for step in range(len(history) - 1, -1, -1):
        at = history[step][diagonal]
        before = history[step - 1] if step else {1: 0}
        down = diagonal == -step or (diagonal != step and before.get(diagonal - 1, -1) < before.get(diagonal + 1, -1))
        start = before[diagonal + 1] if down else before[diagonal - 1] + 1
        while at > start:
            at -= 1
            yield at, at - diagonal
        diagonal += 1 if down else -1
