"""Separable verbs written apart, found without a parser."""

import pytest

from focuscode.language import language
from focuscode.language.separable import Pair, separable

DUTCH = language("nl")
FIND = DUTCH.separables.find
VERBS = {
    ("samen", "brengen"): "samenbrengen",
    ("op", "zetten"): "opzetten",
    ("aan", "bieden"): "aanbieden",
    ("vorm", "geven"): "vormgeven",
    ("in", "zetten"): "inzetten",
}


def found(sentence, verbs=VERBS, **options):
    words = sentence.lower().split()
    return [(words[p.base], words[p.particle], p.verb) for p in FIND(words, verbs, **options)]


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("die brengen ons twee keer per jaar rond de tafel samen .", "samenbrengen"),
        ("om ons samen te brengen", "samenbrengen"),
        ("ze zouden ons samen moeten brengen", "samenbrengen"),
        ("zij zetten dat mee op", "opzetten"),
        ("ze bieden dat niet aan", "aanbieden"),
        ("wij geven dat vorm", "vormgeven"),
        ("ze bieden dat aan en ze doen dat goed", "aanbieden"),
        ("hoe dat op te zetten", "opzetten"),
    ],
)
def test_a_verb_is_found_with_its_particle(sentence, verb):
    assert [found_verb for _, _, found_verb in found(sentence)] == [verb]


@pytest.mark.parametrize(
    "sentence",
    [
        "wij zetten de koffie op tafel",  # a preposition with its noun
        "we zetten daar veel op , denk ik",  # claimed by daar, in speech
        "ze brengen koffie , samen met de cluster",  # the comma ends the clause
        "zij brengen dat . Samen staan we sterk",
        "gebracht werd het niet samen",  # a participle is no finite form
        "de zetten waren op",  # a noun
        "samen met iedereen",
    ],
)
def test_words_that_only_stand_by_are_not_taken(sentence):
    assert found(sentence) == []


def test_the_guard_of_speech_can_be_left_off():
    assert found("we zetten daar veel op", spoken=False) == [("zetten", "op", "opzetten")]


def test_a_comma_ends_the_clause():
    assert found("wij zetten dat in , dat op") == [("zetten", "in", "inzetten")]


def test_pairs_come_in_order():
    words = ["ze", "bieden", "dat", "aan", "en", "ze", "brengen", "ons", "samen"]
    assert FIND(words, VERBS) == [Pair(1, 3, "aanbieden"), Pair(6, 8, "samenbrengen")]


@pytest.mark.parametrize(
    ("verb", "parts"),
    [
        ("samenbrengen", ("samen", "brengen")),
        ("achteruitgaan", ("achteruit", "gaan")),
        ("opzetten", ("op", "zetten")),
        ("brengen", None),
        ("overtuigen", None),
        ("roadmap", None),
    ],
)
def test_a_separable_verb_is_known_by_its_longest_particle(verb, parts):
    assert separable(verb, DUTCH.facts, DUTCH.lemmatizer) == parts


def test_a_language_without_such_verbs_finds_none():
    assert language("fr").separables is None
