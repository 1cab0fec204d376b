"""What changed from one codebook to another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from focuscode.codebook import check_text
from focuscode.tables import codebook as tables
from focuscode.workbench.difference import codebook_changes, renamed

HEAD = """codebook: probe
title: A codebook
version: 1.0.0
language: nl
defaults: {within: 8}
tiers:
  - {id: main, label: Main}
  - {id: other, label: Other}
actors:
  - {id: cluster, words: [cluster*, spco]}
stances:
  - {id: does, words: [doen ze]}
codes:
"""
CODES = """  - id: roadmap
    label: Roadmap
    kind: role
    tier: main
    definition: the way ahead
    use_when: [a plan is made, a plan is missed]
    terms: [roadmap, "{phrase: lange termijn, gap: 1}", "{near: [richting, geven], within: 4}"]
    examples: [Een roadmap.]
  - id: platform
    label: Platform
    parent: roadmap
    tier: main
    definition: a place
    terms: [platform]
""".replace('"{', "{").replace('}"', "}")


def read(text):
    book, findings = check_text(text, "probe.yaml")
    assert book is not None, [str(found) for found in findings]
    return book


def changes(old, new, *replaced):
    """The rows from OLD to the same with pieces of text replaced, as tuples without the line."""
    text = new
    for a, b in replaced:
        assert a in text, a
        text = text.replace(a, b)
    table = codebook_changes(read(old), read(text))
    assert list(table.columns) == tables.CODEBOOK_CHANGES.names
    return [tuple(row)[:-1] for row in table.itertuples(index=False)]


def change(*replaced):
    return changes(HEAD + CODES, HEAD + CODES, *replaced)


def test_the_same_codebook_has_no_changes():
    assert change() == []
    assert change(("version: 1.0.0", "version: 1.0.0  # a comment")) == []


@pytest.mark.parametrize(
    ("old", "new", "row"),
    [
        ("version: 1.0.0", "version: 1.1.0", ("codebook", "changed", "", "version", "1.0.0", "1.1.0")),
        ("title: A codebook", "title: Another", ("codebook", "changed", "", "title", "A codebook", "Another")),
        ("within: 8", "within: 9, negation: exclude", ("codebook", "changed", "", "defaults: within", "8", "9")),
        ("label: Main", "label: First", ("tier", "changed", "main", "label", "Main", "First")),
        ("label: Main}", "label: Main, labels: {nl: M}}", ("tier", "added", "main", "label (nl)", "", "M")),
        ("kind: role", "kind: factor", ("code", "changed", "roadmap", "kind", "role", "factor")),
        ("a place", "a stage", ("code", "changed", "platform", "definition", "a place", "a stage")),
        ("    definition: a place\n", "", ("code", "removed", "platform", "definition", "a place", "")),
        ("label: Platform", "label: Stage", ("code", "changed", "platform", "label", "Platform", "Stage")),
        ("a plan is missed", "a plan is lost", ("code", "removed", "roadmap", "use_when", "a plan is missed", "")),
        ("[Een roadmap.]", "[Een roadmap., Nog.]", ("code", "added", "roadmap", "examples", "", "Nog.")),
        ("[platform]", "[platform, podium]", ("term", "added", "platform", "terms", "", "podium")),
        ("[roadmap, {", "[{", ("term", "removed", "roadmap", "terms", "roadmap", "")),
        ("cluster*, spco", "cluster*", ("actors", "removed", "cluster", "words", "spco", "")),
        ("[doen ze]", "[doen ze, doen zij]", ("stances", "added", "does", "words", "", "doen zij")),
    ],
)
def test_each_change_has_its_row(old, new, row):
    found = change((old, new))
    assert row in found
    assert len(found) <= 2


@pytest.mark.parametrize(
    ("old", "new", "rows"),
    [
        ("gap: 1", "gap: 2", [("{phrase: lange termijn, gap: 1}", "{phrase: lange termijn, gap: 2}")]),
        ("[roadmap, {", "[{lemma: roadmap, pos: noun}, {", [("roadmap", "{lemma: roadmap, pos: noun}")]),
        ("[roadmap, {", "[{wild: 'roadmap*'}, {", [("roadmap", "{wild: 'roadmap*'}")]),
        (
            "{near: [richting, geven], within: 4}",
            "{phrase: richting geven}",
            [("{near: [richting, geven], within: 4}", "{phrase: richting geven}")],
        ),
    ],
)
def test_a_term_of_the_same_words_is_changed(old, new, rows):
    assert change((old, new)) == [("term", "changed", "roadmap", "terms", *row) for row in rows]


def test_a_term_that_is_written_another_way_is_the_same():
    assert change(("[roadmap, {", "[' roadmap ', {"), ("phrase: lange termijn", "phrase: lange  termijn")) == []


def test_terms_in_another_order_are_told():
    rows = change(("[roadmap, {phrase: lange termijn, gap: 1}", "[{phrase: lange termijn, gap: 1}, roadmap"))
    assert [row[:4] for row in rows] == [("code", "changed", "roadmap", "order of terms")]


def test_a_code_that_comes_or_goes_is_told_with_its_terms():
    more = "  - {id: fresh, label: Fresh, tier: other, definition: d, terms: [vers, nieuw]}\n"
    rows = changes(HEAD + CODES, HEAD + CODES + more)
    assert rows == [
        ("code", "added", "fresh", "", "", "Fresh"),
        ("term", "added", "fresh", "terms", "", "vers"),
        ("term", "added", "fresh", "terms", "", "nieuw"),
    ]
    back = changes(HEAD + CODES + more, HEAD + CODES)
    assert back == [(what, "removed", code, field, new, old) for what, _, code, field, old, new in rows]


def test_a_renamed_code_stays_one_code_also_for_its_children():
    rows = change(("id: roadmap", "id: route"), ("parent: roadmap", "parent: route"))
    assert rows == [("code", "renamed", "route", "id", "roadmap", "route")]


def test_a_renamed_code_may_change_a_little():
    rows = change(("id: roadmap", "id: route"), ("parent: roadmap", "parent: route"), ("gap: 1", "gap: 2"))
    assert [row[:3] for row in rows] == [("code", "renamed", "route"), ("term", "changed", "route")]


def test_a_code_with_other_terms_is_another_code():
    rows = change(("id: platform", "id: podium"), ("[platform]", "[podium]"))
    assert [row[:3] for row in rows if row[0] == "code"] == [
        ("code", "added", "podium"),
        ("code", "removed", "platform"),
    ]


def test_a_code_without_terms_is_known_by_its_definition():
    old = "codebook: c\nversion: 1\ncodes:\n  - {id: a, definition: d}\n  - {id: b, definition: ''}\n"
    assert renamed(read(old), read(old.replace("id: a", "id: x"))) == {"a": "x"}
    assert renamed(read(old), read(old.replace("id: b", "id: x"))) == {}


def test_one_id_is_the_new_name_of_one_code_only():
    old = "codebook: c\nversion: 1\ncodes:\n  - {id: a, terms: [x, y]}\n  - {id: b, terms: [x, y, z]}\n"
    new = "codebook: c\nversion: 1\ncodes:\n  - {id: n, terms: [x, y, z]}\n"
    assert renamed(read(old), read(new)) == {"b": "n"}


def test_codes_and_tiers_in_another_order_are_told():
    head, first, second = HEAD, *CODES.split("  - id: platform")
    swapped = head + "  - id: platform" + second + first
    assert changes(HEAD + CODES, swapped) == [
        ("codebook", "changed", "", "order of codes", "roadmap, platform", "platform, roadmap")
    ]
    tiers = "  - {id: main, label: Main}\n  - {id: other, label: Other}\n"
    rows = change((tiers, "".join(reversed(tiers.splitlines(keepends=True)))))
    assert rows == [("codebook", "changed", "", "order of tiers", "main, other", "other, main")]


def test_tiers_and_lists_that_come_and_go():
    rows = change(("  - {id: other, label: Other}\n", ""), ("stances:\n  - {id: does, words: [doen ze]}\n", ""))
    assert rows == [
        ("tier", "removed", "other", "", "Other", ""),
        ("stances", "removed", "does", "words", "doen ze", ""),
    ]


def test_lines_lead_to_the_newer_file_or_where_it_stood():
    table = codebook_changes(read(HEAD + CODES), read(HEAD + CODES.replace("[platform]", "[podium]")))
    assert dict(zip(table["change"], table["line"], strict=True)) == {"added": 27, "removed": 27}


TERMS = st.lists(
    st.sampled_from(["aap", "beer", "{lemma: aap, pos: noun}", "{word: beer}", "{phrase: aap noot}"]), unique=True
)


@given(TERMS, TERMS)
def test_what_is_added_one_way_is_removed_the_other(one, other):
    def book(terms):
        return read(f"codebook: c\nversion: 1\ncodes:\n  - {{id: a, definition: d, terms: [{', '.join(terms)}]}}\n")

    there, back = codebook_changes(book(one), book(other)), codebook_changes(book(other), book(one))
    turned = {"added": "removed", "removed": "added", "changed": "changed"}
    rows = {(turned[row["change"]], row["new"], row["old"]) for row in there.to_dict("records")}
    assert rows == {(row["change"], row["old"], row["new"]) for row in back.to_dict("records")}
    assert there.empty == (one == other)
