"""Transcripts and a codebook to a Coding: match, segment, put the tables together."""

from __future__ import annotations

import ctypes
import gc
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Any, NamedTuple

from focuscode.coding import Coding
from focuscode.kept import drawer
from focuscode.language import forget, language
from focuscode.language.lexicon import count_words
from focuscode.language.memory import active
from focuscode.language.sentences import sentence_bounds
from focuscode.matching import Match, Matcher
from focuscode.matching.flags import UNCLEAR
from focuscode.matching.pattern import classes_of
from focuscode.matching.remembered import find, forget_matcher, keys_of, matcher_of
from focuscode.model import Codebook, Participant, Section, Transcript
from focuscode.parallel import spread
from focuscode.segment import Segment, Unit, read_unit, segments_of
from focuscode.tables import Column, Table, coding, results
from focuscode.tables.columns import TYPES, Columns
from focuscode.texts import Texts

Filling = dict[str, list[Any]]
Cluster = Callable[[Callable[[Transcript], "Part"], Iterable[Transcript]], Iterator["Part"]]
MOST_TURNS = 5_000  # of a transcript whose sentences are asked about ahead
MANY = 32  # pieces of a column before they are put together: few large arrays leave no holes in the memory


class Part(NamedTuple):
    """What one transcript brings: its matches, the words of its turns, its segments."""

    transcript: Transcript
    matches: list[Match]
    words: list[int]
    segments: list[Segment]
    given_up: list[str]  # regular expressions (as written) that took too long, once a turn
    learned: dict[str, Any]  # what a worker process found out about words
    damaged: bool = False  # whether something that was kept from earlier runs had to be thrown away


def code_transcripts(
    transcripts: Iterable[Transcript],
    codebook: Codebook,
    *,
    unit: str = "turn",
    jobs: int = 1,
    participants: Sequence[Participant] = (),
    guide: Sequence[Section] = (),
    model: str = "",
    cluster: Cluster | None = None,
) -> Coding:
    """Code transcripts against a codebook.

    `unit` is what will be counted: turn, sentence or window:N; it never changes a coding. `jobs` is the
    number of processes. The attributes of `participants` become columns of `turns`, and so keys of `where()`
    and of `by=`; codes that a section of the `guide` put before the group make its mentions prompted. `model`
    names an installed spaCy pipeline to ask where words alone do not tell; `cluster` does the work elsewhere
    (`focuscode.cluster`). Raises UsageError for a unit, language or model that is not known.

    >>> transcript, _ = read_transcript("transcripts/FG3.txt")
    >>> codebook, _ = read_codebook("codebooks/spco-roles.yaml")
    >>> coding = code_transcripts([transcript], codebook)
    >>> coding.turns["n"].is_monotonic_increasing
    True
    """
    cut = read_unit(unit)
    facts = language(codebook.language).facts
    work = partial(_part, codebook=codebook, unit=cut, model=model)
    tables = _Tables(codebook, {section.id: section.codes for section in guide})
    given_up: list[str] = []
    if jobs > 1:
        _make_ready(codebook, model)
    for part in cluster(work, transcripts) if cluster else spread(work, transcripts, jobs):
        tables.add(part)
        given_up += part.given_up
        if part.learned and (memory := active()):
            memory.add(part.learned)
        if part.damaged and (kept := drawer()):
            kept.damaged = True
    forget_words(tables.texts)
    settings = {"unit": str(cut), "language": facts.code, "codebook": codebook.id, "version": codebook.stamp}
    settings |= {"given_up": "\n".join(given_up)} if given_up else {}
    settings |= {"language_model": language(facts.code, model).versions()["model"]} if model else {}
    coding = tables.coding(settings)
    return coding.with_tables(turns=with_attributes(coding.columns("turns"), participants)).validate()


def _make_ready(codebook: Codebook, model: str) -> None:
    """What worker processes that are copies of this one have then: the matcher, or the keys of what is known."""
    kept = drawer()
    if kept and kept.knows("found") and not model:
        keys_of(codebook)
    else:
        matcher_of(codebook, model)


def with_attributes(turns: Columns, participants: Sequence[Participant]) -> Columns:
    """Turns with a column for each attribute of the participants; empty where a speaker has none.

    An attribute that is called like something that is counted or chosen by (code, kind, line …) is left out.
    """
    if not participants:
        return turns
    known = {(person.group, person.pseudonym): person.attributes for person in participants}
    speakers = list(zip(turns["group"].tolist(), turns["speaker"].tolist(), strict=True))
    names = dict.fromkeys(name for attributes in known.values() for name in attributes if name not in results.TAKEN)
    none: dict[str, str] = {}
    added = {name: [known.get(who, none).get(name, "") for who in speakers] for name in names}
    return turns.with_columns({Column(name, "text", ""): values for name, values in added.items()})


def forget_words(texts: Mapping[int, str]) -> None:
    """Of a large corpus: give back the room that the word lists, the last codebook and the words of the texts took."""
    if isinstance(texts, Texts) and texts.packed:
        forget_all()


def forget_all() -> None:
    """Give back all room that can be filled again: matcher, word lists, and what the system keeps of freed memory."""
    forget_matcher()
    classes_of.cache_clear()
    forget()
    gc.collect()
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # another C library than glibc has no such function
            ctypes.CDLL("libc.so.6").malloc_trim(0)  # else freed room is kept, and the peak of a large corpus is higher


def _part(transcript: Transcript, codebook: Codebook, unit: Unit, model: str = "") -> Part:
    facts = language(codebook.language, model).facts
    segments = list(segments_of(transcript, unit, facts))
    found = find(transcript, [(segment.start, segment.end) for segment in segments], codebook, model)
    memory, kept = active(), drawer()
    if found.matcher and memory and memory.learned:
        _ask_ahead(found.matcher, transcript)
    learned = memory.take() if memory and memory.elsewhere() else {}
    return Part(transcript, found.matches, found.words, segments, found.given_up, learned, bool(kept and kept.damaged))


def _ask_ahead(matcher: Matcher, transcript: Transcript) -> None:
    """Ask what a changed codebook will want to know, while the word lists are at hand anyway."""
    matcher.ask_ahead()
    for turn in transcript.turns[:MOST_TURNS]:
        sentence_bounds(transcript.words_of(turn), matcher.lexicon.language.facts)


class _Tables:
    """Columns of every table, filled a transcript at a time and kept as arrays, which take little room."""

    def __init__(self, codebook: Codebook, shown: Mapping[str, Sequence[str]]) -> None:
        self.codebook = codebook
        self.shown = shown  # per section of the guide the codes put before the group
        self.columns: dict[str, Filling] = defaultdict(lambda: defaultdict(list))
        self.filled: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
        self.sizes: dict[str, int] = defaultdict(int)
        self.strings: dict[str, str] = {}
        self.texts = Texts()
        self.code_of = {code.id: n for n, code in enumerate(codebook.codes)}
        self.term_codes = [self.code_of[term.code] for term in codebook.terms]

    def add(self, part: Part) -> None:
        """Take in a transcript."""
        row = len(self.texts)
        first_turn = self.sizes["turns"]
        transcript = part.transcript
        self.texts.add(row, transcript.text)
        self._transcript(transcript)
        self._turns(row, transcript, part.words)
        for start, end, reason in transcript.left_out:
            _put(self.columns["left_out"], transcript=row, start=start, end=end, reason=reason)
        self._segments(row, first_turn, part)
        prompts = self._prompts(part)
        for match in part.matches:
            self._span(row, first_turn, match, prompts)
        self._keep()

    def _keep(self) -> None:
        """Turn the columns that were filled into arrays, equal texts into one."""
        import numpy as np

        for table in coding.TABLES:
            columns = self.columns.pop(table.name, {})
            for column in table.columns if columns else ():
                values = columns[column.name]
                if column.kind == "text":
                    kept = np.empty(len(values), dtype=object)
                    kept[:] = [self.strings.setdefault(value, value) for value in values]
                else:
                    kept = np.array(values, dtype=TYPES[column.kind])
                pieces = self.filled[table.name][column.name]
                pieces.append(kept)
                if len(pieces) >= MANY:
                    pieces[:] = [np.concatenate(pieces)]
            self.sizes[table.name] += len(columns[table.names[0]]) if columns else 0

    def _transcript(self, transcript: Transcript) -> None:
        _put(
            self.columns["transcripts"],
            transcript=transcript.id,
            path=transcript.path,
            sha256=transcript.sha256,
            format=transcript.format,
            group=transcript.group,
            stakeholder=transcript.stakeholder,
            date=transcript.date,
            kind=transcript.kind,
        )

    def _turns(self, row: int, transcript: Transcript, words: Sequence[int]) -> None:
        columns = self.columns["turns"]
        for turn, count in zip(transcript.turns, words, strict=True):
            _put(
                columns,
                transcript=row,
                n=turn.n,
                group=turn.group,
                stakeholder=transcript.stakeholder,
                speaker=turn.speaker,
                speaker_type=turn.speaker_type,
                section=turn.section,
                start=turn.start,
                end=turn.end,
                start_time=turn.start_time,
                end_time=turn.end_time,
                words=count,
                is_question=int(transcript.words_of(turn).rstrip(" \n\"'”’)]").endswith("?")),
                line=turn.line,
            )

    def _segments(self, row: int, first_turn: int, part: Part) -> None:
        columns = self.columns["segments"]
        moderated = [turn.speaker_type == "moderator" for turn in part.transcript.turns]
        for number, (segment, words, theirs) in enumerate(_counted(part, moderated), 1):
            _put(
                columns,
                transcript=row,
                n=number,
                start=segment.start,
                end=segment.end,
                first_turn=first_turn + segment.first,
                last_turn=first_turn + segment.last,
                words=words,
                participant_words=theirs,
            )

    def _prompts(self, part: Part) -> list[set[int]] | None:
        """For each turn the codes that the moderator's last turn, or the section of the guide, brought up.

        None where nobody moderates: then nothing can be said of what was prompted.
        """
        turns = part.transcript.turns
        if not any(turn.speaker_type == "moderator" for turn in turns):
            return None
        said: dict[int, set[int]] = defaultdict(set)
        for match in part.matches:
            said[match.turn].add(self.term_codes[match.term])
        asked: set[int] = set()
        prompts = []
        for number, turn in enumerate(turns):
            shown = {self.code_of[code] for code in self.shown.get(turn.section, ()) if code in self.code_of}
            moderated = turn.speaker_type == "moderator"
            prompts.append(set() if moderated else asked | shown)
            asked = said[number] if moderated else asked
        return prompts

    def _span(self, row: int, first_turn: int, match: Match, prompts: list[set[int]] | None) -> None:
        columns = self.columns["spans"]
        number = self.sizes["spans"] + len(columns["turn"])
        raised = {flag.name for flag in match.flags}
        _put(
            columns,
            transcript=row,
            turn=first_turn + match.turn,
            start=match.start,
            end=match.end,
            code=self.term_codes[match.term],
            term=match.term,
            rule=match.rule,
            coder="machine",
            status="machine",
            **{name: int(name in raised) for name in ("negated", "hedged", "wished")},
            prompted=None if prompts is None else int(self.term_codes[match.term] in prompts[match.turn]),
            actor=_value(match, "actor", bool(self.codebook.actors)),
            stance=_value(match, "stance", bool(self.codebook.stances)),
            confidence="low" if match.guessed else "high",
        )
        for flag in match.flags:
            _put(self.columns["cues"], span=number, flag=flag.name, start=flag.start, end=flag.end)
        if len(match.pieces) > 1:
            for start, end in match.pieces:
                _put(self.columns["pieces"], span=number, start=start, end=end)

    def coding(self, settings: dict[str, str]) -> Coding:
        """The coding, once all transcripts were added."""
        codebook = self.codebook
        for order, code in enumerate(codebook.codes, 1):
            facts = {
                "label": code.named(codebook.language),
                "kind": code.kind,
                "tier": code.tier,
                "parent": code.parent,
            }
            _put(self.columns["codes"], code=code.id, order=order, line=code.place.line, **facts)
        for term in codebook.terms:
            place = {"line": term.place.line, "column": term.place.column}
            _put(
                self.columns["terms"],
                code=self.code_of[term.code],
                kind=term.kind,
                written=term.written,
                **place,
            )
        _put(self.columns["coders"], coder="machine", kind="machine")
        self._keep()
        tables: dict[str, Any] = {table.name: self._whole(table) for table in coding.TABLES}
        return Coding(**tables, texts=self.texts, codebook=codebook, settings=settings)

    def _whole(self, table: Table) -> Columns:
        import numpy as np

        filled = self.filled.pop(table.name, {})
        columns: dict[str, Any] = {name: np.concatenate(parts) for name, parts in filled.items()}
        return Columns(table, {name: columns.get(name, []) for name in table.names})


def _counted(part: Part, moderated: Sequence[bool]) -> Iterator[tuple[Segment, int, int]]:
    """Each segment with its words and those that no moderator spoke."""
    whole = {(turn.start, turn.end): words for turn, words in zip(part.transcript.turns, part.words, strict=True)}
    for segment in part.segments:
        if segment.first == segment.last and (segment.start, segment.end) not in whole:
            words = count_words(part.transcript.text[segment.start : segment.end])
            yield segment, words, 0 if moderated[segment.first] else words
            continue
        turns = range(segment.first, segment.last + 1)
        theirs = sum(part.words[turn] for turn in turns if not moderated[turn])
        yield segment, sum(part.words[turn] for turn in turns), theirs


def _value(match: Match, name: str, asked: bool) -> str:
    """The actor or stance of a match: unclear where the words do not tell, empty where the codebook does not ask."""
    found = [flag.value for flag in match.flags if flag.name == name]
    return found[0] if found else UNCLEAR if asked else ""


def _put(columns: Filling, **row: object) -> None:
    for name, value in row.items():
        columns[name].append(value)
