"""What a term finds in a transcript, kept from run to run: after a change only the terms that changed are tried again.

What is kept under a key must rest on nothing that the key does not hold. What a term finds rests on
 - the transcript: its text, the ranges of its turns, and those of the segments (`scope: segment`);
 - the term: every field but those that only say where and why it was written (`SAID`), so that a new field counts;
 - what the codebook says of all terms: language, defaults (negation), and the actors and stances that hits are held
   against;
 - for a term with a separable verb: all separable verbs of the codebook, since of two that claim one particle or one
   base in a sentence one wins (`language.separable`); other terms never look at them;
 - this program, the data of its languages and its packages: their stamp stands in every kept file.
Terms do not see one another but through those verbs: which of them a code keeps in one place is settled afterwards,
always anew. A trained pipeline is a folder that can change under its name: with one nothing is kept. An expression
that was given up is not kept either: the time it takes is no property of the text.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterator, Sequence
from dataclasses import fields, replace
from typing import Any, NamedTuple

from focuscode.kept import Drawer, drawer, short
from focuscode.language import language
from focuscode.matching import Match, Matcher, apart_in, search_for, settle
from focuscode.matching.apart import Verbs
from focuscode.matching.flags import Flag
from focuscode.model import Codebook, Term, Transcript

SAID = frozenset({"code", "place", "written", "note", "reason"})  # of a term, and nothing that it finds rests on
MOST_TERMS = 3_000  # that are no longer in the codebook, of one transcript: who takes a change back waits for nothing
WIDE = 8  # times the terms that are wanted
LARGEST = 2_000_000  # characters of a transcript; of a larger one nothing is kept

_ASKED = tuple(field.name for field in fields(Term) if field.name not in SAID)
Segments = Sequence[tuple[int, int]]
Hits = dict[str, list[Any]]  # by the key of a term: turn, pieces, rule, whether it guessed, flags


class Found(NamedTuple):
    """What a codebook finds in a transcript: settled matches, words of the turns, expressions that were given up.

    `matcher` is the one that was at work, where the words of the transcript were met for the first time.
    """

    matches: list[Match]
    words: list[int]
    given_up: list[str]
    matcher: Matcher | None


class Keys(NamedTuple):
    """Of a codebook the key of each term, the code (number) of each, and its separable verbs."""

    of: list[str]
    homes: list[int]
    verbs: Verbs


class _Ready(NamedTuple):
    """A matcher of some of a codebook's terms, and their numbers in the codebook, in order."""

    codebook: Codebook
    model: str
    matcher: Matcher
    numbers: Sequence[int]


_keys: list[tuple[Codebook, Keys]] = []  # of the last codebook
_ready: list[_Ready] = []  # the last one


def find(transcript: Transcript, segments: Segments, codebook: Codebook, model: str = "") -> Found:
    """What the codebook finds in a transcript; where a drawer is open, what is known is not looked for again."""
    kept = None if model or len(transcript.text) > LARGEST else drawer()
    if kept is not None:
        return _find_again(transcript, segments, codebook, kept)
    matcher = matcher_of(codebook, model)
    found = matcher.match(transcript, segments)
    return Found(found.found, found.words.tolist(), [term for term, _ in matcher.given_up], matcher)


def _find_again(transcript: Transcript, segments: Segments, codebook: Codebook, kept: Drawer) -> Found:
    keys, text = keys_of(codebook), _text_key(transcript, segments)
    known = kept.get("found", transcript.path)
    if known is None or known["text"] != text:
        known = {"terms": {}, "words": None}
    hits: Hits = known["terms"]
    missing = [number for number, key in enumerate(keys.of) if key not in hits]
    if not missing and known["words"] is not None:
        return Found(_settled(keys, hits), known["words"], [], None)
    ready = part_of(codebook, missing)
    places = {number: place for place, number in enumerate(ready.numbers)}
    every = ready.matcher.every(transcript, segments, {places[number] for number in missing})
    words: list[int] = every.words.tolist()
    fresh = _by_key(every.found, ready.numbers, missing, keys.of)
    given_up = [written for written, _ in ready.matcher.given_up]
    unsure = {keys.of[number] for number in missing if ready.matcher.terms[places[number]].written in given_up}
    sure = {key: found for key, found in fresh.items() if key not in unsure}
    kept.put("found", transcript.path, {"text": text, "words": words, "terms": _still(hits, keys.of) | sure})
    return Found(_settled(keys, hits | fresh), words, given_up, None if hits else ready.matcher)


def _by_key(found: Sequence[Match], numbers: Sequence[int], missing: Sequence[int], keys: Sequence[str]) -> Hits:
    """What was found under the key of its term; of terms that are the same in all that counts the first alone."""
    first = {keys[number]: number for number in reversed(missing)}
    hits: Hits = {keys[number]: [] for number in missing}
    for match in found:
        number = numbers[match.term]
        if first[keys[number]] == number:
            hits[keys[number]].append(match[1:])
    return hits


def _still(hits: Hits, keys: Sequence[str]) -> Hits:
    """What is kept on: all of the terms that stand in the codebook, the newest of those that did."""
    wanted = set(keys)
    gone = [key for key in hits if key not in wanted]
    left = set(gone[:-MOST_TERMS])
    return {key: found for key, found in hits.items() if key not in left}


def _settled(keys: Keys, hits: Hits) -> list[Match]:
    return settle([match_of(n, *hit) for n, key in enumerate(keys.of) for hit in hits[key]], keys.homes)


def match_of(
    term: int, turn: int, pieces: Sequence[Sequence[int]], rule: str, guessed: bool, flags: Sequence[Sequence[Any]]
) -> Match:
    """A match as it was before it was written."""
    return Match(term, turn, tuple((a, b) for a, b in pieces), rule, guessed, tuple(Flag(*flag) for flag in flags))


def _text_key(transcript: Transcript, segments: Segments) -> str:
    turns = [(turn.start, turn.end) for turn in transcript.turns]
    return short(json.dumps([transcript.text, turns, list(segments)]))


def keys_of(codebook: Codebook) -> Keys:
    """The keys of a codebook's terms; those of the last codebook are kept."""
    if not _keys or _keys[0][0] != codebook:
        _keys[:] = [(codebook, _made(codebook))]
    return _keys[0][1]


def _made(codebook: Codebook) -> Keys:
    terms = list(codebook.terms)
    numbers = {code.id: number for number, code in enumerate(codebook.codes)}
    asked = [json.dumps([codebook.language, *(getattr(term, name) for name in _ASKED)]) for term in terms]
    pairs = _apart(terms, asked, codebook.language)
    verbs = dict(sorted(((particle, base), verb) for found in pairs for particle, base, verb in found))
    lists = [[(words.id, words.words) for words in lists] for lists in (codebook.actors, codebook.stances)]
    shared = short(json.dumps([*lists, sorted(codebook.defaults.items())]))
    apart = short(json.dumps([*verbs.items()]))
    of = [short(shared + (apart if found else "") + said) for said, found in zip(asked, pairs, strict=True)]
    return Keys(of, [numbers[term.code] for term in terms], verbs)


def _apart(terms: Sequence[Term], asked: Sequence[str], code: str) -> list[list[tuple[str, str, str]]]:
    """The separable verbs of each term: particle, base, verb."""

    def look(missing: Sequence[int]) -> Iterator[list[tuple[str, str, str]]]:
        for number in missing:
            found = apart_in(search_for(terms[number], language(code)))
            yield [(*pair, verb) for pair, verb in found]

    kept = drawer()
    return kept.answers([f"apart {said}" for said in asked], look) if kept else list(look(range(len(terms))))


def matcher_of(codebook: Codebook, model: str = "") -> Matcher:
    """The matcher of a codebook, made once a process and kept for the last codebook alone."""
    return part_of(codebook, None, model).matcher


def part_of(codebook: Codebook, wanted: Sequence[int] | None, model: str = "") -> _Ready:
    """A matcher that knows some terms of a codebook (all, if none are named), and maybe others: the last one, or a new.

    A part finds what the whole finds of its terms: it knows the separable verbs of the whole.
    """
    every = range(sum(len(code.terms) for code in codebook.codes))
    numbers = every if wanted is None or len(wanted) * 2 > len(every) else wanted
    if _ready and _serves(_ready[0], codebook, model, numbers):
        return _ready[0]
    tongue = language(codebook.language, model)
    if len(numbers) == len(every):
        matcher = Matcher(codebook, tongue)
    else:
        matcher = Matcher(_with_terms(codebook, set(numbers)), tongue, keys_of(codebook).verbs)
    _ready[:] = [_Ready(codebook, model, matcher, numbers)]
    return _ready[0]


def _serves(ready: _Ready, codebook: Codebook, model: str, numbers: Sequence[int]) -> bool:
    """Whether a matcher knows the terms: that of the whole, or of few others, else another looks for them sooner."""
    if (ready.model, ready.codebook) != (model, codebook):
        return False
    few = len(ready.numbers) <= WIDE * max(1, len(numbers)) and set(numbers) <= set(ready.numbers)
    return few or len(ready.numbers) == sum(len(code.terms) for code in codebook.codes)


def _with_terms(codebook: Codebook, wanted: Container[int]) -> Codebook:
    """The codebook with some of its terms alone."""
    count = iter(range(sum(len(code.terms) for code in codebook.codes)))
    terms = {code.id: tuple(term for term in code.terms if next(count) in wanted) for code in codebook.codes}
    return replace(codebook, codes=tuple(replace(code, terms=terms[code.id]) for code in codebook.codes))


def forget_matcher() -> None:
    """Give back the room that the last codebook takes."""
    _keys.clear()
    _ready.clear()
