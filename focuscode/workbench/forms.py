"""What each term of a codebook really finds: every form with its count, its reason and a place to look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from focuscode.errors import UsageError, near
from focuscode.kwic import sides
from focuscode.language import Language, language
from focuscode.matching import Match, Matcher
from focuscode.matching.conditions import form_key, is_dropped
from focuscode.model import Codebook, Term, Transcript, Turn
from focuscode.results import Results
from focuscode.segment import read_unit, segments_of
from focuscode.tables import from_rows
from focuscode.tables.results import EXPANDED
from focuscode.withheld import Key, without
from focuscode.workbench.reasons import GUESSES, look_at, told

if TYPE_CHECKING:
    from pandas import DataFrame

CONTEXT = 30  # characters on either side
NOTHING = "finds nothing here"


def expand_terms(
    results: Results, codebook: Codebook, *, code: str | None = None, leave_out: Iterable[Key] = ()
) -> DataFrame:
    """Every form that each term finds in the transcripts of the results; columns as in `tables.results.EXPANDED`.

    What is to be looked at stands first, terms that find nothing last. Forms that a term drops are listed with
    `keep` no. `leave_out` are turns (transcript, number) that are not looked at. Raises UsageError for an unknown
    code.
    """
    book = of_code(codebook, code)
    settings = results.manifest.get("settings", {})
    unit = read_unit(settings.get("unit", "turn"))
    tongue = language(book.language, model_of(results))
    every = [replace(c, terms=tuple(replace(term, drop=()) for term in c.terms)) for c in book.codes]
    matcher = Matcher(replace(book, codes=tuple(every)), tongue)
    found = _Found(list(book.terms), tongue)
    for transcript in without(results.transcripts(), frozenset(leave_out)):
        segments = [(s.start, s.end) for s in segments_of(transcript, unit, tongue.facts)]
        found.add(transcript, matcher, matcher.every(transcript, segments).found)
    rows = sorted(found.rows(), key=lambda row: (row["count"] + row["moderators"] == 0, GUESSES[row["look"]]))
    return from_rows(EXPANDED, rows)


def model_of(results: Results) -> str:
    """The trained pipeline that the results were made with, if it is installed here under its name; else none."""
    name = str(results.manifest.get("settings", {}).get("language_model", "")).partition(" ")[0]
    if not name:
        return ""
    from spacy.util import is_package

    return name if is_package(name) else ""


def of_code(codebook: Codebook, code: str | None) -> Codebook:
    """The codebook with one code alone, or as it is. Raises UsageError for an unknown code."""
    if code is None:
        return codebook
    if code not in codebook.by_id:
        raise UsageError(f"No code '{code}' in {codebook.path}. {near(code, codebook.by_id)}")
    return replace(codebook, codes=(codebook.by_id[code],))


@dataclass
class _Form:
    """A form of a term while it is counted."""

    first: tuple[Transcript, Turn, Match]
    dropped: bool
    shown: Counter[str] = field(default_factory=Counter)
    groups: set[str] = field(default_factory=set)
    speakers: set[tuple[str, str]] = field(default_factory=set)
    count: int = 0
    moderators: int = 0
    codings: int = 0


class _Found:
    """The forms of all terms."""

    def __init__(self, terms: list[Term], tongue: Language) -> None:
        self.terms = terms
        self.tongue = tongue
        self.dropped = [frozenset(form_key([form]) for form in term.drop) for term in terms]
        self.forms: dict[tuple[int, str], _Form] = {}

    def add(self, transcript: Transcript, matcher: Matcher, every: list[Match]) -> None:
        """Take in what was found in a transcript."""
        found = matcher.settle(every, by_term=True)
        kept = [match for match in found if not is_dropped(_pieces(transcript, match), self.dropped[match.term])]
        coded = {(match.term, match.pieces) for match in matcher.settle(kept)}
        for match in found:
            self._count(transcript, match, (match.term, match.pieces) in coded)

    def _count(self, transcript: Transcript, match: Match, coded: bool) -> None:
        turn = transcript.turns[match.turn]
        pieces = _pieces(transcript, match)
        key = (match.term, form_key(pieces))
        form = self.forms.get(key)
        if form is None or (form.count == 0 and turn.speaker_type != "moderator"):
            fresh = _Form((transcript, turn, match), is_dropped(pieces, self.dropped[match.term]))
            form = self.forms[key] = fresh if form is None else replace(form, first=fresh.first)
        form.shown[shown_form(pieces)] += 1
        if turn.speaker_type == "moderator":
            form.moderators += 1
            return
        form.count += 1
        form.codings += coded
        form.groups.add(turn.group or transcript.group)
        if turn.speaker and turn.speaker_type == "participant":
            form.speakers.add((turn.group or transcript.group, turn.speaker))

    def rows(self) -> Iterator[dict[str, Any]]:
        """A row for each form in order of the codebook, the most frequent first; one for a term that finds nothing."""
        by_term: dict[int, list[_Form]] = {number: [] for number in range(len(self.terms))}
        for (number, _), form in self.forms.items():
            by_term[number].append(form)
        for number, forms in by_term.items():
            term = self.terms[number]
            about = {"code": term.code, "term": term.written, "term_line": term.place.line}
            if not forms:
                yield {**about, **_nothing()}
            for form in sorted(forms, key=lambda f: (-f.count, min(f.shown))):
                yield {**about, **self._row(term, form)}

    def _row(self, term: Term, form: _Form) -> dict[str, Any]:
        transcript, turn, match = form.first
        shown = min(form.shown, key=lambda text: (-form.shown[text], text))
        look = look_at(term, shown, match.rule, match.guessed, self.tongue)
        return {
            "keep": "no" if form.dropped else "yes",
            "look": look,
            "form": shown,
            "count": form.count,
            "groups": len(form.groups),
            "speakers": len(form.speakers),
            "codings": form.codings,
            "moderators": form.moderators,
            "reason": told(match.rule, look),
            "context": snippet(transcript, turn, match.start, match.end),
            "transcript": transcript.id,
            "turn": turn.n,
            "rule": match.rule,
        }


def _nothing() -> dict[str, Any]:
    texts = dict.fromkeys(("keep", "look", "form", "context", "transcript", "rule"), "")
    numbers = dict.fromkeys(("count", "groups", "speakers", "codings", "moderators", "turn"), 0)
    return {**texts, **numbers, "reason": NOTHING}


def _pieces(transcript: Transcript, match: Match) -> list[str]:
    return [transcript.text[start:end] for start, end in match.pieces]


def shown_form(pieces: Iterable[str]) -> str:
    """A form as it is listed: small letters unless it has capitals inside; … between the pieces.

    >>> shown_form(["Brengt", "samen"]), shown_form(["SPCO"])
    ('brengt … samen', 'SPCO')
    """
    flat = [" ".join(piece.split()) for piece in pieces]
    return " … ".join(piece if any(map(str.isupper, piece[1:])) else piece.lower() for piece in flat)


def snippet(transcript: Transcript, turn: Turn, start: int, end: int, width: int = CONTEXT) -> str:
    """A few words around a hit in its turn, the hit between » «; no word is cut."""
    left, hit, right = sides(transcript.text, start, end, (turn.start, turn.end), width)
    if start - width > turn.start:
        left = "…" + left[left.find(" ") :] if " " in left else "…"
    if end + width < turn.end:
        right = right[: right.rfind(" ") + 1] + "…" if " " in right else "…"
    return f"{left}»{hit}«{right}"
