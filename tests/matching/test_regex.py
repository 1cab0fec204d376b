"""Regular expressions: on the folded turn, with a reason, and never for ever."""

import pytest

from focuscode.assemble import code_transcripts
from focuscode.codebook.read import check_text
from focuscode.matching import regex
from focuscode.model import Transcript, Turn


def test_it_finds_what_it_says_case_apart(tried):
    hits = tried("{regex: 'quadru\\w+ helix', reason: spellings}", "De Quadrupel helix en de quadruppel helix.")
    assert [(words, rule) for _, words, rule in hits] == [
        (["Quadrupel helix"], "regular expression"),
        (["quadruppel helix"], "regular expression"),
    ]


def test_places_lead_back_through_the_fold(words_of):
    assert words_of('{regex: "kmo\'s", reason: quotes}', "ﬁjne 😀 KMO’s") == ["KMO’s"]


def test_an_empty_match_is_none(words_of):
    assert words_of("{regex: 'x*(?=a)|b', reason: odd}", "abc") == ["b"]


def test_an_expression_that_takes_too_long_is_given_up_and_told(monkeypatch, make_book):
    monkeypatch.setattr(regex, "LIMIT", 0.05)
    book = make_book({"a": ["{regex: '(a|aa)+$', reason: try}", "roadmap"]})
    text = "a" * 40 + "! roadmap"
    coding = code_transcripts([Transcript("T", "", "", text, (Turn(1, "", 0, len(text)),))], book)
    assert coding.settings["given_up"] == "regex: (a|aa)+$"
    assert len(coding.spans) == 1


@pytest.mark.parametrize(
    ("term", "rule"),
    [
        ("{regex: 'a(', reason: x}", "F209"),
        ("{regex: 'a*', reason: x}", "F210"),
        ("{regex: 'abc'}", "F221"),
    ],
)
def test_a_bad_expression_is_found(book_text, term, rule):
    book, findings = check_text(book_text({"a": [term]}), "b.yaml")
    assert book is None
    assert rule in [found.rule for found in findings]
