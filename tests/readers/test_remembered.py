"""Transcripts that were read before come back as they were, and only while nothing has changed."""

import json
from pathlib import Path

import pytest

from focuscode.errors import TranscriptError
from focuscode.kept import TEXTS, keeping
from focuscode.readers import read_transcript
from focuscode.readers import remembered as module
from focuscode.readers.remembered import once, plain, transcript_of
from focuscode.readers.source import Source

HOME = Path(__file__).parent.parent.parent
CASES = [p for p in sorted((HOME / "tests" / "cases" / "readers").rglob("*")) if p.is_file() and p.suffix != ".json"]
TALK = "Moderator: Wie?\nP1: Ik 😀 één.\nP1: (lacht)\n[00:01:02] P2: Ja.\n"


def outcome(path, **facts):
    """What is read of a file, or the findings by which it is refused."""
    try:
        return read_transcript(path, **facts)
    except TranscriptError as error:
        return error.findings


@pytest.fixture
def talk(tmp_path):
    """A transcript in a file, and the folder of a memory beside it."""
    path = tmp_path / "FG1.txt"
    path.write_text(TALK, encoding="utf-8")
    return path


@pytest.fixture
def twice(tmp_path, monkeypatch):
    """Reads a file twice as two runs would; both outcomes, and how often the file was really read."""

    def run(path, first=None, second=None):
        reads = []
        sound = module.plain
        monkeypatch.setattr(module, "plain", lambda transcript: reads.append(1) or sound(transcript))
        found = []
        for facts in (first or {}, second or first or {}):
            with keeping(tmp_path / "kept"):
                found.append(outcome(path, **facts))
        return (*found, len(reads))

    return run


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_case_comes_back_as_it_was(path, tmp_path):
    cold = outcome(path)
    for _ in range(2):
        with keeping(tmp_path):
            assert outcome(path) == cold


def test_a_file_is_read_once(twice, talk):
    cold, warm, reads = twice(talk)
    assert warm == cold == read_transcript(talk)
    assert reads == 1
    assert type(warm[0].turns[0]).__name__ == "Turn"
    assert isinstance(warm[0].turns[-1].start_time, float)


@pytest.mark.parametrize(
    "facts",
    [
        {"name": "talks/FG1.txt"},
        {"group": "G"},
        {"stakeholder": "clusters"},
        {"date": "2024-01-01"},
        {"moderators": ["P1"]},
        {"known": ["P1", "P2"]},
    ],
)
def test_other_facts_are_read_anew(twice, talk, facts):
    cold, warm, reads = twice(talk, {}, facts)
    assert reads == 2
    assert warm == read_transcript(talk, **facts)
    assert cold == read_transcript(talk)


def test_other_bytes_are_read_anew(talk, tmp_path):
    with keeping(tmp_path / "kept"):
        read_transcript(talk)
    talk.write_text(TALK.replace("Ja.", "Nee."), encoding="utf-8")
    with keeping(tmp_path / "kept"):
        transcript, _ = read_transcript(talk)
    assert "Nee." in transcript.text
    assert len(list((tmp_path / "kept" / TEXTS).iterdir())) == 1


def test_a_file_that_is_refused_is_tried_each_time(tmp_path):
    path = tmp_path / "a.srt"
    path.write_text("losse woorden")
    for _ in range(2):
        with keeping(tmp_path / "kept"), pytest.raises(TranscriptError):
            read_transcript(path)
    assert not list(tmp_path.rglob("*.json"))


def test_a_large_file_is_read_each_time(talk, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "LARGEST", 10)
    with keeping(tmp_path / "kept"):
        assert read_transcript(talk) == read_transcript(talk)
    assert not list(tmp_path.rglob("*.json"))


def test_a_damaged_one_is_read_anew_and_told(talk, tmp_path):
    cold = read_transcript(talk)
    with keeping(tmp_path):
        read_transcript(talk)
    (place,) = (tmp_path / TEXTS).iterdir()
    place.write_bytes(place.read_bytes()[:-9])
    with keeping(tmp_path) as kept:
        assert read_transcript(talk) == cold
        assert kept.damaged
    with keeping(tmp_path) as kept:
        assert read_transcript(talk) == cold
        assert not kept.damaged


def test_without_a_drawer_it_is_read(talk):
    read = read_transcript(talk)
    assert once(Source("a", b"x"), {}, lambda: read) is read


def test_a_transcript_survives_json(talk):
    transcript, _ = read_transcript(talk, moderators=["P1"])
    assert transcript_of(json.loads(json.dumps(plain(transcript)))) == transcript
