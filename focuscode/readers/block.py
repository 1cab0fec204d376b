"""What a document is made of, whatever its format: paragraphs and tables, with what their look tells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its text, where it stands, and what its look tells.

    `lead` counts the characters at its head that look other than the rest; `speaker` is one that the format
    itself names; `reason` says why the paragraph is no speech.
    """

    text: str
    line: int = 0
    lead: int = 0
    heading: bool = False
    style: str = ""
    speaker: str = ""
    start: float | None = None
    end: float | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A cell of a table with the blocks in it."""

    blocks: tuple[Paragraph | Table, ...]
    width: int = 1
    goes_on: bool = False

    @property
    def text(self) -> str:
        """The words in it, a paragraph a line."""
        return "\n".join(text_of(block) for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: rows of cells."""

    rows: tuple[tuple[Box, ...], ...]


Block = Paragraph | Table


def text_of(block: Block) -> str:
    """The words of a block, a paragraph a line."""
    if isinstance(block, Paragraph):
        return block.text
    return "\n".join(box.text for row in block.rows for box in row)


def led(runs: Iterable[tuple[str, frozenset[str]]]) -> tuple[str, int]:
    """A paragraph's text from its runs and their looks, and how many characters at its head look other than the rest.

    >>> led([("P1", frozenset("b")), (" Ja.", frozenset())])
    ('P1 Ja.', 2)
    """
    parts = [(text, look) for text, look in runs if text]
    text = "".join(part for part, _ in parts)
    looks = [(part, look) for part, look in parts if part.strip()]
    if not looks:
        return text, 0
    first = looks[0][1]
    if all(look == first for _, look in looks):
        return text, len(text) if first else 0
    if (not first and len({look for _, look in looks}) > 2) or (not first and looks[-1][1] == first):
        return text, 0  # words in bold inside a sentence
    lead = 0
    for part, look in parts:
        if part.strip() and look != first:
            break
        lead += len(part)
    return text, lead
