"""Pages about what terms find and what is proposed."""

import pytest

from focuscode.errors import UsageError
from focuscode.readers.cells import read_cells
from focuscode.workbench.forms import expand_terms
from focuscode.workbench.growing import form_pages, suggestion_pages, write_forms
from focuscode.workbench.suggest import suggest_terms

FILL = "dat is een heel andere zaak waar wij nu niets over zeggen"
TALKS = {
    "FG1": f"Moderator: Projecten?\nP1: Een plan, het platform. De lage TRL's. De bevordering, {FILL}.\n",
    "FG2": "P1: Het platform, dat brengt ons samen. Overleggen, ja.\nP2: De bevordering.\n",
}
TERMS = {
    "phase": ["TRL", "waterval"],
    "platform": ["platform", "samenbrengen", "project"],
    "promotion": ["bevorderen", "{lemma: plan, pos: noun, forms: {drop: [plan]}}"],
}


@pytest.fixture
def grown(made):
    made = made(TERMS, TALKS)
    return made, expand_terms(made.results, made.book)


def test_the_page_of_all_codes(grown):
    page = form_pages(grown[1])
    first, phase, *_ = page.split("\n\n")
    assert first.startswith("Please look: guessed, or odd\n  TRL's: form of the word, guessed, please look\n")
    assert "by 'TRL' of phase (line 10), 1 time in 1 group by 1 speaker" in first
    assert phase.startswith("platform\n  term ")
    assert "brengt … samen" in page
    assert "by moderators alone" in page
    assert "dropped" in page
    assert "Terms that find nothing here\n  phase: 'waterval'\n  promotion: 'bevorderen'" in page
    assert "7 terms, 5 forms (1 to look at); 2 find nothing here." in page
    assert '--drop "TERM=FORM"' in page
    assert max(map(len, page.splitlines())) <= 100


def test_the_page_of_one_code_shows_a_place_for_each_form(grown):
    made, _ = grown
    page = form_pages(expand_terms(made.results, made.book, code="platform"))
    assert "  samenbrengen (line 17)\n    brengt … samen: verb written apart (samenbrengen), 1 time in 1 group" in page
    assert "FG2-t001: Het platform, dat »brengt ons samen«. Overleggen, ja." in page
    assert "projecten: form of the word, by moderators alone (1)" in page


@pytest.mark.parametrize("name", ["forms.csv", "forms.xlsx", "new/forms.CSV"])
def test_forms_are_written_to_a_sheet_once(grown, tmp_path, name):
    made, table = grown
    path = tmp_path / name
    assert "--apply" in write_forms(table, path, made.book)
    rows = read_cells(path, path.as_posix().lower(), [], {"keep"})
    assert rows[0][1][:3] == ["keep", "look", "code"]
    assert len(rows) == len(table) + 1
    before = path.read_bytes()
    with pytest.raises(UsageError, match="already"):
        write_forms(table, path, made.book)
    assert path.read_bytes() == before


def test_another_ending_is_refused(grown, tmp_path):
    made, table = grown
    with pytest.raises(UsageError, match=r"'\.pdf'. Use \.csv or \.xlsx"):
        write_forms(table, tmp_path / "forms.pdf", made.book)


def test_proposals_with_the_line_to_paste(grown):
    made, _ = grown
    page = suggestion_pages(suggest_terms(made.results, made.book), None)
    assert "Other words of the same stem\n  promotion: - bevordering\n      2 hits, 2 groups, 2 speakers" in page
    assert "like 'bevorderen'" in page
    assert "»bevordering«" in page
    assert page.endswith(
        "Nothing was changed. Look at the places, then paste the lines you want under `terms:` of the code."
    )
    one = suggestion_pages(suggest_terms(made.results, made.book, code="promotion"), "promotion", "Told.")
    assert "  - bevordering\n" in one
    assert "\n\nTold.\nNothing was changed" in one


def test_nothing_to_propose_is_said(grown):
    made, _ = grown
    empty = suggest_terms(made.results, made.book, code="phase", kind="compounds")
    assert suggestion_pages(empty, "phase").startswith("Nothing to propose for phase. Name turns")
    assert suggestion_pages(empty, None) == "Nothing to propose."
