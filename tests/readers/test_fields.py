"""What records hold: words, labels, names, times in every notation."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.readers import fields
from focuscode.readers.fields import (
    Clock,
    fold,
    folded,
    label,
    letters,
    lists,
    names_in,
    record,
    records,
    text,
    unit_of,
    value_of,
    written,
)

steady = settings(deadline=None, derandomize=True)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize("name", ["speakerName", "speaker_name", "Speaker-Name", "SPEAKERNAME"])
def test_names_are_compared_without_case_and_signs(name):
    assert fold(name) == "speakername"
    assert folded({name: 1, "speakername": 2})["speakername"] == 1


@pytest.mark.parametrize("names", ["TEXT", "SPEAKER", "START", "END", "NAMES"])
def test_names_that_are_looked_for_are_folded_and_stand_once(names):
    known = getattr(fields, names)
    assert [fold(name) for name in known] == list(known)
    assert len(set(known)) == len(known)


def test_a_record_or_a_list_at_a_path():
    data = {"a": {"b": [{"c": 1}, 2, {"d": 3}]}, "e": None}
    assert record(data, "a") == data["a"]
    assert records(data, "a", "b") == [{"c": 1}, {"d": 3}]
    assert record(data, "a", "b") == record(data, "e") == record(data, "x", "y") == record(None, "a") == {}
    assert records(data, "a") == records(data, "a", "b", "c") == records([], "a") == []


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ({"a": "ja"}, "ja"),
        ({"a": " ", "b": "nee"}, "nee"),
        ({"a": None, "b": 17}, "17"),
        ({"a": True, "b": ["x"]}, ""),
        ({"a": 1.5}, "1.5"),
        ({}, ""),
    ],
)
def test_the_first_value_that_is_text(item, found):
    assert text(item, "a", "b") == found


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("Anna", "Anna"),
        (" [Anna  B.]: ", "Anna B."),
        (0, "Speaker 0"),
        ("12", "Speaker 12"),
        (3.0, "Speaker 3"),
        (3.5, ""),
        (True, ""),
        (None, ""),
        ([], ""),
        ({"id": 2, "name": "Els"}, "Els"),
        ({"display_name": "Els"}, "Els"),
        ({"id": 2}, "Speaker 2"),
        ({}, ""),
        ("spk_0", "spk_0"),
    ],
)
def test_a_label(value, shown):
    assert label(value) == shown


def test_a_label_that_is_listed_has_its_name():
    assert [label(value, {"1": "Els"}) for value in (1, "1", {"id": 1}, 2)] == ["Els", "Els", "Els", "Speaker 2"]


@pytest.mark.parametrize(
    "data",
    [
        {"speakers": [{"id": 1, "name": " Els "}, {"id": 2}, {"name": "x"}, 3]},
        {"Speakers": [{"spkid": "1", "name": "Els"}]},
        {"participants": {"1": {"name": "Els"}}},
        {"speaker_map": {"1": "Els"}},
    ],
)
def test_names_are_found_in_lists_of_speakers(data):
    assert names_in(data) == {"1": "Els"}


def test_no_names_where_none_are_listed():
    assert names_in([]) == names_in(None) == names_in({"speakers": 3, "a": {"1": "Els"}}) == {}


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (0, 0.0),
        (12.5, 12.5),
        ("12.5", 12.5),
        ("12,5", 12.5),
        ("12.9s", 12.9),
        ("PT1H2M3.5S", 3723.5),
        ("PT0S", 0.0),
        ("PT5M", 300.0),
        ("00:01:02.345", 62.345),
        ("1:02", 62.0),
        ({"seconds": "12", "nanos": 900_000_000}, 12.9),
        ({"seconds": 3}, 3.0),
        ({"nanos": 5_000_000}, 0.005),
        ({}, 0.0),
        ("1970-01-01T00:01:00Z", 60.0),
        ("1970-01-01 01:00:00+01:00", 0.0),
        ("1970-01-01T00:00:30", 30.0),
    ],
)
def test_times_in_every_notation(value, seconds):
    clock = Clock()
    assert clock.read(value) == pytest.approx(seconds, abs=1e-9)
    assert clock.unread == []


@pytest.mark.parametrize(
    "value", [-1, float("nan"), float("inf"), True, "half twee", "-3", [], {"seconds": "x"}, 1e12, "S", "PT"]
)
def test_times_that_cannot_be_read_are_remembered(value):
    clock = Clock()
    assert clock.read(value) is None
    assert clock.unread == [str(value)[:40]]


def test_no_time_is_no_problem():
    clock = Clock()
    assert (clock.read(None), clock.read(""), clock.unread) == (None, None, [])


@pytest.mark.parametrize(("value", "seconds"), [(1500, 1.5), ("1500", 1.5), ("1.5s", 1.5), ("0:01", 1.0)])
def test_a_unit_holds_for_numbers_without_one_of_their_own(value, seconds):
    assert Clock().read(value, 0.001) == seconds


def test_a_very_long_text_is_no_time():
    assert Clock().read("1" * 100_000) is None
    assert written("9999-99-99", 1.0) is None


@steady
@given(anything)
def test_whatever_stands_there_is_read_without_an_error(value):
    clock = Clock()
    found = clock.read(value)
    assert found is None or 0 <= found < 1e11
    assert isinstance(label(value), str)
    assert isinstance(names_in(value), dict)
    assert isinstance(list(lists(value)), list)


@pytest.mark.parametrize(
    ("names", "unit"),
    [
        (["start", "end"], 1.0),
        (["start_ms"], 0.001),
        (["startTimeMs"], 0.001),
        (["offsetMilliseconds"], 0.001),
        (["offsetInTicks"], 1e-7),
        (["items", "terms"], 1.0),
    ],
)
def test_the_unit_is_in_the_name(names, unit):
    assert unit_of(dict.fromkeys(map(fold, names))) == unit


def test_lists_of_records_come_from_the_root_down_with_their_paths():
    data = {"a": {"b": [{"c": [{"d": 1}]}]}, "e": [{}], "f": [1], "g": []}
    assert [path for path, _ in lists(data)] == [("e",), ("a", "b")]
    assert [path for path, _ in lists([{}])] == [()]


def test_the_first_value_that_is_there():
    assert value_of({"a": "", "b": None, "c": 0}, ("a", "b", "c")) == 0
    assert value_of({}, ("a",)) is None


def test_letters_alone_in_one_case():
    assert letters("É’s, 2-ja!") == "és2ja"
