"""People's codings of a corrected transcript: the same form, new places, and what became of each."""

import pandas as pd
import pytest

from focuscode.carry import carry_codings
from focuscode.errors import UsageError
from focuscode.tables import corrected, results


def typed(*rows):
    return pd.DataFrame(rows, columns=["transcript", "turn", "codes", "coder", "note"])


def test_typed_codings_go_where_their_turns_went(alignment):
    kept, told = carry_codings(
        alignment,
        typed(
            ["G0", "4", "leden", "An", "of another"],
            ["G1", "1", "", "An", "read"],
            ["G1", "2", "roadmap", "An", ""],
            ["G1", "3", "kennis|platform", "An", ""],
            ["G1", "4", "leden", "An", ""],
            ["G1", "5", "partners", "An", "one"],
            ["G1", "6", "leden|partners", "An", "two"],
            ["G2", "1", "leden", "An", ""],
        ),
    )
    assert kept.to_numpy().tolist() == [
        ["G0", "4", "leden", "An", "of another"],
        ["G1", "1", "", "An", "read"],
        ["G1", "2", "roadmap", "An", ""],
        ["G1", "3", "kennis|platform", "An", ""],
        ["G1", "4", "kennis|platform", "An", ""],
        ["G1", "5", "partners|leden", "An", "one / two"],
        ["G2", "1", "leden", "An", ""],
    ]
    states = dict(zip(zip(told["old_turn"], told["new_turn"], strict=True), told["state"], strict=True))
    assert states == {
        (1, 1): "same", (2, 2): "changed", (3, 3): "doubtful", (3, 4): "doubtful", (4, 0): "gone",
        (5, 5): "changed", (6, 5): "doubtful",
    }  # fmt: skip


def test_each_coding_is_carried_and_told(alignment, codings):
    frame = codings(
        ("roadmp", "roadmap", "An", "added"),
        ("Kennis delen", "kennis", "machine", "accepted"),
        ("een platform", "platform", "machine", "machine"),
        ("Ja.", "leden", "An", "added"),
    )
    kept, told = carry_codings(alignment, frame)
    assert kept["coding_id"].tolist() == ["G1-t002-roadmap-4-An", "G1-t003-kennis-0"]
    assert kept["matched"].tolist() == ["roadmap", "Kennis delen"]
    assert told["state"].tolist() == ["changed", "same", "gone"]
    assert list(kept.columns) == results.CODINGS.names
    assert kept.dtypes.to_dict() == frame.dtypes.to_dict()
    assert list(told.columns) == corrected.CARRIED_CODINGS.names


def test_codings_of_other_transcripts_stay_as_they_are(alignment, codings):
    frame = codings(("een platform", "platform", "machine", "machine"), ("Ja.", "leden", "An", "added"))
    frame.loc[0, "transcript"] = "G0"
    kept, told = carry_codings(alignment, frame)
    pd.testing.assert_frame_equal(kept, frame.iloc[:1])
    assert told["old_id"].tolist() == ["G1-t004-leden-0-An"]


@pytest.mark.parametrize("form", [[], ["transcript"], ["turn", "codes"], ["transcript", "turn", "code"]])
def test_what_are_no_codings_is_refused(alignment, form):
    with pytest.raises(UsageError, match="no codings"):
        carry_codings(alignment, pd.DataFrame(columns=form))


def test_no_codings_are_carried_to_none(alignment, codings):
    for frame in (typed(), codings()):
        kept, told = carry_codings(alignment, frame)
        assert (len(kept), len(told)) == (0, 0)
        assert list(kept.columns) == list(frame.columns)
        assert list(told.columns) == corrected.CARRIED_CODINGS.names


def test_a_decision_follows_the_coding_of_the_program(alignment, codings):
    frame = codings(
        ("Kennis delen", "kennis", "machine", "accepted"), ("een platform", "platform", "machine", "rejected")
    )
    first, second = frame["coding_id"]
    ids = {first: "G1-t003-kennis-7", second: ""}
    kept, told = carry_codings(alignment, frame, ids=ids)
    assert kept["coding_id"].tolist() == ["G1-t003-kennis-7"]
    assert told["why"].tolist()[1] == "the program does not find it any more"
