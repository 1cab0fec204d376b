"""What changed, as pages for the terminal."""

import pytest

from focuscode.assemble import code_transcripts
from focuscode.codebook import check_text
from focuscode.exports.changes import WIDTH, changes_page, differing, effects_page
from focuscode.workbench.difference import codebook_changes
from focuscode.workbench.effects import coding_changes, count_changes

OLD = """codebook: c
version: 1.0
codes:
  - {id: a, label: A, definition: the first, terms: [roadmap, {lemma: visie, pos: noun}], examples: [Een visie.]}
  - {id: b, label: B, definition: the second, terms: [platform, podium]}
actors:
  - {id: them, words: [zij]}
"""


def page(*replaced):
    text = OLD
    for one, other in replaced:
        assert one in text
        text = text.replace(one, other)
    old, new = check_text(OLD, "old.yaml")[0], check_text(text, "new.yaml")[0]
    return changes_page(old, new, codebook_changes(old, new)), old, new


def test_the_page_begins_with_both_codebooks():
    told, old, new = page(("1.0", "1.1"))
    assert told.splitlines()[:2] == [f"c {old.stamp} (old.yaml)", f"  → c {new.stamp} (new.yaml)"]
    assert told.endswith("codebook\n  version changed: “1.0” → “1.1”")


def test_codebooks_that_say_the_same():
    assert page()[0].endswith("The two say the same.")
    assert page(("version: 1.0", "version: 1.0\nnote: a word"))[0].endswith("Only notes and layout differ.")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("[roadmap, {", "[roadmaps, {", "a\n  term added: roadmaps\n  term removed: roadmap"),
        ("pos: noun}", "pos: adj}", "a\n  term changed: {lemma: visie, pos: noun} → {lemma: visie, pos: adj}"),
        (
            "pos: noun}",
            "pos: noun, except: [visie van de baas]}",
            "a\n  term changed\n    - {lemma: visie, pos: noun}\n"
            "    + {lemma: visie, pos: noun, except: [visie van de baas]}",
        ),
        ("[Een visie.]", "[Een visie., Nog een.]", "a\n  example added: Nog een."),
        ("the second", "the last", "b\n  definition changed: “the second” → “the last”"),
        ("id: b,", "id: bb,", "bb\n  renamed: b → bb"),
        ("[zij]", "[zij, hen]", "actors them\n  word added: hen"),
        ("codes:\n", "codes:\n  - {id: n, label: New, terms: [x, y, z]}\n", "n\n  code added: New (3 terms)"),
        (
            "  - {id: b, label: B, definition: the second, terms: [platform, podium]}\n",
            "",
            "b\n  code removed: B (2 terms)",
        ),
    ],
)
def test_each_change_is_told_under_its_code(old, new, told):
    assert told in page((old, new))[0]


def test_the_terms_of_a_code_that_comes_are_counted_not_listed():
    told = page(("codes:\n", "codes:\n  - {id: n, label: New, terms: [xylofoon]}\n"))[0]
    assert "n\n  code added: New (1 term)" in told
    assert "xylofoon" not in told


def test_of_long_texts_only_what_differs_is_shown():
    words = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    old, new = differing(words, words.replace("seven", "7"))
    assert (old, new) == ("“… four five six seven eight nine ten …”", "“… four five six 7 eight nine ten …”")
    assert differing(words, f"{words} more") == ("“… twelve thirteen fourteen”", "“… twelve thirteen fourteen more”")
    assert differing(words, "")[1] == "“”"


@pytest.fixture
def effects(make_book, make_talk):
    said = [("Moderator", "Een roadmap."), *[("P1", f"Die roadmap, nummer {n}, is geen platform.") for n in range(12)]]

    def told(one, other, limit=10, **facts):
        before, after = (code_transcripts([make_talk(*said)], make_book(terms, **facts)) for terms in (one, other))
        return effects_page("On it", coding_changes(before, after), count_changes(before, after), limit)

    return told


def test_codings_that_go_are_counted_and_shown_with_their_term(effects):
    told = effects({"a": ["roadmap"]}, {"a": ["niets"]}, limit=2)
    lines = told.splitlines()
    assert lines[0] == "On it: 12 codings go. 1 more in moderators' words, which are not counted."
    assert [line.split() for line in lines[2:4]] == [
        ["code", "segments", "codings"],
        ["a", "12", "→", "0", "(-12)", "12", "→", "0", "(-12)"],
    ]
    assert "Codings that go (12)\n\n  a (12)\n    G1-t002-a-4  P1\n" in told
    assert "      Die »roadmap«, nummer 0, is geen platform.\n      by the term “roadmap”\n" in told
    assert told.endswith("    … and 10 more; --limit shows them, --json lists all.")
    assert told.count("by the term") == 2


def test_one_coding_is_told_as_one(effects):
    assert effects({"a": ["niets"]}, {"a": ["{word: nummer 3}"]}).startswith("On it: 1 coding comes.")


def test_a_change_of_term_names_both(effects):
    told = effects({"a": ["roadmap"]}, {"a": ["{wild: 'roadm*'}"]}, limit=1)
    assert "12 codings only change their term" in told
    assert "No code's numbers change." in told
    assert "by the term “wild: roadm*”, before by “roadmap”" in told


def test_flags_are_told(effects):
    told = effects({"a": ["platform"]}, {"a": ["{lemma: platform, negation: ignore}"]}, limit=1)
    assert "12 codings only change their term" in told  # the term is another, the flags too


def test_where_nothing_changes_it_says_so(effects):
    told = effects({"a": ["roadmap"]}, {"a": ["roadmap"]})
    assert told == "On it: no coding of participants' words changes.\n\nNo code's numbers change."


def test_pages_stay_within_the_width(effects):
    told = effects({"a": ["roadmap"]}, {"a": ["platform"]})
    assert max(map(len, told.splitlines())) <= WIDTH
