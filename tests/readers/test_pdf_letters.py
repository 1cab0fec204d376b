"""Letters of a PDF: where they stand, and files that would do harm."""

import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.errors import TranscriptError
from focuscode.readers import pdf_letters as module
from focuscode.readers.pdf_letters import sheets_of
from focuscode.readers.source import Source

PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> %s >> >>"
)
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Filter /FlateDecode /Resources << /XObject << /X %d 0 R >> >>"
TEXT = b"BT /F1 11 Tf 72 700 Td (P1: Ja.) Tj ET "


def stream(data, facts=b""):
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), facts, data)


def packed(data, facts=b"/Filter /FlateDecode"):
    return stream(zlib.compress(data, 9), facts)


def file_of(make, content, *more, resources=b"", font=FONT, kids=b"3 0 R", count=1):
    pages = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count)
    return make.pdf_file([b"<< /Type /Catalog /Pages 2 0 R >>", pages, PAGE % resources, content, font, *more])


def sheets(data):
    return sheets_of(Source("a.pdf", data)).pages


def refusal(data):
    with pytest.raises(TranscriptError) as refused:
        sheets(data)
    (told,) = refused.value.findings
    return told.rule


def test_letters_come_with_their_places(make):
    (sheet,) = sheets(make.pdf([(72, 700, "**Ja"), (72, 600, "é")]))
    assert [(letter.text, letter.bold, letter.base) for letter in sheet.letters] == [
        ("J", True, 700.0), ("a", True, 700.0), ("é", False, 600.0),
    ]  # fmt: skip
    assert sheet.letters[0].left == 72.0 < sheet.letters[0].right <= sheet.letters[1].left + 0.01


def test_what_is_turned_is_apart_and_what_is_off_the_page_is_not_seen(make):
    turned = b"BT /F1 11 Tf 0 1 -1 0 300 300 Tm (KLAD) Tj ET BT /F1 11 Tf 72 900 Td (weg) Tj ET "
    (sheet,) = sheets(file_of(make, packed(TEXT + turned)))
    assert (sheet.turned, "".join(letter.text for letter in sheet.letters)) == ("KLAD", "P1: Ja.")


@pytest.mark.parametrize("cut", [9, 40, 300, -5, -30, -200])
def test_a_cut_file_is_read_or_told(make, cut):
    try:
        sheets(make.pdf([(72, 700, "P1: Ja.")])[:cut])
    except TranscriptError as refused:
        assert [told.rule for told in refused.findings] == ["F005"]


def test_a_bomb_is_refused_before_it_is_unpacked(make, monkeypatch):
    monkeypatch.setattr(module, "STREAM", 1_000_000)
    bomb = zlib.compress(b" " * 2_000_000, 9)
    assert refusal(file_of(make, stream(bomb, b"/Filter /FlateDecode"))) == "F007"
    twice = zlib.compress(bomb, 9)
    assert refusal(file_of(make, stream(twice, b"/Filter [/FlateDecode /FlateDecode]"))) == "F007"
    assert refusal(file_of(make, stream(b"x" * 70_000, b"/Filter /LZWDecode"))) == "F007"


def test_many_streams_are_weighed_together(make, monkeypatch):
    monkeypatch.setattr(module, "ALL_STREAMS", 100_000)
    assert refusal(file_of(make, packed(TEXT), *[packed(b" " * 60_000)] * 2)) == "F007"


def test_text_that_says_it_is_a_picture_is_refused(make):
    assert refusal(file_of(make, packed(TEXT, b"/Filter /FlateDecode /Subtype /Image"))) == "F005"


def test_figures_within_themselves_come_to_an_end(make, monkeypatch):
    monkeypatch.setattr(module, "FIGURES", 200)
    data = file_of(
        make, packed(TEXT + b"/X Do"), packed(b"/X Do /X Do ", FORM % 6), resources=b"/XObject << /X 6 0 R >>"
    )
    try:
        sheets(data)
    except TranscriptError as refused:
        assert {told.rule for told in refused.findings} <= {"F005", "F007"}


def test_figures_that_double_are_bounded(make, monkeypatch):
    monkeypatch.setattr(module, "FIGURES", 200)
    forms = [packed(b"/X Do /X Do ", FORM % number) for number in range(7, 37)]
    assert refusal(file_of(make, packed(b"/X Do"), *forms, FONT, resources=b"/XObject << /X 6 0 R >>")) == "F007"


@pytest.mark.parametrize("kids", [b"2 0 R", b"3 0 R 2 0 R", b"99 0 R", b"1 0 R", b"null 7"])
def test_pages_that_are_their_own_pages_come_to_an_end(make, kids):
    try:
        assert len(sheets(file_of(make, packed(TEXT), kids=kids, count=3))) <= 1
    except TranscriptError as refused:
        assert [told.rule for told in refused.findings] == ["F005"]


def test_pages_within_pages_without_end_are_refused(make):
    deep = [b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % n for n in range(7, 3007)]
    try:
        assert sheets(file_of(make, packed(TEXT), *deep, kids=b"6 0 R")) == []
    except TranscriptError as refused:
        assert [told.rule for told in refused.findings] == ["F005"]


def test_too_many_pages_or_letters_are_refused(make, monkeypatch):
    monkeypatch.setattr(module, "LETTERS", 10)
    assert refusal(make.pdf([(72, 700, "P1: Ja, dat is zo.")])) == "F007"
    monkeypatch.setattr(module, "PAGES", 2)
    assert refusal(make.pdf([], [], [])) == "F007"


@pytest.mark.parametrize(
    "font",
    [
        b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts "
        b"[<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /W [0 2000000000 500] >>] >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>",
    ],
)
def test_fonts_with_endless_ranges_are_refused(make, font):
    table = b"/CIDInit /ProcSet findresource begin 1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange"
    assert refusal(file_of(make, packed(TEXT), packed(table), font=font)) == "F007"


def test_a_password_is_told_and_a_large_locked_file_is_refused(make, monkeypatch):
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O (%s) /U (%s) /P -4 >> /ID [(a) (a)]" % (b"o" * 32, b"u" * 32)
    assert refusal(make.pdf([(72, 700, "P1: Ja.")], extra=lock)) == "F146"
    other = b"/Encrypt << /Filter /Other >> /ID [(a) (a)]"
    assert refusal(make.pdf([(72, 700, "P1: Ja.")], extra=other)) == "F146"
    monkeypatch.setattr(module, "LOCKED", 100)
    assert refusal(make.pdf([(72, 700, "P1: Ja.")], extra=lock)) == "F007"


def test_rows_that_are_too_wide_are_refused(make):
    facts = b"/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 1000000000 >>"
    assert refusal(file_of(make, packed(TEXT, facts))) == "F007"


@settings(deadline=None, derandomize=True, max_examples=150)
@given(st.lists(st.tuples(st.integers(0, 899), st.integers(0, 255)), min_size=1, max_size=12))
def test_whatever_bytes_are_wrong_the_file_is_read_or_told(make, changes):
    data = bytearray(make.pdf([(72, 700, "P1: Ja."), (72, 650, "P2: Nee.")]))
    for at, byte in changes:
        data[at % len(data)] = byte
    try:
        sheets(bytes(data))
    except TranscriptError as refused:
        assert [told.rule for told in refused.findings] in (["F005"], ["F007"], ["F146"])


def test_orders_without_end_take_no_time_and_nothing_is_printed(make, capsys):
    content = b"1 " * 30_000 + b"(a) BX " * 30_000 + b"BT /F1 11 Tf 1 0 0 1 72 700 Tm (P1: ja) Tj ET /x Tf"
    (sheet,) = sheets(file_of(make, stream(content)))
    assert "".join(letter.text for letter in sheet.letters) == "P1: ja"
    assert capsys.readouterr() == ("", "")
