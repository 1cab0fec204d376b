"""A pattern on one word: * for any letters, ? for one, [..] for one of these."""

import pytest

from focuscode.language import language
from focuscode.matching.wild import compile_term
from focuscode.model import Place, Term


@pytest.mark.parametrize(
    ("pattern", "turn", "words"),
    [
        ("matchmak*", "matchmaking Match-making matchmak matchma", ["matchmaking", "Match-making", "matchmak"]),
        ("*map", "roadmap map mapje roadmaps", ["roadmap", "map"]),
        ("road*s", "roadmaps roads roadmap", ["roadmaps", "roads"]),
        ("wo?rd", "woord worrd wo-ord word wooord", ["woord", "worrd", "wo-ord"]),
        ("adv[iy]s*", "advies advys advisering advus", ["advys", "advisering"]),
        ("quadr[a-u]ple", "quadruple quadrople quadrzple", ["quadruple", "quadrople"]),
        ("[!q]uadruple", "buadruple quadruple", ["buadruple"]),
        ("coörd*", "coordinatie gecoördineerd Coördinator", ["coordinatie", "Coördinator"]),
        ("co-creat*", "cocreatie co-creëren", ["cocreatie"]),
        ("'SPCO*'", "spco SPCO's", ["spco", "SPCO's"]),
    ],
)
def test_the_whole_word_fits_the_pattern(words_of, pattern, turn, words):
    term = pattern if pattern.startswith("'") else f"'{pattern}'"
    assert words_of(f"{{wild: {term}}}", turn) == words


def test_the_rule_says_that_it_fits(tried):
    assert tried("{wild: matchmak*}", "matchmaking") == [(1, ["matchmaking"], "fits the pattern")]


def test_a_pattern_never_reaches_over_two_words(words_of):
    assert words_of("{wild: match*ing}", "match en making") == []


def test_signs_fit_no_pattern(words_of):
    assert words_of("{wild: '?a'}", "ja - na , !a") == ["ja", "na"]


def test_a_hyphen_in_brackets_stays_and_elsewhere_goes():
    term = Term("probe", "wild", "Co-[a-c]-*", "", Place("probe.yaml"))
    pattern = compile_term(term, language("nl"))
    assert pattern.words[0][0].pattern == "co[a-c]*"
    assert pattern.gap == 0
