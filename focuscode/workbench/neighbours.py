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

FEWEST = 2  # how often a word must stand in the turns, and how many must have said it anywhere
TWICE = 1.0  # the log ratio of a word that is twice as frequent
Item = tuple[str, ...]


def neighbours(talk: Talk, code: str, added: Container[int], source: str) -> Iterator[Proposal]:
    """Proposals for the key words of a code's turns (or of turns without a code, where none is named)."""
    here, rest = _parts(talk, code, added)
    counts, said = _counted(talk, here)
    others, elsewhere = _counted(talk, rest)
    for size in (1, 2):
        part = {item: count for item, count in counts.items() if len(item) == size}
        other = {item: count for item, count in others.items() if len(item) == size}
        for item, found in keyness(part, other, least=FEWEST).items():
            voices = said[item] | elsewhere.get(item, set())
            if found.log_ratio >= TWICE and len(voices) >= FEWEST:
                facts = (found.log_likelihood, found.log_ratio)
                yield Proposal("neighbours", code, source, _written(item), found.log_likelihood, *facts)


def _parts(talk: Talk, code: str, added: Container[int]) -> tuple[set[int], set[int]]:
    """The turns (rows) of a code, and those they are compared with: substantive ones alone."""
    if not code:
        coded = {turn for turn in talk.substantive if talk.codes.get(turn)}
        return set(talk.substantive) - coded, coded
    with_code = {turn for turn in talk.turns.index if code in talk.codes.get(turn, ())}
    theirs = {turn for turn in talk.turns.index if turn in added}
    here = theirs - with_code or theirs | with_code
    return here, set(talk.substantive) - with_code - theirs


def _counted(talk: Talk, turns: set[int]) -> tuple[Counter[Item], dict[Item, set[str]]]:
    """Words and pairs of the turns, and who said each; pairs of which both words say something."""
    counts: Counter[Item] = Counter()
    said: dict[Item, set[str]] = defaultdict(set)
    inside = [word for word in talk.words if word.turn in turns]
    for word in inside:
        if word.free and talk.is_content(word.form):
            _add(talk, word, (talk.word_of(word.form),), counts, said)
    for one, other in pairwise(inside):
        if beside(one, other) and talk.is_content(one.form) and talk.is_content(other.form):
            _add(talk, one, (talk.word_of(one.form), talk.word_of(other.form)), counts, said)
    return counts, said


def _add(talk: Talk, word: Said, item: Item, counts: Counter[Item], said: dict[Item, set[str]]) -> None:
    counts[item] += 1
    said[item].add(talk.person[word.turn])


def _written(item: Item) -> Written:
    return item[0] if len(item) == 1 else {"phrase": " ".join(item)}
