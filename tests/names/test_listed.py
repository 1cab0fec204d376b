"""The list of names is read from CSV and Excel, and what is wrong with it is told with its line."""

import pytest

from focuscode.errors import TranscriptError
from focuscode.model import Place
from focuscode.names.listed import read_names


@pytest.fixture
def listed(tmp_path):
    def read(text, name="names.csv"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return read_names(tmp_path / name)

    return read


def rules(findings):
    return [(found.rule, found.place.line) for found in findings]


def test_names_with_their_spellings_replacements_and_kinds(listed):
    names, findings = listed(
        "name,replacement,kind\nJan De Smet|De  Smet|Jan De Smet,P9,person\nVoka,,organisatie\nGent,,\n"
    )
    assert findings == []
    assert [(name.spellings, name.replacement, name.kind) for name in names] == [
        (("Jan De Smet", "De Smet"), "P9", "person"),
        (("Voka",), "", "organisation"),
        (("Gent",), "", "other"),
    ]
    assert names[1].place == Place("names.csv", 3)
    assert names[0].shown == "Jan De Smet"


def test_dutch_headers_semicolons_remarks_and_other_columns(listed):
    names, findings = listed("# mijn lijst\nSoort;Naam;count\npersoon;Jan;3\nPLAATS;Gent;1\n")
    assert findings == []
    assert [(name.shown, name.kind) for name in names] == [("Jan", "person"), ("Gent", "place")]


def test_the_name_alone_is_enough(listed):
    names, findings = listed("name\nJan\n\nAn\n")
    assert [name.shown for name in names] == ["Jan", "An"]
    assert findings == []


def test_a_workbook_is_read_too_whatever_sheet_holds_the_names(tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["What is what"])
    page = book.create_sheet("names")
    for row in (["name", "replacement", "kind"], ["Jan", None, "person"], ["3M", "firma", "organisation"]):
        page.append(row)
    book.save(tmp_path / "names.xlsx")
    names, findings = read_names(tmp_path / "names.xlsx")
    assert findings == []
    assert [(name.shown, name.replacement) for name in names] == [("Jan", ""), ("3M", "firma")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("naam2,kind\nJan,person\n", [("F211", 1)]),
        ("name,kind\n,person\n", [("F203", 2)]),
        ("name,kind\n|-|,person\n", [("F203", 2)]),
        ("name,kind\nJan,mens\n", [("F211", 2)]),
        ("name,replacement\nJan,...\n", [("F321", 2)]),
        ('name,replacement\nJan,"a\nb"\n', [("F321", 2)]),
        ("name\nJan De Smet\nAn|jan de-smet\n", [("F320", 3)]),
        ("name\nZoë|Zoe\nZoe\n", [("F320", 3)]),
    ],
)
def test_what_is_wrong_is_told_with_its_line(listed, text, told):
    assert rules(listed(text)[1]) == told


def test_spellings_of_one_name_may_be_alike(listed):
    assert listed("name\nJan|JAN|jan\n")[1] == []


def test_a_list_that_is_not_there_is_told(tmp_path):
    with pytest.raises(TranscriptError, match=r"names\.csv cannot be read"):
        read_names(tmp_path / "names.csv")
