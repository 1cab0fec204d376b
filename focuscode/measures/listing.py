"""The coding written out: every segment, every coding with its reason, every transcript, all that was left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from focuscode.coding import Coding
from focuscode.language import language
from focuscode.language.lexicon import count_words
from focuscode.language.sentences import around, sentence_bounds
from focuscode.measures.counted import are_people
from focuscode.tables import results
from focuscode.tables.columns import Columns

if TYPE_CHECKING:
    from pandas import DataFrame

WHERE = ("group", "stakeholder", "speaker", "speaker_type", "section")
TAKEN = (  # as they stand in the spans
    "start", "end", "rule", "coder", "status", "confidence", "negated", "hedged", "wished", "prompted", "actor",
    "stance",
)  # fmt: skip
GAP = " … "  # between the pieces of a coding


def segment_list(coding: Coding) -> DataFrame:
    """Every segment with its words; columns as in `segments.csv`."""
    return segment_columns(coding).frame


def turn_list(coding: Coding) -> DataFrame:
    """Every turn; columns as in `turns.csv`."""
    return turn_columns(coding).frame


def coding_list(coding: Coding) -> DataFrame:
    """Every coding with term, rule, sentence and codebook version; columns as in `codings.csv`."""
    return coding_columns(coding).frame


def transcript_list(coding: Coding, expected: Mapping[str, int] | None = None) -> DataFrame:
    """What was read, a transcript a row; `expected` are the participants the study expects of each group."""
    return transcript_columns(coding, expected).frame


def left_out_list(coding: Coding) -> DataFrame:
    """What stands in the texts but is no speech; columns as in `left_out.csv`."""
    return left_out_columns(coding).frame


def segment_columns(coding: Coding) -> Columns:
    """What `segment_list` lists, by column."""
    import numpy as np

    segments, turns = coding.columns("segments"), coding.columns("turns")
    first = turns.take(np.searchsorted(turns.index, segments["first_turn"]))  # of the turns that where() has left
    last = turns.take(np.searchsorted(turns.index, segments["last_turn"], side="right") - 1)
    speakers, types = _voices(coding)
    return Columns(
        results.SEGMENT_LIST,
        {
            **{name: first[name] for name in ("group", "stakeholder", "section", "start_time", "line")},
            **{name: segments[name] for name in ("start", "end", "words", "participant_words")},
            "segment_id": coding.names_of_segments,
            "unit": [coding.unit] * len(segments),
            "transcript": coding.columns("transcripts").of_row("transcript", segments["transcript"]),
            "speaker": speakers,
            "speaker_type": types,
            "turn": first["n"],
            "end_time": last["end_time"],
            "text": _said(coding, segments),
        },
    )


def _said(coding: Coding, ranges: Columns) -> list[str]:
    """The text of each range."""
    rows = zip(*(ranges[name].tolist() for name in ("transcript", "start", "end")), strict=True)
    return [coding.texts[row][start:end] for row, start, end in rows]


def _voices(coding: Coding) -> tuple[Any, Any]:
    """The speaker of each segment (empty where there are several) and their type (mixed where there are several)."""
    import numpy as np

    turns, segments = coding.columns("turns"), coding.columns("segments")
    if coding.unit != "window":
        return tuple(turns.of_row(name, segments["first_turn"]) for name in ("speaker", "speaker_type"))
    first = np.searchsorted(turns.index, segments["first_turn"]).tolist()
    behind = np.searchsorted(turns.index, segments["last_turn"], side="right").tolist()
    speakers = [_one(turns["speaker"][a:b].tolist(), "") for a, b in zip(first, behind, strict=True)]
    return speakers, [_one(turns["speaker_type"][a:b].tolist(), "mixed") for a, b in zip(first, behind, strict=True)]


def _one(values: Any, several: str) -> str:
    distinct = list(dict.fromkeys(values))
    return distinct[0] if len(distinct) == 1 else several


def turn_columns(coding: Coding) -> Columns:
    """What `turn_list` lists, by column."""
    turns = coding.columns("turns")
    columns = {name: turns[name] for name in turns.names if name in results.TURN_LIST.names}
    names = coding.columns("transcripts").of_row("transcript", turns["transcript"])
    return Columns(results.TURN_LIST, {**columns, "transcript": names, "turn": turns["n"]})


def coding_columns(coding: Coding) -> Columns:
    """What `coding_list` lists, by column."""
    import numpy as np

    spans, turns, terms = coding.columns("spans"), coding.columns("turns"), coding.columns("terms")
    pieces, cues = pieces_of(coding), _cues(coding)
    ranges = _sentences(coding)
    rows, starts, ends = (spans[name].tolist() for name in ("transcript", "start", "end"))
    numbers = spans.index.tolist()
    said = [coding.texts[row][a:b] for row, (a, b) in zip(rows, ranges, strict=True)]
    stretches = [
        [coding.texts[row][a:b] for a, b in pieces.get(span, [(start, end)])]
        for span, row, start, end in zip(numbers, rows, starts, ends, strict=True)
    ]
    ids = np.array(coding.names_of_segments, dtype=object)
    return Columns(
        results.CODINGS,
        {
            **{name: turns.of_row(name, spans["turn"]) for name in WHERE},
            **{name: spans[name] for name in TAKEN},
            "coding_id": coding.names_of_spans,
            "segment_id": ids[coding.columns("segments").at(coding.homes_of_spans)],
            "transcript": coding.columns("transcripts").of_row("transcript", spans["transcript"]),
            "turn": turns.of_row("n", spans["turn"], 0),
            "matched": [GAP.join(stretch) for stretch in stretches],
            **{name: coding.columns("codes").of_row(name, spans["code"]) for name in ("code", "tier")},
            "term": terms.of_row("written", spans["term"], ""),
            "kind": terms.of_row("kind", spans["term"], ""),
            "pieces": [";".join(f"{a}-{b}" for a, b in pieces.get(span, ())) for span in numbers],
            "is_question": [int(sentence.rstrip("\"'”’)] ").endswith("?")) for sentence in said],
            "cues": [";".join(cues.get(span, ())) for span in numbers],
            "codebook_version": [coding.codebook.stamp] * len(spans),
            "sentence": [" ".join(sentence.split()) for sentence in said],
            "sentence_start": [start for start, _ in ranges],
            "sentence_end": [end for _, end in ranges],
            "term_line": terms.of_row("line", spans["term"], 0),
            "source_line": _source_lines(coding),
        },
    )


def pieces_of(coding: Coding) -> dict[int, list[tuple[int, int]]]:
    """The pieces of each span that stands in several."""
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    table = coding.columns("pieces")
    for span, start, end in zip(*(table[name].tolist() for name in ("span", "start", "end")), strict=True):
        found[span].append((start, end))
    return found


def _cues(coding: Coding) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    table = coding.columns("cues")
    for span, flag, start, end in zip(*(table[name].tolist() for name in table.names), strict=True):
        found[span].append(f"{flag}:{start}-{end}")
    return found


def _sentences(coding: Coding) -> list[tuple[int, int]]:
    """The range of the sentence (or sentences) that hold each span."""
    facts = language(coding.settings["language"]).facts
    spans, turns = coding.columns("spans"), coding.columns("turns")
    places = [spans[name] for name in ("transcript", "start", "end")]
    places += [turns.of_row(name, spans["turn"], 0) for name in ("start", "end")]
    rows = zip(*(place.tolist() for place in places), strict=True)
    found = []
    here, bounds = (-1, -1), [(0, 0)]
    for row, start, end, first, last in rows:
        text = coding.texts[row]
        if here != (row, first):  # spans of one turn follow each other
            here, bounds = (row, first), sentence_bounds(text[first:last], facts)
        found.append(around(text, first, bounds, start, end))
    return found


def _source_lines(coding: Coding) -> list[int]:
    """The line of the source file; inside a turn of several lines of plain text, the line of the hit itself."""
    spans, turns = coding.columns("spans"), coding.columns("turns")
    places = [spans["transcript"], spans["start"]]
    places += [turns.of_row(name, spans["turn"], 0) for name in ("start", "line")]
    places.append(coding.columns("transcripts").of_row("format", spans["transcript"]))
    rows = zip(*(place.tolist() for place in places), strict=True)
    return [
        line + (coding.texts[row].count("\n", first, start) if form == "text" else 0)
        for row, start, first, line, form in rows
    ]


def transcript_columns(coding: Coding, expected: Mapping[str, int] | None = None) -> Columns:
    """What `transcript_list` lists, by column."""
    transcripts, turns, left_out = (coding.columns(name) for name in ("transcripts", "turns", "left_out"))
    theirs = turns["speaker_type"] != "moderator"
    named = are_people(turns)
    rows = []
    for number, facts in zip(transcripts.index.tolist(), transcripts.records(), strict=True):
        here = turns["transcript"] == number
        people = turns.take(here & named)
        persons = set(zip(people["group"].tolist(), people["speaker"].tolist(), strict=True))
        words = turns["words"]
        rows.append(
            {
                **facts,
                "turns": int(here.sum()),
                "words": int(words[here].sum()),
                "participants": len(persons),
                "participants_expected": (expected or {}).get(str(facts["group"]), 0),
                "participant_turns": int((here & theirs).sum()),
                "participant_words": int(words[here & theirs].sum()),
                "moderators": "|".join(dict.fromkeys(turns["speaker"][here & ~theirs].tolist())),
                "words_left_out": sum(map(count_words, _said(coding, left_out.take(left_out["transcript"] == number)))),
            }
        )
    return Columns.of_rows(results.TRANSCRIPT_LIST, rows)


def left_out_columns(coding: Coding) -> Columns:
    """What `left_out_list` lists, by column."""
    left = coding.columns("left_out")
    return Columns(
        results.LEFT_OUT,
        {
            **{name: left[name] for name in ("start", "end", "reason")},
            "transcript": coding.columns("transcripts").of_row("transcript", left["transcript"]),
            "text": _said(coding, left),
        },
    )
