"""The texts of a corpus under their rows: those of a large one are kept packed, and unpacked one at a time."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping

PLAIN = 4_000_000  # characters that are kept as they are


class Texts(Mapping[int, str]):
    """A mapping of texts that takes little room; reading on in one text costs nothing.

    >>> texts = Texts()
    >>> texts.add(0, "Een roadmap.")
    >>> texts[0], len(texts)
    ('Een roadmap.', 1)
    """

    def __init__(self) -> None:
        self._kept: dict[int, str | bytes] = {}
        self._size = 0
        self._last: tuple[int, str] = (-1, "")

    def add(self, row: int, text: str) -> None:
        """Keep a text under a row."""
        self._size += len(text)
        self._kept[row] = zlib.compress(text.encode("utf-8", "surrogatepass"), 1) if self.packed else text

    @property
    def packed(self) -> bool:
        """Whether the corpus is so large that texts of it are packed."""
        return self._size > PLAIN

    def __getitem__(self, row: int) -> str:
        kept = self._kept[row]
        if isinstance(kept, str):
            return kept
        if self._last[0] != row:
            self._last = (row, zlib.decompress(kept).decode("utf-8", "surrogatepass"))
        return self._last[1]

    def __iter__(self) -> Iterator[int]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)
