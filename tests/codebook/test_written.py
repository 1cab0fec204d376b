"""Values written as YAML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from focuscode.codebook.places import data, tree
from focuscode.codebook.written import block, entry, fits, flow, folded, inline, odd, pair, scalar, unbroken, under


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("word", "word"), ("twee woorden", "twee woorden"), ("thema's", "thema's"), ("no", "'no'"), ("2030", "'2030'"),
        ("a: b", "'a: b'"), ("- a", "'- a'"), ("", "''"), ("it's: x", "'it''s: x'"), ("a\tb", '"a\\tb"'),
        ("a\nb", '"a\\nb"'), ("\x07\x85\u2028", '"\\x07\\x85\\u2028"'), ("😀", "😀"), ("null", "'null'"),
        ('"\n\\', '"\\"\\n\\\\"'), (" x", "' x'"), ("a, b", "a, b"), ("#x", "'#x'"),
    ],
)  # fmt: skip
def test_a_text_is_quoted_where_it_must_be(text, told):
    assert scalar(text) == told


def test_quotes_are_kept_and_numbers_may_stand_bare():
    assert scalar("x", style="'") == "'x'" and scalar("x", style='"') == '"x"'
    assert scalar("a, b", flow=True) == "'a, b'"
    assert scalar("4", bare=True) == "4" and scalar("yes", bare=True) == "yes" and scalar("~", bare=True) == "'~'"
    assert odd("4") and odd("no") and odd("") and not odd("word")


def test_a_long_flow_is_broken_after_commas():
    value = {"near": ["a" * 30, "b" * 30], "except": ["c" * 30, "d" * 30]}
    told = flow(value, 8)
    assert told.count("\n") == 1 and "\n         except" in told
    assert unbroken(inline(value)) == told.replace("\n         ", " ")
    assert not fits(value, 8) and fits({"a": "b"}, 100)
    assert pair("gap", "3") == "gap: 3" and pair("note", "3") == "note: '3'"


def test_lists_and_mappings_stand_below_their_keys():
    code = {"id": "x", "labels": {"nl": "y"}, "terms": ["a", {"phrase": "b c", "gap": "1"}], "examples": []}
    told = "- id: x\n  labels: {nl: y}\n  terms:\n    - a\n    - {phrase: b c, gap: 1}\n  examples: []"
    assert block([code], 0, 2, False) == told
    assert under("terms", ["a"], 2, 0) == "terms:\n  - a"
    assert entry({"a": "b"}, 2) == "{a: b}" and entry({"a": "b"}, 2, flowing=False) == "a: b"
    assert under("labels", {"nl": "x" * 80, "en": "y" * 80}, 0).startswith("labels:\n  nl: ")


def test_text_is_folded_at_single_blanks_alone():
    assert folded("een twee " * 20, 4) == ""  # it ends with a blank
    told = folded(" ".join(["woord"] * 40) + "  dubbel", 4)
    assert told.startswith(">-\n    woord") and "woord  dubbel" in told
    assert folded("a\n\nb\n", 2) == "|\n  a\n\n  b"
    assert folded("a\n b", 2) == folded("", 2) == folded(" a", 2) == folded("a\n\n", 2) == ""


@given(st.text(max_size=300), st.integers(0, 40))
def test_whatever_is_written_is_read_back(text, column):
    blanks = " " * column
    assert data(tree(f"k: {scalar(text)}\n")) == {"k": text}
    assert data(tree(f"k: [{scalar(text, flow=True)}]\n")) == {"k": [text]}
    assert data(tree(f"{blanks}k: {flow([text, {'a': text}], column + 3)}\n")) == {"k": [text, {"a": text}]}
    told = folded(text, column + 2)
    assert not told or data(tree(f"{blanks}k: {told}\n")) == {"k": text}
    assert data(tree(f"{blanks}{under('k', [text, [text], {'a': text}], column)}\n")) == {
        "k": [text, [text], {"a": text}]
    }
