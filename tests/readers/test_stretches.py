"""Long texts are looked at in parts, and nothing comes out otherwise."""

import tracemalloc

from hypothesis import given
from hypothesis import strategies as st

from focuscode.readers import stretches as module
from focuscode.readers.stretches import count, flat, stretches, words_of

texts = st.text(alphabet="ab é\u00a0\n\t\x1c\u2028", max_size=60)


@given(texts, st.integers(1, 12))
def test_parts_are_the_text_and_end_between_words(text, size):
    parts = list(stretches(text, size))
    assert "".join(parts) == text
    assert [word for part in parts for word in part.split()] == text.split()
    assert all(len(part) >= size for part in parts[:-1])


@given(texts, st.integers(1, 12))
def test_words_are_those_of_the_whole(text, size):
    before, module.SIZE = module.SIZE, size
    try:
        assert flat(text) == " ".join(text.split())
        assert count(text) == len(text.split())
        assert list(words_of(text)) == text.split()
    finally:
        module.SIZE = before


def test_a_long_text_takes_little_more_memory_than_itself():
    text = "een twee " * 1_000_000
    tracemalloc.start()
    assert count(text) == 2_000_000
    assert len(flat(text)) == len(text) - 1
    assert sum(1 for _ in words_of(text)) == 2_000_000
    assert tracemalloc.get_traced_memory()[1] < 5 * len(text)
    tracemalloc.stop()
