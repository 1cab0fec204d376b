"""Times that run back or overlap are told once, with the first of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from focuscode.readers.order import Timed, about_order


def told(*spans):
    timed = [Timed(f"turn {n}", start, end, n * 10) for n, (start, end) in enumerate(spans, 1)]
    return [(found.rule, found.place.line) for found in about_order([timed], "a.vtt")]


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], []),
        ([(0.0, 5.0), (5.0, 9.0)], []),
        ([(5.0, 9.0), (4.1, 9.0)], []),
        ([(5.0, 9.0), (3.9, 9.0)], [("F116", 20)]),
        ([(5.0, 3.9)], [("F116", 10)]),
        ([(5.0, 4.5)], []),
        ([(0.0, 10.0), (5.0, None)], []),
        ([(0.0, 10.1), (5.0, None)], [("F117", 20)]),
        ([(0.0, None), (0.0, None)], []),
        ([(50.0, 60.0), (0.0, 10.0), (2.0, 9.0)], [("F116", 20), ("F117", 30)]),
    ],
)
def test_a_second_back_and_five_seconds_over_are_told(spans, expected):
    assert told(*spans) == expected


def test_the_first_is_named_and_the_others_are_counted():
    timed = [Timed(f"caption {n}", start, start + 20, n) for n, start in enumerate((0.0, 10.0, 20.0, 1.0, 0.0), 1)]
    back, over = about_order([timed], "a.vtt")
    assert str(back).startswith("a.vtt:4: warning: The time runs back at caption 4: 0:00:01 comes after 0:00:20.")
    assert over.message == "Caption 2 begins at 0:00:10, before the one above it ends (0:00:20); 2 more like it."


def test_each_talk_has_its_own_clock():
    first, second = [Timed("turn 1", 50.0, 60.0, 1)], [Timed("turn 2", 0.0, 9.0, 2)]
    assert list(about_order([first, second], "a.csv")) == []
    assert [found.rule for found in about_order([first + second], "a.csv")] == ["F116"]


@given(st.lists(st.floats(0, 1e5), max_size=20))
def test_what_stands_in_order_is_never_doubted(starts):
    starts.sort()
    assert told(*((start, start) for start in starts)) == []
