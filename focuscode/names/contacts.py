"""What leads to a person without a name: addresses, numbers, dates of birth. Found by their looks, not for certain."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from focuscode.errors import UsageError, near

_MONTH = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|"
    "january|february|march|may|june|july|august|october|"
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|"
    "januar|februar|märz|dezember"
)
_DOMAIN = "be|nl|com|org|net|eu|fr|de|uk|info|io|vlaanderen|brussels|gent"


class Contact(NamedTuple):
    """A kind of contact: how it is called, what stands for it, how it looks."""

    called: str
    standing: str
    pattern: re.Pattern[str]


CONTACTS: dict[str, Contact] = {
    "emails": Contact(
        "An e-mail address",
        "[e-mail]",
        re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\S+\s+apenstaart(?:je)?\s+\S+(?:\s+punt\s+\w+)?", re.IGNORECASE),
    ),
    "urls": Contact(
        "A web address",
        "[url]",
        re.compile(
            rf"(?:https?://|www\.)[^\s<>\"]*[\w/]|(?<![@\w.-])(?:[\w-]+\.)+(?:{_DOMAIN})\b(?:/[^\s<>\"]*[\w/])?(?!@)",
            re.IGNORECASE,
        ),
    ),
    "accounts": Contact(
        "A bank or national number",
        "[nummer]",
        re.compile(
            r"\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,4})?\b|\b\d{3}-\d{7}-\d{2}\b|"
            r"\b\d{2}\.\d{2}\.\d{2}[- ]\d{3}[.-]\d{2}\b"
        ),
    ),
    "phones": Contact(
        "A phone number",
        "[telefoon]",
        re.compile(r"(?<![\w.,/-])(?:(?:\+|00)[1-9]\d{0,2}(?:[ ./-]?\(0\))?|0[1-9])(?:[ ./-]?\d){6,10}(?![\w-])"),
    ),
    "births": Contact(
        "A date, perhaps of birth,",
        "[datum]",
        re.compile(
            rf"\b(?:[0-3]?\d[-/.][01]?\d[-/.]|[0-3]?\d\.?\s+(?:{_MONTH})\s+)(?:19\d\d|200\d|201[0-5]|[4-9]\d)\b"
            r"|\bgeboren\s+(?:in|op)\s+[^.,;?!\n]{0,20}?(?:19|20)\d\d\b",
            re.IGNORECASE,
        ),
    ),
    "postcodes": Contact(
        "A postcode",
        "[postcode]",
        re.compile(r"(?<![\w.,])(?:B-)?[1-9]\d{3}(?=\s+[A-Z][a-zà-ÿ]{2})|(?<![\w.,])[1-9]\d{3} ?[A-Z]{2}\b"),
    ),
}
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_BEFORE_YEAR = re.compile(
    r"(?:in|sinds|van|tot|jaar|vanaf|voor|na|eind|begin|since|from|until|en|seit|depuis|of|\w*(?:ari|aart|pril|mei|uni|uli|"
    r"stus|ber))\s+$",
    re.IGNORECASE,
)


class Found(NamedTuple):
    """A contact in a text: where, and of which kind."""

    start: int
    end: int
    kind: str


def read_kinds(also: str | Collection[str]) -> tuple[str, ...]:
    """The kinds of contacts named, as `emails,phones`. Raises UsageError for one that is not known.

    >>> read_kinds("emails, urls")
    ('emails', 'urls')
    """
    wanted = also.split(",") if isinstance(also, str) else list(also)
    kinds = tuple(dict.fromkeys(kind.strip().lower() for kind in wanted if kind.strip()))
    for kind in kinds:
        if kind not in CONTACTS:
            raise UsageError(f"Nothing is called '{kind}' here. {near(kind, CONTACTS)}")
    return kinds


def contacts(text: str) -> list[Found]:
    """The contacts in a text, in order; of those that overlap the longest.

    >>> contacts("Mail an@voorbeeld.be of bel 0475 12 34 56.")
    [Found(start=5, end=20, kind='emails'), Found(start=28, end=41, kind='phones')]
    """
    found: list[Found] = []
    for hit in sorted(_all(text), key=lambda hit: (hit.start - hit.end, hit.start)):
        if all(hit.end <= other.start or other.end <= hit.start for other in found):
            found.append(hit)
    return sorted(found)


def _all(text: str) -> Iterator[Found]:
    for kind, contact in CONTACTS.items():
        for match in contact.pattern.finditer(text):
            if kind != "postcodes" or not _is_year(text, match):
                yield Found(*match.span(), kind)


def _is_year(text: str, match: re.Match[str]) -> bool:
    """Whether four digits are a year: in 2019 VLAIO …"""
    year = _YEAR.match(match.group())
    return bool(year and _BEFORE_YEAR.search(text, max(0, match.start() - 20), match.start()))
