"""What the readers' tests share: a file read from its content, and its account in plain values."""

import json

import pytest

from focuscode.readers import read_transcript


def account_of(transcript, findings):
    """A transcript in plain values: turns (speaker, times, words), what was left out, the findings' rules."""
    return {
        "turns": [[t.speaker, t.start_time, t.end_time, transcript.words_of(t)] for t in transcript.turns],
        "left_out": [[transcript.text[start:end], reason] for start, end, reason in transcript.left_out],
        "findings": [finding.rule for finding in findings],
    }


@pytest.fixture
def account():
    """The account of a case file."""
    return lambda path: account_of(*read_transcript(path))


@pytest.fixture
def expected():
    """What a case file should give: the JSON beside it."""
    return lambda path: json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


@pytest.fixture
def read(tmp_path):
    """Reads a file with a given content; gives the transcript and the findings."""

    def reading(content, name="FG1.txt", **options):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return read_transcript(path, name=name, **options)

    return reading


@pytest.fixture
def said(read):
    """The (speaker, words) of the turns of a file with a given content."""

    def saying(content, name="FG1.txt", **options):
        transcript, _ = read(content, name, **options)
        return [(turn.speaker, transcript.words_of(turn)) for turn in transcript.turns]

    return saying


@pytest.fixture
def told(read):
    """The (rule, line) of the findings of a file with a given content."""

    def telling(content, name="FG1.txt", **options):
        _, findings = read(content, name, **options)
        return [(finding.rule, finding.place.line) for finding in findings]

    return telling
