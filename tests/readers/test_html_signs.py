"""The signs of HTML: tags and text, however they are broken, once through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from focuscode.readers.html_signs import Signs, decoded
from focuscode.readers.source import Source


def shown(text):
    return [f"/{tag.name}" if tag.closing else tag.name or repr(tag.text) for tag in Signs(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<p>Ja &amp; nee</p>", ["p", "'Ja & nee'", "/p"]),
        ("3 < 5", ["'3 < 5'"]),
        ("<!-- <p> -->ja", ["'ja'"]),
        ("<!-- ja", ["' ja'"]),
        ("<!DOCTYPE html><?xml?>ja", ["'ja'"]),
        ("<script>if (a < b) '<p>'</script>ja", ["script", "/script", "'ja'"]),
        ("<STYLE>x", ["style"]),
        ('<a title="a>b">ja', ["a", "'ja'"]),
        ("<a title='a\"b>'>ja", ["a", "'ja'"]),
        ('<a title="open>ja</a>', ["a", "'ja'", "/a"]),
        ("<p it's>ja", ["p", "'ja'"]),
        ("<p", ["'<'", "'p'"]),
        ("", []),
    ],
)
def test_tags_and_text_are_told_apart(text, found):
    assert shown(text) == found


def test_attributes_are_read_in_every_way_they_are_written():
    (tag,) = Signs("<p Class=\"a b\" id='c' data-start=4.5 hidden title='&eacute;' id=second>")
    assert tag.attributes == {"class": "a b", "id": "c", "data-start": "4.5", "hidden": "", "title": "é"}


@pytest.mark.parametrize("piece", ["<", "<a ", "<!--", '<a b="', "<a b='>", "<!", "</", '<a ="x" "', "&#", "<script>"])
def test_a_long_row_of_broken_signs_is_gone_through_once(piece):
    assert sum(1 for _ in Signs(piece * 50_000)) <= 150_000


@given(st.text(st.sampled_from("<>/!-=\"'ab &;\n"), max_size=60))
def test_no_letter_outside_signs_is_lost(text):
    plain = text.replace("<", "").replace("&", "")
    assert "".join(tag.text for tag in Signs(plain)) == plain
    assert all(tag.text or tag.name for tag in Signs(text))


def test_the_letters_that_a_page_declares_are_believed_if_it_is_no_unicode():
    page = '<meta charset="{}"><p>łódź</p>'
    assert "łódź" in decoded(Source("a.html", page.format("windows-1250").encode("cp1250")))
    assert "łódź" in decoded(Source("a.html", page.format("windows-1250").encode("utf-8")))
    assert "é’" in decoded(Source("a.html", '<meta charset="iso-8859-1">é’'.encode("cp1252")))
    assert "é" in decoded(Source("a.html", '<meta charset="klingon">é'.encode("cp1252")))
