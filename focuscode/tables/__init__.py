"""Every public frame, documented once: its columns, their types, units and meanings.

The same descriptions make the frames, check them, write `columns.csv` and are read by the tests.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from pandas import DataFrame

Kind = Literal["text", "int", "float", "flag"]


class Column(NamedTuple):
    """A column: its type, the unit of its numbers, what it means, how many decimals it is written with."""

    name: str
    kind: Kind
    meaning: str
    unit: str = ""
    digits: int = 4
    exact: bool = False  # participants' words: written as they are, never protected against spreadsheets


class Table(NamedTuple):
    """A frame's description: columns in order, and the order of its rows."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    order: str = ""

    @property
    def names(self) -> list[str]:
        """The names of the columns, in order."""
        return [column.name for column in self.columns]


def frame(table: Table, data: Mapping[str, Any]) -> DataFrame:
    """A frame with exactly the table's columns and types; an empty input gives an empty frame with all of them.

    >>> frame(Table("t", "", (Column("code", "text", ""), Column("n", "int", ""))), {"code": [], "n": []}).dtypes["n"]
    dtype('int64')
    """
    import pandas as pd

    columns = {}
    for column in table.columns:
        values = data[column.name]
        match column.kind:
            case "int":
                columns[column.name] = pd.Series(values, dtype="int64")
            case "float":
                columns[column.name] = pd.Series(values, dtype="float64")
            case "flag":
                columns[column.name] = pd.Series(values, dtype="Int8")
            case _:
                columns[column.name] = text_series(values)
    return pd.DataFrame(columns, columns=table.names)


def text_series(values: Sequence[Any]) -> Any:
    """A column of text: the string type of the pandas that is there, also when empty."""
    import pandas as pd

    plain = pd.Series(["x"]).dtype  # `str` in pandas 3, `object` before
    return pd.Series(values, dtype=plain)


def from_rows(table: Table, rows: Sequence[Mapping[str, Any]]) -> DataFrame:
    """A frame from row mappings, each with a value for every column."""
    return frame(table, {name: [row[name] for row in rows] for name in table.names})


def registry() -> dict[str, Table]:
    """Every documented table under its name; those inside a Coding begin with `coding.`."""
    from focuscode.tables import codebook, coding, corrected, results

    inside = {f"coding.{table.name}": table for table in coding.TABLES}
    return {table.name: table for table in (*results.TABLES, *codebook.TABLES, *corrected.TABLES)} | inside


def described(name: str) -> Table | None:
    """The description of a table of the results, also of frequencies by an attribute; None for a stranger."""
    from focuscode.tables import results

    known = registry().get(name)
    attribute = name.removeprefix("frequencies_by_")
    return known or (results.by_attribute(attribute) if attribute != name else None)
