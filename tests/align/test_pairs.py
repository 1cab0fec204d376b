"""What became of stretches, from the words that they share."""

from hypothesis import given
from hypothesis import strategies as st

from focuscode.align.pairs import Pair, paired


def links(*counts):
    """Links from (old, new, how many words, how many of them the same)."""
    return [(a, b, n < same) for a, b, count, same in counts for n in range(count)]


def test_each_state_from_its_words():
    found = paired(
        [10, 10, 20, 6, 6, 10],
        [10, 10, 12, 8, 12],
        links((0, 0, 10, 10), (1, 1, 10, 8), (2, 2, 12, 12), (2, 3, 8, 8), (3, 4, 6, 6), (4, 4, 6, 6)),
        [{0}, set(), set(), set(), set(), set()],
    )
    assert found == [
        Pair((0,), "same", 1.0),
        Pair((1,), "changed", 0.8),
        Pair((2, 3), "split", 1.0),
        Pair((4,), "joined", 1.0),
        Pair((4,), "joined", 1.0),
        Pair((), "gone", 0.0),
    ]


def test_a_stray_word_makes_no_pair():
    assert paired([50], [1, 40], links((0, 0, 1, 1)), [set()]) == [Pair((), "gone", 0.0)]
    assert paired([50], [1, 40], links((0, 0, 1, 1), (0, 1, 30, 30)), [set()])[0].new == (1, 0)
    assert paired([50], [9, 40], links((0, 0, 2, 2), (0, 1, 30, 30)), [set()])[0].new == (1,)


def test_words_alone_do_not_make_it_the_same():
    assert paired([3], [3], links((0, 0, 3, 3)), [set()])[0].state == "changed"


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.booleans()), max_size=40))
def test_shares_are_shares_and_pairs_have_words(found):
    old = [sum(a == n for a, _, _ in found) for n in range(4)]
    new = [sum(b == n for _, b, _ in found) for n in range(4)]
    for n, pair in enumerate(paired(old, new, found, [set()] * 4)):
        assert 0 <= pair.kept <= 1
        assert bool(pair.new) == (pair.state != "gone")
        assert all((n, b) in {(x, y) for x, y, _ in found} for b in pair.new)
