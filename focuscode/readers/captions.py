"""Captions to turns: what every caption format has in common.

Captions of one speaker that follow each other are one turn, however long the silence between them; the turn
begins with its first caption and ends with its last. Captions without any speaker are a turn each.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from focuscode.errors import TranscriptError, finding
from focuscode.model import Finding, Place
from focuscode.readers.cues import Caption
from focuscode.readers.draft import Builder, Draft
from focuscode.readers.order import Timed, about_order
from focuscode.readers.rolling import unrolled
from focuscode.readers.source import Source
from focuscode.readers.stretches import count
from focuscode.readers.voices import Names, Piece, names_in, pieces_of

ASIDE = ("metadata", "certainty of the machine", "times that cannot be read", "name of a caption", "comment")


class Rest(NamedTuple):
    """What a file holds beside captions: where it stands, the text, why it is left out."""

    line: int
    text: str
    reason: str


def to_draft(
    source: Source,
    captions: Sequence[Caption],
    left: Sequence[Rest],
    *,
    marked: bool = True,
    told: Sequence[Finding] = (),
) -> Draft:
    """A draft from captions and from what else the file holds.

    `marked` says that lines still hold tags and entities; `told` is what the reader found already. Raises
    TranscriptError if there is no caption.
    """
    place = Place(source.name)
    if not captions:
        found = [*source.findings, *told, finding("F130", place)]
        raise TranscriptError(f"no turn in {source.name}: it has no captions", found)
    findings = [*source.findings, *told, *_about_rest(left, place), *_about_times(captions, place)]
    captions, again = unrolled(captions)
    if again:
        findings.append(finding("F131", place, count=again))
    names = names_in(captions, marked)
    findings += _about_names(names, place)
    pieces = list(pieces_of(captions, names, marked))
    silent = [caption.line for caption, said in zip(captions, pieces, strict=True) if not said]
    if silent:
        findings.append(finding("F104", Place(place.file, silent[0]), count=len(silent)))
    aside = [Rest(c.line, c.unread, "times that cannot be read") for c in captions if c.unread]
    aside += [Rest(c.line, c.name, "name of a caption") for c in captions if c.name]
    builder = _built([piece for said in pieces for piece in said], sorted([*left, *aside], key=lambda one: one.line))
    if builder.turns and not any(turn.speaker for turn in builder.turns):
        findings.append(finding("F102", place))
    return builder.draft(findings)


def one_language(
    tracks: Sequence[tuple[str, Caption]], place: Place
) -> tuple[list[Caption], list[Rest], list[Finding]]:
    """Of captions in several languages, those of the one with most words; the others are left out, and told."""
    words: dict[str, int] = {}
    for language, caption in tracks:
        words[language] = words.get(language, 0) + sum(count(line) for line in caption.lines)
    read = max(words, key=words.__getitem__, default="")
    others = {language: count for language, count in words.items() if language != read and count}
    kept = [caption for language, caption in tracks if language == read]
    if not others:
        return kept, [], []
    reason = "another language ({})"
    left = [
        Rest(
            caption.line,
            ": ".join(filter(None, (caption.speaker, "\n".join(caption.lines)))),
            reason.format(language or "not named"),
        )
        for language, caption in tracks
        if language in others and any(caption.lines)
    ]
    named = ", ".join(language or "one that is not named" for language in others)
    facts = {"read": read or "one that is not named", "left": named, "words": sum(others.values())}
    return kept, left, [finding("F135", place, **facts)]


def _built(pieces: Sequence[Piece], rest: list[Rest]) -> Builder:
    """Turns in their order, and what is left out at its place; only what stands aside does not part a turn."""
    builder = Builder()
    speaker = None
    waiting: list[Rest] = []
    entries = iter(rest)
    entry = next(entries, None)
    for piece in pieces:
        while entry and entry.line <= piece.caption.line:
            waiting.append(entry)
            entry = next(entries, None)
        same = piece.speaker == speaker and all(one.reason in ASIDE for one in waiting)
        if same:
            builder.more(piece.words, piece.caption.end)
            continue
        _leave(builder, waiting)
        _new_line(builder)
        builder.label(piece.speaker)
        facts = {"start_time": piece.caption.start, "end_time": piece.caption.end, "line": piece.caption.line}
        builder.turn(piece.speaker, piece.words, **facts)
        speaker = piece.speaker or None
    _leave(builder, [*waiting, *([entry] if entry else []), *entries])
    return builder


def _new_line(builder: Builder) -> None:
    if builder.turns or builder.left_out:
        builder.add("\n")


def _leave(builder: Builder, waiting: list[Rest]) -> None:
    for entry in waiting:
        _new_line(builder)
        builder.skip(entry.text, entry.reason)
    waiting.clear()


def _about_rest(left: Sequence[Rest], place: Place) -> list[Finding]:
    stray = [entry for entry in left if entry.reason == "no time above it"]
    return [finding("F112", Place(place.file, one.line), text=" ".join(one.text.split())[:60]) for one in stray]


def _about_times(captions: Sequence[Caption], place: Place) -> list[Finding]:
    """Times that cannot be read, each; those that run back or overlap, once a file."""
    told = [finding("F103", Place(place.file, c.line), text=c.unread[:60]) for c in captions if c.unread]
    numbered = enumerate(captions, 1)
    timed = [Timed(f"caption {n}", c.start, c.end, c.line) for n, c in numbered if c.start is not None]
    return [*told, *about_order([timed], place.file)]


def _about_names(names: Names, place: Place) -> list[Finding]:
    told = [finding("F110", Place(place.file, line), label=label) for label, line in names.lone]
    told += [finding("F111", Place(place.file, line), label=label, count=count) for label, count, line in names.refused]
    if names.first:
        told.append(finding("F134", place, names=", ".join(sorted(names.first))))
    return told
