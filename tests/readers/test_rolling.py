"""Captions that roll are read once; others are left as they are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.readers.cues import Caption
from focuscode.readers.rolling import unrolled


def timed(*captions, apart=0.0):
    """Captions given by their lines, a second each, `apart` seconds between them."""
    return [Caption(n * (1 + apart), n * (1 + apart) + 1.0, list(lines), n + 1) for n, lines in enumerate(captions)]


def read(captions):
    kept, again = unrolled(captions)
    return [line for caption in kept for line in caption.lines if line.strip()], again


def rolled(lines):
    """Lines as YouTube writes them: each below the one before, then once more alone."""
    shown = []
    for before, line in zip(["", *lines], lines, strict=False):
        first, *rest = line.split()
        written = first + "".join(f"<00:00:01.000><c> {word}</c>" for word in rest)
        shown += [[before or " ", written], [line, " "]]
    return timed(*shown)


lines = st.lists(
    st.sampled_from(["ja", "ja ja", "hallo allemaal", "[muziek]", "en dus", "R&amp;D nee"]), min_size=3, max_size=12
)


@settings(deadline=None, derandomize=True)
@given(lines)
def test_what_rolls_is_read_once_and_whole(lines):
    found, again = read(rolled(lines))
    words = [line.replace("<00:00:01.000><c>", "").replace("</c>", "") for line in found]
    assert words == lines
    assert again == 2 * len(lines) - 1


def test_a_line_keeps_the_time_of_its_first_caption():
    kept, _ = unrolled(rolled(["een twee", "drie vier", "vijf zes"]))
    assert [caption.start for caption in kept] == [0.0, 2.0, 4.0]


def test_three_lines_may_roll():
    captions = timed(["a"], ["a", "b"], ["a", "b", "c"], ["b", "c", "d"])
    assert read(captions) == (["a", "b", "c", "d"], 5)


@pytest.mark.parametrize(
    "captions",
    [
        timed(["ja"], ["ja"], ["ja"], ["ja"]),
        timed(["[muziek]"], ["[muziek]"], ["nee"]),
        timed(["a"], ["a", "b"], ["c"], ["d"], ["e"]),
        timed(["a", "b"], ["a", "b"], ["a", "b"], ["a", "b"], apart=2.0),
        timed(["a"], ["<v Anna>a", "b"], ["<v Anna>b", "c"], ["<v Anna>c", "d"]),
        [],
        timed(["a"]),
    ],
    ids=["said again", "sounds", "twice in the file", "later", "voices", "none", "one"],
)
def test_what_does_not_roll_stays(captions):
    assert unrolled(captions) == (captions, 0)


def test_a_silence_does_not_stop_the_rolling_but_words_alone_after_it_are_said_again():
    captions = timed(["a"], ["a", "b"], ["b", "c"], ["c", "d"], ["d", "e"], ["e"], apart=2.0)
    assert read(captions) == (["a", "b", "c", "d", "e", "e"], 4)


def test_captions_without_times_do_not_roll():
    captions = [Caption(None, None, lines, 1) for lines in (["a"], ["a", "b"], ["b", "c"], ["c", "d"])]
    assert unrolled(captions) == (captions, 0)
