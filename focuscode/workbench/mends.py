"""What would put right the examples that come out wrong, as a frame and as a page for the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from focuscode.codebook.wording import typed
from focuscode.errors import UsageError, near
from focuscode.exports.text import paragraph, text_table
from focuscode.model import Code, Codebook, Term
from focuscode.tables import codebook as tables
from focuscode.tables import from_rows
from focuscode.workbench.examples import try_examples
from focuscode.workbench.misses import misses_of, unknown_words
from focuscode.workbench.stops import reason, stops_of
from focuscode.workbench.trial import try_terms

if TYPE_CHECKING:
    from pandas import DataFrame

Row = dict[str, Any]
NOTHING = "nothing that was tried stops it and keeps the code's examples"


def try_mends(codebook: Codebook, code: str | None = None) -> DataFrame:
    """For each example that is missed and each counterexample that is hit, why, and what would put it right.

    Columns as in `tables.codebook.MENDS`; of one code, or of all. Every proposal was tried on the sentence: it hits a
    missed example, or stops a hit without losing an example of the code. Raises UsageError for an unknown code.

    >>> len(try_mends(read_codebook("codebooks/spco-roles.yaml")[0]))
    0
    """
    tried = of_code(try_examples(codebook), codebook, code)
    rows: list[Row] = []
    for wrong in tried[tried["right"] == 0].to_dict("records"):
        home = codebook.by_id[str(wrong["code"])]
        find = _missed if wrong["kind"] == "example" else _hit
        sentence = str(wrong["sentence"])
        rows += [
            {"code": home.id, "kind": wrong["kind"], "sentence": sentence, **row}
            for row in find(home, sentence, codebook)
        ]
    return from_rows(tables.MENDS, rows)


def of_code(table: DataFrame, codebook: Codebook, code: str | None) -> DataFrame:
    """The rows of a code, or all where none is named. Raises UsageError for an unknown code."""
    if code is None:
        return table
    if code not in codebook.by_id:
        raise UsageError(f"No code '{code}' in {codebook.path}. {near(code, codebook.by_id)}")
    return table[table["code"] == code]


def _missed(code: Code, sentence: str, codebook: Codebook) -> Iterator[Row]:
    misses = misses_of(code, sentence, codebook)
    hit = {at for _, at in try_terms(code.terms, code.counterexamples, codebook)}  # already, whatever is proposed
    wrong = try_terms([miss.proposal for miss in misses], code.counterexamples, codebook)
    for number, miss in enumerate(misses):
        hits = [code.counterexamples[at] for n, at in wrong if n == number and at not in hit]
        yield _row(miss.term, miss.why, codebook, miss.proposal, hits=hits[0] if hits else "")
    if not misses:
        unknown = unknown_words(sentence, codebook)
        told = "no term of the code comes near" if code.terms else "the code has no terms"
        words = f"; words that no term of the codebook knows: {', '.join(unknown)}" if unknown else ""
        yield _row(None, told + words, codebook)


def _hit(code: Code, sentence: str, codebook: Codebook) -> Iterator[Row]:
    for stop in stops_of(code, sentence, codebook):
        why = reason(stop, sentence)
        for change in stop.changes:
            yield _row(stop.term, why, codebook, change.term, way=change.way)
        if not stop.changes:
            yield _row(stop.term, why, codebook, way=NOTHING)


def _row(
    term: Term | None, why: str, codebook: Codebook, proposal: Term | None = None, way: str = "", hits: str = ""
) -> Row:
    return {
        "term": term.written if term else "",
        "term_line": term.place.line if term else 0,
        "why": why,
        "way": way,
        "proposal": typed(proposal, codebook.defaults) if proposal else "",
        "hits": hits,
    }


def mend_page(codebook: Codebook, code: str | None = None) -> str:
    """How the examples come out, code by code, and under it what would put the wrong ones right."""
    tried = of_code(try_examples(codebook), codebook, code)
    mends = try_mends(codebook, code)
    parts = [_counts(tried), *_pages(mends, codebook), _verdict(tried)]
    return "\n\n".join(part for part in parts if part)


def _counts(tried: DataFrame) -> str:
    """A line a code: of its examples how many are hit, of its counterexamples how many are not."""
    rows = []
    for code in dict.fromkeys(tried["code"]):
        here = tried[tried["code"] == code]
        cells = []
        for kind in ("example", "counterexample"):
            of_kind = here[here["kind"] == kind]
            cells.append(f"{int(of_kind['right'].sum())} of {len(of_kind)}" if len(of_kind) else "–")
        rows.append([str(code), *cells, "" if here["right"].all() else "look below"])
    return text_table(["code", "examples hit", "counterexamples not hit", ""], rows) if rows else ""


def _pages(mends: DataFrame, codebook: Codebook) -> Iterator[str]:
    """A page a sentence: the code, the sentence, each term with its proposals."""
    for (code, kind, sentence), rows in mends.groupby(["code", "kind", "sentence"], sort=False):
        what = "is missed" if kind == "example" else "is hit, and should not be"
        place = codebook.by_id[str(code)].place
        lines = [f"{code}: {'an' if kind == 'example' else 'a'} {kind} {what} ({place.file}:{place.line})"]
        lines.append(paragraph(f"“{sentence}”", indent=2, width=80))
        for (term, line, why), proposals in rows.groupby(["term", "term_line", "why"], sort=False):
            lead = f"the term “{term}” (line {line}): " if term else ""
            lines.append(paragraph(f"{lead}{why}", indent=4, width=80))
            lines += _proposals(proposals, str(kind))
        yield "\n".join(lines)


def _proposals(rows: DataFrame, kind: str) -> Iterator[str]:
    said = ""
    for row in rows.to_dict("records"):
        if row["proposal"]:
            lead = "would hit it" if kind == "example" else row["way"]
            yield f"        - {row['proposal']}" if lead == said else f"      {lead}:\n        - {row['proposal']}"
            said = lead
        elif kind == "counterexample":
            yield f"      {row['way']}"
        if row["hits"]:
            yield paragraph(f"but it hits the counterexample “{row['hits']}”", indent=10, width=80)


def _verdict(tried: DataFrame) -> str:
    if tried.empty:
        return "No example to try. Write some under 'examples:' and 'counterexamples:'."
    right = int(tried["right"].sum())
    return f"{right} of {len(tried)} examples come out as they should."
