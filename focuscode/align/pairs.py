"""Which stretches of the corrected transcript (turns, segments) hold the words of which old ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

State = Literal["same", "changed", "split", "joined", "gone", "new"]


class Pair(NamedTuple):
    """What became of a stretch: the positions of the new ones, the first of them the one with most of its words.

    `kept` is the share of its words that stand in them letter for letter, case and accents apart.
    """

    new: tuple[int, ...]
    state: State
    kept: float


def paired(
    old: Sequence[int], new: Sequence[int], links: Sequence[tuple[int, int, bool]], alike: Sequence[set[int]]
) -> list[Pair]:
    """What became of each old stretch.

    `old` and `new` are the words of each stretch; a link is (old stretch, new stretch, whether the word is the
    same); `alike` holds for each old stretch the new ones that say exactly the same.
    """
    met: dict[tuple[int, int], int] = {}
    same = [0] * len(old)
    for a, b, equal in links:
        met[a, b] = met.get((a, b), 0) + 1
        same[a] += equal
    strong = _strong(old, new, met)
    sources: dict[int, int] = {}
    for theirs in strong:
        for b in theirs:
            sources[b] = sources.get(b, 0) + 1
    found = []
    for a, theirs in enumerate(strong):
        joined = any(sources[b] > 1 for b in theirs)
        state: State = "gone" if not theirs else "split" if len(theirs) > 1 else "joined" if joined else "changed"
        if state == "changed" and theirs[0] in alike[a]:
            state = "same"
        found.append(Pair(tuple(theirs), state, same[a] / old[a] if theirs and old[a] else float(bool(theirs))))
    return found


def _strong(old: Sequence[int], new: Sequence[int], met: dict[tuple[int, int], int]) -> list[list[int]]:
    """For each old stretch the new ones that are made of it, most words first; a stray word makes none."""
    by_old: dict[int, list[tuple[int, int]]] = {}
    for (a, b), count in met.items():
        by_old.setdefault(a, []).append((count, b))
    strong = []
    for a, words in enumerate(old):
        theirs = sorted(by_old.get(a, []), key=lambda link: (-link[0], link[1]))
        if sum(count for count, _ in theirs) * 5 < words:
            theirs = []
        strong.append([b for n, (count, b) in enumerate(theirs) if n == 0 or 2 * count >= min(words, new[b])])
    return strong
