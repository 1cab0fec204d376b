"""Words in a row, found fast and found by trying everything."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from focuscode.language.lexicon import Encoded
from focuscode.matching.rows import find_rows


def encoded(fillers, stops):
    """Tokens of which some are hesitations and some end a sentence (as Lexicon would number them)."""
    nothing = np.zeros(len(fillers), dtype=np.int64)
    transparent, stop = np.array(fillers, dtype=bool), np.array(stops, dtype=bool)
    return Encoded(nothing, nothing, transparent, nothing > 0, nothing, stop, lambda at: (at, at))


def tried_all(tokens, posts, gap):
    """For each first token the row that ends first, by trying every combination."""
    best = {}
    for row in product(*(post.tolist() for post in posts)):
        steps = np.diff(tokens.place[list(row)])
        fine = all(1 <= step <= gap + 1 for step in steps)
        if fine and len({int(tokens.sentence[token]) for token in row}) == 1 and list(row) == sorted(row):
            best[row[0]] = min(best.get(row[0], row), row, key=lambda r: r[-1])
    return best


@st.composite
def talks(draw):
    size = draw(st.integers(1, 14))
    fillers = draw(st.lists(st.booleans(), min_size=size, max_size=size))
    stops = draw(st.lists(st.integers(0, 6).map(lambda n: n == 0), min_size=size, max_size=size))
    words = [token for token in range(size) if not fillers[token]]
    posts = draw(st.lists(st.sets(st.sampled_from(words)) if words else st.just(set()), min_size=2, max_size=4))
    return encoded(fillers, stops), [np.array(sorted(post), dtype=np.int64) for post in posts]


@given(talks(), st.integers(0, 3))
def test_the_tightest_row_of_every_first_word_is_found(talk, gap):
    tokens, posts = talk
    rows = find_rows(tokens, posts, gap).tolist()
    wanted = tried_all(tokens, posts, gap)
    assert [row[0] for row in rows] == sorted(wanted)
    assert [row[-1] for row in rows] == [wanted[first][-1] for first in sorted(wanted)]
    for row in rows:
        assert all(token in post for token, post in zip(row, posts, strict=True))
        assert all(1 <= step <= gap + 1 for step in np.diff(tokens.place[row]))
        assert len({int(tokens.sentence[token]) for token in row}) == 1


@pytest.mark.parametrize("gap", [0, 2])
def test_a_word_that_never_stands_gives_no_row(gap):
    tokens = encoded([False] * 3, [False] * 3)
    posts = [np.array([0, 1]), np.array([], dtype=np.int64), np.array([2])]
    assert find_rows(tokens, posts, gap).shape == (0, 3)


def test_a_hesitation_takes_no_place():
    tokens = encoded([False, True, True, False], [False] * 4)
    assert find_rows(tokens, [np.array([0]), np.array([3])], 0).tolist() == [[0, 3]]


def test_a_sentence_that_ends_between_parts_the_words():
    tokens = encoded([False, False], [False, True])
    for gap in (0, 3):
        assert find_rows(tokens, [np.array([0]), np.array([1])], gap).tolist() == []
