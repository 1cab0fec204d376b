"""What `run` and `code` say at the end: what was read, with what, what came out, and how far to trust it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from focuscode.coding import NOT_VALIDATED, Coding
from focuscode.errors import errors_in
from focuscode.exports.text import paragraph, percent, several, text_table
from focuscode.measures.uncoded import uncoded_share
from focuscode.model import Finding
from focuscode.tables.columns import Columns
from focuscode.why import marked
from focuscode.workbench.examples import examples_tried

if TYPE_CHECKING:
    from focuscode.study import Study

FILES = 40  # files of each kind that are listed


def summary(
    coding: Coding, tables: Mapping[str, Columns], study: Study | None = None, told: Sequence[Finding] = ()
) -> str:
    """The page, in the order of a reader's questions; `tables` are those of the results, `told` what was found."""
    parts = [
        _title(study),
        _read(tables["transcripts"]),
        _refused(coding, told),
        _codebook(coding),
        _came_out(coding),
        _hits(coding, tables["codings"]),
        _frequencies(coding, tables["frequencies"]),
        f"{NOT_VALIDATED[0].upper()}{NOT_VALIDATED[1:]}.",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def opening(out: Path) -> str:
    """Where to look first. It is told and not kept: results hold no path of the machine they were made on."""
    return f"\nOpen {(out / 'results.xlsx').as_posix()}\n"


def _title(study: Study | None) -> str:
    if study is None:
        return ""
    return "\n".join(filter(None, [study.title, paragraph(f"SYNTHETIC: {study.synthetic}") if study.synthetic else ""]))


def _read(table: Columns) -> str:
    rows = []
    for row in table.records():
        people = (
            f"{row['participants']} of {row['participants_expected']}"
            if row["participants_expected"]
            else row["participants"]
        )
        name = Path(str(row["path"])).name
        rows.append([row["group"] or row["transcript"], name, row["turns"], row["words"], str(people),
                     row["moderators"].replace("|", ", ") or "none found", row["words_left_out"]])  # fmt: skip
    gone = len(rows) - FILES if len(rows) > FILES + 1 else 0
    page = text_table(["group", "file", "turns", "words", "participants", "moderator", "left out"], rows)
    lines = page.split("\n")
    return "\n".join([*lines[: len(lines) - gone], f"… and {gone:,} more: see data/transcripts.csv"] if gone else lines)


def _refused(coding: Coding, told: Sequence[Finding]) -> str:
    """Which files were not read, and why."""
    read = set(coding.columns("transcripts")["path"].tolist())
    why = {found.place.file: found.message for found in told if errors_in([found]) and found.place.file not in read}
    if not why:
        return ""
    lines = [f"  {name}: {message}" for name, message in list(why.items())[:FILES]]
    more = [f"  … and {len(why) - FILES:,} more"] if len(why) > FILES else []
    return "\n".join([f"{len(why):,} of {len(read) + len(why):,} files were not read", *lines, *more])


def _codebook(coding: Coding) -> str:
    book = coding.codebook
    tried = examples_tried(book)
    terms = sum(len(code.terms) for code in book.codes)
    right = (
        f"{sum(row['right'] for row in tried)} of its {len(tried)} examples come out as they should"
        if tried
        else "no examples"
    )
    return f"Codebook {book.id} {book.stamp}: {several(len(book.codes), 'code')}, {several(terms, 'term')}; {right}."


def _came_out(coding: Coding) -> str:
    uncoded, turns = uncoded_share(coding)
    people = coding.columns("turns").of_row("speaker_type", coding.columns("spans")["turn"]) != "moderator"
    return (
        f"{several(int(people.sum()), 'coding')} of participants' words; "
        f"{uncoded:,} of {turns:,} substantive turns ({percent(uncoded, turns)}) carry no code yet."
    )


def _hits(coding: Coding, codings: Columns) -> str:
    """Three hits of different codes, and of different groups where there are as many."""
    codings = codings.take(codings["speaker_type"] != "moderator")
    codes, groups = codings["code"].tolist(), codings["group"].tolist()
    rows: dict[str, list[int]] = defaultdict(list)
    for row, code in enumerate(codes):
        rows[code].append(row)
    rows_of_texts = {name: row for row, name in enumerate(coding.columns("transcripts")["transcript"].tolist())}
    shown: list[str] = []
    used: set[str] = set()
    for code in sorted(rows, key=lambda code: (-len(rows[code]), code))[:3]:
        fresh = [row for row in rows[code] if groups[row] not in used]
        hit = next(iter(codings.take([(fresh or rows[code])[0]]).records()))
        used.add(hit["group"])
        text = coding.texts[rows_of_texts[hit["transcript"]]]
        reason = f"{code}: the term “{hit['term']}”, {hit['rule']}"
        shown.append(
            f"  {hit['coding_id']}  {hit['speaker'] or 'unknown'}\n"
            f"{paragraph(marked(hit, text), indent=4)}\n    {reason}"
        )
    return "\n".join(["For example", *shown]) if shown else ""


def _frequencies(coding: Coding, table: Columns) -> str:
    rows = [
        [row["code"] if row["kind"] != "tier" else f"= {row['code']}", row["kind"],
         f"{row['groups']} of {row['groups_of']}",
         f"{row['speakers']} of {row['speakers_of']}", row["segments"], float(row["per_1000_words"]),
         percent(row["largest_speaker_share"], 1) if row["segments"] else "–"]
        for row in table.records()
    ]  # fmt: skip
    unit = coding.settings["unit"]
    return text_table(["code", "kind", "groups", "speakers", f"{unit}s", "per 1,000 words", "largest speaker"], rows)
