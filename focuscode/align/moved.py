"""Blocks that stand in another place of the corrected transcript."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from focuscode.align.anchors import once
from focuscode.align.tidy import inverse
from focuscode.align.words import Words

BLOCK = 8  # words that a block must have to be known again in another place


class Moved(NamedTuple):
    """A block that stands in another place: its first word in both rows, and its words."""

    first: int
    new_first: int
    words: int


def moved_blocks(to: Sequence[int], old: Words, new: Words) -> list[Moved]:
    """Blocks that lost their place here and stand once, word for word, in another one."""
    back = inverse(to, len(new))
    if sum(there < 0 for there in to) < BLOCK or sum(at < 0 for at in back) < BLOCK:
        return []
    here, there = (once(words.keys, 0, len(words), BLOCK) for words in (old, new))
    taken, given = list(to), list(back)
    found = []
    for stretch, first in here.items():
        at = there.get(stretch, -1)
        if at < 0 or any(x >= 0 for x in taken[first : first + BLOCK] + given[at : at + BLOCK]):
            continue
        block = _grown(Moved(first, at, BLOCK), taken, given, old, new)
        found.append(block)
        for n in range(block.words):
            taken[block.first + n], given[block.new_first + n] = block.new_first + n, block.first + n
    return found


def _grown(block: Moved, to: list[int], back: list[int], old: Words, new: Words) -> Moved:
    first, there, words = block

    def free(at: int, new_at: int) -> bool:
        inside = 0 <= at < len(to) and 0 <= new_at < len(back)
        return inside and to[at] < 0 and back[new_at] < 0 and old.keys[at] == new.keys[new_at]

    while free(first - 1, there - 1):
        first, there, words = first - 1, there - 1, words + 1
    while free(first + words, there + words):
        words += 1
    return Moved(first, there, words)
