"""The files of a results folder: tables as CSV, texts, the workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from focuscode.assemble import forget_words
from focuscode.coding import NOT_VALIDATED, Coding
from focuscode.exports.xlsx import MOST_ROWS, Sheet, turned, xlsx_bytes
from focuscode.measures.cooccurrence import code_pairs, tier_pairs
from focuscode.measures.frequency import frequency_columns
from focuscode.measures.listing import (
    coding_columns,
    left_out_columns,
    segment_columns,
    transcript_columns,
    turn_columns,
)
from focuscode.measures.spoken import spoken_columns
from focuscode.measures.uncoded import uncoded_columns, uncoded_rows
from focuscode.tables import Column, Table, described, registry, results
from focuscode.tables.columns import Columns, together
from focuscode.writing import Content, csv_bytes, csv_pieces

READABLE = [
    "group", "speaker", "speaker_type", "code", "matched", "sentence", "term", "rule", "section", "turn", "confidence",
    "status", "coding_id",
]  # fmt: skip


LONG: dict[str, Callable[[Coding], Columns]] = {
    "segments": segment_columns,
    "turns": turn_columns,
    "codings": coding_columns,
    "uncoded": uncoded_columns,
    "left_out": left_out_columns,
}
BLOCK = 2_000_000  # characters of transcripts that are listed at a time
ROWS = 10_000  # uncoded turns that are listed at a time


class Lists:
    """The long tables of a coding, made some transcripts at a time: of a large corpus they never stand whole."""

    def __init__(self, coding: Coding) -> None:
        self.coding = coding
        self.runs = _runs(coding)
        self.uncoded = uncoded_rows(coding)
        self.kept: dict[str, Columns] = {}

    def parts(self, name: str) -> Iterator[Columns]:
        """A long table, a part after the other."""
        if len(self.runs) == 1:
            if name not in self.kept:
                self.kept[name] = LONG[name](self.coding)
            yield self.kept[name]
            return
        if name == "uncoded":
            for first in range(0, len(self.uncoded) or 1, ROWS):
                yield uncoded_columns(self.coding, self.uncoded[first : first + ROWS])
        else:
            for run in self.runs:
                yield LONG[name](self.coding.where(transcript=run))
        forget_words(self.coding.texts)

    def head(self, name: str, rows: int) -> Columns:
        """The first rows of a long table."""
        found, count = [], 0
        for part in self.parts(name):
            found.append(part.take(slice(rows - count)))
            count += len(found[-1])
            if count >= rows:
                break
        return together(found)


def _runs(coding: Coding) -> list[list[str]]:
    """The ids of the transcripts, in runs that are listed at a time."""
    runs: list[list[str]] = [[]]
    size = 0
    transcripts = coding.columns("transcripts")
    for row, name in zip(transcripts.index.tolist(), transcripts["transcript"].tolist(), strict=True):
        if size > BLOCK:
            runs.append([])
            size = 0
        runs[-1].append(name)
        size += len(coding.texts[row])
    return runs


def result_tables(coding: Coding, expected: Mapping[str, int], by: Sequence[str] = ()) -> dict[str, Columns]:
    """The counted tables of the results under their names; `by` are attributes of participants to count by."""
    return {
        "frequencies": frequency_columns(coding),
        "frequencies_by_group": frequency_columns(coding, "group"),
        "frequencies_by_stakeholder": frequency_columns(coding, "stakeholder"),
        "frequencies_by_speaker": frequency_columns(coding, "speaker"),
        "frequencies_by_section": frequency_columns(coding, "section"),
        "code_by_actor": spoken_columns(coding, "actor"),
        "code_by_stance": spoken_columns(coding, "stance"),
        "cooccurrence": code_pairs(coding),
        "tiers": tier_pairs(coding),
        "transcripts": transcript_columns(coding, expected),
        **{f"frequencies_by_{name}": frequency_columns(coding, name) for name in by},
    }


def data_dictionary(names: list[str]) -> Columns:
    """The columns of the tables named, each with type, unit and meaning."""
    tables = [table for table in map(described, names) if table]
    rows = [
        {"table": t.name, "column": c.name, "type": c.kind, "unit": c.unit, "meaning": c.meaning}
        for t in tables
        for c in t.columns
    ]
    return Columns.of_rows(results.COLUMNS, rows)


def result_files(
    coding: Coding, tables: Mapping[str, Columns], lists: Lists, title: str, synthetic: str = ""
) -> dict[str, Content]:
    """Every file of the results (path → content) but the manifest."""
    tables = {**tables, "columns": data_dictionary([*LONG, *tables, "columns"])}
    files: dict[str, Content] = {}
    for name in LONG:
        files[f"data/{name}.csv"] = partial(_pieces, name, lists)
    for name, table in tables.items():
        if about := described(name):
            files[f"data/{name}.csv"] = csv_bytes(table, about)
    transcripts = coding.columns("transcripts")
    names = dict(zip(transcripts.index.tolist(), transcripts["transcript"].tolist(), strict=True))
    for row in coding.texts:
        files[f"texts/{names[row]}.txt"] = partial(_encoded, coding.texts, row)
    files["results.xlsx"] = _workbook(coding, tables, lists, title, synthetic)
    return files


def _pieces(name: str, lists: Lists) -> Iterator[bytes]:
    table = described(name)
    return csv_pieces(lists.parts(name), table) if table else iter(())


def _encoded(texts: Mapping[int, str], row: int) -> list[bytes]:
    """The bytes of a text, which is unpacked when it is written and not before."""
    return [texts[row].encode("utf-8", "surrogatepass")]


def _workbook(coding: Coding, tables: Mapping[str, Columns], lists: Lists, title: str, synthetic: str) -> bytes:
    book = coding.codebook
    facts = [
        ("Codebook", f"{book.title}, version {book.stamp}"),
        ("Counted by", coding.settings["unit"]),
        ("Counted", "all codings but rejected ones; moderators are outside every number"),
        ("State", NOT_VALIDATED),
        ("More", "data/*.csv holds every table in full, data/columns.csv explains each column"),
    ]
    if synthetic:
        facts.insert(0, ("SYNTHETIC", synthetic))
    known = registry()
    bare = lists.head("uncoded", MOST_ROWS)
    by_group = tables["frequencies_by_group"]
    about = {name: f"{table.meaning[0].upper()}{table.meaning[1:]}." for name, table in known.items()}
    sheets = [
        Sheet("Frequencies", about["frequencies"], _front(tables["frequencies"])),
        Sheet("By group", "Segments with each code, a group a column.", turned(by_group, "group")),
        Sheet(
            "By group, rate",
            "The same per 1,000 words of participants.",
            turned(by_group, "group", "per_1000_words"),
        ),
        Sheet("Together", about["cooccurrence"], _met(tables["cooccurrence"])),
        Sheet("Tiers together", about["tiers"], tables["tiers"]),
        *_spoken_sheets(tables),
        Sheet(
            "Codings", about["codings"], lists.head("codings", MOST_ROWS).select(READABLE), len(coding.columns("spans"))
        ),
        Sheet("Uncoded", about["uncoded"], _without(bare, "start", "end", "line"), len(lists.uncoded)),
        Sheet("Transcripts", about["transcripts"], _without(tables["transcripts"], "sha256")),
        Sheet("Codebook", "The codes with their definitions.", _codebook(coding)),
        Sheet("Columns", about["columns"], tables["columns"]),
    ]
    return xlsx_bytes(title, facts, sheets)


def _without(table: Columns, *names: str) -> Columns:
    return table.select(name for name in table.names if name not in names)


def _spoken_sheets(tables: Mapping[str, Columns]) -> list[Sheet]:
    """Who is spoken of and how, where the codebook has the lists for it."""
    sheets = []
    for of in ("actor", "stance"):
        table = tables[f"code_by_{of}"]
        if len(table):
            about = f"Codings by {of}, as the codebook's word lists propose; unclear where they do not tell."
            sheets.append(Sheet(f"By {of}", about, _spoken(table, of)))
    return sheets


def _spoken(table: Columns, of: str) -> Columns:
    """Codings of all groups: a code a row, an actor or stance a column."""
    whole = table.take(table["group"] == "")
    counts = {(row["code"], row[of]): row["codings"] for row in whole.records()}
    names = dict.fromkeys(whole[of].tolist())
    codes = list(dict.fromkeys(whole["code"].tolist()))
    columns = (Column("code", "text", ""), *(Column(name, "int", "") for name in names))
    return Columns(
        Table("", "", columns), {"code": codes, **{n: [counts.get((c, n), 0) for c in codes] for n in names}}
    )


def _front(frequencies: Columns) -> Columns:
    first = ["tier", "code", "label", "kind"]
    return frequencies.select([*first, *(name for name in frequencies.names if name not in first)])


def _met(pairs: Columns) -> Columns:
    rows = sorted(
        (n for n, both in enumerate(pairs["n_both"].tolist()) if both),
        key=lambda n: (-pairs["n_both"][n], pairs["code_a"][n], pairs["code_b"][n]),
    )
    return pairs.take(rows)


CODEBOOK = Table(
    "", "", tuple(Column(name, "int" if name == "terms" else "text", "")
                  for name in ("tier", "code", "label", "definition", "terms", "example"))
)  # fmt: skip


def _codebook(coding: Coding) -> Columns:
    rows = [
        {"tier": c.tier, "code": c.id, "label": c.named(coding.settings["language"]), "definition": c.definition,
         "terms": len(c.terms), "example": c.examples[0] if c.examples else ""}
        for c in coding.codebook.codes
    ]  # fmt: skip
    return Columns.of_rows(CODEBOOK, rows)
