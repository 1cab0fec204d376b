"""Who speaks how much, and what a colleague would ask about a transcript: who is heard once, times with holes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from focuscode.errors import finding
from focuscode.language.lexicon import count_words
from focuscode.model import Finding, LeftOut, Place, Transcript, Turn
from focuscode.readers.order import Timed, about_order, more
from focuscode.readers.times import clock

HOLE = 120  # seconds without words that are worth a question
SLOW = 80  # words a minute; nobody who speaks is much slower
NORMAL = 50  # words a minute of the rest; below, the times themselves are in doubt
HEADING = 50  # words; what is left out and longer is no heading
FEW_TURNS = 30  # in a shorter talk many speak once
KNOWN = (
    "speaker label",
    "time",
    "note",
    "file header",
    "style",
    "region",
    "page number",
)  # left out, and nobody would miss it
FORMAL = ("excluded", "header", "line below", "mark of", "tier ", "beside the talk", "annotation")  # beginnings


class Voice(NamedTuple):
    """What one speaker of a group says: turns, words, the share of the group's words, first and last turn."""

    group: str
    speaker: str
    type: str
    turns: int
    words: int
    share: float
    first: str
    last: str


def voices(transcripts: Sequence[Transcript]) -> list[Voice]:
    """Every speaker of each group, in order of the first turn; a group of several files names the file of a turn."""
    files: dict[str, dict[str, None]] = defaultdict(dict)
    said: dict[tuple[str, str], list[tuple[str, Turn, int]]] = defaultdict(list)
    for transcript in transcripts:
        for turn in transcript.turns:
            group = turn.group or transcript.group
            files[group][transcript.id] = None
            said[group, turn.speaker].append((transcript.id, turn, count_words(transcript.words_of(turn))))
    totals: dict[str, int] = defaultdict(int)
    for (group, _), turns in said.items():
        totals[group] += sum(words for _, _, words in turns)
    order = {group: number for number, group in enumerate(files)}
    found = []
    for (group, speaker), turns in sorted(said.items(), key=lambda entry: order[entry[0][0]]):
        words = sum(count for _, _, count in turns)
        several = len(files[group]) > 1
        ends = [f"{name} {turn.n}" if several else str(turn.n) for name, turn, _ in (turns[0], turns[-1])]
        share = words / totals[group] if totals[group] else 0.0
        found.append(Voice(group, speaker, turns[0][1].speaker_type, len(turns), words, share, *ends))
    return found


def questions(transcript: Transcript, told: Sequence[Finding] = ()) -> list[Finding]:
    """What a colleague would ask who reads the transcript for the first time; `told` was found on reading it."""
    counted = [(turn, count_words(transcript.words_of(turn))) for turn in transcript.turns]
    place = transcript.path
    return [*_once(counted, place, told), *_times(counted, place, told), *_left_out(transcript)]


def _once(counted: Sequence[tuple[Turn, int]], file: str, told: Sequence[Finding]) -> Iterator[Finding]:
    """Speakers heard once in a talk of many turns, those apart that a doubt about the label was told of."""
    turns: dict[str, list[tuple[Turn, int]]] = defaultdict(list)
    for turn, words in counted:
        turns[turn.speaker].append((turn, words))
    doubted = " ".join(found.message for found in told if found.rule in ("F109", "F110"))
    once = [heard[0] for name, heard in turns.items() if name and len(heard) == 1 and f"'{name}" not in doubted]
    if once and len(counted) >= FEW_TURNS and len(once) * 3 <= len(turns):
        names = ", ".join(f"'{turn.speaker}' (turn {turn.n}, {_many(words, 'word')})" for turn, words in once)
        yield finding("F114", Place(file, once[0][0].line), names=names, verb="speak" if len(once) > 1 else "speaks")


def _times(counted: Sequence[tuple[Turn, int]], file: str, told: Sequence[Finding]) -> Iterator[Finding]:
    """Times that run back or overlap, unless the reader told of them; holes."""
    timed = [(turn, words) for turn, words in counted if turn.start_time is not None]
    groups: dict[str, list[Timed]] = defaultdict(list)
    for turn, _ in timed:
        groups[turn.group].append(Timed(f"turn {turn.n}", _start(turn), turn.end_time, turn.line))
    known = {found.rule for found in told}
    yield from (found for found in about_order([*groups.values()], file) if found.rule not in known)
    yield from _holes([(a, words, b) for (a, words), (b, _) in pairwise(timed) if a.group == b.group], file)


def _holes(pairs: Sequence[tuple[Turn, int, Turn]], file: str) -> Iterator[Finding]:
    """Minutes in which hardly anything is written, where the rest is as dense as speech is."""
    holes = [(a, words, b) for a, words, b in pairs if _silence(a, words, b) > HOLE]
    spoken = sum(words for _, words, _ in pairs)
    time = sum(max(0.0, _start(b) - _start(a)) for a, _, b in pairs) - sum(_silence(*hole) for hole in holes)
    if not holes or spoken < NORMAL * time / 60 or len(holes) * 4 > len(pairs):
        return
    a, words, b = max(holes, key=lambda hole: _silence(*hole))
    between = a.end_time is not None and _start(b) - a.end_time > HOLE
    start, end = (a.end_time or 0.0) if between else _start(a), _start(b)
    what = "nothing is written" if between else f"only {_many(words, 'word')} {'is' if words == 1 else 'are'} written"
    facts = {"start": clock(start), "end": clock(end), "minutes": round((end - start) / 60), "what": what}
    yield finding("F115", Place(file, b.line), **facts, more=more(len(holes)))


def _silence(turn: Turn, words: int, after: Turn) -> float:
    """Seconds between a turn and the next that its words do not fill, even if they were spoken slowly."""
    filled = _start(turn) + words * 60 / SLOW
    return _start(after) - (filled if turn.end_time is None else min(filled, turn.end_time))


def _start(turn: Turn) -> float:
    return turn.start_time or 0.0


def _left_out(transcript: Transcript) -> Iterator[Finding]:
    """Text outside turns that is more than a heading, for each reason that it was left out."""
    gone: dict[str, list[LeftOut]] = defaultdict(list)
    for left in transcript.left_out:
        if left.reason not in KNOWN and not left.reason.startswith(FORMAL):
            gone[left.reason].append(left)
    for reason, parts in gone.items():
        texts = [transcript.text[start:end] for start, end, _ in parts]
        words = sum(map(count_words, texts))
        if words > HEADING:
            line = transcript.text.count("\n", 0, parts[0].start) + 1 if transcript.format in ("text", "docx") else 0
            first = " ".join(" ".join(texts).split()[:8])
            yield finding("F118", Place(transcript.path, line), words=words, reason=reason, first=first)


def attendance(heard: Mapping[str, int], expected: Mapping[str, int]) -> list[Finding]:
    """A warning for each group in which more or fewer participants speak than were there."""
    place = Place("study.yaml")
    return [
        finding("F304", place, group=group, found=heard.get(group, 0), wanted=wanted)
        for group, wanted in expected.items()
        if heard.get(group, 0) != wanted
    ]


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count != 1)}"
