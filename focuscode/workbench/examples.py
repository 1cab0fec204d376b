"""The codebook's own examples, tried: each example must be hit by its code, no counterexample may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from focuscode.assemble import matcher_of
from focuscode.errors import finding
from focuscode.model import Codebook, Finding
from focuscode.tables import from_rows, results
from focuscode.workbench.trial import as_transcript

if TYPE_CHECKING:
    from pandas import DataFrame


def try_examples(codebook: Codebook) -> DataFrame:
    """Every example and counterexample with whether its code hits it: code, kind, sentence, hit, right, term."""
    if _latest and _latest[0][0] == codebook:
        return _latest[0][1].copy()
    table = _tried(codebook)
    _latest[:] = [(codebook, table)]
    return table.copy()


_latest: list[tuple[Codebook, DataFrame]] = []  # the last codebook's: check and summary ask for the same


def _tried(codebook: Codebook) -> DataFrame:
    tried = [
        (code, kind, sentence)
        for code in codebook.codes
        for kind, sentences in (("example", code.examples), ("counterexample", code.counterexamples))
        for sentence in sentences
    ]
    matcher = matcher_of(codebook)
    matches = matcher.match(as_transcript([sentence for _, _, sentence in tried]))
    hits = {(match.turn, matcher.code_of[match.term]): match.term for match in reversed(matches.found)}
    numbers = {code.id: n for n, code in enumerate(codebook.codes)}
    rows = []
    for turn, (code, kind, sentence) in enumerate(tried):
        term = hits.get((turn, numbers[code.id]))
        hit = int(term is not None)
        written = matcher.terms[term].written if term is not None else ""
        right = int(hit == (kind == "example"))
        rows.append({"code": code.id, "kind": kind, "sentence": sentence, "hit": hit, "right": right, "term": written})
    return from_rows(results.EXAMPLES, rows)


def example_findings(codebook: Codebook) -> list[Finding]:
    """A warning for each example that is missed and each counterexample that is hit."""
    table = try_examples(codebook)
    found = []
    for row in table[table["right"] == 0].to_dict("records"):
        place = codebook.by_id[str(row["code"])].place
        rule = "F218" if row["kind"] == "example" else "F219"
        found.append(finding(rule, place, sentence=row["sentence"], term=row["term"]))
    return found
