"""Codings that people added."""

import pytest

from focuscode.errors import InputError
from focuscode.workbench.added import read_added

TALKS = {"FG1": "P1: Een roadmap.\nP2: Een plan.\nP1: Nog een plan.\n"}
TERMS = {"roadmap": ["roadmap"], "sharing": ["delen"]}


def added(made, tmp_path, text, name="added.csv"):
    results, book = made(TERMS, TALKS)[2:]
    (tmp_path / name).write_text(text, encoding="utf-8")
    return read_added(tmp_path / name, results, book)


@pytest.mark.parametrize(
    "text",
    [
        "transcript,turn,codes,coder\nFG1,2,roadmap|sharing,An\nFG1,3,roadmap,An\n",
        "Document;Beurt;Codering;Codeur\r\nFG1;2;roadmap | sharing;An\r\nFG1;3;roadmap;Bo\r\n",
        'transcript,turn,code\nFG1,2,"roadmap; sharing"\nFG1,3,roadmap\n',
    ],
)
def test_a_sheet_as_people_type_it(made, tmp_path, text):
    found, findings = added(made, tmp_path, text)
    assert found == {"roadmap": {("FG1", 2), ("FG1", 3)}, "sharing": {("FG1", 2)}}
    assert findings == []


def test_every_wrong_row_is_told(made, tmp_path):
    with pytest.raises(InputError) as error:
        added(made, tmp_path, "transcript,turn,codes\nFG1,9,roadmap\nFG2,1,roadmap\nFG1,1,rodmap\nFG1,een,roadmap\n")
    told = [(found.place.line, found.rule) for found in error.value.findings]
    assert told == [(2, "F245"), (3, "F245"), (4, "F248"), (5, "F245")]
    assert error.value.findings[2].mend == "Near: roadmap."


def test_a_sheet_without_its_columns_is_told(made, tmp_path):
    with pytest.raises(InputError) as error:
        added(made, tmp_path, "speaker,code\nP1,roadmap\n")
    assert [found.message for found in error.value.findings] == ["The sheet has no column transcript, turn."]


def test_codings_added_in_the_results_count_too(made, tmp_path):
    results, book = made(TERMS, TALKS)[2:]
    path = results.folder / "data" / "codings.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",machine,machine,", ",An,added,"), encoding="utf-8")
    assert read_added(None, results, book) == ({"roadmap": frozenset({("FG1", 1)})}, [])
