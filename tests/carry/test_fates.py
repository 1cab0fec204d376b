"""How far a coding may be trusted at its new place."""

import pytest

from focuscode.align import align_transcripts
from focuscode.carry.fates import Judge, short


@pytest.fixture
def judge(alignment):
    return Judge(alignment)


@pytest.mark.parametrize(
    ("turn", "part", "state", "why"),
    [
        (0, 0, "same", ""),
        (1, 1, "changed", "words of its turn changed"),
        (2, 2, "doubtful", "its turn was split; the codes stand at each part"),
        (4, 4, "changed", "its turn was joined with another"),
        (5, 4, "doubtful", "now spoken by Bo, before by An"),
        (6, 5, "doubtful", "now spoken by An, before by Bo"),
    ],
)
def test_codings_of_turns(judge, turn, part, state, why):
    assert judge.of_turn(turn, part) == (state, why)


def test_a_turn_that_hardly_stands_any_more_is_read_again(make_talk):
    old = make_talk(
        ("M", "Goeiemorgen."), ("An", "een twee drie vier vijf zes zeven acht negen tien"), ("M", "Dank u.")
    )
    new = make_talk(("M", "Goeiemorgen."), ("An", "een twee drie vier"), ("M", "Dank u."))
    judge = Judge(align_transcripts(old, new))
    assert judge.of_turn(1, 1) == ("doubtful", "only 40 % of the words of its turn are kept")
    start = old.turns[1].start
    assert judge.of_range(1, judge.alignment.carry(start, start + 3))[0] == "doubtful"


def test_codings_of_ranges(judge):
    def at(words):
        start = judge.alignment.old.text.index(words)
        turn = next(n for n, turn in enumerate(judge.alignment.old.turns) if turn.start <= start < turn.end)
        return judge.of_range(turn, judge.alignment.carry(start, start + len(words)))

    assert at("iedereen") == ("same", "")
    assert at("roadmp voor") == ("changed", "its words changed")
    assert at("eens. Dat moet") == ("doubtful", "a part of its words is gone or stands elsewhere")
    assert at("lidgeld") == ("doubtful", "now spoken by An, before by Bo")


def test_parts_of_the_same_speaker_come_before_others(make_talk):
    old = make_talk(("An", "Dat weet ik niet zo goed. Vraag het hem eens. Hij was erbij die dag."))
    new = make_talk(("An", "Dat weet ik niet zo goed."), ("M", "Vraag het hem eens."), ("An", "Hij was erbij die dag."))
    judge = Judge(align_transcripts(old, new))
    assert sorted(judge.alignment.turns[0].new) == [0, 1, 2]
    assert sorted(judge.parts(0)) == [0, 2]


def test_what_was_moved_is_told(make_talk):
    turns = [("An", " ".join(f"w{n}x{k}" for k in range(10))) for n in range(4)]
    judge = Judge(align_transcripts(make_talk(*turns), make_talk(*turns[1:], turns[0])))
    assert judge.of_turn(0, 3) == ("same", "moved to another place")


def test_a_rename_is_no_doubt(make_talk):
    old = make_talk(("An", "Dat weet ik niet zo goed."), ("M", "Vraag het hem eens."))
    new = make_talk(("Annie", "Dat weet ik niet zo goed."), ("M", "Vraag het hem eens."))
    assert Judge(align_transcripts(old, new)).of_turn(0, 0) == ("same", "")


def test_long_turns_are_cut():
    assert short("een\n twee") == "een twee"
    assert short("x" * 301) == "x" * 300 + " …"
