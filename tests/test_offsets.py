"""Positions of one text in another made from it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.offsets import Lines, OffsetMap

steady = settings(deadline=None, derandomize=True)


def test_a_piece_that_grows_maps_each_of_its_characters_to_all_of_its_source():
    made, back = OffsetMap.build([("a", "a"), ("…", "..."), ("b", "b")])
    assert made == "a...b"
    assert [back.span(n, n + 1) for n in range(5)] == [(0, 1), (1, 2), (1, 2), (1, 2), (2, 3)]


def test_a_piece_that_shrinks_maps_to_all_of_its_source():
    made, back = OffsetMap.build([("&amp;", "&"), ("x", "x")])
    assert made == "&x"
    assert back.span(0, 1) == (0, 5)
    assert back.span(1, 2) == (5, 6)
    assert back.span(0, 2) == (0, 6)


def test_a_piece_that_vanishes_lies_inside_the_ranges_around_it():
    made, back = OffsetMap.build([("clus", "clus"), ("\u00ad", ""), ("ter", "ter")])
    assert made == "cluster"
    assert back.span(0, 7) == (0, 8)
    assert back.span(4, 7) == (5, 8)


def test_no_steps_make_an_empty_text():
    assert OffsetMap.build([]) == ("", OffsetMap((), ()))


def test_a_map_is_a_value():
    steps = [("ab", "c"), ("d", "ef")]
    assert OffsetMap.build(steps) == OffsetMap.build(iter(steps))
    assert hash(OffsetMap.build(steps)[1]) == hash(OffsetMap.build(steps)[1])


@steady
@given(st.lists(st.tuples(st.text(min_size=1, max_size=4), st.text(max_size=4)), max_size=12))
def test_every_range_maps_to_the_sources_of_its_pieces(steps):
    made, back = OffsetMap.build(steps)
    assert made == "".join(new for _, new in steps)
    assert len(back.starts) == len(back.ends) == len(made)
    here = there = 0
    for source, new in steps:
        if new:
            assert back.span(here, here + len(new)) == (there, there + len(source))
        here += len(new)
        there += len(source)


@pytest.mark.parametrize(
    ("position", "line"),
    [(0, 1), (1, 1), (2, 2), (4, 2), (5, 3), (6, 4), (7, 4)],
)
def test_a_line_end_belongs_to_the_line_it_ends(position, line):
    assert Lines("a\nbb\n\nc").at(position) == line


@steady
@given(st.text(alphabet="ab\n\r\u2028", max_size=30), st.data())
def test_the_line_of_a_position_is_one_more_than_the_line_ends_before_it(text, data):
    position = data.draw(st.integers(0, len(text)))
    assert Lines(text).at(position) == text.count("\n", 0, position) + 1
