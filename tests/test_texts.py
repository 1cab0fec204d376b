"""Texts kept under their rows, plain or packed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from focuscode import texts
from focuscode.texts import Texts


@given(st.lists(st.text(st.characters(), max_size=30), max_size=8), st.integers(0, 60))
def test_texts_come_back_as_they_were_in_any_order(written, plain):
    before, texts.PLAIN = texts.PLAIN, plain
    try:
        kept = Texts()
        for row, text in enumerate(written):
            kept.add(row, text)
    finally:
        texts.PLAIN = before
    assert list(kept) == list(range(len(written)))
    for row in [*range(len(written)), *reversed(range(len(written)))]:
        assert kept[row] == written[row]
        assert kept[row] == written[row]
    assert dict(kept) == dict(enumerate(written))


def test_half_letters_are_kept_and_a_row_that_is_none_is_none(monkeypatch):
    monkeypatch.setattr(texts, "PLAIN", 0)
    kept = Texts()
    kept.add(3, "x\ud800y")
    assert kept[3] == "x\ud800y"
    with pytest.raises(KeyError):
        kept[0]


def test_a_large_text_takes_less_room_than_its_letters(monkeypatch):
    monkeypatch.setattr(texts, "PLAIN", 0)
    kept = Texts()
    kept.add(0, "“Ja, maar dat is zo.” " * 50_000)
    (packed,) = kept._kept.values()
    assert isinstance(packed, bytes)
    assert len(packed) < 200_000
