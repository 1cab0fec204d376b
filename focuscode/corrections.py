"""What `update` says: what was corrected, which ids changed, and what became of people's codings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from focuscode.align import Alignment
from focuscode.align.alignment import Change
from focuscode.align.speakers import other_voices, renamed
from focuscode.exports.text import paragraph, percent

if TYPE_CHECKING:
    from pandas import DataFrame

FIRST = 10  # changes and codings that are shown
CUT = 160  # characters of a wording that is shown
FATES = {
    "same": "carried exactly",
    "changed": "carried to changed words",
    "doubtful": "doubtful",
    "gone": "not carried",
}


def page(alignment: Alignment, ids: DataFrame, carried: DataFrame, coded: bool) -> str:
    """The page, in the order of a researcher's questions."""
    parts = [
        _opening(alignment),
        _speakers(alignment),
        _changes(alignment),
        _codings(ids) if coded else "",
        _people(carried),
    ]
    return "\n\n".join(part for part in parts if part)


def figures(alignment: Alignment) -> dict[str, Any]:
    """The same for machines: how many turns and words are what, and the names that changed."""
    states = Counter(pair.state for pair in alignment.turns)
    return {
        "old": alignment.old.path,
        "new": alignment.new.path,
        "turns": {name: states[name] for name in ("same", "changed", "split", "joined", "gone")}
        | {"new": len(alignment.new_turns)},
        "words": {
            "old": len(alignment.words),
            "new": len(alignment.new_words),
            "same": sum(there >= 0 for there in alignment.to),
        },
        "moved": [block._asdict() for block in alignment.moved],
        "renamed": renamed(alignment),
        "other_speaker": [
            {
                "old_turn": alignment.old.turns[voice.turn].n,
                "new_turn": alignment.new.turns[voice.new_turn].n,
                "before": voice.before,
                "now": voice.now,
            }
            for voice in other_voices(alignment)
        ],
        "changes": [
            {
                "old_turn": _number(alignment.old.turns, change.turn),
                "new_turn": _number(alignment.new.turns, change.new_turn),
                "old": change.old,
                "new": change.new,
            }
            for change in alignment.changes()
        ],
    }


def _number(turns: Sequence[Any], position: int) -> int:
    return turns[position].n if position >= 0 else 0


def _opening(alignment: Alignment) -> str:
    states = Counter(pair.state for pair in alignment.turns)
    told = [f"{states[name]} {name}" for name in ("same", "changed", "split", "joined", "gone") if states[name]]
    fresh = len(alignment.new_turns)
    told += [f"{fresh} new"] if fresh else []
    same = sum(there >= 0 for there in alignment.to)
    words, new_words = len(alignment.words), len(alignment.new_words)
    lines = [
        f"{alignment.old.path} → {alignment.new.path}",
        f"turns  {len(alignment.old.turns):,} before, {len(alignment.new.turns):,} now: {', '.join(told)}",
    ]
    if words == new_words == same:
        return "\n".join([*lines, f"words  {words:,}, all of them kept"])
    lost = f"{words - same:,} of the old ones changed or gone ({_share(words - same, words)})"
    lines.append(f"words  {words:,} before, {new_words:,} now: {lost}, {new_words - same:,} changed or new")
    return "\n".join(lines)


def _share(part: int, whole: int) -> str:
    """A share that is never shown as nothing where there is something."""
    return "less than 1 %" if part and part * 200 < whole else percent(part, whole)


def _speakers(alignment: Alignment) -> str:
    lines = [f"Renamed: {before} is called {now} now." for before, now in renamed(alignment).items()]
    voices = other_voices(alignment)
    for voice in voices[:FIRST]:
        where = _turns(alignment, voice.turn, voice.new_turn)
        lines.append(f"Another speaker: {where}, {voice.before or 'nobody'} before, {voice.now or 'nobody'} now.")
    more = len(voices) - FIRST
    return "\n".join([*lines, f"… and {more} more turns"] if more > 0 else lines)


def _turns(alignment: Alignment, turn: int, new_turn: int) -> str:
    before, now = _number(alignment.old.turns, turn), _number(alignment.new.turns, new_turn)
    if not before:
        return f"turn {now} (new)"
    return f"turn {before}" if now in (0, before) else f"turn {before} → {now}"


def _changes(alignment: Alignment) -> str:
    found = alignment.changes()
    if not found:
        return "The words are the same."
    head = "What changed" if len(found) <= FIRST else f"What changed, the first {FIRST} of {len(found):,} places"
    return "\n".join([head, *(_change(alignment, change) for change in found[:FIRST])])


def _change(alignment: Alignment, change: Change) -> str:
    where = _turns(alignment, change.turn, change.new_turn)
    if not change.new:
        return f"  {where}: taken out “{_cut(change.old)}”"
    if not change.old:
        return f"  {where}: put in “{_cut(change.new)}”"
    return f"  {where}: “{_cut(change.old)}” → “{_cut(change.new)}”"


def _cut(text: str) -> str:
    return text if len(text) <= CUT else f"{text[:CUT].rstrip()} …"


def _codings(ids: DataFrame) -> str:
    """The program's codings: a run makes them anew; told is which come and go."""
    ours = ids[ids["kind"] == "coding"]
    counts = Counter(ours["state"])
    names = {"same": "the same", "changed": "in changed words", "gone": "gone", "new": "new"}
    told = [f"{counts[state]:,} {name}" for state, name in names.items() if counts[state]]
    lines = [f"Codings of the program (a run makes them anew): {', '.join(told) or 'none'}"]
    for state in ("gone", "new"):
        rows = ours[ours["state"] == state].to_dict("records")
        for row in rows[:FIRST]:
            side = "old" if state == "gone" else "new"
            lines.append(f"  {state:<4}  {row[f'{side}_id']}  “{_cut(' '.join(row[f'{side}_text'].split()))}”")
        lines += [f"  … and {len(rows) - FIRST} more {state}"] if len(rows) > FIRST else []
    return "\n".join(lines)


def _people(carried: DataFrame) -> str:
    if carried.empty:
        return ""
    lines = ["Codings of people"]
    for coder in dict.fromkeys(carried["coder"]):
        counts = Counter(carried.loc[carried["coder"] == coder, "state"])
        told = ", ".join(f"{counts[state]:,} {name}" for state, name in FATES.items() if counts[state])
        lines.append(f"  {_name(coder)}: {told}")
    for state, head in (("changed", "Carried to changed words"), ("doubtful", "To be read"), ("gone", "Not carried")):
        rows = carried[carried["state"] == state].to_dict("records")
        lines += ["", head, *_fates(rows)] if rows else []
    return "\n".join(lines)


def _name(coder: str) -> str:
    return {"": "(no coder)", "machine": "decisions on the program's codings"}.get(coder, coder)


def _fates(rows: Sequence[dict[Any, Any]]) -> Iterator[str]:
    """Codings that are to be looked at, each with its words before and now; those not carried are all told."""
    for row in rows if rows[0]["state"] != "changed" else rows[:FIRST]:
        ids = row["old_id"] or f"{row['transcript']} turn {row['old_turn']}"
        ids += f" → {row['new_id']}" if row["new_id"] else ""
        yield f"  {ids}  {row['code'] or 'no code'}, {_name(row['coder'])}: {row['why']}"
        if row["old_text"]:
            yield paragraph(f"before  {row['old_text']}", indent=4)
        if row["new_text"] and row["new_text"] != row["old_text"]:
            yield paragraph(f"now     {row['new_text']}", indent=4)
    if rows[0]["state"] == "changed" and len(rows) > FIRST:
        yield f"  … and {len(rows) - FIRST} more"
