"""What was replaced, as a frame and as a page."""

import pytest

from focuscode.names.listed import Name
from focuscode.names.report import REPLACED, Outcome, page
from focuscode.names.sources import Sources
from focuscode.pseudonymise import pseudonymised

NAMES = [Name(("Kathleen", "Kath"), "", "person"), Name(("Gent",), "", "place"), Name(("Beer",), "", "person")]


@pytest.fixture
def outcome(make_talk):
    talks = (
        make_talk(("M", "Dag Kathleen."), ("An", "Kath uit Gent. Mail a@b.be."), name="FG1"),
        make_talk(("P1", "Beer zag Kathleen."), name="FG2"),
    )
    return pseudonymised(Sources(talks), NAMES[:1] + NAMES[2:] + [Name(("Voka",))], ("emails",))


def test_the_frame_counts_by_name_and_transcript(outcome):
    frame = outcome.replaced()
    assert list(frame.columns) == REPLACED.names
    assert frame.to_dict("split")["data"] == [
        ["Kathleen", "[persoon-1]", "person", "FG1", 2],
        ["Kathleen", "[persoon-1]", "person", "FG2", 1],
        ["Beer", "[persoon-2]", "person", "FG2", 1],
        ["Voka", "", "other", "", 0],
        ["", "[e-mail]", "emails", "FG1", 1],
    ]


def test_nothing_replaced_is_an_empty_frame_with_all_columns():
    frame = Outcome((), (), (), {}).replaced()
    assert list(frame.columns) == REPLACED.names
    assert frame.empty


def test_the_page_tells_names_doubts_labels_and_what_is_left_to_do(outcome):
    text = page(outcome)
    assert text.startswith("2 transcripts: 5 replacements, 2 of 3 names of the list.\n")
    rows = [line.split() for line in text.splitlines()]
    assert ["Kathleen", "[persoon-1]", "person", "3", "FG1", "2,", "FG2", "1"] in rows
    assert ["[e-mail]", "emails", "1", "FG1", "1"] in rows
    assert "Look whether the name was meant:\nname  transcript  lines\nBeer  FG2         1\n" in text
    assert "group  label  becomes\nFG1    An     spreker-1\n" in text
    assert "Labels of speakers that stay as they are: 2.\n" in text
    assert "Still to do by hand" in text


def test_the_page_of_nothing_is_short():
    assert page(Outcome((), (), (), {})).splitlines()[0] == "0 transcripts: 0 replacements, 0 of 0 names of the list."
    assert "becomes" not in page(Outcome((), (), (), {}))
