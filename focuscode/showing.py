"""What the looking commands show: frames chosen, and their pages of text."""

from __future__ import annotations

from collections.abc import Container, Hashable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from focuscode.errors import UsageError, near
from focuscode.exports.text import paragraph
from focuscode.exports.turns import FORMATS, read_back
from focuscode.kwic import kwic_of_code, kwic_of_term, sort_context
from focuscode.language.memory import recalling
from focuscode.model import Finding
from focuscode.plots import plot_named, save_plot
from focuscode.readers import read_transcript
from focuscode.readers.times import clock
from focuscode.results import open_results
from focuscode.tables import Column, Table, from_rows
from focuscode.why import Reason, why
from focuscode.withheld import Key, Withheld, leave_out, read_withheld
from focuscode.writing import write_file

if TYPE_CHECKING:
    from pandas import DataFrame

THEN = (
    "Words for what is meant here: focuscode kwic WORD shows where else one stands,\n"
    "focuscode codebook suggest --code ID proposes some. They go under `terms:` of the code."
)
TURNS = Table(
    "turns_shown",
    "the turns of one transcript, as understood",
    (
        Column("turn", "int", "number of the turn"),
        Column("line", "int", "line of the source file"),
        Column("time", "text", "when it begins"),
        Column("speaker", "text", "who speaks"),
        Column("type", "text", "participant, moderator or unknown"),
        Column("words", "text", "what is said", exact=True),
    ),
)


def turns_of(file: Path) -> tuple[DataFrame, list[Finding]]:
    """The turns of a file as they are understood, and what was found on the way."""
    transcript, findings = read_transcript(file)
    rows = [
        {
            "turn": turn.n,
            "line": turn.line,
            "time": "" if turn.start_time is None else clock(turn.start_time),
            "speaker": turn.speaker,
            "type": turn.speaker_type,
            "words": transcript.words_of(turn),
        }
        for turn in transcript.turns
    ]
    return from_rows(TURNS, rows), findings


def turns_to(file: Path, kind: str | None, out: Path | None) -> tuple[str, list[Finding]]:
    """Write a file's turns as csv, txt, vtt or docx: the text itself, or where it was written if `out` is given.

    Without a `kind` the ending of `out` says it. Raises UsageError for another kind, for captions without times,
    for a Word document without `out`, and where something stands at `out` already.
    """
    kind = kind or (out.suffix.removeprefix(".").lower() if out else "")
    if kind not in FORMATS:
        raise UsageError(f"Turns cannot be written as '{kind}'. Use {', '.join(FORMATS)}.")
    transcript, findings = read_transcript(file)
    data = FORMATS[kind](transcript)
    findings += read_back(transcript, data, kind)
    if out is None and kind == "docx":
        raise UsageError(f"A Word document needs a file: --out {transcript.id}.docx")
    if out is None:
        return data.decode().rstrip("\n"), findings
    write_file(out, data)
    return f"Wrote {out.as_posix()}: {len(transcript.turns)} turns.", findings


def left_out(folder: Path, list_of: Path | None) -> Withheld:
    """The turns that a list leaves out of what is shown. Raises InputError where it names others than there are."""
    return read_withheld(list_of, open_results(folder))


@recalling
def context(
    folder: Path,
    term: str | None,
    code: str | None,
    width: int,
    sort: str = "place",
    without: Container[Key] = frozenset(),
) -> DataFrame:
    """Hits in context, sorted: of a term, or of a code. Raises UsageError unless one of them is given."""
    if (term is None) == (code is None):
        raise UsageError("Give a word or phrase, or --code ID: one of the two.")
    results = open_results(folder)
    if term is not None:
        return sort_context(kwic_of_term(results, term, width=width, without=without), sort)
    hits = kwic_of_code(results, str(code), width=width, without=without)
    return sort_context(hits, sort)


def context_lines(frame: DataFrame, width: int) -> str:
    """Hits under each other, the turn and who said it in front."""
    if frame.empty:
        return "No hit."
    rows = frame.to_dict("records")
    names = [f"{turn_id(row)} {row['speaker'] or 'unknown'}" for row in rows]
    wide = max(map(len, names))
    lines = [
        f"{name.ljust(wide)}  {row['left'].rjust(width)}[{row['hit']}]{row['right']}".rstrip()
        for name, row in zip(names, rows, strict=True)
    ]
    return "\n".join([*lines, f"{len(frame)} hit{'s' * (len(frame) != 1)}"])


@recalling
def reason_of(folder: Path, coding_id: str) -> Reason:
    """Why a coding of some results is there. Raises UsageError if there is none of that id."""
    return why(open_results(folder), coding_id)


def reason_lines(reason: Reason) -> str:
    """A reason as a page."""
    matched = f"“{reason.matched}”"
    who = [reason.speaker or "unknown", reason.speaker_type, reason.group, reason.section]
    facts = [
        ("coding", f"{reason.coding_id} ({reason.status}, by {reason.coder})"),
        ("code", f"{reason.code}: {reason.label}" + (f" (tier {reason.tier})" if reason.tier else "")),
        ("definition", reason.definition or "none given"),
        ("matched", f"{matched} by the term “{reason.term}” ({reason.kind})"),
        (
            "why",
            reason.rule + ("" if reason.confidence == "high" else " (uncertain: the form had to be guessed)"),
        ),
        ("sentence", reason.sentence),
        ("said by", ", ".join(filter(None, dict.fromkeys(who)))),
        ("source", reason.source),
        ("codebook", f"{reason.codebook} (version {reason.codebook_version})"),
    ]
    return "\n".join(f"{name:<12}{paragraph(value, indent=12).lstrip()}" for name, value in facts)


def uncoded_of(folder: Path, group: str | None, limit: int, without: Container[Key] = frozenset()) -> DataFrame:
    """The longest turns without a code. Raises UsageError for a group that is not there."""
    results = open_results(folder)
    frame = leave_out(results.table("uncoded"), without)
    if group is not None:
        groups = list(dict.fromkeys(results.table("turns")["group"]))
        if group not in groups:
            raise UsageError(f"No group '{group}'. {near(group, groups)}")
        frame = frame[frame["group"] == group]
    return frame.head(limit)


def turn_id(row: dict[Hashable, Any]) -> str:
    """A turn as `why`, `suggest` and lists of turns write it: FG2-t047."""
    return f"{row['transcript']}-t{row['turn']:03d}"


def uncoded_pages(frame: DataFrame) -> str:
    """Turns under each other, each with where it stands, and what can be done with them."""
    pages = [
        f"{turn_id(row)} {row['speaker'] or 'unknown'}, {row['words']} words\n{paragraph(row['text'], indent=2)}"
        for row in frame.to_dict("records")
    ]
    return "\n\n".join([*pages, THEN]) if pages else "Every substantive turn carries a code."


def table_of(folder: Path, name: str) -> tuple[DataFrame, str]:
    """A table of the results, read and as it stands in its file."""
    results = open_results(folder)
    frame = results.table(name)
    return frame, (results.folder / "data" / f"{name}.csv").read_text(encoding="utf-8")


def draw(folder: Path, name: str, file: Path, title: str = "") -> str:
    """Draw a plot of the results to a file; a line that says where. Raises UsageError for an unknown plot or format."""
    import matplotlib as mpl

    mpl.use("Agg")  # no window is opened, whatever the machine could show
    plot = plot_named(name)
    axes = plot.draw(open_results(folder).table(plot.table), title=title)
    return f"Wrote {save_plot(axes, file).as_posix()}: {plot.about}."
