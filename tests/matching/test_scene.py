"""A transcript as searches see it: marks and hesitations, homographs, sentences."""

import pytest


@pytest.mark.parametrize(
    "turn",
    [
        "kennis euh delen",
        "kennis [lacht] delen",
        "kennis (lacht) delen",
        "kennis kennis delen",
        "kennis [door elkaar] delen",
        "kennis, euh, delen",
    ],
)
def test_what_is_no_word_stands_in_no_phrase(words_of, turn):
    assert words_of("kennis delen", turn) in (["kennis|delen"], ["kennis delen"])


@pytest.mark.parametrize("turn", ["kennis (niet) delen", "kennis, delen", "kennis. Delen", "kennis [lacht. delen"])
def test_what_is_a_word_does(words_of, turn):
    assert words_of("kennis delen", turn) == []


def test_a_transcribers_mark_is_never_matched(words_of):
    assert words_of("lachen", "[lacht] Hij lacht. (lacht)") == ["lacht"]


def test_homographs_are_told_by_their_neighbours(words_of):
    assert words_of("{lemma: werken, pos: verb}", "Wij werken aan de werken.") == ["werken"]
    assert words_of("{lemma: werk, pos: noun}", "Wij werken aan de werken.") == ["werken"]
    assert words_of("{lemma: werken, pos: verb, homographs: keep}", "Wij werken aan de werken.") == ["werken", "werken"]
    assert words_of("{lemma: werken, pos: verb, homographs: strict}", "Werk is werk.") == []


def test_a_light_verb_written_apart_is_uncertain(make_book, make_talk):
    from focuscode.assemble import code_transcripts

    coding = code_transcripts([make_talk(("P1", "Zij gaan daarmee om."), ("P1", "Zij zetten dat op."))],
                              make_book({"a": ["omgaan"], "b": ["opzetten"]}))  # fmt: skip
    assert coding.spans["confidence"].tolist() == ["low", "high"]


def test_an_infinitive_of_the_base_finds_the_verb_written_apart_too(words_of):
    assert words_of("{lemma: brengen, pos: verb}", "Zij bracht ons samen.") == ["bracht"]
