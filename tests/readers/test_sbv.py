"""YouTube's captions: the cases, and what may stand in them."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.readers import reader_for, sbv
from focuscode.readers.source import Source

CASES = sorted(Path(__file__).parents[1].joinpath("cases", "readers", "sbv").glob("*.sbv"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_is_read_as_the_file_beside_it_says(path, account, expected):
    assert account(path) == expected(path)


@pytest.mark.parametrize(
    ("first", "name"),
    [
        ("0:00:01.000,0:00:02.000\n", "sbv"),
        ("\ufeff0:00:01.000,0:00:02.000 \r\n", "sbv"),
        ("0:00:01.000,0:00:02.000,ja\n", "text"),
        ("1,2\n", "text"),
    ],
)
def test_a_file_is_known_by_its_first_line(first, name):
    assert reader_for(Source("a.txt", f"{first}Ja.\n".encode())).name == name


@settings(deadline=None, derandomize=True)
@given(
    st.lists(
        st.sampled_from(["", "", " ", "0:00:01.000,0:00:02.000", "0:00:75.0,0:00:02.0", "woord{n}", "P1: zeg{n}"]),
        max_size=20,
    )
)
def test_every_word_stands_in_a_turn_or_is_left_out(forms):
    page = "0:00:00.000,0:00:01.000\nwoordzz\n" + "\n".join(form.format(n=chr(97 + n)) for n, form in enumerate(forms))
    draft = sbv.read(Source("a.sbv", page.encode()))
    kept = " ".join(
        draft.text[a:b] for a, b in [*((t.start, t.end) for t in draft.turns), *(x[:2] for x in draft.left_out)]
    )
    said = [word for word in page.split() if word.startswith(("woord", "zeg"))]
    assert sorted(word for word in kept.split() if word.startswith(("woord", "zeg"))) == sorted(said)


def test_a_blank_line_between_times_and_words_is_no_end(said):
    assert said("0:00:01.000,0:00:02.000\n\nJa.\n\n0:00:03.000,0:00:04.000\nNee.\n", "a.sbv") == [
        ("", "Ja."),
        ("", "Nee."),
    ]
