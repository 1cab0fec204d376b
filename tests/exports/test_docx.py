"""The codebook as a Word document."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document

from focuscode.codebook import check_text, read_codebook
from focuscode.exports.docx import codebook_document
from focuscode.measures import code_frequency

ROOT = Path(__file__).parent.parent.parent
TEXT = """codebook: probe
title: A codebook <to> print & read
version: 1.2
language: nl
tiers:
  - {id: main, label: Main codes, labels: {nl: Hoofdcodes}}
  - {id: other, label: Other codes}
codes:
  - id: roadmap
    label: Roadmap
    labels: {nl: Wegenkaart}
    kind: role
    tier: main
    definition: The way ahead.
    full_definition: Much more of it.
    use_when: [a plan is made, a plan is missed]
    not_when: [a street map is meant]
    terms: [roadmap, {word: SPCO}, {near: [richting, geven], within: 4}]
    examples: [Een roadmap., Nog een roadmap., De derde roadmap.]
  - {id: step, label: Step, tier: main, parent: roadmap, definition: one of it, terms: [stap]}
  - {id: pace, label: Pace, tier: other}
"""


@pytest.fixture(scope="module")
def book():
    return check_text(TEXT, "probe.yaml")[0]


@pytest.fixture(scope="module")
def numbers(book, make_talk):
    from focuscode.assemble import code_transcripts

    talk = make_talk(("Moderator", "Een roadmap?"), ("P1", "Die roadmap, de roadmap."), ("P2", "Een stap."))
    return code_frequency(code_transcripts([talk], book))


def opened(data):
    return Document(io.BytesIO(data))


def cell_text(cell):
    return "\n".join(paragraph.text for paragraph in cell.paragraphs)


def styled(page):
    return [(paragraph.style.name, paragraph.text) for paragraph in page.paragraphs]


def test_the_head_says_what_it_is_and_how_it_was_used(book):
    lines = styled(opened(codebook_document(book)))
    assert lines[0] == ("Title", "Codebook: A codebook <to> print & read")
    assert lines[1] == ("Subtitle", f"probe, version {book.stamp}")
    assert lines[2] == ("Heading 1", "How it was used")
    assert "3 codes in 2 tiers and 4 indicator terms for text in Dutch. It is applied with focuscode" in lines[3][1]
    assert "1 code without terms can be given by hand only." in lines[3][1]
    assert not any("Occurrence" in text for _, text in lines)


def test_only_the_signs_that_are_used_are_explained(book):
    told = [text for style, text in styled(opened(codebook_document(book))) if style == "List Bullet"]
    assert [line.split("  ")[0] for line in told] == ["word", "“word”", "a + b (within 5)"]


def test_there_is_a_heading_and_a_table_a_tier(book):
    page = opened(codebook_document(book))
    assert [text for style, text in styled(page) if style == "Heading 2"] == ["Hoofdcodes (Main codes)", "Other codes"]
    assert [len(table.rows) for table in page.tables] == [3, 2]
    head = [cell.text for cell in page.tables[0].rows[0].cells]
    assert head == ["Code", "Definition", "Use when, do not use when", "Indicator terms", "Examples"]


def test_a_row_holds_what_a_coder_needs(book):
    cells = [cell_text(cell) for cell in opened(codebook_document(book)).tables[0].rows[1].cells]
    assert cells == [
        "Wegenkaart\nRoadmap\nroadmap (role)",
        "The way ahead.\nMuch more of it.",
        "Use when\na plan is made\na plan is missed\nDo not use when\na street map is meant",
        "roadmap; “SPCO”; richting + geven (within 4)",
        "“Een roadmap.”\n“Nog een roadmap.”",
    ]


def test_what_is_not_said_is_a_dash_and_what_nests_says_where(book):
    tables = opened(codebook_document(book)).tables
    nested = tables[0].rows[2].cells
    assert cell_text(nested[0]) == "Step\nstep (theme)\nunder roadmap"
    assert nested[0].paragraphs[0].paragraph_format.left_indent > 0
    assert [cell_text(cell) for cell in tables[1].rows[1].cells] == [
        "Pace\npace (theme)", "–", "–", "none: given by hand", "–",
    ]  # fmt: skip


def test_numbers_of_results_are_put_in_and_called_not_validated(book, numbers):
    page = opened(codebook_document(book, numbers, unit="turn"))
    use = " ".join(text for _, text in styled(page))
    assert "It was applied with focuscode" in use
    assert "2 turns and 6 words of 2 speakers in 1 group. The rate is turns per 1,000 words." in use
    assert "not validated: no coding has been read by a person" in use
    cells = [row.cells[-1] for table in page.tables for row in table.rows]
    assert [cell_text(cell) for cell in cells] == [
        "Occurrence (not validated)",
        "1 of 1 group\n1 of 2 speakers\n1 of 2 turns\n166.67 per 1,000 words",
        "1 of 1 group\n1 of 2 speakers\n1 of 2 turns\n166.67 per 1,000 words",
        "Occurrence (not validated)",
        "0 of 1 group\n0 of 2 speakers\n0 of 2 turns\n0.00 per 1,000 words",
    ]


def test_a_code_that_the_numbers_do_not_know_has_none(book, numbers):
    page = opened(codebook_document(book, numbers[numbers["code"] == "roadmap"]))
    assert cell_text(page.tables[0].rows[2].cells[-1]) == "–"


def test_pages_are_landscape_and_headers_are_repeated(book):
    page = opened(codebook_document(book))
    section = page.sections[0]
    assert section.page_width > section.page_height
    room = section.page_width - section.left_margin - section.right_margin
    for table in page.tables:
        assert "w:tblHeader" in table.rows[0]._tr.xml
        assert "w:tblHeader" not in table.rows[1]._tr.xml
        for row in table.rows:
            assert abs(sum(cell.width for cell in row.cells) - room) < room / 100
    foot = section.footer.paragraphs[0]
    assert foot.text.startswith("probe, version 1.2+")
    assert "PAGE" in foot._p.xml


def test_the_same_codebook_gives_the_same_bytes_without_date_or_author(book, numbers):
    data = codebook_document(book, numbers)
    assert data == codebook_document(book, numbers)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = parts.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT", core)) <= {"1980-01-01T"}
    assert "python-docx" not in core


def test_a_codebook_without_tiers_or_terms():
    book, _ = check_text("codebook: c\nversion: 1\ncodes:\n  - {id: a, definition: d}\n", "c.yaml")
    page = opened(codebook_document(book))
    assert "1 code and 0 indicator terms" in styled(page)[3][1]
    assert [text for style, text in styled(page) if style == "Heading 2"] == []
    assert not any(style == "List Bullet" for style, _ in styled(page))


def test_every_code_of_the_demo_stands_in_it_once():
    book, _ = read_codebook(ROOT / "codebooks" / "spco-roles.yaml")
    page = opened(codebook_document(book))
    shown = [cell_text(row.cells[0]).splitlines()[-1] for table in page.tables for row in table.rows[1:]]
    assert shown == [f"{code.id} ({code.kind})" for code in book.codes]
    assert len(page.tables) == len(book.tiers)
