"""`check`: every mistake in a study, a codebook or a transcript, all at once, nothing written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from focuscode.apply import settled
from focuscode.codebook import check_codebook
from focuscode.codebook.doubts import doubtful_terms
from focuscode.errors import InputError, TranscriptError, UsageError, errors_in, finding, near
from focuscode.exports.text import Cell, percent, several, text_table
from focuscode.language.memory import recalling
from focuscode.model import Codebook, Finding, Place, Transcript
from focuscode.pipeline import Progress, read_group_file
from focuscode.readers import read_transcript
from focuscode.study import Study, check_study, find_study
from focuscode.voices import Voice, attendance, questions, voices
from focuscode.workbench.examples import example_findings


class Report(NamedTuple):
    """What was found, the verdict in a sentence, and who speaks how much in the transcripts looked at."""

    findings: list[Finding]
    verdict: str
    voices: tuple[Voice, ...] = ()


def page(report: Report) -> str:
    """Who speaks how much, a table for each group, and the verdict."""
    groups: dict[str, list[Voice]] = {}
    for voice in report.voices:
        groups.setdefault(voice.group, []).append(voice)
    tables = [_table(group, found) for group, found in groups.items()]
    return "\n\n".join([*tables, report.verdict])


def _table(group: str, found: list[Voice]) -> str:
    rows: list[list[Cell]] = [
        [v.speaker or "(no name)", v.type, v.turns, v.words, percent(v.share, 1), v.first, v.last] for v in found
    ]
    return text_table([group, "type", "turns", "words", "share", "first turn", "last turn"], rows)


@recalling
def check_path(path: Path, progress: Progress | None = None) -> Report:
    """Check what a path names: a study (file or folder), a codebook (YAML), or a transcript."""
    if path.suffix.lower() in (".yaml", ".yml") and path.name != "study.yaml":
        return _codebook(path)
    if path.is_dir() or path.name == "study.yaml":
        return _study(find_study(path), progress)
    if not path.exists():
        raise UsageError(f"There is no {path}.")
    return _transcript(path)


def verdict(findings: list[Finding], what: str) -> str:
    """What was looked at, and how many mistakes there are, in a sentence."""
    counts = {level: sum(f.level == level for f in findings) for level in ("error", "warning")}
    told = [f"{count} {level}{'s' * (count != 1)}" for level, count in counts.items() if count]
    return f"{what}: {', '.join(told) or 'no mistakes found'}."


def _codebook(path: Path) -> Report:
    book, findings = tried(path)
    return Report(findings, verdict(findings, described(book) if book else path.as_posix()))


def tried(path: Path) -> tuple[Codebook | None, list[Finding]]:
    """A codebook (None if errors forbid it), and what is wrong with it, its examples tried."""
    book, findings = check_codebook(path)
    return book, [*findings, *_examples(book, findings)]


def _examples(book: Codebook | None, findings: list[Finding]) -> list[Finding]:
    """What its examples and the word lists say of a codebook without errors."""
    if book is None or errors_in(findings):
        return []
    return sorted([*example_findings(book), *doubtful_terms(book)], key=lambda found: (found.place, found.rule))


def described(book: Codebook) -> str:
    """A codebook in a few words."""
    terms = sum(len(code.terms) for code in book.codes)
    return f"Codebook {book.id} {book.stamp} ({several(len(book.codes), 'code')}, {several(terms, 'term')})"


def _transcript(path: Path) -> Report:
    try:
        transcript, findings = read_transcript(path)
    except TranscriptError as error:
        return Report(list(error.findings), verdict(list(error.findings), path.as_posix()))
    findings += questions(transcript, findings)
    speakers = ", ".join(transcript.speakers()) or "no speaker named"
    what = f"{path.as_posix()} ({len(transcript.turns)} turns; {speakers})"
    return Report(findings, verdict(findings, what), tuple(voices([transcript])))


def _files(study: Study, heard: list[Transcript], progress: Progress | None) -> Iterator[Finding]:
    """What is wrong with the transcripts of a study, also between them; those that can be read are put into `heard`."""
    first: dict[str, str] = {}
    groups = {study.folder / file: group for group in study.groups for file in group.files}
    files = [path for path in groups if path.is_file()]
    for path in progress(files, len(files)) if progress else files:
        file = path.relative_to(study.folder).as_posix()
        try:
            transcript, told = read_group_file(study, path, groups[path])
        except InputError as error:
            yield from error.findings
            continue
        yield from told
        yield from questions(transcript, told)
        name = transcript.id.casefold()
        if name in first:
            yield finding("F006", Place(file), id=transcript.id, first=first[name])
            continue
        first[name] = file
        heard.append(transcript)


def _guide(study: Study, book: Codebook | None) -> Iterator[Finding]:
    """Codes that a section of the guide puts before the group, and that the codebook does not have."""
    known = list(book.by_id) if book else []
    for section in study.guide if book else ():
        for code in section.codes:
            if code not in known:
                facts = {"key": f"codes of {section.id}", "wanted": "codes of the codebook", "mend": near(code, known)}
                yield finding("F211", Place("study.yaml"), **facts)


def _study(path: Path, progress: Progress | None = None) -> Report:
    study, findings = check_study(path)
    if study is None:
        return Report(findings, verdict(findings, path.as_posix()))
    if study.codebook and (study.folder / study.codebook).is_file():
        book, told = check_codebook(study.folder / study.codebook, name=study.codebook)
        findings += [*told, *_examples(book, told), *_guide(study, book)]
    heard: list[Transcript] = []
    findings += settled(list(_files(study, heard, progress)), study.groups)
    spoken = voices(heard)
    people = Counter(voice.group for voice in spoken if voice.type == "participant" and voice.speaker)
    findings += attendance(people, study.expected())
    files = sum(len(group.files) for group in study.groups)
    what = f"{study.title} ({several(len(study.groups), 'group')}, {several(files, 'transcript')})"
    return Report(findings, verdict(findings, what), tuple(spoken))
