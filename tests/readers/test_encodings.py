"""Bytes become text: each encoding, what is told of it, and letters that were encoded twice."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.model import Place
from focuscode.readers.encodings import decode, once, whole

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
@given(st.text(alphabet=st.characters(exclude_characters="\0\ufeff\ufffdÂÃÄÅâïð", codec="utf-8"), max_size=50))
def test_utf8_comes_back_as_it_was(text):
    assert decode(text.encode(), HERE) == (text, [])
    assert decode(codecs.BOM_UTF8 + text.encode(), HERE) == (text, [])


@settings(deadline=None, derandomize=True)
@given(st.binary(max_size=80))
def test_any_bytes_can_be_decoded(data):
    text, found = decode(data, HERE)
    assert isinstance(text, str)
    assert len(found) <= 1


@pytest.mark.parametrize("text", [TALK, "privé", "coördinatie, façade, naïef", "“goed” – foto’s… à la carte"])
def test_mac_roman_is_known_where_only_it_makes_words(text):
    read, (told,) = decode(text.encode("mac-roman"), HERE)
    assert read == text
    assert (told.rule, told.message) == ("F004", "Read as mac-roman.")


@pytest.mark.parametrize(
    "text", [TALK, "privé", "ÉÉN", "vóór 5 µm", "«oui» – Ångström", "Žižek é", "½ liter", "naar ’t Zand", "10°"]
)
def test_cp1252_is_not_taken_for_mac_roman(text):
    read, (told,) = decode(text.encode("cp1252"), HERE)
    assert read == text
    assert told.message == "Read as cp1252."


def twice(text, encoding="cp1252"):
    """Text as it looks when its UTF-8 was read in another encoding; cp1252 keeps the bytes it has no letter for."""
    made = bytes(text, "utf-8")
    return "".join(bytes([n]).decode(encoding, "ignore") or chr(n) for n in made)


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
@pytest.mark.parametrize("text", [TALK, "é", "Dag 👍", "“zo”", "één\u00a0twee", "Ærø, œuvre, Łódź"])
def test_letters_encoded_twice_are_put_right(text, encoding):
    read, (told,) = decode(twice(text, encoding).encode(), HERE)
    assert read == text
    assert (told.rule, told.level) == ("F010", "info")
    assert f" {sum(letter > chr(127) for letter in text)} letter(s)" in f" {told.message}"


def test_the_finding_shows_a_letter_and_what_it_looked_like():
    (told,) = once(twice("café"), HERE)[1]
    assert told.message == "1 letter(s) were encoded twice ('Ã©' for 'é') and were put right."


@pytest.mark.parametrize("text", ["Ã© en é", "BelgiÃ« – écht", "Ã© “goed”", "Ã  la carte en cafÃ©"])
def test_letters_encoded_twice_in_a_part_of_the_file_are_left_and_told(text):
    read, (told,) = once(text, HERE)
    assert read == text
    assert (told.rule, told.level) == ("F011", "warning")


@pytest.mark.parametrize("text", ["", "BELGIË’S", "É»", "één Ångström", "«É»", "Ã", "São Paulo", "Â", "â € ™"])
def test_letters_that_only_stand_beside_each_other_are_left(text):
    assert once(text, HERE) == (text, [])


@settings(deadline=None, derandomize=True)
@given(st.text(alphabet="aéë’“”…€– 👍\nÉ", min_size=1).filter(lambda text: not text.isascii()))
def test_what_was_encoded_twice_comes_back(text):
    assert once(twice(text), HERE)[0] == text


@pytest.mark.parametrize("text", ["één", "een"])
def test_a_mark_that_was_encoded_twice_is_taken_off(text):
    assert decode(f"ï»¿{text}".encode(), HERE) == (text, [])
    assert decode(f"\ufeffï»¿\ufeff{text}".encode(), HERE) == (text, [])


def test_signs_in_two_halves_are_put_together():
    read, (told,) = decode(b"P1: \xed\xa0\xbd\xed\xb8\x80 \xc3\xa9", HERE)
    assert read == "P1: 😀 é"
    assert told.message == "Read as cesu-8."


@pytest.mark.parametrize("data", [b"P1: \xed\xa0\xbd ja", "P1: \ud83d ja".encode("utf-16-le", "surrogatepass")])
def test_half_a_sign_is_counted_as_lost(data):
    read, (told,) = decode(data, HERE)
    assert read == "P1: \ufffd ja"
    assert (told.rule, "1 unreadable" in told.message) == ("F008", True)


@pytest.mark.parametrize(
    "data", ["Ã©".encode() * 300_000, b"a\x8eb" * 300_000, b"\xed\xa0\x80" * 200_000, b"\x80" * 500_000]
)
def test_much_of_what_is_odd_is_read_in_one_pass(data):
    assert decode(data, HERE)[0]


def test_halves_of_signs_are_joined_and_a_half_alone_is_lost():
    assert whole("a\ud83d\ude00b\udc00c\ud800") == "a\U0001f600b\ufffdc\ufffd"
