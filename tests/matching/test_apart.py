"""Separable verbs written apart: the sentences that arrays leave hold every verb that the rules find."""

from itertools import pairwise
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from focuscode.language import Language, language
from focuscode.language.lexicon import Lexicon
from focuscode.matching.apart import APART, Parts
from focuscode.matching.pattern import Apart
from focuscode.matching.scene import Scene
from focuscode.matching.vocabulary import Vocabulary

DUTCH = language("nl")
VERBS = {
    ("samen", "brengen"): "samenbrengen",
    ("mee", "brengen"): "meebrengen",
    ("op", "zetten"): "opzetten",
    ("in", "zetten"): "inzetten",
    ("aan", "bieden"): "aanbieden",
    ("om", "gaan"): "omgaan",
    ("vorm", "geven"): "vormgeven",
}
FORMS = [
    "brengen",
    "brengt",
    "bracht",
    "gebracht",
    "zetten",
    "zet",
    "bieden",
    "biedt",
    "gaan",
    "gaat",
    "ging",
    "geven",
    "geeft",
]
SMALL = [
    "te",
    "om",
    "moeten",
    "zouden",
    "hebben",
    "zijn",
    "en",
    "of",
    "omdat",
    "dat",
    "ook",
    "niet",
    "wat",
    "de",
    "daar",
    "er",
    "wij",
    "ze",
    "euh",
    "uh",
    "[lacht]",
    ",",
    ".",
    "?",
    "(",
    ")",
]
WORDS = [*FORMS, *(particle for particle, _ in VERBS), *SMALL, "kennis", "delen", "100"]
TURNS = st.lists(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join), max_size=5)


def scene_of(turns, verbs=VERBS, tongue=DUTCH):
    searches = [Apart(*pair, verb) for pair, verb in verbs.items()]
    vocabulary = Vocabulary(Lexicon(tongue), (test for search in searches for test in search.tests()))
    text = "\n".join(turns)
    starts = np.cumsum([0, *(len(turn) + 1 for turn in turns)]).tolist()
    ranges = [(start, end - 1) for start, end in pairwise(starts)]
    parts = Parts(verbs, vocabulary)
    return Scene(text, ranges, vocabulary.lexicon.encode(text, ranges), vocabulary, parts=parts), parts


def sentences_by_rules(scene, verbs=VERBS):
    every = sorted(set(scene.tokens.sentence.tolist()))
    return {n: pairs for n in every if (pairs := DUTCH.separables.find(scene.sentence_words(n)[1], verbs))}


@given(TURNS)
def test_every_verb_that_the_rules_find_stands_in_a_sentence_that_is_left(turns):
    scene, parts = scene_of(turns)
    by_rules = sentences_by_rules(scene)
    assert set(by_rules) <= set(parts.sentences(scene))
    places = {
        (tuple(sorted((inside[pair.base], inside[pair.particle]))), f"{APART}: {pair.verb}")
        for sentence, pairs in by_rules.items()
        for inside in [scene.sentence_words(sentence)[0]]
        for pair in pairs
    }
    hits = [hit for found in parts.find(scene).values() for hit in found]
    assert {(hit.tokens, hit.rule) for hit in hits} == places
    assert len(hits) == len(places)


@pytest.mark.parametrize(
    ("turn", "left"),
    [
        ("ze brengen ons samen", True),
        ("ze brengen ons euh samen", True),
        ("om ons samen te brengen", True),
        ("ze zouden ons samen moeten brengen", True),
        ("wij zetten dat op", True),
        ("wij zetten dat op .", True),
        ("wij zetten dat op omdat het moet", True),
        ("op te zetten", True),
        ("op zetten", False),  # a preposition and its verb stand apart only with a word between
        ("wij zetten dat op de tafel", False),
        ("ze brengen dat , en samen", True),  # the rules see that a comma stands between
        ("ze brengen dat . samen", False),
        ("samen met ons brengen", False),
        ("ze bieden dat samen", False),  # no verb
        ("ze brengen " + "een twee " * 6 + "samen", False),
        ("samen moeten kunnen willen blijven brengen", False),
        ("samen [brengen]", False),
        ("", False),
    ],
)
def test_a_sentence_is_left_where_a_verb_may_stand(turn, left):
    scene, parts = scene_of([turn])
    assert bool(parts.sentences(scene)) == left
    assert left or not sentences_by_rules(scene)


def test_a_particle_and_a_base_of_two_turns_are_no_verb():
    scene, parts = scene_of(["ze brengen", "samen"])
    assert parts.sentences(scene) == []
    assert parts.find(scene) == {}


def test_hits_stand_under_their_particle_and_base_and_light_ones_are_less_sure():
    scene, parts = scene_of(["ze brengen ons samen", "zij gaan daarmee om"])
    hits = {pair: [(hit.tokens, hit.rule, hit.guessed) for hit in found] for pair, found in parts.find(scene).items()}
    assert hits[("samen", "brengen")] == [((1, 3), f"{APART}: samenbrengen", False)]
    assert scene.apart(Apart("samen", "brengen", "samenbrengen")) == parts.find(scene)[("samen", "brengen")]
    assert scene.apart(Apart("mee", "brengen", "meebrengen")) == []
    assert [guessed for _, _, guessed in hits[("om", "gaan")]] == [True]


def test_without_verbs_nothing_is_looked_for():
    scene, parts = scene_of(["ze brengen ons samen"], verbs={})
    assert parts.sentences(scene) == []
    assert scene.apart(Apart("samen", "brengen", "samenbrengen")) == []


def test_a_parse_may_join_what_the_rules_never_would():
    turns = ["wij zetten dat op de tafel", "wij bieden dat op de tafel"]
    assert scene_of(turns)[1].sentences(scene_of(turns)[0]) == []
    parsing = Language(DUTCH.facts, SimpleNamespace(parses=True))
    scene, parts = scene_of(turns, tongue=parsing)
    assert parts.sentences(scene) == [1]  # the first: it holds the particle and the base of one verb


def test_a_language_without_separable_verbs_has_none():
    french = language("fr")
    assert french.separables is None
    vocabulary = Vocabulary(Lexicon(french), [])
    assert Parts({}, vocabulary).sentences(SimpleNamespace()) == []
