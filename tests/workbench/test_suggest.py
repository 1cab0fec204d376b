"""Proposals with what they would find."""

import pytest

from focuscode.codebook import check_text
from focuscode.errors import UsageError
from focuscode.tables import results as tables
from focuscode.workbench.suggest import KINDS, suggest_terms

FILL = "dat is een heel andere zaak waar wij nu niets over zeggen"
TALKS = {
    "FG1": "Moderator: Welke bevordering bedoelt u, en welk innovatieplatform?\n"
    f"P1: Het platform. De bevordering, {FILL}.\n"
    f"P2: Een proejct, {FILL}. Het samenwerkingsplatform.\n",
    "FG2": f"P1: Bevorderingen, {FILL}.\nP3: Wij bevorderen de bevordering.\nP1: Het innovatieplatform.\n",
}
TERMS = {"promotion": ["bevorderen"], "platform": ["platform"], "project": ["project"]}


def rows(made, **asked):
    results, book = made(TERMS, TALKS)[2:]
    table = suggest_terms(results, book, **asked)
    assert list(table.columns) == tables.SUGGESTED.names
    return {row["yaml"]: row for row in table.to_dict("records")}


def test_every_kind_proposes_and_says_what_it_would_find(made):
    found = rows(made)
    assert found["- {word: proejct}"]["kind"] == "forms"
    assert found["- {compound: platform, as: head}"]["kind"] == "compounds"
    row = found["- bevordering"]
    assert (row["kind"], row["code"], row["source"]) == ("derived", "promotion", "bevorderen")
    assert (row["count"], row["groups"], row["speakers"]) == (3, 2, 3)
    assert row["forms"] == "bevordering 2, bevorderingen 1"
    assert row["contexts"].count(" | ") == 2
    assert row["log_likelihood"] != row["log_likelihood"]  # no number: it is no key word


def test_new_turns_are_those_that_do_not_carry_the_code(made):
    row = rows(made)["- bevordering"]
    assert row["new_turns"] == 2  # the third stands beside a hit of the term
    assert row["uncoded_turns"] == 1  # and one carries another code
    assert row["added_turns"] == 0


def test_turns_that_people_added_are_told_and_shown_first(made):
    row = rows(made, code="promotion", added={"promotion": [("FG2", 1)]})["- bevordering"]
    assert row["added_turns"] == 1
    assert row["contexts"].startswith("FG2-t001: »Bevorderingen«")


def test_turns_left_out_are_not_seen_at_all(made):
    left = {("FG1", 2), ("FG2", 1)}
    found = rows(made, leave_out=left)
    assert "- bevordering" not in found  # what is left stands beside a hit of the term
    assert rows(made, leave_out={("FG1", 3)}).keys().isdisjoint({"- {word: proejct}"})
    row = rows(made, leave_out={("FG1", 2)}, code="promotion", kind="derived")["- bevordering"]
    assert (row["count"], row["groups"]) == (2, 1)
    assert "FG1" not in row["contexts"]


def test_one_code_one_kind_and_a_limit(made):
    found = rows(made, code="platform", kind="compounds")
    assert {row["code"] for row in found.values()} == {"platform"}
    assert {row["kind"] for row in found.values()} == {"compounds"}
    assert len(rows(made, kind="neighbours", limit=1)) <= 1
    with pytest.raises(UsageError, match=r"No kind of proposal 'form'\. Near: forms"):
        rows(made, kind="form")
    with pytest.raises(UsageError, match=r"No code 'platfrom'"):
        rows(made, code="platfrom")


def test_a_pasted_line_finds_what_it_said(made, book_text):
    found = rows(made)
    for row in found.values():
        terms = {code: [*written] for code, written in TERMS.items()}
        terms[row["code"] or "platform"].append(row["yaml"].removeprefix("- "))
        book, findings = check_text(book_text(terms), "book.yaml")
        assert book, [str(finding) for finding in findings]


def test_a_code_without_terms_and_codings_gives_an_empty_table(made):
    results, book = made({"promotion": []}, TALKS)[2:]
    table = suggest_terms(results, book, code="promotion")
    assert table.empty
    assert list(table.columns) == tables.SUGGESTED.names
    assert KINDS == ("forms", "derived", "compounds", "neighbours")


def test_the_same_question_has_the_same_answer(made):
    results, book = made(TERMS, TALKS)[2:]
    assert suggest_terms(results, book).equals(suggest_terms(results, book))
