"""SubRip: the cases, and random talks that are written and read back."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.errors import TranscriptError
from focuscode.readers import reader_for, srt
from focuscode.readers.source import Source

CASES = sorted(Path(__file__).parents[1].joinpath("cases", "readers", "srt").glob("*.srt"))
steady = settings(deadline=None, derandomize=True)

speakers = st.sampled_from(["MOD", "Moderator", "P1", "P12", "Deelnemer 3", "KI-4"])
vocabulary = st.sampled_from(
    ["ja", "één", "KMO’s", "R&D", "2023", "kennis…", "👍", "(lacht)", "–", "“zo”", "re\u0301", "ok."]
)
lines = st.lists(vocabulary, max_size=5).map(lambda parts: " ".join(["wel", *parts]))
talks = st.lists(st.tuples(speakers, st.lists(lines, min_size=1, max_size=3)), min_size=1, max_size=8)


def written(talk, *, numbers=True, blank="\n", end="\n"):
    """A talk as subtitles: `blank` parts the blocks."""
    blocks = []
    for n, (speaker, said) in enumerate(talk):
        number = [str(n + 1)] if numbers else []
        blocks.append("\n".join([*number, f"00:00:{n:02},000 --> 00:00:{n:02},500", f"{speaker}: " + "\n".join(said)]))
    return (f"\n{blank}".join(blocks) + "\n").replace("\n", end).encode()


def joined(talk):
    """The turns of a talk: what one speaker says in a row is one."""
    turns = []
    for speaker, said in talk:
        if turns and turns[-1][0] == speaker:
            turns[-1] = (speaker, turns[-1][1] + "\n" + "\n".join(said))
        else:
            turns.append((speaker, "\n".join(said)))
    return turns


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_is_read_as_the_file_beside_it_says(path, account, expected):
    assert account(path) == expected(path)


@steady
@given(talks, st.booleans(), st.sampled_from(["\n", "\n\n", "", " \n"]), st.sampled_from(["\n", "\r\n", "\r"]))
def test_a_talk_is_read_back_as_it_was_written(talk, numbers, blank, end):
    draft = srt.read(Source("a.srt", written(talk, numbers=numbers, blank=blank, end=end)))
    assert [(turn.speaker, draft.text[turn.start : turn.end]) for turn in draft.turns] == joined(talk)
    assert {reason for _, _, reason in draft.left_out} == {"speaker label"}
    assert draft.findings == []


@steady
@given(
    st.lists(
        st.sampled_from(["", "", "7", "00:00:01,000 --> 00:00:02,000", "woord{n}", "P1: zeg{n}", " ", "P2:"]),
        max_size=20,
    )
)
def test_every_word_stands_in_a_turn_or_is_left_out(forms):
    page = "0:00 --> 0:01\nwoordzz\n\n" + "\n".join(form.format(n=chr(97 + n)) for n, form in enumerate(forms))
    draft = srt.read(Source("a.srt", page.encode()))
    ranges = sorted([(turn.start, turn.end) for turn in draft.turns] + [(a, b) for a, b, _ in draft.left_out])
    assert all(left[1] <= right[0] for left, right in pairwise(ranges))
    kept = "\n".join(draft.text[a:b] for a, b in ranges).split()
    wanted = [word for word in page.split() if word.startswith(("woord", "zeg"))]
    assert sorted(word for word in kept if word.startswith(("woord", "zeg"))) == sorted(wanted)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"1\n00:00:01,000 --> 00:00:02,000\nJa\n", "srt"),
        (b"\xef\xbb\xbf1\r\n00:00:01,000 --> 00:00:02,000\r\nJa\r\n", "srt"),
        (b"\n\n12\n0:00:01.000-->0:00:02.000\nJa\n", "srt"),
        (b"00:00:01,000 --> 00:00:02,000\nJa\n", "srt"),
        ("1\r\n00:00:01,000 --> 00:00:02,000\r\nJa\r\n".encode("utf-16"), "srt"),
        (b"1\nP1: om 00:00:01 --> ja\n", "text"),
        (b"P1: 1\n00:00:01,000 --> 00:00:02,000\n", "text"),
    ],
)
def test_a_file_is_known_by_its_first_caption(data, name):
    assert reader_for(Source("a.txt", data)).name == name


def test_a_block_that_belongs_to_no_caption_is_told_with_its_line(read):
    _, findings = read("1\n00:00:01,000 --> 00:00:02,000\nMOD: Ja.\n\neen los stuk\nmet twee regels\n", "a.srt")
    (told,) = findings
    assert (told.rule, told.place.line) == ("F112", 5)
    assert told.message.endswith("'een los stuk met twee regels'.")


def test_a_label_that_goes_on_over_captions_is_not_repeated(read):
    transcript, _ = read(
        "1\n00:00:01,000 --> 00:00:02,000\nMOD: Ja\n\n2\n00:00:02,000 --> 00:00:03,000\nMOD: en nee.\n", "a.srt"
    )
    assert transcript.text == "MOD: Ja\nen nee."
    assert [(turn.start, turn.end) for turn in transcript.turns] == [(5, 15)]


def test_a_text_without_times_is_refused_with_what_would_work(read):
    with pytest.raises(TranscriptError, match="no captions") as refused:
        read("MOD: Ja.\n\nP1: Nee.\n", "a.srt")
    (told,) = refused.value.findings
    assert (told.rule, told.mend.rsplit(" ", 1)[-1]) == ("F130", ".txt.")
