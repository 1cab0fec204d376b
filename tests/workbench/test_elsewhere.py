"""Where ids stand outside their codebook."""

import pytest

from focuscode.workbench.elsewhere import also_named, guides

GUIDE = """\
title: t  # mine
codebook: books/book.yaml
guide:
  - {id: one, begins: x, codes: [a, b, c]}
  - id: two
    begins: y
    codes: a
  - id: three
    begins: z
"""


@pytest.fixture
def book(tmp_path, monkeypatch):
    (tmp_path / "books").mkdir()
    (tmp_path / "study.yaml").write_text(GUIDE)
    path = tmp_path / "books" / "book.yaml"
    path.write_text("codebook: b\n")
    monkeypatch.chdir(tmp_path)
    return path


def changed(book, became):
    return [draft.after for draft in guides(book, became)]


def test_the_guide_of_the_study_above_follows(book):
    assert changed(book, {"a": ("new",)}) == [GUIDE.replace("[a, b", "[new, b").replace("codes: a", "codes: new")]
    assert changed(book, {"a": ("c",), "b": ("c",)}) == [
        GUIDE.replace("[a, b, c]", "[c]").replace("codes: a", "codes: c")
    ]
    after = GUIDE.replace("[a, b", "[a, d, b").replace("codes: a", "codes:\n      - a\n      - d")
    assert changed(book, {"a": ("a", "d")}) == [after]
    assert changed(book, {"nobody": ("x",)}) == []


def test_a_path_from_here_finds_the_same_study(book, tmp_path):
    here = book.relative_to(tmp_path)
    (draft,) = guides(here, {"a": ("new",)})
    assert draft.path.as_posix() == "study.yaml"


def test_a_study_of_another_codebook_or_with_mistakes_is_left_alone(book, tmp_path):
    for text in (GUIDE.replace("book.yaml", "other.yaml"), "a: [", "- a\n", "codebook: books/book.yaml\n"):
        (tmp_path / "study.yaml").write_text(text)
        assert changed(book, {"a": ("new",)}) == []


def test_crosswalks_beside_the_codebook_are_told_and_left_alone(book):
    walk = book.with_name("crosswalk-old.yaml")
    walk.write_text("pairs:\n  - {from: a, to: x}\n  - {from: y, to: b}\n")
    book.with_name("crosswalk.yaml").write_text("a: [")
    assert also_named(book, {"a": ("c",), "b": ("b", "d")}) == [f"{walk.as_posix()}:2: 'a' stands here too."]
    assert walk.read_text().startswith("pairs:\n  - {from: a")
