"""Codings that people added: turns that a person gave a code, whatever the terms found there.

They come from a sheet (`transcript`, `turn`, `codes` with | between, `coder`) and from the results, where a coding
has the status *added*.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from pathlib import Path

from focuscode.errors import InputError, errors_in, finding, near
from focuscode.model import Codebook, Finding, Place
from focuscode.readers.cells import header_of, placed, read_cells
from focuscode.results import Results
from focuscode.withheld import Key

COLUMNS = {
    "transcript": ("transcript", "transcript_id", "document", "bestand", "file"),
    "turn": ("turn", "beurt", "turn_number", "nr", "n"),
    "codes": ("codes", "code", "coderingen", "codering", "labels", "label"),
    "coder": ("coder", "codeur", "by", "door", "wie", "who"),
}


def read_added(
    path: str | Path | None, results: Results, codebook: Codebook
) -> tuple[dict[str, frozenset[Key]], list[Finding]]:
    """By code the turns (transcript, number) that people gave it, and what was found in the sheet.

    Raises InputError, with every line that is wrong, for a sheet that names turns or codes that are not there.
    """
    turns = results.table("turns")
    known = set(zip(turns["transcript"], turns["turn"], strict=True))
    added: dict[str, set[Key]] = defaultdict(set)
    for code, key in _of_results(results):
        added[code].add(key)
    findings: list[Finding] = []
    if path is not None:
        for code, key in _of_sheet(Path(path), known, codebook.by_id, findings):
            added[code].add(key)
        if errors_in(findings):
            raise InputError(f"{Path(path).as_posix()} cannot be used as it is.", findings)
    return {code: frozenset(keys) for code, keys in added.items()}, findings


def _of_results(results: Results) -> Iterable[tuple[str, Key]]:
    codings = results.table("codings")
    people = codings[codings["status"] == "added"]
    for code, name, turn in zip(people["code"], people["transcript"], people["turn"], strict=True):
        yield str(code), (str(name), int(turn))


def _of_sheet(
    path: Path, known: Container[Key], codes: Mapping[str, object], findings: list[Finding]
) -> list[tuple[str, Key]]:
    name = path.as_posix()
    rows = read_cells(path, name, findings, {"transcript", "codes"})
    header = header_of(rows[0][1]) if rows else []
    at = placed(header, COLUMNS)
    missing = [what for what in ("transcript", "turn", "codes") if at[what] < 0]
    if missing:
        place = Place(name, rows[0][0] if rows else 1)
        findings.append(finding("F246", place, wanted=", ".join(missing), found=", ".join(header)))
        return []
    found = []
    for line, row in rows[1:]:
        cells = [cell.strip() for cell in row] + [""] * len(header)
        place = Place(name, line)
        key = _turn(cells[at["transcript"]], cells[at["turn"]])
        if key not in known:
            written = f"{cells[at['transcript']]} turn {cells[at['turn']]}"
            mend = "Write the transcript's id and the number of the turn, as `show` tells them."
            findings.append(finding("F245", place, id=written, near=mend))
            continue
        for code in filter(None, map(str.strip, re.split(r"[|;]", cells[at["codes"]]))):
            if code in codes:
                found.append((code, key))
            else:
                findings.append(finding("F248", place, value=code, column="code of a turn", mend=near(code, codes)))
    return found


def _turn(transcript: str, number: str) -> Key:
    digits = number.removesuffix(".0")
    return transcript, int(digits) if digits.isdecimal() else 0
