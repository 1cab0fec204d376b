"""Forms dropped and taken back: by name, by sheet, and in the YAML with nothing else moved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from focuscode.codebook import check_text
from focuscode.errors import UsageError
from focuscode.exports.xlsx import Sheet, xlsx_bytes
from focuscode.language import language
from focuscode.matching import Matcher
from focuscode.tables.results import EXPANDED
from focuscode.workbench.forms import expand_terms
from focuscode.workbench.vetoes import Veto, read_vetoes, vetoes_of, with_vetoes
from focuscode.writing import csv_bytes

TALKS = {"FG1": "P1: Kennis delen, kennis gedeeld. Een deel. Wij delen. Het project, de projecten.\n"}
TERMS = {
    "sharing": ["kennis delen", "{lemma: delen, pos: verb}"],
    "project": ["project  # a remark", "{lemma: deel, pos: noun, note: 'a part, not a share'}"],
}


@pytest.fixture
def expanded(made):
    """The table of forms, the codebook and its text."""
    made = made(TERMS, TALKS)
    return expand_terms(made.results, made.book), made.book, made.path.read_bytes().decode()


def forms(text):
    """Every term of a codebook with what it drops."""
    book, findings = check_text(text, "book.yaml")
    assert book, [str(found) for found in findings]
    return {term.written: term.drop for term in book.terms}


@pytest.mark.parametrize(
    ("written", "term", "form"),
    [
        ("project=projecten", "project", "projecten"),
        ("kennis delen = Kennis gedeeld", "kennis delen", "kennis gedeeld"),
        ("lemma: deel, pos: noun=deel", "lemma: deel, pos: noun", "deel"),
        ("deel=deel", "lemma: deel, pos: noun", "deel"),
        ("phrase: kennis delen=kennis gedeeld", "kennis delen", "kennis gedeeld"),
    ],
)
def test_a_veto_names_a_term_as_written_or_by_its_word(expanded, written, term, form):
    (veto,) = vetoes_of([written], expanded[0])
    assert (veto.term, veto.form, veto.keep) == (term, form, False)


def test_a_veto_names_a_term_by_its_line(expanded):
    table = expanded[0]
    line = table.loc[table["form"] == "projecten", "term_line"].item()
    (veto,) = vetoes_of([f"{line}=projecten"], table)
    assert str(veto) == f"project: 'project' (line {line}) no longer finds 'projecten'"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("projecten", "--drop"),
        ("=projecten", "--drop"),
        ("projekt=projecten", "Near: project"),
        ("project=projectje", "Near: projecten"),
    ],
)
def test_a_veto_on_what_is_not_there_says_what_is(expanded, written, told):
    with pytest.raises(UsageError, match=told):
        vetoes_of([written], expanded[0])


def test_a_term_of_two_codes_is_named_by_its_line(made):
    made = made({"a": ["project"], "b": ["project"]}, TALKS)
    table = expand_terms(made.results, made.book)
    with pytest.raises(UsageError, match=r"several lines: 10 \(a\), 15 \(b\)"):
        vetoes_of(["project=projecten"], table)
    assert vetoes_of(["15=projecten"], table)[0].code == "b"


def test_the_yaml_changes_where_it_must_and_nowhere_else(expanded):
    table, book, text = expanded
    vetoes = vetoes_of(["project=projecten", "kennis delen=kennis gedeeld", "deel=deel"], table)
    changed = with_vetoes(text, book, vetoes)
    lines = [(old, new) for old, new in zip(text.split("\n"), changed.split("\n"), strict=True) if old != new]
    assert [new.strip() for _, new in lines] == [
        "- {phrase: kennis delen, forms: {drop: [kennis gedeeld]}}",
        "- {lemma: project, forms: {drop: [projecten]}}  # a remark",
        "- {lemma: deel, pos: noun, note: 'a part, not a share', forms: {drop: [deel]}}",
    ]


def test_a_veto_taken_back_gives_the_same_bytes(expanded):
    table, book, text = expanded
    vetoes = vetoes_of(["project=projecten", "project=project", "deel=deel"], table)
    changed = with_vetoes(text, book, vetoes)
    again = check_text(changed, "book.yaml")[0]
    assert forms(changed)["lemma: project"] == ("projecten", "project")
    back = [veto._replace(keep=True, term=f"lemma: {veto.term}") for veto in vetoes[:2]]
    back.append(vetoes[2]._replace(keep=True))
    assert with_vetoes(changed, again, back) == text
    assert forms(with_vetoes(changed, again, back[:1]))["lemma: project"] == ("project",)


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_line_ends_and_the_mark_of_windows_stay(expanded, ends):
    table, book, text = expanded
    windows = "\ufeff" + text.replace("\n", ends)
    changed = with_vetoes(windows, book, vetoes_of(["project=projecten"], table))
    assert changed.startswith("\ufeff")
    assert changed.count("\r\n") == windows.count("\r\n")
    assert forms(changed.removeprefix("\ufeff"))["lemma: project"] == ("projecten",)


WORDS = ["roadmap", "delen", "KMO's", "innovatie-ecosysteem", "samenbrengen", "kennis delen", "SPCO", "lerend netwerk"]
TALK = (
    "De roadmaps delen wij: gedeeld, een deel. Brengt ons samen, samengebracht. KMO en KMO's. Innovatieecosystemen. "
    "Kennis gedeeld, kennis delen. Lerende netwerken, een lerend netwerk. De spco van SPCO's."
)


@given(st.sampled_from(WORDS), st.sampled_from(["zebra", "roadmaps", "kennis gedeeld"]), st.sampled_from("abc"))
def test_a_drop_changes_nothing_but_the_dropped_form(make_talk, word, form, default):
    """What a plain term finds is what it finds with an option, the dropped form apart."""
    homographs = {"a": "cue", "b": "keep", "c": "strict"}[default]
    head = f"codebook: c\nversion: 1\ndefaults: {{homographs: {homographs}}}\ncodes:\n- id: a\n  definition: d\n"
    text = f"{head}  terms:\n  - {word}\n"
    book = check_text(text, "book.yaml")[0]
    changed = with_vetoes(text, book, [Veto("a", 8, word, form, keep=False)])
    after = check_text(changed, "book.yaml")[0]
    talk = make_talk(("P1", TALK))
    before, now = (Matcher(b, language("nl")).match(talk).found for b in (book, after))
    kept = [match for match in before if " ".join(talk.text[a:b] for a, b in match.pieces).lower() != form]
    assert now == kept


def sheet(table, tmp_path, edits, name="forms.csv"):
    """The table as a sheet on disk, `keep` changed for some forms."""
    table = table.copy()
    table["keep"] = [edits.get(form, keep) for form, keep in zip(table["form"], table["keep"], strict=True)]
    path = tmp_path / name
    about = [Sheet("Forms", "a form a row", table)]
    path.write_bytes(csv_bytes(table, EXPANDED) if name.endswith("csv") else xlsx_bytes("Forms", [], about))
    return path


@pytest.mark.parametrize("name", ["forms.csv", "forms.xlsx"])
def test_an_edited_sheet_gives_the_rows_that_differ(expanded, tmp_path, name):
    path = sheet(expanded[0], tmp_path, {"projecten": "No", "deel": "nee"}, name)
    vetoes, findings = read_vetoes(path, expanded[0])
    assert sorted((veto.form, veto.keep) for veto in vetoes) == [("deel", False), ("projecten", False)]
    assert findings == []


def test_a_sheet_that_was_applied_can_be_applied_again_or_turned_round(made, tmp_path):
    made = made(TERMS, TALKS)
    table = expand_terms(made.results, made.book)
    path = sheet(table, tmp_path, {"projecten": "no", "kennis gedeeld": "no"})
    text = made.path.read_text(encoding="utf-8")
    changed = with_vetoes(text, made.book, read_vetoes(path, table)[0])
    after = check_text(changed, "book.yaml")[0]
    now = expand_terms(made.results, after)
    assert read_vetoes(path, now) == ([], [])
    vetoes, _ = read_vetoes(sheet(table, tmp_path, {}, "back.csv"), now)
    assert with_vetoes(changed, after, vetoes) == text


def test_what_a_sheet_says_wrong_is_told_with_its_row(expanded, tmp_path):
    path = tmp_path / "forms.csv"
    path.write_text(
        "keep;code;term;form\nmaybe;project;project;projecten\nno;project;project;projector\nno;nowhere;a;b\n",
        encoding="utf-8",
    )
    vetoes, findings = read_vetoes(path, expanded[0])
    assert vetoes == []
    assert [(found.place.line, found.rule) for found in findings] == [(2, "F248"), (3, "F247"), (4, "F247")]
    path.write_text("code;form\nproject;projecten\n", encoding="utf-8")
    assert [found.rule for found in read_vetoes(path, expanded[0])[1]] == ["F246"]
