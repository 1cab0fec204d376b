"""Key words of a code's turns."""

from math import isclose

from focuscode.measures.keyness import log_likelihood
from focuscode.workbench.neighbours import neighbours

FILL = "Dat is een heel andere zaak waar wij nu niets over zeggen"
CODED = [
    ("P1", "De roadmap met wimpels, en de wimpels hangen aan de gevel."),
    ("P2", "Een roadmap zonder wimpels hangt aan geen gevel, zegt men."),
]
REST = [("P3", f"{FILL}, met vlaggen."), ("P4", f"{FILL}, met vlaggen."), ("P5", f"{FILL}, aan de gevel.")]


def proposed(talk_of, turns, code="a", added=(), terms=("roadmap",)):
    talk, _ = talk_of({"a": list(terms)}, turns)
    found = neighbours(talk, code, frozenset(added), "a source")
    return {p.term if isinstance(p.term, str) else p.term["phrase"]: p for p in found}, talk


def test_words_of_the_codes_turns_that_the_rest_seldom_has(talk_of):
    found, talk = proposed(talk_of, CODED + REST)
    assert "wimpel" in found
    assert "roadmap" not in found  # it carries a code
    assert "vlag" not in found  # it stands in other turns
    words = [word for word in talk.words if word.form.isalnum()]
    here = sum(word.turn < 2 for word in words)
    value = log_likelihood(3, 0, here, len(words) - here)
    assert isclose(found["wimpel"].log_likelihood, value)
    assert found["wimpel"].weight == found["wimpel"].log_likelihood


def test_what_one_person_alone_says_is_no_key_word(talk_of):
    alone = [("P1", "De roadmap met wimpels, wimpels en nog eens wimpels."), *REST]
    assert "wimpel" not in proposed(talk_of, alone)[0]
    elsewhere = [*alone, ("P4", f"{FILL}, met wimpels.")]
    assert "wimpel" not in proposed(talk_of, elsewhere)[0]
    chosen = [(name, words.replace("roadmap", "weg")) for name, words in elsewhere]  # by a person, who chose one turn
    assert "wimpel" in proposed(talk_of, chosen, added=(0,))[0]


def test_two_words_side_by_side_are_a_phrase(talk_of):
    turns = [
        ("P1", "De roadmap met vergulde wimpels hier."),
        ("P2", "De roadmap met vergulde wimpels daar."),
        *REST,
    ]
    assert "vergulde wimpels" in proposed(talk_of, turns)[0]
    apart = [("P1", "De roadmap: vergulde. Wimpels."), ("P2", "De roadmap: vergulde. Wimpels."), *REST]
    assert "vergulde wimpels" not in proposed(talk_of, apart)[0]


def test_turns_that_people_added_take_the_place_of_those_that_were_found(talk_of):
    turns = [*CODED, ("P3", f"De toorts, {FILL}."), ("P4", f"Nog een toorts, {FILL}."), *REST]
    assert "toorts" not in proposed(talk_of, turns)[0]
    found, _ = proposed(talk_of, turns, added=(2, 3))
    assert "toorts" in found
    assert "wimpel" not in found
    again, _ = proposed(talk_of, turns, added=(0, 1))  # what the terms found already adds nothing
    assert "wimpel" in again


def test_without_a_code_turns_that_carry_none_are_compared_with_the_coded(talk_of):
    coded = [(name, f"{words} {FILL}.") for name, words in CODED]
    found, _ = proposed(talk_of, coded + REST, code="")
    assert "vlag" in found
    assert "wimpel" not in found


def test_nothing_coded_proposes_nothing(talk_of):
    assert proposed(talk_of, REST)[0] == {}
