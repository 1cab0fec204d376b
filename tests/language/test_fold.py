"""Spelling made alike, with every character's way back."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from focuscode.language.fold import fold, key

steady = settings(deadline=None, derandomize=True)
odd = st.text(alphabet="aeé E’`“”‐-\u00ad\u200b\u200d\ufeff\u00a0\u202f…ĳĲﬁﬄ\u0301\u0308\u0327ö한ᄒ😀", max_size=25)
texts = st.one_of(odd, st.text(max_size=25))


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("", ""),
        ("roadmap", "roadmap"),
        ("SPCO", "SPCO"),
        ("KMO’s", "KMO's"),
        ("‘k", "'k"),
        ("`s", "'s"),
        ("“ja” „nee‟ «zo»", '"ja" "nee" "zo"'),
        ("innovatie‐eco‑systeem", "innovatie-eco-systeem"),
        ("toen – en toen", "toen – en toen"),
        ("clus\u00adter\u200bor\u200cga\u200dni\u2060sa\ufefftie", "clusterorganisatie"),
        ("5\u00a0000\u202f€", "5 000 €"),
        ("tja…", "tja..."),
        ("Ĳsland en fﬁ ﬂ ﬃ ﬄ ﬆ", "IJsland en ffi fl ffi ffl st"),
        ("een\u0301", "eeń"),
        ("coo\u0308rdineren", "coördineren"),
        ("e\u0301\u0323", "\u1eb9\u0301"),
        ("\u0301a", "\u0301a"),
        ("👍🏽", "👍🏽"),
    ],
)
def test_spellings_that_become_one(written, folded):
    assert fold(written)[0] == folded


def test_plain_text_needs_no_map_and_neither_does_text_with_accents():
    assert fold("innovatie-ecosysteem, `s") == ("innovatie-ecosysteem, 's", None)
    assert fold("coördineren één") == ("coördineren één", None)


def test_each_character_finds_what_it_was_made_from():
    made, back = fold("ﬁe\u0301…’")
    assert made == "fié...'"
    assert [back.span(n, n + 1) for n in range(len(made))] == [
        *[(0, 1), (0, 1), (1, 3), (3, 4), (3, 4), (3, 4)],
        (4, 5),
    ]


def test_a_word_with_a_soft_hyphen_maps_to_all_of_itself():
    made, back = fold("de clus\u00adter is")
    assert back.span(made.index("cluster"), made.index("cluster") + 7) == (3, 11)


@steady
@given(texts)
@example("\u00ad\u0301")
@example("e\u00ad\u0301…")
def test_every_range_maps_to_text_that_folds_to_what_holds_it(text):
    made, back = fold(text)
    if back is None:
        assert len(made) == len(text)
        return
    assert len(back.starts) == len(back.ends) == len(made)
    assert list(back.starts) == sorted(back.starts)
    for start in range(len(made)):
        for end in range(start + 1, len(made) + 1):
            a, b = back.span(start, end)
            assert 0 <= a < b <= len(text)
            assert made[start:end] in fold(text[a:b])[0]


@steady
@given(texts)
def test_case_and_line_ends_stay(text):
    upper = fold(text.upper())[0]
    assert upper == upper.upper()
    assert fold(text)[0].count("\n") == text.count("\n")


@steady
@given(st.text(alphabet="aeoéö bc\u0301\u0308\u0327", max_size=25))
def test_letters_with_marks_become_their_composed_form(text):
    assert fold(text)[0] == unicodedata.normalize("NFC", text)
    assert fold(fold(text)[0])[0] == fold(text)[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Coördineren", "coordineren"),
        ("innovatie-ecosysteem", "Innovatieecosysteem"),
        ("coo\u0308rdineren", "coordineren"),
        ("SPCO", "spco"),
        ("Zuid-West-Vlaanderen", "zuidwestvlaanderen"),
        ("reünie", "reunie"),
    ],
)
def test_spellings_of_one_word_share_a_key(one, other):
    assert key(fold(one)[0]) == key(fold(other)[0])


@pytest.mark.parametrize(
    ("one", "other"), [("één", "een"), ("hé", "he"), ("façade", "facade"), ("roadmap", "roadmaps"), ("à", "a")]
)
def test_accents_and_other_letters_keep_words_apart(one, other):
    assert key(one) != key(other)


@pytest.mark.parametrize("dashes", ["-", "--"])
def test_a_word_of_hyphens_alone_keeps_them(dashes):
    assert key(dashes) == dashes


@steady
@given(st.text(alphabet="abéöË-\u0308\u0301Q", max_size=15))
def test_a_key_is_its_own_key(form):
    made = key(fold(form)[0])
    assert key(made) == made
