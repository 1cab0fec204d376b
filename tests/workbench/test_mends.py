"""What would put wrong examples right, as a frame and as a page."""

from pathlib import Path

import pytest

from focuscode.codebook import read_codebook
from focuscode.errors import UsageError
from focuscode.tables import codebook as tables
from focuscode.workbench.examples import try_examples
from focuscode.workbench.mends import mend_page, of_code, try_mends

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def wrong(tried_book):
    return tried_book(
        roadmap=(
            ["{phrase: kennis delen}", "roadmap"],
            ["Een roadmap.", "Kennis zelf delen.", "Onze buren maken lawaai."],
            ["De roadmap van de software.", "Wij delen geen kennis.", "Kennis die wij delen."],
        ),
        fine=(["platform"], ["Een platform."], ["Een perron."]),
        bare=([], ["Een trein."], ["Een tram."]),
    )


def test_each_wrong_sentence_has_a_row_and_no_right_one(wrong):
    table = try_mends(wrong)
    assert list(table.columns) == tables.MENDS.names
    tried = try_examples(wrong)
    bad = tried[tried["right"] == 0]
    assert set(zip(table["code"], table["kind"], table["sentence"], strict=True)) == set(
        zip(bad["code"], bad["kind"], bad["sentence"], strict=True)
    )


def test_a_miss_names_the_term_its_line_and_the_proposal(wrong):
    table = try_mends(wrong)
    row = table[table["sentence"] == "Kennis zelf delen."].iloc[0]
    assert (row["term"], row["term_line"]) == ("phrase: kennis delen", 7)
    assert row["proposal"] == "{phrase: kennis delen, gap: 1}"
    assert row["way"] == ""


def test_a_counterexample_that_a_proposal_would_hit_is_told(wrong, tried_book):
    assert try_mends(wrong)["hits"].tolist() == [""] * len(try_mends(wrong))
    book = tried_book(a=(["kennis delen"], ["Kennis zelf delen."], ["Kennis nooit delen."]))
    assert try_mends(book)["hits"].tolist() == ["Kennis nooit delen."]
    assert "but it hits the counterexample “Kennis nooit delen.”" in mend_page(book)


def test_a_counterexample_that_is_hit_already_is_not_held_against_a_proposal(tried_book):
    book = tried_book(a=(["{lemma: net, except: [dat net]}"], ["In dat net zit het."], ["Onze netten."]))
    rows = try_mends(book, "a")
    assert rows[rows["kind"] == "example"]["hits"].tolist() == [""]


def test_where_nothing_comes_near_the_unknown_words_are_told(wrong):
    table = try_mends(wrong)
    row = table[table["sentence"] == "Onze buren maken lawaai."].iloc[0]
    assert (row["term"], row["term_line"], row["proposal"]) == ("", 0, "")
    assert row["why"] == (
        "no term of the code comes near; words that no term of the codebook knows: buren, maken, lawaai"
    )
    assert try_mends(wrong, "bare").iloc[0]["why"].startswith("the code has no terms; words that no term")


def test_a_hit_says_why_and_what_stops_it(wrong):
    table = try_mends(wrong)
    row = table[table["kind"] == "counterexample"].iloc[0]
    assert row["sentence"] == "De roadmap van de software."
    assert row["why"] == "“roadmap”: it stands in the codebook just so"
    assert row["way"] == "not beside this word"
    assert row["proposal"] == "{lemma: roadmap, unless: {near: [software], within: 3}}"


def test_a_hit_that_nothing_stops_is_told_all_the_same(tried_book):
    book = tried_book(a=(["{word: roadmap}"], ["Roadmap!"], ["Roadmap."]))
    table = try_mends(book)
    assert table["proposal"].tolist() == [""]
    assert "nothing that was tried stops it" in table["way"].iloc[0]
    assert "nothing that was tried stops it" in mend_page(book)


def test_one_code_alone(wrong):
    assert set(try_mends(wrong, "roadmap")["code"]) == {"roadmap"}
    assert try_mends(wrong, "fine").empty
    assert list(try_mends(wrong, "fine").columns) == tables.MENDS.names
    with pytest.raises(UsageError, match="Near: roadmap"):
        of_code(try_examples(wrong), wrong, "roadmop")


def test_the_page_counts_a_code_a_line_and_goes_on_with_what_is_wrong(wrong):
    page = mend_page(wrong)
    lines = page.splitlines()
    assert lines[0].split() == ["code", "examples", "hit", "counterexamples", "not", "hit"]
    assert lines[1].split() == ["roadmap", "1", "of", "3", "2", "of", "3", "look", "below"]
    assert lines[2].split() == ["fine", "1", "of", "1", "1", "of", "1"]
    assert "roadmap: an example is missed (probe.yaml:4)" in page
    assert "roadmap: a counterexample is hit, and should not be (probe.yaml:4)" in page
    assert "      would hit it:\n        - {phrase: kennis delen, gap: 1}" in page
    assert page.endswith("6 of 10 examples come out as they should.")


def test_a_page_without_anything_wrong_is_short(wrong):
    assert mend_page(wrong, "fine").splitlines()[-1] == "2 of 2 examples come out as they should."
    assert len(mend_page(wrong, "fine").splitlines()) == 4


def test_a_codebook_without_examples_says_what_to_write(tried_book):
    assert mend_page(tried_book(a=(["roadmap"],))).startswith("No example to try. Write some")


def test_a_sentence_that_stands_twice_is_told_once_a_term(tried_book):
    book = tried_book(a=(["roadmap"], ["Onze buren.", "Onze buren."]))
    assert mend_page(book).count("“Onze buren.”") == 1


def test_what_the_demo_says_of_a_broken_term():
    book, _ = read_codebook(ROOT / "codebooks" / "spco-roles.yaml")
    assert try_mends(book).empty
    assert mend_page(book).endswith("206 of 206 examples come out as they should.")


def test_ways_to_keep_a_counterexample_out_are_named_once(tried_book):
    book = tried_book(a=(["helpen"], [], ["Ik heb het dossier helpen schrijven."]))
    page = mend_page(book)
    assert page.count("not beside this word:\n") == page.count("not in this phrase:\n") == 1
    assert page.count("        - {lemma: helpen, unless") == page.count("        - {lemma: helpen, except") == 2
