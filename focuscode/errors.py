"""What can go wrong: the exceptions, as a tree, and findings made by their rules.

A problem in a user's file is a `Finding`, and all of them are found at once. An exception is for what
cannot go on; its message says what would have worked.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from focuscode.model import Finding, Place
from focuscode.rules import RULES


class FocuscodeError(Exception):
    """The root of every error that focuscode raises for a user's mistake."""


class UsageError(FocuscodeError):
    """A call or command that cannot be carried out as it was given."""


class InputError(FocuscodeError):
    """An input file that cannot be used; carries its findings."""

    def __init__(self, message: str, findings: Iterable[Finding] = ()) -> None:
        super().__init__(message)
        self.findings = tuple(findings)


class CodebookError(InputError):
    """A codebook with errors."""


class StudyError(InputError):
    """A study.yaml with errors."""


class TranscriptError(InputError):
    """A transcript that cannot be read."""


class ResultsError(FocuscodeError):
    """A results folder that is missing, damaged or of another making."""


class CodingError(FocuscodeError):
    """A coding whose tables contradict each other: a fault of focuscode, not of the user's files."""


MANY = 20  # names listed where nothing near was found


def finding(rule: str, place: Place, **facts: object) -> Finding:
    """A finding by rule, its message and mend filled in with the facts."""
    level, message, mend = RULES[rule]
    return Finding(place, level, rule, message.format(**facts), mend.format(**facts))


def near(word: str, known: Iterable[str]) -> str:
    """What a mistyped word may have meant: "Near: platform." or the list of what is known."""
    known = list(known)
    written = {name.casefold(): name for name in reversed(known)}
    close = get_close_matches(word.casefold(), written, n=3, cutoff=0.6)
    if close:
        return f"Near: {', '.join(written[name] for name in close)}."
    more = f" … ({len(known)} in all)" if len(known) > MANY else "."
    return f"Known: {', '.join(known[:MANY])}{more}" if known else "None is defined."


def errors_in(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that forbid going on."""
    return [f for f in findings if f.level == "error"]
