"""Blocks that were moved: told where they are certain."""

import pytest

from focuscode.align.anchors import beside
from focuscode.align.moved import BLOCK, Moved, moved_blocks
from focuscode.align.tidy import shifted


def compared(old, new):
    return shifted(beside(old.keys, new.keys), old, new)


def block(size):
    return " ".join(f"blok{n}" for n in range(size))


@pytest.mark.parametrize(("size", "found"), [(BLOCK - 1, []), (BLOCK, [BLOCK]), (BLOCK + 5, [BLOCK + 5])])
def test_long_blocks_are_known_again(words, size, found):
    rest = " ".join(f"rest{n}" for n in range(3 * BLOCK))
    old, new = words(("An", block(size)), ("Bo", rest)), words(("Bo", rest), ("An", block(size)))
    assert [moved.words for moved in moved_blocks(compared(old, new), old, new)] == found


def test_a_block_that_stands_twice_is_not_certain(words):
    rest = " ".join(f"rest{n}" for n in range(3 * BLOCK))
    old = words(("An", block(BLOCK)), ("Bo", rest))
    new = words(("Bo", rest), ("An", block(BLOCK)), ("An", "en"), ("An", block(BLOCK)))
    assert moved_blocks(compared(old, new), old, new) == []


def test_a_moved_block_says_where(words):
    rest = " ".join(f"rest{n}" for n in range(3 * BLOCK))
    old, new = words(("An", block(BLOCK)), ("Bo", rest)), words(("Bo", rest), ("An", block(BLOCK)))
    assert moved_blocks(compared(old, new), old, new) == [Moved(0, 3 * BLOCK, BLOCK)]
