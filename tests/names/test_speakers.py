"""A speaker's label: the study's pseudonym, else the list's, else a number; roles and codes stay."""

import pytest

from focuscode.language.names import DUTCH
from focuscode.model import Participant
from focuscode.names.speakers import Labels, is_coded


@pytest.fixture
def plain():
    return Labels([], lambda label: {"An": "P7"}.get(label, ""), ["spreker-1", "An"], DUTCH)


@pytest.mark.parametrize(
    "label", ["P3", "KMO11", "Deelnemer 2", "Deelnemer KMO1", "Spreker A", "A", "12", "Moderator", "INT", "Vrouw 1"]
)
def test_roles_and_codes_name_nobody(label):
    assert is_coded(label)


@pytest.mark.parametrize("label", ["Jan", "Jan_Peeters", "JDS", "Jan 2", "Janssens", "Deelnemer Jan", "An B."])
def test_names_and_initials_do(label):
    assert not is_coded(label)


def test_the_study_comes_first():
    given = Labels(
        [Participant("FG1", "Jan", "P1"), Participant("FG2", "Jan", "P2")], lambda _: "listed", ["Jan"], DUTCH
    )
    assert given.of("FG1", "JAN:", "participant") == "P1"
    assert given.of("FG2", "Jan", "participant") == "P2"
    assert given.of("FG3", "Jan", "participant") == "listed"


def test_a_label_that_stands_for_itself_in_the_study_is_no_pseudonym():
    given = Labels([Participant("FG1", "Jan", "Jan"), Participant("FG1", "GO1", "GO1")], lambda _: "", ["Jan"], DUTCH)
    assert given.of("FG1", "Jan", "participant") == "spreker-1"
    assert given.of("FG1", "GO1", "participant") == "GO1"


def test_numbers_are_free_ones_and_the_same_each_time(plain):
    assert plain.of("FG1", "Els", "participant") == "spreker-2"
    assert plain.of("FG1", "Piet", "unknown") == "spreker-3"
    assert plain.of("FG1", "Els", "participant") == "spreker-2"
    assert plain.of("FG2", "Els", "participant") == "spreker-4"
    assert plain.given["FG1", "Els"] == "spreker-2"


def test_the_list_serves_once_in_a_group_so_that_two_people_stay_two(plain):
    assert plain.of("FG1", "An", "participant") == "P7"
    assert plain.of("FG2", "An", "participant") == "P7"
    two = Labels([], lambda _: "P7", [], DUTCH)
    assert [two.of("FG1", label, "participant") for label in ("An", "Jan")] == ["P7", "spreker-1"]


def test_a_moderator_with_a_name_is_known_as_one_again(plain):
    assert plain.of("FG1", "Kathleen", "moderator") == "Moderator 1"
    assert plain.of("FG1", "Interviewer", "moderator") == "Interviewer"


def test_nobody_stays_nobody(plain):
    assert plain.of("FG1", "", "unknown") == ""
    assert plain.given == {}
