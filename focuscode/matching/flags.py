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
        self.actors = _Lists(codebook.actors, language)
        self.stances = _Lists(codebook.stances, language)

    def of(self, hit: Hit, scene: Scene) -> tuple[Flag, ...]:
        """The flags of a hit, in order of their names and cues."""
        tokens = hit.tokens or tuple(
            t for t in range(len(scene.words)) if any(a <= scene.tokens.start[t] < b for a, b in hit.ranges)
        )
        if not tokens:
            return ()
        row = _Row(scene, tokens)
        if not row.words:  # nothing but hesitations
            return ()
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
        """The actor named in the clause; else the only one named in the sentence. The hit's own words name nobody."""
        placed = [(name, at) for name, at in row.standing(self.actors) if not row.holds(at)]
        for first, last in (clause(row.words, row.first, row.last, self.facts), (0, len(row.words) - 1)):
            named = [(name, at) for name, at in placed if first <= at[0] and at[1] <= last]
            kinds = dict.fromkeys(name for name, _ in named)
            if len(kinds) == 1:
                name, (start, end) = min(named, key=lambda one: abs(one[1][0] - row.first))
                return [Flag("actor", *row.range(start, end), name)]
            if kinds:
                return []
        return []

    def _stance(self, row: _Row, flags: set[str]) -> list[Flag]:
        """The stance that the clause's own words show; flags that speak against it make it unclear."""
        first, last = clause(row.words, row.first, row.last, self.facts)
        inside = [(name, at) for name, at in row.standing(self.stances) if first <= at[0] and at[1] <= last]
        shown = dict(reversed(inside))
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
        self.sentence = int(scene.tokens.sentence[tokens[0]])
        self.tokens, self.words = scene.sentence_words(self.sentence)
        self.inside = [n for n, token in enumerate(self.tokens) if token in tokens]
        self.first, self.last = (self.inside[0], self.inside[-1]) if self.inside else (0, 0)

    def standing(self, lists: _Lists) -> list[tuple[str, tuple[int, int]]]:
        """Where expressions of the lists stand in the sentence; looked up once a sentence."""
        known = self.scene.memory.setdefault(id(lists), {})
        if self.sentence not in known:
            known[self.sentence] = lists.find([key(word) for word in self.words])
        found: list[tuple[str, tuple[int, int]]] = known[self.sentence]
        return found

    def holds(self, at: tuple[int, int]) -> bool:
        """Whether the hit itself covers a place."""
        return any(at[0] <= n <= at[1] for n in self.inside)

    def range(self, first: int, last: int) -> tuple[int, int]:
        """The range of the text from one word of the row to another."""
        tokens = self.scene.tokens
        return int(tokens.start[self.tokens[first]]), int(tokens.end[self.tokens[last]])


class _Lists:
    """Word lists made ready: what begins with a word, and what begins with a stem (`cluster*`)."""

    def __init__(self, lists: tuple[WordList, ...], language: Language) -> None:
        self.exact: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        self.stems: list[tuple[str, str]] = []
        for words in lists:
            for text in words.words:
                forms = tuple(key(form) for form in tokens_of(text.removesuffix("*"), language))
                if len(forms) == 1 and text.endswith("*"):
                    self.stems.append((words.id, forms[0]))
                elif forms:
                    last = forms[-1] + ("*" if text.endswith("*") else "")
                    self.exact.setdefault(forms[0], []).append((words.id, (*forms[:-1], last)))

    def __bool__(self) -> bool:
        return bool(self.exact or self.stems)

    def find(self, forms: list[str]) -> list[tuple[str, tuple[int, int]]]:
        """Where the expressions stand in a row of keys: (list, (first, last))."""
        found = []
        for at, form in enumerate(forms):
            for name, cue in self.exact.get(form, ()):
                end = at + len(cue) - 1
                if end < len(forms) and all(_fits(forms[at + n], part) for n, part in enumerate(cue)):
                    found.append((name, (at, end)))
            found += [(name, (at, at)) for name, stem in self.stems if form.startswith(stem)]
        return found


def _fits(form: str, part: str) -> bool:
    return form.startswith(part[:-1]) if part.endswith("*") and len(part) > 1 else form == part
