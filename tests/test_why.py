"""Every coding can say why it is there."""

import pytest

from focuscode.errors import UsageError
from focuscode.pipeline import code_files
from focuscode.results import open_results
from focuscode.why import Reason, marked, why

TALK = "Moderator: Wat nu?\nP1: Ja.\nWij willen kennis, denk ik, breed delen! Een roadmap.\n\nP2: flurps\n: roadmap\n"
TERMS = {"roadmap": ["roadmap"], "sharing": ["{phrase: kennis delen, gap: 5}"], "flurp": ["flurp"]}


@pytest.fixture(scope="module")
def results(tmp_path_factory, book_text):
    folder = tmp_path_factory.mktemp("why")
    (folder / "A.txt").write_text(TALK, encoding="utf-8")
    text = book_text(TERMS, tiers=dict.fromkeys(TERMS, "low"))
    (folder / "book.yaml").write_text(text.replace("Code sharing", "Sharing <it>"), encoding="utf-8")
    code_files([folder / "A.txt"], folder / "book.yaml", folder / "out")
    return open_results(folder / "out")


def test_the_reason_holds_everything_a_reviewer_asks(results):
    assert why(results, "A-t002-sharing-15") == Reason(
        coding_id="A-t002-sharing-15",
        code="sharing",
        label="Sharing <it>",
        tier="low",
        definition="what sharing means",
        matched="kennis … delen",
        term="phrase: kennis delen, gap: 5",
        kind="phrase",
        rule="words in order: as written",
        confidence="high",
        sentence="Wij willen »kennis«, denk ik, breed »delen«!",
        speaker="P1",
        speaker_type="participant",
        group="A",
        section="",
        source="A.txt:3",
        codebook="book.yaml:19",
        codebook_version=results.codebook.stamp,
        coder="machine",
        status="machine",
    )


def test_a_guess_says_so(results):
    reason = why(results, "A-t003-flurp-0")
    assert (reason.confidence, reason.sentence.split()[0]) == ("low", "»flurps«")


def test_the_line_is_that_of_the_hit(results):
    found = [why(results, coding_id) for coding_id in results.table("codings")["coding_id"]]
    lines = TALK.split("\n")
    for reason in found:
        line = int(reason.source.split(":")[1])
        assert reason.matched.split(" … ")[0] in lines[line - 1]


@pytest.mark.parametrize(
    ("coding_id", "words"),
    [
        ("A-t002-sharing-16", r"Near: A-t002-sharing-15"),
        ("", r"No coding ''\. Known: A-t002-"),
        ("???", r"No coding '\?\?\?'\."),
    ],
)
def test_an_unknown_id_is_refused_with_what_is_near(results, coding_id, words):
    with pytest.raises(UsageError, match=words):
        why(results, coding_id)


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        ({"pieces": "", "start": 3, "end": 10, "sentence_start": 0, "sentence_end": 11}, "De »roadmap«!"),
        ({"pieces": "", "start": 0, "end": 2, "sentence_start": 0, "sentence_end": 2}, "»De«"),
        ({"pieces": "0-2;10-11", "start": 0, "end": 11, "sentence_start": 0, "sentence_end": 14}, "»De« roadmap»!« Ja"),
        ({"pieces": "", "start": 12, "end": 14, "sentence_start": 12, "sentence_end": 14}, "»Ja«"),
    ],
)
def test_each_piece_of_the_hit_is_marked_in_its_sentence(row, shown):
    assert marked(row, "De roadmap! Ja") == shown


def test_line_ends_and_tabs_become_single_spaces():
    row = {"pieces": "", "start": 4, "end": 11, "sentence_start": 0, "sentence_end": 14}
    assert marked(row, "De\n\troadmap  .") == "De »roadmap« ."
