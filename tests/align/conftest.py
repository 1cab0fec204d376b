"""Talks to correct: a transcript from the turns somebody typed, and the words of two transcripts."""

import pytest
from hypothesis import strategies as st

from focuscode.align.words import words_of

LITTLE = ["ja", "nee", "de", "cluster", "roadmap", "kmo's", "ik"]


@pytest.fixture(scope="session")
def words(make_talk):
    """The words of a talk of (speaker, words) pairs."""
    return lambda *turns: words_of(make_talk(*turns))


@pytest.fixture(scope="session")
def talks():
    """Turns of few different words, so that much of it repeats; signs and empty turns among them."""
    spoken = st.lists(st.sampled_from([*LITTLE, "…", "[lacht]", "ja,", "😀"]), max_size=8).map(" ".join)
    return st.lists(st.tuples(st.sampled_from(["An", "Bo", "M"]), spoken), min_size=1, max_size=8)
