"""The lemma tables that come with spaCy."""

import pytest

from focuscode.language.tables import CLASSES, load_tables


@pytest.fixture(scope="module")
def tables():
    return load_tables("nl")


def test_tables_are_read_once(tables):
    assert load_tables("nl") is tables


@pytest.mark.parametrize("pos", CLASSES)
def test_each_class_has_words_exceptions_and_rules(tables, pos):
    assert len(tables.index[pos]) > 10_000
    assert len(tables.exceptions[pos]) > 1_000
    assert tables.rules[pos]
    assert all(len(pair) == 2 for pair in tables.rules[pos])


def test_only_content_words_have_suffix_rules(tables):
    assert set(tables.rules) == set(CLASSES)


def test_words_of_each_kind_stand_where_they_should(tables):
    assert "bedrijf" in tables.index["noun"]
    assert "samenbrengen" in tables.index["verb"]
    assert "strategisch" in tables.index["adj"]
    assert tables.exceptions["noun"]["bedrijven"][0] == "bedrijf"
    assert tables.lookup["samengebracht"] == "samenbrengen"
    assert ("heden", "heid") in tables.rules["noun"]


def test_a_language_without_tables_says_which_file_is_missing():
    with pytest.raises(FileNotFoundError, match="xx_lemma_index"):
        load_tables("xx")
