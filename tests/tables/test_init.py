"""Every public frame, documented once."""

import re

import pandas as pd
import pytest

from focuscode.tables import (
    Column,
    Table,
    codebook,
    corrected,
    described,
    frame,
    from_rows,
    registry,
    results,
    text_series,
)
from focuscode.tables import coding as inside

TABLES = registry()
TEXT = pd.Series(["x"]).dtype
TYPES = {"int": "int64", "float": "float64", "flag": "Int8", "text": TEXT}
ONE = Table(
    "one",
    "a table",
    (Column("a", "text", "a"), Column("b", "int", "b"), Column("c", "float", "c"), Column("d", "flag", "d")),
)


@pytest.mark.parametrize("name", TABLES)
def test_an_empty_frame_has_all_its_columns_with_their_types(name):
    table = TABLES[name]
    for empty in (frame(table, {column: [] for column in table.names}), from_rows(table, [])):
        assert list(empty.columns) == table.names
        assert len(empty) == 0
        assert {c.name: empty[c.name].dtype for c in table.columns} == {c.name: TYPES[c.kind] for c in table.columns}


@pytest.mark.parametrize("name", TABLES)
def test_a_frame_with_a_row_has_the_same_types_as_an_empty_one(name):
    table = TABLES[name]
    values = {"text": "één", "int": 3, "float": 0.5, "flag": 1}
    one = from_rows(table, [{c.name: values[c.kind] for c in table.columns}])
    none = from_rows(table, [])
    assert one.dtypes.equals(none.dtypes)
    assert one.iloc[0].to_dict() == {c.name: values[c.kind] for c in table.columns}


@pytest.mark.parametrize("name", TABLES)
def test_every_table_and_column_has_a_name_and_a_meaning(name):
    table = TABLES[name]
    assert re.fullmatch(r"[a-z][a-z_]*", table.name)
    assert table.meaning.strip()
    assert table.order.strip()
    assert table.columns
    for column in table.columns:
        assert re.fullmatch(r"[a-z][a-z0-9_]*", column.name)
        assert column.meaning.strip()
        assert not column.meaning.endswith(".")
        assert column.kind in TYPES


@pytest.mark.parametrize("name", TABLES)
def test_names_of_columns_are_unique(name):
    assert len(set(TABLES[name].names)) == len(TABLES[name].names)


@pytest.mark.parametrize("name", TABLES)
def test_units_stand_by_numbers_and_exactness_by_words(name):
    for column in TABLES[name].columns:
        if column.kind in ("text", "flag"):
            assert column.unit == ""
        if column.exact:
            assert column.kind == "text"
        assert 0 <= column.digits <= 6


def test_names_of_tables_are_unique():
    assert len({table.name for table in results.TABLES}) == len(results.TABLES)
    assert len({table.name for table in inside.TABLES}) == len(inside.TABLES)


def test_the_registry_holds_every_table_and_those_of_a_coding_under_its_name():
    plain = {t.name for t in (*results.TABLES, *codebook.TABLES, *corrected.TABLES)}
    assert set(TABLES) == plain | {f"coding.{t.name}" for t in inside.TABLES}
    assert TABLES["turns"] is results.TURN_LIST
    assert TABLES["coding.turns"] is inside.TURNS


def test_a_table_is_described_by_its_name():
    assert described("turns") is results.TURN_LIST
    assert described("coding.turns") is inside.TURNS
    assert described("nonsense") is None
    assert described("") is None


def test_frequencies_by_an_attribute_are_described_too():
    table = described("frequencies_by_size")
    assert table == results.by_attribute("size")
    assert table.name == "frequencies_by_size"
    assert table.names == [*results.FREQUENCIES.names, "size"]
    assert described("frequencies_by_group") is results.FREQUENCIES_BY_GROUP


def test_a_frame_has_exactly_the_columns_of_its_table_in_their_order():
    made = frame(ONE, {"d": [1], "extra": ["z"], "c": [0.5], "b": [2], "a": ["x"]})
    assert list(made.columns) == ["a", "b", "c", "d"]


def test_a_column_that_lacks_is_a_fault():
    with pytest.raises(KeyError, match="c"):
        frame(ONE, {"a": [], "b": [], "d": []})
    with pytest.raises(KeyError, match="d"):
        from_rows(ONE, [{"a": "x", "b": 1, "c": 0.5}])


def test_what_is_not_known_is_nan_or_na():
    made = frame(ONE, {"a": ["x", "y"], "b": [1, 2], "c": [None, float("nan")], "d": [None, 0]})
    assert made["c"].isna().all()
    assert made["d"].isna().tolist() == [True, False]


@pytest.mark.parametrize("values", [["x"], [1.5], [None]])
def test_a_whole_number_is_never_anything_else(values):
    with pytest.raises((ValueError, TypeError)):
        frame(ONE, {"a": ["x"], "b": values, "c": [0.0], "d": [0]})


@pytest.mark.parametrize("values", [[], ["a"], ["", "één", "🙂"], ["1", "2"], ["nan", "None", "NA"]])
def test_text_stays_text(values):
    made = text_series(values)
    assert made.dtype == TEXT
    assert made.tolist() == values


def test_a_table_names_its_columns_in_order():
    assert ONE.names == ["a", "b", "c", "d"]
