"""A table by column, for counting and writing: a frame without pandas, which takes half a second to load."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from focuscode.tables import Column, Table, frame

if TYPE_CHECKING:
    import numpy as np
    from pandas import DataFrame

    Values = Sequence[Any] | np.ndarray

TYPES = {"int": "int64", "float": "float64", "flag": "float64", "text": "object"}


class Columns:
    """Columns as arrays: whole numbers, numbers, flags (1, 0, NaN where there is none) and text (as objects).

    `index` are the numbers of the rows that other tables point to; without it they count from 0. `frame` is the same
    for people, made when it is first asked for.

    >>> table = Table("t", "", (Column("code", "text", ""), Column("n", "int", "")))
    >>> Columns(table, {"code": ["a", "b"], "n": [1, 2]})["n"].tolist()
    [1, 2]
    """

    def __init__(self, table: Table, data: Mapping[str, Values], index: np.ndarray | None = None) -> None:
        import numpy as np

        self.table = table
        self._data = {column.name: _array(data[column.name], column) for column in table.columns}
        self._whole: tuple[Columns, Any] | None = None  # the table that this is a part of, and which rows
        self._numbers: dict[str, tuple[np.ndarray, list[Any]]] = {}
        count = len(next(iter(self._data.values()))) if self._data else 0
        self.index: np.ndarray = np.arange(count) if index is None else index

    @classmethod
    def of(cls, table: Table, frame: DataFrame) -> Columns:
        """A frame by column; columns that the table does not know are text."""
        more = [Column(str(name), "text", "") for name in frame.columns if name not in table.names]
        table = table._replace(columns=(*table.columns, *more)) if more else table
        data = {column.name: _values(frame[column.name], column.kind) for column in table.columns}
        made = cls(table, data, frame.index.to_numpy())
        made.__dict__["frame"] = frame
        return made

    @classmethod
    def of_rows(cls, table: Table, rows: Sequence[Mapping[str, Any]]) -> Columns:
        """Columns from row mappings, each with a value for every column."""
        return cls(table, {name: [row[name] for row in rows] for name in table.names})

    @property
    def names(self) -> list[str]:
        """The names of the columns, in order."""
        return self.table.names

    @cached_property
    def frame(self) -> DataFrame:
        """The same as a frame."""
        made = frame(self.table, self.data)
        if not _counts_on(self.index):
            made.index = self.index
        return made

    @property
    def data(self) -> dict[str, np.ndarray]:
        """Every column under its name."""
        return {name: self[name] for name in self.names}

    def __getitem__(self, name: str) -> Any:
        if name not in self._data and self._whole:
            table, rows = self._whole
            self._data[name] = table[name][rows]  # a column of a part is made when it is asked for
        return self._data[name]

    def __len__(self) -> int:
        return len(self.index)

    def take(self, rows: Any) -> Columns:
        """Some of the rows: their places, or a yes or no for each."""
        part = Columns(self.table._replace(columns=()), {}, self.index[rows])
        part.table, part._whole = self.table, (self, rows)
        return part

    def select(self, names: Iterable[str]) -> Columns:
        """Some of the columns, in the order of their names."""
        table = self.table._replace(columns=tuple(self._column(name) for name in names))
        return Columns(table, {name: self[name] for name in table.names}, self.index)

    def with_columns(self, added: Mapping[Column, Values]) -> Columns:
        """The same with columns behind it, or in the place of those that are called so."""
        names = {column.name for column in added}
        kept = tuple(column for column in self.table.columns if column.name not in names)
        data = {**self.data, **{column.name: values for column, values in added.items()}}
        return Columns(self.table._replace(columns=(*kept, *added)), data, self.index)

    def at(self, numbers: Any) -> Any:
        """The places of rows, by their numbers; -1 where there is no such row."""
        import numpy as np

        numbers = np.asarray(numbers, dtype="int64")
        if not len(self.index):
            return np.full(len(numbers), -1)
        order = None if (self.index[1:] > self.index[:-1]).all() else np.argsort(self.index, kind="stable")
        known = self.index if order is None else self.index[order]
        places = np.minimum(np.searchsorted(known, numbers), len(known) - 1)
        return np.where(known[places] == numbers, places if order is None else order[places], -1)

    def of_row(self, name: str, numbers: Any, missing: Any = None) -> Any:
        """The values of a column in rows, by their numbers; `missing` where there is no such row."""
        places = self.at(numbers)
        if not len(self.index):
            return _array([missing] * len(places), self._column(name))
        values = self[name][places]
        gone = places < 0
        if gone.any():
            values[gone] = missing
        return values

    def isin(self, name: str, wanted: Iterable[Any]) -> Any:
        """For each row, whether its value is one of those wanted."""
        import numpy as np

        known = set(wanted)
        numbers, values = self.numbers(name)
        fits = np.array([value in known for value in values], dtype=bool)
        return fits[numbers] if len(numbers) else np.zeros(0, dtype=bool)

    def numbers(self, name: str) -> tuple[np.ndarray, list[Any]]:
        """A column as numbers of its different values, in the order in which they first come, and those values."""
        if name not in self._numbers:
            self._numbers[name] = numbered(self[name])
        return self._numbers[name]

    def records(self) -> Iterable[dict[str, Any]]:
        """The rows, each as a mapping."""
        names = self.names
        for values in zip(*(self[name].tolist() for name in names), strict=True):
            yield dict(zip(names, values, strict=True))

    def _column(self, name: str) -> Column:
        return next(column for column in self.table.columns if column.name == name)


def together(parts: Sequence[Columns]) -> Columns:
    """Tables of one kind, one under the other."""
    import numpy as np

    first = parts[0]
    if len(parts) == 1:
        return first
    return Columns(first.table, {name: np.concatenate([part[name] for part in parts]) for name in first.names})


def numbered(values: Any) -> tuple[Any, list[Any]]:
    """Each value as a number, in the order in which they first come, and the values by number.

    >>> numbered(["b", "a", "b"])[0].tolist(), numbered(["b", "a", "b"])[1]
    ([0, 1, 0], ['b', 'a'])
    """
    import numpy as np

    known: dict[Any, int] = {}
    plain = values.tolist() if isinstance(values, np.ndarray) else list(values)
    numbers = np.fromiter((known.setdefault(value, len(known)) for value in plain), dtype="int64", count=len(plain))
    return numbers, list(known)


def stretches(firsts: np.ndarray, counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The numbers of stretches, one behind the other, each with the position of its stretch.

    >>> import numpy as np
    >>> [found.tolist() for found in stretches(np.array([5, 9]), np.array([2, 1]))]
    [[0, 0, 1], [5, 6, 9]]
    """
    import numpy as np

    which = np.repeat(np.arange(len(counts)), counts)
    return which, (firsts - (np.cumsum(counts) - counts))[which] + np.arange(len(which))


def begins(numbers: np.ndarray, size: int) -> np.ndarray:
    """Where each number's rows begin, once they stand in order of the numbers; and behind the last, where they end.

    >>> import numpy as np
    >>> begins(np.array([1, 1, 3]), 4).tolist()
    [0, 0, 2, 2, 3]
    """
    import numpy as np

    begin = np.zeros(size + 1, dtype=np.int64)
    np.cumsum(np.bincount(numbers, minlength=size), out=begin[1:])
    return begin


def _array(values: Values, column: Column) -> np.ndarray:
    import numpy as np

    kind = TYPES[column.kind]
    if isinstance(values, np.ndarray) and values.dtype == kind:
        return values
    if kind != "object":
        return np.asarray(values, dtype=kind)
    made = np.empty(len(values), dtype=object)
    made[:] = values.tolist() if isinstance(values, np.ndarray) else values
    return made


def _values(values: Any, kind: str) -> Any:
    if kind in ("float", "flag"):
        return values.to_numpy(dtype="float64", na_value=float("nan"))
    return values.to_numpy(dtype=TYPES[kind])


def _counts_on(index: Any) -> bool:
    """Whether rows are numbered from 0 on."""
    return not len(index) or bool(index[0] == 0 and (index[1:] == index[:-1] + 1).all())
