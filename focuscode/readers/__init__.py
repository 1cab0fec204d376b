"""Files to transcripts: one module a format, one line in `formats`.

A new format is a module with a docstring (its documentation), a `read` and a `knows`, a line there and a case folder.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

from focuscode.errors import TranscriptError, finding
from focuscode.model import Finding, Place, Transcript
from focuscode.readers.formats import READERS
from focuscode.readers.reader import Reader
from focuscode.readers.remembered import once
from focuscode.readers.source import OLE, Source

SOUND = (".mp3", ".wav", ".m4a", ".mp4", ".mov", ".mkv", ".ogg", ".flac", ".webm", ".wma", ".aac", ".avi", ".amr")
PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".bmp", ".heic", ".webp")
ADVICE = {
    **dict.fromkeys(SOUND, "This is sound or video: transcribe it first, then put the text here."),
    **dict.fromkeys(PICTURES, "This is a picture: recognise its text first (OCRmyPDF, Acrobat), and put that here."),
    **dict.fromkeys((".doc", ".dot", ".wps", ".wpd"), "Open it in Word or LibreOffice and save it as .docx."),
    **dict.fromkeys((".gdoc", ".gsheet"), "This is only a link: download the document from Google as .docx or .csv."),
    **dict.fromkeys((".xls", ".xlsb", ".ods"), "Open it in Excel or LibreOffice and save it as .xlsx."),
    ".pages": "Export it from Pages as Word.",
    ".numbers": "Export it from Numbers as CSV.",
    **dict.fromkeys((".scc", ".stl", ".sub", ".idx", ".sup"),
                    "Convert it to WebVTT (.vtt) or SubRip (.srt) with your captioning tool."),
}  # fmt: skip
SIGNATURES: dict[bytes, str] = {  # how files begin that are never text, whatever they are called
    b"\x89PNG": ".png", b"\xff\xd8\xff": ".jpg", b"II*\0": ".tif", b"MM\0*": ".tif", b"GIF8": ".gif", b"ID3": ".mp3",
    b"RIFF": ".wav", b"OggS": ".ogg", b"fLaC": ".flac", b"\x1aE\xdf\xa3": ".mkv", OLE: ".doc",
}  # fmt: skip
PACKED = ("docx", "odt")  # told by name alone, whatever stands in them: their readers say what is wrong
IGNORED = ("results",)


def suffixes() -> tuple[str, ...]:
    """The endings that are read."""
    return tuple(suffix for reader in READERS for suffix in reader.suffixes)


def reader_for(source: Source) -> Reader:
    """The reader that knows the content, else the one that answers to the ending.

    Raises TranscriptError for a file that none reads, with what to do about it.
    """
    for reader in READERS:
        if reader.knows(source):
            return reader
    foreign = next((ending for head, ending in SIGNATURES.items() if source.data.startswith(head)), source.suffix)
    for reader in READERS:
        if source.suffix in reader.suffixes and (foreign == source.suffix or reader.name in PACKED):
            return reader
    advice = ADVICE.get(foreign, f"Readable are {', '.join(suffixes())}.")
    told = finding("F002", Place(source.name), suffix=source.suffix or "no ending", advice=advice)
    raise TranscriptError(f"no reader for {source.name}", [told])


def read_transcript(
    path: str | Path,
    *,
    name: str | None = None,
    group: str | None = None,
    stakeholder: str = "",
    date: str = "",
    moderators: Sequence[str] = (),
    known: Sequence[str] = (),
) -> tuple[Transcript, list[Finding]]:
    """Read one file as a transcript; also what was found on the way.

    `name` is how the file is shown (default: the path as given); `group` defaults to the file's stem;
    `moderators` are labels that lead the talk, beside the usual ones; `known` are labels that the study lists, and
    that are no slips of each other. Raises TranscriptError with findings
    if nothing can be read from it.

    >>> transcript, findings = read_transcript("transcripts/FG3.txt")
    >>> transcript.turns[0].speaker_type
    'moderator'
    """
    path = Path(path)
    source = Source.open(path, name or path.as_posix())
    stem = unicodedata.normalize("NFC", path.stem)
    home = stem if group is None else group
    facts = {"id": stem, "group": home, "stakeholder": stakeholder, "date": date}
    labels = {"moderators": list(moderators), "known": list(known)}
    return once(source, {**facts, **labels}, lambda: _read(source, facts, moderators, known))


def _read(
    source: Source, facts: dict[str, str], moderators: Sequence[str], known: Sequence[str]
) -> tuple[Transcript, list[Finding]]:
    from focuscode.readers.speakers import about_speakers, typed

    reader = reader_for(source)
    draft = reader.read(source)
    if not draft.turns:
        told = [*draft.findings, finding("F101", Place(source.name))]
        raise TranscriptError(f"no turn in {source.name}", told)
    transcript = Transcript(
        id=facts["id"],
        path=source.name,
        sha256=source.sha256,
        text=draft.text,
        turns=typed(draft, facts["group"], moderators),
        left_out=tuple(draft.left_out),
        format=reader.name,
        group=facts["group"],
        stakeholder=facts["stakeholder"],
        date=facts["date"],
    )
    return transcript, draft.findings + about_speakers(transcript, known)


def find_files(paths: Iterable[str | Path]) -> list[Path]:
    """Files named, and the readable files in folders named, sorted by their NFC names; no hidden ones, no results."""
    found: set[Path] = set()
    for path in map(Path, paths):
        if path.is_dir():
            found.update(p for p in path.rglob("*") if p.is_file() and _wanted(p, path))
        else:
            found.add(path)
    return sorted(found, key=lambda p: (unicodedata.normalize("NFC", p.as_posix()), p.as_posix()))


def _wanted(path: Path, folder: Path) -> bool:
    parts = path.relative_to(folder).parts
    passed = any(part.startswith((".", "~$")) or part in IGNORED for part in parts)
    return not passed and path.suffix.lower() in {*suffixes(), *ADVICE} - {*PICTURES}
