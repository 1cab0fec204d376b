"""Rich Text: the cases, letters of every code page, and files that are damaged."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.errors import TranscriptError
from focuscode.readers import reader_for
from focuscode.readers import rtf as module
from focuscode.readers.source import Source

CASES = sorted(Path(__file__).parents[1].joinpath("cases", "readers", "rtf").glob("*.rtf"))
steady = settings(deadline=None, derandomize=True, max_examples=200)


def turns_of(data):
    draft = module.read(Source("a.rtf", data))
    return [(turn.speaker, draft.text[turn.start : turn.end]) for turn in draft.turns]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_file_is_read_as_the_file_beside_it_says(path, account, expected):
    assert account(path) == expected(path)


@steady
@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=30))
def test_all_letters_are_read_back(make, text):
    words = f"a{text}z"
    assert turns_of(make.rtf(rf"P1: {make.rtf_words(words)}\par P1: ja")) == [("P1", words), ("P1", "ja")]


@pytest.mark.parametrize(
    ("charset", "code", "text"), [(238, "cp1250", "łódź"), (204, "cp1251", "Да"), (128, "cp932", "日本ソ")]
)
def test_letters_in_the_code_page_of_a_font(make, charset, code, text):
    written = "".join(f"\\'{byte:02x}" for byte in text.encode(code))
    body = rf"P1: {{\f1 {written}}} en \'e9\'e9n\par P2: ja"
    assert turns_of(make.rtf(body, rf"{{\f0\fcharset0 A;}}{{\f1\fcharset{charset} B;}}"))[0] == ("P1", f"{text} en één")


def test_old_headers_tell_the_letters_of_the_whole_file(make):
    assert turns_of(make.rtf(r"P1: \'8e\par P2: ja", "", r"\mac"))[0] == ("P1", "é")
    assert turns_of(make.rtf(r"P1: \'82\par P2: ja", "", r"\pc"))[0] == ("P1", "é")
    assert turns_of(make.rtf(r"P1: \'b3\par P2: ja", "", r"\ansi\ansicpg1250"))[0] == ("P1", "ł")


def test_what_stands_for_a_letter_in_old_programs_is_passed_over(make):
    written = make.rtf(r"P1: {\uc3 a\u233 xyzb}\u233 q\uc0\u233 z\par P2: ja")
    assert turns_of(written)[0] == ("P1", "aébééz")


def test_cells_that_are_merged_sideways_are_one_heading(make):
    row = r"\trowd\cellx1\cellx2\pard\intbl %s\cell %s\cell\row"
    body = (
        row % ("Spreker", "Tekst")
        + r"\trowd\clmgf\cellx1\clmrg\cellx2\pard\intbl Thema\cell\cell\row"
        + row % ("P1", "Ja.")
    )
    draft = module.read(Source("a.rtf", make.rtf(body)))
    assert [(draft.text[a:b], why) for a, b, why in draft.left_out] == [("Thema", "a heading in the table")]


def test_a_file_is_known_by_its_head_and_else_damaged():
    assert reader_for(Source("a.doc", b"{\\rtf1 P1: ja}")).name == "rtf"
    with pytest.raises(TranscriptError) as refused:
        module.read(Source("a.rtf", b"P1: ja"))
    assert [told.rule for told in refused.value.findings] == ["F005"]


def test_groups_without_end_are_refused_and_those_too_many_closed_are_read():
    with pytest.raises(TranscriptError) as refused:
        module.read(Source("a.rtf", b"{\\rtf1 " + b"{" * 100_000))
    assert [told.rule for told in refused.value.findings] == ["F007"]
    assert turns_of(b"{\\rtf1 P1: ja\\par P2: nee}}}}") == [("P1", "ja"), ("P2", "nee")]


def test_one_very_long_line_is_read():
    words = b"woord " * 300_000
    assert len(turns_of(b"{\\rtf1 P1: " + words + b"\\par P2: ja}")[0][1].split()) == 300_000


SIGNS = (
    rb"{ } \par_ \cell_ \row_ \intbl_ \pard_ \trowd_ \cellx1_ \clvmrg_ \u8364? \'e9 \f9_ \b_ P1:_ja \*\x_ \footnote_ "
    rb"\shptxt_ \bin2_ \uc9_ \s3_ \u99999_ \deleted_ \v_ \stylesheet_ \fonttbl_ \fcharset128_ \u-10179_"
).split()


@steady
@given(st.lists(st.sampled_from([sign.replace(b"_", b" ") for sign in SIGNS])))
def test_whatever_signs_follow_each_other_turns_stand_in_the_text(parts):
    draft = module.read(Source("a.rtf", b"{\\rtf1 " + b"".join(parts)))
    assert all(0 <= turn.start <= turn.end <= len(draft.text) for turn in draft.turns)
