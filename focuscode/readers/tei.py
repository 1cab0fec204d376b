"""TEI: transcriptions of speech (`u`), plays and reports (`sp`), and parliaments' debates (ParlaMint).

A `u` or `sp` is a turn of its `who`; the name comes from the list of persons in the header, else from the label
above the words, else from `who` itself. Its paragraphs, segments and lines are a line each. In annotated files the
words (`w`, `pc`) are put together with their spaces. The chair (`ana="#chair"`, role chair or interviewer) leads
the talk. Times are read from `start` and `end`, as numbers or as points of the timeline.
Left out with a reason: the header, notes, stage directions, gaps, sounds and gestures, headings, page numbers, and
text outside of any turn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from focuscode.errors import finding
from focuscode.model import Place, SpeakerType
from focuscode.readers.draft import Draft
from focuscode.readers.fields import Clock
from focuscode.readers.labels import clean, is_moderator
from focuscode.readers.pieces import Aside, Piece, to_draft
from focuscode.readers.source import Source
from focuscode.readers.xmltree import Node, flowing, parse, root_of

ROOTS = ("TEI", "TEI.2", "teiCorpus", "teiCorpus.2")
TURNS = ("u", "sp")
LINES = ("p", "seg", "l", "ab", "s")
ASIDES = {
    "teiHeader": "header", "note": "note", "stage": "stage direction", "head": "heading", "pb": "page", "fw": "page",
    "gap": "gap", "vocal": "sound", "kinesic": "gesture", "incident": "event", "event": "event", "desc": "description",
    "front": "front matter", "back": "back matter", "linkGrp": "annotation", "spanGrp": "annotation",
}  # fmt: skip
_CHAIR = re.compile(r"\b(?:chair|chairman|chairperson|voorzitter|moderator|interviewer|investigator)\b", re.IGNORECASE)
Part = Piece | Aside


class _Talk(NamedTuple):
    """What the header and the timeline tell: names and roles under the ids of persons, seconds under ids of points."""

    names: dict[str, str]
    leading: set[str]
    points: dict[str, float]


def knows(source: Source) -> bool:
    """Whether the root is that of TEI."""
    return root_of(source) in ROOTS


def read(source: Source) -> Draft:
    """Turns from utterances and speeches, in the order of the file."""
    root = parse(source)
    findings = list(source.findings)
    place = Place(source.name)
    if root.tag not in ROOTS:
        tags = dict.fromkeys(node.tag for node in root.nodes())
        found = ", ".join([root.tag, *tags][:12])
        findings.append(finding("F161", place, found=found, known="TEI, ELAN, TTML and reports of parliament"))
        return Draft("", [], [], findings)
    talk = _talk(root)
    return to_draft(_parts(root, talk, None, ""), findings, place)


def _talk(root: Node) -> _Talk:
    names: dict[str, str] = {}
    leading: set[str] = set()
    for person in root.below("person", "particDesc", "personGrp"):
        known = person.attributes.get("id", "")
        name = next(person.below("persName", "name", "label"), None)
        if known and name:
            names[known] = clean(flowing(_name(name)))
        if known and _CHAIR.search(person.attributes.get("role", "")):
            leading.add(known)
    points: dict[str, float] = {}
    clock = Clock()
    for timeline in root.below("timeline"):
        unit = 0.001 if timeline.attributes.get("unit") == "ms" else 1.0
        for when in timeline.below("when"):
            since = clock.read(when.attributes.get("interval"), unit)
            written = clock.read(when.attributes.get("absolute"))
            begun = points.get(when.attributes.get("since", "").lstrip("#"), 0.0)
            if since is not None or written is not None:
                points[when.attributes.get("id", "")] = round(begun + since, 6) if since is not None else written or 0.0
    return _Talk(names, leading, points)


def _name(name: Node) -> str:
    """A name with a space between its parts."""
    return " ".join(part if isinstance(part, str) else _name(part) for part in name.parts)


def _parts(node: Node, talk: _Talk, speaking: Piece | None, reason: str) -> Iterator[Part]:
    if node.tag in TURNS:
        speaking, reason = _speaking(node, talk), ""
    reason = ASIDES.get(node.tag, reason)
    if node.tag in ("speaker", "teiHeader"):
        yield Aside(flowing(_name(node)), reason or "speaker label")
        return
    said: list[str] = []
    later: list[Part] = []
    for part in node.parts:
        if isinstance(part, str):
            said.append(part)
        elif part.tag in ASIDES and speaking and not reason:  # what interrupts a sentence does not end it
            said.append(" ")
            later += _parts(part, talk, speaking, reason)
        elif part.tag in TURNS or part.tag in ASIDES or part.tag in LINES or _holds(part):
            yield from _words(said, node, speaking, reason)
            yield from later
            said, later = [], []
            yield from _parts(part, talk, speaking, reason)
        else:
            said.append(_inline(part))
    yield from _words(said, node, speaking, reason)
    yield from later


def _holds(node: Node) -> bool:
    """Whether an element holds a line, a turn or an aside, so that it cannot be part of a sentence."""
    return node.tag == "speaker" or any(True for _ in node.below(*TURNS, *LINES, *ASIDES, "speaker"))


def _inline(node: Node) -> str:
    """The text of an element within a sentence; words that are elements get a space unless they say otherwise."""
    if node.tag in ("lb", "cb", "milestone", "anchor", "pause", "shift"):
        return " "
    inner = "".join(part if isinstance(part, str) else _inline(part) for part in node.parts)
    if node.tag in ("w", "pc"):
        return " ".join(inner.split()) + ("" if node.attributes.get("join") in ("right", "both") else " ")
    return inner


def _words(said: list[str], node: Node, speaking: Piece | None, reason: str) -> Iterator[Part]:
    words = flowing("".join(said))
    if not words:
        return
    if reason or speaking is None:
        yield Aside(words, reason or "outside of any turn")
    else:
        yield speaking._replace(words=words, line=node.line)


def _speaking(turn: Node, talk: _Talk) -> Piece:
    """A piece without words yet: who speaks, and when."""
    who = (turn.attributes.get("who") or "").split()
    ids = [one.rsplit("#", 1)[-1].rsplit(":", 1)[-1] for one in who]
    heading = turn.first("speaker")
    shown = clean(flowing(heading.text()).rstrip(".:")) if heading else ""
    label = ", ".join(talk.names.get(known, known) for known in ids if known) if ids else ""
    label = label if ids and (not shown or any(known in talk.names for known in ids)) else shown
    leads = bool(_CHAIR.search(turn.attributes.get("ana", ""))) or bool(talk.leading & set(ids)) or is_moderator(label)
    kind: SpeakerType = "moderator" if leads else "participant" if label else "unknown"
    start, end = (_time(turn.attributes.get(name, ""), talk) for name in ("start", "end"))
    return Piece(clean(label), "", start, end, turn.line, kind)


def _time(written: str, talk: _Talk) -> float | None:
    known = written.rsplit("#", 1)[-1]
    return talk.points.get(known, Clock().read(known))
