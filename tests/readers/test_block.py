"""Blocks: the look at the head of a paragraph, the words of a table."""

import pytest

from focuscode.readers.block import Box, Paragraph, Table, led, text_of

B, PLAIN = frozenset("b"), frozenset()


@pytest.mark.parametrize(
    ("runs", "result"),
    [
        ([("P1", B), (": ja", PLAIN)], ("P1: ja", 2)),
        ([("P", B), ("1", B), (" ja ", PLAIN), ("wel", B)], ("P1 ja wel", 2)),
        ([(" ", PLAIN), ("P1", B), (" ja", PLAIN)], (" P1 ja", 3)),
        ([("alles", B)], ("alles", 5)),
        ([("niets", PLAIN)], ("niets", 0)),
        ([("P1 ", PLAIN), ("schuin", frozenset("i"))], ("P1 schuin", 3)),
        ([("wat ik ", PLAIN), ("echt", B), (" wil", PLAIN)], ("wat ik echt wil", 0)),
        ([], ("", 0)),
        ([("", B), ("ja", PLAIN)], ("ja", 0)),
    ],
)
def test_the_look_at_the_head_is_measured(runs, result):
    assert led(runs) == result


def test_the_words_of_a_table_are_a_paragraph_a_line():
    inner = Table(((Box((Paragraph("b"),)), Box((Paragraph("c"),))),))
    table = Table(((Box((Paragraph("a"), inner)),), (Box(()),)))
    assert text_of(table) == "a\nb\nc\n"
    assert text_of(Paragraph("ja")) == "ja"
