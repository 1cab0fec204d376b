"""What the bare comparison of words does not see: where a turn begins, whose word it was, and what is mere chance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from focuscode.align.words import Words

SURE = 5  # words of a run that is no chance
CHANCE = 0.25  # share of words between two such runs that must be equal, or they are by chance
FARTHEST = 200  # words that a gap is shifted by


class Run(NamedTuple):
    """Words that follow each other in both rows."""

    first: int
    new_first: int
    words: int


def runs(to: Sequence[int]) -> list[Run]:
    """The unbroken runs of words that have a place.

    >>> runs([0, 1, -1, 5])
    [Run(first=0, new_first=0, words=2), Run(first=3, new_first=5, words=1)]
    """
    found: list[Run] = []
    for at, there in enumerate(to):
        if there < 0:
            continue
        last = found[-1] if found else None
        if last and at == last.first + last.words and there == last.new_first + last.words:
            found[-1] = last._replace(words=last.words + 1)
        else:
            found.append(Run(at, there, 1))
    return found


def shifted(to: list[int], old: Words, new: Words) -> list[int]:
    """Words left out or put in, shifted to whole turns and to the speakers' own words where both ways are right.

    Of `Ja, goed. Ja, zeker.` and `Ja, zeker.` the first turn is gone, not the words between the two.
    """
    shift(to, old, new, _voices(old, new, to))
    back = inverse(to, len(new))
    shift(back, new, old, _voices(new, old, back))
    return inverse(back, len(old))


def inverse(to: Sequence[int], size: int) -> list[int]:
    """The way back: for each word of the other row its place, or -1."""
    back = [-1] * size
    for at, there in enumerate(to):
        if there >= 0:
            back[there] = at
    return back


def _voices(old: Words, new: Words, to: Sequence[int]) -> dict[int, int]:
    """For each turn the turn of the other row that most of its words stand in."""
    counts: dict[tuple[int, int], int] = {}
    for at, there in enumerate(to):
        if there >= 0:
            pair = (old.turns[at], new.turns[there])
            counts[pair] = counts.get(pair, 0) + 1
    best: dict[int, tuple[int, int]] = {}
    for (turn, other), count in counts.items():
        if turn not in best or count > best[turn][0]:
            best[turn] = (count, other)
    return {turn: other for turn, (_, other) in best.items()}


def shift(to: list[int], old: Words, new: Words, homes: dict[int, int]) -> None:
    """Shift each run of words without a place along equal words to where it fits best."""
    at = 0
    while at < len(to):
        if to[at] >= 0:
            at += 1
            continue
        end = at
        while end < len(to) and to[end] < 0:
            end += 1
        best = max(_positions(to, old, new, at, end, homes))[2]
        _move(to, at, end, best)
        at = max(end, end + best)


def _positions(
    to: list[int], old: Words, new: Words, first: int, end: int, homes: dict[int, int]
) -> Iterator[tuple[int, int, int]]:
    """Each shift that a run may make: how well it fits there, how near it is, and the shift."""
    yield _fit(old, first, end), 0, 0
    for way in (-1, 1):
        gained = 0
        for by in range(1, FARTHEST):
            taken, freed = (first - by, end - by) if way < 0 else (end + by - 1, first + by - 1)
            if not (0 <= taken < len(to)) or to[taken] < 0 or old.keys[taken] != old.keys[freed]:
                break
            there = new.turns[to[taken]]
            gained += (homes.get(old.turns[freed]) == there) - (homes.get(old.turns[taken]) == there)
            yield _fit(old, first + way * by, end + way * by) + 2 * gained, -by, way * by


def _fit(old: Words, first: int, end: int) -> int:
    return 4 * ((first in old.borders) + (end in old.borders))


def _move(to: list[int], first: int, end: int, by: int) -> None:
    """Move a run of words without a place; the words it passes take the places of those it frees."""
    for n in range(abs(by)):
        taken, freed = (first - 1 - n, end - 1 - n) if by < 0 else (end + n, first + n)
        to[freed], to[taken] = to[taken], -1


def without_chance(to: Sequence[int], old: Words, new: Words) -> list[int]:
    """The places without single words that are equal by chance, where a passage became another one.

    Between runs that are no chance (long ones, whole turns) so few words of two talks are equal that they mean
    nothing: about one in ten of any two, and most where words of one passage were corrected.
    """
    kept = list(to)
    stretch: list[Run] = []
    first, new_first = 0, 0
    for run in [*runs(to), Run(len(to), len(new), 0)]:
        sure = run.words >= SURE or run.first == len(to) or _whole(run, old, new)
        if not sure:
            stretch.append(run)
            continue
        least = min(run.first - first, run.new_first - new_first)
        if sum(chance.words for chance in stretch) < CHANCE * least:
            for chance in stretch:
                kept[chance.first : chance.first + chance.words] = [-1] * chance.words
        stretch, first, new_first = [], run.first + run.words, run.new_first + run.words
    return kept


def _whole(run: Run, old: Words, new: Words) -> bool:
    """Whether a run begins and ends with a turn in both transcripts."""
    ends = {run.first, run.first + run.words}, {run.new_first, run.new_first + run.words}
    return ends[0] <= old.borders and ends[1] <= new.borders
