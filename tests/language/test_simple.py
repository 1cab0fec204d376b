"""Lemmas of languages without rule tables."""

import pytest

from focuscode.language import FACTS, language
from focuscode.language.lemma import AS_WRITTEN, LOOKUP, Lemma
from focuscode.language.simple import SimpleLemmatizer

CLASSES = ("noun", "verb", "adj")


@pytest.mark.parametrize(
    ("code", "form", "word", "rule"),
    [
        ("en", "platforms", "platform", LOOKUP),
        ("en", "platform", "platform", AS_WRITTEN),
        ("en", "brought", "bring", LOOKUP),
        ("fr", "réseaux", "réseau", LOOKUP),
        ("de", "häuser", "haus", LOOKUP),
        ("en", "blorp", "blorp", AS_WRITTEN),
    ],
)
@pytest.mark.parametrize("pos", CLASSES)
def test_other_languages_have_one_word_for_every_class(code, form, word, rule, pos):
    assert SimpleLemmatizer(FACTS[code]).lemma(form, pos) == Lemma(word, rule)


def test_a_seam_that_the_table_marks_is_closed():
    assert SimpleLemmatizer(FACTS["nl"]).lemma("uitgevoerd", "verb") == Lemma("uitvoeren", LOOKUP)
    assert SimpleLemmatizer(FACTS["nl"]).lemma("opzetten", "verb") == Lemma("opzetten", AS_WRITTEN)


def test_other_languages_know_no_classes():
    assert SimpleLemmatizer(FACTS["en"]).classes("platform") == []
    assert not SimpleLemmatizer(FACTS["en"]).lists("platform", "noun")


def test_a_language_without_tables_leads_many_forms_as_each_alone():
    english = language("en").lemmatizer
    found = list(english.leading(["shared", "roadmaps", "share"], {"verb": {"share"}, "noun": {"roadmap"}}))
    assert [(at, pos, name) for at, pos, name, _ in found] == [
        (0, "verb", "share"),
        (2, "verb", "share"),
        (1, "noun", "roadmap"),
    ]
