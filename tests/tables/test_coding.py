"""The tables inside a Coding: what points where."""

import dataclasses

import pytest

from focuscode.coding import Coding
from focuscode.tables import coding

BY_NAME = {table.name: table for table in coding.TABLES}
KEYS = {
    "transcript": ["turns", "left_out", "segments", "spans", "readings"],
    "turn": ["spans", "readings"],
    "code": ["terms", "spans"],
    "term": ["spans"],
    "span": ["pieces", "cues"],
}


def test_every_table_is_a_field_of_the_coding():
    fields = [field.name for field in dataclasses.fields(Coding)]
    assert list(BY_NAME) == fields[-len(BY_NAME) :]


@pytest.mark.parametrize(("key", "tables"), KEYS.items())
def test_what_points_to_another_table_is_a_row_number(key, tables):
    for name in tables:
        (column,) = [column for column in BY_NAME[name].columns if column.name == key]
        assert column.kind == "int"
        assert "row of" in column.meaning


@pytest.mark.parametrize("name", ["turns", "left_out", "segments", "spans", "pieces", "cues"])
def test_every_range_has_a_start_and_an_exclusive_end_in_characters(name):
    columns = {column.name: column for column in BY_NAME[name].columns}
    assert columns["start"].kind == columns["end"].kind == "int"
    assert columns["start"].unit == columns["end"].unit == "character"


def test_flags_of_a_coding_say_when_they_were_not_computed():
    flags = [column for column in coding.SPANS.columns if column.kind == "flag"]
    assert [flag.name for flag in flags] == ["negated", "hedged", "wished", "prompted"]
    assert all("not computed" in flag.meaning for flag in flags)
