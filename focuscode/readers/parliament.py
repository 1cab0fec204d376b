"""Reports of parliament in XML: the Dutch Handelingen (officielebekendmakingen.nl) and the Tweede Kamer's own (VLOS).

A `spreekbeurt`, `woordvoerder` or `interrumpant` is a turn of its `spreker`, a paragraph a line; what another
speaker says inside it is that speaker's. The chair leads the talk. Times (VLOS) are counted from the first one.
Motions are the words of whoever reads them out, up to where the chair takes the floor; what the chair then says
below the turn is the chair's. Left out with a reason: titles, subjects, numbers, votes, footnotes, names of files,
and paragraphs outside of any turn, as the report's own notes are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from focuscode.model import Place, SpeakerType
from focuscode.readers.draft import Draft
from focuscode.readers.fields import Clock
from focuscode.readers.labels import clean
from focuscode.readers.pieces import Aside, Piece, to_draft
from focuscode.readers.records import from_first
from focuscode.readers.source import Source
from focuscode.readers.xmltree import Node, flowing, parse, root_of

ROOTS = ("officiele-publicatie", "handelingen", "vlosCoreDocument", "vergaderverslag", "vergadering")
TURNS = ("spreekbeurt", "woordvoerder", "interrumpant")
PARAGRAPHS = ("al", "alineaitem", "kop", "titel", "p", "li")
NOTES = ("noot", "voetnoot", "pagina", "stemming", "metadata")
MARKS = ("markeertijdbegin", "markeertijdeind", "isvoorzitter", "isdraad")
_CHAIR = re.compile(r"(?:de |den )?(?:waarnemend |fungerend )?voorzit(?:ter|ster)\b", re.IGNORECASE)
Part = Piece | Aside


def knows(source: Source) -> bool:
    """Whether the root is that of a report of parliament."""
    return root_of(source) in ROOTS


def read(source: Source) -> Draft:
    """Turns from all that is said, in the order of the file."""
    root = parse(source)
    parts = list(_Report().parts(root, None))
    pieces = iter(from_first([part for part in parts if isinstance(part, Piece)]))
    moved = [next(pieces) if isinstance(part, Piece) else part for part in parts]
    return to_draft(moved, list(source.findings), Place(source.name))


class _Report:
    """Walks through a report and remembers who took the floor at the end of another's turn."""

    def __init__(self) -> None:
        self.floor: Piece | None = None
        self.clock = Clock()

    def parts(self, node: Node, speaking: Piece | None) -> Iterator[Part]:
        """What is said and what is not inside a node; `speaking` is whoever has the floor."""
        if node.tag in TURNS:
            speaking, self.floor = self._speaking(node), None
        if node.tag in NOTES:
            yield from _aside(node)
        elif node.tag in PARAGRAPHS or not any(node.nodes()):
            yield from _paragraph(node, speaking or self.floor)
        else:
            yield from self._inside(node, speaking)

    def _inside(self, node: Node, speaking: Piece | None) -> Iterator[Part]:
        for part in node.parts:
            if isinstance(part, str):
                yield from _words(flowing(part), node, speaking)
            elif part.tag == "spreker" and node.tag not in TURNS:
                speaking = self.floor = self._speaking(node)
            elif part.tag not in ("spreker", "sprekers"):
                yield from self.parts(part, speaking)

    def _speaking(self, turn: Node) -> Piece:
        """A piece without words yet: who has the floor, since when."""
        speaker, chair = turn.first("spreker"), turn.first("isvoorzitter")
        label = _label(speaker) if speaker else ""
        leads = bool(_CHAIR.match(label)) or (chair is not None and chair.text().strip() == "true")
        kind: SpeakerType = "moderator" if leads else "participant" if label else "unknown"
        begins, ends = (turn.first(f"markeertijd{name}") for name in ("begin", "eind"))
        start, end = (self.clock.read(found.text().strip()) if found else None for found in (begins, ends))
        return Piece(label, "", start, end, turn.line, kind)


def _aside(node: Node) -> Iterator[Part]:
    words = flowing(node.text())
    if words and node.tag not in MARKS:
        yield Aside(words, "outside of any turn" if node.tag in ("al", "alineaitem", "p", "li") else node.tag)


def _paragraph(node: Node, speaking: Piece | None) -> Iterator[Part]:
    words = flowing(node.text(*NOTES))
    if speaking is None or node.tag not in (*PARAGRAPHS, "nadruk"):
        yield from _aside(node)
        return
    if words and _is_label(words, speaking.speaker):
        yield Aside(words, "speaker label")
    else:
        yield from _words(words, node, speaking)
    for note in node.below(*NOTES):
        yield from _aside(note)


def _words(words: str, node: Node, speaking: Piece | None) -> Iterator[Part]:
    if words:
        yield speaking._replace(words=words, line=node.line) if speaking else Aside(words, node.tag)


def _is_label(words: str, speaker: str) -> bool:
    """Whether a paragraph is the line with the speaker's name that stands above the words."""
    label = clean(words)
    name = speaker.split(" (", maxsplit=1)[0].rsplit(" ", maxsplit=1)[-1]
    return words.endswith(":") and len(label.split()) < 10 and (name in label or bool(_CHAIR.fullmatch(label)))


def _label(speaker: Node) -> str:
    """'De heer Wilders (PVV)': the written name, or put together as the reports write it."""
    shown = speaker.first("verslagnaam", "weergavenaam")
    if not shown:
        return clean(flowing(speaker.text()).replace("( ", "(").replace(" )", ")").removesuffix(":"))
    title, party = (node.text() if node else "" for node in (speaker.first("aanhef"), speaker.first("fractie")))
    return clean(f"{title} {shown.text()}" + (f" ({flowing(party)})" if party.strip() else ""))
