"""The key leads a copy back, whole and place by place, and only the copy that it was made with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from focuscode.errors import ResultsError, UsageError
from focuscode.names.key import KEY, SPEAKER, Change, Key, key_bytes, made, places, read_key, restore, text_hash

LETTERS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
STEP = st.one_of(
    LETTERS.map(lambda text: ("", text, text)),
    st.tuples(st.sampled_from(["person", "place", "left out"]), LETTERS, LETTERS),
)
STEPS = st.lists(STEP, max_size=8)


@given(STEPS)
def test_a_copy_is_led_back_to_the_letter(steps):
    text, key = made("FG1", steps)
    assert text == "".join(new for _, _, new in steps)
    assert restore(text, key) == "".join(old for _, old, _ in steps)


@given(STEPS)
def test_each_change_tells_its_place_in_both_texts(steps):
    text, key = made("FG1", steps)
    old = restore(text, key)
    for change in key.changes:
        assert text[change.start : change.end] == change.replacement
        assert old[change.source_start : change.source_end] == change.original
    assert (key.sha256, key.source_sha256, key.length) == (text_hash(text), text_hash(old), len(old))


@given(STEPS)
def test_what_stayed_is_led_back_letter_by_letter(steps):
    text, key = made("FG1", steps)
    back, old = places(text, key), restore(text, key)
    assert len(back.starts) == len(text)
    changed = {n for change in key.changes for n in range(change.start, change.end)}
    for n in set(range(len(text))) - changed:
        start, end = back.span(n, n + 1)
        assert old[start:end] == text[n]


@given(st.lists(STEPS, min_size=1, max_size=3), st.text(max_size=6))
def test_a_key_is_read_back_as_it_was_written(tmp_path_factory, talks, label):
    keys = []
    for n, steps in enumerate(talks):
        text, key = made(f"=FG{n}", steps)
        speaker = Change(SPEAKER, 0, len(text), "P1", 0, key.length, "".join(filter(str.isprintable, label)))
        keys.append(Key(key.transcript, key.sha256, key.source_sha256, key.length, key.changes, (speaker,)))
    path = tmp_path_factory.mktemp("key") / "key.csv"
    path.write_bytes(key_bytes(keys))
    assert list(read_key(path).values()) == keys


def test_the_key_holds_its_columns_and_both_hashes():
    _, key = made("FG1", [("person", "Jan", "[persoon-1]"), ("", " zei", " zei")])
    lines = key_bytes([key]).decode().splitlines()
    assert lines[0] == ",".join(KEY.names)
    assert lines[1] == f"FG1,text,0,15,,0,7,,{key.sha256},{key.source_sha256}"
    assert lines[2] == "FG1,person,0,11,[persoon-1],0,3,Jan,,"
    assert key_bytes([]).decode().splitlines() == lines[:1]


def test_a_text_that_was_changed_is_refused():
    text, key = made("FG1", [("person", "Jan", "X"), ("", " zei", " zei")])
    with pytest.raises(UsageError, match="not the text of FG1"):
        restore(text + ".", key)
    with pytest.raises(UsageError, match="not the text of FG1"):
        places("", key)


def test_a_key_that_gives_another_text_is_damaged():
    text, key = made("FG1", [("person", "Jan", "X")])
    wrong = Key("FG1", key.sha256, key.source_sha256, 3, (key.changes[0]._replace(original="Jon"),))
    with pytest.raises(ResultsError, match="The key of FG1 is damaged"):
        restore(text, wrong)


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "transcript,kind,start,end\nFG1,text,x,1\n"])
def test_what_is_no_key_is_told(tmp_path, text):
    (tmp_path / "key.csv").write_text(text)
    with pytest.raises(ResultsError, match="is no key that focuscode wrote"):
        read_key(tmp_path / "key.csv")


def test_a_key_that_is_not_there_is_told(tmp_path):
    with pytest.raises(ResultsError, match="cannot be read"):
        read_key(tmp_path / "key.csv")
