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
    import numpy as np

    lexicon, tokens = scene.vocabulary.lexicon, scene.tokens
    conjunctions = lexicon.language.facts.suspending
    found: list[Suspended] = []
    if not conjunctions:
        return found
    for at in np.flatnonzero(lexicon.hanging()[tokens.type[:-2]]).tolist():
        front, between, whole = (lexicon.lower[n] for n in tokens.type[at : at + 3].tolist())
        if between not in conjunctions or tokens.turn[at] != tokens.turn[at + 2]:
            continue
        compounds = lexicon.language.compounds
        cut = compounds.split(whole) if compounds else None
        if cut is None:
            continue
        (first, start), (last, end) = (places.tolist() for places in tokens.ranges(np.array([at, at + 2])))
        if len(whole) == end - start:
            ranges = ((first, last), (start + cut, end))
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
