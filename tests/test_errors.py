"""The exceptions, the rules of the findings, and what a mistyped word may have meant."""

import re
import string
from pathlib import Path

import pytest

import focuscode
from focuscode import errors
from focuscode.errors import (
    MANY,
    RULES,
    CodebookError,
    CodingError,
    FocuscodeError,
    InputError,
    ResultsError,
    StudyError,
    TranscriptError,
    UsageError,
    errors_in,
    finding,
    near,
)
from focuscode.model import Finding, Place

HERE = Place("a.txt", 3, 4)


@pytest.mark.parametrize("kind", [UsageError, InputError, ResultsError, CodingError])
def test_every_exception_is_one_of_focuscode(kind):
    assert issubclass(kind, FocuscodeError)


@pytest.mark.parametrize("kind", [CodebookError, StudyError, TranscriptError])
def test_an_error_of_an_input_carries_its_findings(kind):
    found = finding("F003", HERE)
    error = kind("a.txt is empty", (f for f in [found]))
    assert isinstance(error, InputError)
    assert error.findings == (found,)
    assert str(error) == "a.txt is empty"
    assert kind("x").findings == ()


def fields(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_says_what_is_wrong_and_what_to_do(rule):
    level, message, mend = RULES[rule]
    assert re.fullmatch(r"F\d{3}", rule)
    assert level in ("error", "warning", "info")
    assert message.endswith((".", "}'"))
    assert mend.endswith((".", "}"))
    assert message[0].isupper() or message[0] in "'{"
    facts = {name: f"<{name}>" for name in fields(message) | fields(mend)}
    told = finding(rule, HERE, **facts)
    assert (told.place, told.level, told.rule) == (HERE, level, rule)
    for fact in facts.values():
        assert fact in told.message + told.mend


def test_rules_stand_in_the_order_of_their_numbers_and_say_different_things():
    assert list(RULES) == sorted(RULES)
    assert len({rule.message for rule in RULES.values()}) == len(RULES)


def test_every_rule_that_is_used_is_there():
    home = Path(errors.__file__).parent
    source = "".join(path.read_text(encoding="utf-8") for path in home.rglob("*.py"))
    assert set(re.findall(r"\"(F\d{3})\"", source)) == set(RULES)


def test_facts_that_hold_braces_are_shown_as_they_are():
    assert finding("F202", HERE, key="{x}", near="{0}").message == "Unknown key '{x}'."


def test_a_finding_in_one_line():
    assert str(finding("F003", HERE)) == (
        "a.txt:3:4: error: The file is empty. Export it again from where it came from. (F003)"
    )


def test_a_rule_that_is_not_there_or_a_fact_that_lacks_is_a_fault():
    with pytest.raises(KeyError):
        finding("F999", HERE)
    with pytest.raises(KeyError, match="why"):
        finding("F001", HERE)


@pytest.mark.parametrize(
    ("word", "known", "told"),
    [
        ("platfrom", ["roadmap", "platform"], "Near: platform."),
        ("ROADMAP", ["roadmap", "platform"], "Near: roadmap."),
        ("fg1", ["FG1", "Leden"], "Near: FG1."),
        ("FG12", ["FG1", "Leden"], "Near: FG1."),
        ("roadmaps", ["roadmap", "Roadmap"], "Near: roadmap."),
        ("éne", ["één", "twee"], "Near: één."),
        ("zzz", ["roadmap", "platform"], "Known: roadmap, platform."),
        ("", ["a"], "Known: a."),
        ("x", [], "None is defined."),
    ],
)
def test_the_nearest_known_word_or_all_of_them(word, known, told):
    assert near(word, known) == told
    assert near(word, iter(known)) == told


def test_at_most_three_near_words_are_named():
    assert near("code", [f"code{n}" for n in range(9)]).count(",") == 2


def test_a_long_list_of_known_words_is_cut_short():
    known = [f"k{n:02d}" for n in range(MANY + 5)]
    told = near("zzzz", known)
    assert told == f"Known: {', '.join(known[:MANY])} … ({MANY + 5} in all)"
    assert near("zzzz", known[:MANY]) == f"Known: {', '.join(known[:MANY])}."


def test_errors_are_told_apart_from_warnings_and_notes():
    found = [Finding(HERE, level, "F000", "m") for level in ("info", "error", "warning", "error")]
    assert errors_in(found) == [found[1], found[3]]
    assert errors_in(iter(())) == []


def test_the_package_shows_the_root_of_the_tree():
    assert focuscode.FocuscodeError is FocuscodeError
