"""All of the words in one sentence, turn or segment."""

import pytest

from focuscode.assemble import code_transcripts

TERM = "{{all: [publiek, privaat], scope: {scope}}}"


@pytest.mark.parametrize(
    ("scope", "turns", "words"),
    [
        ("sentence", ["Publiek en privaat."], ["Publiek|privaat"]),
        ("sentence", ["Publiek. Privaat."], []),
        ("turn", ["Publiek. Ja. Privaat."], ["Publiek|Privaat"]),
        ("turn", ["Publiek.", "Privaat."], []),
        ("segment", ["Publiek. Privaat."], ["Publiek|Privaat"]),
    ],
)
def test_scopes(tried, scope, turns, words):
    assert ["|".join(pieces) for _, pieces, _ in tried(TERM.format(scope=scope), *turns)] == words


def test_a_segment_is_what_is_counted(make_book, make_talk):
    book = make_book({"a": ["{all: [publiek, privaat]}"]})
    talk = make_talk(("P1", "Publiek. Privaat."), ("P2", "Ja."), ("P1", "Publiek."), ("P2", "Privaat."))
    assert len(code_transcripts([talk], book).spans) == 1
    assert len(code_transcripts([talk], book, unit="sentence").spans) == 0
    windows = code_transcripts([talk], book, unit="window:2")
    assert [windows.texts[0][a:b] for a, b in windows.spans[["start", "end"]].to_numpy()] == [
        "Publiek. Privaat",
        "Publiek",
    ]


def test_once_a_scope_at_the_first_of_each(words_of):
    assert words_of("{all: [publiek, privaat], scope: turn}", "Publiek publiek. Privaat, privaat.") == [
        "Publiek|Privaat"
    ]
