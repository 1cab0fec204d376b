"""The words that terms look for."""

from focuscode.language import language
from focuscode.workbench.proposals import sources

TERMS = [
    "roadmaps",
    "{lemma: delen, pos: verb, forms: {drop: [deel]}}",
    "{near: [kennis, opbouwen]}",
    "{compound: kennis+deling}",
    "{compound: platform, as: head, except: [Boor-platform]}",
    "{wild: 'match*'}",
    "{regex: 'x+y', reason: probe}",
    "{lemma: innovation, lang: en}",
]


def test_patterns_have_no_words_and_all_others_do(make_book):
    found = {source.written: source for source in sources(make_book({"a": TERMS}).codes, language("nl"))}
    assert [source.words for source in found.values()] == [
        ("roadmaps",), ("delen",), ("kennis", "opbouwen"), ("kennis", "deling"), ("platform",),
    ]  # fmt: skip
    assert found["roadmaps"].word == "roadmap"
    assert [source.is_noun for source in found.values()] == [True, False, False, False, True]


def test_what_a_code_drops_or_excepts_is_unwanted_for_all_its_terms(make_book):
    found = list(sources(make_book({"a": TERMS, "b": ["visie"]}).codes, language("nl")))
    assert {source.dropped for source in found if source.code == "a"} == {frozenset({"deel", "boorplatform"})}
    assert found[-1].dropped == frozenset()
