"""Codings with a range: every column that speaks of the place is brought up to date."""

import pytest

from focuscode.carry.fates import Judge
from focuscode.carry.spans import Around, carried_spans, of_people, pieces_of


def rows_of(frame):
    return frame.to_dict("records")


def carried(alignment, frame, around=None):
    return list(carried_spans(Judge(alignment), rows_of(frame), around or Around()))


def test_the_columns_of_the_place_follow(alignment, codings):
    ((new, told),) = carried(alignment, codings(("platform", "platform", "An", "added")))
    turn = alignment.new.turns[3]
    assert (new["turn"], new["speaker"], new["segment_id"]) == (4, "Bo", "G1-turn-004")
    assert alignment.new.text[new["start"] : new["end"]] == new["matched"] == "platform"
    assert new["coding_id"] == f"G1-t004-platform-{new['start'] - turn.start}-An"
    assert new["sentence"] == "Dat moet met een platform gebeuren, vind ik."
    assert (new["sentence_start"], new["sentence_end"]) == (turn.start, turn.end)
    assert (new["code"], new["coder"], new["status"]) == ("platform", "An", "added")
    assert (told.state, told.old_turn, told.new_turn) == ("same", 3, 4)


def test_pieces_and_cues_follow(alignment, codings):
    frame = codings(("Kennis delen, en daarna nog", "kennis", "machine", "accepted"))
    start = alignment.old.text.index("Kennis")
    frame["pieces"] = f"{start}-{start + 6};{start + 17}-{start + 23}"
    frame["matched"] = "Kennis … daarna"
    gone = alignment.old.text.index("Ja.")
    frame["cues"] = f"hedged:{start + 7}-{start + 12};negated:{gone}-{gone + 2}"
    ((new, told),) = carried(alignment, frame)
    assert new["matched"] == "Kennis … daarna"
    assert [alignment.new.text[a:b] for a, b in pieces_of(new)] == ["Kennis", "daarna"]
    flag, _, place = new["cues"].partition(":")
    assert flag == "hedged"
    assert alignment.new.text[slice(*map(int, place.split("-")))] == "delen"
    assert told.state == "same"


def test_pieces_that_were_parted_are_doubtful(alignment, codings):
    frame = codings(("Kennis delen, en daarna nog eens. Dat moet met een platform", "kennis", "An", "added"))
    start = alignment.old.text.index("Kennis")
    end = alignment.old.text.index("platform")
    frame["pieces"] = f"{start}-{start + 6};{end}-{end + 8}"
    frame["matched"] = "Kennis … platform"
    ((new, told),) = carried(alignment, frame)
    assert (new["matched"], new["pieces"], told.state) == ("Kennis", "", "doubtful")


def test_what_a_person_made_or_decided():
    rows = [{"coder": coder, "status": status} for coder, status in [("machine", "machine"), ("machine", "rejected"),
                                                                     ("An", "added"), ("An", "machine")]]  # fmt: skip
    assert [of_people(row) for row in rows] == [False, True, True, True]


@pytest.mark.parametrize(("column", "value"), [("matched", "anders"), ("turn", 77), ("start", 10_000), ("end", 0)])
def test_a_coding_of_another_text_is_not_carried(alignment, codings, column, value):
    frame = codings(("platform", "platform", "An", "added"))
    frame[column] = value
    ((new, told),) = carried(alignment, frame)
    assert new is None
    assert told.why == "its words do not stand there in the old transcript"


def test_words_that_are_gone_and_turns_that_are_gone(alignment, codings):
    (first, second) = carried(alignment, codings(("Ja.", "leden", "An", "added"), ("gedaan", "leden", "An", "added")))
    assert first[0] is second[0] is None
    assert (first[1].why, second[1].why) == ("its turn is gone", "its turn is gone")
    assert first[1].old_text == "Ja."


def test_segments_of_the_new_coding_are_named(alignment, codings):
    frame = codings(("platform", "platform", "An", "added"))
    turn = alignment.new.turns[3]
    around = Around(segments=[(0, turn.start, "G1-sentence-001"), (turn.start, turn.end, "G1-sentence-002")])
    assert carried(alignment, frame, around)[0][0]["segment_id"] == "G1-sentence-002"
    frame["segment_id"] = "G1-sentence-009"
    assert carried(alignment, frame)[0][0]["segment_id"] == ""


def test_text_cells_are_numbers_too(alignment, codings):
    frame = codings(("platform", "platform", "An", "added")).astype(str)
    ((new, _),) = carried(alignment, frame)
    assert new["turn"] == 4
