"""Names without a colon: which get one, and what stays as it stands."""

import pytest

from focuscode.readers.block import Paragraph
from focuscode.readers.leads import by_style, with_colons


def texts(*paragraphs):
    return [p.text for p in with_colons(list(paragraphs))]


def bold(text, lead=None):
    return Paragraph(text, lead=len(text) if lead is None else lead)


def test_names_that_come_back_get_a_colon_and_a_lone_one_of_the_same_look_too():
    assert texts(bold("Anna Dag", 5), bold("Bart Ja", 5), bold("Anna Goed", 4), Paragraph("Anna zegt")) == [
        "Anna: Dag", "Bart: Ja", "Anna: Goed", "Anna zegt",
    ]  # fmt: skip


def test_names_on_a_line_of_their_own_and_headings():
    assert texts(bold("Anna"), Paragraph("Dag"), bold("Anna")) == ["Anna:", "Dag", "Anna:"]
    heading = Paragraph("P1", heading=True)
    assert texts(Paragraph("Inleiding", heading=True), heading, Paragraph("Ja"), heading) == [
        "Inleiding",
        "P1:",
        "Ja",
        "P1:",
    ]


def test_names_before_tabs_only_if_they_come_back_or_are_codes():
    assert texts(Paragraph("INT\tWie?"), Paragraph("P1\tIk"), Paragraph("Zo\tdus")) == [
        "INT:\tWie?",
        "P1:\tIk",
        "Zo\tdus",
    ]


def test_a_name_with_a_time_behind_it_needs_no_colon():
    assert texts(bold("Anna 0:03\nDag", 5), bold("Anna  0:09\nJa", 4)) == ["Anna  0:03\nDag", "Anna  0:09\nJa"]


def test_a_name_alone_gets_the_colon_that_it_has_elsewhere():
    lines = [
        Paragraph("[0:01] P10: Dag"),
        Paragraph("P10: ja"),
        Paragraph("[0:09] P10"),
        Paragraph("Nee"),
        Paragraph("P11"),
    ]
    assert texts(*lines) == ["[0:01] P10: Dag", "P10: ja", "[0:09] P10:", "Nee", "P11"]


@pytest.mark.parametrize(
    "lead", ["Ja, precies!", "Wat is dat?", "P1:", "a b c d e f g h " * 8, "Dat klopt.", "", "één\ntwee"]
)
def test_what_is_no_name_stays_as_it_is(lead):
    given = [bold(f"{lead} en nog wat", len(lead)), bold(f"{lead} en verder", len(lead))]
    assert texts(*given) == [p.text for p in given]


def test_what_is_no_speech_gets_no_colon():
    assert texts(*[Paragraph("Anna", lead=4, reason="page header")] * 3) == ["Anna"] * 3


def test_styles_that_are_called_as_speakers_are_make_speakers():
    lines = [
        Paragraph("Wie?", style="Interviewer"),
        Paragraph("Ik", style="Respondent"),
        Paragraph("Ja", style="Respondent"),
    ]
    assert [p.speaker for p in by_style(lines)] == ["Interviewer", "Respondent", ""]
    assert by_style([Paragraph("Wie?", style="Interviewer"), Paragraph("Ik", style="Normal")]) == []
