"""Words and pairs of words that turns of a code have more often than the rest, and that carry no code yet.

Where people added codings, the turns they added them to are compared with the turns that nobody gave the code.
Without a code, the turns that carry none are compared with those that do.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterator
from itertools import pairwise

from focuscode.measures.keyness import keyness
from focuscode.workbench.proposals import Proposal, Written
from focuscode.workbench.talk import Said, Talk, beside

FEWEST = 2  # how often a word must stand in the turns, and how many must have said it there
TWICE = 1.0  # the log ratio of a word that is twice as frequent
Item = tuple[str, ...]


def neighbours(talk: Talk, code: str, added: Container[int], source: str) -> Iterator[Proposal]:
    """Proposals for the key words of a code's turns (or of turns without a code, where none is named).

    A word must be said by two people: in the turns, or anywhere if people chose the turns, who seldom choose many.
    """
    turns, others = _parts(talk, code, added)
    here, rest = _Counted(talk, turns), _Counted(talk, others)
    chosen = code and all(turn in added for turn in turns)
    for size in (1, 2):
        part = {item: count for item, count in here.counts.items() if len(item) == size}
        other = {item: count for item, count in rest.counts.items() if len(item) == size}
        for item, found in keyness(part, other, least=FEWEST, words=(here.words, rest.words)).items():
            voices = here.said[item] | (rest.said[item] if chosen else set())
            if found.log_ratio >= TWICE and len(voices) >= FEWEST:
                facts = (found.log_likelihood, found.log_ratio)
                yield Proposal("neighbours", code, source, here.written(item), found.log_likelihood, *facts)


def _parts(talk: Talk, code: str, added: Container[int]) -> tuple[set[int], set[int]]:
    """The turns (rows) of a code, and those they are compared with: substantive ones alone."""
    if not code:
        coded = {turn for turn in talk.substantive if talk.codes.get(turn)}
        return set(talk.substantive) - coded, coded
    with_code = {turn for turn in talk.turns.index if code in talk.codes.get(turn, ())}
    theirs = {turn for turn in talk.turns.index if turn in added}
    here = theirs - with_code or theirs | with_code
    return here, set(talk.substantive) - with_code - theirs


class _Counted:
    """Words, and pairs of which both say something, in some turns: how often, who said each, in which forms."""

    def __init__(self, talk: Talk, turns: set[int]) -> None:
        self.counts: Counter[Item] = Counter()
        self.said: dict[Item, set[str]] = defaultdict(set)
        self.forms: dict[Item, Counter[str]] = defaultdict(Counter)
        inside = [word for word in talk.words if word.turn in turns]
        self.words = sum(any(map(str.isalnum, word.form)) for word in inside)
        for word in inside:
            if word.free and talk.is_content(word.form):
                self._add(talk, word)
        for one, other in pairwise(inside):
            if beside(one, other) and talk.is_content(one.form) and talk.is_content(other.form):
                self._add(talk, one, other)

    def _add(self, talk: Talk, *words: Said) -> None:
        item = tuple(talk.word_of(word.form) for word in words)
        self.counts[item] += 1
        self.said[item].add(talk.person[words[0].turn])
        self.forms[item][" ".join(word.form for word in words)] += 1

    def written(self, item: Item) -> Written:
        """The term for a word, or for a pair as it is said most."""
        if len(item) == 1:
            return item[0]
        forms = self.forms[item]
        return {"phrase": min(forms, key=lambda form: (-forms[form], form))}
