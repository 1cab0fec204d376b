"""OpenDocument: the cases (bodies in raw XML), what is told, and files that are damaged."""

from pathlib import Path

import pytest

from focuscode.errors import TranscriptError
from focuscode.readers import odt as module
from focuscode.readers import reader_for
from focuscode.readers.source import Source

CASES = sorted(Path(__file__).parents[1].joinpath("cases", "readers", "odt").glob("*.xml"))
STYLES = (
    '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="H1" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Interviewer"/>'
)
NAMED = (
    '<style:style style:name="Interviewer" style:display-name="Interviewer"/>'
    '<style:style style:name="Respondent"/>'
)  # fmt: skip


@pytest.fixture
def of(make):
    """A document from the XML of its body, with the styles of the cases."""
    return lambda body, **parts: make.odt(body, STYLES, **{"styles.xml": make.odf_styles(NAMED), **parts})


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_body_is_read_as_the_file_beside_it_says(path, of, read, expected):
    transcript, findings = read(of(path.read_text(encoding="utf-8")), f"{path.stem}.odt")
    assert {
        "turns": [[t.speaker, t.start_time, t.end_time, transcript.words_of(t)] for t in transcript.turns],
        "left_out": [[transcript.text[a:b], reason] for a, b, reason in transcript.left_out],
        "findings": [finding.rule for finding in findings],
    } == expected(path)


def test_a_flat_document_and_a_zipped_one_are_known_by_their_content(make):
    flat = make.lines["fodt"](["P1: Ja."])
    assert reader_for(Source("a.xml", flat)).name == "odt"
    assert reader_for(Source("a.zip", make.odt("<text:p>P1: Ja.</text:p>"))).name == "odt"
    sheet = make.zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, ["mimetype"])
    assert not module.knows(Source("a.ods", sheet))


def refusal(data, name="a.odt"):
    with pytest.raises(TranscriptError) as refused:
        module.read(Source(name, data))
    (told,) = refused.value.findings
    return told.rule


def test_damaged_and_locked_documents_are_told(make, of):
    whole = of("<text:p>P1: Ja.</text:p>")
    manifest = {"META-INF/manifest.xml": '<manifest><encryption-data checksum="x"/></manifest>'}
    assert refusal(of("<text:p>P1: Ja.</text:p>", **manifest)) == "F146"
    assert refusal(whole[: len(whole) // 2]) == "F005"
    assert refusal(b"geen zip") == "F005"
    assert refusal(make.zipped({"content.xml": make.odf("").replace("office:text", "office:klad")})) == "F005"
    assert refusal(make.zipped({"content.xml": "<a/>"})) == "F005"
    assert refusal(b"<office:document opendocument.text", "a.fodt") == "F005"


def test_spaces_in_numbers_that_no_one_writes_are_bounded(of):
    draft = module.read(Source("a.odt", of('<text:p>P1: a<text:s text:c="99999999"/>b<text:s text:c="-3"/>c</text:p>')))
    assert len(draft.text) < 20_000
    cell = '<table:table-cell table:number-columns-repeated="16384"><text:p/></table:table-cell>'
    table = f"<table:table><table:table-row>{cell * 3}</table:table-row></table:table><text:p>P1: Ja.</text:p>"
    assert [turn.speaker for turn in module.read(Source("a.odt", of(table))).turns] == ["P1"]


def test_deep_lists_are_refused_and_do_not_end_the_program(of):
    deep = "<text:list><text:list-item>" * 5000 + "<text:p>P1: Ja.</text:p>" + "</text:list-item></text:list>" * 5000
    assert refusal(of(deep)) == "F157"
