"""Rules in the words of a researcher, and what is to be looked at."""

import pytest

from focuscode.language import language
from focuscode.model import Place, Term
from focuscode.workbench.reasons import in_plain_words, look_at, told


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("as written", "as written"),
        ("exception table", "form of the word"),
        ("suffix rule, word unknown", "form of the word"),
        ("end of a longer word", "end of a longer word"),
        ("front of a longer word", "beginning of a longer word"),
        ("fits the pattern", "fits the pattern"),
        ("regular expression", "fits the regular expression"),
        ("written apart: samenbrengen", "verb written apart (samenbrengen)"),
        ("suspended compound kennisinstellingen: as written", "shortened compound (kennisinstellingen)"),
        ("words in order: as written", "in a row"),
        ("words in order: as written, lookup table", "in a row, other forms"),
        ("near each other: words in order: as written, as written", "near each other"),
        ("near each other: as written, written apart: vrijlaten", "near each other, other forms"),
        ("all in one segment: as written", "all in one segment"),
    ],
)
def test_rules_are_said_as_a_researcher_would(rule, words):
    assert in_plain_words(rule) == words


def term(kind, text):
    return Term("code", kind, text, text, Place("book.yaml", 1))


@pytest.mark.parametrize(
    ("kind", "text", "form", "rule", "guessed", "look"),
    [
        ("plain", "roadmap", "roadmaps", "lookup table", False, ""),
        ("plain", "call", "calls", "suffix rule, word unknown", True, "guessed"),
        ("plain", "platform", "boorplatformen", "end of a longer word", False, "odd"),
        ("lemma", "overleg", "overleggen", "exception table", False, "odd"),  # the plural, or the verb
        ("lemma", "overleggen", "overleggen", "as written", False, ""),  # what the term itself says
        ("wild", "werk*", "werken", "fits the pattern", False, ""),
        ("compound", "platform", "boorplatform", "head of a longer word", False, ""),
    ],
)
def test_what_is_guessed_or_odd_is_to_be_looked_at(kind, text, form, rule, guessed, look):
    assert look_at(term(kind, text), form, rule, guessed, language("nl")) == look


def test_what_is_to_be_looked_at_says_so():
    assert told("suffix rule, word unknown", "guessed") == "form of the word, guessed, please look"
    assert told("exception table", "odd") == "form of the word, also another word, please look"
    assert told("end of a longer word", "odd") == "end of a longer word"
    assert told("exception table", "") == "form of the word"


def test_a_language_without_tables_knows_no_other_words():
    assert look_at(term("plain", "meet"), "meeting", "lookup table", False, language("en")) == ""
