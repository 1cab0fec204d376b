"""What only transcripts tell of a codebook: terms never found or too much found, codes that are hardly two."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

from focuscode.assemble import code_transcripts
from focuscode.coding import Coding
from focuscode.errors import finding
from focuscode.language.fold import fold, key
from focuscode.model import Codebook, Finding, Place, Term, Transcript

TOGETHER, FEWEST_TOGETHER = 0.9, 5  # share of each code's segments, and how many
ALONE, FEWEST_CODINGS = 1 / 3, 9  # share of a code's codings that one term makes, and how many codings
MANY_WORDS = 12  # different words that one pattern found
SHOWN = 5  # words of a pattern, and terms of a code, that are told


def held_against(transcripts: Sequence[Transcript], codebook: Codebook, unit: str = "turn") -> list[Finding]:
    """What the transcripts, coded with the codebook, tell of its terms and codes, code by code."""
    coding = code_transcripts(transcripts, codebook, unit=unit)
    found = [*_never_found(coding, transcripts), *_together(coding), *_alone(coding), *_wide(coding)]
    return sorted(found, key=lambda f: (f.place, f.rule))


def without_coding(coding: Coding, how: str = "focuscode codebook check") -> list[Finding]:
    """What a run says of terms that made no coding: one line, with the codes that have most of them.

    `how` is the command that tells which they are.
    """
    unused = Counter(term.code for term in _unused(coding))
    if not unused:
        return []
    most = [f"{count} of '{code}'" for code, count in sorted(unused.items(), key=lambda e: -e[1])[:3]]
    facts = {
        "count": unused.total(),
        "terms": sum(1 for _ in coding.codebook.terms),
        "whose": "the codebook",
        "what": "made no coding",
        "which": ", ".join(most) + (" …" if len(unused) > len(most) else ""),
        "mend": f"See which: {how}.",
    }
    return [finding("F226", Place(coding.codebook.path), **facts)]


def version_kept(codebook: Codebook, before: Mapping[str, Any], folder: str) -> list[Finding]:
    """A warning where results were made with the same version of the same codebook, and other content.

    `before` is the manifest of the results that stand in `folder`. It is told and not kept with new results: they
    are the same whatever stood there.
    """
    known = before.get("codebook", {})
    version = str(known.get("version", "")).rpartition("+")[0]
    same = (known.get("id"), version) == (codebook.id, codebook.version)
    if not same or known.get("sha256") == codebook.sha256:
        return []
    facts = {"id": codebook.id, "folder": folder, "version": codebook.version}
    return [finding("F229", Place(codebook.path), **facts)]


def _unused(coding: Coding) -> list[Term]:
    used = set(coding.columns("spans")["term"].tolist())
    return [term for row, term in enumerate(coding.codebook.terms) if row not in used]


def _never_found(coding: Coding, transcripts: Sequence[Transcript]) -> Iterator[Finding]:
    """One finding a code: the terms that stand nowhere, and those that stand only where another term was taken."""
    unused = _unused(coding)
    hidden = _found_by_themselves(unused, coding, transcripts)
    for code in coding.codebook.codes:
        here = [(number, term) for number, term in enumerate(unused) if term.code == code.id]
        never = [term.written for number, term in here if number not in hidden]
        covered = [term.written for number, term in here if number in hidden]
        if never:
            also = f"; {len(covered)} only where another of its terms was taken: {_list(covered)}" if covered else ""
            facts = {"whose": f"'{code.id}'", "what": "were never found", "which": f"{_list(never)}{also}"}
            mend = "Fine if others will say it; else look for what is said instead."
            if max(len(never), len(covered)) > SHOWN:
                mend += f" All of them: focuscode codebook expand --code {code.id}."
            yield finding("F226", code.place, count=len(never), terms=len(code.terms), **facts, mend=mend)


def _list(terms: list[str]) -> str:
    """The first of them, and how many more there are."""
    more = [f"{len(terms) - SHOWN} more"] if len(terms) > SHOWN else []
    return " · ".join([*terms[:SHOWN], *more])


def _found_by_themselves(terms: list[Term], coding: Coding, transcripts: Sequence[Transcript]) -> set[int]:
    """Which of the terms are found if no other stands beside them in its code."""
    if not terms:
        return set()
    codes = [
        replace(coding.codebook.by_id[term.code], id=f"t{number}", parent="", terms=(replace(term, code=f"t{number}"),))
        for number, term in enumerate(terms)
    ]
    alone = replace(coding.codebook, codes=tuple(codes), actors=(), stances=())
    return set(code_transcripts(transcripts, alone, unit=coding.settings["unit"]).spans["term"])


def _together(coding: Coding) -> Iterator[Finding]:
    """Codes of which each hardly stands in a segment without the other."""
    segments: dict[int, set[int]] = defaultdict(set)
    for code, segment in zip(coding.spans["code"], coding.segment_of, strict=True):
        segments[code].add(segment)
    codes = coding.codebook.codes
    for one, two in combinations(sorted(segments), 2):
        both = len(segments[one] & segments[two])
        most = max(len(segments[one]), len(segments[two]))
        if both >= FEWEST_TOGETHER and both >= TOGETHER * most:
            counts = {"both": both, "one": len(segments[one]), "two": len(segments[two])}
            names = {"code": codes[one].id, "other": codes[two].id, "unit": coding.unit}
            yield finding("F227", codes[one].place, **names, **counts)


def _alone(coding: Coding) -> Iterator[Finding]:
    """The term that makes a large part of a code's codings, where the code has others beside it."""
    terms = list(coding.codebook.terms)
    codings: dict[str, Counter[int]] = defaultdict(Counter)
    for row in coding.spans["term"]:
        codings[terms[row].code][row] += 1
    for code in coding.codebook.codes:
        total = codings[code.id].total()
        if len(code.terms) > 1 and total >= FEWEST_CODINGS:
            row, count = codings[code.id].most_common(1)[0]
            if count >= ALONE * total:
                facts = {"term": terms[row].written, "count": count, "codings": total, "code": code.id}
                yield finding("F228", terms[row].place, **facts)


def _wide(coding: Coding) -> Iterator[Finding]:
    """Patterns that found many different words, with those found most."""
    found: dict[int, Counter[str]] = defaultdict(Counter)
    terms = list(coding.codebook.terms)
    spans = coding.spans
    for row, transcript, start, end in zip(
        spans["term"], spans["transcript"], spans["start"], spans["end"], strict=True
    ):
        if terms[row].kind == "wild":
            found[row][key(fold(coding.texts[transcript][start:end])[0])] += 1
    for row, words in sorted(found.items()):
        if len(words) >= MANY_WORDS:
            most = sorted(words.items(), key=lambda entry: (-entry[1], entry[0]))[:SHOWN]
            shown = ", ".join(f"{word} ({count})" for word, count in most)
            why = f"it found {len(words)} different words in the transcripts, most often {shown}"
            yield finding("F225", terms[row].place, term=terms[row].text, why=why)
