"""What a reader is: told by its sign, imported when it is needed."""

import pytest

from focuscode.readers import lrc, vtt
from focuscode.readers.reader import Reader, never
from focuscode.readers.source import Source


def test_a_reader_knows_no_content_unless_it_bears_the_sign():
    reader = Reader("lrc", "Lines", (".lrc",), "lrc")
    assert reader.sign is never
    assert not reader.knows(Source("a.lrc", b"[00:01.00]Ja.\n"))
    assert reader.read is lrc.read


def test_the_sign_is_not_enough():
    reader = Reader("vtt", "Captions", (".vtt",), "vtt", lambda source: True)
    assert reader.knows(Source("a.txt", b"WEBVTT\n"))
    assert not reader.knows(Source("a.txt", b"webvtt\n"))
    assert reader.read is vtt.read


def test_a_module_is_not_asked_without_the_sign():
    reader = Reader("x", "X", (), "no_such_module", lambda source: source.data == b"x")
    assert not reader.knows(Source("a.txt", b"y"))
    with pytest.raises(ModuleNotFoundError):
        reader.knows(Source("a.txt", b"x"))
