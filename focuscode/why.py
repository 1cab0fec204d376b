"""Why a coding is there: code, definition, term, rule, the sentence with the hit marked, codebook, file and line."""

from __future__ import annotations

from typing import Any, NamedTuple

from focuscode.errors import UsageError, near
from focuscode.results import Results

MARKS = ("»", "«")


class Reason(NamedTuple):
    """Everything a reviewer asks of one coding."""

    coding_id: str
    code: str
    label: str
    tier: str
    definition: str
    matched: str
    term: str
    kind: str
    rule: str
    confidence: str
    sentence: str
    speaker: str
    speaker_type: str
    group: str
    section: str
    source: str
    codebook: str
    codebook_version: str
    coder: str
    status: str


def why(results: Results, coding_id: str) -> Reason:
    """The reason for a coding. Raises UsageError, with the nearest ids, if there is none of that id."""
    codings = results.table("codings")
    found = codings[codings["coding_id"] == coding_id].to_dict("records")
    if not found:
        raise UsageError(f"No coding '{coding_id}'. {near(coding_id, codings['coding_id'][:2000])}")
    row: dict[str, Any] = {str(key): value for key, value in found[0].items()}
    code = results.codebook.by_id[row["code"]]
    transcripts = results.table("transcripts")
    path = transcripts.loc[transcripts["transcript"] == row["transcript"], "path"].item()
    return Reason(
        label=code.named(results.codebook.language),
        definition=code.definition,
        sentence=marked(row, results.text(row["transcript"])),
        source=f"{path}:{row['source_line']}",
        codebook=f"{results.codebook.path}:{row['term_line']}",
        **{name: row[name] for name in Reason._fields if name in row and name != "sentence"},
    )


def marked(row: dict[str, Any], text: str) -> str:
    """The sentence of a coding with » « around each piece of the hit."""
    pieces = [tuple(map(int, piece.split("-"))) for piece in row["pieces"].split(";") if piece]
    shown, here = "", row["sentence_start"]
    for start, end in pieces or [(row["start"], row["end"])]:
        shown += f"{text[here:start]}{MARKS[0]}{text[start:end]}{MARKS[1]}"
        here = end
    return " ".join((shown + text[here : row["sentence_end"]]).split())
