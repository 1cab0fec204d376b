"""Lines that a program put into a transcript, and speech that looks like them."""

import pytest

from focuscode.readers.notices import REACH, is_page_number, reason


@pytest.mark.parametrize(
    "line",
    [
        "Transcribed by https://otter.ai",
        "  Transcription by Happy Scribe.ai",
        "Meeting ended after 00:54:54 👋",
        "### Meeting ended after 00:50:32 👋",
        "Transcription ended after 00:54:54",
        "This editable transcript was computer generated and might contain errors.",
        "Nele Wouters started transcription",
        "Nele Wouters stopped the recording",
        "Van den Broeck, Elke heeft de transcriptie gestart",
        "Nele Wouters is begonnen met transcriberen",
        "Nele Wouters a arrêté la transcription",
        "Nele Wouters hat die Transkription gestartet",
        "*AI-generated content may be incorrect.*",
    ],
)
def test_what_a_program_wrote(line):
    assert reason(line) == "added by a program"


@pytest.mark.parametrize(
    "line",
    [
        *["Ja.", "", "Hij started recording", "Toen stopped the recording ook", "He started recording", "17", "P. 3"],
        *["De meeting ended after een uur", "Ik heb de transcriptie gestart", "We transcribed it by hand", "...", "--"],
        *["#hashtag", "x" * (REACH + 1), "Page 3"],
    ],
)
def test_what_was_said(line):
    assert reason(line) == ""


@pytest.mark.parametrize("line", ["Page 3 of 12", "pagina 3 van 12", "blz. 3/12", "Seite 3 von 12"])
def test_the_number_of_a_page_and_of_how_many(line):
    assert reason(line) == "page number"


@pytest.mark.parametrize("line", ["---", "***", "* * *", "=====", "___", "–––"])
def test_a_drawn_line(line):
    assert reason(line) == "drawn line"


@pytest.mark.parametrize("line", ["# Inleiding", "###### Rollen: wie doet wat?"])
def test_a_heading(line):
    assert reason(line) == "heading"


@pytest.mark.parametrize("line", ["3", " - 12 - ", "3/12", "Page 3", "pagina 3", "p. 3"])
def test_a_number_at_the_edge_of_a_page(line):
    assert is_page_number(line)


@pytest.mark.parametrize("line", ["", "drie", "2023 was het", "12345", "3.", "1" * (REACH + 1)])
def test_what_is_no_number_of_a_page(line):
    assert not is_page_number(line)
