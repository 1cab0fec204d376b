"""Names that changed everywhere, and turns that were given to somebody else."""

import pytest

from focuscode.align import align_transcripts
from focuscode.align.speakers import Voice, other_voices, renamed

TALK = [
    ("M", "Wie wil er beginnen met vertellen?"),
    ("An", "Ik begin wel, dank u, met de roadmap."),
    ("Bo", "Daarna kom ik dan aan de beurt."),
    ("An", "Dat is goed voor mij."),
]


@pytest.fixture
def both(make_talk):
    def make(*new):
        return align_transcripts(make_talk(*TALK), make_talk(*new))

    return make


def test_nobody_is_renamed_in_the_same_talk(both):
    assert renamed(both(*TALK)) == {}
    assert other_voices(both(*TALK)) == []


def test_a_name_that_changed_everywhere(both):
    found = both(*[("Annie" if who == "An" else who, words) for who, words in TALK])
    assert renamed(found) == {"An": "Annie"}
    assert other_voices(found) == []


def test_a_name_that_was_forgotten_once_is_no_other_speaker(both):
    found = both(TALK[0], ("Annie", TALK[1][1]), *TALK[2:])
    assert renamed(found) == {"An": "Annie"}
    assert other_voices(found) == []


def test_a_turn_that_was_given_to_another(both):
    found = both(*TALK[:3], ("Bo", TALK[3][1]))
    assert renamed(found) == {}
    assert other_voices(found) == [Voice(3, 3, "An", "Bo")]


def test_two_that_changed_names_are_not_renamed_but_told(both):
    swap = {"An": "Bo", "Bo": "An"}
    found = both(*[(swap.get(who, who), words) for who, words in TALK])
    assert renamed(found) == {}
    assert [voice.turn for voice in other_voices(found)] == [1, 2, 3]


def test_a_name_where_there_was_none(make_talk):
    found = align_transcripts(make_talk(("", "Daar begon het mee.")), make_talk(("An", "Daar begon het mee.")))
    assert other_voices(found) == [Voice(0, 0, "", "An")]
