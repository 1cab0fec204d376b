"""Times as transcripts write them."""

import re

import pytest

from focuscode.readers.times import ARROW, CLOCK, SPOKEN, STAMP, clock, seconds, span


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("0:00", 0.0),
        ("1:02", 62.0),
        ("01:02", 62.0),
        ("75:30", 4530.0),
        ("1:01:01", 3661.0),
        ("00:01:02.345", 62.345),
        ("00:01:02,5", 62.5),
        ("120:00:01", 432001.0),
        (" 2:03 ", 123.0),
        ("[00:01:02]", 62.0),
        ("(2:03)", 123.0),
        ("{2:03}", 123.0),
        ("<00:00:04.000>", 4.0),
    ],
)
def test_a_time_in_seconds(written, value):
    assert seconds(written) == pytest.approx(value, abs=1e-9)


@pytest.mark.parametrize(
    "written",
    ["", "17", "1:2", "0:60", "1:60:00", "1:02:3", "half twee", "17u30", "1:02:03:04", "-1:02", "1:02.", "1.5"],
)
def test_what_is_no_time(written):
    assert seconds(written) is None


@pytest.mark.parametrize("written", ["0:03", "00:00:03", "100:00:03,1", "00:03.123"])
def test_the_pattern_of_a_clock_takes_what_seconds_takes(written):
    assert re.fullmatch(CLOCK, written)
    assert seconds(written) is not None


@pytest.mark.parametrize("written", ["[0:03]", "(0:03)", "<0:03>", "{0:03}", "0:03"])
def test_a_stamp_may_stand_in_brackets(written):
    assert re.fullmatch(STAMP, written)


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0, "0:00:00"), (59.9, "0:00:59"), (60, "0:01:00"), (3725.4, "1:02:05"), (36000, "10:00:00")]
)
def test_seconds_are_shown_as_a_clock(seconds, shown):
    assert clock(seconds) == shown


@pytest.mark.parametrize(("written", "value"), [("00:00:02.389", 2.389), ("00:00:04,56", 4.56), ("01:00:00.1", 3600.1)])
def test_a_time_is_the_number_that_is_written(written, value):
    assert seconds(written) == value


@pytest.mark.parametrize(
    ("written", "begins", "ends"),
    [
        ("[00:00:01.000 --> 00:00:04.500]", 1.0, 4.5),
        ("0:01 - 0:05", 1.0, 5.0),
        ("00:01–00:05", 1.0, 5.0),
        ("#00:01:02-3#", 62.3, None),
        ("#00:01:02#", 62.0, None),
        ("[07/11/2023, 10:02:03]", 36123.0, None),
        ("7-11-2023 10:02", 36120.0, None),
        ("1:04 PM", 46 * 1000 + 1040, None),
        ("12:04:05 a.m.", 245.0, None),
    ],
)
def test_a_stamp_tells_when_words_begin_and_end(written, begins, ends):
    assert re.fullmatch(STAMP, written)
    assert span(written) == (pytest.approx(begins), ends)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("5 seconds", 5.0),
        ("1 minute 5 seconds", 65.0),
        ("2 minuten 1 seconde", 121.0),
        ("1 uur 2 minuten 3 seconden", 3723.0),
        ("1 heure 2 minutes 3 secondes", 3723.0),
        ("1 Stunde 2 Minuten 3 Sekunden", 3723.0),
    ],
)
def test_a_time_may_be_spelled_out(written, value):
    assert re.fullmatch(SPOKEN, written)
    assert span(written) == (value, None)


def test_the_captions_of_teams_leave_zeros_out():
    assert re.fullmatch(ARROW, "0:0:3.120 --> 0:1:5.4")
    assert span("0:0:3.120 --> 0:1:5.4") == (3.12, 65.4)


@pytest.mark.parametrize("written", ["[0:75]", "1:75:00", ""])
def test_a_stamp_that_is_no_time_has_none(written):
    assert span(written) == (None, None)
