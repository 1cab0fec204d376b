"""What a word is, and what two spellings of it share."""

import pytest

from focuscode.align.words import words_of
from focuscode.model import Transcript, Turn


def test_labels_and_signs_are_no_words(words):
    found = words(("An", "Ja … de [lacht] roadmap!"), ("Bo", "– 😀"), ("An", "1,5 keer"))
    assert [found.written(n) for n in range(len(found))] == ["Ja", "de", "lacht", "roadmap", "1", "5", "keer"]
    assert found.turns == [0, 0, 0, 0, 2, 2, 2]
    assert found.borders == {0, 4, 7}


@pytest.mark.parametrize(
    ("one", "other"),
    [("kmo's", "KMO’s"), ("coördineren", "coordineren"), ("innovatie-ecosysteem", "innovatieecosysteem"),
     ("café", "cafe\u0301"), ("e\u00admail", "email")],
)  # fmt: skip
def test_spellings_of_one_word_share_a_key(words, one, other):
    first, second = words(("An", one)), words(("An", other))
    assert len(first) == len(second) == 1
    assert first.keys == second.keys


def test_what_is_blotted_out_is_no_word(words):
    assert words(("An", "dit ████ is weg")).keys == ["dit", "is", "weg"]


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [(0, 3, [0]), (0, 4, [0]), (2, 5, [0, 1]), (3, 4, []), (4, 11, [1]), (11, 12, []), (0, 20, [0, 1, 2])],
)
def test_the_words_that_a_range_touches(start, end, found):
    talk = Transcript("A", "A", "", "een roadmap, ja", (Turn(1, "", 0, 15),))
    assert list(words_of(talk).inside(start, end)) == found
