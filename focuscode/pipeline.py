"""The whole way, step by step: files in, a results folder out.

`code_files` codes files against a codebook; `run_study` does what study.yaml says. Both write everything
or nothing, and return an `Outcome` with the coding and every finding.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from focuscode.apply import apply_study, settled
from focuscode.assemble import code_transcripts, forget_words
from focuscode.cluster import Cluster
from focuscode.codebook import read_codebook
from focuscode.coding import Coding
from focuscode.errors import InputError, StudyError, TranscriptError, UsageError, errors_in, finding, near
from focuscode.exports.xlsx import MOST_ROWS
from focuscode.kept import CACHE, Drawer, keeping
from focuscode.language import FACTS, language
from focuscode.language.memory import Memory, remembering
from focuscode.measures.counted import are_people
from focuscode.model import Codebook, Finding, Group, Place, Transcript
from focuscode.readers import find_files, read_transcript
from focuscode.segment import read_unit
from focuscode.sheets import Lists, result_files, result_tables
from focuscode.study import Study, find_study, read_study
from focuscode.summary import opening, summary
from focuscode.version import VERSION
from focuscode.voices import attendance
from focuscode.workbench.examples import example_findings
from focuscode.workbench.lint import version_kept, without_coding
from focuscode.writing import MANIFEST, mend, read_manifest, sha256, write_results

SUMMARY = "summary.txt"
ENGINES = ("processes", "dask")
DAMAGED = "What earlier runs kept to save time was damaged; it was made anew, and the results are the same."
Progress = Callable[[Iterable[Path], int], Iterable[Path]]
Read = Callable[[Path], tuple[Transcript, list[Finding]]]


@dataclass(frozen=True)
class Outcome:
    """What a run came to: where the results are, what was found, the summary, and the coding (none if unchanged)."""

    folder: Path
    findings: tuple[Finding, ...]
    summary: str
    coding: Coding | None = None
    notes: tuple[str, ...] = ()  # said once, and no part of the results


def code_files(
    paths: Iterable[str | Path],
    codebook: str | Path,
    out: str | Path,
    *,
    unit: str = "turn",
    jobs: int = 1,
    language_code: str | None = None,
    cache: str | Path | None = None,
    engine: str = "processes",
    scheduler: str = "",
    progress: Progress | None = None,
) -> Outcome:
    """Code files, or the transcripts in folders, against a codebook and write the results to `out`.

    Without a study the group is the file's stem, or the `group` column of a table. Files that cannot be read
    are findings; the sound ones are coded. What is read and found is kept in `.focuscode` in the folder
    `cache`, if one is named, and makes the next run faster; the results are the same bytes without it. Raises
    InputError if no file is sound, CodebookError for a codebook with errors, ResultsError if `out` cannot be written.
    """
    read_unit(unit)
    home = None if cache is None else Path(cache) / CACHE
    with remembering(home) as memory:
        book, findings = read_codebook(codebook, name=Path(codebook).name)
        if language_code:
            language(language_code)
            book = replace(book, language=language_code)
        files = _not_ours(find_files(paths), Path(out))
        if not files:
            raise InputError("No transcript to code.", [finding("F009", Place(", ".join(map(str, paths))))])
        named = _short_names(files)
        reading = _Reading(lambda path: read_transcript(path, name=named[path]))
        cluster = _cluster(engine, scheduler, out)
        with keeping(home, _size(files)) as kept:
            tried = example_findings(book)
            coding = code_transcripts(reading.all(files, progress), book, unit=unit, jobs=jobs, cluster=cluster)
        findings += reading.findings + tried + _given_up(coding)
        _some(coding, findings)
        findings += without_coding(coding, f"focuscode codebook check {book.path} --results DIR")
        same = version_kept(book, read_manifest(Path(out)), Path(out).name)
        text = _write(Path(out), coding, findings, Path(codebook).read_bytes(), {})
        if cluster:
            cluster.clear()
    return Outcome(Path(out), (*findings, *same), text + opening(Path(out)), coding, _notes(memory, kept))


def _cluster(engine: str, scheduler: str, out: str | Path) -> Cluster | None:
    """The cluster that does the work; none for the processes of this machine."""
    if engine not in ENGINES:
        raise UsageError(f"No engine '{engine}'. {near(engine, ENGINES)}")
    if (engine == "dask") != bool(scheduler):
        raise UsageError("A cluster needs both: --engine dask --scheduler tcp://HOST:8786")
    return Cluster(scheduler, out) if scheduler else None


def _size(files: Iterable[Path]) -> int:
    """The bytes of files, as far as they can be told."""
    return sum(path.stat().st_size for path in files if path.is_file())


def _notes(memory: Memory, kept: Drawer | None) -> tuple[str, ...]:
    return (DAMAGED,) if memory.renewed or (kept and kept.damaged) else ()


def run_study(
    path: str | Path = ".", *, force: bool = False, jobs: int = 1, progress: Progress | None = None
) -> Outcome:
    """Read, code, count and write a whole study. Unchanged inputs with whole results are not run again, unless forced.

    A transcript that no group names, the folder's name (the title, where there is none) and the data of the language
    are inputs too. Raises StudyError or CodebookError for files with errors, InputError if no transcript can be read.
    """
    study, told = read_study(find_study(path))
    out = study.folder / study.results
    mend(out)
    inputs = {**study.inputs, **{name: sha256((study.folder / name).read_bytes()) for name in study.files}}
    if not force and (old := _unchanged(out, inputs, study, told)) is not None:
        return Outcome(out, tuple(old), (out / SUMMARY).read_text(encoding="utf-8") + opening(out))
    home, files = study.folder / CACHE, [study.folder / name for name in study.files]
    with remembering(home) as memory:
        with keeping(home, _size(files)) as kept:
            coding, findings = _code(study, jobs, progress)
            findings = told + findings + example_findings(coding.codebook)
        findings += without_coding(coding)
        same = version_kept(coding.codebook, read_manifest(out), study.results)
        source = (study.folder / study.codebook).read_bytes()
        text = _write(out, coding, findings, source, inputs, study)
    return Outcome(out, (*findings, *same), text + opening(out), coding, _notes(memory, kept))


def code_study(
    path: str | Path = ".", *, codebook: Codebook | None = None, jobs: int = 1, progress: Progress | None = None
) -> tuple[Coding, list[Finding]]:
    """The coding of a whole study and what was found on the way; nothing is written. Raises as `run_study` does.

    `codebook` is tried on the study in the place of its own, which is not read then.

    >>> coding, findings = code_study("study.yaml")
    >>> coding.turns["group"].nunique()
    5
    """
    study, told = read_study(find_study(path))
    coding, findings = _code(study, jobs, progress, codebook)
    return coding, told + findings


def _code(
    study: Study, jobs: int, progress: Progress | None, book: Codebook | None = None
) -> tuple[Coding, list[Finding]]:
    findings: list[Finding] = []
    if book is None:
        book, findings = read_codebook(study.folder / study.codebook, name=study.codebook)
    files = {study.folder / file: group for group in study.groups for file in group.files}
    reading = _Reading(lambda file: read_group_file(study, file, files[file]))
    ordered = sorted(files, key=lambda p: (unicodedata.normalize("NFC", p.stem), p.as_posix()))
    coding = code_transcripts(
        reading.all(ordered, progress),
        book,
        unit=study.unit,
        jobs=jobs,
        participants=study.participants,
        guide=study.guide,
        model=study.model,
    )
    findings = [*findings, *settled(reading.findings, study.groups), *_attendance(coding, study)]
    if any(f.rule in ("F309", "F311") for f in findings):
        raise StudyError("What should be excluded was not found: nothing was written.", findings)
    _some(coding, findings)
    return coding, findings + _given_up(coding)


def read_group_file(study: Study, path: Path, group: Group) -> tuple[Transcript, list[Finding]]:
    """Read a file of a group as the study wants it: moderators, pseudonyms, sections, exclusions."""
    transcript, findings = read_transcript(
        path,
        name=path.relative_to(study.folder).as_posix(),
        group=group.id,
        stakeholder=group.stakeholder,
        date=group.date,
        moderators=group.moderators,
        known=(*group.moderators, *(person.label for person in study.participants if person.group == group.id)),
    )
    transcript, told = apply_study(transcript, group, study)
    return transcript, findings + told


class _Reading:
    """Reads files one at a time, keeps what it finds, goes on after a bad one."""

    def __init__(self, read: Read) -> None:
        self.read = read
        self.findings: list[Finding] = []
        self.ids: dict[str, str] = {}

    def all(self, files: list[Path], progress: Progress | None) -> Iterator[Transcript]:
        """The transcripts of the files that can be read."""
        for path in progress(files, len(files)) if progress else files:
            try:
                transcript, told = self.read(path)
            except TranscriptError as error:
                self.findings += error.findings
                continue
            self.findings += told
            key = transcript.id.casefold()
            if key in self.ids:
                facts = {"id": transcript.id, "first": self.ids[key]}
                self.findings.append(finding("F006", Place(transcript.path), **facts))
                continue
            self.ids[key] = transcript.path
            yield transcript


def _not_ours(files: list[Path], out: Path) -> list[Path]:
    """The files without those that an earlier run wrote: results often stand in the folder that is coded."""
    manifest = read_manifest(out)
    written = {(out / name).resolve() for name in (*manifest.get("outputs", {}), *([MANIFEST] if manifest else []))}
    return [path for path in files if path.resolve() not in written]


def _short_names(files: list[Path]) -> dict[Path, str]:
    """Names without the way to them, so that results hold no path of a machine; with folders where names are equal."""
    names = [path.name for path in files]
    if len(set(names)) == len(names):
        return dict(zip(files, names, strict=True))
    top = Path(*_common([path.resolve().parent.parts for path in files]))
    return {path: path.resolve().relative_to(top).as_posix() for path in files}


def _common(parts: list[tuple[str, ...]]) -> list[str]:
    common = []
    for level in zip(*parts, strict=False):
        if len(set(level)) > 1:
            break
        common.append(level[0])
    return common


def _attendance(coding: Coding, study: Study) -> list[Finding]:
    turns = coding.columns("turns")
    people = turns.take(are_people(turns))
    persons = set(zip(people["group"].tolist(), people["speaker"].tolist(), strict=True))
    return attendance(Counter(group for group, _ in persons), study.expected())


def _given_up(coding: Coding) -> list[Finding]:
    """A warning for each regular expression that took too long somewhere."""
    places = {term.written: term.place for term in coding.codebook.terms}
    counts = Counter(filter(None, coding.settings.get("given_up", "").split("\n")))
    return [finding("F222", places[term], term=term, count=count) for term, count in counts.items()]


def _some(coding: Coding, findings: list[Finding]) -> None:
    if not len(coding.columns("turns")):
        raise InputError("No transcript could be read: nothing was written.", findings)


def _unchanged(out: Path, inputs: dict[str, str], study: Study, told: list[Finding]) -> list[Finding] | None:
    """The findings of the last run if it had the same inputs and program and its results are whole.

    `told` is what is wrong with the study now: a transcript that no group names can come and go beside the inputs.
    """
    manifest = read_manifest(out)
    known = {"tool": VERSION, "inputs": inputs, "title": study.title}
    if any(manifest.get(name) != value for name, value in known.items()) or not _same_data(manifest):
        return None
    for name, known in manifest.get("outputs", {}).items():
        path = out / name
        if not path.is_file() or sha256(path.read_bytes()) != known:
            return None
    old = [Finding(Place(*f["place"]), f["level"], f["rule"], f["message"], f["mend"]) for f in manifest["findings"]]
    return old if _unlisted(old) == _unlisted(told) else None


def _unlisted(findings: list[Finding]) -> list[Finding]:
    return [found for found in findings if found.rule == "F303"]


def _same_data(manifest: dict[str, Any]) -> bool:
    """Whether results were made with the data of the language that are installed now."""
    made = manifest.get("language_data", {})
    return made.get("language") in FACTS and made == language(made["language"]).versions()


def _write(
    out: Path,
    coding: Coding,
    findings: list[Finding],
    codebook: bytes,
    inputs: dict[str, str],
    study: Study | None = None,
) -> str:
    """Write the results; what the summary says."""
    title, synthetic = (study.title, study.synthetic) if study else (coding.codebook.title, "")
    tables = result_tables(coding, study.expected() if study else {}, study.by if study else ())
    lists = Lists(coding)
    text = summary(coding, {**tables, "codings": lists.head("codings", MOST_ROWS)}, study, findings)
    forget_words(coding.texts)
    files = result_files(coding, tables, lists, title, synthetic)
    files["codebook.yaml"] = codebook
    files[SUMMARY] = text.encode()
    write_results(out, files, _manifest(coding, findings, inputs, study))
    return text


def _manifest(coding: Coding, findings: list[Finding], inputs: dict[str, str], study: Study | None) -> dict[str, Any]:
    tables = {name: coding.columns(name) for name in ("transcripts", "turns", "segments", "spans")}
    read = dict(zip(*(tables["transcripts"][name].tolist() for name in ("path", "sha256")), strict=True))
    book: Codebook = coding.codebook
    return {
        "tool": VERSION,
        "title": study.title if study else "",
        "inputs": inputs or read,
        "codebook": {
            "id": book.id,
            "version": book.stamp,
            "sha256": book.sha256,
            "path": book.path,
        },
        "language_data": language(book.language).versions(),
        "settings": dict(coding.settings),
        "counts": {
            "transcripts": len(tables["transcripts"]),
            "turns": len(tables["turns"]),
            "segments": len(tables["segments"]),
            "words": int(tables["turns"]["words"].sum()),
            "codings": len(tables["spans"]),
        },
        "validated": False,
        "findings": [
            {
                "place": [f.place.file, f.place.line, f.place.column],
                "level": f.level,
                "rule": f.rule,
                "message": f.message,
                "mend": f.mend,
            }
            for f in findings
        ],
        "errors": len(errors_in(findings)),
    }
