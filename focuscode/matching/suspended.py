"""Suspended compounds: *kennis- en onderzoeksinstellingen* holds *kennisinstellingen*, which stands nowhere as such."""

from __future__ import annotations

from typing import NamedTuple

from focuscode.matching.pattern import Hit
from focuscode.matching.scene import Scene

RULE = "suspended compound"


class Suspended(NamedTuple):
    """A compound that is meant: its form, and the ranges of the text it is put together from."""

    form: str
    ranges: tuple[tuple[int, int], ...]
    turn: int


def suspended(scene: Scene) -> list[Suspended]:
    """The compounds that a hyphen and a conjunction leave to be understood."""
    compounds = scene.vocabulary.lexicon.language.compounds
    conjunctions = scene.vocabulary.lexicon.language.facts.suspending
    words, tokens = scene.words, scene.tokens
    found: list[Suspended] = []
    if compounds is None or not conjunctions:
        return found
    for at in range(len(words) - 2):
        front = words[at]
        if not (front.endswith("-") and len(front) > 3 and front[:-1].isalpha()) or words[at + 1] not in conjunctions:
            continue
        whole = words[at + 2]
        cut = compounds.split(whole) if tokens.turn[at] == tokens.turn[at + 2] else None
        if cut is not None and len(whole) == tokens.end[at + 2] - tokens.start[at + 2]:
            start = int(tokens.start[at + 2])
            ranges = ((int(tokens.start[at]), int(tokens.end[at])), (start + cut, start + len(whole)))
            found.append(Suspended(front[:-1] + whole[cut:], ranges, int(tokens.turn[at])))
    return found


def suspended_hits(scene: Scene) -> dict[int, list[Hit]]:
    """By number of the test, the hits on compounds that are meant."""
    hits: dict[int, list[Hit]] = {}
    for one in suspended(scene):
        for number, rule in scene.vocabulary.held(one.form).items():
            told = f"{RULE} {one.form}: {scene.vocabulary.rules[rule]}"
            guess = scene.vocabulary.uncertain(rule)
            hits.setdefault(number, []).append(Hit((), told, guess, one.ranges, one.turn))
    return hits
