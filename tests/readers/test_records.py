"""Lists with a record a turn: found, read, parted by the words' speakers, in the right unit."""

import pytest

from focuscode.readers.fields import Clock
from focuscode.readers.pieces import Piece
from focuscode.readers.records import find, from_first, read_records, words_in


def pieces_of(found, names=(), unit=None):
    return read_records(found, Clock(), dict(names), unit)


def said(found):
    return [(piece.speaker, piece.words) for piece in pieces_of(found)]


def test_the_list_with_speakers_is_found_before_longer_ones_without():
    data = {"summary": [{"text": "een lang verhaal over alles"}], "data": {"talk": [{"speaker": 1, "text": "ja"}]}}
    assert find(data) == (("data", "talk"), data["data"]["talk"])


def test_without_speakers_the_list_with_the_most_words_is_found():
    data = {"a": [{"text": "ja"}], "b": [{"text": "een twee drie"}], "c": [{"x": 1}]}
    assert find(data)[0] == ("b",)
    assert find({"c": [{"x": 1}]}) == find([]) == find("ja") == ((), [])


@pytest.mark.parametrize(
    "name", ["text", "transcript", "words_str", "sentence", "content", "body", "caption", "tekst", "Text"]
)
@pytest.mark.parametrize("who", ["speaker", "speaker_name", "speakerLabel", "participant", "spreker", "displayName"])
def test_usual_names(name, who):
    assert said([{who: "Els", name: "Ja hoor."}]) == [("Els", "Ja hoor.")]


@pytest.mark.parametrize(
    ("item", "start", "end"),
    [
        ({"start": 1, "end": 2.5}, 1.0, 2.5),
        ({"startTime": "00:00:01", "endTime": "00:00:02"}, 1.0, 2.0),
        ({"start_ms": 1500, "end_ms": 2500}, 1.5, 2.5),
        ({"offset": 1.0, "duration": 2.0}, 1.0, 3.0),
        ({"timestamp": [1.0, 3.0]}, 1.0, 3.0),
        ({"timestamp": [1.0, None]}, 1.0, None),
        ({"timestamp": [1.0]}, None, None),
        ({"timestamp": "1:05"}, 65.0, None),
        ({}, None, None),
    ],
)
def test_usual_times(item, start, end):
    (piece,) = pieces_of([{"text": "ja hoor", **item}])
    assert (piece.start, piece.end) == (start, end)


def test_whole_numbers_that_no_talk_can_last_are_milliseconds():
    slow = [{"text": "ja hoor dag", "start": 1000, "end": 2000}, {"text": "nee", "start": 2500, "end": 3000}]
    assert [(piece.start, piece.end) for piece in pieces_of(slow)] == [(1.0, 2.0), (2.5, 3.0)]
    fast = [{"text": "ja hoor dag", "start": 10, "end": 12}, {"text": "nee", "start": 13, "end": 20}]
    assert [piece.start for piece in pieces_of(fast)] == [10.0, 13.0]
    decimal = [{"text": "ja", "start": 1000.0, "end": 2000.5}]
    assert [piece.start for piece in pieces_of(decimal)] == [1000.0]


def test_moments_of_a_calendar_are_counted_from_the_first():
    found = [
        {"participant": "u/1", "text": "Ja", "startTime": "2024-05-01T09:00:00Z", "endTime": "2024-05-01T09:00:02Z"},
        {"participant": "users/2", "text": "Nee.", "startTime": "2024-05-01T09:00:03.5Z"},
    ]  # fmt: skip
    assert [(piece.start, piece.end) for piece in pieces_of(found)] == [(0.0, 2.0), (3.5, None)]
    assert from_first([Piece("", "x", None, None)]) == [Piece("", "x", None, None)]


def test_words_put_together_where_a_record_has_no_text():
    assert words_in({"words": [{"text": "ja"}, {"word": "hoor"}, {"x": 1}]}) == "ja hoor"
    assert words_in({"sentences": [{"text": "Ja."}, {"text": "Nee."}]}) == "Ja. Nee."
    assert words_in({"words": "ja hoor"}) == "ja hoor"
    assert words_in({"words": 3, "x": "y"}) == "3"
    assert words_in({}) == ""


def test_text_that_is_no_record_in_a_list_is_kept():
    assert said([{"speaker": "A", "text": "Ja."}, "losse woorden", 17, None]) == [
        ("A", "Ja."),
        ("", "losse woorden"),
        ("", "17"),
    ]


def test_words_of_other_speakers_part_a_record():
    words = [
        {"word": "Ja", "speaker": "A", "start": 1, "end": 2},
        {"word": "nee", "speaker": "B", "start": 2, "end": 3},
    ]
    assert pieces_of([{"text": " Ja nee", "words": words}], unit=1.0) == [
        Piece("A", "Ja", 1.0, 2.0, 0),
        Piece("B", "nee", 2.0, 3.0, 1),
    ]


def test_words_of_one_speaker_name_a_record():
    assert said([{"text": "Ja, nee.", "words": [{"word": "Ja", "speaker": "A"}, {"word": "nee"}]}]) == [
        ("A", "Ja, nee.")
    ]


def test_words_that_are_not_the_text_do_not_part_it():
    words = [{"word": "Ja", "speaker": "A"}, {"word": "nee", "speaker": "B"}]
    assert said([{"speaker": "C", "text": "Ja nee misschien", "words": words}]) == [("C", "Ja nee misschien")]
    assert said([{"text": "Ja nee misschien", "words": words}]) == [("A", "Ja nee misschien")]


def test_records_of_a_single_word_are_put_together():
    talk = [("A", "Ja"), ("A", ","), ("A", "goed"), ("A", "."), ("B", "Nee"), ("B", "."), ("A", "Oké")]
    assert said([{"speaker": who, "word": word} for who, word in talk]) == [
        ("A", "Ja, goed."),
        ("B", "Nee."),
        ("A", "Oké"),
    ]


def test_a_few_short_records_are_turns():
    assert said([{"text": "Ja"}, {"text": "Nee"}]) == [("", "Ja"), ("", "Nee")]


def test_speakers_have_the_names_that_are_listed():
    (piece,) = pieces_of([{"speaker_id": "spk1", "text": "Ja."}], names={"spk1": "Els"})
    assert piece.speaker == "Els"


def test_messages_have_their_sender_as_speaker():
    found = [
        {"from": "Anna", "date": "2024-05-01T09:00:00", "text": "Dag."},
        {"from": "Bart", "date": "2024-05-01T09:00:05", "text": "Ja."},
    ]
    assert [(piece.speaker, piece.start) for piece in pieces_of(found)] == [("Anna", 0.0), ("Bart", 5.0)]
    assert [(piece.speaker, piece.start) for piece in pieces_of([{"from": "0:05", "text": "Ja."}])] == [("", 5.0)]


def test_an_empty_list_has_no_pieces():
    assert pieces_of([]) == pieces_of([{}, {"text": " "}, None]) == []
