"""`update`: a transcript was corrected after it was coded; ids and people's codings are carried over to it."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from focuscode.align import Alignment, align_transcripts
from focuscode.apply import BLOT, apply_study, settled
from focuscode.assemble import code_transcripts
from focuscode.carry import carry_codings, speaks_of, updated_ids
from focuscode.carry.sheet import Sheet, read_sheet, sheet_bytes
from focuscode.coding import Coding
from focuscode.corrections import figures, page
from focuscode.errors import InputError, UsageError, finding, near
from focuscode.exports.text import percent
from focuscode.measures import coding_list, segment_list
from focuscode.model import Finding, Group, Place, Transcript
from focuscode.readers import read_transcript
from focuscode.results import Results, open_results
from focuscode.study import NAME, Study, check_study
from focuscode.tables import from_rows
from focuscode.tables.corrected import CARRIED_CODINGS, UPDATED_IDS
from focuscode.writing import csv_bytes, write_file

if TYPE_CHECKING:
    from pandas import DataFrame

LEAST = 0.3  # share of words that two forms of one talk have in common


@dataclass(frozen=True)
class Update:
    """What `update_transcript` found and wrote; the frames are `updated_ids` and `carried_codings`."""

    alignment: Alignment
    ids: DataFrame
    carried: DataFrame
    coded: bool  # whether the program's codings were compared
    findings: list[Finding] = field(default_factory=list)
    written: tuple[str, ...] = ()


def update_transcript(
    old: str | Path,
    new: str | Path,
    *,
    results: str | Path | None = None,
    codings: str | Path | None = None,
    out: str | Path | None = None,
    transcript: str = "",
) -> Update:
    """Carry ids and people's codings of a transcript over to its corrected form.

    `old` is a transcript, or a folder of results (then `transcript` is its id there, by default that of `new`).
    `results` is the folder whose ids are carried; the new transcript is coded with its codebook to compare the
    program's codings. `codings` is a file of people's codings; the carried ones are written beside it. `out` is
    the file for the table of ids. Nothing is overwritten. Raises InputError if the two have less than 30 % of
    their words in common or a file cannot be read, UsageError for a call that cannot be carried out.
    """
    old, new = Path(old), Path(new)
    folder = old if old.is_dir() else Path(results) if results is not None else None
    made = open_results(folder) if folder else None
    sheet = read_sheet(Path(codings)) if codings is not None else None
    before, findings = _old(old, made, transcript or unicodedata.normalize("NFC", new.stem))
    after, told = _new(new, before, made)
    alignment = align_transcripts(before, after)
    findings += [*told, *_questions(alignment)]
    ids, coding = _ids(alignment, made)
    written: tuple[str, ...] = ()
    if out is not None:
        write_file(Path(out), csv_bytes(ids, UPDATED_IDS))
        written = (f"Wrote {Path(out).as_posix()}: {len(ids)} ids.",)
    file = Path(codings) if codings is not None else None
    told, carried, more = _people(alignment, made, ids, coding, file, sheet)
    return Update(alignment, ids, carried, coding is not None, [*findings, *told], (*more, *written))


def _old(path: Path, made: Results | None, name: str) -> tuple[Transcript, list[Finding]]:
    """The transcript before it was corrected: as the results have it, where there are any."""
    if made is None:
        return read_transcript(path)
    known = {talk.id: talk for talk in made.transcripts()}
    if path.is_dir():
        if name not in known:
            raise UsageError(f"No transcript '{name}' in {path}. {near(name, known)} Name it with --transcript ID.")
        return known[name], []
    plain, findings = read_transcript(path)
    if plain.id not in known:
        raise UsageError(f"No transcript '{plain.id}' in {made.folder}. {near(plain.id, known)}")
    if not _one_text(plain.text, known[plain.id].text):
        told = finding("F331", Place(path.as_posix()), id=plain.id)
        raise InputError(f"{path} and {made.folder} do not belong together.", [told])
    return known[plain.id], findings


def _one_text(plain: str, seen: str) -> bool:
    """Whether two texts are the same, what is blotted out in one of them apart."""
    return len(plain) == len(seen) and all(a == b or BLOT in (a, b) for a, b in zip(plain, seen, strict=True))


def _new(path: Path, old: Transcript, made: Results | None) -> tuple[Transcript, list[Finding]]:
    """The corrected transcript, as the next run of the study will read it where there is one beside the results."""
    study = _study(made)
    homes = study.groups if study else ()
    home = next((group for group in homes if any(Path(file).stem == old.id for file in group.files)), None)
    if study is None or home is None:
        groups = {turn.group for turn in old.turns}
        known = next(iter(groups)) if made is not None and len(groups) == 1 else None
        return read_transcript(path, group=known, stakeholder=old.stakeholder, date=old.date)
    return _as_in_study(path, study, home)


def _study(made: Results | None) -> Study | None:
    """The study that made the results, where it still stands above them."""
    for above in made.folder.resolve().parents[:3] if made else ():
        if (above / NAME).is_file():
            study = check_study(above / NAME)[0]
            here = study is not None and made is not None and (above / study.results).resolve() == made.folder.resolve()
            return study if here else None
    return None


def _as_in_study(path: Path, study: Study, home: Group) -> tuple[Transcript, list[Finding]]:
    """The transcript with the study's pseudonyms, sections and exclusions.

    Raises InputError where what is to be excluded is not found any more: it would be shown.
    """
    plain, findings = read_transcript(
        path, group=home.id, stakeholder=home.stakeholder, date=home.date, moderators=home.moderators
    )
    transcript, told = apply_study(plain, home, study)
    findings += settled(told, (home,))
    lost = [found for found in findings if found.rule in ("F309", "F311")]
    if lost:
        raise InputError("What should be excluded was not found in the corrected transcript.", lost)
    return transcript, findings


def _questions(alignment: Alignment) -> list[Finding]:
    """What a colleague would ask before anything is carried. Raises InputError for two talks that are not one."""
    old, new = alignment.old, alignment.new
    place = Place(new.path)
    if alignment.share < LEAST:
        told = finding("F330", place, share=percent(alignment.share, 1), old=old.path, new=new.path)
        raise InputError("Are these the same talk?", [told])
    found = []
    if old.id != new.id:
        found.append(finding("F332", place, old=old.id, new=new.id))
    groups = [", ".join(dict.fromkeys(turn.group for turn in talk.turns)) for talk in (old, new)]
    if groups[0] != groups[1] and (old.id, new.id) != tuple(groups):
        found.append(finding("F333", place, old=groups[0], new=groups[1]))
    words, new_words = alignment.words, alignment.new_words
    for block in alignment.moved:
        last = min(block.first + 11, block.first + block.words - 1)
        facts = {
            "words": block.words,
            "old": old.turns[words.turns[block.first]].n,
            "new": new.turns[new_words.turns[block.new_first]].n,
            "text": " ".join(words.text[words.starts[block.first] : words.ends[last]].split()),
        }
        found.append(finding("F336", place, **facts))
    return found


def _ids(alignment: Alignment, made: Results | None) -> tuple[DataFrame, Coding | None]:
    """The table of ids; with results also those of segments and of the program's codings, and the new coding."""
    if made is None:
        return updated_ids(alignment), None
    settings = made.manifest["settings"]
    coding = code_transcripts(
        [alignment.new],
        made.codebook,
        unit=settings["unit"],
        model=str(settings.get("language_model", "")).partition(" ")[0],
    )
    codings = (_of(made.table("codings"), alignment), coding_list(coding))
    segments = None if coding.unit == "turn" else (_of(made.table("segments"), alignment), segment_list(coding))
    return updated_ids(alignment, segments=segments, codings=codings), coding


def _of(table: DataFrame, alignment: Alignment) -> DataFrame:
    return table[table["transcript"] == alignment.old.id]


def _people(
    alignment: Alignment,
    made: Results | None,
    ids: DataFrame,
    coding: Coding | None,
    file: Path | None,
    sheet: Sheet | None,
) -> tuple[list[Finding], DataFrame, tuple[str, ...]]:
    """What became of people's codings: those of a file, else those of the results; a file's are written beside it."""
    if sheet is not None:
        frame = sheet.frame
    elif made is not None:
        frame = _of(made.table("codings"), alignment)
    else:
        return [], from_rows(CARRIED_CODINGS, []), ()
    ours = ids[ids["kind"] == "coding"]
    known = dict(zip(ours["old_id"], ours["new_id"], strict=True)) if coding is not None else None
    segments = segment_list(coding) if coding is not None else None
    language = made.manifest["settings"]["language"] if made else "nl"
    kept, carried = carry_codings(alignment, frame, ids=known, segments=segments, language=language)
    told = _about_people(carried, file, frame, alignment)
    if sheet is None or file is None:
        return told, carried, ()
    target = _beside(file)
    write_file(target, sheet_bytes(sheet, kept))
    return told, carried, (f"Wrote {target.as_posix()}: {len(kept)} codings.",)


def _beside(file: Path) -> Path:
    """A name beside a file that is still free."""
    number = 1
    while (found := file.with_name(f"{file.stem}-updated{'' if number == 1 else f'-{number}'}{file.suffix}")).exists():
        number += 1
    return found


def _about_people(carried: DataFrame, file: Path | None, frame: DataFrame, alignment: Alignment) -> list[Finding]:
    place = Place(file.as_posix() if file else alignment.old.path)
    found = []
    if file and not any(speaks_of(cell, alignment.old.id) for cell in frame["transcript"]):
        names = ", ".join(dict.fromkeys(frame["transcript"])) or "none"
        found.append(finding("F335", place, id=alignment.old.id, found=names[:200]))
    counts = carried["state"].value_counts()
    for state, rule in (("doubtful", "F337"), ("gone", "F338")):
        if state in counts:
            found.append(finding(rule, place, count=int(counts[state])))
    return found


def told_for_people(update: Update) -> str:
    """What an update came to, as a page."""
    text = page(update.alignment, update.ids, update.carried, update.coded)
    return "\n\n".join([text, *update.written])


def told_for_machines(update: Update) -> dict[str, Any]:
    """The same for machines: figures, changes, ids and people's codings."""
    frames = {"ids": update.ids, "codings": update.carried}
    records = {name: json.loads(frame.to_json(orient="records", force_ascii=False)) for name, frame in frames.items()}
    return figures(update.alignment) | records
