"""Codings with a range, as in `codings.csv`: carried word by word, their columns brought up to date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from focuscode.align.alignment import Carried, bare
from focuscode.carry.fates import Fate, Judge, Told, short
from focuscode.language import language
from focuscode.language.sentences import around as sentence_around
from focuscode.language.sentences import sentence_bounds
from focuscode.model import Turn

NEEDED = ("coding_id", "transcript", "turn", "start", "end", "code", "coder", "status")
MACHINE = "machine"
GAP = " … "  # between the pieces of a coding, as in the results
Row = dict[str, Any]


class Around(NamedTuple):
    """What is known beside the two texts: new ids of the program's codings ("" if gone), new segments, the language."""

    ids: Mapping[str, str] | None = None
    segments: Sequence[tuple[int, int, str]] = ()
    language: str = "nl"


def of_people(row: Row) -> bool:
    """Whether a person made or decided a coding: those of the program alone are made anew by a run."""
    return (row["coder"], row["status"]) != (MACHINE, MACHINE)


def carried_spans(judge: Judge, rows: Sequence[Row], around: Around) -> Iterator[tuple[Row | None, Told]]:
    """Each person's coding at its new place (None where it has none), and what became of it."""
    for row in rows:
        if of_people(row):
            yield _carried(judge, row, around)


def _carried(judge: Judge, row: Row, around: Around) -> tuple[Row | None, Told]:
    start, end = int(row["start"]), int(row["end"])
    turn = judge.numbers.get(int(row["turn"]), -1)
    said = judge.alignment.old.text[start:end]
    stretches = [judge.alignment.old.text[a:b] for a, b in pieces_of(row)]
    wanted = str(row.get("matched", ""))
    if turn < 0 or not said.strip() or (wanted and bare(wanted) not in (bare(said), bare(GAP.join(stretches)))):
        return None, _told(row, "gone", "its words do not stand there in the old transcript")
    places = [place for a, b in pieces_of(row) if (place := judge.alignment.carry(a, b))]
    if not places:
        whole = judge.alignment.turns[turn].state == "gone"
        return None, _told(row, "gone", "its turn is gone" if whole else "its words are gone")
    if around.ids is not None and around.ids.get(str(row["coding_id"])) == "":
        return None, _told(row, "gone", "the program does not find it any more")
    carried = _hull(places, len(pieces_of(row)))
    fate, why = judge.of_range(turn, carried)
    new = _updated(judge, row, carried, places, around)
    return new, _told(row, fate, why, new)


def pieces_of(row: Row) -> list[tuple[int, int]]:
    """The ranges of a coding: its pieces, or the one stretch it stands in."""
    written = [piece.partition("-") for piece in str(row.get("pieces", "")).split(";") if piece]
    return [(int(a), int(b)) for a, _, b in written] or [(int(row["start"]), int(row["end"]))]


def _hull(places: list[Carried], wanted: int) -> Carried:
    """One range over all pieces that stand in the turn of the first, in order."""
    here = [places[0]]
    for place in places[1:]:
        if place.turn == here[0].turn and place.start >= here[-1].end:
            here.append(place)
    places[:] = here
    whole = len(here) == wanted and all(place.whole for place in here)
    same = all(place.state == "same" for place in here)
    return Carried(here[0].start, here[-1].end, here[0].turn, "same" if same else "changed", whole)


def _updated(judge: Judge, row: Row, carried: Carried, places: Sequence[Carried], around: Around) -> Row:
    new = judge.alignment.new
    turn = new.turns[carried.turn]
    pieces = [(place.start, place.end) for place in places]
    bounds = sentence_bounds(new.words_of(turn), language(around.language).facts)
    first, end = sentence_around(new.text, turn.start, bounds, carried.start, carried.end)
    facts: Row = {
        "coding_id": _coding_id(row, new.id, turn, carried.start, around),
        "segment_id": _segment_id(row, new.id, turn, carried.start, around.segments),
        "transcript": new.id,
        "speaker": turn.speaker,
        "speaker_type": turn.speaker_type,
        "turn": turn.n,
        "start": carried.start,
        "end": carried.end,
        "matched": GAP.join(new.text[x:y] for x, y in pieces),
        "pieces": ";".join(f"{x}-{y}" for x, y in pieces) if len(pieces) > 1 else "",
        "cues": ";".join(_cues(judge, str(row.get("cues", "")))),
        "sentence": " ".join(new.text[first:end].split()),
        "sentence_start": first,
        "sentence_end": end,
        "source_line": turn.line + (new.text.count("\n", turn.start, carried.start) if new.format == "text" else 0),
        **({"section": turn.section} if turn.section else {}),
    }
    return row | {name: value for name, value in facts.items() if name in row}


def _coding_id(row: Row, name: str, turn: Turn, start: int, around: Around) -> str:
    """The program's id of the same coding where it is known, else an id as `Coding` makes it."""
    known = (around.ids or {}).get(str(row["coding_id"]))
    behind = f"-{row['coder']}"
    suffix = behind if row["coder"] != MACHINE and str(row["coding_id"]).endswith(behind) else ""
    return known or f"{name}-t{turn.n:03d}-{row['code']}-{start - turn.start}{suffix}"


def _segment_id(row: Row, name: str, turn: Turn, start: int, segments: Sequence[tuple[int, int, str]]) -> str:
    for first, end, segment in segments:
        if first <= start < end:
            return segment
    return f"{name}-turn-{turn.n:03d}" if "-turn-" in str(row.get("segment_id", "-turn-")) else ""


def _cues(judge: Judge, cues: str) -> Iterator[str]:
    """The words that raised the flags, those that are still there."""
    for cue in filter(None, cues.split(";")):
        flag, _, place = cue.rpartition(":")
        start, _, end = place.partition("-")
        carried = judge.alignment.carry(int(start), int(end))
        if carried:
            yield f"{flag}:{carried.start}-{carried.end}"


def _told(row: Row, state: Fate, why: str, new: Row | None = None) -> Told:
    return Told(
        transcript=str(row["transcript"]),
        coder=str(row["coder"]),
        code=str(row["code"]),
        status=str(row["status"]),
        old_id=str(row["coding_id"]),
        new_id=str(new["coding_id"]) if new else "",
        old_turn=int(row["turn"]),
        new_turn=int(new["turn"]) if new else 0,
        state=state,
        why=why,
        old_text=short(str(row.get("sentence") or row.get("matched", ""))),
        new_text=short(str(new.get("sentence") or new.get("matched", ""))) if new else "",
    )
