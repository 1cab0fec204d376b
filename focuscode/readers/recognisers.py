"""The shapes of speech recognisers that are no plain list of turns: a function a tool, and a line in SHAPES.

A function takes the data of a file and gives the pieces of its talk, or none if the file is of another tool.
Of several readings of the same words the first is taken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from focuscode.readers.fields import Clock, Json, folded, label, letters, names_in, record, records, text, value_of
from focuscode.readers.pieces import Aside, Piece, Word, by_speaker, joined, joined_lines
from focuscode.readers.records import read_records

Parts = list[Piece | Aside]


class Shape(NamedTuple):
    """How one tool lays out a talk."""

    title: str
    read: Callable[[Any, Clock], Parts]


def _first(item: Json, name: str = "alternatives") -> Json:
    return next(iter(records(item, name)), {})


def amazon(data: Any, clock: Clock) -> Parts:
    """Amazon Transcribe: results.items, with the speakers in the items or in results.speaker_labels."""
    results = record(data, "results")
    items = [item for item in records(results, "items") if _first(item)]
    who: dict[str, Any] = {}
    for segment in records(results, "speaker_labels", "segments"):
        for word in records(segment, "items"):
            who[str(word.get("start_time"))] = word.get("speaker_label") or segment.get("speaker_label")
    words = [_amazon(item, who, clock) for item in items]
    segments = records(results, "audio_segments")
    whole = "\n".join(text(segment, "transcript") for segment in segments)
    if letters(whole) and letters(whole) == letters(joined(words) or whole):
        return [*read_records(segments, clock, {})]
    return [*by_speaker(words)]


def _amazon(item: Json, who: dict[str, Any], clock: Clock) -> Word:
    said = text(_first(item), "content")
    if item.get("type") == "punctuation":
        return Word(None, said, before=True)
    start = item.get("start_time")
    speaker = item.get("speaker_label") or who.get(str(start)) or item.get("channel_label")
    return Word(label(speaker) or None, said, clock.read(start), clock.read(item.get("end_time")))


def speechmatics(data: Any, clock: Clock) -> Parts:
    """Speechmatics: results with words and punctuation, which says to which neighbour it is attached."""
    words = []
    for item in records(data, "results"):
        said = _first(item)
        if not text(said, "content"):
            continue
        side = item.get("attaches_to") or ("previous" if item.get("type") == "punctuation" else "none")
        speaker = None if item.get("type") == "punctuation" else label(said.get("speaker") or item.get("channel"))
        times = clock.read(item.get("start_time")), clock.read(item.get("end_time"))
        sides = side in ("previous", "both"), side in ("next", "both")
        words.append(Word("" if speaker == "UU" else speaker, text(said, "content"), *times, *sides))
    return [*by_speaker(words)]


def speechmatics_before(data: Any, clock: Clock) -> Parts:
    """Speechmatics' older format: words with time and duration; the speakers' stretches in a list of their own."""
    items = [item for item in records(data, "words") if text(item, "name")]
    if not any("time" in item for item in items):
        return []
    turns = [(clock.read(turn.get("time")) or 0.0, label(turn.get("name"))) for turn in records(data, "speakers")]
    turns.sort(key=lambda turn: turn[0])
    words, at = [], 0
    for item in items:
        start, length = clock.read(item.get("time")), clock.read(item.get("duration"))
        while start is not None and at + 1 < len(turns) and turns[at + 1][0] <= start:
            at += 1
        mark = not any(map(str.isalnum, text(item, "name")))
        end = None if start is None or length is None else round(start + length, 6)
        words.append(Word(None if mark or not turns else turns[at][1], text(item, "name"), start, end, before=mark))
    return [*by_speaker(words)]


def google(data: Any, clock: Clock) -> Parts:
    """Google Speech-to-Text: results with alternatives; the last result may hold all words again, with speakers."""
    results = records(data, "results") or records(data, "response", "results")
    told = [_first(result) for result in results]
    words = [[_google(word, clock) for word in records(item, "words") if text(word, "word")] for item in told]
    tagged = [any(word.speaker for word in run) for run in words]
    spoken = Counter(letters(word.text) for run, named in zip(words, tagged, strict=True) if named for word in run)
    plain = Counter(letters(word.text) for run, named in zip(words, tagged, strict=True) if not named for word in run)
    if any(tagged) and not plain - spoken:
        return [*by_speaker(word for run, named in zip(words, tagged, strict=True) if named for word in run)]
    parts: Parts = []
    for item, run, named in zip(told, words, tagged, strict=True):
        pieces = by_speaker(run)
        said = text(item, "transcript")
        if named or (pieces and not said):
            parts += pieces
        elif said:
            parts.append(Piece("", said, pieces[0].start if pieces else None, pieces[-1].end if pieces else None))
    return parts


def _google(word: Json, clock: Clock) -> Word:
    fields = folded(word)
    speaker = value_of(fields, ("speakerlabel", "speakertag"))
    times = (value_of(fields, (f"{name}time", f"{name}offset")) for name in ("start", "end"))
    start, end = map(clock.read, times)
    return Word(label(speaker) if speaker else None, text(word, "word"), start, end)


def watson(data: Any, clock: Clock) -> Parts:
    """IBM Watson: results with timestamps (word, from, to), and speaker_labels that name who speaks from when."""
    who = {str(item.get("from")): label(item.get("speaker")) for item in records(data, "speaker_labels")}
    parts: Parts = []
    for result in records(data, "results"):
        item = _first(result)
        stamps = item.get("timestamps")
        if not isinstance(stamps, list):
            parts += [Piece("", text(item, "transcript"))] if who or "final" in result else []
            continue
        stamps = [stamp for stamp in stamps if isinstance(stamp, list) and len(stamp) > 2]
        words = [Word(who.get(str(a)), str(said), clock.read(a), clock.read(b)) for said, a, b, *_ in stamps]
        whole, pieces = text(item, "transcript"), by_speaker(words)
        if letters(whole) != letters(joined_lines(pieces)) or len(pieces) == 1:
            one = pieces[0] if pieces else Piece("", "")
            pieces = [one._replace(words=whole or one.words, end=pieces[-1].end if pieces else None)]
        parts += pieces
    return parts


def deepgram(data: Any, clock: Clock) -> Parts:
    """Deepgram: results.utterances, or the words of each channel."""
    results = record(data, "results")
    channels = records(results, "channels")
    words = [_deepgram(word, n if len(channels) > 1 else None, clock)
             for n, channel in enumerate(channels) for word in records(_first(channel), "words")]  # fmt: skip
    utterances = records(results, "utterances")
    whole = " ".join(text(utterance, "transcript") for utterance in utterances)
    if utterances and Counter(letters(joined(words))) == Counter(letters(whole)):
        return [*read_records(utterances, clock, {})]
    if len(channels) > 1:
        words.sort(key=lambda word: word.start or 0.0)
    transcripts = [text(_first(channel), "transcript") for channel in channels]
    return [*by_speaker(words)] or [Piece("", said) for said in transcripts if said]


def _deepgram(word: Json, channel: int | None, clock: Clock) -> Word:
    who = word.get("speaker") if channel is None else f"Channel {channel}"
    times = clock.read(word.get("start")), clock.read(word.get("end"))
    return Word(None if who is None else label(who), text(word, "punctuated_word", "word"), *times)


def azure(data: Any, clock: Clock) -> Parts:
    """Azure: recognizedPhrases with nBest (batch), or phrases (fast transcription)."""
    parts: Parts = []
    for phrase in records(data, "recognizedPhrases"):
        start, length = clock.read(phrase.get("offsetInTicks"), 1e-7), clock.read(phrase.get("durationInTicks"), 1e-7)
        if start is None:
            start, length = clock.read(phrase.get("offset")), clock.read(phrase.get("duration"))
        end = None if start is None or length is None else round(start + length, 6)
        said = text(_first(phrase, "nBest"), "display", "itn", "lexical")
        parts.append(Piece(label(phrase.get("speaker")), said, start, end))
    return parts or [*read_records(records(data, "phrases"), clock, {}, 0.001)]


def rev(data: Any, clock: Clock) -> Parts:
    """Rev: monologues of elements; text and punctuation that bring their own spaces."""
    names = names_in(data)
    parts: Parts = []
    for monologue in records(data, "monologues"):
        elements = [item for item in records(monologue, "elements") if isinstance(item.get("value"), str)]
        said, last = "", ""
        for element in elements:
            value, kind = element["value"], str(element.get("type"))
            spaced = not said or said[-1].isspace() or value[:1].isspace() or "punct" in (kind, last)
            said, last = said + ("" if spaced else " ") + value, kind
        starts = [clock.read(item.get("ts")) for item in elements if item.get("ts") is not None]
        ends = [clock.read(item.get("end_ts")) for item in elements if item.get("end_ts") is not None]
        start = starts[0] if starts else clock.read(monologue.get("start_time"))
        end = ends[-1] if ends else clock.read(monologue.get("end_time"))
        who = label(monologue.get("speaker_name"), names) or label(monologue.get("speaker"), names)
        parts.append(Piece(who, said, start, end))
    return parts


def trint(data: Any, clock: Clock) -> Parts:
    """Trint: words with their paragraph and speaker, in milliseconds; words struck through are left out."""
    names = names_in(data)
    parts: Parts = []
    run: list[Word] = []
    struck: list[Piece | Aside] = []
    items = [item for item in records(data, "words") if text(item, "value")]
    if not any("paragraphId" in item for item in items):
        return []
    for n, item in enumerate(items):
        said = text(item, "value")
        start, length = clock.read(item.get("time"), 0.001), clock.read(item.get("duration"), 0.001)
        end = None if start is None or length is None else round(start + length, 6)
        if item.get("strikethrough") is True:
            struck.append(Aside(said, "struck through"))
        else:
            run.append(Word(label(item.get("speaker"), names), said, start, end))
        if n + 1 == len(items) or items[n + 1].get("paragraphId") != item.get("paragraphId"):
            parts += [*by_speaker(run), *struck]
            run, struck = [], []
    return parts


def elevenlabs(data: Any, clock: Clock) -> Parts:
    """ElevenLabs: words, spaces and sounds as items of one list."""
    items = records(data, "words")
    if not any(item.get("type") in ("word", "spacing", "audio_event") for item in items):
        return []
    spaced = any(item.get("type") == "spacing" for item in items)
    words, close = [], True
    for item in items:
        said = text(item, "text")
        if item.get("type") == "spacing" or not said:
            close = False
            continue
        who = label(item.get("speaker_id")) or None
        words.append(Word(who, said, clock.read(item.get("start")), clock.read(item.get("end")), before=close))
        close = spaced
    return [*by_speaker(words)]


def assembly(data: Any, clock: Clock) -> Parts:
    """AssemblyAI: utterances, or words if there are none, in milliseconds."""
    known = {"audio_duration", "acoustic_model", "language_model", "audio_url"} & set(record(data))
    found = records(data, "utterances") or records(data, "words") if known else []
    return [*read_records(found, clock, {}, 0.001)]


def whisper_cpp(data: Any, clock: Clock) -> Parts:
    """whisper.cpp: a transcription of pieces with offsets in milliseconds."""
    parts: Parts = []
    items = records(data, "transcription")
    for item in items if any(record(item, "offsets") for item in items) else ():
        at = record(item, "offsets")
        start, end = clock.read(at.get("from"), 0.001), clock.read(at.get("to"), 0.001)
        parts.append(Piece(label(item.get("speaker")), text(item, "text"), start, end))
    return parts


SHAPES = (
    Shape("Amazon Transcribe", amazon),
    Shape("Deepgram", deepgram),
    Shape("Speechmatics", speechmatics),
    Shape("IBM Watson", watson),
    Shape("Google Speech-to-Text", google),
    Shape("Azure", azure),
    Shape("Rev", rev),
    Shape("Trint", trint),
    Shape("Speechmatics (older)", speechmatics_before),
    Shape("ElevenLabs", elevenlabs),
    Shape("AssemblyAI", assembly),
    Shape("whisper.cpp", whisper_cpp),
)


def recognise(data: Any, clock: Clock) -> tuple[str, Parts]:
    """The tool whose shape the data has and the parts of its talk; empty if it has none."""
    for shape in SHAPES:
        attempt = Clock()
        parts = [part for part in shape.read(data, attempt) if part.words.strip()]
        if _spoken(parts):
            clock.unread += attempt.unread
            return shape.title, parts
    return "", []


def _spoken(parts: Iterable[Piece | Aside]) -> bool:
    return any(isinstance(part, Piece) and letters(part.words) for part in parts)
