"""A codebook as text for the terminal."""

from pathlib import Path

import pytest

from focuscode.codebook import check_text, read_codebook
from focuscode.exports.codebook import WIDTH, book_record, by_tier, code_page, tree_page

ROOT = Path(__file__).parent.parent.parent
TEXT = """codebook: probe
title: A codebook to show
version: 1
language: nl
tiers:
  - {id: main, label: Main codes, labels: {nl: Hoofdcodes}}
  - {id: empty, label: Nothing}
codes:
  - id: roadmap
    label: Roadmap
    labels: {nl: Wegenkaart, en: Road map}
    kind: role
    tier: main
    source: refined
    refined_from: [lit-01, lit-02]
    definition: The way ahead, drawn up by all who will have to walk it and by some of those who only look on.
    full_definition: Much more of it.
    use_when: [a plan is made]
    not_when: [a street map is meant]
    terms: [roadmap, {phrase: lange termijn, gap: 1, note: in any degree}]
    examples: [Een roadmap.]
    counterexamples: [Een straat.]
  - {id: step, label: Step, tier: main, parent: roadmap, definition: one of it, terms: [stap]}
  - {id: pace, tier: main, parent: step, definition: how long}
  - {id: platform, label: Platform, tier: main, definition: a place, terms: [platform]}
"""
LOOSE = "codebook: c\nversion: 1\ncodes:\n  - {id: a}\n"


@pytest.fixture(scope="module")
def book():
    return check_text(TEXT, "probe.yaml")[0]


def test_the_tree_shows_tiers_codes_and_what_nests(book):
    lines = tree_page(book).splitlines()
    assert lines[0] == "A codebook to show"
    assert lines[1].startswith("probe 1+") and lines[1].endswith(", nl, 4 codes, 4 terms")
    assert lines[3:] == [
        "Hoofdcodes (main)",
        "  roadmap: Wegenkaart (role, 2 terms)",
        "      The way ahead, drawn up by all who will have to walk it and by some of",
        "      those who only look on.",
        "      step: Step (theme, 1 term)",
        "          one of it",
        "          pace: pace (theme, no terms: for hand-coding)",
        "              how long",
        "  platform: Platform (theme, 1 term)",
        "      a place",
    ]


def test_the_tree_shows_terms_where_they_are_asked_for(book):
    page = tree_page(book, terms=True)
    assert "      - roadmap\n      - {phrase: lange termijn, gap: 1, note: in any degree}\n" in page
    assert "- roadmap" not in tree_page(book)


def test_codes_without_a_tier_stand_by_themselves():
    book, _ = check_text(LOOSE, "c.yaml")
    assert tree_page(book).splitlines()[3:] == ["  a: a (theme, no terms: for hand-coding)"]
    assert [(tier.id, [(code.id, depth) for code, depth in codes]) for tier, codes in by_tier(book)] == [
        ("", [("a", 0)])
    ]


def test_every_code_stands_once_in_the_tree(book):
    shown = [code.id for _, codes in by_tier(book) for code, _ in codes]
    assert sorted(shown) == sorted(book.by_id)


def test_one_code_is_shown_whole(book):
    page = code_page(book.by_id["roadmap"], book)
    assert page.splitlines()[:4] == [
        "roadmap: Wegenkaart",
        "also: Roadmap; Road map",
        "role, tier Hoofdcodes (main), source: refined, refined from: lit-01, lit-02",
        f"probe {book.stamp}, probe.yaml:9",
    ]
    for part in (
        "Definition\n  The way ahead",
        "In full\n  Much more of it.",
        "Use when\n  - a plan is made",
        "Do not use when\n  - a street map is meant",
        "Terms (2)\n  - roadmap (line 20)\n      any form of the word “roadmap”\n",
        "      “lange termijn” in this order, each word in any form, at most 1 other word\n      between each two",
        "      note: in any degree",
        "Examples\n  - Een roadmap.",
        "No examples of it\n  - Een straat.",
    ):
        assert part in page


def test_what_a_code_does_not_say_is_left_out(book):
    page = code_page(book.by_id["pace"], book)
    assert "Use when" not in page and "Examples" not in page and "In full" not in page
    assert "theme, tier Hoofdcodes (main), under step" in page
    assert page.endswith("Terms\n  none: this code is for hand-coding")


def test_pages_are_readable_at_eighty_columns():
    book, _ = read_codebook(ROOT / "codebooks" / "spco-roles.yaml")
    pages = [tree_page(book, terms=True), *(code_page(code, book) for code in book.codes)]
    assert max(len(line) for page in pages for line in page.splitlines()) <= WIDTH


def test_the_record_holds_everything_a_machine_asks_for(book):
    record = book_record(book, book.codes)
    assert (record["codebook"], record["version"], record["stamp"]) == ("probe", "1", book.stamp)
    assert [tier["id"] for tier in record["tiers"]] == ["main", "empty"]
    first = record["codes"][0]
    assert first["refined_from"] == ["lit-01", "lit-02"]
    assert first["terms"][1] == {
        "typed": "{phrase: lange termijn, gap: 1, note: in any degree}",
        "kind": "phrase",
        "finds": "“lange termijn” in this order, each word in any form, at most 1 other word between each two",
        "note": "in any degree",
        "line": 20,
    }
    assert [code["parent"] for code in record["codes"]] == ["", "roadmap", "step", ""]
