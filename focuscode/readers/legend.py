"""The list of labels at the head of a transcript: who is `I`, who are `R1` and `R2`.

Written as `I = interviewer; R1 = respondent`, as `I1: Interviewer 1` or as `Interviewer (I)`, on one line or on
several. It is no speech, and it tells who leads the talk.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from focuscode.model import SpeakerType
from focuscode.readers.labels import clean, is_moderator

WITHIN = 40  # a list of labels stands among the first lines
_LEADING = re.compile(
    r"(?:co-?|assistent-?|assistant |hoofd)?(?:interviewers?|interviewster|moderator(?:en|s)?|moderatrice|facilitator|"
    r"gespreksleid(?:er|ster)|gespreksbegeleid(?:er|ster)|begeleid(?:er|ster)|onderzoek(?:er|ster)|researcher|"
    r"enquêteur|modérateur|chercheur|interviewerin)",
    re.IGNORECASE,
)
_TAKING_PART = re.compile(
    r"(?:interviewee|ge[iï]nterviewde|respondente?n?|deelneme?r|deelneemster|participant|informante?n?|spreker|speaker|"
    r"ondervraagde|expert|interviewé|répondant|befragte[r]?)s?",
    re.IGNORECASE,
)
_REST = re.compile(r"(?:[ ]?#?\d{1,3}|[ ][A-Z])?(?:[ ]?[,(–-].{0,80})?\.?")
_IN_BRACKETS = re.compile(r"(?P<role>[^()\n=:;]{3,40}?)[ ]*\((?P<label>[^()\n]{1,12})\)[;, ]*")
_HEAD = re.compile(r"(?:legende|legenda|legend|labels|afkortingen|abbreviations)[ ]*:[ ]*", re.IGNORECASE)


@dataclass
class Legend:
    """Which of the lines are the list, and what each label in it stands for."""

    lines: set[int] = field(default_factory=set)
    roles: dict[str, SpeakerType] = field(default_factory=dict)


def legend_of(lines: Sequence[str]) -> Legend:
    """The list of labels among the first lines; empty if there is none.

    >>> legend_of(["I = interviewer; R = respondent", "I: Dag.", "R: Dag."]).roles
    {'I': 'moderator', 'R': 'participant'}
    """
    found = Legend()
    later = {clean(head) for line in lines for head, colon, _ in [re.split(r"(:|\t|$)", line, maxsplit=1)] if colon}
    for number, line in enumerate(lines[:WITHIN]):
        entries = _entries(line.strip())
        if entries and all(label in later for label, _ in entries):
            found.lines.add(number)
            found.roles.update(entries)
        elif found.lines and ":" in line and clean(line.split(":")[0]) in found.roles:
            break  # the talk has begun
    return found


def _entries(line: str) -> list[tuple[str, SpeakerType]]:
    """The labels on a line with what they stand for; none if anything else stands there."""
    line = _HEAD.sub("", line, count=1)
    for sign in "=:":
        parts = re.split(rf"[;,][ ]*(?=[^;,=:]{{1,20}}{sign})", line.rstrip(";, "))
        pairs = [[side.strip() for side in part.split(sign, 1)] for part in parts if sign in part]
        if len(pairs) == len(parts):
            return _known([(label, role) for label, role in pairs])
    hits = list(_IN_BRACKETS.finditer(line))
    if hits and "".join(hit[0] for hit in hits) == line:
        return _known([(hit["label"], hit["role"].strip()) for hit in hits])
    return []


def _known(pairs: list[tuple[str, str]]) -> list[tuple[str, SpeakerType]]:
    roles = [(clean(label), role_of(role)) for label, role in pairs]
    return [(label, role) for label, role in roles if role] if all(role for _, role in roles) else []


def role_of(words: str) -> SpeakerType | None:
    """What a description in a list of labels makes of a speaker; None if it names no role.

    >>> role_of("Interviewer 1"), role_of("respondent, man, 45"), role_of("welkom")
    ('moderator', 'participant', None)
    """
    for pattern, kind in ((_TAKING_PART, "participant"), (_LEADING, "moderator")):
        hit = pattern.match(words)
        if hit and _REST.fullmatch(words, hit.end()):
            return "moderator" if kind == "moderator" else "participant"
    return "moderator" if len(words) > 3 and is_moderator(words) else None
