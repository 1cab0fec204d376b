"""Chunks of large texts as numbers: the same that splitting and a dictionary give."""

import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.language import interning
from focuscode.language.interning import SPACES, Interning, Utf8, _Table

steady = settings(deadline=None, derandomize=True)
LETTERS = "abz09.,-’éë…ĳ😀\u200b\u2019\ud800\x01\x1b\x7f\x80\x84\u1681\u200c\u202a\u3001"
CHUNKS = st.text(LETTERS, min_size=1, max_size=40)
GAPS = st.lists(st.sampled_from([chr(code) for code in SPACES]), min_size=1, max_size=3).map("".join)
TEXTS = st.one_of(
    st.lists(st.one_of(GAPS, CHUNKS), max_size=30).map("".join),
    st.text(max_size=60).map(lambda text: text.replace("\0", "")),
)


class Numbered:
    """Numbers in the order of asking, and all that was asked."""

    def __init__(self):
        self.names = []
        self.asked = []

    def __call__(self, texts):
        self.asked += texts
        self.names += [text for text in dict.fromkeys(texts) if text not in self.names]
        return np.array([self.names.index(text) for text in texts], dtype=np.int32)


def interned(known, numbered, text):
    """The chunks by name, and where they begin, counted in characters."""
    data = Utf8(text)
    numbers, places = known.chunks(data.bytes)
    return [numbered.names[n] for n in numbers.tolist()], data.characters(places).tolist()


def split(text):
    """The chunks as Python splits them, and where they begin."""
    starts, at = [], 0
    for chunk in text.split():
        at = text.index(chunk, at)
        starts.append(at)
        at += len(chunk)
    return text.split(), starts


def test_white_space_is_what_python_splits_at():
    assert set(SPACES) == {code for code in range(sys.maxunicode + 1) if chr(code).isspace()}


@steady
@given(st.lists(TEXTS, max_size=4), st.sampled_from([1, 7, 1 << 20]))
def test_chunks_are_those_of_split(texts, stretch):
    numbered = Numbered()
    known = Interning(numbered)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(interning, "STRETCH", stretch)
        for text in [*texts, *texts]:
            assert interned(known, numbered, text) == split(text)


@pytest.mark.parametrize("code", [code for code in range(1, 0x3100) if chr(code).isspace() or code < 0x100])
def test_each_sign_cuts_or_does_not_as_in_split(code):
    numbered = Numbered()
    text = f"een{chr(code)}twee {chr(code)}{chr(code)}drie{chr(code)}"
    assert interned(Interning(numbered), numbered, text) == split(text)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "a", "ab ", " ab", "x" * 500, "é" * 33 + " " + "é" * 33])
def test_small_texts(text):
    numbered = Numbered()
    assert interned(Interning(numbered), numbered, text) == split(text)


def test_chunks_that_begin_or_end_alike_are_told_apart():
    words = [("ab" * 20)[:length] + end for length in range(36) for end in ("", "c", "d")]
    words += [begin + "ab" * 10 for begin in "cdef"]
    numbered = Numbered()
    known = Interning(numbered)
    for text in (" ".join(words), "\n".join(reversed(words))):
        assert interned(known, numbered, text) == split(text)
    assert len(numbered.names) == len(set(words) - {""})


def test_a_chunk_that_is_known_is_not_asked_for_again():
    numbered = Numbered()
    known = Interning(numbered)
    interned(known, numbered, "de roadmap en de organisatieontwikkeling en de roadmap")
    assert sorted(numbered.asked) == ["de", "en", "organisatieontwikkeling", "roadmap"]
    interned(known, numbered, "een roadmap en de organisatieontwikkeling")
    assert sorted(numbered.asked) == ["de", "een", "en", "organisatieontwikkeling", "roadmap"]


@pytest.mark.parametrize("width", [1, 2, 4])
@pytest.mark.parametrize("mix", [interning.MIX, (1, 1, 1, 1), (0, 0, 0, 0)])
def test_a_table_tells_keys_apart_however_they_fall_together(width, mix, monkeypatch):
    monkeypatch.setattr(interning, "FEWEST", 8)
    monkeypatch.setattr(interning, "MIX", mix)
    table, numbers = _Table(width), {}
    draw = np.random.default_rng(5)
    for size in (0, 1, 5, 60, 200, 200):
        rows = draw.integers(0, 3 if width > 1 else 150, size=(size, width)).astype(np.uint64)
        rows[:, 0] |= draw.integers(0, 8, size=size).astype(np.uint64) << np.uint64(61)
        entries, new = table.find([rows[:, n].copy() for n in range(width)])
        names = [tuple(row) for row in rows.tolist()]
        fresh = [names[n] for n in new.tolist()]
        assert sorted(fresh) == sorted({name for name in names if name not in numbers})
        numbers.update((name, 7 + len(numbers) + n) for n, name in enumerate(fresh))
        table.number(np.array([numbers[name] for name in fresh], dtype=np.int32))
        assert table.numbers[entries].tolist() == [numbers[name] for name in names]
    assert table.count == len(numbers) > 8
    assert 2 * table.count <= len(table._places)


@steady
@given(st.text(max_size=30))
def test_characters_and_bytes_lead_to_each_other(text):
    data = Utf8(text)
    assert data.length == len(text)
    begins = [len(text[:n].encode("utf-8", "surrogatepass")) for n in range(len(text) + 1)]
    assert data.places(np.arange(len(text) + 1)).tolist() == begins
    assert data.characters(np.array(begins, dtype=np.int32)).tolist() == list(range(len(text) + 1))


def test_bytes_that_are_at_hand_are_not_made_again():
    data = "één".encode()
    assert Utf8("één", data).bytes is data
