"""The shapes of recognisers: what each takes, what it passes over, and that strange data harms none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.readers.fields import Clock
from focuscode.readers.pieces import Aside, Piece
from focuscode.readers.recognisers import SHAPES, recognise

steady = settings(deadline=None, derandomize=True, max_examples=100)
names = st.sampled_from(
    ["results", "items", "alternatives", "words", "monologues", "elements", "utterances", "speakers", "channels",
     "recognizedPhrases", "phrases", "transcription", "offsets", "type", "value", "content", "timestamps", "nBest",
     "speaker_labels", "segments", "audio_segments", "paragraphId", "time", "transcript", "audio_duration", "start"]
)  # fmt: skip
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(["ja", "ja hoor", "", "word", "1.5"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=4),
    max_leaves=20,
)


def parts_of(data):
    return recognise(data, Clock())


def said(data):
    return [(part.speaker, part.words) if isinstance(part, Piece) else part for part in parts_of(data)[1]]


def spoken(content, **more):
    return {"type": "pronunciation", "alternatives": [{"content": content}], **more}


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.title)
@steady
@given(anything)
def test_strange_data_gives_parts_and_no_error(shape, data):
    assert all(isinstance(part, (Piece, Aside)) for part in shape.read(data, Clock()))


def test_titles_stand_once_and_no_shape_takes_another_ones_data():
    assert len({shape.title for shape in SHAPES}) == len(SHAPES)
    assert parts_of({}) == parts_of([]) == parts_of(None) == ("", [])
    assert parts_of({"segments": [{"speaker": "A", "text": "ja"}]}) == ("", [])


def test_only_the_times_of_the_shape_that_is_taken_are_told():
    clock = Clock()
    data = {"monologues": [{"speaker": 0, "elements": [{"type": "text", "value": "ja", "ts": "straks"}]}]}
    assert recognise(data, clock)[0] == "Rev"
    assert clock.unread == ["straks"]


def test_amazon_takes_the_speaker_of_the_item_or_of_the_labels_or_of_the_channel():
    def read(item, **more):
        return said({"results": {"items": [spoken("Ja", start_time="0.5", **item)], **more}})

    labels = {"segments": [{"speaker_label": "spk_9", "items": [{"start_time": "0.5"}]}]}
    assert read({"speaker_label": "spk_1"}, speaker_labels=labels) == [("spk_1", "Ja")]
    assert read({}, speaker_labels=labels) == [("spk_9", "Ja")]
    assert read({"channel_label": "ch_0"}) == [("ch_0", "Ja")]
    assert read({}) == [("", "Ja")]


def test_amazons_segments_are_taken_only_if_they_hold_the_words_of_the_items():
    items = [spoken("Ja", speaker_label="A"), spoken("hoor", speaker_label="A")]
    segments = [{"transcript": "Ja, hoor", "speaker_label": "A"}]
    assert said({"results": {"items": items, "audio_segments": segments}}) == [("A", "Ja, hoor")]
    assert said({"results": {"items": [*items, spoken("zeg")], "audio_segments": segments}}) == [("A", "Ja hoor zeg")]
    assert said({"results": {"audio_segments": segments}}) == [("A", "Ja, hoor")]


def result(*words, **more):
    return {"alternatives": [{"transcript": " ".join(word["word"] for word in words), "words": list(words), **more}]}


def test_google_keeps_all_results_where_the_last_does_not_hold_all_words():
    first = result({"word": "een"}, {"word": "twee"})
    last = result({"word": "een", "speakerTag": 1})
    assert said({"results": [first, last]}) == [("", "een twee"), ("Speaker 1", "een")]
    whole = result({"word": "een", "speakerTag": 1}, {"word": "twee", "speakerTag": 2})
    assert said({"results": [first, whole]}) == [("Speaker 1", "een"), ("Speaker 2", "twee")]
    assert said({"response": {"results": [whole]}}) == [("Speaker 1", "een"), ("Speaker 2", "twee")]


def test_google_with_speakers_in_every_result():
    data = {"results": [result({"word": "een", "speakerLabel": "1"}), result({"word": "twee", "speakerLabel": "2"})]}
    assert said(data) == [("Speaker 1", "een"), ("Speaker 2", "twee")]


def test_google_with_words_alone_or_a_transcript_alone():
    assert said({"results": [{"alternatives": [{"words": [{"word": "een"}]}]}]}) == [("", "een")]
    assert said({"results": [{"alternatives": [{"transcript": " een "}]}, {"alternatives": []}, {}]}) == [("", " een ")]


def test_watson_keeps_the_transcript_where_the_words_are_not_its_own():
    data = {
        "results": [{"final": True, "alternatives": [{"transcript": "een twee drie", "timestamps": [["een", 0, 1]]}]}],
        "speaker_labels": [{"from": 0, "to": 1, "speaker": 3}],
    }
    assert said(data) == [("Speaker 3", "een twee drie")]


def test_watson_without_timestamps_or_speakers():
    assert said({"results": [{"final": True, "alternatives": [{"transcript": "een "}]}]}) == [("", "een ")]
    stamps = [["een", 0, 1], ["kapot"], "x", ["twee", 1, 2]]
    assert said({"results": [{"alternatives": [{"transcript": "een twee", "timestamps": stamps}]}]}) == [
        ("", "een twee")
    ]


def test_deepgram_takes_the_words_where_the_utterances_are_others():
    words = [{"word": "ja", "punctuated_word": "Ja,", "speaker": 0}, {"word": "hoor", "speaker": 0}]
    channels = [{"alternatives": [{"transcript": "Ja, hoor", "words": words}]}]
    assert said({"results": {"channels": channels, "utterances": [{"transcript": "Ja", "speaker": 0}]}}) == [
        ("Speaker 0", "Ja, hoor")
    ]
    assert said({"results": {"channels": [{"alternatives": [{"transcript": "Ja"}]}]}}) == [("", "Ja")]


def test_azure_takes_the_first_form_there_is():
    phrases = [
        {"nBest": [{"lexical": "ja", "itn": "Ja"}]},
        {"offset": "PT2S", "duration": "PT1S", "nBest": [{"display": "Nee."}]},
    ]
    _, parts = parts_of({"recognizedPhrases": phrases})
    assert [(part.words, part.start, part.end) for part in parts] == [("Ja", None, None), ("Nee.", 2.0, 3.0)]


@pytest.mark.parametrize(
    ("elements", "words"),
    [
        ([("text", "Ja"), ("punct", ","), ("punct", " "), ("text", "hoor"), ("punct", ".")], "Ja, hoor."),
        ([("text", "Ja "), ("text", "hoor")], "Ja hoor"),
        ([("text", "Ja"), ("text", "hoor")], "Ja hoor"),
        ([("text", "e"), ("punct", "-"), ("text", "mail")], "e-mail"),
        ([("unknown", "<?>"), ("text", "hoor")], "<?> hoor"),
    ],
)
def test_revs_elements_bring_their_spaces(elements, words):
    monologue = {"speaker": 1, "elements": [{"type": kind, "value": value} for kind, value in elements]}
    assert said({"monologues": [monologue]}) == [("Speaker 1", words)]


def test_trint_parts_paragraphs_and_keeps_struck_words_apart():
    def word(value, paragraph, **more):
        return {"value": value, "paragraphId": paragraph, "time": 1000, "duration": 500, "speaker": "A", **more}

    words = [word("een", 1), word("eh", 1, strikethrough=True), word("twee", 1), word("drie", 2)]
    assert said({"words": words}) == [("A", "een twee"), Aside("eh", "struck through"), ("A", "drie")]


def test_elevenlabs_spaces_are_items_and_without_them_words_stand_apart():
    def item(said, kind="word"):
        return {"type": kind, "text": said, "speaker_id": "A"}

    with_spaces = [
        item("Ja"),
        item(","),
        item(" ", "spacing"),
        item("hoor"),
        item(" ", "spacing"),
        item("(lacht)", "audio_event"),
    ]
    assert said({"words": with_spaces}) == [("A", "Ja, hoor (lacht)")]
    assert said({"words": [item("Ja"), item("hoor")]}) == [("A", "Ja hoor")]


def test_assembly_is_known_by_its_names():
    talk = {"words": [{"text": "Ja", "start": 1000, "end": 2000, "speaker": "A"}]}
    assert parts_of(talk) == ("", [])
    title, parts = parts_of({**talk, "audio_duration": 3})
    assert (title, parts[0].start) == ("AssemblyAI", 1.0)


def test_speechmatics_before_gives_a_word_to_who_speaks_at_its_time():
    speakers = [{"name": "B", "time": "2"}, {"name": "A", "time": "0"}]
    words = [
        {"name": name, "time": time, "duration": "1"}
        for name, time in (("een", "0"), ("twee", "2"), (".", "3"), ("drie", "9"))
    ]
    assert said({"speakers": speakers, "words": words}) == [("A", "een"), ("B", "twee. drie")]
    assert said({"words": words[:1]}) == [("", "een")]
