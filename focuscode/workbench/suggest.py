"""Terms that a codebook could have: proposals of four kinds, each tried on the transcripts before it is shown.

What a proposal would find is counted with the term itself, as `run` would: only where no code stands yet. Nothing is
ever applied.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from focuscode.assemble import code_transcripts
from focuscode.codebook.nodes import parse
from focuscode.codebook.terms import read_term
from focuscode.codebook.written import flow
from focuscode.errors import UsageError, near
from focuscode.matching import Match, Matcher
from focuscode.model import Code, Codebook, Place, Term, Transcript
from focuscode.results import Results
from focuscode.tables import from_rows
from focuscode.tables.results import SUGGESTED
from focuscode.withheld import Key, without
from focuscode.workbench.derivations import derivations
from focuscode.workbench.forms import model_of, of_code, shown_form, snippet
from focuscode.workbench.longer import longer_words
from focuscode.workbench.neighbours import neighbours
from focuscode.workbench.proposals import Proposal, Source, sources
from focuscode.workbench.spellings import spellings
from focuscode.workbench.talk import Talk

if TYPE_CHECKING:
    from pandas import DataFrame

LIMIT = 10  # proposals of a kind
TRIED = 4  # times as many are tried: some find only what is coded already
CONTEXTS = 3
FROM_TERMS: dict[str, Callable[[Talk, Iterable[Source]], Iterator[Proposal]]] = {
    "forms": spellings,
    "derived": derivations,
    "compounds": longer_words,
}
KINDS = (*FROM_TERMS, "neighbours")


def suggest_terms(
    results: Results,
    codebook: Codebook,
    *,
    code: str | None = None,
    kind: str | None = None,
    limit: int = LIMIT,
    leave_out: Iterable[Key] = (),
    added: Mapping[str, Iterable[Key]] | None = None,
) -> DataFrame:
    """Proposals for a codebook from the transcripts of results; columns as in `tables.results.SUGGESTED`.

    `kind` is forms, derived, compounds or neighbours (default: all), `limit` the number of each. `leave_out` are turns
    (transcript, number) that are not looked at; `added` are turns that people gave a code, by code. Without a
    `code`, neighbours are the key words of turns that carry none. Raises UsageError for an unknown code or kind.
    """
    if kind is not None and kind not in KINDS:
        raise UsageError(f"No kind of proposal '{kind}'. {near(kind, KINDS)}")
    chosen = of_code(codebook, code)
    transcripts = without(results.transcripts(), frozenset(leave_out))
    talk = Talk(code_transcripts(transcripts, codebook, unit="turn", model=model_of(results)))
    evidence = _Evidence(talk, transcripts, codebook, added or {})
    rows: list[dict[str, Any]] = []
    for name in (kind,) if kind else KINDS:
        rows += evidence.of(_proposed(name, talk, chosen, code, evidence), limit)
    return from_rows(SUGGESTED, rows)


def _proposed(kind: str, talk: Talk, chosen: Codebook, code: str | None, evidence: _Evidence) -> list[Proposal]:
    """The proposals of a kind, the heaviest first, each term of a code once."""
    if kind == "neighbours":
        turns = evidence.added.get(code or "", frozenset())
        found = neighbours(talk, code or "", turns, f"turns of {code}" if code else "turns without a code")
    else:
        found = FROM_TERMS[kind](talk, sources(chosen.codes, talk.language))
    first: dict[tuple[str, str], Proposal] = {}
    for proposal in sorted(found, key=lambda p: (-p.weight, p.code, flow(p.term), p.source)):
        first.setdefault((proposal.code, flow(proposal.term)), proposal)
    return list(first.values())


class _Evidence:
    """What proposals would find."""

    def __init__(
        self, talk: Talk, transcripts: Sequence[Transcript], codebook: Codebook, added: Mapping[str, Iterable[Key]]
    ) -> None:
        self.talk = talk
        self.transcripts = transcripts
        self.codebook = codebook
        names = talk.coding.transcripts["transcript"].reindex(talk.coding.turns["transcript"])
        keys = zip(names, talk.coding.turns["n"], strict=True)
        self.rows = dict(zip(keys, talk.coding.turns.index, strict=True))
        self.added = {code: frozenset(self.rows[k] for k in turns if k in self.rows) for code, turns in added.items()}

    def of(self, proposals: Sequence[Proposal], limit: int) -> list[dict[str, Any]]:
        """Rows for the first proposals that would find something, in order of what they would."""
        tried = [(proposal, term) for proposal in proposals[: limit * TRIED] if (term := _term(proposal))]
        found = self._found([replace(term, code=str(number)) for number, (_, term) in enumerate(tried)])
        seen = set()
        rows = []
        for number, (proposal, _) in enumerate(tried):
            same = (proposal.code, tuple((row, match.pieces) for _, row, match in found.get(number, [])))
            if same not in seen:
                rows.append(self._row(proposal, found.get(number, [])))
            seen.add(same)
        rows = [row for row in rows if row["new_turns"]]
        rows.sort(key=lambda row: (-row["added_turns"], -_sure(row), -row["count"]))
        return rows[:limit]

    def _found(self, terms: Sequence[Term]) -> dict[int, list[tuple[Transcript, int, Match]]]:
        """For each term its hits where no code stands, with the transcript and the row of the turn."""
        codes = tuple(Code(term.code, term.code, "theme", "", term.place, terms=(term,)) for term in terms)
        matcher = Matcher(replace(self.codebook, codes=codes, actors=(), stances=()), self.talk.language)
        found: dict[int, list[tuple[Transcript, int, Match]]] = defaultdict(list)
        for transcript in self.transcripts:
            for match in matcher.match(transcript).found:
                turn = transcript.turns[match.turn]
                row = self.rows[transcript.id, turn.n]
                covered = any(self.talk.is_covered(row, start, end) for start, end in match.pieces)
                if turn.speaker_type != "moderator" and not covered:
                    found[match.term].append((transcript, row, match))
        return found

    def _row(self, proposal: Proposal, hits: list[tuple[Transcript, int, Match]]) -> dict[str, Any]:
        codes = self.talk.codes
        new = {row for _, row, _ in hits if not (proposal.code in codes[row] if proposal.code else codes[row])}
        uncoded = {row for row in new if not codes[row] and row in self.talk.substantive}
        theirs = new & self.added.get(proposal.code, frozenset())
        forms = Counter(shown_form(t.text[a:b] for a, b in match.pieces) for t, _, match in hits)
        turns = self.talk.turns.loc[sorted({row for _, row, _ in hits})]
        people = turns[(turns["speaker_type"] == "participant") & (turns["speaker"] != "")]
        return {
            "kind": proposal.kind,
            "code": proposal.code,
            "proposal": _shown(proposal),
            "source": proposal.source,
            "forms": ", ".join(f"{form} {n}" for form, n in sorted(forms.items(), key=lambda i: (-i[1], i[0]))),
            "count": len(hits),
            "new_turns": len(new),
            "uncoded_turns": len(uncoded),
            "added_turns": len(theirs),
            "groups": turns["group"].nunique(),
            "speakers": len(people[["group", "speaker"]].drop_duplicates()),
            "log_likelihood": proposal.log_likelihood,
            "log_ratio": proposal.log_ratio,
            "contexts": " | ".join(self._contexts(hits, [theirs, uncoded, new])),
            "yaml": f"- {flow(proposal.term)}",
        }

    def _contexts(self, hits: list[tuple[Transcript, int, Match]], best: list[set[int]]) -> list[str]:
        """A few places: in the best turns first, of different people where there are some."""
        rank = [next((n for n, rows in enumerate(best) if row in rows), len(best)) for _, row, _ in hits]
        spoken: Counter[str] = Counter()
        order = []
        for number, (_, row, _) in enumerate(hits):
            order.append((rank[number], spoken[self.talk.person[row]], number))
            spoken[self.talk.person[row]] += 1
        chosen = [hits[number] for *_, number in sorted(order)[:CONTEXTS]]
        return [_place(transcript, match) for transcript, _, match in chosen]


def _place(transcript: Transcript, match: Match) -> str:
    turn = transcript.turns[match.turn]
    return f"{transcript.id}-t{turn.n:03d}: {snippet(transcript, turn, match.start, match.end)}"


def _sure(row: Mapping[str, Any]) -> float:
    value = float(row["log_likelihood"])
    return 0.0 if value != value else value


def _shown(proposal: Proposal) -> str:
    return proposal.term if isinstance(proposal.term, str) else str(next(iter(proposal.term.values())))


def _term(proposal: Proposal) -> Term | None:
    """The proposal as a term, or None where nothing could match it."""
    root, _ = parse(f"- {flow(proposal.term)}", "proposal")
    term = read_term(root.items[0], "proposal", []) if root and root.items else None
    return replace(term, place=Place("proposal")) if term else None
