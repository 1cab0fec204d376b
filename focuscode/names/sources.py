"""The transcripts that copies are made of, and what is known about those who speak in them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import NamedTuple

from focuscode.apply import exclude, settled, withdrawn
from focuscode.errors import InputError, TranscriptError, UsageError, errors_in, finding
from focuscode.model import Finding, Group, Participant, Place, Transcript
from focuscode.readers import find_files, read_transcript
from focuscode.study import NAME, Study, find_study, read_study


class Sources(NamedTuple):
    """Transcripts with their names, and what is known about them."""

    transcripts: tuple[Transcript, ...]
    findings: tuple[Finding, ...] = ()
    study: Study | None = None
    language: str = "nl"

    @property
    def people(self) -> tuple[Participant, ...]:
        """The rows of the participants' table."""
        return self.study.participants if self.study else ()


def read_sources(
    paths: Sequence[str | Path], language_code: str | None = None, apart: Collection[Path] = ()
) -> Sources:
    """The transcripts of a study (study.yaml, or a folder that holds one), or those of files and folders.

    What a study excludes is blotted out; files named `apart` (a list, a key) are no transcripts. Raises InputError if
    one of them cannot be read: copies are made of all.
    """
    first = Path(paths[0]) if paths else Path()
    if first.name == NAME or (first / NAME).is_file():
        if len(paths) > 1:
            raise UsageError("Name one study, or transcripts: not both.")
        return _of_study(first, language_code)
    others = {path.resolve() for path in apart}
    files = [path for path in find_files(paths) if path.resolve() not in others]
    if not files:
        raise InputError("No transcript was found.", [finding("F009", Place(", ".join(map(str, paths))))])
    findings: list[Finding] = []
    transcripts = [_read(path, findings) for path in files]
    return Sources(_all_read(transcripts, findings), tuple(findings), None, language_code or "nl")


def _of_study(path: Path, language_code: str | None) -> Sources:
    study, findings = read_study(find_study(path))
    transcripts = [_read_of(study, group, file, findings) for group in study.groups for file in group.files]
    findings = settled(findings, study.groups)
    return Sources(_all_read(transcripts, findings), tuple(findings), study, language_code or study.language)


def _read(path: Path, findings: list[Finding], **facts: object) -> Transcript | None:
    try:
        transcript, told = read_transcript(path, **facts)  # type: ignore[arg-type]
    except TranscriptError as error:
        findings += error.findings
        return None
    findings += told
    return transcript


def _read_of(study: Study, group: Group, file: str, findings: list[Finding]) -> Transcript | None:
    known = [*group.moderators, *(person.label for person in study.participants if person.group == group.id)]
    facts = {"stakeholder": group.stakeholder, "moderators": group.moderators, "known": known}
    transcript = _read(study.folder / file, findings, name=file, group=group.id, **facts)
    return exclude(transcript, withdrawn(group, study), findings) if transcript else None


def _all_read(transcripts: Sequence[Transcript | None], findings: list[Finding]) -> tuple[Transcript, ...]:
    read = [transcript for transcript in transcripts if transcript is not None]
    seen: dict[str, str] = {}
    for transcript in read:
        first = seen.setdefault(transcript.id.casefold(), transcript.path)
        if first != transcript.path:
            findings.append(finding("F006", Place(transcript.path), id=transcript.id, first=first))
    stop(findings, "Copies are made of all transcripts or of none")
    return tuple(read)


def stop(findings: Sequence[Finding], why: str) -> None:
    """Raise InputError if one of the findings is an error."""
    if errors_in(findings):
        raise InputError(f"{why}: nothing was written.", findings)
