"""Names are found as whole words, with a genitive or before a hyphen, the longest first, and nothing else is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from focuscode.language import language
from focuscode.names.find import Finder, alike, by_capitals, plain, without_accents

DUTCH = language("nl")


def found(text, *names, **facts):
    finder = Finder(enumerate(names), DUTCH, **facts)
    return [text[hit.start : hit.end] for hit in finder.find(text)]


@pytest.mark.parametrize(
    ("name", "text", "there"),
    [
        ("Kathleen", "Kathleen en kathleen en KATHLEEN", ["Kathleen", "kathleen", "KATHLEEN"]),
        ("Kathleen", "Kathleens idee, Kathleen's idee, Kathleen’s idee", ["Kathleen"] * 3),
        ("Hans", "Hans' idee", ["Hans"]),
        ("Bekaert", "de Bekaert-mensen en oud-Bekaert", ["Bekaert", "Bekaert"]),
        ("Bekaert", "Bekaertgroep, Obekaert, Bekaertse", []),
        ("Bekaert", "Bekaert2 en bekaert_x", ["bekaert"]),
        ("Beer", "Beer zag een beer. BEER!", ["Beer", "BEER"]),
        ("De Wit", "De Wit, de Wit en de wit", ["De Wit", "de Wit"]),
        ("beer", "Beer zag een beer.", ["Beer", "beer"]),
        ("Zoë", "Zoe, Zoë en Zoe\u0308", ["Zoe", "Zoë", "Zoe\u0308"]),
        ("José", "José en Jose", ["José"]),
        ("Jean-Marie", "Jean‑Marie, jean marie, Jean-\nMarie", ["Jean‑Marie", "jean marie", "Jean-\nMarie"]),
        ("Universiteit Gent", "Universiteit\nGent, Universiteit  Gent", ["Universiteit\nGent", "Universiteit  Gent"]),
        ("'t Hof", "In ’t Hof en 't Hof, niet vaak't Hof", ["’t Hof", "'t Hof"]),
        ("J. Peeters", "J. Peeters, j.peeters", ["J. Peeters"]),
        ("3M", "3M en 13M", ["3M"]),
        ("Kath\u00adleen", "Kathleen", ["Kathleen"]),
        ("Kathleen", "Kath\u00adleens boek", ["Kath\u00adleen"]),
    ],
)
def test_where_a_name_is_found(name, text, there):
    assert found(text, name) == there


def test_the_longest_wins_and_what_is_left_beside_it_is_found_again():
    names = ("Jan", "Jan De Smet", "De Smet Groep", "Smet")
    assert found("Jan De Smet Groep belde Jan De Smet. Smet, Jan.", *names) == [
        "Jan", "De Smet Groep", "Jan De Smet", "Smet", "Jan",
    ]  # fmt: skip


def test_names_in_any_case_are_found_where_asked():
    assert found("de wit en beer", "De Wit", "Beer") == []
    assert found("de wit en beer", "De Wit", "Beer", any_case=True) == ["de wit", "beer"]


def test_each_hit_tells_which_name_it_is():
    finder = Finder([(7, "Bekaert"), (9, "Voka"), (9, "Vlaams Netwerk Voka")], DUTCH)
    assert [hit.name for hit in finder.find("Voka, Bekaert en Vlaams Netwerk Voka")] == [9, 7, 9]


def test_without_names_nothing_is_found():
    assert found("Jan en An") == []
    assert found("Jan - An", "-", " ") == []


@pytest.mark.parametrize(
    ("name", "alone"),
    [("Beer", True), ("De Wit", True), ("J. Bos", True), ("Jan Bekaert", False), ("VLAIO", False), ("beer", False)],
)
def test_names_made_of_words_are_known_by_their_capitals(name, alone):
    assert by_capitals(name, DUTCH) is alone


def test_what_is_alike_and_what_is_not():
    assert alike("Jean-Marie  Zoë") == alike("jean marie zoe")
    assert alike("José") != alike("Jose")


@given(st.text(max_size=60))
def test_plain_text_leads_back_and_accents_keep_their_place(text):
    made, back = plain(text)
    assert back is not None or len(made) == len(text)
    assert back is None or len(back.starts) == len(made)
    assert len(without_accents(text)) == len(text)


NAMES = ("Jan", "Jan De Smet", "De Smet", "Kathleen", "Beer", "Zoë", "Gent")
PIECES = st.sampled_from(
    [*NAMES, "de", "smet", "en", "Jans", "gentse", "'s", "-", ", ", ". ", "\n", "Zoe", "beer", "x"]
)


@given(st.lists(PIECES, max_size=14), st.sampled_from(["", " "]))
def test_hits_are_in_order_apart_and_whole_words(pieces, glue):
    text = glue.join(pieces)
    end = 0
    for hit in Finder(enumerate(NAMES), DUTCH).find(text):
        assert hit.start >= end
        end = hit.end
        assert not text[hit.start - 1 : hit.start].isalnum()
        behind = text[end:].removeprefix("'").removeprefix("s") if text[end : end + 1].isalnum() else text[end:]
        assert not behind[:1].isalnum()
        same = unicodedata.normalize("NFD", text[hit.start : hit.end]).casefold().replace("\u0308", "")
        assert " ".join(same.replace("-", " ").split()) == alike(NAMES[hit.name])
