"""Excel: the cases (sheets in raw XML), workbooks as people make them, and files that are damaged or unsafe."""

import datetime as dt
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.errors import TranscriptError
from focuscode.readers import reader_for, xlsx
from focuscode.readers.source import Source

CASES = sorted(Path(__file__).parents[1].joinpath("cases", "readers", "xlsx").glob("*.xml"))
steady = settings(deadline=None, derandomize=True, max_examples=40)
cells = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), max_size=12
)
cells = cells.filter(lambda cell: cell.strip() and not cell.startswith("=") and "_x" not in cell and "&" not in cell)
talks = st.lists(st.tuples(st.sampled_from(["Moderator", "P1", "Anna; B."]), cells), min_size=1, max_size=8)
HEADER = ("Spreker", "Begin", "Einde", "Tekst")


def saved(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def of_sheets(**sheets):
    """A workbook of sheets by their names, each a list of rows."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return saved(book)


def repacked(data, **parts):
    """A workbook with some of its parts replaced; None takes one out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = parts.get(Path(name).stem.removesuffix(".xml"), old.read(name))
            if content is not None:
                new.writestr(name, content)
    return out.getvalue()


def with_sheet(xml):
    """A workbook whose only sheet is that XML; style 1 is a time."""
    book = openpyxl.Workbook()
    book.active.append([dt.time(1)])
    return repacked(saved(book), sheet1=xml)


def draft_of(data):
    return xlsx.read(Source("a.xlsx", data))


def turns_of(data):
    draft = draft_of(data)
    return [(turn.speaker, draft.text[turn.start : turn.end]) for turn in draft.turns]


def rules_of(data):
    return [finding.rule for finding in draft_of(data).findings]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_sheet_is_read_as_the_file_beside_it_says(path, read, expected):
    transcript, findings = read(with_sheet(path.read_bytes()), f"{path.stem}.xlsx")
    assert {
        "turns": [[t.speaker, t.start_time, t.end_time, transcript.words_of(t)] for t in transcript.turns],
        "left_out": [[transcript.text[a:b], reason] for a, b, reason in transcript.left_out],
        "findings": [finding.rule for finding in findings],
    } == expected(path)


@steady
@given(talks)
def test_a_talk_is_read_back_with_its_times(talk):
    rows = [
        HEADER,
        *((who, dt.time(0, 0, n), dt.timedelta(seconds=n + 1.5), said) for n, (who, said) in enumerate(talk)),
    ]
    draft = draft_of(of_sheets(FG1=rows))
    assert [(t.speaker, draft.text[t.start : t.end], t.start_time, t.end_time, t.line) for t in draft.turns] == [
        (who, said, float(n), n + 1.5, n + 2) for n, (who, said) in enumerate(talk)
    ]
    assert draft.findings == []


def test_the_first_sheet_with_words_is_read_and_the_others_are_told():
    data = of_sheets(
        Info=[["Project", "x"]], Leeg=[], FG1=[HEADER, ("P1", None, None, "Ja.")], FG2=[HEADER, ("P2", "", "", "Nee.")]
    )
    assert turns_of(data) == [("P1", "Ja.")]
    told = draft_of(data).findings
    assert [finding.rule for finding in told] == ["F163", "F163"]
    assert "'Info' was not read: it has no column with the words" in told[0].message
    assert "'FG2' was not read: another sheet was read first" in told[1].message


def test_a_hidden_sheet_is_read_only_if_no_other_has_words():
    book = openpyxl.load_workbook(
        io.BytesIO(of_sheets(Oud=[HEADER, ("P1", "", "", "Oud.")], Nieuw=[HEADER, ("P1", "", "", "Nieuw.")]))
    )
    book["Oud"].sheet_state = "hidden"
    assert turns_of(saved(book)) == [("P1", "Nieuw.")]
    book["Nieuw"]["D1"] = "Iets"
    assert turns_of(saved(book)) == [("P1", "Oud.")]


def test_a_header_is_found_within_the_first_ten_rows():
    above = [["Transcript", None, "van FG1"], [], ["Datum", dt.date(2024, 1, 2)]]
    draft = draft_of(of_sheets(A=[*above, HEADER, ("P1", "", "", "Ja.")]))
    assert draft.text == "Transcript van FG1\nDatum 2024-01-02\nJa."
    assert [(turn.line, draft.text[turn.start : turn.end]) for turn in draft.turns] == [(5, "Ja.")]
    assert [(draft.text[a:b], why) for a, b, why in draft.left_out] == [
        ("Transcript van FG1\nDatum 2024-01-02", "above the header")
    ]
    assert [finding.rule for finding in draft.findings] == ["F166"]
    assert rules_of(of_sheets(A=[*([["x"]] * 10), HEADER, ("P1", "", "", "Ja.")])) == ["F105"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (17, "17"),
        (17.0, "17"),
        (1.5, "1.5"),
        (True, "TRUE"),
        (dt.date(2024, 1, 2), "2024-01-02"),
        (dt.datetime(2024, 1, 2, 3, 4), "2024-01-02 03:04:00"),
        ("een\ntwee", "een\ntwee"),
        ("  ja ", "  ja "),
        ("'t is", "'t is"),
    ],
)
def test_cells_are_text(value, text):
    assert turns_of(of_sheets(A=[("spreker", "tekst"), ("P1", value)])) == [("P1", text)]


@pytest.mark.parametrize(
    ("value", "shown", "seconds"),
    [
        (dt.time(0, 1, 2), "h:mm:ss", 62.0),
        (dt.time(1, 2, 3), "hh:mm:ss", 3723.0),
        (dt.time(12, 34), "h:mm", 754.0),
        (dt.timedelta(hours=30), "[h]:mm:ss", 108000.0),
        (dt.time(0, 0, 1, 500_000), "mm:ss.0", 1.5),
        (75.5, "General", 75.5),
        ("1:02", "General", 62.0),
        ("[00:01:02]", "@", 62.0),
    ],
)
def test_times_as_excel_holds_them(value, shown, seconds):
    book = openpyxl.load_workbook(io.BytesIO(of_sheets(A=[HEADER, ("P1", value, None, "Ja.")])))
    book["A"]["B2"].number_format = shown
    assert [turn.start_time for turn in draft_of(saved(book)).turns] == [seconds]


def test_numbers_below_one_are_fractions_of_a_day_only_if_there_are_several():
    rows = [HEADER, ("P1", 0.0, 0.25, "Ja."), ("P2", 0.25, 0.5, "Nee.")]
    assert [turn.start_time for turn in draft_of(of_sheets(A=rows)).turns] == [0.0, 21600.0]
    assert [turn.start_time for turn in draft_of(of_sheets(A=rows[:2])).turns] == [0.0]
    assert [turn.start_time for turn in draft_of(of_sheets(A=[*rows, ("P1", 2.5, 3, "Ja.")])).turns] == [0.0, 0.25, 2.5]


def test_many_columns_and_a_sheet_that_claims_to_be_huge():
    data = of_sheets(A=[("spreker", "tekst"), ("P1", "Ja.")])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml")
    assert turns_of(repacked(data, sheet1=xml.replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"'))) == [("P1", "Ja.")]


def test_a_workbook_without_words_names_what_it_found(read):
    with pytest.raises(TranscriptError) as refused:
        read(of_sheets(A=[("Wie", "Kleur"), ("P1", "rood")]), "a.xlsx")
    assert refused.value.findings[0].mend == "Name one column 'text'. Found: wie, kleur."
    with pytest.raises(TranscriptError) as refused:
        read(of_sheets(A=[]), "a.xlsx")
    assert "Found: nothing" in refused.value.findings[0].mend


def test_a_workbook_is_known_by_its_content():
    assert reader_for(Source("a.bin", of_sheets(A=[]))).name == "xlsx"


@pytest.mark.parametrize("part", ["workbook", "sheet1", "[Content_Types]", "styles", "sharedStrings"])
@pytest.mark.parametrize("content", [None, b"", b"<x", b"<x/>", b"\0\1\2"])
def test_a_workbook_with_a_damaged_part_is_read_or_refused(part, content):
    data = repacked(of_sheets(A=[("spreker", "tekst"), ("P1", "Ja.")]), **{part: content})
    try:
        draft = draft_of(data)
    except TranscriptError as refused:
        assert [finding.rule for finding in refused.findings] == ["F005"]
    else:
        assert len(draft.turns) <= 1


@settings(deadline=None, derandomize=True, max_examples=60)
@given(st.data())
def test_changed_bytes_give_a_draft_or_a_refusal(data):
    page = bytearray(of_sheets(A=[("spreker", "tekst"), ("P1", "Ja."), ("P2", "Nee.")]))
    for _ in range(data.draw(st.integers(1, 5))):
        page[data.draw(st.integers(0, 999)) * len(page) // 1000] = data.draw(st.integers(0, 255))
    page = page[: data.draw(st.sampled_from([2, 1])) * len(page) // 2]
    try:
        draft_of(bytes(page))
    except TranscriptError as refused:
        assert refused.findings


def test_entities_are_refused():
    bomb = b'<!DOCTYPE x [<!ENTITY a "ja"><!ENTITY b "&a;&a;">]><worksheet><sheetData>&b;</sheetData></worksheet>'
    with pytest.raises(TranscriptError) as refused:
        draft_of(with_sheet(bomb))
    assert [finding.rule for finding in refused.value.findings] == ["F159"]


def test_the_size_is_looked_at_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(xlsx, "LARGEST", 100)
    with pytest.raises(TranscriptError) as refused:
        draft_of(of_sheets(A=[]))
    assert [finding.rule for finding in refused.value.findings] == ["F007"]


def test_merged_cells_without_end_are_bounded():
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(2, 50))
    head = '<row r="1"><c r="A1" t="inlineStr"><is><t>tekst</t></is></c></row>'
    merged = '<mergeCell ref="B1:XFD1048576"/><mergeCell ref="B2:B1048576"/>' * 50
    sheet = f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{head}{rows}</sheetData>'
    data = with_sheet(f"{sheet}<mergeCells>{merged}</mergeCells></worksheet>")
    assert len(turns_of(data)) == 48


SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)


def test_a_row_far_beyond_the_last_of_excel_is_refused():
    row = '<row r="{0}"><c r="A{0}"><v>1</v></c></row>'
    with pytest.raises(TranscriptError) as refused:
        draft_of(with_sheet(SHEET.format(row.format(1) + row.format("9" * 30)).encode()))
    assert [finding.rule for finding in refused.value.findings] == ["F005"]


def test_many_cells_far_to_the_right_are_refused(monkeypatch):
    monkeypatch.setattr(xlsx, "CELLS", 100_000)
    rows = "".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, 10))
    with pytest.raises(TranscriptError) as refused:
        draft_of(with_sheet(SHEET.format(rows).encode()))
    assert [finding.rule for finding in refused.value.findings] == ["F005"]


def test_half_letters_in_a_cell_are_joined_or_lost():
    cells = (f'<c r="{column}{{0}}" t="inlineStr"><is><t>{{{n}}}</t></is></c>' for n, column in enumerate("AB", 1))
    row = f'<row r="{{0}}">{"".join(cells)}</row>'
    sheet = SHEET.format(row.format(1, "speaker", "text") + row.format(2, "P1", "_xD83D__xDE00_ ja _xD800_"))
    assert draft_of(with_sheet(sheet.encode())).text.endswith("\U0001f600 ja \ufffd")
