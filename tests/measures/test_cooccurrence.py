"""Codes and tiers that stand together."""

import math
from itertools import combinations

import pytest

from focuscode.assemble import code_transcripts
from focuscode.measures import code_cooccurrence, tier_cooccurrence
from focuscode.measures.cooccurrence import ALL_PAIRS
from focuscode.tables import results

TERMS = {"a": ["appel"], "b": ["banaan"], "c": ["citroen"]}
TALK = [
    ("M1", "appel banaan citroen"),
    ("P1", "appel. Een banaan."),
    ("P2", "appel appel"),
    ("", "banaan"),
    ("P1", "niets"),
]


@pytest.fixture(scope="module")
def coded(make_book, make_talk):
    def code(terms=TERMS, turns=TALK, unit="turn", tiers=None, parents=None, **facts):
        book = make_book(terms, tiers=tiers, parents=parents)
        return code_transcripts([make_talk(*turns, **facts)], book, unit=unit)

    return code


def test_a_pair_counts_the_segments_with_both(coded):
    assert code_cooccurrence(coded())[["code_a", "code_b", "n_a", "n_b", "n_both", "n_units"]].values.tolist() == [
        ["a", "b", 2, 2, 1, 4],
        ["a", "c", 2, 0, 0, 4],
        ["b", "c", 2, 0, 0, 4],
    ]


def test_the_unit_decides_what_stands_together(coded):
    both = {unit: code_cooccurrence(coded(unit=unit)).iloc[0] for unit in ("turn", "sentence", "window:2")}
    assert {unit: row["n_both"] for unit, row in both.items()} == {"turn": 1, "sentence": 0, "window:2": 2}
    assert {unit: row["unit"] for unit, row in both.items()} == {unit: unit for unit in both}


def test_a_code_that_never_occurs_has_a_coefficient_of_nought_and_two_have_none(coded):
    rows = code_cooccurrence(coded()).set_index(["code_a", "code_b"])
    assert rows.loc[("a", "c"), "jaccard"] == 0
    assert rows.loc[("a", "b"), "jaccard"] == pytest.approx(1 / 3)
    silent = code_cooccurrence(coded(turns=[("P1", "niets")]))
    assert silent["jaccard"].isna().all()
    assert (silent["expected"] == 0).all()


def test_expected_within_groups_is_added_up_group_by_group(coded):
    turns = [("P1", "appel"), ("P2", "banaan"), ("P3", "appel banaan"), ("P4", "niets"), ("P5", "appel")]
    row = code_cooccurrence(coded(turns=turns, groups=["G", "G", "H", "H", "H"])).iloc[0]
    assert row["expected"] == pytest.approx(3 * 2 / 5)
    assert row["expected_within_group"] == pytest.approx(1 * 1 / 2 + 2 * 1 / 3)


def test_parents_are_no_pairs_of_their_own(coded):
    found = code_cooccurrence(coded(parents={"b": "a"}))
    assert found[["code_a", "code_b"]].values.tolist() == [["a", "b"], ["a", "c"], ["b", "c"]]


def test_a_tier_meets_every_tier_and_itself_and_counts_once(coded):
    found = tier_cooccurrence(coded(tiers={"a": "low", "b": "low", "c": "high"}))
    assert found[["tier_a", "tier_b", "n_a", "n_b", "n_both", "n_units"]].values.tolist() == [
        ["low", "low", 3, 3, 3, 4],
        ["low", "high", 3, 0, 0, 4],
        ["high", "high", 0, 0, 0, 4],
    ]
    assert found["jaccard"].tolist()[:2] == [1.0, 0.0]
    assert math.isnan(found["jaccard"].tolist()[2])


def test_without_tiers_the_table_is_empty_and_whole(coded):
    found = tier_cooccurrence(coded())
    assert len(found) == 0
    assert found.columns.tolist() == results.TIERS.names


@pytest.mark.parametrize("turns", [[], [("M1", "appel banaan")]])
def test_without_segments_there_are_pairs_of_nought(coded, turns):
    found = code_cooccurrence(coded(turns=turns))
    assert found.columns.tolist() == results.COOCCURRENCE.names
    assert (found[["n_a", "n_b", "n_both", "n_units"]] == 0).all().all()
    assert found["expected"].isna().all()


def test_one_code_makes_no_pair(coded):
    assert len(code_cooccurrence(coded(terms={"a": ["appel"]}))) == 0


@pytest.mark.parametrize("size", [ALL_PAIRS, ALL_PAIRS + 1])
def test_beyond_300_codes_only_pairs_that_meet_are_listed(coded, size):
    terms = {f"c{n}": [f"woord{n}x"] for n in range(size)}
    found = code_cooccurrence(coded(terms=terms, turns=[("P1", "woord1x woord7x woord9x"), ("P1", "woord2x")]))
    met = found[found["n_both"] > 0]
    assert met[["code_a", "code_b"]].values.tolist() == [["c1", "c7"], ["c1", "c9"], ["c7", "c9"]]
    assert len(found) == (len(list(combinations(range(size), 2))) if size == ALL_PAIRS else 3)
