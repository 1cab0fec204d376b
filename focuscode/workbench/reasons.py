"""Why a form was found, in the words of a researcher, and which forms to look at first."""

from __future__ import annotations

from focuscode.language import Language
from focuscode.language.lemma import (
    AS_WRITTEN,
    DIMINUTIVE,
    EXCEPTION,
    GUESS,
    LISTED,
    LOOKUP,
    PARTICIPLE,
    SUFFIX,
)
from focuscode.language.lemma import HEAD as LONGER
from focuscode.matching.apart import APART
from focuscode.matching.conditions import form_key
from focuscode.matching.suspended import RULE as SUSPENDED
from focuscode.matching.vocabulary import COMPOUND, HEAD, MODIFIER, PATTERN
from focuscode.model import Term

FORM = "form of the word"
GUESSED = "guessed, please look"
TWO_WORDS = "also another word, please look"
PLAIN = {
    AS_WRITTEN: "as written",
    LISTED: FORM,
    EXCEPTION: FORM,
    LOOKUP: FORM,
    SUFFIX: FORM,
    DIMINUTIVE: "small form of the word",
    LONGER: "end of a longer word",
    HEAD: "end of a longer word",
    MODIFIER: "beginning of a longer word",
    COMPOUND: "the parts in one word",
    PATTERN: "fits the pattern",
    PARTICIPLE: FORM,
    GUESS: FORM,
    "regular expression": "fits the regular expression",
}
GUESSES = {"guessed": 0, "odd": 1, "": 2}  # in this order they are to be looked at
SINGLE = ("plain", "lemma")


def in_plain_words(rule: str) -> str:
    """The rule of a coding as a researcher would say it.

    >>> in_plain_words("lookup table"), in_plain_words("written apart: samenbrengen")
    ('form of the word', 'verb written apart (samenbrengen)')
    """
    if rule in PLAIN:
        return PLAIN[rule]
    head, _, rest = rule.partition(": ")
    if head == APART:
        return f"verb written apart ({rest})"
    if head.startswith(SUSPENDED):
        return f"shortened compound ({head.removeprefix(SUSPENDED).strip()})"
    told = {"words in order": "in a row"}.get(head, head)
    forms = any(PLAIN.get(part, FORM) != PLAIN[AS_WRITTEN] for part in _parts(rest))
    return f"{told}, other forms" if forms else told


def _parts(rest: str) -> list[str]:
    """The rules of the words of a row, without the names of rules around them."""
    return [part.rpartition(": ")[2] for part in rest.split(", ")]


def look_at(term: Term, form: str, rule: str, guessed: bool, language: Language) -> str:
    """Whether a form should be looked at: `guessed` or `odd`, or empty where it is what anybody expects.

    Odd is a word that was found by its end alone, and a form that is a word of its own in another class too.
    """
    if guessed:
        return "guessed"
    if term.kind not in SINGLE or form_key([form]) == form_key([term.text]):
        return ""
    if rule == LONGER or _is_another(form, language):
        return "odd"
    return ""


def _is_another(form: str, language: Language) -> bool:
    return language.homographs is not None and language.homographs.ambiguous(form.lower())


def told(rule: str, look: str) -> str:
    """The reason in words, with what to do about it."""
    words = in_plain_words(rule)
    if look == "guessed":
        return f"{words}, {GUESSED}"
    return f"{words}, {TWO_WORDS}" if look == "odd" and words == FORM else words
