"""The tables about codebooks."""

from focuscode.tables import codebook, frame, registry


def test_they_are_documented_and_no_name_is_taken():
    known = registry()
    for table in codebook.TABLES:
        assert known[table.name] is table
        assert table.meaning
        assert len(set(table.names)) == len(table.names)
        assert all(column.meaning for column in table.columns)


def test_an_empty_input_gives_all_columns():
    for table in codebook.TABLES:
        empty = frame(table, {name: [] for name in table.names})
        assert list(empty.columns) == table.names
        assert len(empty) == 0


def test_numbers_have_units():
    for table in codebook.TABLES:
        for column in table.columns:
            assert column.kind in ("text", "flag") or column.unit or column.name == "turn", (table.name, column.name)
