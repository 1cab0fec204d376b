"""Who speaks: who leads the talk, and what is said of labels."""

import pytest

from focuscode.model import Place, Transcript, Turn
from focuscode.readers.draft import Draft
from focuscode.readers.speakers import about_speakers, typed


def led(*labels, moderators=()):
    """The type of each label."""
    turns = [Turn(n, label, 0, 0) for n, label in enumerate(labels, 1)]
    return [turn.speaker_type for turn in typed(Draft("", turns), "FG1", moderators)]


def test_labels_tell_who_leads():
    assert led("Moderator", "P1", "", "Unknown Speaker") == ["moderator", "participant", "unknown", "unknown"]
    assert led("Anna", "P1", moderators=["anna"]) == ["moderator", "participant"]


def test_a_turn_without_a_group_is_of_the_files():
    turns = [Turn(1, "P1", 0, 0), Turn(2, "P1", 0, 0, group="B")]
    assert [turn.group for turn in typed(Draft("", turns), "FG1", ())] == ["FG1", "B"]


def speaking(*labels):
    """The findings about speakers of these labels, one turn each."""
    turns = tuple(Turn(n, label, 0, 0, "moderator") for n, label in enumerate(labels, 1))
    return about_speakers(Transcript("FG1", "FG1.txt", "", "", turns))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Moderator", "MODERATOR"),
        ("P1", "P 1"),
        ("Anna B.", "Anna B"),
        ("KI-4", "KI4"),
        ("Jan Pieter", "Jan-Pieter"),
        ("Straße", "STRASSE"),
    ],
)
def test_two_spellings_of_one_label_are_told(one, other):
    (told,) = speaking(one, other, one)
    assert (told.rule, told.level, told.place) == ("F109", "warning", Place("FG1.txt"))
    assert told.message == f"'{other}' and '{one}' may be the same speaker."


@pytest.mark.parametrize(("one", "other"), [("P1", "P11"), ("Anna", "Anne"), ("P1", ""), ("Hélène", "Helene")])
def test_different_labels_are_not(one, other):
    assert speaking(one, other) == []


def test_each_further_spelling_is_told_against_the_first():
    messages = [finding.message for finding in speaking("Mod", "MOD", "mod.")]
    assert messages == ["'MOD' and 'Mod' may be the same speaker.", "'mod.' and 'Mod' may be the same speaker."]


def test_a_rare_label_a_slip_away_from_another_is_told_with_its_line():
    turns = tuple(Turn(n, "Jna" if n == 5 else "Jan", 0, 0, "moderator", line=n * 2) for n in range(1, 8))
    (told,) = about_speakers(Transcript("FG1", "FG1.txt", "", "", turns))
    assert (told.place.line, told.message) == (10, "'Jna' and 'Jan' may be the same speaker.")


def test_two_people_with_like_names_both_speak():
    assert speaking(*["Marc", "Mark"] * 4) == []
    assert speaking("Anna", "Anne", "Anna") == []  # too little to tell
    assert len(speaking(*["Marc"] * 20, *["Mark"] * 2)) == 1


def test_labels_that_the_study_lists_are_no_slips():
    turns = tuple(Turn(n, "Mark" if n == 5 else "Marc", 0, 0, "moderator") for n in range(1, 8))
    talk = Transcript("FG1", "FG1.txt", "", "", turns)
    assert about_speakers(talk, ["Marc", "Mark"]) == []
    assert len(about_speakers(talk, ["Marc"])) == 1


def test_no_speakers_need_no_moderator():
    turns = (Turn(1, "", 0, 0),)
    assert about_speakers(Transcript("FG1", "FG1.txt", "", "", turns)) == []
