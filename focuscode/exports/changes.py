"""What changed between two codebooks, and in the codings, as pages for the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from focuscode.exports.text import hanging, paragraph, text_table
from focuscode.model import Codebook

if TYPE_CHECKING:
    from pandas import DataFrame

WIDTH = 80
SHORT = 50  # characters of an old and a new value that share a line
LONG = 64  # characters after which of two texts only what differs is shown
AROUND = 3  # words shown on either side of what differs
ENTRIES = {"terms": "term", "examples": "example", "counterexamples": "counterexample", "words": "word"}
CHANGES = {
    "gone": "Codings that go",
    "come": "Codings that come",
    "words": "Codings that cover other words",
    "term": "Codings that another term makes",
    "flags": "Codings with other flags",
}


def changes_page(a: Codebook, b: Codebook, changes: DataFrame) -> str:
    """The changes from one codebook to another, code by code."""
    title = f"{a.id} {a.stamp} ({a.path})\n  → {b.id} {b.stamp} ({b.path})"
    if changes.empty:
        same = "The two say the same." if a.sha256 == b.sha256 else "Only notes and layout differ."
        return f"{title}\n\n{same}"
    parts = [title]
    homes: dict[str, list[str]] = {}
    whole = set(changes.loc[(changes["what"] == "code") & (changes["field"] == ""), "code"])  # that came or went
    for row in changes.to_dict("records"):
        if row["what"] != "term" or row["code"] not in whole:
            count = int(((changes["what"] == "term") & (changes["code"] == row["code"])).sum())
            homes.setdefault(_home(row), []).append(_line(row, count))
    parts += ["\n".join([home, *lines]) for home, lines in homes.items()]
    return "\n\n".join(parts)


def _home(row: dict[Any, Any]) -> str:
    """What a change belongs to: terms belong to their code."""
    return str(row["code"]) if row["what"] in ("code", "term") else f"{row['what']} {row['code']}".strip()


def _line(row: dict[Any, Any], terms: int) -> str:
    """A change in a line; long values under each other, the old one with a minus, the new one with a plus."""
    field = ENTRIES.get(row["field"], row["field"]).replace("_", " ")
    if row["change"] == "renamed":
        return f"  renamed: {row['old']} → {row['new']}"
    if row["change"] != "changed":
        value = row["new"] or row["old"]
        value += f" ({terms} term{'s' * (terms != 1)})" if row["what"] == "code" and not field else ""
        return hanging(f"{field or row['what']} {row['change']}" + (f": {value}" if value else ""), indent=2)
    old, new = (row["old"], row["new"]) if field == "term" else differing(row["old"], row["new"])
    if len(old) + len(new) <= SHORT:
        return f"  {field} changed: {old} → {new}"
    return "\n".join([f"  {field} changed", *(hanging(text, indent=4) for text in (f"- {old}", f"+ {new}"))])


def differing(old: str, new: str) -> tuple[str, str]:
    """Two texts, long ones cut down to what differs and a few words around it.

    >>> differing("a short one", "another")
    ('“a short one”', '“another”')
    """
    if max(len(old), len(new)) <= LONG:
        return f"“{old}”", f"“{new}”"
    was, now = old.split(), new.split()
    front = _shared(was, now)
    back = _shared(was[front:][::-1], now[front:][::-1])
    return _cut(was, front, back), _cut(now, front, back)


def _shared(one: list[str], other: list[str]) -> int:
    """How many words two texts begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _cut(words: list[str], front: int, back: int) -> str:
    first, last = max(0, front - AROUND), min(len(words), len(words) - back + AROUND)
    dots = ("… " if first else "", " …" if last < len(words) else "")
    return f"“{dots[0]}{' '.join(words[first:last])}{dots[1]}”"


def effects_page(what: str, codings: DataFrame, counts: DataFrame, limit: int) -> str:
    """What a change of the codebook does to the codings of participants' words: counts, then the codings.

    `what` names the texts; of each code and change the first `limit` codings are shown.
    """
    theirs = codings[codings["speaker_type"] != "moderator"]
    others = len(codings) - len(theirs)
    counted = theirs["change"].value_counts()
    told = [_told(name, int(counted[name])) for name in CHANGES if name in counted]
    line = f"{what}: {', '.join(told)}." if told else f"{what}: no coding of participants' words changes."
    line += f" {others} more in moderators' words, which are not counted." if others else ""
    parts = [paragraph(line, width=WIDTH), _counts(counts)]
    for name, title in CHANGES.items():
        here = theirs[theirs["change"] == name]
        parts += [f"{title} ({len(here)})\n\n" + "\n\n".join(_groups(here, limit))] if len(here) else []
    return "\n\n".join(filter(None, parts))


def _told(name: str, count: int) -> str:
    one = count == 1
    verbs = {"gone": ("goes", "go"), "come": ("comes", "come"), "words": ("covers other words", "cover other words"),
             "term": ("only changes its term", "only change their term"),
             "flags": ("only changes its flags", "only change their flags")}  # fmt: skip
    return f"{count:,} coding{'' if one else 's'} {verbs[name][0 if one else 1]}"


def _counts(counts: DataFrame) -> str:
    """The codes whose numbers change."""
    rows = [
        [row["code"], *(cell for unit in ("segments", "codings") for cell in _arrow(row, unit))]
        for row in counts.to_dict("records")
        if row["segments_before"] != row["segments_after"] or row["codings_before"] != row["codings_after"]
    ]
    return text_table(["code", "segments", "", "codings", ""], rows) if rows else "No code's numbers change."


def _arrow(row: dict[Any, Any], unit: str) -> tuple[str, str]:
    old, new = row[f"{unit}_before"], row[f"{unit}_after"]
    return f"{old:,} → {new:,}", f"({new - old:+,})"


def _groups(rows: DataFrame, limit: int) -> Iterator[str]:
    """The codings of a change, code by code."""
    for code, of_code in rows.groupby("code", sort=False):
        blocks = [_coding(row) for row in of_code.head(limit).to_dict("records")]
        more = len(of_code) - limit
        blocks += [f"    … and {more} more; --limit shows them, --json lists all."] if more > 0 else []
        yield "\n".join([f"  {code} ({len(of_code)})", *blocks])


def _coding(row: dict[Any, Any]) -> str:
    """Who said it, the sentence with the hit marked, the terms."""
    who = f"    {row['coding_id']}  {row['speaker'] or 'unknown'}"
    old, new = f"“{row['old_term']}”", f"“{row['new_term']}”"
    if row["change"] == "flags":
        told = f"flags: {row['old_flags'] or 'none'} → {row['new_flags'] or 'none'}"
    elif row["change"] in ("come", "gone") or old == new:
        told = f"by the term {new if row['new_term'] else old}"
    else:
        told = f"by the term {new}, before by {old}"
    return "\n".join([who, *(paragraph(text, indent=6, width=WIDTH) for text in (row["sentence"], told))])
