"""Other spellings: words near a term's word that no term finds, as recognisers, regions and hurried hands write them.

`rodmap` for roadmap, `road map` in two words, `lerendnetwerk` in one. A word that the language knows is another word,
however near it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from focuscode.language.fold import key
from focuscode.workbench.proposals import Proposal, Source
from focuscode.workbench.talk import LEAST, Talk

LONG = 10  # letters from which two changes are still the same word


def spellings(talk: Talk, wanted: Iterable[Source]) -> Iterator[Proposal]:
    """Proposals `{word: …}` for spellings near the words of terms."""
    wanted = list(wanted)
    known = {key(word) for source in wanted for word in (*source.words, source.word)}
    unknown = {f: n for f, n in talk.free.items() if key(f) not in known and not talk.language.lemmatizer.is_known(f)}
    near = _index(unknown)
    for source in wanted:
        for form, weight in (*_misspelled(source, unknown, near), *_joined(source, talk)):
            if key(form) not in source.dropped:
                yield Proposal("forms", source.code, source.written, {"word": form}, weight)


def _misspelled(source: Source, unknown: dict[str, int], near: dict[str, set[str]]) -> Iterator[tuple[str, float]]:
    if len(source.words) != 1:
        return
    for word in dict.fromkeys(filter(None, (key(source.words[0]), key(source.word)))):
        allowed = 0 if len(word) < LEAST else 1 if len(word) < LONG else 2
        candidates = {form for less in _lessened(word, allowed) for form in near.get(less, ())}
        for form in sorted(candidates):
            far = distance(word, key(form))
            if 0 < far <= allowed and len(form) >= LEAST and form[0] == word[0]:
                yield form, unknown[form] / far


def _joined(source: Source, talk: Talk) -> Iterator[tuple[str, float]]:
    """A word written as two, or several written as one."""
    if len(source.words) == 1 and len(source.word) >= LEAST:
        for pair in talk.halves.get(key(source.word)[:LEAST], ()):
            if source.word == talk.word_of("".join(pair)):
                yield " ".join(pair), talk.pairs[pair]
    if len(source.words) > 1:
        whole = key("".join(source.words))
        if whole in talk.free:
            yield whole, talk.free[whole]


def _index(forms: Iterable[str]) -> dict[str, set[str]]:
    """Forms by what is left of them when one or two letters are taken away: near words share some of it."""
    found: dict[str, set[str]] = defaultdict(set)
    for form in forms:
        if len(form) >= LEAST:
            for less in _lessened(key(form), 2):
                found[less].add(form)
    return found


def _lessened(word: str, letters: int) -> set[str]:
    found = {word}
    for _ in range(letters):
        found |= {less[:at] + less[at + 1 :] for less in found for at in range(len(less))}
    return found


def distance(one: str, other: str) -> int:
    """How many letters must be put in, left out, changed or swapped with their neighbour to make one word the other.

    Damerau (1964), doi:10.1145/363958.363994; no stretch is changed twice.

    >>> distance("roadmap", "rodmap"), distance("kennis", "kennsi"), distance("visie", "versie")
    (1, 1, 2)
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return row[-1]
