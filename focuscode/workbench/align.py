"""Which entry of a codebook is which entry of an older one, though terms were changed, added or moved meanwhile."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

from focuscode.codebook.changes import carried
from focuscode.codebook.places import Value
from focuscode.model import Codebook
from focuscode.workbench.grid import term_entry


def same_terms(old: Sequence[Value], new: Sequence[Value]) -> list[int | None]:
    """For each older term its place among the newer ones: the same, else of the same words, else in the same gap.

    >>> same_terms(["a", "b", "c"], ["x", "a", {"phrase": "b"}, "c"])
    [1, 2, 3]
    """
    found: list[int | None] = [None] * len(old)
    for sense in (_whole, _words, _term):
        _paired(found, [sense(item) for item in old], [sense(item) for item in new])
    _between(found, len(new))
    return found


def _whole(item: Value) -> str:
    return json.dumps(item, sort_keys=True)


def _words(item: Value) -> str:
    entry = term_entry(item)
    return json.dumps([entry["kind"], entry["term"]]).casefold()


def _term(item: Value) -> str:
    return json.dumps(term_entry(item)["term"]).casefold()


def _paired(found: list[int | None], old: list[str], new: list[str]) -> None:
    """Pair what is alike: first in the order of both, then wherever it stands."""
    free = [n for n in range(len(new)) if n not in found]
    left = [n for n, place in enumerate(found) if place is None]
    matcher = SequenceMatcher(None, [old[n] for n in left], [new[n] for n in free], autojunk=False)
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            found[left[block.a + step]] = free[block.b + step]
    for n in left:
        taken = set(found)
        if found[n] is None:
            found[n] = next((place for place in free if place not in taken and new[place] == old[n]), None)


def _between(found: list[int | None], count: int) -> None:
    """Pair what is left between the same neighbours, if on both sides as much is left."""
    n = 0
    while n < len(found):
        stop = n
        while stop < len(found) and found[stop] is None:
            stop += 1
        if stop > n:
            first = -1 if n == 0 else found[n - 1]
            last = count if stop == len(found) else found[stop]
            free = [place for place in range((first or 0) + (first is not None), last or 0) if place not in found]
            if len(free) == stop - n:
                found[n:stop] = free
        n = stop + 1


def followed(old: Sequence[str], book: Codebook, moved: Callable[[str], str]) -> dict[str, str]:
    """For each older id of a code the id it has now: through renames, but not where codes were merged or split."""
    here = {name: (moved(name),) if moved(name) in book.by_id else carried(book, name) for name in old}
    ends = [names[0] for names in here.values() if len(names) == 1]
    return {name: names[0] for name, names in here.items() if len(names) == 1 and ends.count(names[0]) == 1}
