"""Cue words around a hit: on both sides, inside the clause, and not where an expression takes their sense away."""

import pytest

from focuscode.language.cues import REACH, clause, cues_near
from focuscode.language.dutch import DUTCH, cues


def near(sentence, at, what=DUTCH.negations):
    words = sentence.split()
    return [" ".join(words[a : b + 1]) for a, b in cues_near(words, at, at, what, DUTCH)]


@pytest.mark.parametrize(
    ("sentence", "at", "cue"),
    [
        ("wij delen dat niet", 1, ["niet"]),
        ("er is geen roadmap", 3, ["geen"]),
        ("nooit een roadmap gezien", 2, ["nooit"]),
        ("zonder roadmap", 1, ["zonder"]),
        ("te weinig projecten", 2, ["te weinig"]),
    ],
)
def test_a_negation_is_found_on_either_side(sentence, at, cue):
    assert near(sentence, at) == cue


@pytest.mark.parametrize(
    ("sentence", "at"),
    [
        ("niet alleen een roadmap", 3),
        ("wij zeggen dat we niet delen", 1),
        ("een roadmap of niet", 1),
        ("ze komen niet , een roadmap is er", 5),
        ("een roadmap maar dat lukt niet", 1),
        ("wij delen kennis", 1),
    ],
)
def test_a_negation_of_something_else_is_none(sentence, at):
    assert near(sentence, at) == []


def test_a_cue_far_away_does_not_count():
    words = ["roadmap", *["ja"] * REACH, "niet"]
    assert cues_near(words, 0, 0, DUTCH.negations, DUTCH) == []
    assert cues_near(words[1:], 0, 0, DUTCH.negations, DUTCH) == [(REACH, REACH)]


def test_the_hit_itself_is_no_cue():
    assert near("nooit", 0) == []


def test_the_longest_cue_counts():
    assert near("dat zou kunnen een roadmap zijn", 4, cues("zou; zou kunnen")) == ["zou kunnen"]


def test_a_clause_ends_at_commas_and_conjunctions():
    words = ["ik", "weet", "dat", "ze", "niet", "samenbrengen", ",", "helaas"]
    assert clause(words, 5, 5, DUTCH) == (2, 5)
    assert clause(words, 0, 0, DUTCH) == (0, 1)


def test_expressions_are_written_with_semicolons():
    assert cues(" niet alleen;\nof niet ; ") == (("niet", "alleen"), ("of", "niet"))
