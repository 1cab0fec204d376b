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
from focuscode.readers import archive, read_transcript, reader_for
from focuscode.readers import docx as module
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
    told = [(turn.speaker, turn.start_time, draft.text[turn.start : turn.end]) for turn in draft.turns]
    assert (told, draft.findings) == ([("Anna", 3.0, "Dag."), ("Bart", 5.0, "Ja.")], [])


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
        WHOLE[: len(WHOLE) // 2],
        WHOLE[:-10],
        repacked(WHOLE, document=b"<w:document"),
        repacked(WHOLE, document=b"<a/>"),
        repacked(WHOLE, document=None),
    ],
    ids=["text", "half", "cut", "xml-cut", "other-xml", "no-document"],
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
    monkeypatch.setattr(archive, "LARGEST", 10_000)
    bomb = repacked(WHOLE, document=b" " * 20_000)
    assert len(bomb) < len(WHOLE) + 1000
    assert refusal(bomb) == "F007"


def test_entities_are_refused(tmp_path):
    (tmp_path / "geheim.txt").write_text("geheim", encoding="utf-8")
    address = (tmp_path / "geheim.txt").as_uri()
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xml = (
        f'<!DOCTYPE d [<!ENTITY e SYSTEM "{address}">]><w:document xmlns:w="{space}"><w:body>'
        "<w:p><w:r><w:t>P1: ja &e;</w:t></w:r></w:p></w:body></w:document>"
    )
    assert refusal(repacked(WHOLE, document=xml.encode())) == "F159"


def test_a_document_read_from_disk_tells_its_format(tmp_path):
    path = tmp_path / "FG1.docx"
    path.write_bytes(WHOLE)
    transcript, findings = read_transcript(path)
    assert (transcript.format, transcript.text, findings) == ("docx", "Moderator: Welkom.\nP1: Dag.", [])


STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def paragraph(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


@pytest.mark.parametrize("name", ["a.docx", "a.docm", "a.zip"])
def test_strict_documents_and_those_with_macros_are_read(make, name):
    source = Source(name, make.docx(paragraph("P1: Ja.") + paragraph("P2: Nee."), space=STRICT))
    assert reader_for(source).name == "docx"
    assert [turn.speaker for turn in module.read(source).turns] == ["P1", "P2"]


def test_the_text_may_stand_in_a_part_of_another_name(make):
    space = f'xmlns:w="{module.W.strip("{}")}"'
    relations = '<Relationships><Relationship Type="x/officeDocument" Target="/word/document2.xml"/></Relationships>'
    body = f"<w:document {space}><w:body>{paragraph('P1: Ja.')}{paragraph('P2: Nee.')}</w:body></w:document>"
    data = make.zipped({"_rels/.rels": relations, "word/document2.xml": body})
    assert turns_of(data) == [("P1", "Ja."), ("P2", "Nee.")]


def test_comments_and_notes_are_told_and_not_read(make):
    space = f'xmlns:w="{module.W.strip("{}")}"'
    note = f"<w:footnote>{paragraph('drie woorden hier')}</w:footnote>"
    ruler = '<w:footnote w:type="separator"><w:p/></w:footnote>'
    data = make.docx(
        paragraph("P1: Ja.") + paragraph("P2: Nee."),
        footnotes=f"<w:footnotes {space}>{ruler}{note}</w:footnotes>",
        comments=f"<w:comments {space}><w:comment>{paragraph('Klopt?')}</w:comment></w:comments>",
    )
    draft = module.read(Source("a.docx", data))
    assert draft.text == "P1: Ja.\nP2: Nee."
    assert [(told.rule, told.message.split()[0]) for told in draft.findings] == [("F140", "1"), ("F142", "1")]


def test_bold_from_a_style_counts_and_bold_that_is_switched_off_does_not(make):
    space = f'xmlns:w="{module.W.strip("{}")}"'
    style = '<w:style w:styleId="Naam"><w:name w:val="Naam"/><w:rPr><w:b/></w:rPr></w:style>'
    heir = '<w:style w:styleId="Naam2"><w:name w:val="Naam2"/><w:basedOn w:val="Naam"/></w:style>'

    def named(who, look):
        return f"<w:p><w:r><w:rPr>{look}</w:rPr><w:t>{who}</w:t></w:r><w:r><w:t> zegt iets</w:t></w:r></w:p>"

    by_style = '<w:rStyle w:val="Naam2"/>'
    styles = f"<w:styles {space}>{style}{heir}</w:styles>"
    body = named("Anna", by_style) + named("Bart", by_style) + named("Anna", by_style)
    assert [who for who, _ in turns_of(make.docx(body, styles=styles))] == ["Anna", "Bart", "Anna"]
    body = named("Anna", '<w:b w:val="0"/>') * 2
    assert [who for who, _ in turns_of(make.docx(body, styles=styles))] == ["", ""]


def test_a_document_with_a_password_or_of_old_word_tells_the_way_out():
    ole = archive.OLE + b"\0" * 600
    assert refusal(ole) == "F150"
    assert refusal(ole + "EncryptedPackage".encode("utf-16-le")) == "F146"


@pytest.mark.parametrize("piece", ["<w:tbl><w:tr><w:tc>", "<w:sdt><w:sdtContent>", "<w:p><w:r>", "<w:ins>"])
def test_depth_without_end_is_refused(make, piece):
    closing = "".join(f"</{tag}>" for tag in reversed(piece.strip("<>").split("><")))
    body = piece * 3000 + paragraph("P1: Ja.") + closing * 3000
    with pytest.raises(TranscriptError) as refused:
        module.read(Source("a.docx", make.docx(body)))
    assert [told.rule for told in refused.value.findings] == ["F157"]


def test_depth_that_is_allowed_is_read(make):
    tables = "<w:tbl><w:tr><w:tc>" * 60 + paragraph("P1: Ja.") + paragraph("P2: Nee.") + "</w:tc></w:tr></w:tbl>" * 60
    assert turns_of(make.docx(tables)) == [("P1", "Ja."), ("P2", "Nee.")]
