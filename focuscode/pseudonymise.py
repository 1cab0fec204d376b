"""Copies of transcripts without names, and the key that leads back.

Names are those of a list that a researcher keeps; speakers get the pseudonyms of the study. Nothing is guessed: what
may still be a name is told. Copies, key and list are three things that are kept in two places.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from focuscode.errors import FocuscodeError, UsageError, finding, near
from focuscode.exports.turns import as_csv, read_back
from focuscode.exports.xlsx import Sheet, xlsx_bytes
from focuscode.kept import CACHE
from focuscode.language import language
from focuscode.language.memory import NAME as WORDS
from focuscode.language.names import NAME_WORDS
from focuscode.model import Finding, Place, Transcript, Turn
from focuscode.names.candidates import CANDIDATES, candidates
from focuscode.names.contacts import read_kinds
from focuscode.names.copying import Copy, Replacer, copied
from focuscode.names.key import Key, key_bytes, places, read_key, restore
from focuscode.names.leftovers import Watch, has_capitals
from focuscode.names.listed import Name, read_names
from focuscode.names.report import Outcome, page
from focuscode.names.sources import Sources, read_sources, stop
from focuscode.names.speakers import Labels
from focuscode.names.traces import forget, old_files, small_cells
from focuscode.readers import find_files, read_transcript
from focuscode.writing import csv_bytes, write_file, write_folder, write_private

if TYPE_CHECKING:
    from pandas import DataFrame


def pseudonymised(sources: Sources, names: Sequence[Name], also: Collection[str] = ()) -> Outcome:
    """Copies of the transcripts without the names of the list; nothing is written.

    What stands for a name is the same in all transcripts. Findings tell names found nowhere and what may be left;
    those that are errors forbid the use of the copies.
    """
    speech = language(sources.language)
    replacer = Replacer(names, speech, also)
    labels = [label for transcript in sources.transcripts for label in transcript.speakers()]
    given = Labels(sources.people, replacer.of_label, labels, NAME_WORDS[sources.language])
    copies = [copied(transcript, replacer, given.of) for transcript in sources.transcripts]
    watch = Watch(names, labels, speech, also)
    findings: list[Finding] = []
    for copy, source in zip(copies, sources.transcripts, strict=True):
        findings += _again(copy, source, replacer)
        findings += watch.findings(copy, source)
        if copy.transcript.id != source.id:
            findings.append(finding("F329", Place(source.path), copy=copy.transcript.path))
    missed = [name for n, name in enumerate(names) if n not in replacer.used]
    findings += [finding("F322", name.place, name=name.shown) for name in missed]
    files = {copy.transcript.path: as_csv(copy.transcript) for copy in copies}
    for copy in copies:
        findings += read_back(copy.transcript, files[copy.transcript.path], "csv")
    standing = tuple(map(replacer.met, range(len(names))))
    told = (*findings, *small_cells(sources))
    return Outcome(tuple(copies), tuple(names), standing, given.given, told, files)


def _again(copy: Copy, source: Transcript, replacer: Replacer) -> Iterator[Finding]:
    """A listed name that stands in the copy all the same: what was put in place of another makes it."""
    said = [(copy.transcript.words_of(turn), turn.line) for turn in copy.transcript.turns]
    told: set[str] = set()
    for text, line in [*said, *((label, 0) for label in copy.transcript.speakers())]:
        for hit in replacer.finder.find(text):
            near = " ".join(text[max(0, hit.start - 20) : hit.end + 20].split())
            if near not in told:
                why = f"the name '{replacer.names[hit.name].shown}' would stand there again"
                yield finding("F321", Place(source.path, line), replacement=near, why=why)
            told.add(near)


def pseudonymise_transcripts(
    paths: Sequence[str | Path],
    listed: str | Path,
    out: str | Path,
    *,
    key: str | Path | None = None,
    also: str | Collection[str] = (),
    language_code: str | None = None,
    dry_run: bool = False,
) -> Outcome:
    """Write a copy without names of each transcript to the folder `out`, and the key to the file `key`.

    `paths` are one study, or transcripts and folders of them; `listed` is the list of names (see `read_names`);
    `also` names kinds of contacts to replace. Nothing is written over; with `dry_run` nothing is written. Raises
    InputError for errors in the list, the study or a transcript, UsageError for a place that is taken or not apart.
    """
    out, apart = Path(out), [Path(listed), *([Path(key)] if key else [])]
    kinds = read_kinds(also)
    names, findings = read_names(listed)
    stop(findings, "The list of names has errors")
    sources = read_sources(paths, language_code, apart)
    _check_places(out, Path(key) if key else None, sources)
    outcome = pseudonymised(sources, names, kinds)
    words = Path(CACHE, WORDS)
    findings += [*sources.findings, *outcome.findings, *old_files(sources, paths, names, [*apart, out], words)]
    stop(findings, "Names would be left")
    if not dry_run:
        _write(outcome, out, Path(key) if key else None)
    findings += forget(sources.study, words, dry_run=dry_run)
    return replace(outcome, findings=tuple(findings))


def _check_places(out: Path, key: Path | None, sources: Sources) -> None:
    """Whether copies and key can go where they should: nothing there yet, and the key apart from data and results."""
    if out.exists() and not (out.is_dir() and not any(out.iterdir())):
        raise UsageError(f"There is a {out.as_posix()} already. Name another folder, or move that one away.")
    if key is None:
        return
    if key.exists():
        raise UsageError(f"There is a {key.as_posix()} already. A key is never written over: name another file.")
    study = sources.study
    for home in (out, *([study.folder / study.results] if study else [])):
        if key.resolve().is_relative_to(home.resolve()):
            raise UsageError(f"The key must be kept apart from the data: not in {home.as_posix()}. Name another place.")


def _write(outcome: Outcome, out: Path, key: Path | None) -> None:
    """The key first: copies whose key could not be written are of no use."""
    if key:
        write_private(key, key_bytes([copy.key for copy in outcome.copies]))
    try:
        write_folder(out, outcome.files)
    except FocuscodeError:
        if key:
            key.unlink()
        raise


def propose_names(
    paths: Sequence[str | Path], listed: str | Path | None = None, language_code: str | None = None
) -> tuple[DataFrame, list[Finding]]:
    """Words of the transcripts that may be names and are not on the list (see CANDIDATES); nothing is replaced."""
    names, findings = read_names(listed) if listed else ([], [])
    stop(findings, "The list of names has errors")
    sources = read_sources(paths, language_code, [Path(listed)] if listed else [])
    bare = [finding("F328", Place(t.path)) for t in sources.transcripts if not has_capitals(t)]
    frame = candidates(sources.transcripts, names, language(sources.language))
    return frame, [*findings, *sources.findings, *bare]


def restored(paths: Sequence[str | Path], key: str | Path) -> dict[str, bytes]:
    """The copies with the names as they were: file name → CSV.

    Raises UsageError for a file that the key does not know, or that was changed since the key was made.
    """
    keys = read_key(key)
    files = {}
    for path in find_files(paths):
        copy, _ = read_transcript(path)
        if copy.id not in keys:
            raise UsageError(f"The key knows no {copy.id}. {near(copy.id, keys)}")
        files[f"{copy.id}.csv"] = as_csv(as_it_was(copy, keys[copy.id]))
    return files


def as_it_was(copy: Transcript, key: Key) -> Transcript:
    """The transcript that a copy was made of, its turns at their old places with their old labels."""
    text, back = restore(copy.text, key), places(copy.text, key)
    labels = {change.start: change.original for change in key.speakers}
    turns: list[Turn] = []
    for turn in copy.turns:
        start, end = back.span(turn.start, turn.end)
        turns.append(turn._replace(start=start, end=end, speaker=labels.get(turn.start, turn.speaker)))
    return replace(copy, text=text, turns=tuple(turns))


def told(
    paths: Sequence[Path],
    listed: Path | None,
    out: Path | None,
    *,
    key: Path | None = None,
    also: str = "",
    language_code: str | None = None,
    propose: bool = False,
    restore: bool = False,
    dry_run: bool = False,
) -> tuple[str, Sequence[Finding]]:
    """What the command says, and what was found. Raises UsageError for options that do not go together."""
    if propose:
        frame, findings = propose_names(paths, listed, language_code)
        return _proposed(frame, out, dry_run), findings
    if restore:
        return _restored(paths, key, out, dry_run), []
    if listed is None:
        raise UsageError("Name a list of names: --list NAMES.csv. To make one: --propose --out NAMES.csv.")
    if out is None and not dry_run:
        raise UsageError("Say where the copies go: --out DIR. To see what would be replaced: --dry-run.")
    outcome = pseudonymise_transcripts(
        paths, listed, out or Path("copies"), key=key, also=also, language_code=language_code, dry_run=dry_run
    )
    return f"{page(outcome)}\n\n{_written(outcome, out, key, dry_run)}", outcome.findings


def _written(outcome: Outcome, out: Path | None, key: Path | None, dry_run: bool) -> str:
    if dry_run or out is None:
        return "Nothing was written."
    kept = (
        f"Wrote {key.as_posix()}, which leads back: keep it away from the copies."
        if key
        else ("No key was written: from the copies nobody can lead back. With --key FILE one is.")
    )
    return f"Wrote {out.as_posix()}: {len(outcome.files)} files.\n{kept}"


def _proposed(frame: DataFrame, out: Path | None, dry_run: bool) -> str:
    from focuscode.exports.text import frame_text

    if out is None or dry_run:
        return (
            frame_text(frame, ["name", "kind", "count", "begins", "word", "groups"])
            if len(frame)
            else "No name was seen."
        )
    about = "Strike out the rows that are no names; fill in what should stand for the others, or leave it empty."
    book = out.suffix.lower() == ".xlsx"
    sheet = Sheet("names", CANDIDATES.meaning, frame)
    write_file(
        out,
        xlsx_bytes("Words that may be names", [("What to do", about)], [sheet])
        if book
        else csv_bytes(frame, CANDIDATES),
    )
    return f"Wrote {out.as_posix()}: {len(frame)} words that may be names. {about}"


def _restored(paths: Sequence[Path], key: Path | None, out: Path | None, dry_run: bool) -> str:
    if key is None or (out is None and not dry_run):
        raise UsageError("To lead copies back, name the key and a folder: --restore --key KEY.csv --out DIR.")
    files = restored(paths, key)
    if dry_run or out is None:
        return f"{len(files)} copies can be led back. Nothing was written."
    write_folder(out, files)
    return f"Wrote {out.as_posix()}: {len(files)} files with the names as they were."
