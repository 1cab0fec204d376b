"""What the commands `codebook …` call."""

from pathlib import Path

import pytest

from focuscode.errors import StudyError, UsageError
from focuscode.revising import check_book, codebook_at


@pytest.fixture
def study(make_study, tmp_path, monkeypatch):
    folder = make_study(tmp_path / "study")
    monkeypatch.chdir(folder)
    return folder


def test_a_codebook_is_found_by_itself_or_by_its_study(study, tmp_path):
    assert codebook_at(Path("book.yaml")) == Path("book.yaml")
    for path in (None, Path(), Path("study.yaml"), study):
        assert codebook_at(path).resolve() == (study / "book.yaml").resolve()
    with pytest.raises(StudyError, match="Make one with"):
        codebook_at(tmp_path / "elsewhere")


def test_a_study_whose_codebook_is_not_there_says_what_to_name(study):
    (study / "book.yaml").unlink()
    with pytest.raises(UsageError, match="names no codebook that is there"):
        codebook_at(None)


def test_the_codebook_of_a_study_is_checked(study):
    assert check_book(None).verdict.startswith("Codebook probe")
