"""What stands around a hit and changes what it says: flags with their cues, whom it is about, how it is spoken of.

Flags (negated, hedged, wished) come from the language's cue words in the hit's clause. Actor and stance come from
word lists in the codebook (`actors:`, `stances:`) and are proposals: *unclear* wherever the clause does not tell.
"""

from __future__ import annotations

from typing import NamedTuple

from focuscode.language import Language
from focuscode.language.cues import clause, cues_near
from focuscode.language.fold import key
from focuscode.matching.pattern import Hit, tokens_of
from focuscode.matching.scene import Scene
from focuscode.model import Codebook, WordList

UNCLEAR = "unclear"
STOP, WANTED, LACKS, DOES = "should-stop", "wanted", "lacks", "does"


class Flag(NamedTuple):
    """A flag of a hit with the range of its cue; actors and stances carry their value."""

    name: str
    start: int
    end: int
    value: str = ""


class Flags:
    """Finds the flags of hits."""

    def __init__(self, codebook: Codebook, language: Language) -> None:
        facts = language.facts
        self.facts = facts
        self.lists = {"negated": facts.negations, "hedged": facts.hedges, "wished": facts.wishes}
        self.actors = [(one.id, _cues(one, language)) for one in codebook.actors]
        self.stances = [(one.id, _cues(one, language)) for one in codebook.stances]

    def of(self, hit: Hit, scene: Scene) -> tuple[Flag, ...]:
        """The flags of a hit, in order of their names and cues."""
        tokens = hit.tokens or tuple(
            t for t in range(len(scene.words)) if any(a <= scene.tokens.start[t] < b for a, b in hit.ranges)
        )
        if not tokens:
            return ()
        row = _Row(scene, tokens)
        found = [
            Flag(name, *row.range(first, last))
            for name, cues in self.lists.items()
            for first, last in cues_near(row.words, row.first, row.last, cues, self.facts)
        ]
        if self.actors:
            found += self._actor(row)
        if self.stances:
            found += self._stance(row, {flag.name for flag in found})
        return tuple(sorted(found))

    def _actor(self, row: _Row) -> list[Flag]:
        """The actor named in the clause; else the only one named in the sentence."""
        clause_of = clause(row.words, row.first, row.last, self.facts)
        for bounds in (clause_of, (0, len(row.words) - 1)):
            places = [(name, at) for name, cues in self.actors for at in _standing(row, cues, bounds)]
            named = [(name, at) for name, at in places if not row.inside.intersection(range(at[0], at[1] + 1))]
            kinds = dict.fromkeys(name for name, _ in named)
            if len(kinds) == 1:
                name, (first, last) = min(named, key=lambda one: abs(one[1][0] - row.first))
                return [Flag("actor", *row.range(first, last), name)]
            if kinds:
                return []
        return []

    def _stance(self, row: _Row, flags: set[str]) -> list[Flag]:
        """The stance that the clause's own words show; flags that speak against it make it unclear."""
        bounds = clause(row.words, row.first, row.last, self.facts)
        shown = {name: at for name, cues in self.stances for at in _standing(row, cues, bounds)[:1]}
        for name in (STOP, WANTED, LACKS, DOES):
            if name not in shown:
                continue
            against = {DOES: {"negated", "wished", "hedged"}, WANTED: {"negated"}, LACKS: {"wished"}}.get(name, set())
            return [] if against & flags else [Flag("stance", *row.range(*shown[name]), name)]
        return []


class _Row:
    """The sentence of a hit, hesitations apart: its words, and the hit's place among them."""

    def __init__(self, scene: Scene, tokens: tuple[int, ...]) -> None:
        self.scene = scene
        self.tokens = scene.inside(int(scene.tokens.sentence[tokens[0]]))
        self.words = [scene.words[token] for token in self.tokens]
        inside = [n for n, token in enumerate(self.tokens) if token in tokens]
        self.inside = set(inside)
        self.first, self.last = (inside[0], inside[-1]) if inside else (0, 0)

    def range(self, first: int, last: int) -> tuple[int, int]:
        """The range of the text from one word of the row to another."""
        tokens = self.scene.tokens
        return int(tokens.start[self.tokens[first]]), int(tokens.end[self.tokens[last]])


def _cues(words: WordList, language: Language) -> list[tuple[str, ...]]:
    """Each expression as its keys; the last keeps the * that makes it a stem."""
    found = []
    for text in words.words:
        forms = [key(form) for form in tokens_of(text.removesuffix("*"), language)]
        stem = "*" if text.endswith("*") else ""
        found.append((*forms[:-1], forms[-1] + stem) if forms else ())
    return [cue for cue in found if cue]


def _standing(row: _Row, cues: list[tuple[str, ...]], bounds: tuple[int, int]) -> list[tuple[int, int]]:
    """Where the cues (a last word with * is a stem) stand between two words of the row."""
    forms = [key(word) for word in row.words]
    found = []
    for at in range(bounds[0], bounds[1] + 1):
        for cue in cues:
            if at + len(cue) - 1 <= bounds[1] and all(_fits(forms[at + n], part) for n, part in enumerate(cue)):
                found.append((at, at + len(cue) - 1))
                break
    return found


def _fits(form: str, part: str) -> bool:
    return form.startswith(part[:-1]) if part.endswith("*") and len(part) > 1 else form == part
