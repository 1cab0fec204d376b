"""Files to transcripts: one file a format, one line in READERS.

A new format is a module with a docstring (its documentation) and a `READER`, a line here and a case folder.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from focuscode.errors import TranscriptError, finding
from focuscode.model import Finding, Place, SpeakerType, Transcript, Turn
from focuscode.readers import (
    chat,
    docx,
    elan,
    html,
    json_,
    lrc,
    odt,
    parliament,
    pdf,
    plain,
    rtf,
    sami,
    sbv,
    srt,
    ssa,
    table,
    tei,
    ttml,
    vtt,
    xlsx,
)
from focuscode.readers.archive import OLE
from focuscode.readers.draft import Draft
from focuscode.readers.labels import askers, clean, is_moderator, is_nobody, slip
from focuscode.readers.reader import Reader
from focuscode.readers.source import Source
from focuscode.readers.stretches import count

READERS: tuple[Reader, ...] = (
    docx.READER,
    odt.READER,
    rtf.READER,
    html.READER,
    pdf.READER,
    xlsx.READER,
    vtt.READER,
    srt.READER,
    sbv.READER,
    ttml.READER,
    sami.READER,
    ssa.READER,
    lrc.READER,
    json_.READER,
    elan.READER,
    chat.READER,
    parliament.READER,
    tei.READER,
    table.READER,
    plain.READER,
)

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
        if source.suffix in reader.suffixes and (foreign == source.suffix or reader in (docx.READER, odt.READER)):
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
    reader = reader_for(source)
    draft = reader.read(source)
    if not draft.turns:
        told = [*draft.findings, finding("F101", Place(source.name))]
        raise TranscriptError(f"no turn in {source.name}", told)
    stem = unicodedata.normalize("NFC", path.stem)
    transcript = Transcript(
        id=stem,
        path=source.name,
        sha256=source.sha256,
        text=draft.text,
        turns=_typed(draft, group if group is not None else stem, moderators),
        left_out=tuple(draft.left_out),
        format=reader.name,
        group=stem if group is None else group,
        stakeholder=stakeholder,
        date=date,
    )
    return transcript, draft.findings + about_speakers(transcript, known)


def _typed(draft: Draft, group: str, moderators: Sequence[str]) -> tuple[Turn, ...]:
    """Turns with their speakers' types and groups settled."""
    leading = {clean(label).casefold() for label in moderators}
    leading |= {label.casefold() for label in askers(turn.speaker for turn in draft.turns if turn.speaker)}
    turns = []
    for turn in draft.turns:
        kind: SpeakerType = turn.speaker_type
        if turn.speaker.casefold() in leading:
            kind = "moderator"
        elif turn.speaker and kind == "unknown" and not is_nobody(turn.speaker):
            kind = "moderator" if is_moderator(turn.speaker) else "participant"
        turns.append(turn._replace(speaker_type=kind, group=turn.group or group))
    return tuple(turns)


def about_speakers(transcript: Transcript, known: Sequence[str] = ()) -> list[Finding]:
    """What a colleague would say of the speakers: no moderator, words of nobody, two spellings of one label."""
    place = Place(transcript.path)
    speakers = transcript.speakers()
    told = []
    if speakers and not any(turn.speaker_type == "moderator" for turn in transcript.turns):
        told.append(finding("F108", place))
    nobody = [turn for turn in transcript.turns if not turn.speaker and transcript.words_of(turn).strip()]
    if speakers and nobody:
        words = sum(count(transcript.words_of(turn)) for turn in nobody)
        told.append(finding("F113", Place(transcript.path, nobody[0].line), count=len(nobody), words=words))
    return told + _spellings(transcript, {clean(label) for label in known})


RARE, OFTEN = 0.1, 3  # of the other's turns, and turns of the other: two people with like names both speak


def _spellings(transcript: Transcript, known: set[str]) -> list[Finding]:
    """Labels that are one but for case and points, and rare ones that are a slip away from another."""
    counts = Counter(turn.speaker for turn in transcript.turns if turn.speaker)
    lines = {turn.speaker: turn.line for turn in reversed(transcript.turns)}
    told = []
    seen: dict[str, str] = {}
    for label in counts:
        bare = "".join(filter(str.isalnum, label.casefold()))
        near = (other for other in seen.values() if slip(label, other) and _rare(counts[label], counts[other]))
        other = seen.get(bare) or next(near, None)
        if other and not {label, other} <= known:
            line = lines[min((other, label), key=lambda name: counts[name])]
            told.append(finding("F109", Place(transcript.path, line), label=label, other=other))
        seen.setdefault(bare, label)
    return told


def _rare(one: int, two: int) -> bool:
    most = max(one, two)
    return most >= OFTEN and min(one, two) <= max(1, RARE * most)


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
