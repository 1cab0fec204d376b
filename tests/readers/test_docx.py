"""Word: the cases (bodies in raw XML), documents as people make them, and files that are damaged."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.errors import TranscriptError
from focuscode.readers import docx as module
from focuscode.readers import read_transcript, reader_for
from focuscode.readers.source import Source

CASES = sorted(Path(__file__).parents[1].joinpath("cases", "readers", "docx").glob("*.xml"))
steady = settings(deadline=None, derandomize=True, max_examples=40)

speakers = st.sampled_from(["Moderator", "P1", "P12", "Deelnemer 3", "KI-4"])
words = st.lists(st.sampled_from(["ja", "één", "KMO’s", "R&D", "2023", "<b>", "👍", "(lacht)"]), max_size=5)
talks = st.lists(st.tuples(speakers, words.map(lambda parts: " ".join(["wel", *parts]))), min_size=1, max_size=6)


def saved(document):
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_body(xml):
    """A document with that body."""
    document = docx.Document()
    body = document.element.body
    for child in list(body):
        body.remove(child)
    for child in list(parse_xml(xml)):
        body.append(child)
    return saved(document)


def of_paragraphs(*lines):
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return saved(document)


def of_table(*rows):
    document = docx.Document()
    table = document.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return saved(document)


def repacked(data, **parts):
    """A zip with some of its parts replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = parts.get(Path(name).stem, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return out.getvalue()


def turns_of(data):
    draft = module.read(Source("a.docx", data))
    return [(turn.speaker, draft.text[turn.start : turn.end]) for turn in draft.turns]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_body_is_read_as_the_file_beside_it_says(path, read, expected):
    transcript, findings = read(with_body(path.read_bytes()), f"{path.stem}.docx")
    assert {
        "turns": [[t.speaker, t.start_time, t.end_time, transcript.words_of(t)] for t in transcript.turns],
        "left_out": [[transcript.text[a:b], reason] for a, b, reason in transcript.left_out],
        "findings": [finding.rule for finding in findings],
    } == expected(path)


@steady
@given(talks)
def test_labelled_paragraphs_are_read_back(talk):
    assert turns_of(of_paragraphs(*(f"{label}: {said}" for label, said in talk))) == talk


@steady
@given(talks)
def test_a_table_with_a_header_is_read_back(talk):
    assert turns_of(of_table(("Spreker", "Tekst"), *talk)) == talk


@steady
@given(talks)
def test_a_table_without_a_header_is_read_back(talk):
    assert turns_of(of_table(*talk)) == talk


def test_runs_of_any_look_are_one_text():
    document = docx.Document()
    paragraph = document.add_paragraph()
    paragraph.add_run("P1").bold = True
    paragraph.add_run(": samen")
    paragraph.add_run("brengen").italic = True
    assert turns_of(saved(document)) == [("P1", "samenbrengen")]


def test_headers_footers_and_comments_are_left_apart():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Vertrouwelijk"
    document.sections[0].footer.paragraphs[0].text = "Bladzijde 1"
    paragraph = document.add_paragraph("P1: Ja.")
    document.add_comment(paragraph.runs, text="Klopt dit?", author="A")
    draft = module.read(Source("a.docx", saved(document)))
    assert draft.text == "P1: Ja."


def test_a_table_smaller_than_the_text_around_it_is_no_table_of_turns():
    document = docx.Document()
    table = document.add_table(2, 2)
    for cell, text in zip(
        [cell for row in table.rows for cell in row.cells], ["Spreker", "Tekst", "P1", "x"], strict=True
    ):
        cell.text = text
    for line in ("Moderator: Welkom.", "P1: Dag.", "P2: Ja."):
        document.add_paragraph(line)
    assert turns_of(saved(document))[-3:] == [("Moderator", "Welkom."), ("P1", "Dag."), ("P2", "Ja.")]


def test_a_table_of_three_columns_without_a_header_keeps_every_word():
    draft = module.read(Source("a.docx", of_table(("00:00:03", "Anna", "Dag."), ("00:00:05", "Bart", "Ja."))))
    assert [draft.text[turn.start : turn.end] for turn in draft.turns] == ["Anna\tDag.", "Bart\tJa."]
    assert [turn.start_time for turn in draft.turns] == [3.0, 5.0]
    assert [finding.rule for finding in draft.findings] == ["F102"]


def test_a_turn_knows_its_row_or_paragraph():
    rows = of_table(("Spreker", "Tekst"), ("P1", "Ja."), ("P2", "Nee."))
    assert [turn.line for turn in module.read(Source("a.docx", rows)).turns] == [2, 3]
    lines = of_paragraphs("P1: Ja.", "", "P2: Nee.")
    assert [turn.line for turn in module.read(Source("a.docx", lines)).turns] == [1, 3]


def test_a_document_is_known_by_its_content():
    assert reader_for(Source("a.txt", of_paragraphs("P1: Ja."))).name == "docx"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("content.xml", "x")
    assert not module.knows(Source("a.odt", out.getvalue()))


@pytest.mark.parametrize("lines", [(), ("", " ", "\u00a0")])
def test_a_document_without_words_has_no_turn(read, lines):
    with pytest.raises(TranscriptError) as refused:
        read(of_paragraphs(*lines), "a.docx")
    assert [finding.rule for finding in refused.value.findings] == ["F101"]


def refusal(data):
    with pytest.raises(TranscriptError) as refused:
        module.read(Source("a.docx", data))
    (told,) = refused.value.findings
    return told.rule


WHOLE = of_paragraphs("Moderator: Welkom.", "P1: Dag.")


@pytest.mark.parametrize(
    "data",
    [
        b"geen zip",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        WHOLE[: len(WHOLE) // 2],
        WHOLE[:-10],
        repacked(WHOLE, document=b"<w:document"),
        repacked(WHOLE, document=b"<a/>"),
        repacked(WHOLE, document=None),
        repacked(WHOLE, **{"[Content_Types]": b""}),
        repacked(WHOLE, **{"[Content_Types]": None}),
    ],
    ids=["text", "ole", "half", "cut", "xml-cut", "other-xml", "no-document", "types-empty", "no-types"],
)
def test_a_damaged_document_is_told_as_damaged(data):
    assert refusal(data) == "F005"


@settings(deadline=None, derandomize=True, max_examples=300)
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=20))
def test_whatever_bytes_are_wrong_the_file_is_read_or_told(changes):
    data = bytearray(WHOLE)
    for at, byte in changes:
        data[at] = byte
    try:
        module.read(Source("a.docx", bytes(data)))
    except TranscriptError as refused:
        assert [finding.rule for finding in refused.findings] in (["F005"], ["F007"])


def test_a_zip_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(module, "LARGEST", 10_000)
    bomb = repacked(WHOLE, document=b" " * 20_000)
    assert len(bomb) < len(WHOLE) + 1000
    assert refusal(bomb) == "F007"


def test_entities_are_not_unfolded(tmp_path):
    (tmp_path / "geheim.txt").write_text("geheim", encoding="utf-8")
    address = (tmp_path / "geheim.txt").as_uri()
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xml = (
        f'<!DOCTYPE d [<!ENTITY e SYSTEM "{address}">]><w:document xmlns:w="{space}"><w:body>'
        "<w:p><w:r><w:t>P1: ja &e;</w:t></w:r></w:p></w:body></w:document>"
    )
    draft = module.read(Source("a.docx", repacked(WHOLE, document=xml.encode())))
    assert "geheim" not in draft.text


def test_a_document_read_from_disk_tells_its_format(tmp_path):
    path = tmp_path / "FG1.docx"
    path.write_bytes(WHOLE)
    transcript, findings = read_transcript(path)
    assert (transcript.format, transcript.text, findings) == ("docx", "Moderator: Welkom.\nP1: Dag.", [])
