"""A codebook as tables: what a cell shows, and what an entry is with another cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from focuscode.workbench.grid import (
    TERMS,
    as_term,
    columns,
    entries,
    items,
    languages_of,
    rows,
    shown,
    term_entry,
    written,
)

HEADS = {head.name: head for head in [*TERMS, *columns("Codes", ["nl"])]}
BOOK = {
    "language": "nl",
    "tiers": [{"id": "t", "labels": {"fr": "T"}}],
    "codes": [{"id": "a", "terms": ["x", {"near": ["y", "z"], "unless": ["q"]}], "use_when": "one", "note": "n"}],
}


def test_rows_know_where_they_stand():
    assert [(row.path, row.home) for row in rows(BOOK, "Terms")] == [
        (("codes", 0, "terms", 0), "a"),
        (("codes", 0, "terms", 1), "a"),
    ]
    (code,) = rows(BOOK, "Codes")
    assert code.path == ("codes", 0) and "terms" not in code.entry
    assert list(rows(BOOK, "Actors")) == [] and entries({"actors": ""}, "actors") == []
    assert languages_of(BOOK) == ["nl", "en", "fr"] and items("x") == ["x"] and items("") == []


def test_cells_show_lists_a_line_an_item():
    near = list(rows(BOOK, "Terms"))[1]
    assert [shown(near, HEADS[name]) for name in ("code", "kind", "term", "unless", "gap")] == [
        "a",
        "near",
        "y\nz",
        "q",
        "",
    ]
    code = next(rows(BOOK, "Codes"))
    assert shown(code, HEADS["use when"]) == "one" and shown(code, HEADS["label nl"]) == ""


@pytest.mark.parametrize(
    "term",
    ["x", "een twee", {"plain": "x"}, {"word": "x", "note": "n"}, {"near": ["a", "b"]}, {"word": "x", "unless": ["a"]},
     {"word": "x", "unless": "a"}, {"word": "x", "unless": {"near": ["a"], "within": "3"}},
     {"all": ["a", "b"], "own": "k"}],
)  # fmt: skip
def test_a_term_is_the_same_there_and_back(term):
    back = as_term(term_entry(term), term)
    assert back == term or (back["unless"], term["unless"]) == (["a"], "a")


def test_a_cell_changes_its_own_key_alone():
    entry = {"id": "a", "labels": {"nl": "x", "en": "y"}, "examples": ["1", "2"], "use_when": "one"}
    assert written(entry, HEADS["label nl"], "z")["labels"] == {"nl": "z", "en": "y"}
    assert written(entry, HEADS["label nl"], "")["labels"] == {"en": "y"}
    assert written(entry, HEADS["examples"], "1\n \n3 \n")["examples"] == ["1", "3"]
    assert "examples" not in written(entry, HEADS["examples"], "")
    assert written(entry, HEADS["use when"], "two")["use_when"] == "two"
    assert written(entry, HEADS["use when"], "two\nthree")["use_when"] == ["two", "three"]
    assert written({}, HEADS["examples"], "only")["examples"] == ["only"]
    assert entry["labels"] == {"nl": "x", "en": "y"}


def test_the_kind_decides_whether_words_are_a_list():
    assert as_term({"kind": "near", "term": "a"}) == {"near": ["a"]}
    assert as_term({"kind": "phrase", "term": ["a", "b"]}) == {"phrase": "a b"}
    assert as_term({"kind": "plain", "term": "a"}) == "a" and as_term({"term": "a", "note": "n"}) == {
        "plain": "a",
        "note": "n",
    }
    assert as_term({"kind": "plain", "term": "a"}, {"plain": "b"}) == {"plain": "a"}


LINE = st.text("ab =-'é", min_size=1, max_size=8).map(str.strip).filter(bool)


@given(st.lists(st.lists(LINE, min_size=1, max_size=3).map("\n".join), max_size=4))
def test_a_list_survives_its_cell(held):
    (row,) = rows({"codes": [{"id": "a", "examples": held}]}, "Codes")
    cell = shown(row, HEADS["examples"])
    assert items(written({}, HEADS["examples"], cell).get("examples", [])) == held
