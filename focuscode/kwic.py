"""Keyword in context: each hit with what stands left and right of it."""

from __future__ import annotations

from collections.abc import Callable, Container
from typing import TYPE_CHECKING

from focuscode.model import Code, Codebook, Place, Term, Transcript
from focuscode.results import Results
from focuscode.tables import frame
from focuscode.tables.results import KWIC
from focuscode.withheld import Key, leave_out

if TYPE_CHECKING:
    from pandas import DataFrame

WIDTH = 50  # characters on either side


def kwic_of_code(
    results: Results, code: str, *, width: int = WIDTH, without: Container[Key] = frozenset()
) -> DataFrame:
    """The codings of a code in context; columns as in `tables.results.KWIC`.

    `without` are turns (transcript, number) that are left out. Raises UsageError for an unknown code.
    """
    from focuscode.errors import UsageError, near

    if code not in results.codebook.by_id:
        raise UsageError(f"No code '{code}' in {results.codebook.path}. {near(code, results.codebook.by_id)}")
    codings = results.table("codings")
    return in_context(leave_out(codings[codings["code"] == code], without), results, width)


def kwic_of_term(
    results: Results, term: str, *, width: int = WIDTH, without: Container[Key] = frozenset()
) -> DataFrame:
    """Every place where a word (any form) or a phrase stands, coded or not, moderators included.

    Language and segments are those of the results; `without` are turns (transcript, number) that are left out.
    """
    from focuscode.assemble import code_transcripts
    from focuscode.measures import coding_list

    settings = results.manifest.get("settings", {})
    book = one_term(term, settings.get("language") or results.codebook.language)
    codings = coding_list(code_transcripts(results.transcripts(), book, unit=settings.get("unit", "turn")))
    found = in_context(leave_out(codings, without), results, width)
    return found.assign(coding_id="", code="")


def sort_context(frame: DataFrame, by: str) -> DataFrame:
    """Hits sorted as analysts read them: by the words to the `left` (nearest first), to the `right`, or by `place`.

    Raises UsageError for anything else.
    """
    from focuscode.errors import UsageError, near

    keys: dict[str, Callable[[str], list[str]]] = {
        "left": lambda text: [word.casefold() for word in reversed(text.split())],
        "right": lambda text: text.casefold().split(),
    }
    if by == "place":
        return frame
    if by not in keys:
        raise UsageError(f"Hits cannot be sorted by '{by}'. {near(by, [*keys, 'place'])}")
    order = sorted(range(len(frame)), key=lambda row: (keys[by](str(frame[by].iloc[row])), row))
    return frame.iloc[order].reset_index(drop=True)


def one_term(term: str, language: str) -> Codebook:
    """A codebook of one code with one plain term."""
    from focuscode.writing import sha256

    place = Place("search")
    terms = (Term("search", "plain", " ".join(term.split()), term, place),)
    code = Code("search", term, "theme", "", place, terms=terms)
    return Codebook("search", term, "0", language, sha256(f"{language}:{term}".encode()), "search", (), (code,))


def in_context(codings: DataFrame, results: Results, width: int = WIDTH) -> DataFrame:
    """Codings (rows as in `codings.csv`) with `width` characters of their turn on either side."""
    texts: dict[str, str] = {}
    turns = {(t.id, turn.n): (turn.start, turn.end) for t in _spoken(results, texts) for turn in t.turns}
    around = [
        sides(texts[row["transcript"]], row["start"], row["end"], turns[row["transcript"], row["turn"]], width)
        for row in codings.to_dict("records")
    ]
    same = ("coding_id", "segment_id", "group", "speaker", "speaker_type", "turn", "code", "term", "rule", "transcript")
    return frame(
        KWIC,
        {
            **{name: codings[name].tolist() for name in same},
            "left": [left for left, _, _ in around],
            "hit": [hit for _, hit, _ in around],
            "right": [right for _, _, right in around],
        },
    )


def _spoken(results: Results, texts: dict[str, str]) -> list[Transcript]:
    transcripts = results.transcripts()
    texts.update((t.id, t.text) for t in transcripts)
    return transcripts


def sides(text: str, start: int, end: int, turn: tuple[int, int], width: int) -> tuple[str, str, str]:
    """What stands left of a hit, the hit, and what stands right of it: `width` characters of its turn (a range)."""
    first, last = turn
    left = text[max(first, start - width) : start]
    right = text[end : min(last, end + width)]
    return _flat(left), _flat(text[start:end]), _flat(right)


def _flat(text: str) -> str:
    return text.replace("\n", " ").replace("\t", " ")
