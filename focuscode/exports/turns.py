"""A transcript's turns as a file to hand on: text, table, captions or Word, each as its reader reads it back."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Callable, Sequence

from focuscode.errors import TranscriptError, UsageError, finding
from focuscode.exports.turns_docx import as_docx
from focuscode.model import Finding, Place, Transcript, Turn
from focuscode.readers import reader_for
from focuscode.readers.source import Source
from focuscode.readers.times import clock

SLOW = 150  # words a minute; how long a caption stands that has no end


def as_txt(transcript: Transcript) -> bytes:
    """`[h:mm:ss] Speaker: words`, a turn a line; without the time where there is none."""
    lines = []
    for turn in spoken(transcript):
        time = "" if turn.start_time is None else f"[{clock(turn.start_time)}] "
        label = f"{turn.speaker}: " if turn.speaker else ""
        lines.append(f"{time}{label}{_flat(transcript.words_of(turn))}\n")
    return "".join(lines).encode()


def as_csv(transcript: Transcript) -> bytes:
    """A row a turn, its words exactly as they stand; columns without any value are left out."""
    turns = spoken(transcript)
    columns: dict[str, list[str]] = {
        "turn": [str(turn.n) for turn in turns],
        "group": [turn.group for turn in turns] if len({turn.group for turn in turns}) > 1 else [],
        "start": [_stamp(turn.start_time) for turn in turns],
        "end": [_stamp(turn.end_time) for turn in turns],
        "speaker": [turn.speaker for turn in turns],
        "speaker_type": [turn.speaker_type for turn in turns],
    }
    kept = {name: values for name, values in columns.items() if any(values)}
    kept["text"] = [transcript.words_of(turn) for turn in turns]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(kept)
    writer.writerows(zip(*kept.values(), strict=True))
    return out.getvalue().encode()


def as_vtt(transcript: Transcript) -> bytes:
    """A caption a turn, its speaker as a voice. Raises UsageError where a turn has no time."""
    turns = spoken(transcript)
    bare = [turn for turn in turns if turn.start_time is None]
    if bare:
        which = "no turn has a time" if len(bare) == len(turns) else f"turn {bare[0].n} has no time"
        raise UsageError(f"Captions need times, and {which} in {transcript.path}. Write csv, txt or docx.")
    parts = ["WEBVTT\n"]
    for turn, end in zip(turns, _ends(transcript, turns), strict=True):
        voice = f"<v {html.escape(turn.speaker, quote=False)}>" if turn.speaker else ""
        words = html.escape(_flat(transcript.words_of(turn)), quote=False)
        times = f"{_stamp(turn.start_time)} --> {_stamp(end)}"
        parts.append(f"\n{times}\n{voice}{words}{'</v>' if voice else ''}\n")
    return "".join(parts).encode()


def _ends(transcript: Transcript, turns: Sequence[Turn]) -> list[float]:
    """When each caption ends: as known, else when the next begins, or when its words are spoken."""
    ends = []
    for turn, after in zip(turns, [*turns[1:], None], strict=True):
        start = turn.start_time or 0.0
        said = start + max(1, len(transcript.words_of(turn).split())) * 60 / SLOW
        following = after.start_time if after is not None and after.start_time is not None else said
        ends.append(turn.end_time if turn.end_time is not None else following if following > start else said)
    return ends


def _stamp(seconds: float | None) -> str:
    """Seconds as hh:mm:ss.ttt, as captions want them; nothing where there are none.

    >>> _stamp(3725.4), _stamp(None)
    ('01:02:05.400', '')
    """
    if seconds is None:
        return ""
    whole = round(seconds * 1000)
    return f"{whole // 3_600_000:02}:{whole // 60_000 % 60:02}:{whole // 1000 % 60:02}.{whole % 1000:03}"


def _flat(words: str) -> str:
    return " ".join(words.split())


def spoken(transcript: Transcript) -> list[Turn]:
    """The turns in which something is said."""
    return [turn for turn in transcript.turns if transcript.words_of(turn).strip()]


FORMATS: dict[str, Callable[[Transcript], bytes]] = {"csv": as_csv, "txt": as_txt, "vtt": as_vtt, "docx": as_docx}


def read_back(transcript: Transcript, data: bytes, kind: str) -> list[Finding]:
    """A warning if the file that was written would not be read as the same speakers and words."""
    name = f"{transcript.id}.{kind}"
    source = Source(name, data)
    try:
        draft = reader_for(source).read(source)
    except TranscriptError:
        return [finding("F119", Place(name), what="it cannot be read")]
    again = said(draft.text, draft.turns)
    first = said(transcript.text, transcript.turns)
    if again == first:
        return []
    lost = sorted({who for who, _ in first} - {who for who, _ in again} - {""})
    what = f"{', '.join(lost)} would not be known as speaker{'s' * (len(lost) > 1)}" if lost else "turns would differ"
    return [finding("F119", Place(name), what=what)]


def said(text: str, turns: Sequence[Turn]) -> list[tuple[str, list[str]]]:
    """Who says which words, one after the other; turns of one speaker that follow each other are one."""
    found: list[tuple[str, list[str]]] = []
    for turn in turns:
        words = [word for word in text[turn.start : turn.end].split() if any(map(str.isalnum, word))]
        if words and found and found[-1][0] == turn.speaker:
            found[-1][1].extend(words)
        elif words:
            found.append((turn.speaker, words))
    return found
