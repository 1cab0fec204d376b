"""SAMI: the cases, and HTML that is not whole."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.readers import sami
from focuscode.readers.source import Source

CASES = sorted(Path(__file__).parents[1].joinpath("cases", "readers", "sami").glob("*.smi"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_is_read_as_the_file_beside_it_says(path, account, expected):
    assert account(path) == expected(path)


def turns(body):
    draft = sami.read(Source("a.smi", f"<SAMI><BODY>{body}".encode()))
    return [(t.speaker, t.start_time, t.end_time, draft.text[t.start : t.end]) for t in draft.turns]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<SYNC Start=1000><P Class=A>ja<br>en<BR/>nee<SYNC Start=2000><P Class=A>&nbsp;", "ja\nen\nnee"),
        ("<sync start = '1000' ><p>ja<sync start=2000><p>&nbsp;</sync>", "ja"),
        ('<SYNC Start="1000ms">ja<SYNC Start=2000>&nbsp;', "ja"),
        ("<SYNC Start=1000><P><font color=red>ja</font> <i>hoor</i><SYNC Start=2000><P> ", "ja hoor"),
        ("<SYNC Start=1000><P>3 < 4 en <iets> &lt;b&gt;<SYNC Start=2000><P>&nbsp;", "3 < 4 en <iets> <b>"),
        ("<SYNC Start=1000><P>ja<!-- nee --> hoor<SYNC Start=2000><P>", "ja hoor"),
        ("<SYNC Start=1000><P>ja <!-- hoor<SYNC Start=2000><P>", "ja <!-- hoor"),
    ],
)
def test_a_paragraph_is_a_caption_until_the_next_time(body, words):
    assert turns(body) == [("", 1.0, 2.0, words)]


def test_the_next_words_of_the_class_end_a_caption_too():
    assert turns("<SYNC Start=0><P>ja<SYNC Start=500><P Class=B><SYNC Start=900><P>nee") == [
        ("", 0.0, 0.9, "ja"),
        ("", 0.9, None, "nee"),
    ]


def test_a_source_speaks_until_the_next_source():
    body = "<SYNC Start=0><P ID=Source>Anna<P>ja<SYNC Start=1000><P>en<SYNC Start=2000><P ID=Source>Bart<P>nee"
    assert [(who, words) for who, _, _, words in turns(body)] == [("Anna", "ja\nen"), ("Bart", "nee")]


def test_classes_are_the_same_in_any_case():
    assert [words for *_, words in turns("<SYNC Start=0><P Class=nlcc>ja<SYNC Start=1000><P Class=NLCC>nee")] == [
        "ja",
        "nee",
    ]


@pytest.mark.parametrize("part", ["<", "<!--", "<a ", "<p a", "a=", "<b><", "&", "<sync start="])
def test_what_never_ends_is_read_to_its_end(part):
    body = "<SYNC Start=0><P>ja " + part * 50_000
    assert turns(body)[0][3].startswith("ja")


@settings(deadline=None, derandomize=True)
@given(
    st.lists(
        st.sampled_from(
            [
                "woord{n} ",
                "<P Class=A>",
                "<P Class=B>",
                "<SYNC Start=1000>",
                "</P>",
                "</SYNC>",
                "<!-- weg{n} -->",
                "<br>",
                "</BODY>",
                "<HEAD>",
                "<TITLE>",
                "<P ID=Source>",
                "&nbsp;",
            ]
        ),
        max_size=20,
    )
)
def test_every_word_stands_in_a_turn_or_is_left_out(forms):
    page = "<SAMI><BODY><SYNC Start=0><P Class=A>woordzz " + "".join(
        form.format(n=chr(97 + n)) for n, form in enumerate(forms)
    )
    draft = sami.read(Source("a.smi", page.encode()))
    ranges = [*((t.start, t.end) for t in draft.turns), *(x[:2] for x in draft.left_out)]
    kept = " ".join(draft.text[a:b] for a, b in ranges)
    for word in ("woordzz", *(form.format(n=chr(97 + n)).strip() for n, form in enumerate(forms) if "{n}" in form)):
        assert word in kept


def test_a_name_of_a_tag_without_end_takes_no_time():
    draft = sami.read(Source("a.smi", b"<SAMI><BODY><SYNC Start=1><P>ja <sa" + b"m" * 300_000))
    assert draft.text.startswith("ja <sam")
