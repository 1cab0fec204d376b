"""A reader's account of a file, put together piece by piece."""

from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.model import LeftOut, Turn
from focuscode.readers.draft import Builder, Draft

words = st.text(min_size=1, max_size=6)


def test_a_label_a_turn_and_its_second_line():
    builder = Builder()
    builder.label("Anna")
    builder.turn("Anna", "ja", start_time=1.0, end_time=2.0, line=3)
    builder.more("nee", 4.0)
    draft = builder.draft([])
    assert draft.text == "Anna: ja\nnee"
    assert draft.left_out == [LeftOut(0, 6, "speaker label")]
    assert draft.turns == [Turn(1, "Anna", 6, 12, start_time=1.0, end_time=4.0, line=3)]


def test_words_without_a_time_keep_the_turns_end():
    builder = Builder()
    builder.turn("Anna", "ja", end_time=2.0)
    builder.more("nee")
    assert builder.turns[0].end_time == 2.0


def test_no_speaker_has_no_label_and_an_empty_rest_is_not_noted():
    builder = Builder()
    builder.label("")
    builder.skip("", "note")
    assert builder.draft([]) == Draft("", [], [], [])


def test_characters_added_between_belong_to_nothing():
    builder = Builder()
    assert builder.add("ab") == (0, 2)
    assert builder.add("") == (2, 2)
    assert builder.add("c") == (2, 3)
    draft = builder.draft([])
    assert (draft.text, draft.turns, draft.left_out) == ("abc", [], [])


@settings(deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.sampled_from(["turn", "skip", "add", "more"]), words), max_size=15))
def test_what_was_put_in_stands_where_the_account_says(steps):
    builder = Builder()
    spoken, left = [], []
    for kind, text in steps:
        if kind == "turn":
            builder.turn("P1", text)
            spoken.append(text)
        elif kind == "skip":
            builder.skip(text, "note")
            left.append(text)
        elif kind == "more" and builder.turns and builder.turns[-1].end == builder.add("")[0]:
            builder.more(text)
            spoken[-1] += f"\n{text}"
        else:
            builder.add(text)
    draft = builder.draft([])
    assert [draft.text[turn.start : turn.end] for turn in draft.turns] == spoken
    assert [draft.text[start:end] for start, end, _ in draft.left_out] == left
    assert [turn.n for turn in draft.turns] == list(range(1, len(spoken) + 1))
