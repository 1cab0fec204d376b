"""Where ranges went: to the same characters, to changed words, or nowhere; and what changed."""

import pytest

from focuscode.align import align_transcripts
from focuscode.align.alignment import Change

OLD = [
    ("M", "Wat mag u verwachten van een cluster?"),
    ("An", "Een roadmp, “voor iedereen”, en kennis delen … denk ik."),
    ("Bo", "Dat weet ik niet zo goed, eerlijk gezegd."),
    ("An", "[lacht]"),
    ("Bo", "…"),
    ("An", "Maar de partners doen mee, hé!"),
]
NEW = [
    ("M", "Wat mag u verwachten van een cluster?"),
    ("An", "Een roadmap, “voor iedereen”, en veel kennis delen … denk ik."),
    ("Bo", "Dat weet ik niet zo goed,"),
    ("An", "eerlijk gezegd. [lacht]"),
    ("Bo", "…"),
    ("An", "Maar de partners doen mee, hé!"),
]


@pytest.fixture(scope="module")
def alignment(make_talk):
    return align_transcripts(make_talk(*OLD), make_talk(*NEW))


@pytest.mark.parametrize(
    ("words", "carried", "state", "whole"),
    [
        ("cluster", "cluster", "same", True),
        ("een cluster?", "een cluster?", "same", True),
        ("clus", "clus", "same", True),
        ("uster", "uster", "same", True),
        ("roadmp", "roadmap", "changed", True),
        ("oadm", "roadmap", "changed", True),
        ("“voor iedereen”", "“voor iedereen”", "same", True),
        ("en kennis delen", "en veel kennis delen", "changed", True),
        ("kennis delen …", "kennis delen …", "same", True),
        ("delen … denk", "delen … denk", "same", True),
        ("goed, eerlijk gezegd", "eerlijk gezegd", "changed", False),
        ("zo goed,", "zo goed,", "same", True),
        ("hé!", "hé!", "same", True),
        ("!", "!", "same", True),
        (", hé", ", hé", "same", True),
    ],
)
def test_ranges_are_carried(alignment, words, carried, state, whole):
    start = alignment.old.text.index(words)
    found = alignment.carry(start, start + len(words))
    assert alignment.new.text[found.start : found.end] == carried
    assert (found.state, found.whole) == (state, whole)


def test_what_is_gone_is_not_carried(make_talk):
    old, new = make_talk(*OLD[:3], OLD[5]), make_talk(*OLD[:2], OLD[5])
    alignment = align_transcripts(old, new)
    assert alignment.carry(old.turns[2].start, old.turns[2].end) is None
    assert [pair.state for pair in alignment.turns] == ["same", "same", "gone", "same"]
    assert alignment.changes() == [Change("Dat weet ik niet zo goed, eerlijk gezegd", "", 2, -1)]


def test_nothing_is_carried_from_no_words(alignment):
    space = alignment.old.text.index(" mag")
    assert alignment.carry(space, space + 1) is None
    assert alignment.carry(space, space) is None
    assert alignment.carry(0, 2) is None  # a label


def test_turns_and_what_became_of_them(alignment):
    states = [pair.state for pair in alignment.turns]
    assert states == ["same", "changed", "split", "joined", "same", "same"]
    assert [pair.new for pair in alignment.turns] == [(0,), (1,), (2, 3), (3,), (4,), (5,)]
    assert alignment.turns[1].kept == pytest.approx(8 / 9)
    assert alignment.new_turns == []


def test_changes_are_told_in_order_with_both_wordings(alignment):
    assert alignment.changes() == [Change("roadmp", "roadmap", 1, 1), Change("", "veel", 1, 1)]


def test_what_was_put_in_is_new_and_told_where_it_stands(make_talk):
    alignment = align_transcripts(make_talk(*OLD[:3]), make_talk(OLD[0], ("Cé", "Mag ik even iets zeggen?"), *OLD[1:3]))
    assert alignment.new_turns == [1]
    assert alignment.changes() == [Change("", "Mag ik even iets zeggen", -1, 1)]


def test_a_turn_without_words_stands_between_its_neighbours(make_talk):
    alignment = align_transcripts(make_talk(*OLD[2:]), make_talk(*OLD[2:4], ("Bo", "–"), OLD[5]))
    assert [pair.new for pair in alignment.turns] == [(0,), (1,), (2,), (3,)]
    assert alignment.turns[2].state == "changed"
    gone = align_transcripts(make_talk(*OLD[2:]), make_talk(*OLD[2:4], OLD[5]))
    assert [pair.state for pair in gone.turns] == ["same", "same", "gone", "same"]


def test_signs_that_changed_are_not_carried(make_talk):
    alignment = align_transcripts(make_talk(("An", "Ja. Dat is zo!")), make_talk(("An", "Ja, dat is zo?")))
    old = alignment.old.text
    assert alignment.carry(old.index("!"), old.index("!") + 1) is None
    assert alignment.carry(old.index("zo!"), old.index("zo!") + 3).state == "changed"
    assert alignment.carry(old.index("Dat"), old.index("Dat") + 3).state == "changed"


def test_a_sign_behind_a_word_that_is_gone_is_gone(make_talk):
    alignment = align_transcripts(make_talk(("An", ""), ("Bo", "cluster …")), make_talk(("An", "")))
    at = alignment.old.text.index("…")
    assert alignment.carry(at, at + 1) is None


def test_ranges_of_another_unit(alignment):
    old = [(turn.start, turn.end) for turn in alignment.old.turns[:2]]
    new = [(alignment.new.turns[0].start, alignment.new.turns[1].end)]
    assert [(pair.new, pair.state) for pair in alignment.ranges(old, new)] == [((0,), "joined"), ((0,), "joined")]


def test_talks_without_words(make_talk):
    empty = align_transcripts(make_talk(("An", "…")), make_talk(("An", "Ja.")))
    assert (empty.share, empty.carry(4, 5)) == (0.0, None)
    assert align_transcripts(make_talk(), make_talk()).turns == []
