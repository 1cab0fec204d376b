"""Sentences inside a turn."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.language import FACTS
from focuscode.language.dutch import DUTCH
from focuscode.language.sentences import around, sentence_bounds

steady = settings(deadline=None, derandomize=True)
pieces = st.sampled_from(
    ["Ja", "nee", ".", "?", "!", "…", " ", "\n", "bv.", "o.a.", "5", '"', "”", ")", "(", "A.", "\u00a0", "é"]
)
texts = st.one_of(st.lists(pieces, max_size=25).map("".join), st.text(max_size=40))


def sentences(text, facts=DUTCH):
    return [text[a:b] for a, b in sentence_bounds(text, facts)]


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("", []),
        ("Ja", ["Ja"]),
        ("Ja. Nee.", ["Ja. ", "Nee."]),
        ("Wat? Nee! Ja.", ["Wat? ", "Nee! ", "Ja."]),
        ("Ja.\nNee.", ["Ja.\n", "Nee."]),
        (" Ja.  Nee. ", [" Ja.  ", "Nee. "]),
        ("Ja\nnee", ["Ja\nnee"]),
        ("Ja.Nee", ["Ja.Nee"]),
        ("Ja… nee.", ["Ja… nee."]),
        ('Hij zei: "Kom!" Toen ging hij.', ['Hij zei: "Kom!" ', "Toen ging hij."]),
        ("Nee (echt). Ja.", ["Nee (echt). ", "Ja."]),
        ("Dat kost 5,50. Dus ja.", ["Dat kost 5,50. ", "Dus ja."]),
        ("Het is 3.14 procent. Ja.", ["Het is 3.14 procent. ", "Ja."]),
        ("A. de Vries kwam. Ja.", ["A. de Vries kwam. ", "Ja."]),
        ("Ik ben Jan. Ik werk bij Ed. Hij ook.", ["Ik ben Jan. ", "Ik werk bij Ed. ", "Hij ook."]),
        ("Zie tot. Dan min. Nu max. Ja.", ["Zie tot. ", "Dan min. ", "Nu max. ", "Ja."]),
        ("Eén. Één.", ["Eén. ", "Één."]),
    ],
)
def test_where_sentences_end(text, split):
    assert sentences(text) == split


@pytest.mark.parametrize("next_word", ["een ding", "Een ding", "De Smet", "5 dingen"])
def test_an_abbreviation_ends_no_sentence(next_word):
    wrong = []
    for abbreviation in sorted(DUTCH.abbreviations):
        for written in (f"Dat is {abbreviation}", abbreviation.capitalize(), f"Dat ({abbreviation.upper()}"):
            text = f"{written}. {next_word} van ons. Ja."
            if sentences(text) != [text[:-3], "Ja."]:
                wrong.append(text)
    assert wrong == []


def test_a_language_without_abbreviations_ends_there():
    assert sentences("That is bv. One thing. Yes.", FACTS["en"]) == ["That is bv. ", "One thing. ", "Yes."]


@steady
@given(texts)
def test_together_the_sentences_are_the_whole_text(text):
    assert "".join(sentences(text)) == text
    assert all(a < b for a, b in sentence_bounds(text, DUTCH))


@steady
@given(texts)
def test_every_sentence_but_the_last_holds_words_before_its_white_space(text):
    assert all(sentence.strip() for sentence in sentences(text)[:-1])


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("roadmap", "Dat is bv. een roadmap."),
        ("Ja", "Ja."),
        ("Nee", "Nee?"),
        ("roadmap.  Nee", "Dat is bv. een roadmap.  Nee?"),
        ("Ja. Dat is bv. een roadmap.  Nee?", "Ja. Dat is bv. een roadmap.  Nee?"),
    ],
)
def test_the_sentence_around_a_stretch(words, sentence):
    text = " Ja. Dat is bv. een roadmap.  Nee? "
    start = text.index(words)
    a, b = around(text, 0, sentence_bounds(text, DUTCH), start, start + len(words))
    assert text[a:b] == sentence


@steady
@given(texts, st.data())
def test_the_sentence_around_a_word_holds_it_and_begins_and_ends_with_words(text, data):
    places = [n for n, sign in enumerate(text) if not sign.isspace()]
    if not places:
        return
    start, last = sorted((data.draw(st.sampled_from(places)), data.draw(st.sampled_from(places))))
    a, b = around(text, 0, sentence_bounds(text, DUTCH), start, last + 1)
    assert 0 <= a <= start <= last < b <= len(text)
    assert text[a:b] == text[a:b].strip()
