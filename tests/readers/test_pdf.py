"""PDF: the cases (lines with their places, a page below the other), scans, and files that cannot be read."""

import sys
from pathlib import Path

import pytest

from focuscode.errors import TranscriptError
from focuscode.readers import pdf as module
from focuscode.readers import reader_for
from focuscode.readers.source import Source

CASES = sorted(Path(__file__).parents[1].joinpath("cases", "readers", "pdf").glob("*.txt"))


def pages_of(path):
    """Pages of (x, y, words): a line each, with tabs between; a form feed ends a page."""
    pages = path.read_text(encoding="utf-8").split("\f")
    rows = [[line.split("\t") for line in page.split("\n") if line] for page in pages]
    return [[(float(x), float(y), words) for x, y, words in page] for page in rows]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_pages_are_read_as_the_file_beside_it_says(path, make, read, expected):
    transcript, findings = read(make.pdf(*pages_of(path)), f"{path.stem}.pdf")
    assert {
        "turns": [[t.speaker, t.start_time, t.end_time, transcript.words_of(t)] for t in transcript.turns],
        "left_out": [[transcript.text[a:b], reason] for a, b, reason in transcript.left_out],
        "findings": [finding.rule for finding in findings],
    } == expected(path)


def refusal(data):
    with pytest.raises(TranscriptError) as refused:
        module.read(Source("a.pdf", data))
    (told,) = refused.value.findings
    return told.rule


def read(data):
    return module.read(Source("a.pdf", data))


def test_a_file_is_known_by_its_head(make):
    assert reader_for(Source("a.txt", make.pdf([(72, 700, "P1: Ja.")]))).name == "pdf"
    assert not module.knows(Source("a.pdf", b"P1: Ja."))


def test_a_scan_is_refused_with_what_to_do(make):
    assert refusal(make.pdf([], [])) == "F145"
    assert refusal(make.pdf([(72, 700, " ")])) == "F145"


def test_a_page_without_text_among_others_is_told(make):
    draft = read(make.pdf([(72, 700, "P1: Ja."), (72, 680, "P2: Nee.")], []))
    assert [(f.rule, "page 2" in f.message) for f in draft.findings] == [("F151", True)]


def test_without_its_library_a_pdf_tells_how_to_get_it(make, monkeypatch):
    monkeypatch.setitem(sys.modules, "pdfminer.pdfdocument", None)
    with pytest.raises(TranscriptError) as refused:
        read(make.pdf([(72, 700, "P1: Ja.")]))
    (told,) = refused.value.findings
    assert (told.rule, told.mend) == ("F147", 'Install it with: pip install "focuscode[pdf]".')


def test_turns_know_their_page(make):
    draft = read(make.pdf([(72, 700, "P1: Ja.")], [(72, 700, "P2: Nee.")]))
    assert [turn.line for turn in draft.turns] == [1, 2]


def test_words_that_were_divided_are_told_with_an_example(make):
    draft = read(
        make.pdf([(72, 700, "P1: Wij gaan heel veel meer samen-"), (72, 686, "werken in de regio, en dat is goed")])
    )
    assert draft.text == "P1: Wij gaan heel veel meer samenwerken in de regio, en dat is goed"
    assert ["samenwerken" in f.message for f in draft.findings if f.rule == "F148"] == [True]


def test_a_hyphen_is_kept_where_lines_seldom_end_in_one(make):
    lines = [(72, 780 - 14 * n, f"en dit is regel nummer {n:02} van het gesprek") for n in range(49)]
    pages = [
        [*lines, (72, 90, "met daarin de miljoenen-")],
        [(72, 780, "nota van dit jaar en"), *lines[1:]],
        lines[1:],
        lines[1:],
    ]
    assert "miljoenen-nota" in read(make.pdf(*pages)).text


def test_words_in_the_fields_of_a_form_are_left_out(make):
    form = b"/AcroForm << /Fields [<< /T (naam) /V (Jan) >> << /Kids [<< /V (twee) >>] >> << /V /Off >>] >>"
    draft = read(make.pdf([(72, 700, "P1: Ja."), (72, 680, "P2: Nee.")], catalog=form))
    assert [(draft.text[a:b], why) for a, b, why in draft.left_out][-2:] == [
        ("Jan", "form field"),
        ("twee", "form field"),
    ]


def test_comments_are_counted_and_links_are_not(make):
    notes = b"/Annots [<< /Subtype /Text /Contents (Klopt dit?) >> << /Subtype /Link >>] "
    draft = read(make.pdf([(72, 700, "P1: Ja."), (72, 680, "P2: Nee.")], page_facts=notes))
    assert [f.rule for f in draft.findings] == ["F140"]
    assert "Klopt" not in draft.text
