"""The codebook's own examples, tried: each example must be hit by its code, no counterexample may be.

A code is tried on its own sentences with its own terms, so that what was found out about a code holds until the code
changes, or what `matching.remembered` says that its terms rest on. Where an expression took too long, nothing is kept:
how long it takes is no property of the sentences.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from focuscode.errors import finding
from focuscode.kept import drawer
from focuscode.matching import settle
from focuscode.matching.remembered import keys_of, part_of
from focuscode.model import Code, Codebook, Finding
from focuscode.tables import from_rows, results
from focuscode.workbench.trial import as_transcript

if TYPE_CHECKING:
    from pandas import DataFrame

_latest: list[tuple[Codebook, list[dict[str, Any]]]] = []  # the last codebook's: check and summary ask for the same


def try_examples(codebook: Codebook) -> DataFrame:
    """Every example and counterexample with whether its code hits it: code, kind, sentence, hit, right, term."""
    return from_rows(results.EXAMPLES, examples_tried(codebook))


def examples_tried(codebook: Codebook) -> list[dict[str, Any]]:
    """The rows of `try_examples`."""
    if not _latest or _latest[0][0] != codebook:
        _latest[:] = [(codebook, [row for code, hits in _hits(codebook) for row in _rows(code, hits)])]
    return _latest[0][1]


def _hits(codebook: Codebook) -> Iterator[tuple[Code, list[int]]]:
    """Of each code with sentences the term (of the code's own) that hits each of them; -1 where none does."""
    count = 0
    spoken = []
    for code in codebook.codes:
        spoken += [(code, range(count, count + len(code.terms)))] if _sentences(code) else []
        count += len(code.terms)

    unsure: list[str] = []

    def look(missing: Sequence[int]) -> Iterator[list[int]]:
        return _looked([spoken[number] for number in missing], codebook, unsure)

    kept = drawer()
    if kept is None:
        hits = list(look(range(len(spoken))))
    else:
        keys = keys_of(codebook).of
        asked = [
            f"examples {json.dumps([_sentences(code), [keys[number] for number in terms]])}" for code, terms in spoken
        ]
        hits = kept.answers(asked, look)
        kept.forget(question for question, (code, _) in zip(asked, spoken, strict=True) if code.id in unsure)
    return zip((code for code, _ in spoken), hits, strict=True)


def _looked(spoken: Sequence[tuple[Code, range]], codebook: Codebook, unsure: list[str]) -> Iterator[list[int]]:
    """The hits of some codes with sentences, looked for with a matcher of all their terms.

    `unsure` is given the codes of which an expression was given up.
    """
    ready = part_of(codebook, [number for _, terms in spoken for number in terms])
    places = {number: place for place, number in enumerate(ready.numbers)}
    for code, terms in spoken:
        sentences = _sentences(code)
        own = range(places[terms[0]], places[terms[-1]] + 1) if terms else range(0)
        found = settle(ready.matcher.every(as_transcript(sentences), (), own).found, ready.matcher.code_of)
        unsure += [code.id] if ready.matcher.given_up else []
        hits = {match.turn: match.term - own.start for match in reversed(found)}
        yield [hits.get(turn, -1) for turn in range(len(sentences))]


def _sentences(code: Code) -> tuple[str, ...]:
    return (*code.examples, *code.counterexamples)


def _rows(code: Code, hits: Sequence[int]) -> Iterator[dict[str, Any]]:
    for number, (sentence, term) in enumerate(zip(_sentences(code), hits, strict=True)):
        kind = "example" if number < len(code.examples) else "counterexample"
        hit = int(term >= 0)
        written = code.terms[term].written if hit else ""
        right = int(hit == (kind == "example"))
        yield {"code": code.id, "kind": kind, "sentence": sentence, "hit": hit, "right": right, "term": written}


def example_findings(codebook: Codebook) -> list[Finding]:
    """A warning for each example that is missed and each counterexample that is hit."""
    found = []
    for row in examples_tried(codebook):
        if not row["right"]:
            rule = "F218" if row["kind"] == "example" else "F219"
            place = codebook.by_id[row["code"]].place
            found.append(finding(rule, place, sentence=row["sentence"], term=row["term"]))
    return found
