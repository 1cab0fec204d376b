"""Words written otherwise, in short gaps."""

import pytest

from focuscode.align.anchors import beside
from focuscode.align.spelling import gaps, likeness, respelled
from focuscode.align.tidy import inverse, shifted


def compared(old, new):
    return shifted(beside(old.keys, new.keys), old, new)


@pytest.mark.parametrize(
    ("before", "after", "places"),
    [
        ("een roadmp is", "een roadmap is", {1: (1, 2)}),
        ("een road map is", "een roadmap is", {1: (1, 2), 2: (1, 2)}),
        ("een roadmap is", "een road map is", {1: (1, 3)}),
        ("een platform is", "een netwerk is", {1: (1, 2)}),
        ("een platform is", "een is", {}),
        ("een is", "een platform is", {}),
        ("een kat hond vis paard is", "een blauw groen zwart wit geel is", {}),
        ("een kat begeleidingsgoep vis paard is", "een blauw begeleidingsgroep is", {2: (2, 3)}),
    ],
)
def test_words_written_otherwise(words, before, after, places):
    old, new = words(("An", before)), words(("An", after))
    assert respelled(compared(old, new), old, new) == places


def test_another_turn_is_no_other_spelling(words):
    said = ("M", "Wie heeft er ooit een roadmap gezien?")
    old, new = words(said, ("An", "Ja, toch."), said), words(said, ("An", "Een platform?"), said)
    assert respelled(compared(old, new), old, new) == {}


def test_gaps_stand_between_the_same_neighbours():
    to = [0, -1, 2, -1, 3, -1]
    assert list(gaps(to, inverse(to, 6))) == [(1, 2, 1, 2), (5, 6, 4, 6)]


def test_likeness_of_words():
    assert likeness("roadmap", "roadmap") == 1
    assert likeness("de", "begeleidingsgroep") == 0
    assert likeness("ondertusen", "ondertussen") > 0.9
