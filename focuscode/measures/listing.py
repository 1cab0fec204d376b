"""The coding written out: every segment, every coding with its reason, every transcript, all that was left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from focuscode.coding import Coding
from focuscode.language import language
from focuscode.language.lexicon import count_words
from focuscode.language.sentences import around, sentence_bounds
from focuscode.tables import frame, results

if TYPE_CHECKING:
    from pandas import DataFrame

FLAGS = ("negated", "hedged", "wished", "prompted")
GAP = " … "  # between the pieces of a coding


def segment_list(coding: Coding) -> DataFrame:
    """Every segment with its words; columns as in `segments.csv`."""
    segments, turns = coding.segments, coding.turns
    rows = turns.index
    first = turns.iloc[rows.searchsorted(segments["first_turn"])]  # of the turns that where() has left
    last = turns.iloc[rows.searchsorted(segments["last_turn"], side="right") - 1]
    ranges = zip(segments["transcript"], segments["start"], segments["end"], strict=True)
    speakers, types = _voices(coding)
    return frame(
        results.SEGMENT_LIST,
        {
            **{name: first[name].tolist() for name in ("group", "stakeholder", "section", "start_time", "line")},
            **{name: segments[name].tolist() for name in ("start", "end", "words", "participant_words")},
            "segment_id": coding.segment_ids.tolist(),
            "unit": [coding.unit] * len(segments),
            "transcript": coding.transcripts["transcript"].reindex(segments["transcript"]).tolist(),
            "speaker": speakers,
            "speaker_type": types,
            "turn": first["n"].tolist(),
            "end_time": last["end_time"].tolist(),
            "text": [coding.texts[row][start:end] for row, start, end in ranges],
        },
    )


def _voices(coding: Coding) -> tuple[list[str], list[str]]:
    """The speaker of each segment (empty where there are several) and their type (mixed where there are several)."""
    turns, segments = coding.turns, coding.segments
    if coding.unit != "window":
        first = turns.reindex(segments["first_turn"])
        return first["speaker"].tolist(), first["speaker_type"].tolist()
    speakers, types = [], []
    for start, end in zip(segments["first_turn"], segments["last_turn"], strict=True):
        inside = turns.loc[start:end]
        speakers.append(_one(inside["speaker"], ""))
        types.append(_one(inside["speaker_type"], "mixed"))
    return speakers, types


def _one(values: Any, several: str) -> str:
    distinct = list(dict.fromkeys(values))
    return distinct[0] if len(distinct) == 1 else several


def turn_list(coding: Coding) -> DataFrame:
    """Every turn; columns as in `turns.csv`."""
    turns = coding.turns
    columns = {name: turns[name].tolist() for name in turns.columns if name in results.TURN_LIST.names}
    names = coding.transcripts["transcript"].reindex(turns["transcript"]).tolist()
    return frame(results.TURN_LIST, {**columns, "transcript": names, "turn": turns["n"].tolist()})


def coding_list(coding: Coding) -> DataFrame:
    """Every coding with term, rule, sentence and codebook version; columns as in `codings.csv`."""
    spans = coding.spans
    turns = coding.turns.reindex(spans["turn"])
    codes = coding.codes.reindex(spans["code"])
    terms = coding.terms.reindex(spans["term"])
    pieces = pieces_of(coding)
    ranges = _sentences(coding)
    said = [coding.texts[row][a:b] for row, (a, b) in zip(spans["transcript"], ranges, strict=True)]
    cues = _cues(coding)
    stretches = [
        [coding.texts[row][a:b] for a, b in pieces.get(span, [(start, end)])]
        for span, row, start, end in zip(spans.index, spans["transcript"], spans["start"], spans["end"], strict=True)
    ]
    where = ("group", "stakeholder", "speaker", "speaker_type", "section")
    return frame(
        results.CODINGS,
        {
            **{name: turns[name].tolist() for name in where},
            **{name: spans[name].tolist() for name in ("start", "end", "rule", "coder", "status", "confidence")},
            **{name: spans[name].array for name in FLAGS},
            "coding_id": coding.coding_ids.tolist(),
            "segment_id": coding.segment_ids.reindex(coding.segment_of).tolist(),
            "transcript": coding.transcripts["transcript"].reindex(spans["transcript"]).tolist(),
            "turn": turns["n"].tolist(),
            "matched": [GAP.join(stretch) for stretch in stretches],
            "code": codes["code"].tolist(),
            "tier": codes["tier"].tolist(),
            "term": terms["written"].fillna("").tolist(),
            "kind": terms["kind"].fillna("").tolist(),
            "pieces": [";".join(f"{a}-{b}" for a, b in pieces.get(span, ())) for span in spans.index],
            "is_question": [int(sentence.rstrip("\"'”’)] ").endswith("?")) for sentence in said],
            **{name: spans[name].tolist() for name in ("actor", "stance")},
            "cues": [";".join(cues.get(span, ())) for span in spans.index],
            "codebook_version": [coding.codebook.stamp] * len(spans),
            "sentence": [" ".join(sentence.split()) for sentence in said],
            "sentence_start": [start for start, _ in ranges],
            "sentence_end": [end for _, end in ranges],
            "term_line": terms["line"].fillna(0).astype("int64").tolist(),
            "source_line": _source_lines(coding),
        },
    )


def pieces_of(coding: Coding) -> dict[int, list[tuple[int, int]]]:
    """The pieces of each span that stands in several."""
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    table = coding.pieces
    for span, start, end in zip(table["span"], table["start"], table["end"], strict=True):
        found[span].append((start, end))
    return found


def _cues(coding: Coding) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    table = coding.cues
    for span, flag, start, end in zip(table["span"], table["flag"], table["start"], table["end"], strict=True):
        found[span].append(f"{flag}:{start}-{end}")
    return found


def _sentences(coding: Coding) -> list[tuple[int, int]]:
    """The range of the sentence (or sentences) that hold each span."""
    facts = language(coding.settings["language"]).facts
    spans = coding.spans
    homes = coding.turns.reindex(spans["turn"])
    rows = zip(spans["transcript"], spans["start"], spans["end"], homes["start"], homes["end"], strict=True)
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
    turns = coding.turns.reindex(coding.spans["turn"])
    formats = coding.transcripts["format"].reindex(coding.spans["transcript"])
    rows = zip(coding.spans["transcript"], coding.spans["start"], turns["start"], turns["line"], formats, strict=True)
    return [
        line + (coding.texts[row].count("\n", first, start) if form == "text" else 0)
        for row, start, first, line, form in rows
    ]


def transcript_list(coding: Coding, expected: Mapping[str, int] | None = None) -> DataFrame:
    """What was read, a transcript a row; `expected` are the participants the study expects of each group."""
    rows = []
    for row, facts in coding.transcripts.iterrows():
        turns = coding.turns[coding.turns["transcript"] == row]
        theirs = turns[turns["speaker_type"] != "moderator"]
        leading = turns.loc[turns["speaker_type"] == "moderator", "speaker"]
        people = turns[(turns["speaker_type"] == "participant") & (turns["speaker"] != "")]
        left = coding.left_out[coding.left_out["transcript"] == row]
        text = coding.texts[row]  # type: ignore[index]
        rows.append(
            {
                **facts.to_dict(),
                "turns": len(turns),
                "words": int(turns["words"].sum()),
                "participants": len(people[["group", "speaker"]].drop_duplicates()),
                "participants_expected": (expected or {}).get(str(facts["group"]), 0),
                "participant_turns": len(theirs),
                "participant_words": int(theirs["words"].sum()),
                "moderators": "|".join(dict.fromkeys(leading)),
                "words_left_out": sum(count_words(text[a:b]) for a, b in zip(left["start"], left["end"], strict=True)),
            }
        )
    return frame(results.TRANSCRIPT_LIST, {name: [r[name] for r in rows] for name in results.TRANSCRIPT_LIST.names})


def left_out_list(coding: Coding) -> DataFrame:
    """What stands in the texts but is no speech; columns as in `left_out.csv`."""
    left = coding.left_out
    ranges = zip(left["transcript"], left["start"], left["end"], strict=True)
    return frame(
        results.LEFT_OUT,
        {
            **{name: left[name].tolist() for name in ("start", "end", "reason")},
            "transcript": coding.transcripts["transcript"].reindex(left["transcript"]).tolist(),
            "text": [coding.texts[row][start:end] for row, start, end in ranges],
        },
    )
