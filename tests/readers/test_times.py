"""Times as transcripts write them."""

import re

import pytest

from focuscode.readers.times import CLOCK, STAMP, clock, seconds


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
