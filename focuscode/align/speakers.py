"""Who is called otherwise in the corrected transcript, and which turns were given to somebody else."""

from __future__ import annotations

from typing import NamedTuple

from focuscode.align.alignment import Alignment


class Voice(NamedTuple):
    """A turn that somebody else speaks now: its positions and the two labels."""

    turn: int
    new_turn: int
    before: str
    now: str


def renamed(alignment: Alignment) -> dict[str, str]:
    """The labels that became other ones: old label → new label.

    A label is renamed where most of its words are now spoken under one label that was not there before.
    """
    words: dict[tuple[str, str], int] = {}
    for word, there in enumerate(alignment.to):
        if there >= 0:
            before = alignment.old.turns[alignment.words.turns[word]].speaker
            now = alignment.new.turns[alignment.new_words.turns[there]].speaker
            words[before, now] = words.get((before, now), 0) + 1
    known = set(alignment.old.speakers())
    found = {}
    for label in alignment.old.speakers():
        theirs = {now: count for (before, now), count in words.items() if before == label}
        best = max(theirs, key=lambda now: theirs[now], default="")
        if best and best not in known and 2 * theirs[best] > sum(theirs.values()):
            found[label] = best
    return found


def other_voices(alignment: Alignment) -> list[Voice]:
    """The turns that somebody else speaks now, names that changed everywhere apart."""
    names = renamed(alignment)
    found = []
    for position, pair in enumerate(alignment.turns):
        before = alignment.old.turns[position].speaker
        now = [alignment.new.turns[turn].speaker for turn in pair.new]
        if now and not {before, names.get(before, before)} & set(now):
            found.append(Voice(position, pair.new[0], before, now[0]))
    return found
