"""Hits in context, of a code and of any word."""

from dataclasses import replace

import pytest

from focuscode.errors import UsageError
from focuscode.kwic import in_context, kwic_of_code, kwic_of_term, one_term, sort_context
from focuscode.pipeline import code_files
from focuscode.results import open_results
from focuscode.tables.results import KWIC

FIRST = (
    "Moderator: Is er een roadmap?\n"
    "P1: Wij delen kennis graag.\tEn ook\nroadmaps. Kennis wordt niet gedeeld 😀.\n"
    "P2: Ja.\n"
)
SECOND = "Moderator: En hier?\nP3: =roadmap\nP4: Neen. Kennis. Delen we nooit. Roadmap.\n"
TERMS = {"roadmap": ["roadmap"], "sharing": ["{phrase: kennis delen, gap: 2}"], "silent": ["zwijgen"]}


@pytest.fixture(scope="module")
def results(tmp_path_factory, book_text):
    folder = tmp_path_factory.mktemp("kwic")
    (folder / "A.txt").write_text(FIRST, encoding="utf-8")
    (folder / "B.txt").write_text(SECOND, encoding="utf-8")
    (folder / "book.yaml").write_text(book_text(TERMS), encoding="utf-8")
    made = {}

    def at(unit="turn"):
        if unit not in made:
            out = folder / unit.replace(":", "")
            code_files([folder / "A.txt", folder / "B.txt"], folder / "book.yaml", out, unit=unit)
            made[unit] = open_results(out)
        return made[unit]

    return at


def test_the_codings_of_a_code_stand_in_context(results):
    found = kwic_of_code(results(), "roadmap")
    assert found.columns.tolist() == KWIC.names
    assert found[["coding_id", "left", "hit", "right"]].values.tolist() == [
        ["A-t001-roadmap-10", "Is er een ", "roadmap", "?"],
        ["A-t002-roadmap-31", "Wij delen kennis graag. En ook ", "roadmaps", ". Kennis wordt niet gedeeld 😀."],
        ["B-t002-roadmap-1", "=", "roadmap", ""],
        ["B-t003-roadmap-30", "Neen. Kennis. Delen we nooit. ", "Roadmap", "."],
    ]


def test_a_hit_in_two_pieces_is_shown_whole(results):
    row = kwic_of_code(results(), "sharing").iloc[0]
    assert (row["hit"], row["right"]) == ("Kennis wordt niet gedeeld", " 😀.")


def test_the_width_cuts_both_sides_inside_the_turn(results):
    row = kwic_of_code(results(), "roadmap", width=5).iloc[1]
    assert (row["left"], row["right"]) == (" ook ", ". Ken")
    row = kwic_of_code(results(), "roadmap", width=5).iloc[0]
    assert (row["left"], row["right"]) == (" een ", "?")


def test_a_code_without_a_coding_has_no_hit(results):
    assert len(kwic_of_code(results(), "silent")) == 0


def test_an_unknown_code_is_refused_with_what_is_near(results):
    with pytest.raises(UsageError, match=r"No code 'roadmapp' in book\.yaml\. Near: roadmap\."):
        kwic_of_code(results(), "roadmapp")


@pytest.mark.parametrize(
    ("term", "hits"),
    [
        ("delen", ["delen", "gedeeld", "Delen"]),
        ("kennis  delen", []),
        ("nooit", ["nooit"]),
        ("Is er", ["Is er"]),
        ("zwijgen", []),
        ("", []),
        ("?!", []),
    ],
)
def test_any_word_or_phrase_is_found_coded_or_not(results, term, hits):
    found = kwic_of_term(results(), term)
    assert found["hit"].tolist() == hits
    assert (found["coding_id"] + found["code"] == "").all()
    assert found.columns.tolist() == KWIC.names


def test_moderators_are_searched_too(results):
    assert kwic_of_term(results(), "roadmap")["speaker_type"].tolist() == [
        "moderator", "participant", "participant", "participant",
    ]  # fmt: skip


@pytest.mark.parametrize("unit", ["turn", "sentence", "window:2"])
def test_the_segments_are_those_of_the_results(results, unit):
    known = set(results(unit).table("segments")["segment_id"])
    for found in (kwic_of_term(results(unit), "delen"), kwic_of_code(results(unit), "roadmap")):
        assert len(found) > 2
        assert set(found["segment_id"]) <= known


def test_a_search_in_code_gives_what_the_codings_say(results):
    plain = kwic_of_term(results(), "roadmap")
    coded = kwic_of_code(results(), "roadmap")
    columns = ["segment_id", "left", "hit", "right", "rule"]
    assert plain[columns].values.tolist() == coded[columns].values.tolist()


def test_the_language_is_that_of_the_results(results, tmp_path):
    folder = results().folder.parent
    code_files([folder / "A.txt"], folder / "book.yaml", tmp_path, language_code="en")
    assert kwic_of_term(open_results(tmp_path), "delen")["hit"].tolist() == ["delen"]  # no Dutch forms


@pytest.mark.parametrize(
    ("by", "places"),
    [("place", [1, 2, 2, 3]), ("left", [2, 1, 3, 2]), ("right", [2, 3, 2, 1])],
)
def test_hits_can_be_sorted_by_the_words_around_them(results, by, places):
    found = sort_context(kwic_of_code(results(), "roadmap"), by)
    assert found["turn"].tolist() == places
    assert found.index.tolist() == [0, 1, 2, 3]


def test_hits_with_the_same_words_around_them_keep_their_order(results):
    found = kwic_of_code(results(), "roadmap")
    assert sort_context(found.assign(left="X y", right=""), "left").equals(found.assign(left="X y", right=""))
    assert len(sort_context(found.head(0), "right")) == 0


def test_another_order_is_refused(results):
    with pytest.raises(UsageError, match=r"cannot be sorted by 'rigth'\. Near: right\."):
        sort_context(kwic_of_code(results(), "roadmap"), "rigth")


def test_one_term_makes_a_codebook_of_its_own():
    one, other = one_term("kennis  delen", "nl"), one_term("kennis delen", "en")
    assert one.codes[0].terms[0].text == "kennis delen"
    assert one.sha256 != other.sha256


def test_codings_chosen_by_hand_can_be_shown(results):
    codings = results().table("codings")
    found = in_context(codings[codings["speaker"] == "P4"], results(), 3)
    assert found[["left", "hit"]].values.tolist() == [["t. ", "Roadmap"]]
    assert len(in_context(codings.head(0), results())) == 0


def test_damaged_results_say_what_is_missing(results, tmp_path):
    with pytest.raises(UsageError, match="No table 'codings'"):
        kwic_of_code(replace(results(), folder=_without_tables(results().folder, tmp_path)), "roadmap")


def _without_tables(folder, tmp_path):
    for name in ("codebook.yaml", "manifest.json"):
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    return tmp_path
