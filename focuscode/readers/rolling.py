"""Captions that roll: each shows the last lines of the one before again, above the new one (YouTube).

A file rolls if most of its captions do. Then the lines that are shown again are read once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from focuscode.readers.cues import Caption
from focuscode.readers.markup import VOICE, plain

FEWEST = 2  # captions that show an old line and a new one, before a file is said to roll
APART = 0.1  # seconds between a caption and the one that holds its words
MOST = 8  # lines that a caption shows again


def unrolled(captions: Sequence[Caption]) -> tuple[list[Caption], int]:
    """Captions without the lines they repeat, and how many lines those were; others as they are."""
    shown = [[plain(line) for line in caption.lines if plain(line)] for caption in captions]
    again = [0, *(_again(captions[n - 1 : n + 1], shown[n - 1], shown[n]) for n in range(1, len(captions)))]
    rolls = sum(0 < old < len(lines) for old, lines in zip(again, shown, strict=False))
    told = sum(1 for lines in shown[1:] if lines)
    if rolls < FEWEST or sum(map(bool, again)) * 3 < told * 2:
        return list(captions), 0
    left = [_without(caption, old) for caption, old in zip(captions, again, strict=False)]
    whole = [caption for caption, old, lines in zip(left, again, shown, strict=False) if not lines or old < len(lines)]
    return whole, sum(again)


def _again(pair: Sequence[Caption], before: list[str], now: list[str]) -> int:
    """How many lines a caption begins with that the one before ended with.

    Words that all stand there again, without a new line, are shown again only if no time lies between.
    """
    first, second = pair
    if first.end is None or second.start is None or any(VOICE.search(line) for line in second.lines):
        return 0
    most = min(len(before), len(now), MOST)
    old = next((count for count in range(most, 0, -1) if before[-count:] == now[:count]), 0)
    return 0 if old == len(now) and second.start - first.end > APART else old


def _without(caption: Caption, old: int) -> Caption:
    lines = list(caption.lines)
    while old:
        old -= bool(plain(lines.pop(0)))
    return replace(caption, lines=lines)
