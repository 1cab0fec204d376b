"""Codes by actor and stance: documented columns, also where nothing is coded."""

import pytest

from focuscode.assemble import code_transcripts
from focuscode.measures.spoken import TABLES, code_by


@pytest.mark.parametrize("of", ["actor", "stance"])
def test_an_empty_coding_gives_all_columns(make_book, make_talk, of):
    table = code_by(code_transcripts([make_talk(("P1", "niets"))], make_book({"a": ["roadmap"]})), of)
    assert list(table.columns) == TABLES[of].names
    assert table.empty
