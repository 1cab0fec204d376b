"""study.yaml and the participants' table: read, and every mistake told at once."""

import csv
import hashlib
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.errors import StudyError
from focuscode.model import Exclusion, Group, Participant, Place, Section
from focuscode.study import check_study, find_study, matches, read_study

steady = settings(deadline=None, derandomize=True)
CASES = Path(__file__).parent / "cases" / "study"
TALK = "Moderator: Welkom.\nP1: Dag.\nP2: Hallo.\nP1: Ja.\n"
HEAD = "codebook: c.yaml\n"
ONE = HEAD + "groups:\n  - {id: FG1, files: transcripts/FG1.txt}\n"
SHEET = "participants: people.csv\n"


@pytest.fixture
def folder(tmp_path):
    """A folder with a codebook and two transcripts, to put a study.yaml in."""
    put(tmp_path, {"c.yaml": "codebook: c\nversion: 1\n", "transcripts/FG1.txt": TALK})
    return tmp_path


def put(home, files):
    for name, data in files.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_bytes(data if isinstance(data, bytes) else data.encode())


def sound(home, text=ONE, **files):
    put(home, {"study.yaml": text, **files})
    study, findings = read_study(home)
    assert [str(found) for found in findings if found.level != "info"] == []
    return study


def told(home, text=ONE, **files):
    put(home, {"study.yaml": text, **files})
    return [str(found) for found in check_study(home)[1]]


def people(home, table, name="people.csv", groups="FG1"):
    groups = "".join(f"  - {{id: {g}, files: transcripts/{g}.txt}}\n" for g in groups.split())
    put(home, {f"transcripts/{g}.txt": TALK for g in ("FG1", "FG2")})
    put(home, {name: table})
    text = f"{HEAD}participants: {name}\ngroups:\n{groups}"
    put(home, {"study.yaml": text})
    study, findings = check_study(home)
    return study.participants, [str(f) for f in findings if f.rule != "F303"]


def test_every_mistake_is_told_at_once_in_its_place():
    _, findings = check_study(CASES / "many_mistakes")
    expected = (CASES / "many_mistakes" / "expected.txt").read_text(encoding="utf-8")
    assert [str(found) for found in findings] == expected.splitlines()


def test_reading_a_study_with_errors_raises_with_all_of_them():
    with pytest.raises(StudyError, match="many_mistakes: 26 errors in the study") as caught:
        read_study(CASES / "many_mistakes")
    assert len(caught.value.findings) == 27


def test_a_study_is_found_by_its_folder_or_its_file(folder):
    put(folder, {"study.yaml": ONE})
    assert find_study(folder) == find_study(str(folder / "study.yaml")) == folder / "study.yaml"


def test_where_there_is_no_study_it_is_said_how_to_make_one(tmp_path):
    with pytest.raises(StudyError, match=r"There is no .*study\.yaml\. Make one with: focuscode init"):
        find_study(tmp_path)
    with pytest.raises(StudyError, match="There is no"):
        read_study(tmp_path / "nowhere")


def test_a_study_needs_little(folder):
    study = sound(folder)
    assert study.title == folder.name
    assert (study.language, study.unit, study.results, study.synthetic) == ("nl", "turn", "results", "")
    assert study.groups == (Group("FG1", "FG1", files=("transcripts/FG1.txt",)),)
    assert (study.participants, study.guide, study.exclude, study.by) == ((), (), (), ())
    assert study.files == ("c.yaml", "transcripts/FG1.txt")
    assert study.expected() == {}


def test_a_study_is_read_whole(folder):
    text = """\
title: Rollen
synthetic: invented
language: en
language_model: en_core_web_sm
codebook: c.yaml
unit: window:3
results: uit
groups:
  - id: FG1
    label: Leden
    stakeholder: members
    date: 2023-10-17
    files: [transcripts/FG1.txt]
    moderator: [Anna, Bram]
    participants: 7
    note: anything
guide:
  - {id: start, label: Begin, begins: [wat verwacht u, om te beginnen]}
  - {id: end, begins: tot slot, codes: [roadmap, platform]}
exclude:
  - {group: FG1, speaker: P2, reason: withdrew}
  - {group: FG1, passage: Ja.}
note: [anything, at, all]
"""
    study = sound(folder, text)
    assert (study.title, study.synthetic, study.language) == ("Rollen", "invented", "en")
    assert (study.unit, study.results, study.model) == ("window:3", "uit", "en_core_web_sm")
    files = ("transcripts/FG1.txt",)
    assert study.groups == (Group("FG1", "Leden", "members", "2023-10-17", files, ("Anna", "Bram"), 7),)
    assert study.guide == (
        Section("start", "Begin", ("wat verwacht u", "om te beginnen")),
        Section("end", "end", ("tot slot",), ("roadmap", "platform")),
    )
    assert study.exclude == (
        Exclusion("FG1", "P2", "", "withdrew", Place("study.yaml", 21, 5)),
        Exclusion("FG1", "", "Ja.", "", Place("study.yaml", 22, 5)),
    )
    assert study.expected() == {"FG1": 6}  # one was excluded


def test_the_studys_own_files_are_known_by_their_hash(folder):
    study = sound(folder, ONE + SHEET, **{"people.csv": "group,label\nFG1,P1\n"})
    assert study.inputs == {
        "study.yaml": hashlib.sha256((ONE + SHEET).encode()).hexdigest(),
        "people.csv": hashlib.sha256(b"group,label\nFG1,P1\n").hexdigest(),
    }


@pytest.mark.parametrize(
    ("data", "rule", "line"),
    [
        (b"", "F003", 0),
        (b"# nothing\n", "F003", 0),
        (b"title: caf\xe9\n", "F201", 1),
        (b"title: a\ncodebook: [c\n", "F201", 3),
        (b"- a\n", "F211", 1),
        (b"text", "F211", 1),
        (b"a: &a [*a]\n", "F212", 1),
        (b"[" * 10_000, "F213", 1),
    ],
)
def test_a_file_that_is_no_study_is_told(folder, data, rule, line):
    put(folder, {"study.yaml": data})
    study, (found,) = check_study(folder)
    assert study is None
    assert (found.rule, found.place.file, found.place.line) == (rule, "study.yaml", line)
    with pytest.raises(StudyError, match="1 error in the study"):
        read_study(folder)


def test_a_study_from_windows_reads_the_same(folder):
    study = sound(folder)
    put(folder, {"study.yaml": b"\xef\xbb\xbf" + ONE.replace("\n", "\r\n").encode()})
    again, findings = read_study(folder)
    assert findings == []
    assert again.groups == study.groups


@steady
@given(st.text(max_size=60))
def test_no_text_is_ever_an_exception(tmp_path_factory, text):
    home = tmp_path_factory.mktemp("study")
    (home / "study.yaml").write_bytes(text.encode("utf-8", "surrogatepass"))
    study, findings = check_study(home)
    assert findings
    assert study is None or not study.groups


@pytest.mark.parametrize("unit", ["turn", "sentence", "window:1", "window:20"])
def test_units_that_there_are(folder, unit):
    assert sound(folder, f"unit: {unit}\n{ONE}").unit == unit


@pytest.mark.parametrize("unit", ["turns", "window", "window:0", "window:-1", "window:two", "turn:2", "sentence:1"])
def test_units_that_there_are_not(folder, unit):
    assert told(folder, f"unit: {unit}\n{ONE}") == [
        f"study.yaml:1:7: error: 'unit' should be turn, sentence or window:N. Found '{unit}'. (F211)"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "groups: []\n",
            ["study.yaml:1:1: error: 'codebook' is missing.", "study.yaml:1:1: error: 'groups' is missing."],
        ),
        (HEAD + "groups: {FG1: x}\n", ["study.yaml:2:9: error: 'groups' should be a list of entries with keys."]),
        (HEAD + "groups: FG1\n", ["study.yaml:2:9: error: 'groups' should be a list of entries with keys."]),
        (HEAD + "groups: [{id: a}]\n", ["study.yaml:2:10: error: 'files' is missing."]),
        (HEAD + "groups: [{id: a, files: []}]\n", ["study.yaml:2:10: error: 'files' is missing."]),
        (HEAD + "groups: [{id: a, files: {b: c}}]\n", ["study.yaml:2:10: error: 'files' is missing."]),
        (ONE.replace("c.yaml", "[c.yaml]"), ["study.yaml:1:11: error: 'codebook' should be text."]),
        (ONE + "participants: [a.csv]\n", ["study.yaml:4:15: error: 'participants' should be text."]),
        (ONE + "participants: a.csv\n", ["study.yaml:4:15: error: No such file: a.csv."]),
        (ONE + "guide: {a: b}\n", ["study.yaml:4:8: error: 'guide' should be a list of entries with keys."]),
        (ONE + "guide: [{id: a, begins: ''}]\n", ["study.yaml:4:9: error: 'begins' is missing."]),
        (ONE + "exclude: {group: FG1}\n", ["study.yaml:4:10: error: 'exclude' should be a list of entries with keys."]),
        (
            ONE + "exclude: [{group: FG1, passage: ' '}]\n",
            ["study.yaml:4:11: error: 'speaker' or 'passage' is missing."],
        ),
        (ONE + "exclude: [{group: fg1, speaker: P1}]\n", ["study.yaml:4:19: error: No group 'fg1'."]),
        (ONE + "exclude: [{speaker: P1}]\n", ["study.yaml:4:11: error: No group ''."]),
    ],
)
def test_a_mistake_is_told_in_its_place(folder, text, expected):
    found = told(folder, text)
    for line in expected:
        assert any(each.startswith(line) for each in found), found
    errors = [each for each in found if ": error: " in each]
    shapes = [each for each in errors if "'files' should be a list of texts" in each]
    assert len(errors) - len(shapes) == len(expected)


# Other sources


def test_a_survey_and_documents_are_looked_for(folder):
    put(folder, {"sources/report.docx": b"x", "sources/survey.csv": "a,b\n"})
    text = (
        f"{ONE}survey: sources/survey.csv\ndocuments:\n"
        "  - {id: a, file: sources/report.docx, title: T, type: report, year: 2021, author: A, overlaps_with: FG1}\n"
        "  - {file: sources/report.docx, cites_this_study: no, overlaps_with: [FG1], note: [x]}\n"
    )
    assert told(folder, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("survey: sources/lost.csv\n", "study.yaml:4:9: error: No such file: sources/lost.csv."),
        ("survey: [a.csv]\n", "study.yaml:4:9: error: 'survey' should be text."),
        ("documents: a.yaml\n", "study.yaml:4:12: error: 'documents' should be a list of entries with keys."),
        ("documents: [{id: a, file: lost.pdf}]\n", "study.yaml:4:27: error: No such file: lost.pdf."),
        ("documents: [{id: a, fiel: lost.pdf}]\n", "study.yaml:4:21: error: Unknown key 'fiel'. Near: file."),
        ("documents: [{id: a, overlaps_with: [FG1, FG2]}]\n", "study.yaml:4:42: error: No group 'FG2'. Near: FG1."),
    ],
)
def test_a_mistake_in_other_sources_is_told_in_its_place(folder, text, expected):
    (found,) = told(folder, ONE + text)
    assert found.startswith(expected)


# Groups and their files


def test_a_file_that_belongs_to_no_group_is_told_once(folder):
    put(folder, {"transcripts/FG9.txt": TALK, "transcripts/photo.jpg": b"x", "transcripts/.hidden.txt": TALK})
    assert told(folder) == [
        "study.yaml: warning: transcripts/FG9.txt belongs to no group. List it under 'groups:', or move it away. (F303)"
    ]


def test_what_lies_beside_study_yaml_is_not_looked_at(folder):
    put(folder, {"FG1.txt": TALK, "notes.txt": "anything"})
    assert told(folder, HEAD + "groups: [{id: FG1, files: FG1.txt}]\n") == []


@pytest.mark.parametrize("written", ["./transcripts/FG1.txt", "transcripts//FG1.txt", "transcripts/./FG1.txt"])
def test_a_path_may_be_written_in_several_ways(folder, written):
    assert told(folder, ONE.replace("transcripts/FG1.txt", written)) == []


def test_a_file_in_two_groups_is_told_however_it_is_written(folder):
    assert told(folder, ONE + "  - {id: FG2, files: ./transcripts/FG1.txt}\n") == [
        "study.yaml:4:22: error: ./transcripts/FG1.txt belongs to two groups: FG1 and FG2. List it once. (F302)"
    ]


def test_a_decomposed_file_name_is_the_same_file(folder):
    put(folder, {"transcripts/e\u0301e\u0301n.txt": TALK})
    found = told(folder, HEAD + "groups: [{id: a, files: [transcripts/FG1.txt, transcripts/e\u0301e\u0301n.txt]}]\n")
    assert found == []


def test_a_file_outside_the_folder_may_be_named_from_it(tmp_path):
    put(tmp_path, {"elsewhere/FG1.txt": TALK, "study/c.yaml": "codebook: c\nversion: 1\n"})
    assert told(tmp_path / "study", HEAD + "groups: [{id: FG1, files: ../elsewhere/FG1.txt}]\n") == []


def test_an_absolute_path_is_refused_since_results_may_not_hold_it(folder):
    path = (folder / "transcripts/FG1.txt").as_posix()
    (found,) = told(folder, f"{HEAD}groups: [{{id: FG1, files: '{path}'}}]\n")
    assert found.startswith(f"study.yaml:2:27: error: '{path}' should be a path from the folder of study.yaml.")


def test_a_folder_is_no_file_of_a_group(folder):
    assert told(folder, HEAD + "groups: [{id: FG1, files: transcripts}]\n") == [
        "study.yaml:2:27: error: No such file: transcripts. Paths count from the folder of study.yaml. (F301)"
    ]


def test_a_group_may_have_several_files(folder):
    put(folder, {"transcripts/FG1b.txt": TALK})
    study = sound(folder, ONE.replace("transcripts/FG1.txt", "[transcripts/FG1.txt, transcripts/FG1b.txt]"))
    assert study.groups[0].files == ("transcripts/FG1.txt", "transcripts/FG1b.txt")
    assert study.files == ("c.yaml", "transcripts/FG1.txt", "transcripts/FG1b.txt")


@pytest.mark.parametrize("second", ["FG1", "fg1"])
def test_two_groups_with_one_id_are_told(folder, second):
    put(folder, {"transcripts/FG2.txt": TALK})
    assert told(folder, ONE + f"  - {{id: {second}, files: transcripts/FG2.txt}}\n") == [
        f"study.yaml:4:10: error: The id '{second}' stands twice (first on line 3). Give each its own id. (F204)"
    ]


def test_words_that_yaml_knows_stay_words(folder):
    text = HEAD + "title: no\ngroups: [{id: 1.0, date: 2023-10-17, moderator: on, files: transcripts/FG1.txt}]\n"
    study = sound(folder, text)
    assert study.title == "no"
    assert study.groups == (Group("1.0", "1.0", "", "2023-10-17", ("transcripts/FG1.txt",), ("on",)),)


# Participants


def test_participants_are_read_from_a_table(folder):
    found, findings = people(folder, "group,label,pseudonym,Size Class,consent\nFG1,P1,Anna,large,yes\nFG1,P2,,,\n")
    assert findings == []
    assert found == (
        Participant("FG1", "P1", "Anna", True, {"size_class": "large"}, Place("people.csv", 2)),
        Participant("FG1", "P2", "P2", True, {"size_class": ""}, Place("people.csv", 3)),
    )


@pytest.mark.parametrize(
    "table",
    [
        "groep;naam;pseudoniem;toestemming\nFG1;P1;Anna;nee\n",
        "Group\tAlias\tPseudonym\tConsent\nFG1\tP1\tAnna\tNO\n",
        "consent,pseudonym,transcript label,group\nfalse,Anna,P1,FG1\n",
        "# remark; with, signs\n\n group , speaker ,pseudonym,consent\n FG1 , P1 , Anna , n \n",
        '"group","spreker","pseudonym","consent"\r\n"FG1","P1","Anna","withdrawn"\r\n',
        "\ufeffgroup,label,pseudonym,instemming\nFG1,P1,Anna,onwaar\n",
        "group,label,pseudonym,consent,\nFG1,P1,Anna,0,\n",
        "group,label,pseudonym,consent\nFG1,P1,Anna,ingetrokken,and,more\n\n,,,\n",
    ],
)
def test_columns_may_have_other_names_order_and_separators(folder, table):
    ((found,), findings) = people(folder, table)
    assert findings == []
    assert (found.group, found.label, found.pseudonym, found.consent) == ("FG1", "P1", "Anna", False)
    assert found.attributes == {}


@pytest.mark.parametrize("written", ["", "yes", "Ja", "J", "1", "true", "WAAR", "given"])
def test_consent_that_is_given(folder, written):
    ((found,), findings) = people(folder, f"group,label,consent\nFG1,P1,{written}\n")
    assert findings == []
    assert found.consent is True


@pytest.mark.parametrize("written", ["no", "Nee", "N", "0", "False", "ONWAAR", "Ingetrokken", "geen"])
def test_consent_that_is_not_given(folder, written):
    ((found,), findings) = people(folder, f"group,label,consent\nFG1,P1,{written}\n")
    assert findings == []
    assert found.consent is False


@pytest.mark.parametrize("written", ["perhaps", "?", "2023-10-17", "niet"])
def test_consent_that_is_not_clear_is_told_and_not_assumed(folder, written):
    ((found,), findings) = people(folder, f"group,label,consent\nFG1,P1,{written}\n")
    assert findings == [f"people.csv:2: error: 'consent' should be yes or no. Found '{written}'. (F211)"]
    assert found.consent is False


def test_lines_are_counted_as_they_stand_in_the_file(folder):
    table = '# one\ngroup,label,note\n# two\n\nFG1,P1,"over\nlines"\nFG9,P2,x\n'
    found, findings = people(folder, table)
    assert [person.place.line for person in found] == [5, 7]
    assert findings == ["people.csv:7: error: No group 'FG9'. Near: FG1. (F305)"]


def test_a_row_without_a_label_is_told_and_is_nobody(folder):
    found, findings = people(folder, "group,naam,consent\nFG1,,no\nFG1,P1,yes\n")
    assert [person.label for person in found] == ["P1"]
    assert findings == ["people.csv:2: error: 'naam' is missing. Add it here. (F203)"]


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("label,pseudonym\nP1,Anna\n", "Found label, pseudonym."),
        ("group,pseudonym\nFG1,Anna\n", "Found group, pseudonym."),
        ("# group,label\n", "Found nothing."),
        ("1,2\n", "Found 1, 2."),
    ],
)
def test_a_table_without_group_or_label_is_told(folder, table, told):
    found, findings = people(folder, table)
    assert found == ()
    assert findings == [f"people.csv:1: error: 'header' should be 'group' and 'label' among its columns. {told} (F211)"]


def test_the_line_of_a_wrong_header_is_its_own(folder):
    assert people(folder, "# a\n# b\nx,y\n")[1][0].startswith("people.csv:3: error: 'header'")


def test_an_empty_table_is_a_finding(folder):
    assert people(folder, "") == (
        (),
        ["people.csv: error: The file is empty. Export it again from where it came from. (F003)"],
    )


def test_a_long_cell_is_read_whatever_was_read_before(folder):
    limit = csv.field_size_limit(9)
    try:
        ((found,), findings) = people(folder, f"group,label,note\nFG1,P1,{'x' * 200_000}\n")
    finally:
        csv.field_size_limit(limit)
    assert findings == []
    assert len(found.attributes["note"]) == 200_000


def test_a_header_alone_is_nobody(folder):
    assert people(folder, "group,label\n") == ((), [])


def test_a_table_in_another_encoding_is_read_and_told(folder):
    ((found,), findings) = people(folder, "group,label\nFG1,Zoë\n".encode("cp1252"))
    assert found.label == "Zoë"
    assert findings == ["people.csv: info: Read as cp1252. Save it as UTF-8 if a letter looks wrong. (F004)"]


def workbook(path, rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.create_sheet("Other").append(["group", "label"])
    book.save(path)
    return path.read_bytes()


def test_participants_are_read_from_the_first_sheet_of_a_workbook(folder):
    rows = [
        ["Group", "Label", "Pseudonym", "Consent", "Age"],
        ["FG1", "P1", "Anna", True, 41],
        [],
        ["FG1", 2, None, False],
    ]
    found, findings = people(folder, workbook(folder / "x.xlsx", rows), "x.xlsx")
    assert findings == []
    assert found == (
        Participant("FG1", "P1", "Anna", True, {"age": "41"}, Place("x.xlsx", 2)),
        Participant("FG1", "2", "2", False, {"age": ""}, Place("x.xlsx", 4)),
    )


def test_an_empty_workbook_has_no_header(folder):
    found, findings = people(folder, workbook(folder / "x.xlsx", []), "x.xlsx")
    assert found == ()
    assert findings == [
        "x.xlsx:1: error: 'header' should be 'group' and 'label' among its columns. Found nothing. (F211)"
    ]


@pytest.mark.parametrize("data", [b"", b"no workbook", b"PK\x05\x06" + b"\0" * 18], ids=["empty", "text", "empty zip"])
def test_a_damaged_workbook_is_a_finding(folder, data):
    found, findings = people(folder, data, "x.XLSX")
    assert found == ()
    assert len(findings) == 1
    assert findings[0].startswith("x.XLSX: error: The file is damaged: ")


def test_how_many_participants_are_expected_is_counted_by_person(folder):
    rows = ["FG1,P1,Anna,yes", "FG1,p-1b,Anna,yes", "FG1,P2,Bram,yes", "FG1,P3,Carl,no", "FG2,P1,Anna,yes"]
    put(folder, {"people.csv": "\n".join(["group,label,pseudonym,consent", *rows]), "transcripts/FG2.txt": TALK})
    groups = "groups:\n  - {id: FG1, files: transcripts/FG1.txt}\n  - {id: FG2, files: transcripts/FG2.txt"
    assert sound(folder, f"{HEAD}{SHEET}{groups}}}\n").expected() == {"FG1": 1, "FG2": 1}
    assert sound(folder, f"{HEAD}{SHEET}{groups}, participants: 6}}\n").expected() == {"FG1": 1, "FG2": 6}


def test_what_is_counted_by_must_be_a_column_of_the_table(folder):
    text = ONE + SHEET + "outputs:\n  by: [size, sise]\n"
    table = "group,label,size\nFG1,P1,large\n"
    assert told(folder, text, **{"people.csv": table}) == [
        "study.yaml:6:7: error: 'by' should be columns of the participants' table. Near: size. (F211)"
    ]
    assert sound(folder, text.replace(", sise", ""), **{"people.csv": table}).by == ("size",)


@pytest.mark.parametrize("name", ["kind", "code", "speaker_type"])
def test_what_is_counted_by_cannot_be_called_like_something_that_is_counted(folder, name):
    text = ONE + SHEET + f"outputs: {{by: {name}}}\n"
    (found,) = told(folder, text, **{"people.csv": f"group,label,{name}\nFG1,P1,x\n"})
    assert f"'{name}' is counted already; rename the column." in found


@pytest.mark.parametrize("name", ["age/gender", "../up", "%", "a b"])
def test_what_is_counted_by_must_fit_in_the_name_of_a_file(folder, name):
    text = ONE + SHEET + f"outputs: {{by: '{name}'}}\n"
    found = told(folder, text, **{"people.csv": f"group,label,{name}\nFG1,P1,x\n"})
    assert len(found) == 1
    assert found[0].startswith("study.yaml:5:15: error: ")


# Labels


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("P1", "p1"),
        ("P 1", "P1"),
        ("P-1", "P1."),
        ("Jan Peeters", "JAN  PEETERS"),
        ("Zoë", "Zoe\u0308"),
        ("Straße", "STRASSE"),
        ("?", "?"),
        ("", ""),
    ],
)
def test_labels_that_are_the_same(one, other):
    assert matches(one)(other)
    assert matches(other)(one)


@pytest.mark.parametrize(
    ("one", "other"), [("P1", "P2"), ("P1", "P11"), ("Zoë", "Zoe"), ("?", ""), ("-", "…"), ("P", "")]
)
def test_labels_that_are_not_the_same(one, other):
    assert not matches(one)(other)
    assert not matches(other)(one)
