"""A file and its text: line ends, the finding about the encoding, files that cannot be read."""

import codecs
import hashlib
from pathlib import Path

import pytest

from focuscode.errors import TranscriptError
from focuscode.model import Place
from focuscode.readers import source as module
from focuscode.readers.source import Source


def rules(found):
    return [finding.rule for finding in found]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (b"a\r\nb\r\n", "a\nb\n"),
        (b"a\rb\r", "a\nb\n"),
        (b"a\nb\n", "a\nb\n"),
        (b"a\r\nb\rc\nd", "a\nb\nc\nd"),
        (b"a\n\rb", "a\n\nb"),
        (b"a\r\n\r\nb", "a\n\nb"),
    ],
)
def test_every_line_end_becomes_one_character(written, text):
    assert Source("a.txt", written).text == text


def test_no_other_character_is_a_line_end():
    assert Source("a.txt", "a\x0bb\x0cc\x85d\u2028e".encode()).text == "a\x0bb\x0cc\x85d\u2028e"


def test_line_ends_in_utf16():
    assert Source("a.txt", "a\r\nb".encode("utf-16")).text == "a\nb"


def test_the_finding_about_the_encoding_is_told_once():
    source = Source("a.txt", "privé".encode("cp1252"))
    assert source.findings == []
    assert source.text == source.text == "privé"
    assert rules(source.findings) == ["F004"]


def test_the_hash_is_that_of_the_bytes():
    data = codecs.BOM_UTF8 + b"a\r\n"
    assert Source("a.txt", data).sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("name", "suffix"), [("a.TXT", ".txt"), ("map/FG 1.Vtt", ".vtt"), ("zonder", ""), ("a.b.csv", ".csv")]
)
def test_the_ending_is_in_lower_case(name, suffix):
    assert Source(name, b"x").suffix == suffix


def test_opening_reads_the_bytes_and_takes_the_name(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"P1: ja\r\n")
    assert Source.open(path, "map/a.txt") == Source("map/a.txt", b"P1: ja\r\n")
    assert Source.open(path).name == str(path)


@pytest.mark.parametrize("data", [b"", b" \t\r\n", b"\0\0\0", codecs.BOM_UTF8, codecs.BOM_UTF8 + b"\r\n"])
def test_a_file_without_content_is_refused(tmp_path, data):
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(TranscriptError, match="is empty") as refused:
        Source.open(path, "a.txt")
    assert rules(refused.value.findings) == ["F003"]


def test_a_missing_file_is_refused_with_the_reason(tmp_path):
    with pytest.raises(TranscriptError) as refused:
        Source.open(tmp_path / "weg.txt", "weg.txt")
    (told,) = refused.value.findings
    assert (told.rule, told.place) == ("F001", Place("weg.txt"))
    assert "No such file" in told.message


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(TranscriptError) as refused:
        Source.open(tmp_path)
    assert rules(refused.value.findings) == ["F001"]


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "LARGEST", 4)
    path = Path(tmp_path / "a.txt")
    path.write_bytes(b"12345")
    with pytest.raises(TranscriptError, match="too large") as refused:
        Source.open(path)
    (told,) = refused.value.findings
    assert told.rule == "F007"
    assert "5 bytes; the limit is 4" in told.message


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_the_head_is_the_beginning_and_tells_nothing(encoding):
    source = Source("a.txt", ("\r\n\r\nWEBVTT één\rtwee\r\n" + "woord " * 3000).encode(encoding))
    assert source.head.startswith("WEBVTT één\ntwee\n")
    assert len(source.head) <= module.HEAD
    assert source.findings == []


def test_a_refusal_tells_what_was_found_before_too():
    source = Source("a.json", "één".encode("cp1252"))
    assert source.text == "één"
    refused = source.damaged("het is stuk", 3, 4)
    assert [(found.rule, found.place.line, found.place.column) for found in refused.findings] == [
        ("F004", 0, 0),
        ("F005", 3, 4),
    ]
    assert source.too_large("te veel").findings[-1].rule == "F007"
    assert "te veel" in str(source.too_large("te veel"))
