"""A term as it is typed, told in plain words and in short."""

from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from focuscode.codebook import check_text, read_codebook
from focuscode.codebook.nodes import parse
from focuscode.codebook.wording import in_short, in_words, legend, listed, scalar, typed
from focuscode.model import Term

ROOT = Path(__file__).parent.parent.parent
SAME = [field.name for field in fields(Term) if field.name not in ("code", "written", "place", "kind")]


def read(line, defaults=""):
    head = f"codebook: c\nversion: 1\n{defaults}codes:\n  - id: a\n    terms:\n      - {line}\n"
    book, findings = check_text(head, "c.yaml")
    assert book is not None, [str(found) for found in findings]
    return book.codes[0].terms[0]


def facts(term):
    kind = {"plain": "phrase" if " " in term.text else "lemma"}.get(term.kind, term.kind)
    return kind, [getattr(term, name) for name in SAME]


LINES = [
    "roadmap",
    "road map",
    "{lemma: delen, pos: verb, homographs: strict}",
    "{phrase: kennis delen, gap: 2}",
    "{near: [kennis, delen van iets], within: 3, ordered: yes}",
    "{word: SPCO}",
    "{word: '2030', note: a year}",
    "{word: 'no'}",
    "{wild: '*map[ae]?'}",
    "{compound: platform, as: head}",
    "{compound: raad, min: 4}",
    "{compound: innovatie+ecosysteem}",
    "{all: [a b, c], scope: turn}",
    "{regex: 'quadru\\w+, x', reason: 'spellings: odd'}",
    "{lemma: werk, unless: {near: [eigen, 'ja, nee'], within: 5}, except: [het werk], forms: {add: [x y], drop: [z]}}",
    "{lemma: doen, negation: exclude, lang: en}",
    "'it''s'",
    "'null'",
]


@pytest.mark.parametrize("line", LINES)
def test_a_typed_term_is_read_back_as_the_same(line):
    term = read(line)
    assert facts(read(typed(term))) == facts(term)


@pytest.mark.parametrize("name", ["spco-roles", "literature-roles"])
def test_every_term_of_the_codebooks_is_read_back_as_the_same(name):
    book, _ = read_codebook(ROOT / "codebooks" / f"{name}.yaml")
    head = "codebook: c\nversion: 1\ndefaults: {within: 8}\ncodes:\n  - id: a\n    terms:\n"
    for code in book.codes:
        lines = "".join(f"      - {typed(term, book.defaults)}\n" for term in code.terms)
        again, findings = check_text(head + lines, "c.yaml")
        assert again is not None, [str(found) for found in findings]
        assert list(map(facts, again.terms)) == list(map(facts, code.terms))


@given(st.text(st.characters(codec="utf-8", exclude_categories=("C",)), min_size=1))
def test_any_text_is_typed_so_that_yaml_gives_it_back(text):
    flat = " ".join(text.split())
    if flat:
        root, findings = parse(f"a: [{scalar(text)}, x]\nb:\n  - {scalar(text)}\n", "c.yaml")
        assert not findings
        assert [entry.text for entry in root.get("a").items] == [flat, "x"]
        assert root.get("b").items[0].text == flat


def test_what_the_codebook_says_already_is_not_typed():
    assert typed(read("roadmap")) == "roadmap"
    assert typed(read("{lemma: werk, homographs: keep}"), {"homographs": "keep"}) == "{lemma: werk}"
    assert typed(read("{lemma: werk, homographs: keep}")) == "{lemma: werk, homographs: keep}"
    assert typed(read("{compound: platform}")) == "{compound: platform}"


def test_what_yaml_takes_for_something_else_is_quoted():
    assert [scalar(text) for text in ("no", "2030", "null", "17:30", "- x", "a, b", "x #y", "On")] == [
        "'no'", "'2030'", "'null'", "'17:30'", "'- x'", "'a, b'", "'x #y'", "'On'",
    ]  # fmt: skip
    assert [scalar(text) for text in ("stip op de horizon", "thema's", "C++")] == [
        "stip op de horizon",
        "thema's",
        "C++",
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("roadmap", "any form of the word “roadmap”"),
        ("{lemma: delen, pos: verb}", "any form of the verb “delen”"),
        ("road map", "“road map” side by side, each word in any form"),
        ("{phrase: a b, gap: 1}", "“a b” in this order, each word in any form, at most 1 other word between each two"),
        ("{word: SPCO}", "“SPCO” in this form alone"),
        ("{wild: 'map*'}", "words that fit “map*”, where * stands for any letters"),
        ("{wild: maps}", "words that fit “maps”, where every letter counts"),
        ("{compound: platform, as: head}", "longer words that end in “platform”"),
        ("{compound: platform}", "longer words that end in or begin with “platform”"),
        ("{compound: a+b}", "“a” and “b” as one word, with a hyphen, or side by side"),
        (
            "{near: [a, b, c], within: 3, ordered: yes}",
            "“a”, “b” and “c” in one sentence, in any form, in this order, at most 3 other words between the first "
            "and the last",
        ),
        ("{all: [a, b]}", "“a” and “b” in one segment, in any form and any order"),
        ("{regex: x+, reason: odd}", "what the regular expression “x+” fits (odd)"),
        (
            "{lemma: a, except: [b a], unless: {near: [c, d], within: 4}, forms: {add: [e], drop: [f]}, "
            "negation: only, lang: en, homographs: keep}",
            "any form of the word “a”; also “e”; not the form “f”; not in “b a”; not within 4 words of “c” or “d”; "
            "whatever class its neighbours show; only where it is denied; read as English",
        ),
    ],
)
def test_what_a_term_finds_is_told_in_plain_words(line, told):
    assert in_words(read(line)) == told


@pytest.mark.parametrize(
    ("line", "short"),
    [
        (
            "{lemma: visie, pos: noun, except: [tele visie], unless: [x]}",
            "visie (noun; not in: tele visie; not beside: x)",
        ),
        ("{compound: agenda, as: head}", "…agenda"),
        ("{compound: toekomst, as: modifier}", "toekomst…"),
        ("{compound: strategie}", "…strategie…"),
        ("{compound: kennis + deling}", "kennis+deling"),
        ("{near: [a, b], within: 3, ordered: yes}", "a → b (within 3)"),
        ("{all: [a, b], scope: turn}", "a & b (one turn)"),
        ("{word: SPCO, negation: exclude}", "“SPCO” (not denied)"),
        ("{regex: x+, reason: odd}", "/x+/"),
        ("{phrase: a b, gap: 2}", "a b (gap 2)"),
    ],
)
def test_a_term_in_short(line, short):
    assert in_short(read(line)) == short


def test_the_legend_holds_only_the_signs_that_are_used():
    assert [sign for sign, _ in legend((read("roadmap"), read("{word: SPCO}")))] == ["word", "“word”"]
    assert [sign for sign, _ in legend((read("road map"),))] == ["two words"]
    assert legend((read("{word: a, except: [a b]}"),))[-1][0] == "not in, not beside"
    assert legend(()) == []


def test_a_list_is_told_as_people_do():
    assert listed(()) == ""
    assert listed(("a",)) == "“a”"
    assert listed(("a", "b", "c"), "or") == "“a”, “b” or “c”"
