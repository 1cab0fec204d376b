"""Turns that carry no code: long ones first, asides not at all."""

from dataclasses import replace

import pytest

from focuscode.assemble import code_transcripts
from focuscode.measures import uncoded_share, uncoded_turns
from focuscode.measures.uncoded import substantive_turns
from focuscode.tables import results

EIGHT = "een twee drie vier vijf zes zeven acht"


@pytest.fixture(scope="module")
def coded(make_book, make_talk):
    def code(*turns, unit="turn", language="nl", names=("G1",)):
        book = make_book({"roadmap": ["roadmap"]}, language=language)
        return code_transcripts([make_talk(*turns, name=name) for name in names], book, unit=unit)

    return code


@pytest.mark.parametrize(
    ("speaker", "words", "substantive"),
    [
        ("P1", EIGHT, True),
        ("", EIGHT, True),
        ("M1", EIGHT, False),
        ("P1", EIGHT.removesuffix(" acht"), False),
        ("P1", "euh, een twee drie uhm … vier vijf zes zeven", False),
        ("P1", "Euh een twee drie vier vijf zes zeven acht", True),
        ("P1", "een twee drie vier vijf zes zeven [lacht luid]", False),
        ("P1", "een twee drie vier vijf zes zeven (lacht)", False),
        ("P1", "een twee drie vier vijf zes zeven – 😀 !", False),
        ("P1", "", False),
        ("P1", f"een (dat wil zeggen, {EIGHT} en nog meer) ja", True),
    ],
)
def test_a_turn_is_substantive_from_eight_words(coded, speaker, words, substantive):
    assert len(substantive_turns(coded((speaker, words)))) == substantive


def test_hesitations_are_those_of_the_language(coded):
    words = "erm one two three four five six seven"
    assert len(substantive_turns(coded(("P1", words), language="en"))) == 0
    assert len(substantive_turns(coded(("P1", words)))) == 1


TALK = [
    ("P1", EIGHT),
    ("P2", f"{EIGHT} negen"),
    ("P1", f"{EIGHT} roadmap"),
    ("M1", f"{EIGHT} negen tien"),
    ("", f"{EIGHT} negen"),
    ("P1", "ja"),
]


def test_the_longest_stand_first_then_the_order_of_the_talk(coded):
    found = uncoded_turns(coded(*TALK, names=("G1", "G2")))
    assert found[["transcript", "turn", "words"]].values.tolist() == [
        ["G1", 2, 9], ["G1", 5, 9], ["G2", 2, 9], ["G2", 5, 9], ["G1", 1, 8], ["G2", 1, 8],
    ]  # fmt: skip
    assert found["text"].tolist()[0] == TALK[1][1]
    assert found.columns.tolist() == results.UNCODED.names


def test_the_share_is_of_substantive_turns(coded):
    assert uncoded_share(coded(*TALK)) == (3, 4)
    assert uncoded_share(coded(("P1", "ja"))) == (0, 0)


@pytest.mark.parametrize("unit", ["sentence", "window:3"])
def test_the_unit_changes_nothing(coded, unit):
    assert uncoded_share(coded(*TALK, unit=unit)) == (3, 4)


def test_a_turn_whose_coding_was_rejected_carries_none(coded):
    coding = coded(*TALK)
    for status, left in (("rejected", 4), ("accepted", 3)):
        assert len(uncoded_turns(replace(coding, spans=coding.spans.assign(status=status)))) == left


def test_nothing_in_gives_an_empty_table(coded):
    assert uncoded_turns(coded()).columns.tolist() == results.UNCODED.names
    assert len(uncoded_turns(coded())) == 0
