"""Longer words that hold a term's noun and carry no code: *samenwerkingsplatform*, *platformwerking*."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from focuscode.language.fold import key
from focuscode.matching.vocabulary import SHORT
from focuscode.workbench.proposals import Proposal, Source
from focuscode.workbench.talk import Talk

LEAST = 5  # letters of a noun; shorter ones are mostly chance


def longer_words(talk: Talk, wanted: Iterable[Source]) -> Iterator[Proposal]:
    """Proposals for longer words: the word itself, or `{compound: …}` where there are several."""
    compounds = talk.language.compounds
    if compounds is None:
        return
    seen = set()
    forms = [form for form in talk.free if len(form) > LEAST]
    for source in wanted:
        noun = source.word
        if not source.is_noun or len(noun) < LEAST or (source.code, noun) in seen:
            continue
        seen.add((source.code, noun))
        held: dict[str, dict[str, int]] = {"head": defaultdict(int), "modifier": defaultdict(int)}
        fronts = compounds.plurals(noun)
        for form in forms:
            if len(form) <= len(noun) or not (noun[:SHORT] in form or form.startswith(fronts)):
                continue
            role = "head" if compounds.head(form, noun) is not None else "modifier"
            if role == "head" or compounds.modifier(form, noun) is not None:
                held[role][talk.word_of(form)] += talk.free[form]
        for role, words in held.items():
            yield from _proposed(source, noun, role, words)


def _proposed(source: Source, noun: str, role: str, words: dict[str, int]) -> Iterator[Proposal]:
    wanted = {word: count for word, count in words.items() if key(word) not in source.dropped}
    weight = sum(wanted.values())
    if len(wanted) > 1:
        yield Proposal("compounds", source.code, source.written, {"compound": noun, "as": role}, weight)
    elif wanted:
        yield Proposal("compounds", source.code, source.written, next(iter(wanted)), weight)
