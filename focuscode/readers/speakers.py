"""Who speaks, once a file is read: who leads the talk, and what a colleague would say of the labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from focuscode.errors import finding
from focuscode.model import Finding, Place, SpeakerType, Transcript, Turn
from focuscode.readers.draft import Draft
from focuscode.readers.labels import askers, clean, is_moderator, is_nobody, slip
from focuscode.readers.stretches import count

RARE, OFTEN = 0.1, 3  # of the other's turns, and turns of the other: two people with like names both speak


def typed(draft: Draft, group: str, moderators: Sequence[str]) -> tuple[Turn, ...]:
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
