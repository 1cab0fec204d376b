"""The Coding: transcripts, turns, segments, codes and the spans between them, as tables that point into the texts.

Nothing here counts or writes: measures, exports and displays are functions elsewhere. Each table is kept by column;
as a frame it is made when somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from focuscode.errors import CodingError, UsageError, near
from focuscode.model import Codebook
from focuscode.tables.coding import TABLES, TURNS
from focuscode.tables.columns import Columns

if TYPE_CHECKING:
    import numpy as np
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


class _Framed:
    """A table of a coding, taken as a frame or by column, and shown as a frame."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name
        self.table = next(table for table in TABLES if table.name == name)

    def __get__(self, coding: Coding | None, owner: type) -> DataFrame:
        if coding is None:
            raise AttributeError(self.name)  # no default: a coding has all its tables
        return coding.columns(self.name).frame

    def __set__(self, coding: Coding, given: DataFrame | Columns) -> None:
        made = given if isinstance(given, Columns) else Columns.of(self.table, given)
        coding.__dict__.setdefault("_tables", {})[self.name] = made


@dataclass(frozen=True, repr=False)
class Coding:
    """A corpus with its codings. The index of each frame is the row number that other frames point to.

    `texts` holds the text of each transcript by its row; `settings` what the coding was made with.
    """

    texts: Mapping[int, str]
    codebook: Codebook
    settings: Mapping[str, str]
    transcripts: _Framed = _Framed()
    turns: _Framed = _Framed()
    left_out: _Framed = _Framed()
    segments: _Framed = _Framed()
    codes: _Framed = _Framed()
    terms: _Framed = _Framed()
    spans: _Framed = _Framed()
    pieces: _Framed = _Framed()
    cues: _Framed = _Framed()
    readings: _Framed = _Framed()
    coders: _Framed = _Framed()

    def columns(self, name: str) -> Columns:
        """A table by column, as counting and writing work with it."""
        tables: dict[str, Columns] = self.__dict__["_tables"]
        return tables[name]

    def with_tables(self, **changed: Columns) -> Coding:
        """The coding with other tables in the place of its own."""
        tables: dict[str, Any] = {**self.__dict__["_tables"], **changed}
        return Coding(**tables, texts=self.texts, codebook=self.codebook, settings=self.settings)

    @property
    def attributes(self) -> list[str]:
        """What the participants' table adds to each turn: organisation, size …"""
        return [name for name in self.columns("turns").names if name not in TURNS.names]

    @property
    def unit(self) -> str:
        """What is counted: turn, sentence or window."""
        return self.settings["unit"].partition(":")[0]

    @property
    def segment_ids(self) -> pd.Series[Any]:
        """The id of each segment: transcript-unit-number."""
        return _series(self.names_of_segments, self.columns("segments"))

    @property
    def coding_ids(self) -> pd.Series[Any]:
        """The id of each span: transcript-turn-code-offset, a person's with the name behind it."""
        return _series(self.names_of_spans, self.columns("spans"))

    @property
    def segment_of(self) -> pd.Series[Any]:
        """The row of the segment that holds the start of each span."""
        return _series(self.homes_of_spans, self.columns("spans"))

    @cached_property
    def names_of_segments(self) -> list[str]:
        """The ids of the segments, as a list."""
        segments = self.columns("segments")
        names = self.columns("transcripts").of_row("transcript", segments["transcript"]).tolist()
        return [f"{name}-{self.unit}-{n:03d}" for name, n in zip(names, segments["n"].tolist(), strict=True)]

    @cached_property
    def names_of_spans(self) -> list[str]:
        """The ids of the spans, as a list."""
        spans, turns = self.columns("spans"), self.columns("turns")
        names = self.columns("transcripts").of_row("transcript", spans["transcript"])
        numbers = turns.of_row("n", spans["turn"], -1)
        offsets = spans["start"] - turns.of_row("start", spans["turn"], 0)
        codes = self.columns("codes").of_row("code", spans["code"])
        rows = zip(*(values.tolist() for values in (names, numbers, codes, offsets, spans["coder"])), strict=True)
        return [f"{t}-t{n:03d}-{c}-{at}" + ("" if who == "machine" else f"-{who}") for t, n, c, at, who in rows]

    @cached_property
    def homes_of_spans(self) -> np.ndarray:
        """The row of the segment that holds the start of each span, as an array."""
        import numpy as np

        spans, segments = self.columns("spans"), self.columns("segments")
        wide = 1 + max((int(part["end"].max()) for part in (spans, segments) if len(part)), default=0)
        starts = segments["transcript"] * wide + segments["start"]
        at = np.searchsorted(starts, spans["transcript"] * wide + spans["start"], side="right") - 1
        found: np.ndarray = segments.index[at] if len(at) else np.zeros(0, dtype="int64")
        return found

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
        homes = {
            **dict.fromkeys(("group", "stakeholder", "speaker", "section", *self.attributes), "turns"),
            **dict.fromkeys(("code", *WHERE_CODES), "codes"),
            "transcript": "transcripts",
            "coder": "coders",
        }
        there: dict[str, Any] = {**VALUES, **{key: self.columns(homes[key])[key] for key in wanted if key in homes}}
        there["term"] = self.columns("terms")["written"]
        for key, ids in (("segment_id", "names_of_segments"), ("coding_id", "names_of_spans")):
            if key in wanted:
                there[key] = getattr(self, ids)
        for key, values in wanted.items():
            known = set(there.get(key, values))
            for value in values:
                if value not in known:
                    raise UsageError(f"No {key} '{value}'. {near(str(value), dict.fromkeys(map(str, there[key])))}")

    def _of_turns(self, wanted: Mapping[str, Collection[Any]]) -> Coding:
        import numpy as np

        turns, segments, left_out = self.columns("turns"), self.columns("segments"), self.columns("left_out")
        kept = np.ones(len(turns), dtype=bool)
        for key in (*WHERE_TURNS, *self.attributes):
            if key in wanted:
                kept &= turns.isin(key, wanted[key])
        if "turn" in wanted:
            kept &= turns.isin("n", wanted["turn"])
        if "transcript" in wanted:
            transcripts = self.columns("transcripts")
            rows = transcripts.index[transcripts.isin("transcript", wanted["transcript"])]
            kept &= np.isin(turns["transcript"], rows)
            left_out = left_out.take(np.isin(left_out["transcript"], rows))
        if "segment_id" in wanted:
            names = set(wanted["segment_id"])
            segments = segments.take(np.array([name in names for name in self.names_of_segments], dtype=bool))
            kept &= np.isin(turns.index, _covered(segments))
        if kept.all() and len(segments) == len(self.columns("segments")):
            return self
        turns = turns.take(kept)
        segments = segments.take(_holding(segments, turns))
        spans = self.columns("spans")
        inside = np.isin(spans["turn"], turns.index) & np.isin(self.homes_of_spans, segments.index)
        part = self.with_tables(turns=turns, segments=segments, left_out=left_out)
        return part._with_spans(spans.take(inside))

    def _of_spans(self, wanted: Mapping[str, Collection[Any]]) -> Coding:
        import numpy as np

        spans, codes, terms = self.columns("spans"), self.columns("codes"), self.columns("terms")
        kept = np.ones(len(spans), dtype=bool)
        if "coding_id" in wanted:
            names = set(wanted["coding_id"])
            kept &= np.array([name in names for name in self.names_of_spans], dtype=bool)
        for key in WHERE_SPANS:
            if key in wanted:
                kept &= spans.isin(key, wanted[key])
        for key in ("code", *WHERE_CODES):
            if key in wanted:
                kept &= np.isin(spans["code"], codes.index[codes.isin(key, wanted[key])])
        if "term" in wanted:
            kept &= np.isin(spans["term"], terms.index[terms.isin("written", wanted["term"])])
        return self if kept.all() else self._with_spans(spans.take(kept))

    def _with_spans(self, spans: Columns) -> Coding:
        import numpy as np

        parts = {name: self.columns(name) for name in ("pieces", "cues")}
        kept = {name: part.take(np.isin(part["span"], spans.index)) for name, part in parts.items()}
        return self.with_tables(spans=spans, **kept)

    def validate(self) -> Coding:
        """The coding itself, once every table was found to agree with the texts and the others.

        Raises CodingError naming the table that does not.
        """
        import numpy as np

        turns, segments, spans = (self.columns(name) for name in ("turns", "segments", "spans"))
        rows = np.array(sorted(self.texts), dtype="int64")
        lengths = np.array([len(self.texts[row]) for row in rows.tolist()], dtype="int64")
        for name, table in (("turns", turns), ("segments", segments)):
            _hold(bool(np.isin(table["transcript"], rows).all()), name, "a transcript has no text")
            _ascending(table, lengths[np.searchsorted(rows, table["transcript"])], name)
        homes = turns.at(spans["turn"])
        there = homes >= 0
        inside = there & (len(turns) > 0)
        if len(turns):
            inside &= (spans["start"] >= turns["start"][homes]) & (spans["end"] <= turns["end"][homes])
        _hold(bool(inside.all()), "spans", "a span leaves its turn")
        _hold(bool((spans["start"] < spans["end"]).all()), "spans", "a span is empty")
        same = spans["transcript"] == turns.of_row("transcript", spans["turn"], -1)
        _hold(bool(np.all(same)), "spans", "a span and its turn stand in two transcripts")
        _hold(len(set(self.names_of_spans)) == len(spans), "spans", "two spans have one id")
        _hold(bool(np.isin(spans["code"], self.columns("codes").index).all()), "spans", "a span has no code")
        terms = [-1, *self.columns("terms").index.tolist()]
        _hold(bool(np.isin(spans["term"], terms).all()), "spans", "a span has no term")
        self._validate_pieces(spans)
        return self

    def _validate_pieces(self, spans: Columns) -> None:
        import numpy as np

        pieces = self.columns("pieces")
        _hold(bool(np.isin(self.columns("cues")["span"], spans.index).all()), "cues", "a cue has no span")
        _hold(bool(np.isin(pieces["span"], spans.index).all()), "pieces", "a piece has no span")
        if not len(pieces):
            return
        owner, starts, ends = (pieces[name] for name in ("span", "start", "end"))
        order = np.argsort(owner, kind="stable")
        first = np.flatnonzero(np.append(True, owner[order][1:] != owner[order][:-1]))
        least, most = np.minimum.reduceat(starts[order], first), np.maximum.reduceat(ends[order], first)
        whose = owner[order][first]
        same = (spans.of_row("start", whose) == least) & (spans.of_row("end", whose) == most)
        _hold(bool(same.all()), "pieces", "pieces do not embrace their span")
        apart = (owner[1:] != owner[:-1]) | (starts[1:] >= ends[:-1])
        _hold(bool(apart.all()), "pieces", "pieces overlap or run back")

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


def _series(values: Any, table: Columns) -> pd.Series[Any]:
    import pandas as pd

    index = table.frame.index
    return pd.Series(values, index=index, dtype=None if len(values) else "object")


def _several(value: Any) -> Collection[Any]:
    single = isinstance(value, str) or not isinstance(value, Collection)
    return (value,) if single else value


def _covered(segments: Columns) -> list[int]:
    rows: set[int] = set()
    for first, last in zip(segments["first_turn"].tolist(), segments["last_turn"].tolist(), strict=True):
        rows.update(range(first, last + 1))
    return sorted(rows)


def _holding(segments: Columns, turns: Columns) -> Any:
    """Which segments hold one of the turns, be it between their first and last."""
    import numpy as np

    before = np.searchsorted(turns.index, segments["first_turn"])
    return np.searchsorted(turns.index, segments["last_turn"], side="right") > before


def _ascending(ranges: Columns, lengths: Any, table: str) -> None:
    """`lengths` are those of the text of each range."""
    starts, ends, home = ranges["start"], ranges["end"], ranges["transcript"]
    apart = (starts[1:] >= ends[:-1]) | (home[1:] != home[:-1])
    fine = (starts <= ends).all() and apart.all() and (ends <= lengths).all()
    _hold(bool(fine), table, "ranges overlap, run back or leave the text")


def _hold(fine: bool, table: str, fault: str) -> None:
    if not fine:
        raise CodingError(f"{table}: {fault}. This is a fault of focuscode; please report it with the transcript.")
