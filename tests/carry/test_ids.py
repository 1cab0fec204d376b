"""Old ids and new ones: turns, segments of another unit, and the program's codings."""

import pandas as pd
import pytest

from focuscode.align import align_transcripts
from focuscode.assemble import code_transcripts
from focuscode.carry.ids import updated_ids
from focuscode.measures import coding_list, segment_list
from focuscode.tables import corrected, results


@pytest.fixture(scope="module")
def book(make_book):
    return make_book({"roadmap": ["roadmap"], "platform": ["platform"], "kennis": ["{phrase: kennis delen, gap: 2}"],
                      "leden": ["lid"]})  # fmt: skip


def mapped(alignment, book, unit="turn"):
    both = [code_transcripts([talk], book, unit=unit) for talk in (alignment.old, alignment.new)]
    segments = tuple(segment_list(coding) for coding in both)
    return updated_ids(alignment, segments=segments, codings=tuple(coding_list(coding) for coding in both))


def of(frame, kind):
    rows = frame[frame["kind"] == kind]
    return list(zip(rows["old_id"], rows["new_id"], rows["state"], strict=True))


def test_turns_have_their_ids(alignment):
    frame = updated_ids(alignment)
    assert list(frame.columns) == corrected.UPDATED_IDS.names
    assert of(frame, "turn")[:5] == [
        ("G1-turn-001", "G1-turn-001", "same"),
        ("G1-turn-002", "G1-turn-002", "changed"),
        ("G1-turn-003", "G1-turn-004", "split"),
        ("G1-turn-003", "G1-turn-003", "split"),
        ("G1-turn-004", "", "gone"),
    ]
    assert of(frame, "turn")[-1] == ("", "G1-turn-008", "new")


def test_codings_of_the_program_come_and_go(alignment, book):
    found = mapped(alignment, book)
    assert of(found, "coding") == [
        ("G1-t003-kennis-0", "G1-t003-kennis-0", "same"),
        ("G1-t003-platform-51", "G1-t004-platform-17", "same"),
        ("G1-t006-leden-6", "G1-t005-leden-28", "same"),
        ("", "G1-t002-roadmap-4", "new"),
    ]
    rows = found[found["kind"] == "coding"]
    assert rows["new_text"].tolist() == ["Kennis delen", "platform", "leden", "roadmap"]


def test_a_coding_that_is_gone_is_told_with_its_words(make_talk, book):
    alignment = align_transcripts(
        make_talk(("An", "Een roadmap, ja, dat is het.")), make_talk(("An", "Een landkaart, ja, dat is het."))
    )
    rows = mapped(alignment, book)
    rows = rows[rows["kind"] == "coding"]
    assert rows[["state", "old_text", "new_id"]].to_numpy().tolist() == [["gone", "roadmap", ""]]


def test_a_coding_in_changed_words_is_the_same_coding(make_talk, book):
    alignment = align_transcripts(
        make_talk(("An", "Een roadmap, ja, dat is het.")), make_talk(("An", "Twee roadmaps, ja, dat is het."))
    )
    assert of(mapped(alignment, book), "coding") == [("G1-t001-roadmap-4", "G1-t001-roadmap-5", "changed")]


def test_codings_of_one_code_keep_apart(make_talk, book):
    old = make_talk(("An", "Roadmap roadmap roadmap."), ("Bo", "Nog een roadmap."))
    new = make_talk(("An", "Roadmap roadmap."), ("Bo", "Nog een roadmap."))
    found = of(mapped(align_transcripts(old, new), book), "coding")
    assert [state for *_, state in found].count("gone") == 1
    new_ids = [new_id for _, new_id, _ in found if new_id]
    assert len(new_ids) == len(set(new_ids)) == 3
    assert found[-1] == ("G1-t002-roadmap-8", "G1-t002-roadmap-8", "same")


def test_segments_of_another_unit(alignment, book):
    found = of(mapped(alignment, book, "sentence"), "segment")
    assert ("G1-sentence-003", "G1-sentence-003", "same") in found
    assert [new for old, new, _ in found if old == "G1-sentence-005"] == [""]


def test_of_nothing_there_are_no_ids(make_talk):
    nothing = make_talk()
    codings = pd.DataFrame(columns=results.CODINGS.names)
    frame = updated_ids(align_transcripts(nothing, nothing), codings=(codings, codings))
    assert (len(frame), list(frame.columns)) == (0, corrected.UPDATED_IDS.names)
