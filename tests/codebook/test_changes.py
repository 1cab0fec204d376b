"""What became of codes: the chain of changes, followed and checked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from focuscode.codebook.changes import carried, later, raised
from focuscode.codebook.read import check_text
from focuscode.errors import UsageError

CHANGES = """\
changes:
  - {version: 1.1.0, rename: a, to: b}
  - {version: 1.2.0, merge: [b, c], to: d, note: the same idea}
  - {version: 1.3.0, split: d, to: [d, e]}
  - {version: 1.10.0, rename: e, to: f}
"""


def book(book_text, changes, codes=("d", "f", "g"), expected=()):
    found, findings = check_text(book_text({code: [f"woord-{code}"] for code in codes}) + changes, "f.yaml")
    told = [(f.rule, f.place.line) for f in findings if f.rule not in ("F214", "F220")]
    assert told == list(expected), [str(f) for f in findings]
    return found


def test_a_chain_is_followed_to_its_end(book_text):
    probe = book(book_text, CHANGES)
    assert [change.kind for change in probe.changes] == ["rename", "merge", "split", "rename"]
    assert probe.changes[1].note == "the same idea" and probe.changes[1].old == ("b", "c")
    for old in "abcd":
        assert carried(probe, old) == ("d", "f")
    assert carried(probe, "g") == ("g",)
    assert carried(probe, "e") == ("f",)
    assert carried(probe, "never") == ()


def test_only_what_changed_since_counts(book_text):
    probe = book(book_text, CHANGES)
    assert carried(probe, "d", "1.2.0") == ("d", "f")
    assert carried(probe, "d", "1.3.0+3f2a9c") == ("d",)
    assert carried(probe, "e", "1.9") == ("f",)
    assert carried(probe, "a", "1.1.0") == ()


def test_an_id_that_is_given_again_is_told_by_its_version(book_text):
    again = "changes:\n  - {version: 1.1.0, rename: d, to: f}\n  - {version: 1.2.0, rename: x, to: d}\n"
    probe = book(book_text, again)
    assert carried(probe, "d", "1.2.0") == ("d",) and carried(probe, "d", "1.0.0") == ("f",)


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ("{version: 1.1.0, rename: a, to: nowhere}", "F230"),
        ("{version: 1.1.0, rename: d, to: f}", "F231"),
        ("{version: 1.1.0, split: d, to: [f, g]}", "F231"),
        ("{version: 1.1.0, to: f}", "F211"),
        ("{version: 1.1.0, rename: a, merge: [b], to: f}", "F211"),
        ("{rename: a, to: f}", "F203"),
        ("{version: 1.1.0, rename: a}", "F203"),
        ("{version: 1.1.0, rename: a, to: f, not: x}", "F202"),
        ("{version: 1.1.0, rename: [a], to: f}", "F211"),
    ],
)
def test_what_leads_nowhere_is_told_with_its_line(book_text, change, rule):
    text = book_text({code: [f"woord-{code}"] for code in "dfg"})
    _, findings = check_text(text + f"changes:\n  - {change}\n", "f.yaml")
    (found,) = [found for found in findings if found.rule not in ("F214", "F220")]
    assert (found.rule, found.place.line) == (rule, text.count("\n") + 2)


def test_near_misses_are_named(book_text):
    text = book_text({"roadmap": ["x"]}) + "changes:\n  - {version: 1.1.0, rename: a, to: raodmap}\n"
    assert any("Near: roadmap." in str(found) for found in check_text(text, "f")[1])


def test_versions_are_compared_by_number():
    assert later("1.10.0", "1.9.0") and not later("1.10", "1.10.0") and later("2", "1.99.9")
    assert not later("draft", "1.0") and later("1.0", "draft")


@pytest.mark.parametrize(("old", "new"), [("1.1.0", "1.2.0"), ("1.9.7", "1.10.0"), ("2", "2.1"), ("0.1", "0.2")])
def test_the_minor_version_is_raised(old, new):
    assert raised(old) == new


def test_a_version_that_is_no_number_is_not_raised():
    with pytest.raises(UsageError, match="draft"):
        raised("draft")


@given(st.lists(st.integers(0, 30), min_size=1, max_size=4))
def test_a_raised_version_always_comes_later(parts):
    version = ".".join(map(str, parts))
    assert later(raised(version), version)
