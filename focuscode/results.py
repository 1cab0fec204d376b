"""A results folder read back: its tables, texts and codebook."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from focuscode.errors import ResultsError, UsageError, near
from focuscode.model import Codebook, Transcript, Turn
from focuscode.tables import Table, described, text_series
from focuscode.writing import mend, read_manifest, unguarded

if TYPE_CHECKING:
    from pandas import DataFrame

CODEBOOK = "codebook.yaml"


@dataclass(frozen=True)
class Results:
    """A folder that `run` or `code` has written."""

    folder: Path

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """What the results were made from and with."""
        return read_manifest(self.folder)

    def names(self) -> list[str]:
        """The tables there are."""
        return sorted(path.stem for path in (self.folder / "data").glob("*.csv"))

    def table(self, name: str) -> DataFrame:
        """A table under its name.

        Raises UsageError if there is none of that name, ResultsError if it is damaged.
        """
        import pandas as pd

        path = self.folder / "data" / f"{name}.csv"
        if not path.is_file():
            raise UsageError(f"No table '{name}' in {self.folder}. {near(name, self.names())}")
        table = described(name)
        try:
            read = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8", lineterminator="\n")
            return read if table is None else _typed(read, table)
        except (ValueError, KeyError, OSError) as error:
            why = f"{path} is not as focuscode wrote it ({' '.join(str(error).split())})"
            raise ResultsError(f"{why}. Another program may have saved it; make it anew: focuscode run") from error

    def text(self, transcript: str) -> str:
        """The text of a transcript. Raises ResultsError if it cannot be read."""
        path = self.folder / "texts" / f"{transcript}.txt"
        try:
            return path.read_bytes().decode("utf-8", "surrogatepass")
        except (ValueError, OSError) as error:
            raise ResultsError(f"{path} cannot be read ({error}). Make it anew with: focuscode run") from error

    @cached_property
    def codebook(self) -> Codebook:
        """The codebook that made the codings, as it was then."""
        from focuscode.codebook import read_codebook

        name = self.manifest.get("codebook", {}).get("path", CODEBOOK)
        return read_codebook(self.folder / CODEBOOK, name=name)[0]

    def transcripts(self) -> list[Transcript]:
        """The transcripts as they were understood, without what was left out."""
        turns = self.table("turns")
        found = []
        for facts in self.table("transcripts").to_dict("records"):
            name = str(facts["transcript"])
            rows = turns[turns["transcript"] == name].to_dict("records")
            spoken = [
                Turn(
                    row["turn"], row["speaker"], row["start"], row["end"], row["speaker_type"],
                    _time(row["start_time"]), _time(row["end_time"]), row["line"], row["group"], row["section"],
                )
                for row in rows
            ]  # fmt: skip
            kept = {key: str(facts[key]) for key in ("path", "sha256", "format", "group", "stakeholder", "date")}
            found.append(Transcript(id=name, text=self.text(name), turns=tuple(spoken), **kept))  # type: ignore[arg-type]
        return found


def open_results(folder: str | Path) -> Results:
    """A results folder, after finishing a change that was cut off. Raises ResultsError if there are none."""
    folder = Path(folder)
    mend(folder)
    results = Results(folder)
    if not results.manifest:
        raise ResultsError(f"No results in {folder}. Make them with: focuscode run")
    return results


def _time(value: float) -> float | None:
    return None if value != value else value


def _typed(read: DataFrame, table: Table) -> DataFrame:
    """Columns as their description says; guarded text cells without their guard."""
    import pandas as pd

    columns: dict[str, Any] = {}
    for column in table.columns:
        values = read[column.name]
        match column.kind:
            case "int":
                columns[column.name] = values.astype("int64")
            case "float":
                columns[column.name] = pd.to_numeric(values.where(values != "", None)).astype("float64")
            case "flag":
                columns[column.name] = pd.to_numeric(values.where(values != "", None)).astype("Int8")
            case _:
                columns[column.name] = values if column.exact else text_series([unguarded(cell) for cell in values])
    return pd.DataFrame(columns)
