"""The files of a results folder: tables as CSV, texts, the workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from focuscode.assemble import forget_words
from focuscode.coding import NOT_VALIDATED, Coding
from focuscode.exports.xlsx import MOST_ROWS, Sheet, turned, xlsx_bytes
from focuscode.measures import (
    code_by,
    code_cooccurrence,
    code_frequency,
    coding_list,
    left_out_list,
    segment_list,
    tier_cooccurrence,
    transcript_list,
    turn_list,
    uncoded_rows,
    uncoded_turns,
)
from focuscode.tables import described, from_rows, registry, results
from focuscode.writing import Content, csv_bytes, csv_pieces

if TYPE_CHECKING:
    from pandas import DataFrame

READABLE = [
    "group", "speaker", "speaker_type", "code", "matched", "sentence", "term", "rule", "section", "turn", "confidence",
    "status", "coding_id",
]  # fmt: skip


LONG: dict[str, Callable[[Coding], DataFrame]] = {
    "segments": segment_list,
    "turns": turn_list,
    "codings": coding_list,
    "uncoded": uncoded_turns,
    "left_out": left_out_list,
}
BLOCK = 2_000_000  # characters of transcripts that are listed at a time
ROWS = 10_000  # uncoded turns that are listed at a time


class Lists:
    """The long tables of a coding, made some transcripts at a time: of a large corpus they never stand whole."""

    def __init__(self, coding: Coding) -> None:
        self.coding = coding
        self.runs = _runs(coding)
        self.uncoded = uncoded_rows(coding)
        self.kept: dict[str, DataFrame] = {}

    def frames(self, name: str) -> Iterator[DataFrame]:
        """A long table, a part after the other."""
        if len(self.runs) == 1:
            if name not in self.kept:
                self.kept[name] = LONG[name](self.coding)
            yield self.kept[name]
        elif name == "uncoded":
            for first in range(0, len(self.uncoded) or 1, ROWS):
                yield uncoded_turns(self.coding, self.uncoded[first : first + ROWS])
                forget_words(self.coding.texts)
        else:
            for run in self.runs:
                yield LONG[name](self.coding.where(transcript=run))
                forget_words(self.coding.texts)

    def head(self, name: str, rows: int) -> DataFrame:
        """The first rows of a long table."""
        import pandas as pd

        found, count = [], 0
        for frame in self.frames(name):
            found.append(frame.head(rows - count))
            count += len(found[-1])
            if count >= rows:
                break
        return pd.concat(found, ignore_index=True) if len(found) > 1 else found[0]


def _runs(coding: Coding) -> list[list[str]]:
    """The ids of the transcripts, in runs that are listed at a time."""
    runs: list[list[str]] = [[]]
    size = 0
    transcripts = coding.transcripts
    for row, name in zip(transcripts.index.tolist(), transcripts["transcript"], strict=True):
        if size > BLOCK:
            runs.append([])
            size = 0
        runs[-1].append(name)
        size += len(coding.texts[row])
    return runs


def result_tables(coding: Coding, expected: Mapping[str, int], by: Sequence[str] = ()) -> dict[str, DataFrame]:
    """The counted tables of the results under their names; `by` are attributes of participants to count by."""
    return {
        "frequencies": code_frequency(coding),
        "frequencies_by_group": code_frequency(coding, "group"),
        "frequencies_by_stakeholder": code_frequency(coding, "stakeholder"),
        "frequencies_by_speaker": code_frequency(coding, "speaker"),
        "frequencies_by_section": code_frequency(coding, "section"),
        "code_by_actor": code_by(coding, "actor"),
        "code_by_stance": code_by(coding, "stance"),
        "cooccurrence": code_cooccurrence(coding),
        "tiers": tier_cooccurrence(coding),
        "transcripts": transcript_list(coding, expected),
        **{f"frequencies_by_{name}": code_frequency(coding, name) for name in by},
    }


def data_dictionary(names: list[str]) -> DataFrame:
    """The columns of the tables named, each with type, unit and meaning."""
    tables = [table for table in map(described, names) if table]
    rows = [
        {"table": t.name, "column": c.name, "type": c.kind, "unit": c.unit, "meaning": c.meaning}
        for t in tables
        for c in t.columns
    ]
    return from_rows(results.COLUMNS, rows)


def result_files(
    coding: Coding, tables: Mapping[str, DataFrame], lists: Lists, title: str, synthetic: str = ""
) -> dict[str, Content]:
    """Every file of the results (path → content) but the manifest."""
    tables = {**tables, "columns": data_dictionary([*LONG, *tables, "columns"])}
    files: dict[str, Content] = {}
    for name in LONG:
        files[f"data/{name}.csv"] = partial(_pieces, name, lists)
    for name, table in tables.items():
        if about := described(name):
            files[f"data/{name}.csv"] = csv_bytes(table, about)
    for row, text in coding.texts.items():
        name = coding.transcripts["transcript"].loc[row]
        files[f"texts/{name}.txt"] = partial(_encoded, text)
    files["results.xlsx"] = _workbook(coding, tables, lists, title, synthetic)
    return files


def _pieces(name: str, lists: Lists) -> Iterator[bytes]:
    table = described(name)
    return csv_pieces(lists.frames(name), table) if table else iter(())


def _encoded(text: str) -> list[bytes]:
    return [text.encode("utf-8", "surrogatepass")]


def _workbook(coding: Coding, tables: Mapping[str, DataFrame], lists: Lists, title: str, synthetic: str) -> bytes:
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
        Sheet("Codings", about["codings"], lists.head("codings", MOST_ROWS)[READABLE], len(coding.spans)),
        Sheet("Uncoded", about["uncoded"], bare.drop(columns=["start", "end", "line"]), len(lists.uncoded)),
        Sheet("Transcripts", about["transcripts"], tables["transcripts"].drop(columns=["sha256"])),
        Sheet("Codebook", "The codes with their definitions.", _codebook(coding)),
        Sheet("Columns", about["columns"], tables["columns"]),
    ]
    return xlsx_bytes(title, facts, sheets)


def _spoken_sheets(tables: Mapping[str, DataFrame]) -> list[Sheet]:
    """Who is spoken of and how, where the codebook has the lists for it."""
    sheets = []
    for of in ("actor", "stance"):
        table = tables[f"code_by_{of}"]
        if len(table):
            whole = table[table["group"] == ""].pivot_table(index="code", columns=of, values="codings", sort=False)
            about = f"Codings by {of}, as the codebook's word lists propose; unclear where they do not tell."
            sheets.append(Sheet(f"By {of}", about, whole.fillna(0).astype("int64").reset_index()))
    return sheets


def _front(frequencies: DataFrame) -> DataFrame:
    first = ["tier", "code", "label", "kind"]
    return frequencies[[*first, *(name for name in frequencies.columns if name not in first)]]


def _met(pairs: DataFrame) -> DataFrame:
    return pairs[pairs["n_both"] > 0].sort_values(["n_both", "code_a", "code_b"], ascending=[False, True, True])


def _codebook(coding: Coding) -> DataFrame:
    import pandas as pd

    rows = [
        {"tier": c.tier, "code": c.id, "label": c.named(coding.settings["language"]), "definition": c.definition,
         "terms": len(c.terms), "example": c.examples[0] if c.examples else ""}
        for c in coding.codebook.codes
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["tier", "code", "label", "definition", "terms", "example"])
