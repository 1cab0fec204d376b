"""Other spellings of the words of terms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from focuscode.workbench.proposals import sources
from focuscode.workbench.spellings import distance, spellings


def proposed(talk_of, terms, *turns):
    talk, book = talk_of({"a": terms}, [(f"P{n}", words) for n, words in enumerate(turns)])
    return {proposal.term["word"]: proposal.weight for proposal in spellings(talk, sources(book.codes, talk.language))}


@pytest.mark.parametrize(
    ("term", "said", "found"),
    [
        ("project", "Het proejct loopt.", ["proejct"]),  # two letters swapped
        ("nieuwsbrief", "De nieuwsbief, ja.", ["nieuwsbief"]),  # one letter lost
        ("ecosysteem", "Een eko systeem, een ekosisteem.", ["ekosisteem"]),  # two letters of a long word
        ("platform", "Een vlatform, een platvrom.", []),  # another first letter, three changes
        ("visie", "De missie en de versie.", []),  # words of the language are other words
        ("roadmap", "Een road map, of een raodmap.", ["raodmap", "road map"]),
        ("lerend netwerk", "Een lerendnetwerk.", ["lerendnetwerk"]),
        ("noden", "De nooden.", ["nooden"]),
        ("plan", "Een plann.", []),  # too short to tell
        ("{wild: 'match*'}", "Een macthmaker.", []),
    ],
)
def test_near_words_that_no_term_finds(talk_of, term, said, found):
    assert sorted(proposed(talk_of, [term], said)) == sorted(found)


def test_a_form_that_is_dropped_or_coded_is_not_proposed(talk_of):
    assert proposed(talk_of, ["{lemma: project, forms: {drop: [proejct]}}"], "Het proejct.") == {}
    assert proposed(talk_of, ["project", "{word: proejct}"], "Het proejct.") == {}


def test_nearer_and_more_frequent_spellings_weigh_more(talk_of):
    said = "Een ekosysteem, nog een ekosysteem, een ekosisteem."
    assert proposed(talk_of, ["ecosysteem"], said) == {"ekosysteem": 2, "ekosisteem": 0.5}


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [("", "", 0), ("kennis", "kennis", 0), ("", "abc", 3), ("kitten", "sitting", 3), ("ab", "ba", 1), ("ca", "abc", 3)],
)
def test_distances_that_everybody_knows(one, other, far):
    assert distance(one, other) == far


@given(st.text("abc", max_size=7), st.text("abc", max_size=7))
def test_a_distance_is_the_same_from_both_sides_and_never_more_than_the_longer_word(one, other):
    far = distance(one, other)
    assert far == distance(other, one)
    assert abs(len(one) - len(other)) <= far <= max(len(one), len(other))
    assert (far == 0) == (one == other)
