"""The lines of a text: where they begin, what each is, and which begin a page."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.readers.rows import rows_of


def test_a_line_knows_its_number_its_place_and_its_heads():
    first, second = rows_of("Anna: ja\n  Bart: nee")
    assert (first.number, first.start, first.text, first.kind) == (1, 0, "Anna: ja", "")
    assert (second.number, second.start, second.text) == (2, 9, "  Bart: nee")
    assert [head.label for head in second.heads] == ["Bart"]


@pytest.mark.parametrize("end", ["\v", "\f", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"])
def test_line_ends_of_other_systems_end_a_line_and_count_as_none_in_the_file(end):
    rows = list(rows_of(f"a{end}b\nc"))
    assert [(row.text, row.number) for row in rows] == [("a", 1), ("b", 1), ("c", 2)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("", "blank"),
        (" \t\u00a0", "blank"),
        ("0:03", "time"),
        ("[00:00:03]", "time"),
        ("## 00:05:00", "time"),
        ("0:0:3.120 --> 0:0:5.40", "time"),
        ("3 minutes 5 seconds3:05", "time"),
        ("#00:00:03-5#", "time"),
        ("Transcribed by https://otter.ai", "added by a program"),
        ("---", "drawn line"),
        ("# Inleiding", "heading"),
        ("17:30 was het", ""),
        ("ja", ""),
    ],
)
def test_what_a_line_is(line, kind):
    (row,) = rows_of(line)
    assert row.kind == kind
    if kind in ("blank", "time"):
        assert row.heads == ()


def test_a_page_begins_after_a_form_feed_and_the_blank_lines_below_it():
    assert [row.paged for row in rows_of("a\nb\f\nc\nd")] == [True, False, True, True, False]


@settings(deadline=None, derandomize=True)
@given(st.text(alphabet="ab:\n\f\x85\u2028 1", max_size=40))
def test_no_sign_is_lost_between_the_lines(text):
    rows = list(rows_of(text))
    assert sum(len(row.text) + 1 for row in rows) == len(text) + 1
    for row in rows:
        assert text[row.start : row.start + len(row.text)] == row.text
        assert row.number == text.count("\n", 0, row.start) + 1
