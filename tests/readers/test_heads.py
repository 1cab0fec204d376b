"""What a line can begin with: forms of labels and times, and lines that would keep a careless pattern busy."""

import pytest

from focuscode.readers.heads import FORMS, REACH, WHOLE, heads_of


def reading(line, form):
    """The label, time and words of a line in one form, or None."""
    head = next((head for head in heads_of(line) if head.form == form), None)
    return head and (head.label, head.time, line[head.words :])


@pytest.mark.parametrize(
    ("line", "form", "read"),
    [
        ("Anna: ja", "colon", ("Anna", None, "ja")),
        ("- Anna: ja", "colon", ("Anna", None, "ja")),
        ("12) Anna: ja", "colon", ("Anna", None, "ja")),
        (">> ANNA: ja", "colon", ("ANNA", None, "ja")),
        ("**[0:03] Anna:** ja", "colon", ("Anna", 3.0, "ja")),
        ("(Anna): ja", "colon", ("Anna", None, "ja")),
        ("Anna (P3): ja", "colon", ("Anna (P3)", None, "ja")),
        ("Anna (0:03): ja", "colon", ("Anna", 3.0, "ja")),
        ("0:01 - 0:05 Anna: ja", "colon", ("Anna", 1.0, "ja")),
        ("7-11-2023, 1:04 PM - Anna: ja", "colon", ("Anna", 47040.0, "ja")),
        ("10:02:03 From Anna P to Everyone : ja", "colon", ("Anna P", 36123.0, "ja")),
        ("10:02:03 Van Anna P aan iedereen: ja", "colon", ("Anna P", 36123.0, "ja")),
        ("Van den Broeck: ja", "colon", ("Van den Broeck", None, "ja")),
        ("Anna  0:03", "heading", ("Anna", 3.0, "")),
        ("Anna\t0:03", "heading", ("Anna", 3.0, "")),
        ("Anna [0:03]:", "heading", ("Anna", 3.0, "")),
        ("Anna | 0:03", "heading", ("Anna", 3.0, "")),
        ("[Anna] 09:00:03", "heading", ("Anna", 32403.0, "")),
        ("0:00 Anna  0:03", "heading", ("Anna", 3.0, "")),
        ("Anna 2 minuten 3 seconden", "heading", ("Anna", 123.0, "")),
        ("Anna 1 uur 2 minuten 3 seconden", "heading", ("Anna", 3723.0, "")),
        ("[Anna] ja", "bracket", ("Anna", None, "ja")),
        ("(Anna) ja", "round", ("Anna", None, "ja")),
        ("<Anna> ja", "angle", ("Anna", None, "ja")),
        ("**Anna** ja", "bold", ("Anna", None, "ja")),
        ("[0:03] ja", "stamped", ("", 3.0, "ja")),
        ("0:03 ja", "bare", ("", 3.0, "ja")),
        ("[0:03] - Anna", "headed", ("Anna", 3.0, "")),
        ("Anna 0:03", "loose", ("Anna", 3.0, "")),
        ("S1 00:00:03 ja", "timed", ("S1", 3.0, "ja")),
        ("Anna [0:03] ja", "timed", ("Anna", 3.0, "ja")),
        ("Anna\tja", "gap", ("Anna", None, "ja")),
        ("0:03\tAnna\tja", "gap", ("Anna", 3.0, "ja")),
        ("Anna\t0:03\tja", "gap", ("Anna", 3.0, "ja")),
        ("Anna – ja", "dash", ("Anna", None, "ja")),
        ("P1 ja", "code", ("P1", None, "ja")),
        ("ANNA", "alone", ("ANNA", None, "")),
        ("## Anna", "alone", ("Anna", None, "")),
    ],
)
def test_a_form_gives_its_label_its_time_and_its_words(line, form, read):
    assert reading(line, form) == read


@pytest.mark.parametrize(
    ("line", "form"),
    [
        ("//S02: ja//", "colon"),
        ("[Anna: mm] ja", "colon"),
        ("[Anna: mm] ja", "bracket"),
        ("(Anna: mm) ja", "round"),
        ("https://voorbeeld.be", "colon"),
        ("C:\\map", "colon"),
        ("Anna :) ja", "colon"),
        ("ratio 1:10", "colon"),
        ("17:30 was het", "stamped"),
        ("Anna 17:30 was het", "timed"),
        ("Anna ja", "gap"),
        ("Anna-ja", "dash"),
        ("Ja, dat is zo?", "alone"),
    ],
)
def test_speech_has_not_the_form(line, form):
    assert reading(line, form) is None


@pytest.mark.parametrize("line", ["", "   ", "...", "???"])
def test_a_line_without_a_word_has_no_head(line):
    assert list(heads_of(line)) == []


def test_a_line_that_is_too_long_is_no_heading():
    name = "Anna" + " " * REACH
    assert reading(f"{name}0:03", "heading") is None
    assert reading("A" * 90, "alone") is None


def test_forms_that_take_a_line_whole_take_it_whole():
    for line in ("Anna  0:03  ", "0:03 Anna ", "Anna 0:03 ", "Anna "):
        assert all(head.words == len(line) for head in heads_of(line) if head.form in WHOLE)


@pytest.mark.parametrize("form", FORMS)
def test_each_form_is_read_somewhere(form):
    lines = ["Anna  0:03", "Anna: ja", "[Anna] ja", "(Anna) ja", "<Anna> ja", "**Anna** ja", "[0:03] ja", "0:03 Anna"]
    lines += ["Anna 0:03", "S1 00:00:03 ja", "Anna\tja", "Anna - ja", "Anna"]
    assert any(head.form == form for line in lines for head in heads_of(line))


PIECES = [
    "[",
    "(",
    "<",
    "*",
    "_",
    " ",
    "\t",
    "-",
    "#",
    ":",
    "1",
    "1:",
    "0:01 ",
    "00:00:01 - ",
    "A",
    "A ",
    "A  ",
    "a:",
    "- ",
]
PIECES += ["1 uur 1 minuut ", "12/12/2012 ", "[0:01", "From a to ", "(a", "\u00a0", ">", "1.", "P1 "]


@pytest.mark.parametrize("piece", PIECES)
def test_only_the_first_signs_of_a_line_are_looked_at(piece):
    long = piece * (5_000_000 // len(piece))
    short = (piece * REACH)[: REACH - 1]
    for line in (long, short, f"Anna {short}"[:REACH], f"{short[:90]}\x00{short[:90]}"):
        assert all(head.words <= max(REACH + 1, 0) for head in heads_of(line))
