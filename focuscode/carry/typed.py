"""Codings of whole turns, as a person types them: transcript, turn, codes (a|b), coder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from focuscode.carry.fates import Judge, Told, short

NEEDED = ("transcript", "turn", "codes")
Row = dict[str, Any]


def carried_turns(judge: Judge, rows: Sequence[Row]) -> Iterator[tuple[Row | None, Told]]:
    """Each row at each turn that its turn became (None where there is none), and what became of it."""
    new = judge.alignment.new
    for row in rows:
        turn = judge.numbers.get(turn_of(row), -1)
        if turn < 0:
            yield None, _told(row, judge, -1, -1)
            continue
        parts = judge.parts(turn)
        for part in parts:
            cell = new.turns[part].n
            number = str(cell) if isinstance(row["turn"], str) else cell
            yield row | {"transcript": new.id, "turn": number}, _told(row, judge, turn, part)
        if not parts:
            yield None, _told(row, judge, turn, -1)


def turn_of(row: Row) -> int:
    """The number of a row's turn; 0 where none is written."""
    written = str(row["turn"]).strip().removesuffix(".0")
    return int(written) if written.isdecimal() else 0


def merged(rows: Sequence[Row]) -> list[Row]:
    """Rows of one coder for one turn made one: their codes together, other cells that differ behind each other."""
    found: dict[tuple[str, ...], Row] = {}
    for row in rows:
        key = tuple(str(row.get(name, "")) for name in ("transcript", "turn", "coder"))
        if key not in found:
            found[key] = dict(row)
            continue
        first = found[key]
        first["codes"] = "|".join(dict.fromkeys([*codes_of(first["codes"]), *codes_of(row["codes"])]))
        for name, value in row.items():
            if name not in (*NEEDED, "coder") and str(value) not in ("", *str(first[name]).split(" / ")):
                first[name] = " / ".join(filter(None, [str(first[name]), str(value)]))
    return list(found.values())


def codes_of(cell: object) -> list[str]:
    """The codes of a cell.

    >>> codes_of("roadmap| platform |")
    ['roadmap', 'platform']
    """
    return [code.strip() for code in str(cell).split("|") if code.strip()]


def _told(row: Row, judge: Judge, turn: int, part: int) -> Told:
    old, new = judge.alignment.old, judge.alignment.new
    state, why = judge.of_turn(turn, part) if part >= 0 else ("gone", "its turn is gone")
    if turn < 0:
        why = f"the old transcript has no turn {row['turn']}"
    return Told(
        transcript=str(row["transcript"]),
        coder=str(row.get("coder", "")),
        code="|".join(codes_of(row["codes"])),
        status="",
        old_id=f"{old.id}-turn-{old.turns[turn].n:03d}" if turn >= 0 else "",
        new_id=f"{new.id}-turn-{new.turns[part].n:03d}" if part >= 0 else "",
        old_turn=turn_of(row),
        new_turn=new.turns[part].n if part >= 0 else 0,
        state=state,
        why=why,
        old_text=short(old.words_of(old.turns[turn])) if turn >= 0 else "",
        new_text=short(new.words_of(new.turns[part])) if part >= 0 else "",
    )
