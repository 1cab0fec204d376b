"""Traces apart from the words: old results, other files, the memory of words, cells with one person."""

import os
from pathlib import Path

import pytest

from focuscode.errors import ResultsError
from focuscode.names.listed import Name
from focuscode.names.sources import Sources, read_sources
from focuscode.names.traces import LARGE, forget, old_files, small_cells

NAMES = [Name(("Jan",)), Name(("Kathleen",)), Name(("Voka",)), Name(("Bekaert",)), Name(("Els",))]

WORDS = Path(".focuscode", "words.json")


@pytest.fixture
def folder(make_study, tmp_path):
    return make_study(tmp_path / "study")


def told(folder, names=NAMES, apart=(), paths=None):
    found = old_files(read_sources(paths or [folder]), paths or [folder], names, apart, WORDS)
    return [(f.rule, Path(f.place.file).name, f.message) for f in found]


def test_files_beside_the_transcripts_that_hold_names_are_told(folder):
    (folder / "notes").mkdir()
    (folder / "notes" / "memo.md").write_text("Jan belde. Kathleen, Voka en Bekaert ook, Jan.")
    assert told(folder) == [
        ("F326", "memo.md", "Names of the list stand in it: Jan, Kathleen, Voka and 1 more."),
        ("F326", "people.csv", "Names of the list stand in it: Jan, Els."),
    ]


def test_hidden_large_and_named_files_are_left_alone(folder):
    (folder / ".hidden").mkdir()
    (folder / ".hidden" / "a.txt").write_text("Kathleen")
    (folder / "large.txt").write_text("Kathleen " * (LARGE // 8))
    (folder / "sound.wav").write_text("Kathleen")
    (folder / "names.csv").write_text("name\nKathleen\n")
    assert told(folder, [NAMES[1]], [folder / "names.csv"]) == []


def test_old_results_are_told_whole(folder):
    (folder / "results").mkdir()
    (folder / "results" / "manifest.json").write_text('{"outputs": {}, "who": "Kathleen"}')
    expected = [("F326", "results", "It was made of words with names in them.")]
    assert told(folder, [NAMES[1]]) == expected
    assert told(folder, [NAMES[1]], paths=[folder / "talks"]) == expected
    assert told(folder, [NAMES[1]], paths=[folder / "talks" / "FG1.txt"]) == expected


def test_the_memory_of_words_is_thrown_away(folder):
    study = read_sources([folder]).study
    assert forget(study, WORDS) == []
    assert forget(None, WORDS) == []
    (folder / WORDS).parent.mkdir()
    (folder / WORDS).write_text("x")
    assert "would be thrown away" in forget(study, WORDS, dry_run=True)[0].message
    assert (folder / WORDS).is_file()
    found = forget(study, WORDS)[0]
    assert (found.rule, found.level, found.place.file) == ("F327", "info", ".focuscode/words.json")
    assert not (folder / WORDS).exists()
    half = (folder / WORDS).with_name("words.json.1-2.new")  # of a run that was killed
    half.write_text("x")
    assert [told.rule for told in forget(study, WORDS)] == ["F327"]
    assert not half.exists()


def cells(folder):
    return [found.message for found in small_cells(read_sources([folder]))]


def test_values_that_one_speaker_has_are_told(folder):
    assert cells(folder) == []
    people = (folder / "people.csv").read_text().replace("P4,small", "P4,tiny")
    (folder / "people.csv").write_text(people)
    assert cells(folder) == ["Only one speaker has size small, tiny (each)."]


def test_many_values_are_summed_up(folder):
    rows = "".join(f"FG1,Q{n},R{n},size{n}\n" for n in range(8))
    (folder / "people.csv").write_text("group,label,pseudonym,size\n" + rows)
    assert cells(folder) == ["Only one speaker has size size0, size1, size2, size3, size4 and 3 more values (each)."]


def test_a_stakeholder_type_of_one_speaker(folder, make_talk):
    talks = [
        make_talk(("M", "Dag."), ("P1", "Ja."), stakeholder="clusters"),
        make_talk(("P1", "Ja."), ("P2", "Ja."), name="G2", stakeholder="SMEs"),
    ]
    found = [f.message for f in small_cells(Sources(tuple(talks)))]
    assert found == ["Only one speaker has the stakeholder type clusters."]
    assert list(small_cells(Sources(()))) == []


def test_workbooks_and_documents_are_looked_into(folder):
    from docx import Document
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["Kathleen agreed"])
    book.save(folder / "decisions.xlsx")
    document = Document()
    document.add_paragraph("Memo of Kathleen.")
    document.save(folder / "memo.docx")
    (folder / "broken.xlsx").write_bytes(b"PK no book")
    assert [(rule, name) for rule, name, _ in told(folder, [NAMES[1]])] == [
        ("F326", "decisions.xlsx"),
        ("F326", "memo.docx"),
    ]


def test_a_memory_beside_transcripts_without_a_study_is_told(folder):
    (folder / WORDS).parent.mkdir()
    (folder / WORDS).write_text("x")
    found = told(folder, [NAMES[1]], paths=[folder / "talks" / "FG1.txt"])
    assert found == [("F326", "words.json", "Words of earlier runs are kept in it.")]
    assert (folder / WORDS).is_file()
    (folder / WORDS).with_name("texts").mkdir()
    (folder / WORDS).unlink()
    found = told(folder, [NAMES[1]], paths=[folder / "talks" / "FG1.txt"])
    assert found == [("F326", "texts", "Transcripts of earlier runs are kept in it.")]


def test_what_is_kept_of_transcripts_is_thrown_away_too(folder):
    study = read_sources([folder]).study
    kept = (folder / WORDS).parent / "texts" / "1.read.json"
    kept.parent.mkdir(parents=True)
    kept.write_text("x")
    assert [found.rule for found in forget(study, WORDS, dry_run=True)] == ["F327"]
    assert kept.is_file()
    assert [found.rule for found in forget(study, WORDS)] == ["F327"]
    assert not kept.exists()
    assert forget(study, WORDS) == forget(None, WORDS) == []


def test_a_codebook_whose_terms_hold_names_would_code_otherwise(folder):
    sources = read_sources([folder])
    found = list(old_files(sources, [folder], [Name(("roadmap",))], [], WORDS))
    assert [(f.place.file, "find nothing in the copies" in f.mend) for f in found] == [("book.yaml", True)]
    (folder / "other.yaml").write_text("roadmap")
    found = list(old_files(sources, [folder], [Name(("roadmap",))], [], WORDS))
    assert [(f.place.file, f.mend) for f in found][1:] == [("other.yaml", "Replace them before you hand it on.")]


def test_what_cannot_be_thrown_away_is_told_as_an_error(folder):
    study = read_sources([folder]).study
    (folder / WORDS).parent.mkdir()
    (folder / WORDS).write_text("words")
    (folder / WORDS).parent.chmod(0o500)
    if os.access((folder / WORDS).parent, os.W_OK):
        pytest.skip("nothing is forbidden to this user")
    try:
        with pytest.raises(ResultsError, match=r"names may stand in it.*yourself: \.focuscode$"):
            forget(study, WORDS)
        assert (folder / WORDS).read_text() == "words"
    finally:
        (folder / WORDS).parent.chmod(0o700)
    assert [told.rule for told in forget(study, WORDS)] == ["F327"]
