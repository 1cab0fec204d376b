"""Tables and paragraphs for the terminal."""

import pandas as pd
import pytest

from focuscode.exports.text import frame_text, hanging, number, paragraph, percent, several, text_table


def test_numbers_stand_right_and_text_left():
    assert text_table(["code", "n", "rate"], [["roadmap", 1200, 0.5], ["é", 3, 12.25]]) == (
        "code         n  rate\nroadmap  1,200  0.50\né            3  12.2"
    )


@pytest.mark.parametrize(("count", "shown"), [(0, "0 terms"), (1, "1 term"), (2, "2 terms"), (1000, "1,000 terms")])
def test_one_is_no_plural(count, shown):
    assert several(count, "term") == shown


def test_a_column_with_one_text_in_it_is_text():
    assert text_table(["n"], [[1], ["none"]]) == "n\n1\nnone"


def test_a_table_without_rows_is_its_header():
    assert text_table(["code", "n"], []) == "code  n"


def test_no_line_ends_in_spaces():
    assert text_table(["a", "b"], [["x", ""]], indent=2) == "  a  b\n  x"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0, "0"),
        (1234567, "1,234,567"),
        (0.0, "0.00"),
        (9.999, "10.00"),
        (10.0, "10.0"),
        (-3.5, "-3.50"),
        (float("nan"), "–"),
    ],
)
def test_numbers_are_written_for_people(value, shown):
    assert number(value) == shown


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        (1, 3, "33 %"),
        (2, 3, "67 %"),
        (0, 4, "0 %"),
        (4, 4, "100 %"),
        (0, 0, "–"),
        (0.125, 1, "12 %"),
        (1, 200, "<1 %"),
        (11, 2000, "1 %"),
        (298, 299, ">99 %"),
        (994, 1000, "99 %"),
    ],
)
def test_shares_are_whole_percents(part, whole, shown):
    assert percent(part, whole) == shown


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("short", "short"),
        ("two  spaces\nand lines", "two …"),
        ("ab cd ef gh ij", "ab cd …"),
        ("3f2a9c0d11ee", "3f2a9c0d…"),
        ("exactly 9", "exactly 9"),
        ("", ""),
    ],
)
def test_long_cells_are_cut_at_a_word_and_long_words_in_the_middle(cell, shown):
    assert frame_text(pd.DataFrame({"x": [cell]}), widest=9).split("\n")[1:] == [shown]


def test_missing_values_are_empty_or_a_dash():
    frame = pd.DataFrame({"flag": pd.array([1, None], dtype="Int8"), "share": [0.5, float("nan")]})
    assert frame_text(frame) == "flag  share\n1      0.50\n          –"


def test_columns_can_be_chosen():
    frame = pd.DataFrame({"a": [1], "b": [2]})
    assert frame_text(frame, ["b"]) == "b\n2"


def test_truth_is_no_number():
    assert frame_text(pd.DataFrame({"a": pd.array([True], dtype="object")})) == "a\nTrue"


def test_running_text_is_wrapped_and_indented():
    assert paragraph("een twee drie", indent=2, width=10) == "  een twee\n  drie"
    assert paragraph("") == ""
    assert max(map(len, paragraph("woord " * 100).split("\n"))) <= 100


def test_a_hanging_line_stands_further_in_where_it_is_wrapped():
    assert hanging("- a short one", indent=2) == "  - a short one"
    told = hanging("word " * 40, indent=4, more=3, width=40)
    lines = told.splitlines()
    assert lines[0].startswith("    word") and all(line.startswith("       word") for line in lines[1:])
    assert max(map(len, lines)) <= 40
    assert told.split() == ["word"] * 40
    assert hanging("") == ""
