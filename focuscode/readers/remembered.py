"""Transcripts that were read before: what a reader made of the same bytes under the same name, with the same facts.

What is read rests on the bytes, the name it is shown by (its ending tells formats apart, findings tell it), the facts
and labels that the study gives, and this program (the stamp of every kept file). No reader looks at another file. A
file that cannot be read is never kept: it is tried again each time.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from focuscode.kept import drawer, short
from focuscode.model import Finding, LeftOut, Place, Transcript, Turn
from focuscode.readers.source import Source

LARGEST = 4_000_000  # bytes of a file; a larger one is read each time
Read = tuple[Transcript, list[Finding]]


def once(source: Source, facts: Mapping[str, Any], read: Callable[[], Read]) -> Read:
    """What `read` makes of a file, found again if a drawer is open and nothing has changed."""
    kept = drawer()
    if kept is None or len(source.data) > LARGEST:
        return read()
    asked = short(json.dumps([source.sha256, source.name, facts], sort_keys=True))
    known = kept.get("read", source.name)
    if known is not None and known["asked"] == asked:
        return transcript_of(known["transcript"]), [_finding(*told) for told in known["findings"]]
    transcript, findings = read()
    told = [[found.place.file, found.place.line, found.place.column, *_words(found)] for found in findings]
    kept.put("read", source.name, {"asked": asked, "transcript": plain(transcript), "findings": told})
    return transcript, findings


def plain(transcript: Transcript) -> dict[str, Any]:
    """A transcript as texts, numbers and lists of them."""
    return {**transcript.__dict__, "moderators": list(transcript.moderators)}


def transcript_of(told: Mapping[str, Any]) -> Transcript:
    """The transcript as it was before `plain`, and before it was written as JSON."""
    turns = tuple(Turn(*turn) for turn in told["turns"])
    left_out = tuple(LeftOut(*row) for row in told["left_out"])
    return Transcript(**{**told, "turns": turns, "left_out": left_out, "moderators": tuple(told["moderators"])})


def _words(found: Finding) -> tuple[str, str, str, str]:
    return found.level, found.rule, found.message, found.mend


def _finding(file: str, line: int, column: int, level: Any, rule: str, message: str, mend: str) -> Finding:
    return Finding(Place(file, line, column), level, rule, message, mend)
