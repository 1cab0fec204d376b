"""Transcripts beside their corrected forms: what was not touched is carried exactly, and nothing silently elsewhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from focuscode.align import align_transcripts
from focuscode.align.alignment import bare
from focuscode.exports.turns import FORMATS
from focuscode.readers import read_transcript

DEMO = "transcripts/FG3.txt"
COMMON = ["ja", "de", "ik", "cluster", "dat", "roadmap", "niet", "en"]


@pytest.fixture(scope="module")
def demo():
    return read_transcript(DEMO)[0]


def test_a_transcript_is_itself(demo):
    alignment = align_transcripts(demo, demo)
    assert alignment.to == tuple(range(len(alignment.words)))
    assert [pair.new for pair in alignment.turns] == [(n,) for n in range(len(demo.turns))]
    assert {pair.state for pair in alignment.turns} == {"same"}
    assert (alignment.new_turns, alignment.changes(), alignment.moved) == ([], [], ())


@pytest.mark.parametrize("kind", ["txt", "csv", "vtt", "docx"])
def test_another_format_carries_every_turn(tmp_path, kind):
    old = read_transcript("transcripts/FG2.vtt")[0]
    (tmp_path / f"FG2.{kind}").write_bytes(FORMATS[kind](old))
    new = read_transcript(tmp_path / f"FG2.{kind}")[0]
    alignment = align_transcripts(old, new)
    assert alignment.share == 1
    for n, turn in enumerate(old.turns):
        carried = alignment.carry(turn.start, turn.end)
        if bare(old.words_of(turn)):
            assert (carried.turn, carried.state) == (n, "same")


def test_other_talks_share_next_to_nothing(demo):
    assert align_transcripts(demo, read_transcript("transcripts/FG2.vtt")[0]).share < 0.05
    assert align_transcripts(read_transcript("transcripts/FG1.docx")[0], demo).share < 0.05


@given(st.data())
def test_whatever_repeats_nothing_is_carried_to_other_words_silently(make_talk, talks, data):
    old, new = make_talk(*data.draw(talks)), make_talk(*data.draw(talks))
    alignment = align_transcripts(old, new)
    moved = {block.first + n for block in alignment.moved for n in range(block.words)}
    placed = [there for word, there in enumerate(alignment.to) if there >= 0 and word not in moved]
    assert placed == sorted(set(placed))
    for turn in old.turns:
        at = data.draw(st.integers(turn.start, turn.end))
        end = data.draw(st.integers(at, turn.end))
        carried = alignment.carry(at, end)
        if carried:
            home = new.turns[carried.turn]
            assert home.start <= carried.start < carried.end <= home.end
            said = bare(old.text[at:end]) == bare(new.text[carried.start : carried.end])
            assert (carried.state == "same") == said


@given(st.data())
def test_a_talk_of_few_words_is_itself(make_talk, talks, data):
    talk = make_talk(*data.draw(talks))
    alignment = align_transcripts(talk, talk)
    for n, turn in enumerate(talk.turns):
        assert alignment.turns[n].new == (n,)
        at = data.draw(st.integers(turn.start, turn.end))
        end = data.draw(st.integers(at, turn.end))
        if bare(talk.text[at:end]):
            carried = alignment.carry(at, end)
            assert (carried.turn, carried.state) == (n, "same")
            assert bare(talk.text[carried.start : carried.end]) == bare(talk.text[at:end])


def said(n, size):
    """A turn of common words in which every third word stands nowhere else."""
    return [f"woord{n}x{k}," if k % 3 == 1 else COMMON[(5 * n + 3 * k) % len(COMMON)] for k in range(size)]


def corrected(turns, kinds):
    """Turns after corrections, and for each old turn that was not touched its new position."""
    new, places = [], {}
    for n, ((who, words), kind) in enumerate(zip(turns, kinds, strict=True)):
        at = len(words) // 2
        match kind:
            case "typo":
                new.append((who, [*words[:at], f"{words[at]}q", *words[at + 1 :]]))
            case "split":
                new += [(who, words[:at]), ("M", words[at:])]
            case "join" if new:
                places = {old: place for old, place in places.items() if place != len(new) - 1}
                new[-1] = (new[-1][0], new[-1][1] + words)
            case "take out":
                pass
            case _:
                if kind == "put in":
                    new.append(("An", ["heel", f"nieuw{n}", "hier"]))
                places[n] = len(new)
                new.append(("Iemand" if kind == "rename" else who, words))
    return new, places


def typed(turns, between=" "):
    return [(who, between.join(words)) for who, words in turns]


KINDS = ["none", "typo", "split", "join", "put in", "take out", "rename"]
turn_kinds = st.tuples(st.sampled_from(["An", "Bo", "M"]), st.integers(4, 14), st.sampled_from(KINDS))


@given(st.lists(turn_kinds, min_size=1, max_size=12))
def test_what_was_not_touched_is_carried_exactly(make_talk, drawn):
    turns = [(who, said(n, size)) for n, (who, size, _) in enumerate(drawn)]
    changed, places = corrected(turns, [kind for *_, kind in drawn])
    old, new = make_talk(*typed(turns)), make_talk(*typed(changed, "  "))
    alignment = align_transcripts(old, new)
    for n, place in places.items():
        turn = old.turns[n]
        carried = alignment.carry(turn.start, turn.end)
        assert (carried.turn, carried.state, carried.whole) == (place, "same", True)
        assert (carried.start, carried.end) == (new.turns[place].start, new.turns[place].end)
        assert alignment.turns[n].new == (place,)
        for word in alignment.words.inside(turn.start, turn.end):
            start, end = alignment.words.starts[word], alignment.words.ends[word]
            one = alignment.carry(start, end)
            assert (one.turn, new.text[one.start : one.end]) == (place, old.text[start:end])


def test_a_large_talk_with_many_corrections_is_carried(make_talk):
    turns = [("An", said(n, 30)) for n in range(700)]
    changed, places = corrected(turns, [KINDS[n % len(KINDS)] for n in range(700)])
    alignment = align_transcripts(make_talk(*typed(turns)), make_talk(*typed(changed)))
    assert [alignment.turns[n].new for n in places] == [(place,) for place in places.values()]
    states = [alignment.turns[n].state for n in range(7)]
    assert states == ["same", "changed", "split", "joined", "same", "gone", "same"]


def test_a_moved_turn_is_carried_to_its_place(make_talk):
    turns = [("An", " ".join(said(n, 12))) for n in range(6)]
    old, new = make_talk(*turns), make_talk(*turns[1:5], turns[0], turns[5])
    alignment = align_transcripts(old, new)
    assert [block.words for block in alignment.moved] == [12]
    assert [pair.new[0] for pair in alignment.turns] == [4, 0, 1, 2, 3, 5]
    assert alignment.carry(old.turns[0].start, old.turns[0].end).turn == 4
