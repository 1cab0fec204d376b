"""A table by column is the same table as its frame."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.tables import Column, Table, frame
from focuscode.tables.columns import Columns, numbered, stretches, together

KINDS = Table(
    "kinds",
    "one column of each kind",
    (
        Column("name", "text", ""),
        Column("n", "int", ""),
        Column("share", "float", ""),
        Column("flag", "flag", ""),
    ),
)
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "name": st.text(max_size=5),
            "n": st.integers(-(2**60), 2**60),
            "share": st.none() | st.floats(-1e9, 1e9),
            "flag": st.none() | st.integers(0, 1),
        }
    ),
    max_size=8,
)


def made(*names, index=None):
    data = {"name": list(names), "n": range(len(names)), "share": [0.5] * len(names), "flag": [1] * len(names)}
    return Columns(KINDS, data, None if index is None else np.array(index))


@settings(deadline=None)
@given(ROWS)
def test_a_frame_by_column_and_back_is_the_same_frame(rows):
    whole = frame(KINDS, {name: [row[name] for row in rows] for name in KINDS.names})
    columns = Columns.of_rows(KINDS, rows)
    pd.testing.assert_frame_equal(columns.frame, whole)
    again = Columns.of(KINDS, whole)
    assert again.frame is whole
    for name in KINDS.names:
        np.testing.assert_array_equal(again[name], columns[name])
    pd.testing.assert_frame_equal(Columns(KINDS, again.data).frame, whole)


def test_what_a_frame_has_more_is_text():
    found = Columns.of(KINDS, made("a", "b").frame.assign(size=["big", "small"]))
    assert found.names == ["name", "n", "share", "flag", "size"]
    assert found["size"].tolist() == ["big", "small"]


def test_rows_keep_their_numbers():
    part = made("a", "b", "c", "d").take([1, 3])
    assert part.index.tolist() == [1, 3]
    assert part.frame.index.tolist() == [1, 3]
    assert Columns.of(KINDS, part.frame).index.tolist() == [1, 3]
    assert part.at([3, 1, 2, 9, -1]).tolist() == [1, 0, -1, -1, -1]
    assert part.of_row("name", [3, 2], "none").tolist() == ["d", "none"]
    assert len(part) == 2


@pytest.mark.parametrize("index", [[5, 2, 9], [9, 5, 2], [2, 5, 9]])
def test_rows_are_found_in_whatever_order_they_stand(index):
    table = made("a", "b", "c", index=index)
    wanted = dict(zip(index, "abc", strict=True))
    assert table.of_row("name", [2, 9, 5]).tolist() == [wanted[2], wanted[9], wanted[5]]


def test_nothing_is_found_in_an_empty_table():
    empty = made()
    assert empty.at([0, 1]).tolist() == [-1, -1]
    assert empty.of_row("n", [0], 7).tolist() == [7]
    assert empty.of_row("name", []).tolist() == []
    assert len(empty.frame) == 0
    assert list(empty.records()) == []
    assert empty.isin("name", ["a"]).tolist() == []


def test_a_yes_or_no_for_each_row_chooses_rows():
    table = made("a", "b", "a")
    assert table.isin("name", ["a"]).tolist() == [True, False, True]
    assert table.take(table.isin("name", ["a"])).index.tolist() == [0, 2]
    assert table.isin("flag", [1]).all()
    assert table.take(table["n"] > 5).names == KINDS.names


def test_columns_are_chosen_added_and_replaced():
    table = made("a", "b").select(["n", "name"])
    assert table.names == ["n", "name"]
    more = table.with_columns({Column("n", "float", ""): [0.5, 1.5], Column("new", "text", ""): ["x", "y"]})
    assert more.names == ["name", "n", "new"]
    assert list(more.records()) == [{"name": "a", "n": 0.5, "new": "x"}, {"name": "b", "n": 1.5, "new": "y"}]
    assert table["n"].tolist() == [0, 1]


def test_tables_stand_one_under_the_other():
    assert together([made("a"), made("b", "c")])["name"].tolist() == ["a", "b", "c"]
    assert together([made("a")]).index.tolist() == [0]


def test_a_table_without_columns_has_no_rows():
    assert len(Columns(Table("t", "", ()), {})) == 0


@given(st.lists(st.sampled_from("abc")))
def test_numbers_follow_the_order_of_first_appearance(values):
    numbers, names = numbered(np.array(values, dtype=object))
    assert names == list(dict.fromkeys(values))
    assert [names[n] for n in numbers] == values


def test_stretches_stand_one_behind_the_other():
    which, at = stretches(np.array([4, 0, 9, 2]), np.array([2, 0, 1, 3]))
    assert which.tolist() == [0, 0, 2, 3, 3, 3]
    assert at.tolist() == [4, 5, 9, 2, 3, 4]
    assert [found.tolist() for found in stretches(np.zeros(0, dtype=int), np.zeros(0, dtype=int))] == [[], []]
