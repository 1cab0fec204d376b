"""Rows of words beside each other: always sound, as long as can be found, whatever repeats."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from focuscode.align.anchors import STEPS, beside, longest_chain, once

rows = st.lists(st.sampled_from("abcd"), max_size=40)


@given(rows, rows)
def test_words_beside_each_other_are_equal_and_in_order(old, new):
    to = beside(old, new)
    placed = [(at, there) for at, there in enumerate(to) if there >= 0]
    assert all(old[at] == new[there] for at, there in placed)
    assert all(a < b for (_, a), (_, b) in pairwise(placed))
    assert len(to) == len(old)


@given(rows)
def test_a_row_is_beside_itself(row):
    assert beside(row, row) == list(range(len(row)))


@given(rows, rows, rows)
def test_what_was_put_in_moves_nothing_else(before, put_in, after):
    to = beside([*before, *after], [*before, *put_in, *after])
    assert sum(there >= 0 for there in to) == len(to)


@given(st.lists(st.integers(0, 10_000), min_size=30, max_size=60, unique=True), st.data())
def test_rare_words_are_found_wherever_others_are_gone(row, data):
    gone = data.draw(st.sets(st.integers(0, len(row) - 1), max_size=10))
    new = [word for at, word in enumerate(row) if at not in gone]
    left = iter(range(len(new)))
    assert beside(row, new) == [-1 if at in gone else next(left) for at in range(len(row))]


@pytest.mark.parametrize("size", [STEPS - 1, STEPS, STEPS + 1, 5 * STEPS])
def test_rows_that_have_nothing_in_common_end(size):
    assert beside(["a"] * size, ["b"] * size) == [-1] * size
    to = beside(["a", "b"] * size, ["b", "a", "c"] * size)
    assert sum(there >= 0 for there in to) > size


def test_few_words_that_repeat_for_long():
    old = ["ja", "nee", "ja", "ja", "nee"] * 4000
    new = [word for at, word in enumerate(old) if at % 97]
    found = [there for there in beside(old, new) if there >= 0]
    assert found == sorted(set(found))
    assert len(found) > 0.95 * len(new)


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=9, unique_by=lambda pair: pair[0]))
def test_the_longest_chain_is_the_longest(pairs):
    chain = longest_chain(pairs)
    assert chain == sorted(chain)
    assert all(a < b for (_, a), (_, b) in pairwise(chain))
    best = 0
    for choice in range(1 << len(pairs)):
        some = sorted(pair for n, pair in enumerate(pairs) if choice >> n & 1)
        if all(a[1] < b[1] for a, b in pairwise(some)):
            best = max(best, len(some))
    assert len(chain) == best


def test_stretches_that_stand_once():
    assert once("abcab", 0, 5, 2) == {("b", "c"): 1, ("c", "a"): 2}
    assert once("abcab", 1, 3, 2) == {("b", "c"): 1}
    assert once("ab", 0, 2, 3) == {}
