"""The Coding: transcripts, turns, segments, codes and the spans between them, as tables that point into the texts.

Nothing here counts or writes: measures, exports and displays are functions elsewhere.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from focuscode.errors import CodingError, UsageError, near
from focuscode.model import Codebook
from focuscode.tables.coding import TURNS

if TYPE_CHECKING:
    import pandas as pd
    from pandas import DataFrame

NOT_VALIDATED = "not validated: no coding has been read by a person"
WHERE_TURNS = ("group", "stakeholder", "speaker", "speaker_type", "section")
WHERE_SPANS = ("rule", "coder", "status", "negated", "hedged", "wished", "prompted", "confidence", "actor", "stance")
WHERE_CODES = ("tier", "kind", "parent")
VALUES = {
    "speaker_type": ("participant", "moderator", "unknown"),
    "status": ("machine", "accepted", "rejected", "added"),
    "confidence": ("high", "low"),
}


@dataclass(frozen=True, repr=False)
class Coding:
    """A corpus with its codings. The index of each frame is the row number that other frames point to.

    `texts` holds the text of each transcript by its row; `settings` what the coding was made with.
    """

    transcripts: DataFrame
    turns: DataFrame
    left_out: DataFrame
    segments: DataFrame
    codes: DataFrame
    terms: DataFrame
    spans: DataFrame
    pieces: DataFrame
    cues: DataFrame
    readings: DataFrame
    coders: DataFrame
    texts: Mapping[int, str]
    codebook: Codebook
    settings: Mapping[str, str]

    @property
    def attributes(self) -> list[str]:
        """What the participants' table adds to each turn: organisation, size …"""
        return [str(name) for name in self.turns.columns if name not in TURNS.names]

    @property
    def unit(self) -> str:
        """What is counted: turn, sentence or window."""
        return self.settings["unit"].partition(":")[0]

    @cached_property
    def segment_ids(self) -> pd.Series[Any]:
        """The id of each segment: transcript-unit-number."""
        names = self.transcripts["transcript"].reindex(self.segments["transcript"]).to_list()
        numbers = self.segments["n"].to_list()
        ids = [f"{name}-{self.unit}-{n:03d}" for name, n in zip(names, numbers, strict=True)]
        return _series(ids, self.segments.index)

    @cached_property
    def coding_ids(self) -> pd.Series[Any]:
        """The id of each span: transcript-turn-code-offset, a person's with the name behind it."""
        spans, turns = self.spans, self.turns
        names = self.transcripts["transcript"].reindex(spans["transcript"]).to_list()
        numbers = turns["n"].reindex(spans["turn"]).to_list()
        offsets = (spans["start"].to_numpy() - turns["start"].reindex(spans["turn"]).to_numpy()).tolist()
        codes = self.codes["code"].reindex(spans["code"]).to_list()
        coders = spans["coder"].to_list()
        rows = zip(names, numbers, codes, offsets, coders, strict=True)
        ids = [f"{t}-t{n:03d}-{c}-{at}" + ("" if who == "machine" else f"-{who}") for t, n, c, at, who in rows]
        return _series(ids, spans.index)

    @cached_property
    def segment_of(self) -> pd.Series[Any]:
        """The row of the segment that holds the start of each span."""
        import numpy as np

        wide = 1 + max((len(text) for text in self.texts.values()), default=0)
        starts = self.segments["transcript"].to_numpy() * wide + self.segments["start"].to_numpy()
        keys = self.spans["transcript"].to_numpy() * wide + self.spans["start"].to_numpy()
        at = np.searchsorted(starts, keys, side="right") - 1
        return _series(self.segments.index.to_numpy()[at] if len(at) else [], self.spans.index)

    @property
    def coded_segments(self) -> DataFrame:
        """The segments that carry at least one of the spans."""
        return self.segments[self.segments.index.isin(self.segment_of)]

    def where(self, **keys: Any) -> Coding:
        """The part of the coding that the keys name; each is a value or several.

        What names a place restricts the corpus, and so every denominator: transcript, group, stakeholder,
        speaker, speaker_type, section, turn (number), segment_id, any attribute of the participants. What
        names a coding restricts the spans alone: coding_id, code, tier, kind, parent, term (as written), rule,
        coder, status, negated, hedged, wished, prompted, confidence, actor, stance; `coded_segments` are then
        the segments behind a number. As in the tables of frequencies, `code="roadmap/*"` is a code with all that
        nests under it.
        Raises UsageError for a key that is none of these, or a name (of a group, speaker, code, term …) that does
        not exist.

        >>> part = coding.where(group="FG1", code="roadmap")
        >>> set(part.turns["group"]), len(part.coded_segments) <= len(part.spans)
        ({'FG1'}, True)
        """
        places = ("transcript", "turn", "segment_id", *WHERE_TURNS, *self.attributes)
        known = (*places, "coding_id", "code", "term", *WHERE_CODES, *WHERE_SPANS)
        for key in keys:
            if key not in known:
                raise UsageError(f"No key '{key}' to choose by. {near(key, known)}")
        wanted = {key: _several(value) for key, value in keys.items()}
        if "code" in wanted:
            wanted["code"] = [code for name in wanted["code"] for code in self._with_nested(name)]
        self._exist(wanted)
        return self._of_turns(wanted)._of_spans(wanted)

    def _with_nested(self, name: str) -> tuple[str, ...]:
        code = str(name).removesuffix("/*")
        return self.codebook.below(code) if code != name and code in self.codebook.by_id else (name,)

    def _exist(self, wanted: Mapping[str, Collection[Any]]) -> None:
        there: dict[str, Any] = {
            **VALUES,
            **{key: self.turns[key] for key in ("group", "stakeholder", "speaker", "section", *self.attributes)},
            **{key: self.codes[key] for key in ("code", *WHERE_CODES)},
            "transcript": self.transcripts["transcript"],
            "term": self.terms["written"],
            "coder": self.coders["coder"],
        }
        for key, ids in (("segment_id", "segment_ids"), ("coding_id", "coding_ids")):
            if key in wanted:
                there[key] = getattr(self, ids)
        for key, values in wanted.items():
            known = set(there.get(key, values))
            for value in values:
                if value not in known:
                    raise UsageError(f"No {key} '{value}'. {near(str(value), dict.fromkeys(map(str, there[key])))}")

    def _of_turns(self, wanted: Mapping[str, Collection[Any]]) -> Coding:
        turns, segments, left_out = self.turns, self.segments, self.left_out
        for key in (*WHERE_TURNS, *self.attributes):
            if key in wanted:
                turns = turns[turns[key].isin(wanted[key])]
        if "turn" in wanted:
            turns = turns[turns["n"].isin(wanted["turn"])]
        if "transcript" in wanted:
            rows = self.transcripts.index[self.transcripts["transcript"].isin(wanted["transcript"])]
            turns = turns[turns["transcript"].isin(rows)]
            left_out = left_out[left_out["transcript"].isin(rows)]
        if "segment_id" in wanted:
            segments = segments[self.segment_ids.isin(wanted["segment_id"])]
            rows = self.turns.index[_covered(self.turns, segments)]
            turns = turns[turns.index.isin(rows)]
        if len(turns) == len(self.turns) and len(segments) == len(self.segments):
            return self
        segments = segments[_holding(segments, turns)]
        inside = self.spans["turn"].isin(turns.index) & self.segment_of.isin(segments.index)
        return replace(self, turns=turns, segments=segments, left_out=left_out)._with_spans(self.spans[inside])

    def _of_spans(self, wanted: Mapping[str, Collection[Any]]) -> Coding:
        spans = self.spans
        if "coding_id" in wanted:
            spans = spans[self.coding_ids.isin(wanted["coding_id"])]
        for key in WHERE_SPANS:
            if key in wanted:
                spans = spans[spans[key].isin(wanted[key])]
        for key in ("code", *WHERE_CODES):
            if key in wanted:
                spans = spans[spans["code"].isin(self.codes.index[self.codes[key].isin(wanted[key])])]
        if "term" in wanted:
            spans = spans[spans["term"].isin(self.terms.index[self.terms["written"].isin(wanted["term"])])]
        return self._with_spans(spans)

    def _with_spans(self, spans: DataFrame) -> Coding:
        pieces, cues = self.pieces, self.cues
        pieces, cues = pieces[pieces["span"].isin(spans.index)], cues[cues["span"].isin(spans.index)]
        return replace(self, spans=spans, pieces=pieces, cues=cues)

    def validate(self) -> Coding:
        """The coding itself, once every table was found to agree with the texts and the others.

        Raises CodingError naming the table that does not.
        """
        for table in ("turns", "segments"):
            known = getattr(self, table)["transcript"].isin(list(self.texts))
            _hold(bool(known.all()), table, "a transcript has no text")
        for row, text in self.texts.items():
            _ascending(self.turns[self.turns["transcript"] == row], len(text), "turns")
            _ascending(self.segments[self.segments["transcript"] == row], len(text), "segments")
        homes = self.turns.reindex(self.spans["turn"])
        inside = (self.spans["start"].to_numpy() >= homes["start"].to_numpy()) & (
            self.spans["end"].to_numpy() <= homes["end"].to_numpy()
        )
        _hold(bool(inside.all()), "spans", "a span leaves its turn")
        _hold(bool((self.spans["start"] < self.spans["end"]).all()), "spans", "a span is empty")
        same = self.spans["transcript"].to_numpy() == homes["transcript"].to_numpy()
        _hold(bool(same.all()), "spans", "a span and its turn stand in two transcripts")
        _hold(self.coding_ids.is_unique, "spans", "two spans have one id")
        _hold(bool(self.spans["code"].isin(self.codes.index).all()), "spans", "a span has no code")
        _hold(bool(self.spans["term"].isin([-1, *self.terms.index]).all()), "spans", "a span has no term")
        _hold(bool(self.cues["span"].isin(self.spans.index).all()), "cues", "a cue has no span")
        _hold(bool(self.pieces["span"].isin(self.spans.index).all()), "pieces", "a piece has no span")
        if len(self.pieces):
            hull = self.pieces.groupby("span").agg({"start": "min", "end": "max"})
            same = self.spans.loc[hull.index, ["start", "end"]].to_numpy() == hull.to_numpy()
            _hold(bool(same.all()), "pieces", "pieces do not embrace their span")
            owner, starts, ends = (self.pieces[name].to_numpy() for name in ("span", "start", "end"))
            apart = (owner[1:] != owner[:-1]) | (starts[1:] >= ends[:-1])
            _hold(bool(apart.all()), "pieces", "pieces overlap or run back")
        return self

    def __repr__(self) -> str:
        groups, words = self.turns["group"].nunique(), int(self.turns["words"].sum())
        return (
            f"<Coding {self.codebook.id} {self.codebook.stamp}: {groups} groups, {len(self.turns)} turns, "
            f"{words} words, {len(self.spans)} codings; {NOT_VALIDATED}>"
        )

    def _repr_html_(self) -> str:
        from html import escape

        counts = self.spans["code"].value_counts()
        labels = self.codes["label"].reindex(counts.index)
        rows = "".join(
            f"<tr><td>{escape(str(label))}</td><td>{int(n)}</td></tr>" for label, n in zip(labels, counts, strict=True)
        )
        facts = [
            ("Codebook", f"{self.codebook.title} ({self.codebook.stamp})"),
            ("Groups", ", ".join(dict.fromkeys(self.turns["group"]))),
            ("Turns", f"{len(self.turns):,}"),
            ("Words", f"{int(self.turns['words'].sum()):,}"),
            ("Counted by", self.settings["unit"]),
            (
                "Codings",
                f"{len(self.spans):,} in {len(self.coded_segments):,} of {len(self.segments):,} segments",
            ),
        ]
        head = "".join(f"<tr><th>{name}</th><td>{escape(value)}</td></tr>" for name, value in facts)
        return (
            f"<table>{head}</table><p><em>{NOT_VALIDATED}</em></p>"
            f"<table><tr><th>Code</th><th>Codings</th></tr>{rows}</table>"
        )


def _series(values: Any, index: Any) -> pd.Series[Any]:
    import pandas as pd

    return pd.Series(values, index=index, dtype=None if len(values) else "object")


def _several(value: Any) -> Collection[Any]:
    single = isinstance(value, str) or not isinstance(value, Collection)
    return (value,) if single else value


def _covered(turns: DataFrame, segments: DataFrame) -> Any:
    rows: set[int] = set()
    for first, last in zip(segments["first_turn"], segments["last_turn"], strict=True):
        rows.update(range(first, last + 1))
    return turns.index.isin(rows)


def _holding(segments: DataFrame, turns: DataFrame) -> Any:
    """Which segments hold one of the turns, be it between their first and last."""
    import numpy as np

    rows = turns.index.to_numpy()
    before = np.searchsorted(rows, segments["first_turn"].to_numpy())
    return np.searchsorted(rows, segments["last_turn"].to_numpy(), side="right") > before


def _ascending(ranges: DataFrame, length: int, table: str) -> None:
    starts, ends = ranges["start"].to_numpy(), ranges["end"].to_numpy()
    fine = (starts <= ends).all() and (starts[1:] >= ends[:-1]).all() and (not len(ends) or ends[-1] <= length)
    _hold(bool(fine), table, "ranges overlap, run back or leave the text")


def _hold(fine: bool, table: str, fault: str) -> None:
    if not fine:
        raise CodingError(f"{table}: {fault}. This is a fault of focuscode; please report it with the transcript.")
