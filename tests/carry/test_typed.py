"""Codings of whole turns as a person types them."""

import pytest

from focuscode.carry.fates import Judge
from focuscode.carry.typed import carried_turns, codes_of, merged, turn_of


def row(turn, codes="a", coder="An", **more):
    return {"transcript": "G1", "turn": turn, "codes": codes, "coder": coder, **more}


def test_a_row_goes_to_each_part_of_its_turn(alignment):
    found = list(carried_turns(Judge(alignment), [row("3", "a|b")]))
    assert sorted((new["turn"], new["codes"]) for new, _ in found) == [("3", "a|b"), ("4", "a|b")]
    assert {told.new_id for _, told in found} == {"G1-turn-003", "G1-turn-004"}
    assert {told.state for _, told in found} == {"doubtful"}


@pytest.mark.parametrize(
    ("turn", "why"),
    [("4", "its turn is gone"), ("77", "the old transcript has no turn 77"), ("", "the old transcript has no turn "),
     ("drie", "the old transcript has no turn drie")],
)  # fmt: skip
def test_what_cannot_be_carried_says_why(alignment, turn, why):
    ((new, told),) = carried_turns(Judge(alignment), [row(turn)])
    assert new is None
    assert (told.state, told.why) == ("gone", why)


def test_what_is_gone_is_told_with_its_words(alignment):
    ((_, told),) = carried_turns(Judge(alignment), [row("4", "a | b")])
    assert (told.old_text, told.code, told.old_id, told.old_turn) == ("Ja.", "a|b", "G1-turn-004", 4)


def test_numbers_stay_numbers_and_text_stays_text(alignment):
    found = list(carried_turns(Judge(alignment), [row(2), row("2"), row("2.0")]))
    assert [new["turn"] for new, _ in found] == [2, "2", "2"]


def test_a_row_without_a_coder(alignment):
    ((new, told),) = carried_turns(Judge(alignment), [{"transcript": "G1", "turn": "1", "codes": ""}])
    assert (new, told.coder, told.state) == ({"transcript": "G1", "turn": "1", "codes": ""}, "", "same")


def test_rows_of_one_coder_and_turn_are_one():
    found = merged(
        [row("1", "a", note="x"), row("1", "b|a", note="y"), row("1", "c", "Bo", note=""), row("2", "", note="")]
    )
    assert [(one["turn"], one["codes"], one["coder"], one["note"]) for one in found] == [
        ("1", "a|b", "An", "x / y"), ("1", "c", "Bo", ""), ("2", "", "An", ""),
    ]  # fmt: skip


def test_cells():
    assert codes_of(" a|| b ") == ["a", "b"]
    assert [turn_of({"turn": cell}) for cell in ("7", " 7 ", "7.0", 7, "", "x")] == [7, 7, 7, 7, 0, 0]
