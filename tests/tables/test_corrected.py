"""The tables about corrected transcripts."""

import pytest

from focuscode.tables import corrected, frame, registry


@pytest.mark.parametrize("table", corrected.TABLES, ids=lambda table: table.name)
def test_they_are_documented_and_no_name_is_taken(table):
    assert registry()[table.name] is table
    assert table.meaning
    assert table.order
    assert len(set(table.names)) == len(table.names)
    assert all(column.meaning for column in table.columns)


@pytest.mark.parametrize("table", corrected.TABLES, ids=lambda table: table.name)
def test_an_empty_input_gives_all_columns(table):
    empty = frame(table, {name: [] for name in table.names})
    assert (list(empty.columns), len(empty)) == (table.names, 0)


def test_shares_are_shares_and_words_are_exact():
    columns = {column.name: column for table in corrected.TABLES for column in table.columns}
    assert columns["kept"].unit == "share"
    assert columns["old_text"].exact
    assert columns["new_text"].exact
