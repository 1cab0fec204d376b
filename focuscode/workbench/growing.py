"""Pages about a codebook that grows: what its terms find, and what is proposed for them."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from focuscode.errors import UsageError
from focuscode.exports.text import paragraph, several, text_table
from focuscode.exports.xlsx import Sheet, xlsx_bytes
from focuscode.measures.keyness import SURE
from focuscode.model import Codebook
from focuscode.tables.results import EXPANDED
from focuscode.writing import csv_bytes, write_file

if TYPE_CHECKING:
    from pandas import DataFrame

WIDEST = 22  # characters of a term or form in a page
TITLES = {
    "forms": "Other spellings of words that terms look for",
    "derived": "Other words of the same stem",
    "compounds": "Longer words with a noun of a term",
    "neighbours": "Words that turns of the code have more often than the rest",
}
UNCODED = "Words that turns without a code have more often than those with one"
HOW = (
    "Write no under 'keep' for a form that a term is not to find, yes for one it is to find again. "
    "Then: focuscode codebook expand --apply FILE"
)


def form_pages(expanded: DataFrame) -> str:
    """The forms that terms find: first what is to be looked at, then code by code, then what finds nothing."""
    rows = [{str(key): value for key, value in row.items()} for row in expanded.to_dict("records")]
    looked = [row for row in rows if row["look"]]
    found = [row for row in rows if row["form"] and not row["look"]]
    nothing = [row for row in rows if not row["form"]]
    order = list(dict.fromkeys(row["code"] for row in sorted(rows, key=lambda row: row["term_line"])))
    found.sort(key=lambda row: order.index(row["code"]))
    nothing.sort(key=lambda row: order.index(row["code"]))
    pages = [_looked(looked)] if looked else []
    page = _places if len(order) == 1 else _code
    pages += [page(code, list(group)) for code, group in groupby(found, key=lambda row: str(row["code"]))]
    pages += [_nothing(nothing)] if nothing else []
    return "\n\n".join([*pages, _sum(rows, looked, nothing)])


def _places(code: str, rows: list[dict[str, Any]]) -> str:
    """The forms of one code, term by term, each with its first place."""
    lines = [code]
    for (line, term), group in groupby(rows, key=lambda row: (row["term_line"], row["term"])):
        lines.append(f"  {term} (line {line})")
        for row in group:
            lines.append(f"    {row['form']}: {_why(row)}, {_spread(row)}")
            lines.append(paragraph(f"{row['transcript']}-t{row['turn']:03d}: {row['context']}", indent=8))
    return "\n".join(lines)


def _why(row: dict[str, Any]) -> str:
    return "dropped" if row["keep"] == "no" else str(row["reason"])


def _looked(rows: list[dict[str, Any]]) -> str:
    lines = ["Please look: guessed, or odd"]
    for row in rows:
        lines.append(f"  {row['form']}: {_why(row)}")
        lines.append(f"    by '{row['term']}' of {row['code']} (line {row['term_line']}), {_spread(row)}")
        lines.append(paragraph(row["context"], indent=4))
    return "\n".join(lines)


def _spread(row: dict[str, Any]) -> str:
    led = f", {row['moderators']} by moderators" if row["moderators"] else ""
    counts = (several(row[name], name.rstrip("s")) for name in ("groups", "speakers"))
    if not row["count"]:
        return f"by moderators alone ({row['moderators']})"
    return f"{several(row['count'], 'time')} in {' by '.join(counts)}{led}"


def _code(code: str, rows: list[dict[str, Any]]) -> str:
    before = ""
    cells = []
    for row in rows:
        term = "" if row["term"] == before else _cut(row["term"])
        before = row["term"]
        why = _why(row) if row["count"] else "by moderators alone"
        cells.append([term, _cut(row["form"]), row["count"], row["groups"], row["speakers"], why])
    return f"{code}\n{text_table(['term', 'form', 'n', 'groups', 'speakers', 'why'], cells, indent=2)}"


def _cut(text: str) -> str:
    return text if len(text) <= WIDEST else f"{text[: WIDEST - 2]} …"


def _nothing(rows: list[dict[str, Any]]) -> str:
    lines = ["Terms that find nothing here"]
    for code, group in groupby(rows, key=lambda row: str(row["code"])):
        terms = ", ".join(f"'{row['term']}'" for row in group)
        lines.append(paragraph(f"{code}: {terms}", indent=2))
    return "\n".join(lines)


def _sum(rows: list[dict[str, Any]], looked: list[dict[str, Any]], nothing: list[dict[str, Any]]) -> str:
    terms = len({(row["code"], row["term_line"], row["term"]) for row in rows})
    forms = len(rows) - len(nothing)
    found = f"{several(terms, 'term')}, {several(forms, 'form')} ({len(looked)} to look at)"
    told = f"{found}; {len(nothing)} find nothing here."
    drop = 'A form that is wrong: --drop "TERM=FORM" (for the term its line will do). ' if forms else ""
    sheet = "Many at once, each with its place, in a sheet: --out FILE.xlsx"
    return f"{told}\nCounts are without moderators.\n{paragraph(f'{drop}{sheet}')}"


def suggestion_pages(suggested: DataFrame, code: str | None, told: str = "") -> str:
    """Proposals, kind by kind: what each would find, where, and the line to paste."""
    rows = [{str(key): value for key, value in row.items()} for row in suggested.to_dict("records")]
    pages = []
    for kind, group in groupby(rows, key=lambda row: str(row["kind"])):
        title = TITLES[kind] if code or kind != "neighbours" else UNCODED
        pages.append("\n".join([title, *(_proposal(row, code) for row in group)]))
    if not pages:
        hint = f" for {code}. Name turns that it misses, if you have some: --added FILE" if code else ""
        return f"Nothing to propose{hint}."
    end = "Nothing was changed. Look at the places, then paste the lines you want under `terms:` of the code."
    return "\n\n".join([*pages, "\n".join(filter(None, [told, end]))])


def _proposal(row: dict[str, Any], code: str | None) -> str:
    home = "" if code or not row["code"] else f"{row['code']}: "
    lines = [f"  {home}{row['yaml']}", paragraph(_found(row), indent=6)]
    if row["forms"].count(",") or row["forms"].rpartition(" ")[0] != row["proposal"]:
        lines.append(paragraph(f"finds {row['forms']}", indent=6))
    lines += [paragraph(place, indent=6) for place in row["contexts"].split(" | ")]
    return "\n".join(lines)


def _found(row: dict[str, Any]) -> str:
    """What a proposal would find, in one line."""
    parts = [several(row["count"], "hit"), several(row["groups"], "group"), several(row["speakers"], "speaker")]
    new = [several(row["new_turns"], "new turn")]
    new += [f"{row['uncoded_turns']} without any code"] if row["uncoded_turns"] else []
    new += [f"{row['added_turns']} that people added"] if row["added_turns"] else []
    like = f"; {_keyness(row)}" if row["kind"] == "neighbours" else ""
    source = f"; like '{row['source']}'" if not like else ""
    return f"{', '.join([*parts, *new])}{like}{source}"


def _keyness(row: dict[str, Any]) -> str:
    chance = "" if row["log_likelihood"] >= SURE else ", may be chance"
    return f"G² {row['log_likelihood']:.1f}, {2 ** row['log_ratio']:.0f} times as frequent{chance}"


def write_forms(expanded: DataFrame, path: Path, codebook: Codebook) -> str:
    """Write the forms to a sheet that can be edited, CSV or XLSX; a line that says where.

    Raises UsageError for another ending or a file that is there already, ResultsError if it cannot be written.
    """
    match path.suffix.lower():
        case ".csv":
            data = csv_bytes(expanded, EXPANDED)
        case ".xlsx":
            facts = [("Codebook", f"{codebook.title}, version {codebook.stamp}"), ("How", HOW)]
            about = "A form a row. What should be looked at stands first, terms that find nothing last."
            data = xlsx_bytes("What the terms find", facts, [Sheet("Forms", about, expanded)])
        case other:
            raise UsageError(f"Forms cannot be written as '{other}'. Use .csv or .xlsx.")
    write_file(path, data)
    return f"Wrote {path.as_posix()}: {len(expanded)} rows.\n{paragraph(HOW.replace('FILE', path.as_posix()))}"
