"""The languages at work: tokens, what leads forms to words, what the analysis rests on."""

import unicodedata
from importlib.metadata import version

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.errors import UsageError
from focuscode.language import FACTS, language
from focuscode.language.lemma import TableLemmatizer
from focuscode.language.memory import remembering
from focuscode.language.simple import SimpleLemmatizer


@pytest.mark.parametrize("code", FACTS)
def test_every_language_splits_words_and_leads_them(code):
    found = language(code)
    assert found.code == found.facts.code == code
    assert [form for _, form in found.split("roadmap,")] == ["roadmap", ","]
    assert found.lemmatizer.lemma("roadmap", "noun").word == "roadmap"


def test_a_language_is_made_once():
    assert language("nl") is language("nl")
    assert language("nl").lemmatizer is language("nl").lemmatizer


def test_dutch_has_tables_and_the_others_do_not():
    assert isinstance(language("nl").lemmatizer, TableLemmatizer)
    assert all(isinstance(language(code).lemmatizer, SimpleLemmatizer) for code in FACTS if code != "nl")


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("xx", "No language 'xx'. Known: nl, en, fr, de."),
        ("NLD", "No language 'NLD'. Near: nl."),
        ("", "No language ''. Known"),
    ],
)
def test_an_unknown_language_is_refused_with_those_that_are_known(code, message):
    with pytest.raises(UsageError) as refused:
        language(code)
    assert str(refused.value).startswith(message)


@pytest.mark.parametrize(
    ("chunk", "tokens"),
    [
        ("roadmap", ["roadmap"]),
        ("roadmap.", ["roadmap", "."]),
        ("KMO's", ["KMO's"]),
        ("o.a.", ["o.a."]),
        ("d.m.v.", ["d.m.v."]),
        ("(uh)", ["(", "uh", ")"]),
        ('"ja!"', ['"', "ja", "!", '"']),
        ("tja...", ["tja", "..."]),
        ("innovatie-ecosysteem", ["innovatie-ecosysteem"]),
        ("kennis-", ["kennis-"]),
        ("R&D", ["R&D"]),
        ("17:30", ["17:30"]),
        ("www.voorbeeld.be", ["www.voorbeeld.be"]),
        ("één", ["één"]),
        ("", []),
        (" ", []),
    ],
)
def test_dutch_tokens(chunk, tokens):
    assert [form for _, form in language("nl").split(chunk)] == tokens


def test_the_start_of_each_token_is_told():
    assert language("nl").split('"ja!"') == [(0, '"'), (1, "ja"), (3, "!"), (4, '"')]


def test_a_word_of_letters_that_the_tokenizer_takes_apart_is_taken_apart():
    assert [form for _, form in language("en").split("cannot")] == ["can", "not"]
    assert [form for _, form in language("en").split("dont")] == ["do", "nt"]


@pytest.mark.parametrize("code", FACTS)
@settings(deadline=None, derandomize=True)
@given(chunk=st.text(alphabet="abcNOTdnoé'ß😀.-,()", min_size=1, max_size=10))
def test_the_short_way_for_words_of_letters_gives_what_the_tokenizer_gives(code, chunk):
    found = language(code)
    assert found.split(chunk) == [(token.idx, token.text) for token in found._tokenizer(chunk)]
    assert "".join(form for _, form in found.split(chunk)) == chunk


def test_the_versions_name_what_the_analysis_rests_on():
    assert language("nl").versions() == {
        "language": "nl",
        "tokenizer": f"spacy {version('spacy')}",
        "lemmas": f"spacy-lookups-data {version('spacy-lookups-data')}",
        "unicode": unicodedata.unidata_version,
    }
    assert language("en").versions()["lemmas"] == f"simplemma {version('simplemma')}"


@pytest.mark.parametrize(
    ("code", "stop", "says"),
    [("nl", "moeten", "kennis"), ("en", "the", "knowledge"), ("fr", "les", "savoir"), ("de", "und", "wissen")],
)
def test_stop_words_say_nothing_of_a_subject(code, stop, says):
    words = language(code).stop_words
    assert stop in words
    assert says not in words
    assert language(code).facts.fillers <= words


@pytest.mark.parametrize("code", FACTS)
def test_every_language_has_endings_that_derive_words(code):
    endings = language(code).facts.derivations
    assert len(endings) == len(set(endings)) > 20
    assert all(ending.isalpha() and ending == ending.lower() for ending in endings)


def test_a_word_with_a_mark_behind_it_is_told_at_once():
    chunks = ["roadmap,", "roadmap.", "o.a.", "bv.", "SPCO.", "ja!", "roadmap", ",", "ja,nee,", "zo'n,", "", "één."]
    closed = language("nl").closed(chunks)
    assert closed == ["roadmap,", "roadmap.", "ja!", "één."]
    for chunk in closed:
        assert language("nl").split(chunk) == [(0, chunk[:-1]), (len(chunk) - 1, chunk[-1])]


def test_a_memory_is_asked_of_each_chunk(tmp_path):
    with remembering(tmp_path):
        assert language("nl").closed(["roadmap,"]) == []
