"""A file's bytes become text: encodings, line ends, and the finding that tells what was assumed."""

import codecs
import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.errors import TranscriptError
from focuscode.model import Place
from focuscode.readers import source as module
from focuscode.readers.source import Source, decode

TALK = "Moderator: één ’s morgens, “goed”?\nP1: Ja, België – 5 €…\n"
HERE = Place("a.txt")


def rules(found):
    return [finding.rule for finding in found]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (TALK.encode(), []),
        (codecs.BOM_UTF8 + TALK.encode(), []),
        (codecs.BOM_UTF8 * 2 + TALK.encode(), []),
        (TALK.encode("cp1252"), ["F004"]),
        (codecs.BOM_UTF16_LE + TALK.encode("utf-16-le"), ["F004"]),
        (codecs.BOM_UTF16_BE + TALK.encode("utf-16-be"), ["F004"]),
        (codecs.BOM_UTF16_LE * 2 + TALK.encode("utf-16-le"), ["F004"]),
        (TALK.encode("utf-16-le"), ["F004"]),
        (TALK.encode("utf-16-be"), ["F004"]),
        (codecs.BOM_UTF32_LE + TALK.encode("utf-32-le"), ["F004"]),
        (codecs.BOM_UTF32_BE + TALK.encode("utf-32-be"), ["F004"]),
    ],
    ids=[
        *["utf8", "utf8-bom", "utf8-two-boms", "cp1252", "utf16le-bom", "utf16be-bom", "utf16le-two-boms"],
        *["utf16le", "utf16be", "utf32le", "utf32be"],
    ],
)
def test_each_encoding_gives_the_same_text_and_is_told_unless_it_is_utf8(data, told):
    text, found = decode(data, HERE)
    assert text == TALK
    assert rules(found) == told


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (TALK.encode("cp1252"), "cp1252"),
        (TALK.encode("utf-16-le"), "utf-16-le"),
        (TALK.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF16_BE + TALK.encode("utf-16-be"), "utf-16"),
    ],
)
def test_the_finding_names_the_encoding(data, name):
    (told,) = decode(data, HERE)[1]
    assert (told.level, told.place, told.message) == ("info", HERE, f"Read as {name}.")


def test_ascii_alone_needs_no_finding():
    assert decode(b"P1: ja\n", HERE) == ("P1: ja\n", [])


def test_a_letter_that_utf8_lost_at_the_end_of_a_cut_file_leaves_the_others_whole():
    text, (told,) = decode("P1: één café".encode()[:-1], HERE)
    assert text == "P1: één caf\ufffd"
    assert (told.rule, told.message) == ("F008", "Read as utf-8, with 1 unreadable characters.")


def test_a_file_of_utf8_and_one_line_of_cp1252_keeps_its_utf8():
    text, found = decode("één, België, café, vóór\n".encode() + "privé\n".encode("cp1252"), HERE)
    assert text == "één, België, café, vóór\npriv\ufffd\n"
    assert rules(found) == ["F008"]


def test_a_single_accent_of_cp1252_is_read_as_cp1252():
    assert decode("privé".encode("cp1252"), HERE)[0] == "privé"


def test_bytes_that_cp1252_lacks_are_counted():
    text, (told,) = decode(b"caf\xe9 \x81\x8d", HERE)
    assert text == "café \ufffd\ufffd"
    assert (told.rule, told.level) == ("F008", "warning")
    assert "2 unreadable" in told.message


def test_a_broken_letter_behind_a_bom_is_counted():
    text, found = decode(codecs.BOM_UTF8 + "één".encode() + b"\xff", HERE)
    assert text == "één\ufffd"
    assert rules(found) == ["F008"]


def test_half_a_character_at_the_end_of_utf16_is_counted():
    text, found = decode("P1: ja".encode("utf-16-le") + b"x", HERE)
    assert text == "P1: ja\ufffd"
    assert rules(found) == ["F008"]


def test_nul_bytes_in_a_text_are_kept_and_told():
    text, (told,) = decode(b"P1: ja\0 en nee\0, of toch wel, dat weet ik niet", HERE)
    assert text == "P1: ja\0 en nee\0, of toch wel, dat weet ik niet"
    assert (told.rule, told.message) == ("F008", "Read as utf-8, with 2 unreadable characters.")


def test_letters_lost_by_an_earlier_program_are_told():
    assert rules(decode("P1: caf\ufffd".encode(), HERE)[1]) == ["F008"]


def test_a_zero_width_space_inside_stays():
    assert decode("a\ufeffb".encode(), HERE)[0] == "a\ufeffb"


@settings(deadline=None, derandomize=True)
@given(st.text(alphabet=st.characters(exclude_characters="\0\ufeff\ufffd", codec="utf-8"), max_size=50))
def test_utf8_comes_back_as_it_was(text):
    assert decode(text.encode(), HERE) == (text, [])
    assert decode(codecs.BOM_UTF8 + text.encode(), HERE) == (text, [])


@settings(deadline=None, derandomize=True)
@given(st.binary(max_size=80))
def test_any_bytes_can_be_decoded(data):
    text, found = decode(data, HERE)
    assert isinstance(text, str)
    assert len(found) <= 1


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


def test_letters_that_were_encoded_twice_are_read_as_they_were_meant():
    twice = ("\ufeff" + TALK).encode().decode("latin-1").encode()
    text, told = decode(twice, HERE)
    assert (text, rules(told)) == (TALK, ["F167"])
    text, told = decode("\ufeffgoed – één".encode().decode("cp1252").encode(), HERE)
    assert (text, rules(told)) == ("goed – één", ["F167"])


def test_a_text_that_only_begins_so_stays():
    text, told = decode("ï»¿Anna zei “één”".encode(), HERE)
    assert (text, told) == ("ï»¿Anna zei “één”", [])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_the_head_is_the_beginning_and_tells_nothing(encoding):
    source = Source("a.txt", ("\r\n\r\nWEBVTT één\rtwee\r\n" + "woord " * 3000).encode(encoding))
    assert source.head.startswith("WEBVTT één\ntwee\n")
    assert len(source.head) <= module.HEAD
    assert source.findings == []
