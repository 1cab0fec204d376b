"""What a line can begin with: every form of label and time, each a pattern over the first characters of a line.

`heads_of` lists all readings of one line; which of them hold is decided for the whole file, in `dialect`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from focuscode.readers.labels import LONGEST, clean
from focuscode.readers.times import ARROW, CLOCK, SPOKEN, STAMP, span

REACH = 200  # characters of a line that a label and a time may take

_LEAD = r"[ \t\u00a0\u200b\ufeff]*(?:(?:[-–—•*+]|>{1,3})[ \t]+|>{1,3})?(?:#{1,6}[ \t]+)?(?:\d{1,4}[.)][ \t]+)?[*_]{0,3}"
_SEP = r"[ \t]*[-–—|]?[ \t]*"
_FIRST = r"(?!//)[^\s:\[\](){}<>/]"
_MARKED = r"\[[^\]\[:\n]{1,60}\]|\([^()\n:]{1,60}\)|<[^<>\n:]{1,60}>"
_LABEL = rf"(?P<label>{_MARKED}|{_FIRST}[^:\n\t]{{0,70}}?)"
_SHORT = r"(?P<label>[^\W_](?:[^\s:]|[ ](?![ ])){0,40}?)"
_LINE = rf"(?P<label>{_MARKED}|[^\W_](?:[^\s:;!?]|[ ](?![ ])){{0,60}})"
_BEFORE = rf"(?:(?P<before>{STAMP})(?![\d.,:])[*_]{{0,3}}{_SEP}[*_]{{0,3}})?"
_MINUTES = r"\d{1,2}:\d{2}(?![:.,]?\d)"
_CODE = r"[A-Z]{1,4}[-_]?\d{1,3}"
_LONG = r"(?:[\[({<]\d{0,3}:?\d{1,2}:\d{2}(?:[.,]\d{1,3})?[\])}>]|\d{1,3}:\d{2}:\d{2}(?:[.,]\d{1,3})?)"

_PATTERNS = {
    "heading": rf"{_LEAD}{_BEFORE}(?:{_LABEL}[*_]{{0,3}}"
    rf"(?:[ \t]{{2,}}|\t|[ \t]*[|·•–][ \t]*|[ \t]+-[ \t]+|,[ \t]+|(?<=\])[ \t]+|[ \t]*(?=[\[({{]))(?P<behind>{STAMP})"
    rf"|(?P<named>{_FIRST}[^:\n\t]{{0,70}}?)[ \t]+(?P<spoken>{SPOKEN}))[*_]{{0,3}}[ \t]*:?[ \t]*$",
    "colon": rf"{_LEAD}{_BEFORE}{_LABEL}[*_]{{0,3}}[ \t]*(?P<behind>{STAMP})?[*_]{{0,3}}[ \t]*"
    r":(?!\))(?:[*_]{1,3}(?=\s|$))?(?=\s|$|[^/\\\d\s])[ \t]*",
    "bracket": r"[ \t]*(?P<label>\[[^\]\[:\n]{1,40}\])[ \t]*(?=\S)",
    "round": r"[ \t]*(?P<label>\([^()\n:]{1,40}\))[ \t]+(?=\S)",
    "angle": r"[ \t]*(?P<label><[^<>\n:]{1,40}>)[ \t]*(?=\S)",
    "bold": r"[ \t]*(?:\*\*|__)(?P<label>[^*_:\n]{1,40})(?:\*\*|__)[ \t]+(?=\S)",
    "headed": rf"{_LEAD}(?P<before>{STAMP}){_SEP}[*_]{{0,3}}{_LINE}[*_]{{0,3}}$",
    "loose": rf"{_LEAD}{_SHORT}[ ](?P<behind>{STAMP})[ \t]*$",
    "timed": rf"{_LEAD}(?P<label>{_MARKED}|{_FIRST}[^:\n\t]{{0,40}}?)[*_]{{0,3}}[ \t]+(?P<behind>{_LONG}){_SEP}(?=\S)",
    "gap": rf"{_LEAD}{_BEFORE}{_SHORT}(?:\t[ \t]*|[ ]{{2,}}\s*)"
    rf"(?:(?P<behind>{CLOCK})(?:\t[ \t]*|[ ]{{2,}}))?(?=\S)",
    "dash": rf"{_LEAD}{_BEFORE}{_SHORT}[ \t]+[-–—][ \t]+(?=\S)",
    "code": rf"[ \t]*{_BEFORE}(?P<label>{_CODE})(?:[.)]?[ ])[ \t]*(?=\S)",
    "stamped": rf"{_LEAD}(?!{_MINUTES})(?P<before>{STAMP}){_SEP}(?=\S)",
    "bare": rf"{_LEAD}(?P<before>{_MINUTES}(?:[ \t]*[-–][ \t]*{_MINUTES})?){_SEP}(?=\S)",
    "alone": rf"{_LEAD}{_LINE}[*_]{{0,3}}$",
}
FORMS = {form: re.compile(pattern) for form, pattern in _PATTERNS.items()}
STRONG = ("heading", "colon")  # their labels are told by the colon, or by the time beside them
WHOLE = frozenset({"heading", "headed", "loose", "alone"})  # forms that take a line whole
TIME = re.compile(
    rf"[ \t]*(?:#{{1,6}}[ \t]+)?[*_]{{0,3}}(?:{ARROW}|{SPOKEN}[ \t]*(?:{CLOCK})?|{STAMP})[*_]{{0,3}}[ \t]*"
)
_OPENING = {"[": "bracket", "(": "round", "<": "angle", "*": "bold", "_": "bold"}
_DIGITS = re.compile(r"\d:\d")
_SECONDS = re.compile(r"\d (?:second|sekunde)", re.IGNORECASE)
_DASH = re.compile(r"[ \t][-–—][ \t]")
_CODED = re.compile(rf"[ \t]*(?:[\[(<{{#\d]|{_CODE})")
_CHAT = re.compile(r"From[ ]+(?P<one>.+?)(?:[ ]+to[ ]+.+)?|(?:Van|Von|De)[ ]+(?P<two>.+?)[ ]+(?:aan|naar|an|à)[ ]+\S.*")


class Head(NamedTuple):
    """What a line begins with: the form, the label, the times, and where the words start."""

    form: str
    label: str
    time: float | None
    end_time: float | None
    words: int


def heads_of(line: str) -> Iterator[Head]:
    """Every way the line could begin a turn, the most telling first.

    >>> [(head.form, head.label, head.time) for head in heads_of("[0:03] Anna: ja")]
    [('colon', 'Anna', 3.0), ('stamped', '', 3.0)]
    """
    body = line[: REACH + 1]
    short = len(body) <= REACH
    body = body.rstrip() if short else body
    for form in _possible(body):
        hit = FORMS[form].match(body) if short or form not in WHOLE else None
        if hit:
            yield _head(form, hit.groupdict(), len(line) if form in WHOLE else hit.end())


def _possible(body: str) -> Iterator[str]:
    """The forms that the signs of a line allow, the most telling first; most lines of speech allow none."""
    clock = ":" in body and bool(_DIGITS.search(body))
    if clock or _SECONDS.search(body):
        yield "heading"
    if ":" in body:
        yield "colon"
    if form := _OPENING.get(body.lstrip()[:1]):
        yield form
    if clock:
        yield from ("headed", "loose", "timed")
    if "\t" in body or "  " in body:
        yield "gap"
    if _DASH.search(body):
        yield "dash"
    if _CODED.match(body):
        yield "code"
    if clock:
        yield from ("stamped", "bare")
    if len(body) <= LONGEST + 20:
        yield "alone"


def _head(form: str, facts: dict[str, str | None], words: int) -> Head:
    stamps = [facts.get(name) for name in ("behind", "spoken", "before")]
    stamp = next(filter(None, stamps), "")
    label = clean(facts.get("label") or facts.get("named") or "")
    if stamp and facts.get("before") and (chat := _CHAT.fullmatch(label)):
        label = clean(chat["one"] or chat["two"])
    return Head(form, label, *(span(stamp) if stamp else (None, None)), words)
