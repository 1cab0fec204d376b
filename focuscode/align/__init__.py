"""A transcript and its corrected form beside each other, word by word, so that what points at one finds the other."""

from __future__ import annotations

from focuscode.align.alignment import Alignment, Carried
from focuscode.align.anchors import beside
from focuscode.align.moved import moved_blocks
from focuscode.align.spelling import respelled
from focuscode.align.tidy import shifted, without_chance
from focuscode.align.words import words_of
from focuscode.model import Transcript

__all__ = ["Alignment", "Carried", "align_transcripts"]


def align_transcripts(old: Transcript, new: Transcript) -> Alignment:
    """Put a transcript beside its corrected form, word by word.

    The answer says where each range of the old text went (`carry(start, end)`: start and end in characters),
    what became of each turn (`turns`), which words changed (`changes()`) and which blocks were moved (`moved`).
    Words are compared by their letters; case, accents of quotes and hyphens apart. Nothing is raised for two
    talks that have nothing in common: look at `share`.

    >>> transcript, _ = read_transcript("transcripts/FG3.txt")
    >>> align_transcripts(transcript, transcript).share
    1.0
    """
    words, new_words = words_of(old), words_of(new)
    to = beside(words.keys, new_words.keys)
    to = shifted(to, words, new_words)
    to = without_chance(to, words, new_words)
    moved = moved_blocks(to, words, new_words)
    otherwise = respelled(to, words, new_words)
    for block in moved:
        to[block.first : block.first + block.words] = range(block.new_first, block.new_first + block.words)
        for n in range(block.words):
            otherwise.pop(block.first + n, None)
    return Alignment(old, new, words, new_words, tuple(to), otherwise, tuple(moved))
