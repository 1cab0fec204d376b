"""The nouns: frozen records, and the little they know to say of themselves."""

import dataclasses

import pytest

from focuscode import model
from focuscode.model import (
    Change,
    Code,
    Codebook,
    Exclusion,
    Finding,
    Group,
    LeftOut,
    Participant,
    Place,
    Section,
    Term,
    Tier,
    Transcript,
    Turn,
    WordList,
)

TEXT = "M: Welkom.\nAnna: Één idee.\nBram: Ja.\nAnna: Nee.\n: hm"
TURNS = (
    Turn(1, "M", 3, 10, "moderator"),
    Turn(2, "Anna", 17, 26, "participant"),
    Turn(3, "Bram", 33, 36, "participant"),
    Turn(4, "Anna", 43, 47, "participant"),
    Turn(5, "", 50, 52),
)


def code(name, **facts):
    return Code(name, f"Label {name}", "theme", "", Place("c"), **facts)


def term(text, owner):
    return Term(owner, "plain", text, text, Place("c"))


def book(*codes):
    return Codebook("c", "C", "1.0.0", "nl", "3f2a9c" + "0" * 58, "c.yaml", (), codes)


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        (Place("a.txt"), "a.txt"),
        (Place("a.txt", 3), "a.txt:3"),
        (Place("a.txt", 3, 7), "a.txt:3:7"),
        (Place("map met spaties/één.txt", 1), "map met spaties/één.txt:1"),
    ],
)
def test_a_place_is_shown_as_far_as_it_is_known(place, shown):
    assert str(place) == shown


def test_places_stand_in_the_order_of_the_file():
    places = [Place("b", 1), Place("a", 10), Place("a", 9, 80), Place("a", 9, 9), Place("a")]
    assert sorted(places) == [Place("a"), Place("a", 9, 9), Place("a", 9, 80), Place("a", 10), Place("b", 1)]


def test_a_finding_without_a_mend_is_shown_without_a_gap():
    assert str(Finding(Place("a", 1), "info", "F004", "Read as UTF-16.")) == "a:1: info: Read as UTF-16. (F004)"
    assert str(Finding(Place("a", 1), "info", "F004", "Read.", "Look.")) == "a:1: info: Read. Look. (F004)"


def test_the_words_of_a_turn_are_its_range_of_the_text():
    transcript = Transcript("t", "t.txt", "", TEXT, TURNS)
    assert [transcript.words_of(turn) for turn in TURNS] == ["Welkom.", "Één idee.", "Ja.", "Nee.", "hm"]


def test_speakers_are_named_once_in_the_order_they_begin_and_the_unnamed_not():
    assert Transcript("t", "t.txt", "", TEXT, TURNS).speakers() == ("M", "Anna", "Bram")
    assert Transcript("t", "t.txt", "", "", ()).speakers() == ()


def test_a_turn_of_an_unnamed_speaker_is_of_unknown_type():
    assert Turn(1, "", 0, 1).speaker_type == "unknown"


def test_the_stamp_is_the_version_and_six_signs_of_the_hash():
    assert book().stamp == "1.0.0+3f2a9c"


def test_the_terms_of_a_codebook_stand_in_the_order_of_the_file():
    codes = [code("b", terms=(term("z", "b"), term("a", "b"))), code("a"), code("c", terms=(term("m", "c"),))]
    assert [t.text for t in book(*codes).terms] == ["z", "a", "m"]


def test_a_code_is_found_by_its_id():
    codebook = book(code("a"), code("b"))
    assert list(codebook.by_id) == ["a", "b"]
    assert codebook.by_id["b"].label == "Label b"


def test_what_nests_under_a_code_stands_below_it_at_any_depth():
    codebook = book(
        code("d", parent="b"), code("a"), code("b", parent="a"), code("c", parent="a"), code("e", parent="d")
    )
    assert codebook.below("a") == ("a", "b", "d", "e", "c")
    assert codebook.below("d") == ("d", "e")
    assert codebook.below("c") == ("c",)


@pytest.mark.parametrize(("language", "label"), [("nl", "Wegenkaart"), ("en", "Label a"), ("", "Label a")])
def test_a_label_is_given_in_the_language_that_is_there(language, label):
    assert code("a", labels={"nl": "Wegenkaart"}).named(language) == label


NOUNS = [
    Place("a"),
    Finding(Place("a"), "info", "F", "m"),
    Transcript("t", "t", "", "", ()),
    Tier("a", "A"),
    Change("1.1.0", "rename", ("a",), ("b",), Place("c")),
    WordList("a", "A", ("b",), Place("c")),
    term("a", "b"),
    code("a"),
    book(),
    Group("FG1"),
    Participant("FG1", "Anna", "P1"),
    Section("s", "S", ("w",)),
    Exclusion("FG1", "Anna", "", "", Place("s")),
]


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: type(noun).__name__)
def test_nothing_of_a_noun_can_be_changed(noun):
    for field in dataclasses.fields(noun):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(noun, field.name, None)


def test_every_noun_is_one_of_these():
    made = {type(noun) for noun in NOUNS} | {Turn, LeftOut}
    there = {x for x in vars(model).values() if isinstance(x, type) and x.__module__ == model.__name__}
    assert made == there


def test_two_tiers_do_not_share_their_labels():
    one, other = Tier("a", "A"), Tier("b", "B")
    one.labels["nl"] = "x"
    assert other.labels == {}


def test_a_plain_term_has_the_usual_options():
    plain = term("roadmap", "a")
    assert (plain.pos, plain.gap, plain.within, plain.unless_within, plain.homographs) == (None, 0, 8, 2, "cue")


def test_a_turn_of_a_source_without_lines_stands_on_none():
    assert Turn(1, "", 0, 1).line == 0
