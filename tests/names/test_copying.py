"""A copy holds the same turns and words but for the names, and its key gives the source back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from focuscode.exports.turns import as_csv, read_back
from focuscode.language import language
from focuscode.model import LeftOut, Transcript, Turn
from focuscode.names.copying import LEFT_OUT, Replacer, copied
from focuscode.names.find import Finder
from focuscode.names.key import places, restore
from focuscode.names.listed import Name

DUTCH = language("nl")
NAMES = [
    Name(("Jan De Smet", "De Smet"), "", "person"),
    Name(("Kathleen",), "", "person"),
    Name(("Voka",), "een netwerk", "organisation"),
    Name(("Gent",), "", "place"),
    Name(("Beer",), "", "person"),
]


def same(_group, label, _kind):
    return label


def copy_of(talk, names=NAMES, also=(), label=same):
    return copied(talk, Replacer(names, DUTCH, also), label)


def words(copy):
    return [copy.transcript.words_of(turn) for turn in copy.transcript.turns]


def test_names_are_replaced_and_numbered_by_kind_as_they_come(make_talk):
    copy = copy_of(make_talk(("An", "Kathleens Voka, De Smet in Gent."), ("Bo", "Jan De Smet van Gent zag een beer.")))
    assert words(copy) == [
        "[persoon-1]s een netwerk, [persoon-2] in [plaats-1].",
        "[persoon-2] van [plaats-1] zag een beer.",
    ]
    assert dict(copy.counts) == {0: 2, 1: 1, 2: 1, 3: 2}


def test_one_replacer_gives_the_same_in_all_transcripts(make_talk):
    replacer = Replacer(NAMES, DUTCH)
    copies = [copied(make_talk(("An", text)), replacer, same) for text in ("Gent, Kathleen.", "De Smet, Kathleen.")]
    assert [words(copy)[0] for copy in copies] == ["[plaats-1], [persoon-1].", "[persoon-2], [persoon-1]."]
    assert replacer.used == {0, 1, 3}
    assert [replacer.met(n) for n in range(5)] == ["[persoon-2]", "[persoon-1]", "", "[plaats-1]", ""]


def test_a_number_that_the_list_gives_away_is_not_made_up_again(make_talk):
    names = [Name(("Kathleen",), "[persoon-1]", "person"), Name(("Voka",), "", "person")]
    assert words(copy_of(make_talk(("An", "Voka, Kathleen")), names)) == ["[persoon-2], [persoon-1]"]


def test_labels_are_given_and_each_turn_keeps_the_way_back(make_talk):
    copy = copy_of(
        make_talk(("M", "Dag."), ("An", "Ja."), ("An", "")), label=lambda g, label, k: label.replace("An", "P1")
    )
    assert [(turn.speaker, turn.speaker_type) for turn in copy.transcript.turns] == [
        ("M", "moderator"),
        ("P1", "participant"),
    ]
    assert [(c.start, c.end, c.replacement, c.original) for c in copy.key.speakers] == [(5, 8, "P1", "An")]


def test_what_is_no_speech_is_in_the_key_alone():
    text = "Aanwezig: Kathleen\nAn: Ja.\n(einde)"
    talk = Transcript("G", "G.txt", "", text, (Turn(1, "An", 23, 26),), (LeftOut(0, 19, "header"),))
    copy = copy_of(talk)
    assert copy.transcript.text == "Ja."
    assert copy.transcript.left_out == ()
    assert [c.original for c in copy.key.changes if c.kind == LEFT_OUT] == ["Aanwezig: Kathleen\nAn: ", "\n(einde)"]
    assert restore(copy.transcript.text, copy.key) == text


def test_times_numbers_and_types_stay():
    turn = Turn(4, "An", 0, 8, "participant", 1.5, 3.25, 17, "G1", "roles")
    copy = copy_of(Transcript("G", "G.vtt", "x", "Kathleen", (turn,)))
    kept = copy.transcript.turns[0]
    assert kept == turn._replace(end=len("[persoon-1]"))


def test_contacts_are_replaced_where_asked_and_names_in_them_with_them(make_talk):
    talk = make_talk(("An", "Mail kathleen@voka.be of bel 0475 12 34 56."))
    asked = copy_of(talk, also=("emails",))
    assert words(asked) == ["Mail [e-mail] of bel 0475 12 34 56."]
    assert dict(asked.contacts) == {"emails": 1}
    assert words(copy_of(talk)) == ["Mail [persoon-1]@een netwerk.be of bel 0475 12 34 56."]


def test_names_of_files_and_groups_are_replaced_too(make_talk):
    copy = copy_of(make_talk(("An", "Ja."), name="Interview_Kathleen_De_Smet", groups=["Gent"]))
    assert (copy.transcript.id, copy.transcript.path) == (
        "Interview_persoon-1_persoon-2",
        "Interview_persoon-1_persoon-2.csv",
    )
    assert copy.transcript.turns[0].group == "plaats-1"
    assert copy.key.transcript == copy.transcript.id


def test_words_that_are_names_are_doubtful_where_a_sentence_begins(make_talk):
    copy = copy_of(make_talk(("An", "Beer was er. Beer ook, en Beer."), ("Bo", "Kathleen … Beer")))
    assert copy.doubtful == ((4, 1), (4, 1), (4, 2))


PIECES = [
    "Jan De Smet",
    "De Smet",
    "Kathleen",
    "Voka",
    "Gent",
    "Beer",
    "Jan",
    "beer",
    "de",
    "en",
    '"',
    ",",
    "\n",
    " ",
    "’s",
    "s",
    "-",
]
WORDS = st.lists(st.sampled_from(PIECES), max_size=10).flatmap(
    lambda pieces: st.sampled_from(["", " "]).map(lambda glue: glue.join(pieces))
)
TALKS = st.lists(st.tuples(st.sampled_from(["", "An", "Bo", "Moderator"]), WORDS), min_size=1, max_size=5)


@given(TALKS)
def test_the_source_comes_back_no_name_stands_and_nothing_else_changes(make_talk, turns):
    talk = make_talk(*turns)
    copy = copy_of(talk)
    text, key = copy.transcript.text, copy.key
    assert restore(text, key) == talk.text
    finder = Finder(((n, s) for n, name in enumerate(NAMES) for s in name.spellings), DUTCH)
    assert not any(finder.find(said) for said in words(copy))
    back = places(text, key)
    changed = [(c.start, c.end) for c in key.changes]
    for turn in copy.transcript.turns:
        for at in range(turn.start, turn.end):
            if not any(a <= at < b for a, b in changed):
                start, end = back.span(at, at + 1)
                assert talk.text[start:end] == text[at]


@given(TALKS)
def test_the_file_is_read_as_it_was_written(make_talk, turns):
    copy = copy_of(make_talk(*turns))
    if copy.transcript.turns:
        assert read_back(copy.transcript, as_csv(copy.transcript), "csv") == []


@pytest.mark.parametrize("names", [[], [Name(("Piet",), "", "person")]])
def test_without_a_name_nothing_changes_but_what_is_no_speech(make_talk, names):
    talk = make_talk(("An", "Ja, Kathleen."), ("Bo", "Neen."))
    assert words(copy_of(talk, names)) == ["Ja, Kathleen.", "Neen."]
