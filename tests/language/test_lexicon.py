"""Words told apart once: chunks, tokens and their ranges, words per turn, places and sentences."""

import sys

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from focuscode.language import language
from focuscode.language import lexicon as lexicon_module
from focuscode.language.fold import fold
from focuscode.language.interning import SPACES, Utf8
from focuscode.language.lexicon import STOPS, Lexicon

steady = settings(deadline=None, derandomize=True)
spaces = st.sampled_from([chr(code) for code in SPACES])
words = st.sampled_from(
    [
        "roadmap",
        "KMO’s",
        "(uh)",
        "o.a.",
        "tja…",
        "ﬁ",
        "e\u0301e\u0301n",
        "clus\u00adter",
        "👍",
        "R&D",
        "!",
        "'k",
        "\u200b",
        "5%",
        "a/b.",
    ]
)
texts = st.one_of(
    st.lists(st.one_of(spaces, words), max_size=20).map("".join),
    st.text(max_size=40),
)


@pytest.fixture
def lexicon():
    return Lexicon(language("nl"))


def encoded(text, turns=None, code="nl"):
    """(form, text it stands on) of each token, and the encoding."""
    lexicon = Lexicon(language(code))
    tokens = lexicon.encode(text, [(0, len(text))] if turns is None else turns)
    forms = [lexicon.forms[n] for n in tokens.type]
    return list(zip(forms, [text[a:b] for a, b in zip(tokens.start, tokens.end, strict=True)], strict=True)), tokens


def test_white_space_is_what_python_splits_at():
    assert {code for code in range(sys.maxunicode + 1) if not chr(code).split()} == set(SPACES)


def test_tokens_of_a_turn_and_where_they_stand():
    found, tokens = encoded("Ja, KMO’s en o.a. de roadmap… (uh) dus.")
    assert found == [
        *[("Ja", "Ja"), (",", ","), ("KMO's", "KMO’s"), ("en", "en"), ("o.a.", "o.a."), ("de", "de")],
        *[("roadmap", "roadmap"), ("...", "…"), ("(", "("), ("uh", "uh"), (")", ")"), ("dus", "dus"), (".", ".")],
    ]
    assert tokens.words.tolist() == [8]
    assert tokens.turn.tolist() == [0] * 13


def test_hesitations_take_no_place():
    found, tokens = encoded("kennis uh Euh delen")
    assert [form for form, _ in found] == ["kennis", "uh", "Euh", "delen"]
    assert tokens.place.tolist() == [0, 0, 0, 1]
    assert tokens.solid.tolist() == [0, 3]


@pytest.mark.parametrize("mark", sorted(STOPS - {"…"}))
def test_strong_punctuation_begins_another_sentence(mark):
    found, tokens = encoded(f"ja {mark} nee")
    assert [form for form, _ in found] == ["ja", mark, "nee"]
    assert tokens.sentence[0] < tokens.sentence[2]


@pytest.mark.parametrize("mark", [",", "-", "–", "'", '"'])
def test_weak_punctuation_does_not(mark):
    _, tokens = encoded(f"ja {mark} nee")
    assert tokens.sentence[0] == tokens.sentence[2]


def test_each_turn_begins_another_sentence():
    text = "P1: ja nee\nP2: ja"
    found, tokens = encoded(text, [(4, 10), (15, 17)])
    assert found == [("ja", "ja"), ("nee", "nee"), ("ja", "ja")]
    assert tokens.turn.tolist() == [0, 0, 1]
    assert tokens.sentence[0] == tokens.sentence[1] < tokens.sentence[2]
    assert tokens.start.tolist() == [4, 7, 15]
    assert tokens.words.tolist() == [2, 1]


def test_words_are_chunks_with_a_letter_or_digit():
    _, tokens = encoded("innovatie-ecosysteem R&D 5% – … 👍 (lacht) ja,nee")
    assert tokens.words.tolist() == [5]


def test_turns_without_words_have_none():
    _, tokens = encoded("a  b", [(0, 0), (0, 1), (1, 1), (1, 3), (3, 4), (4, 4)])
    assert tokens.words.tolist() == [0, 1, 0, 0, 1, 0]
    assert tokens.turn.tolist() == [1, 4]


@pytest.mark.parametrize(
    ("text", "turns"), [("", []), ("", [(0, 0)]), ("ja", []), (" \n ", [(0, 3)]), ("\u200b", [(0, 1)])]
)
def test_nothing_said_gives_empty_rows(text, turns):
    _, tokens = encoded(text, turns)
    rows = (tokens.type, tokens.start, tokens.end, tokens.turn, tokens.place, tokens.sentence, tokens.marked)
    assert [len(row) for row in rows] == [0] * 7
    assert tokens.words.tolist() == [0] * len(turns)


def test_what_stands_between_turns_is_not_read():
    found, _ = encoded("Moderator: ja [0:05] nee", [(11, 13), (21, 24)])
    assert found == [("ja", "ja"), ("nee", "nee")]


def test_a_word_keeps_its_number_in_every_text(lexicon):
    first = lexicon.encode("de roadmap", [(0, 10)])
    second = lexicon.encode("roadmap: de Roadmap", [(0, 19)])
    assert [lexicon.forms[n] for n in second.type] == ["roadmap", ":", "de", "Roadmap"]
    assert first.type.tolist() == [second.type[2], second.type[0]]
    assert sorted(lexicon.forms) == [":", "Roadmap", "de", "roadmap"]


def test_spellings_that_fold_to_one_form_are_one_type(lexicon):
    text = "KMO’s KMO's KMO‘s clus\u00adter cluster"
    types = lexicon.encode(text, [(0, len(text))]).type.tolist()
    assert types[0] == types[1] == types[2] != types[3] == types[4]
    assert lexicon.forms == ["cluster", "KMO's"]


@steady
@given(texts)
@example("a\u2028b\x1cc\u3000d")
@example("\ufeff")
def test_the_tokens_are_the_folded_chunks_of_split(text):
    found, tokens = encoded(text)
    assert "".join(form for form, _ in found) == "".join(fold(chunk)[0] for chunk in text.split())
    assert tokens.words.sum() == sum(any(map(str.isalnum, chunk)) for chunk in text.split())


@steady
@given(texts)
def test_the_range_of_a_token_gives_back_its_word(text):
    found, tokens = encoded(text)
    for form, stretch in found:
        assert form in fold(stretch)[0]
        assert not any(map(str.isspace, stretch))
    assert all(np.diff(tokens.start) >= 0)
    assert all(tokens.start < tokens.end)


@steady
@given(texts, st.data())
def test_turns_read_together_give_what_each_gives_alone(text, data):
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=5)))
    turns = list(zip([0, *cuts], [*cuts, len(text)], strict=True))
    found, tokens = encoded(text, turns)
    alone = [encoded(text, [turn]) for turn in turns]
    assert found == [pair for pairs, _ in alone for pair in pairs]
    assert tokens.start.tolist() == [start for _, one in alone for start in one.start.tolist()]
    assert tokens.words.tolist() == [count for _, one in alone for count in one.words.tolist()]


@steady
@given(st.lists(texts, max_size=4), st.permutations(range(4)))
def test_the_order_in_which_texts_are_met_changes_no_token(parts, order):
    one, other = Lexicon(language("nl")), Lexicon(language("nl"))
    forward = [one.encode(part, [(0, len(part))]) for part in parts]
    mixed = {n: other.encode(parts[n], [(0, len(parts[n]))]) for n in order if n < len(parts)}
    for n, tokens in enumerate(forward):
        assert [one.forms[k] for k in tokens.type] == [other.forms[k] for k in mixed[n].type]
        assert tokens.start.tolist() == mixed[n].start.tolist()
        assert tokens.end.tolist() == mixed[n].end.tolist()
        assert tokens.place.tolist() == mixed[n].place.tolist()


LINES = st.lists(
    st.one_of(texts, st.sampled_from(["kennis euh, delen.", "[lacht] ja ja", "één\u00a0twee", "a\0b"])), max_size=6
)


def columns(lexicon, tokens):
    """All that is known of tokens, by form."""
    rows = (tokens.start, tokens.end, tokens.turn, tokens.place, tokens.sentence, tokens.transparent, tokens.marked)
    return [lexicon.forms[n] for n in tokens.type], [row.tolist() for row in rows], tokens.words.tolist()


@steady
@given(LINES, st.sampled_from(["", " ", "\n", "x", "é "]), st.integers(0, 3))
def test_large_texts_are_told_apart_as_small_ones(lines, around, gap):
    text, ranges = around, []
    for line in lines:
        ranges.append((len(text), len(text) + len(line)))
        text += line + "\n" * gap
    text += around
    small, large = Lexicon(language("nl")), Lexicon(language("nl"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lexicon_module, "LARGE", 0)
        found = [columns(large, large.encode(text, ranges, data)) for data in (None, Utf8(text))]
    assert found == [columns(small, small.encode(text, ranges))] * 2


def test_some_ranges_alone_are_those_among_all(lexicon):
    text = "één o.a. (uh) roadmap… dus"
    tokens = lexicon.encode(text, [(0, 9), (9, len(text))])
    some = np.array([5, 1, 4])
    begin, end = tokens.ranges(some)
    assert (begin.tolist(), end.tolist()) == (tokens.start[some].tolist(), tokens.end[some].tolist())


def test_a_lexicon_may_meet_large_and_small_texts_in_turn(lexicon, monkeypatch):
    text = "kennis delen, kennis gedeeld"
    first = lexicon.encode(text, [(0, len(text))]).type.tolist()
    monkeypatch.setattr(lexicon_module, "LARGE", 0)
    assert lexicon.encode(text, [(0, len(text))]).type.tolist() == first
    assert lexicon.encode(f"{text} nu", [(0, len(text) + 3)]).type.tolist() == [*first, 4]
    monkeypatch.undo()
    assert lexicon.encode(f"{text} nu", [(0, len(text) + 3)]).type.tolist() == [*first, 4]
    assert lexicon.forms == ["kennis", "gedeeld", "delen", ",", "nu"]
