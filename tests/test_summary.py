"""What a run says at the end, in the order of a reader's questions."""

from dataclasses import replace
from pathlib import Path

import pytest

from focuscode.assemble import code_transcripts
from focuscode.errors import finding
from focuscode.model import Place
from focuscode.pipeline import code_study
from focuscode.sheets import Lists, result_tables
from focuscode.study import read_study
from focuscode.summary import opening, summary

TERMS = {"roadmap": ["roadmap"], "sharing": ["kennis delen"], "silent": ["zwijgen"], "trust": ["vertrouwen"]}
TIERS = {"roadmap": "framework", "sharing": "action", "silent": "action", "trust": "action"}
ONE = [
    ("M1", "Een roadmap, een roadmap, een roadmap?"),
    ("P1", "Een roadmap is een goed begin van alles."),
    ("P2", "Kennis delen. Roadmap."),
    ("P1", "Dat weet ik niet zo goed hoor, zeg ik u."),
]
TWO = [("P1", "Kennis delen, roadmap."), ("", "Vertrouwen.")]


def tables_of(coding, expected=None):
    return {**result_tables(coding, expected or {}), "codings": Lists(coding).head("codings", 100)}


@pytest.fixture(scope="module")
def page(make_book, make_talk):
    def make(*talks, expected=None, unit="turn"):
        book = make_book(TERMS, tiers=TIERS)
        named = [make_talk(*turns, name=f"G{n}") for n, turns in enumerate(talks, 1)]
        coding = code_transcripts(named, book, unit=unit)
        return summary(coding, tables_of(coding, expected))

    return make


def test_it_tells_what_was_read_what_came_out_and_how_far_to_trust_it(page):
    lines = page(ONE, TWO, expected={"G1": 7}).split("\n")
    assert lines[0].split() == ["group", "file", "turns", "words", "participants", "moderator", "left", "out"]
    assert lines[1].split() == ["G1", "G1.txt", "4", "27", "2", "of", "7", "M1", "4"]
    assert lines[2].split() == ["G2", "G2.txt", "2", "4", "1", "none", "found", "1"]
    assert any(line.startswith("Codebook probe 1.0.0+") and "4 codes, 4 terms; no examples." in line for line in lines)
    assert "6 codings of participants' words; 1 of 2 substantive turns (50 %) carry no code yet." in lines
    assert lines[-2] == "Not validated: no coding has been read by a person."
    assert lines[-1] == ""


def test_the_examples_are_of_different_codes_and_groups(page):
    shown = page(ONE, TWO)
    assert "  G1-t002-roadmap-4  P1\n    Een »roadmap« is een goed begin van alles.\n" in shown
    assert "    roadmap: the term “roadmap”, as written" in shown
    assert "  G2-t001-sharing-0  P1\n    »Kennis delen«, roadmap.\n" in shown
    assert "  G2-t002-trust-0  unknown\n" in shown
    assert shown.count("the term “") == 3


def test_a_moderators_hit_is_no_example(page):
    shown = page([("M1", "Een roadmap?"), ("P1", "Ja.")])
    assert "For example" not in shown
    assert "0 codings of participants' words" in shown


def test_frequencies_stand_at_the_end_with_tiers_marked(page):
    rows = [line.split() for line in page(ONE, TWO).split("\n")]
    assert ["roadmap", "theme", "2", "of", "2", "3", "of", "3", "3", "120.0", "33", "%"] in rows
    assert ["silent", "theme", "0", "of", "2", "0", "of", "3", "0", "0.00", "–"] in rows
    assert ["=", "framework", "tier", "2", "of", "2", "3", "of", "3", "3", "120.0", "33", "%"] in rows


def test_the_unit_names_the_column(page):
    assert "  sentences  " in page(ONE, unit="sentence")
    assert "  window:2s  " in page(ONE, unit="window:2")


def test_examples_of_the_codebook_are_tried(make_book, make_talk):
    book = make_book({"roadmap": ["roadmap"]})
    code = replace(book.codes[0], examples=("De roadmap.", "Iets anders."), counterexamples=("Een kaart.",))
    coding = code_transcripts([make_talk(*ONE)], replace(book, codes=(code,)))
    shown = summary(coding, tables_of(coding))
    assert "2 of its 3 examples come out as they should." in shown


def test_a_study_has_its_title_above_and_says_that_it_is_synthetic(make_study, tmp_path):
    folder = make_study(tmp_path)
    study, _ = read_study(folder / "study.yaml")
    coding, _ = code_study(folder)
    assert summary(coding, tables_of(coding), study).startswith("A study to try\nSYNTHETIC: invented for the tests\n\n")
    assert summary(coding, tables_of(coding), replace(study, synthetic="")).startswith("A study to try\n\n")


def test_nothing_coded_is_a_page_too(page):
    assert "0 codings" in page()
    assert "(–)" in page([("P1", "ja")])


def test_where_to_look_first_is_told_with_forward_slashes():
    assert opening(Path("results")) == "\nOpen results/results.xlsx\n"


def test_files_that_were_not_read_are_told_with_the_reason(make_book, make_talk):
    coding = code_transcripts([make_talk(("P1", "ja"))], make_book(TERMS, tiers=TIERS))
    told = [finding("F003", Place("leeg.txt")), finding("F108", Place("anders.txt"))]
    text = summary(coding, tables_of(coding), told=told)
    assert "1 of 2 files were not read\n  leeg.txt: The file is empty." in text
    assert "anders.txt" not in text


def test_of_very_many_files_the_first_are_listed(make_book, make_talk, monkeypatch):
    monkeypatch.setattr("focuscode.summary.FILES", 1)
    talks = [make_talk(("P1", "ja"), name=name) for name in ("A", "B", "C")]
    coding = code_transcripts(talks, make_book(TERMS, tiers=TIERS))
    assert "… and 2 more: see data/transcripts.csv" in summary(coding, tables_of(coding))
