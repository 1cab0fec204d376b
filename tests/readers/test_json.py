"""JSON: the cases, talks written as every known tool writes them and read back, and files that are broken."""

import copy
import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.errors import TranscriptError
from focuscode.readers import json_, reader_for
from focuscode.readers.fields import letters
from focuscode.readers.source import Source

CASES = sorted(Path(__file__).parents[1].joinpath("cases", "readers", "json").glob("*.json"))
CASES = [path for path in CASES if not path.stem.endswith(".expected")]
steady = settings(deadline=None, derandomize=True, max_examples=60)

# A talk: stretches of a speaker's number and words; each word takes a second.
words = st.sampled_from(["ja", "één", "KMO’s", "2023", "R&D", "zo'n", "e-mail", "Köln", "😀ok", '"citaat"', "a\\b"])
stretches = st.tuples(st.integers(0, 3), st.lists(words, min_size=1, max_size=6))
talks = st.lists(stretches, min_size=1, max_size=6)


def timed(talk):
    """Each word of a talk: (speaker, word, start, end, whether it ends its stretch)."""
    second = 0
    for speaker, said in talk:
        for n, word in enumerate(said):
            yield speaker, word, second, second + 0.5, n == len(said) - 1
            second += 1


def times(talk):
    """Each stretch of a talk: (speaker, words, start, end)."""
    second = 0
    for speaker, said in talk:
        yield speaker, " ".join(said), second, second + len(said) - 0.5
        second += len(said)


def segments(talk):
    return [{"speaker": f"S{w}", "text": f" {t}", "start": a, "end": b} for w, t, a, b in times(talk)]


def whisperx(talk):
    inner = [{"word": t, "start": a, "end": b, "speaker": f"S{w}"} for w, t, a, b, _ in timed(talk)]
    whole = " ".join(word["word"] for word in inner)
    return {"segments": [{"start": 0, "end": inner[-1]["end"], "text": whole, "words": inner}], "language": "nl"}


def amazon(talk):
    items, labels = [], []
    for speaker, word, start, end, last in timed(talk):
        stamp = {"start_time": f"{start:.3f}", "end_time": f"{end:.3f}"}
        items.append({"type": "pronunciation", "alternatives": [{"content": word, "confidence": "0.9"}], **stamp})
        labels.append({"speaker_label": f"S{speaker}", **stamp})
        if last:
            items.append({"type": "punctuation", "alternatives": [{"content": ".", "confidence": "0.0"}]})
    told = {"speakers": 4, "segments": [{"speaker_label": "S0", "items": labels}]}
    whole = " ".join(" ".join(said) + "." for _, said in talk)
    return {"jobName": "x", "results": {"transcripts": [{"transcript": whole}], "speaker_labels": told, "items": items}}


def speechmatics(talk):
    results = []
    for speaker, word, start, end, last in timed(talk):
        stamp = {"start_time": start, "end_time": end}
        results.append({"type": "word", "alternatives": [{"content": word, "speaker": f"S{speaker}"}], **stamp})
        if last:
            dot = {"content": ".", "speaker": f"S{speaker}"}
            results.append({"type": "punctuation", "attaches_to": "previous", "alternatives": [dot], **stamp})
    return {"format": "2.9", "metadata": {"type": "transcription"}, "results": results}


def google(talk):
    tagged = [
        {"word": t, "speakerTag": w + 1, "startTime": f"{a}s", "endTime": {"seconds": int(b), "nanos": 500_000_000}}
        for w, t, a, b, _ in timed(talk)
    ]
    plain = [{key: value for key, value in word.items() if key != "speakerTag"} for word in tagged]
    whole = " ".join(word["word"] for word in plain)
    other = {"transcript": "een andere lezing ervan"}
    first = {"alternatives": [{"transcript": whole, "words": plain}, other]}
    return {"results": [first, {"alternatives": [{"words": tagged}]}]}


def watson(talk):
    stamps = [[t, a, b] for _, t, a, b, _ in timed(talk)]
    labels = [{"from": a, "to": b, "speaker": w} for w, _, a, b, _ in timed(talk)]
    whole = " ".join(stamp[0] for stamp in stamps)
    alternative = {"transcript": f"{whole} ", "timestamps": stamps, "confidence": 0.9}
    return {"result_index": 0, "results": [{"final": True, "alternatives": [alternative]}], "speaker_labels": labels}


def deepgram(talk):
    inner = [
        {"word": letters(t), "punctuated_word": t, "start": a, "end": b, "speaker": w} for w, t, a, b, _ in timed(talk)
    ]
    whole = " ".join(word["punctuated_word"] for word in inner)
    return {"results": {"channels": [{"alternatives": [{"transcript": whole, "words": inner}]}]}}


def azure(talk):
    phrases = [
        {
            "speaker": w,
            "offset": f"PT{a}S",
            "duration": "PT1S",
            "offsetInTicks": a * 10_000_000,
            "durationInTicks": (b - a) * 10_000_000,
            "nBest": [{"lexical": letters(t), "display": t}, {"display": "een tweede lezing"}],
        }
        for w, t, a, b in times(talk)
    ]
    return {"combinedRecognizedPhrases": [{"display": "".join(p["nBest"][0]["display"] for p in phrases)}],
            "recognizedPhrases": phrases}  # fmt: skip


def rev(talk):
    monologues = []
    for speaker, said, start, end in times(talk):
        elements = []
        for word in said.split(" "):
            elements += [{"type": "text", "value": word, "ts": start, "end_ts": end}, {"type": "punct", "value": " "}]
        monologues.append({"speaker": speaker, "elements": elements[:-1]})
    return {"monologues": monologues}


def trint(talk):
    return {
        "title": "gesprek.mp3",
        "speakers": {f"id{n}": {"name": f"S{n}"} for n in range(4)},
        "words": [
            {"time": a * 1000, "duration": 500, "value": t, "speaker": f"id{w}", "paragraphId": "p"}
            for w, t, a, _, _ in timed(talk)
        ],
    }  # fmt: skip


def speechmatics_before(talk):
    turns = [{"name": f"S{w}", "time": str(a), "duration": str(b - a)} for w, _, a, b in times(talk)]
    return {
        "job": {"lang": "nl"},
        "speakers": turns,
        "words": [{"name": t, "time": str(a), "duration": "0.5"} for _, t, a, _, _ in timed(talk)],
    }


def elevenlabs(talk):
    items = []
    for speaker, word, start, end, _ in timed(talk):
        items.append({"type": "word", "text": word, "start": start, "end": end, "speaker_id": f"S{speaker}"})
        items.append({"type": "spacing", "text": " ", "start": end, "end": end, "speaker_id": f"S{speaker}"})
    return {"language_code": "nld", "text": " ".join(t for _, t, *_ in timed(talk)), "words": items}


def assembly(talk):
    inner = [{"text": t, "start": a * 1000, "end": int(b * 1000), "speaker": f"S{w}"} for w, t, a, b, _ in timed(talk)]
    return {"audio_duration": 60, "text": " ".join(word["text"] for word in inner), "words": inner, "utterances": None}


def whisper_cpp(talk):
    return {
        "systeminfo": "AVX = 1",
        "transcription": [
            {"offsets": {"from": a * 1000, "to": int(b * 1000)}, "text": f" {t}", "speaker": f"S{w}"}
            for w, t, a, b in times(talk)
        ],
    }


def otter(talk):
    return {"speech_segments": [
        {"speaker_id": w, "speaker_name": f"S{w}", "start_ts": a, "end_ts": b, "transcript": t}
        for w, t, a, b in times(talk)
    ]}  # fmt: skip


def amberscript(talk):
    named = [{"spkid": f"spk{n}", "name": f"S{n}"} for n in range(4)]
    inner = [
        {"speaker": f"spk{w}", "words": [{"text": word, "start": a, "end": b} for word in t.split(" ")]}
        for w, t, a, b in times(talk)
    ]
    for segment, (_, _, start, end) in zip(inner, times(talk), strict=True):
        segment |= {"start": start, "end": end}
    return {"speakers": named, "segments": inner}


TOOLS = {
    "S": [segments, whisperx, amazon, speechmatics, trint, speechmatics_before, elevenlabs, assembly, whisper_cpp,
          otter, amberscript],
    "Speaker ": [google, watson, deepgram, azure, rev],
}  # fmt: skip
WRITERS = [(writer, prefix) for prefix, writers in TOOLS.items() for writer in writers]


def joined(talk):
    """The turns that a talk should give: one for what a speaker says in a row."""
    turns = []
    for speaker, said, start, end in times(talk):
        if turns and turns[-1][0] == speaker:
            turns[-1] = (speaker, f"{turns[-1][1]} {said}", turns[-1][2], end)
        else:
            turns.append((speaker, said, float(start), end))
    return turns


def draft_of(data):
    data = data if isinstance(data, (bytes, str)) else json.dumps(data, ensure_ascii=False)
    return json_.read(Source("a.json", data if isinstance(data, bytes) else data.encode()))


def turns_of(data):
    draft = draft_of(data)
    return [(turn.speaker, draft.text[turn.start : turn.end]) for turn in draft.turns]


def told_of(data):
    return [finding.rule for finding in draft_of(data).findings]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_is_read_as_the_file_beside_it_says(path, account, expected):
    assert account(path) == expected(path.with_suffix(".expected.json"))


@pytest.mark.parametrize(("writer", "prefix"), WRITERS, ids=[writer.__name__ for writer, _ in WRITERS])
@steady
@given(talks)
def test_a_talk_is_read_back_with_its_speakers_words_and_times(writer, prefix, talk):
    draft = draft_of(writer(talk))
    read = [
        (turn.speaker, " ".join(draft.text[turn.start : turn.end].replace(".", "").split()), turn.start_time)
        for turn in draft.turns
    ]
    first = 1 if writer is google else 0
    assert read == [(f"{prefix}{speaker + first}", said, start) for speaker, said, start, _ in joined(talk)]
    ends = [end for *_, end in joined(talk)]
    assert [turn.end_time for turn in draft.turns] == ends


@pytest.mark.parametrize(("writer", "prefix"), WRITERS, ids=[writer.__name__ for writer, _ in WRITERS])
@steady
@given(talks)
def test_every_word_stands_once_in_the_turns(writer, prefix, talk):
    draft = draft_of(writer(talk))
    kept = Counter(letters(word) for t in draft.turns for word in draft.text[t.start : t.end].split())
    assert kept - Counter([""]) == Counter(letters(word) for _, said in talk for word in said)


@st.composite
def mutated(draw):
    """A file of some tool with parts of it removed, doubled, or of another type."""
    writer, _ = draw(st.sampled_from(WRITERS))
    data = copy.deepcopy(writer(draw(talks)))
    for _ in range(draw(st.integers(1, 4))):
        spots = list(spots_of(data))
        if not spots:
            break
        holder, key = draw(st.sampled_from(spots))
        change = draw(st.sampled_from(["remove", "double", "replace"]))
        if change == "remove":
            del holder[key]
        elif change == "double" and isinstance(holder, list):
            holder.insert(key, copy.deepcopy(holder[key]))
        else:
            strange = [None, 0, -1, 1e308, True, "", "nee hoor", [], {}, [[1]], ["a b"], {"text": "los woord"}, 10**40]
            holder[key] = draw(st.sampled_from(strange))
    return data


STRANGE = [None, -1, True, "", "x", [], {}, 10**40, 1e308]
WORDS = {"text", "word", "content", "value", "transcript", "display", "lexical", "punctuated_word", "name", "type"}


@settings(deadline=None, derandomize=True, max_examples=400)
@given(st.sampled_from([pair for pair in WRITERS if pair[0] is not google]), talks, st.data())
def test_no_word_is_lost_or_doubled_when_other_fields_are_strange(writer, talk, data):
    written = copy.deepcopy(writer[0](talk))
    spots = [
        (holder, key)
        for holder, key in spots_of(written)
        if isinstance(holder, dict) and key not in WORDS and not isinstance(holder[key], (dict, list))
    ]
    for holder, key in data.draw(st.lists(st.sampled_from(spots), max_size=4)) if spots else ():
        holder[key] = data.draw(st.sampled_from(STRANGE))
    draft = draft_of(written)
    kept = Counter(letters(word) for t in draft.turns for word in draft.text[t.start : t.end].split())
    assert kept - Counter([""]) == Counter(letters(word) for _, said in talk for word in said)


def spots_of(data):
    for key, value in list(data.items() if isinstance(data, dict) else enumerate(data)):
        yield data, key
        if isinstance(value, (dict, list)):
            yield from spots_of(value)


def strings_of(data):
    if isinstance(data, str):
        yield data
    for value in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from strings_of(value)


@settings(deadline=None, derandomize=True, max_examples=400)
@given(mutated())
def test_a_mutated_file_gives_a_draft_that_loses_no_text(data):
    draft = draft_of(data)
    ranges = sorted([(turn.start, turn.end) for turn in draft.turns] + [(a, b) for a, b, _ in draft.left_out])
    assert all(a < b for a, b in ranges)
    assert all(one[1] <= two[0] for one, two in pairwise(ranges))
    if draft.turns and not any(finding.rule == "F160" for finding in draft.findings):
        kept = {letters(word) for a, b in ranges for word in re.split(r"\W+", draft.text[a:b])}
        kept |= {letters(word) for a, b in ranges for word in draft.text[a:b].split()}
        prose = [text for text in strings_of(data) if len(text.split()) > 1]
        assert {letters(word) for text in prose for word in text.split()} <= kept | {""}


@settings(deadline=None, derandomize=True, max_examples=300)
@given(st.sampled_from(WRITERS), talks, st.data())
def test_a_file_with_changed_bytes_gives_a_draft_or_is_refused(writer, talk, data):
    page = bytearray(json.dumps(writer[0](talk), ensure_ascii=False).encode())
    for _ in range(data.draw(st.integers(1, 3))):
        page[data.draw(st.integers(0, len(page) - 1))] = data.draw(st.integers(0, 255))
    page = page[: data.draw(st.sampled_from([len(page), len(page) // 2, len(page) - 1]))]
    try:
        draft_of(bytes(page))
    except TranscriptError as refused:
        assert refused.findings


@pytest.mark.parametrize(
    ("page", "known"),
    [
        (b'{"segments": []}', True),
        (b'\xef\xbb\xbf \n[\n {"text": "ja"}]', True),
        (b"[00:00:01] Moderator: Welkom.\n", False),
        (b"{lacht} ja\n", False),
        (b'["ja", "nee"]', False),
        (b"Moderator: {}\n", False),
    ],
)
def test_a_file_is_known_by_its_beginning(page, known):
    assert (reader_for(Source("a.txt", page)).name == "json") is known


def test_utf16_is_read_by_its_ending():
    data = json.dumps(segments([(1, ["één"])]), ensure_ascii=False).encode("utf-16")
    assert turns_of(data) == [("S1", "één")]


def test_lines_of_json_are_a_list():
    page = '{"speaker": "A", "text": "Ja."}\n\n{"speaker": "B", "text": "Nee."}\n'
    assert turns_of(page) == [("A", "Ja."), ("B", "Nee.")]


@pytest.mark.parametrize("page", ['{"a": ', "[1, 2", "{'a': 1}", '{"a": "b}\n{"a": 1}', "ja", '{"a": 1} {"b": 2}'])
def test_what_is_no_whole_json_is_refused_with_its_place(page):
    with pytest.raises(TranscriptError) as refused:
        draft_of(page)
    (told,) = refused.value.findings
    assert told.rule == "F005"
    assert told.place.line == 1


@pytest.mark.parametrize("depth", [101, 5_000, 200_000])
@pytest.mark.parametrize(("left", "right"), [("[", "]"), ('{"a":', "}")])
def test_nesting_is_bounded(depth, left, right):
    with pytest.raises(TranscriptError) as refused:
        draft_of(left * depth + "1" + right * depth)
    assert [finding.rule for finding in refused.value.findings] == ["F157"]


def test_size_is_bounded(monkeypatch):
    monkeypatch.setattr(json_, "LARGEST", 10)
    with pytest.raises(TranscriptError) as refused:
        draft_of(segments([(1, ["ja"])]))
    assert [finding.rule for finding in refused.value.findings] == ["F007"]


@pytest.mark.parametrize(
    "number", ["9" * 5000, "NaN", "Infinity", "-Infinity", "1e999", "-5", '"half twee"', "true", "[]"]
)
def test_strange_times_are_told_and_the_words_are_kept(number):
    draft = draft_of('[{"speaker": "A", "text": "Ja.", "start": ' + number + ', "end": 2.0}]')
    assert [(turn.start_time, turn.end_time) for turn in draft.turns] == [(None, 2.0)]
    rules = [finding.rule for finding in draft.findings]
    assert rules == ([] if number in ("NaN", "Infinity", "-Infinity", "[]") else ["F156"])


def test_a_name_that_stands_twice_is_told_and_its_words_are_left_out():
    draft = draft_of('[{"speaker": "A", "text": "Ja hoor.", "text": "Nee dus."}]')
    assert turns_of('[{"speaker": "A", "text": "Ja hoor.", "text": "Nee dus."}]') == [("A", "Ja hoor.")]
    assert [(draft.text[a:b], why) for a, b, why in draft.left_out][1:] == [("Nee dus.", "stood twice: text")]
    assert [finding.rule for finding in draft.findings] == ["F158"]


def test_an_unknown_shape_is_refused_and_names_what_it_holds(read):
    with pytest.raises(TranscriptError) as refused:
        read('{"config": {"a": 1}, "version": 2}', "a.json")
    first, second = refused.value.findings
    assert (first.rule, second.rule) == ("F155", "F101")
    assert "config, version" in first.message
    assert "Amazon Transcribe" in first.mend


@pytest.mark.parametrize(
    ("data", "found"), [([1, 2], "a list of 2"), ([], "a list of 0"), (3, "a single value"), ({}, "nothing")]
)
def test_what_an_unknown_file_holds_is_told(data, found):
    (told,) = draft_of(data).findings
    assert f"found: {found}" in told.message


def test_other_readings_are_told_and_not_kept():
    draft = draft_of(azure([(1, ["ja"])]))
    assert [finding.rule for finding in draft.findings] == ["F160"]
    assert draft.text == "Speaker 1: ja"


def test_titles_and_summaries_are_left_out_and_the_talk_once_more_is_not():
    data = {"title": "Overleg van maandag", "text": "Ja hoor.", "segments": [{"speaker": "A", "text": "Ja hoor."}]}
    draft = draft_of(data)
    assert draft.text == "A: Ja hoor.\nOverleg van maandag"
    assert draft.left_out[-1].reason == "beside the talk: title"


def test_a_piece_knows_its_number(read):
    transcript, _ = read(json.dumps(segments([(1, ["ja"]), (1, ["en"]), (2, ["nee"])])), "a.json")
    assert [turn.line for turn in transcript.turns] == [1, 3]


def test_half_letters_are_joined_or_lost():
    page = rb'[{"speaker": "A", "text": "ja \ud83d\ude00 wel"}, {"speaker": "B\ud800", "text": "nee \udc00 dus"}]'
    draft = json_.read(Source("a.json", page))
    assert [turn.speaker for turn in draft.turns] == ["A", "B\ufffd"]
    assert "ja \U0001f600 wel" in draft.text
    assert "nee \ufffd dus" in draft.text


def test_a_list_under_a_name_with_points_is_found():
    draft = json_.read(Source("a.json", b'{"the.talk.": {".x": [{"speaker": "A", "text": "ja hoor"}]}}'))
    assert [(turn.speaker, draft.text[turn.start : turn.end]) for turn in draft.turns] == [("A", "ja hoor")]
