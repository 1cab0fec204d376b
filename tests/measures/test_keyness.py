"""Keyness against published and hand-made values."""

from math import isnan, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from focuscode.measures.keyness import keyness, log_likelihood, log_ratio


def test_the_four_cells_and_not_the_two():
    """7 of 10 against 2 of 9: 4.535 with four cells (R's G-test); the calculator with two cells says 2.440."""
    assert log_likelihood(7, 2, 10, 9) == pytest.approx(4.5349393323)
    assert log_ratio(7, 2, 10, 9) == pytest.approx(1.6553518286)


def test_a_table_worked_by_hand():
    """All of a word in one half of 4 words: 2 (2 ln 2 + 2 ln 2) = 8 ln 2."""
    assert log_likelihood(2, 0, 2, 2) == pytest.approx(8 * log(2))
    assert log_ratio(8, 2, 100, 100) == 2.0
    assert log_ratio(4, 4, 100, 200) == 1.0


def test_a_word_of_one_side_alone_gets_half_a_word_on_both():
    assert log_ratio(3, 0, 10, 10) == pytest.approx(2.807, abs=0.001)  # log2(3.5 / 0.5)
    assert isnan(log_ratio(3, 0, 10, 0))


def test_only_what_is_more_frequent_and_frequent_enough_is_a_key_word():
    part = {"kennis": 6, "de": 10, "brein": 2, "eens": 1}
    rest = {"kennis": 2, "de": 100, "platform": 9}
    keys = keyness(part, rest)
    assert list(keys) == ["kennis", "brein"]
    assert keys["kennis"][:2] == (6, 2)
    assert list(keyness(part, rest, least=3)) == ["kennis"]
    assert list(keyness(part, rest, least=1)) == ["kennis", "brein", "eens"]


def test_words_that_are_not_listed_count_in_the_size_of_both_sides():
    keys = keyness({"kennis": 4}, {}, words=(100, 200))
    assert keys["kennis"].log_likelihood == pytest.approx(log_likelihood(4, 0, 100, 200))
    assert keyness({"kennis": 4}, {"kennis": 8}, words=(100, 200)) == {}


def test_nothing_said_has_no_key_words():
    assert keyness({}, {"a": 3}) == {}
    assert keyness({"a": 3}, {}) == {}


counts = st.integers(0, 50)


@given(counts, counts, counts, counts)
def test_it_is_never_negative_and_the_same_from_both_sides(a, b, others, elsewhere):
    c, d = a + others, b + elsewhere
    here, there = log_likelihood(a, b, c, d), log_likelihood(b, a, d, c)
    assert here == pytest.approx(there, abs=1e-9)
    assert here >= -1e-9
    if c and d and a * d == b * c:
        assert here == pytest.approx(0, abs=1e-9)


@given(st.dictionaries(st.sampled_from("abcde"), st.integers(1, 9)), st.dictionaries(st.sampled_from("abcde"), counts))
def test_the_surest_stands_first_whatever_the_order_of_the_words(part, rest):
    keys = keyness(part, rest)
    assert list(keys) == list(keyness(dict(reversed(part.items())), dict(reversed(rest.items()))))
    values = [key.log_likelihood for key in keys.values()]
    assert values == sorted(values, reverse=True)
