"""What may still give somebody away is told, each once, with its first line."""

import pytest

from focuscode.language import language
from focuscode.names.copying import Replacer, copied
from focuscode.names.leftovers import Watch, has_capitals
from focuscode.names.listed import Name

DUTCH = language("nl")


@pytest.fixture
def left(make_talk):
    def look(*turns, names=(), labels=None):
        talk = make_talk(*turns)
        copy = copied(talk, Replacer(names, DUTCH), lambda g, label, k: label)
        watch = Watch(names, talk.speakers() if labels is None else labels, DUTCH)
        return [(found.rule, found.place.line, found.message) for found in watch.findings(copy, talk)]

    return look


SMET = [Name(("Jan De Smet",), "", "person")]
UGENT = [Name(("Universiteit Gent",), "", "organisation"), Name(("Bekaert",), "", "organisation")]


def test_a_part_of_a_name_is_told_once_with_how_often(left):
    told = left(("P1", "Jan De Smet was er."), ("P2", "Jan zei het."), ("P1", "Jan, ja."), names=SMET)
    assert told == [("F323", 2, "'Jan' still stands there (2 times): part of 'Jan De Smet'.")]


def test_particles_and_small_letters_are_no_parts(left):
    assert left(("P1", "De bakker smet met verf."), names=SMET) == []


def test_of_organisations_ordinary_words_are_no_parts(left):
    assert left(("P1", "Universiteit, dat is duur."), names=UGENT) == []


def test_longer_words_that_begin_with_a_name(left):
    assert [m[2][:16] for m in left(("P1", "Die bekaertiaan."), names=UGENT)] == ["'bekaertiaan' st"]
    assert left(("P1", "de witheid"), names=[Name(("Beer", "De Wit"), "", "person")]) == []
    told = left(("P1", "de Bekaertgroep en de Bekaert-mensen"), names=UGENT)
    assert told == [("F323", 1, "'Bekaertgroep' still stands there: a longer word that begins with 'Bekaert'.")]


def test_other_accents_are_another_spelling(left):
    told = left(("P1", "Ik sprak Rene."), names=[Name(("René",), "", "person")])
    assert told == [("F323", 1, "'Rene' still stands there: another spelling of 'René'.")]


def test_labels_of_speakers_that_are_not_listed(left):
    told = left(("Katrien V.", "Dag."), ("P2", "Zoals Katrien zei."))
    assert told == [("F323", 2, "'Katrien' still stands there: the label of a speaker ('Katrien V.').")]
    assert left(("Katrien", "Dag."), ("P2", "Zoals Katrien zei."), names=[Name(("Katrien",), "", "person")]) == []
    assert left(("P1", "Dag P2."), ("P2", "Dag moderator.")) == []


def test_contacts_are_told_with_what_would_replace_them(left):
    told = left(("P1", "Bel 0475 12 34 56. Bel 0475 12 34 56!"), ("P2", "Op www.voka.be."))
    assert told == [
        ("F324", 1, "A phone number still stands there (2 times): '0475 12 34 56'."),
        ("F324", 2, "A web address still stands there: 'www.voka.be'."),
    ]


def test_what_was_put_in_place_of_a_name_is_not_told(left):
    assert left(("P1", "Jan De Smet"), names=[Name(("Jan De Smet",), "een Jan", "person")]) == []


LOW = "ja dat is zo en dan gaan wij met de wit naar het werk en daarna weer naar huis toe en zo voort"


def test_a_talk_without_capitals_is_told_and_words_that_are_names_with_it(left):
    told = left(("P1", LOW), names=[Name(("De Wit",), "", "person")])
    assert [rule for rule, _, _ in told] == ["F328", "F323"]
    assert told[1][2] == "'de wit' still stands there: the name 'De Wit', or the word."


def test_capitals_are_judged_on_enough_words(make_talk):
    assert has_capitals(make_talk(("P1", "ja dat is zo")))
    assert not has_capitals(make_talk(("P1", LOW)))
    assert has_capitals(make_talk(("P1", LOW), ("P2", "Ja.")))


def test_a_contact_is_told_though_a_name_in_it_was_replaced(left):
    told = left(("P1", "Mail an@bekaert.com."), names=UGENT)
    assert told == [("F324", 1, "An e-mail address still stands there: 'an@bekaert.com'.")]


def test_contacts_that_are_replaced_are_not_told(make_talk):
    talk = make_talk(("P1", "Mail an@bekaert.com of bel 0475 12 34 56."))
    copy = copied(talk, Replacer(UGENT, DUTCH, ("emails",)), lambda g, label, k: label)
    found = list(Watch(UGENT, [], DUTCH, ("emails",)).findings(copy, talk))
    assert [(f.rule, "phone" in f.message) for f in found] == [("F324", True)]
