"""The word that a form belongs to, with the rule that led to it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.language import language
from focuscode.language.dutch import DUTCH
from focuscode.language.facts import Facts
from focuscode.language.fold import key
from focuscode.language.lemma import (
    AS_WRITTEN,
    DIMINUTIVE,
    EXCEPTION,
    GUESS,
    HEAD,
    LISTED,
    LOOKUP,
    MANY,
    PARTICIPLE,
    SUFFIX,
    UNCERTAIN,
    Lemma,
    TableLemmatizer,
    is_plain,
)
from focuscode.language.tables import Tables

CLASSES = ("noun", "verb", "adj")
SMALL = TableLemmatizer(
    lambda: Tables(
        index={
            "noun": frozenset({"kaart", "weg", "kat", "bel", "deelneemster"}),
            "verb": frozenset({"kaarten", "matchen", "stoppen", "delen", "praten", "upgraden", "skiën", "zien"}),
            "adj": frozenset({"groot", "dringend"}),
            "adp": frozenset({"op"}),
            "det": frozenset({"die"}),
        },
        exceptions={
            "noun": {"wegen": ["weg", "wegen"]},
            "verb": {"zag": ["zien"], "zagen": ["zien"], "bracht": ["brengen"]},
            "adj": {},
            "adp": {"doorheen": ["door"]},
        },
        lookup={"kaarten": "kaart", "gaven": "gave"},
        rules={"noun": [("en", ""), ("s", "")], "verb": [("te", "en"), ("t", "en")], "adj": [("e", "")]},
    ),
    Facts(
        code="xx",
        name="Example",
        closed=frozenset({"het"}),
        closed_tables=("adp", "det"),
        participle_prefix="ge",
        participle_endings=("te", "de", "t", "d", ""),
        infinitive_endings=("en", "n"),
        diminutives=("ske", "eke", "ke"),
        endings={"noun": (("enden", "ende"),)},
    ),
)


@pytest.fixture(scope="module")
def dutch():
    return language("nl").lemmatizer


@pytest.mark.parametrize(
    ("form", "pos", "word", "rule"),
    [
        ("bedrijf", "noun", "bedrijf", LISTED),
        ("bedrijven", "noun", "bedrijf", EXCEPTION),
        ("leden", "noun", "lid", EXCEPTION),
        ("steden", "noun", "stad", EXCEPTION),
        ("netwerken", "noun", "netwerk", EXCEPTION),
        ("delen", "noun", "deel", EXCEPTION),
        ("mogelijkheden", "noun", "mogelijkheid", LOOKUP),
        ("consortia", "noun", "consortium", LOOKUP),
        ("kmo's", "noun", "kmo", LOOKUP),
        ("clusterorganisaties", "noun", "clusterorganisatie", HEAD),
        ("innovatie-ecosystemen", "noun", "innovatie-ecosysteem", HEAD),
        ("roadmaps", "noun", "roadmap", HEAD),
        ("stukske", "noun", "stuk", LOOKUP),
        ("momenteke", "noun", "moment", DIMINUTIVE),
        ("projecteke", "noun", "project", DIMINUTIVE),
        ("clusterkes", "noun", "cluster", DIMINUTIVE),
        ("aangrenzenden", "noun", "aangrenzende", SUFFIX),
        ("deelnemenden", "noun", "deelnemende", SUFFIX),
        ("brengen", "verb", "brengen", LISTED),
        ("brengt", "verb", "brengen", LOOKUP),
        ("samengebracht", "verb", "samenbrengen", LOOKUP),
        ("samenbrengt", "verb", "samenbrengen", LOOKUP),
        ("gedeeld", "verb", "delen", EXCEPTION),
        ("opgezet", "verb", "opzetten", EXCEPTION),
        ("voerde", "verb", "voeren", EXCEPTION),
        ("matchte", "verb", "matchen", SUFFIX),
        ("gematcht", "verb", "matchen", PARTICIPLE),
        ("gematchte", "verb", "matchen", PARTICIPLE),
        ("gematched", "verb", "matchen", PARTICIPLE),
        ("gebrainstormde", "verb", "brainstormen", PARTICIPLE),
        ("strategische", "adj", "strategisch", LOOKUP),
        ("strategischer", "adj", "strategisch", SUFFIX),
        ("grootste", "adj", "groot", EXCEPTION),
        ("sectoroverschrijdende", "adj", "sectoroverschrijdend", HEAD),
    ],
)
def test_dutch_forms(dutch, form, pos, word, rule):
    assert dutch.lemma(form, pos) == Lemma(word, rule)


@pytest.mark.parametrize(
    ("singular", "plural"), [("deelnemende", "deelnemenden"), ("clusterorganisatie", "clusterorganisaties")]
)
def test_one_and_many_meet_in_one_word(dutch, singular, plural):
    assert dutch.lemma(singular, "noun").word == dutch.lemma(plural, "noun").word


def test_the_class_of_the_term_decides(dutch):
    assert dutch.lemma("delen", "verb") == Lemma("delen", LISTED)
    assert dutch.lemma("delen", "noun") == Lemma("deel", EXCEPTION)


@pytest.mark.parametrize("pos", CLASSES)
def test_a_function_word_is_a_form_of_nothing(dutch, pos):
    assert {dutch.lemma(word, pos) for word in dutch.closed} == {Lemma(word, AS_WRITTEN) for word in dutch.closed}
    assert dutch.closed >= DUTCH.closed


@pytest.mark.parametrize("word", ["het", "uit", "weer", "een", "aan", "over", "twee", "hun", "men", "ge"])
def test_words_that_would_be_verbs_by_their_looks_are_closed(dutch, word):
    assert word in dutch.closed


def test_the_classes_of_a_word_are_those_that_list_it(dutch):
    assert dutch.classes("vertrouwen") == ["noun", "verb"]
    assert dutch.lists("vertrouwen", "verb") and not dutch.lists("vertrouwen", "adj")
    assert dutch.classes("roadmapperij") == []


def test_a_guess_and_a_participle_are_uncertain_and_no_other_rule():
    assert {GUESS, PARTICIPLE} == UNCERTAIN


@settings(deadline=None, derandomize=True)
@given(st.text(alphabet="gebracht-ndseéö'", max_size=14), st.sampled_from(CLASSES))
def test_any_form_has_a_word_and_gives_it_again(form, pos):
    lemmatizer = language("nl").lemmatizer
    found = lemmatizer.lemma(form, pos)
    assert bool(found.word) == bool(form)
    assert lemmatizer.lemma(form, pos) == found


@pytest.mark.parametrize(
    ("form", "pos", "word", "rule"),
    [
        ("kaart", "noun", "kaart", LISTED),
        ("wegen", "noun", "weg", EXCEPTION),
        ("kaarten", "noun", "kaart", LOOKUP),
        ("kaarten", "verb", "kaarten", LISTED),
        ("bels", "noun", "bel", SUFFIX),
        ("zagte", "verb", "zagen", EXCEPTION),
        ("gaven", "noun", "gave", LOOKUP),
        ("blorpen", "noun", "blorp", GUESS),
        ("blorp", "noun", "blorp", AS_WRITTEN),
        ("s", "noun", "s", AS_WRITTEN),
        ("", "noun", "", AS_WRITTEN),
        ("routekaarten", "noun", "routekaart", HEAD),
        ("landkaart", "noun", "landkaart", HEAD),
        ("akaart", "noun", "akaart", AS_WRITTEN),
        ("spoorwegen", "noun", "spoorweg", HEAD),
        ("huiskat", "noun", "huiskat", AS_WRITTEN),
        ("huis-kat", "noun", "huis-kat", HEAD),
        ("route-kaarten", "noun", "route-kaart", HEAD),
        ("e-kaart", "noun", "e-kaart", HEAD),
        ("kaart-", "noun", "kaart-", AS_WRITTEN),
        ("groote", "adj", "groot", SUFFIX),
        ("praatte", "verb", "praaten", GUESS),
        ("zag", "verb", "zien", EXCEPTION),
        ("het", "verb", "het", AS_WRITTEN),
        ("op", "noun", "op", AS_WRITTEN),
        ("die", "noun", "die", AS_WRITTEN),
        ("doorheen", "noun", "doorheen", AS_WRITTEN),
    ],
)
def test_the_tables_are_asked_in_order(form, pos, word, rule):
    assert SMALL.lemma(form, pos) == Lemma(word, rule)


@pytest.mark.parametrize(
    ("form", "verb"),
    [
        ("gematcht", "matchen"),
        ("gematchte", "matchen"),
        ("gematched", "matchen"),
        ("gestopt", "stoppen"),
        ("gestopte", "stoppen"),
        ("gepraat", "praten"),
        ("geupgraded", "upgraden"),
        ("geüpgraded", "upgraden"),
        ("gebrengd", "brengen"),
    ],
)
def test_a_participle_is_led_to_an_infinitive_that_is_known(form, verb):
    assert SMALL.lemma(form, "verb") == Lemma(verb, PARTICIPLE)


@pytest.mark.parametrize("form", ["gek", "get", "geblorpt", "matcht", "gematchtx"])
def test_what_is_no_participle_of_a_known_verb(form):
    assert SMALL.lemma(form, "verb").rule != PARTICIPLE


def test_a_participle_is_none_for_a_noun():
    assert SMALL.lemma("gematcht", "noun").rule != PARTICIPLE


@pytest.mark.parametrize(
    ("form", "word"),
    [
        ("kaartske", "kaart"),
        ("kaartskes", "kaart"),
        ("kaarteke", "kaart"),
        ("katteke", "kat"),
        ("belleke", "bel"),
        ("wegske", "weg"),
    ],
)
def test_a_regional_diminutive_is_led_to_its_noun(form, word):
    assert SMALL.lemma(form, "noun") == Lemma(word, DIMINUTIVE)


@pytest.mark.parametrize(("form", "pos"), [("ske", "noun"), ("blorpske", "noun"), ("kaartske", "adj")])
def test_what_is_no_diminutive(form, pos):
    assert SMALL.lemma(form, pos).rule != DIMINUTIVE


@pytest.mark.parametrize(
    ("form", "word"),
    [("dringenden", "dringende"), ("delenden", "delende"), ("matchenden", "matchende")],
)
def test_people_named_for_what_they_do_are_led_to_one_of_them(form, word):
    assert SMALL.lemma(form, "noun") == Lemma(word, SUFFIX)


def test_an_ending_alone_is_no_reason():
    assert SMALL.lemma("blorpenden", "noun") == Lemma("blorpend", GUESS)


ODD = ["moest", "verschillende", "clusterorganisaties", "gechat", "zoë-achtig", "coördineerde", "flurpske"]
LONG = ["flurpdelen", "clusterplatforms", "clusterpleintjes", "spco-platforms", "clusterideeën", "flurpgedeeld"]


@pytest.mark.parametrize("every", [1, 2, 40, 1000, 10**9])
@pytest.mark.parametrize("few", [False, True])
def test_many_forms_are_led_to_words_as_each_alone(every, few):
    lemmatizer = language("nl").lemmatizer
    tables = lemmatizer.tables
    forms = [*sorted(tables.lookup)[::37], *sorted(tables.index["verb"])[::41], *sorted(lemmatizer.closed)[::9]]
    forms += [form for pos in CLASSES for form in sorted(tables.exceptions[pos])[::5]]
    forms = [form.lower() for form in [*forms[:: 50 if few else 1], *ODD, *LONG]]
    assert (len(forms) < MANY) == few
    alone = {(form, pos): lemmatizer.lemma(form, pos) for form in forms for pos in CLASSES}
    wanted = {pos: {key(alone[form, pos].word) for form in [*forms[::every], *ODD[:4], *LONG[::2]]} for pos in CLASSES}
    found = {(forms[at], pos): (name, rule) for at, pos, name, rule in lemmatizer.leading(forms, wanted)}
    for (form, pos), (word, rule) in alone.items():
        if key(word) in wanted[pos]:
            assert found.pop((form, pos)) == (key(word), AS_WRITTEN if word == form else rule), form
    assert not found


def test_a_word_is_wanted_in_its_class_alone():
    forms = ["delen", "deel", "gedeeld", *(f"flurp{number}" for number in range(MANY))]
    found = list(language("nl").lemmatizer.leading(forms, {"noun": {"deel"}, "verb": set(), "adj": set()}))
    assert [(forms[at], pos, name) for at, pos, name, _ in found] == [
        ("delen", "noun", "deel"),
        ("deel", "noun", "deel"),
    ]


def test_forms_whose_word_is_written_with_other_marks_are_led_there():
    forms = ["ideeën", "co-creatie", "coördineerde", "zo'n", "foto's", *(f"flurp{number}" for number in range(MANY))]
    lemmatizer = language("nl").lemmatizer
    wanted = {pos: {key(lemmatizer.lemma(form, pos).word) for form in forms[:5]} for pos in CLASSES}
    found = [(forms[at], pos) for at, pos, _, _ in lemmatizer.leading(forms, wanted)]
    assert sorted(found) == sorted((form, pos) for form in forms[:5] for pos in CLASSES)


def test_forms_found_by_rules_run_backwards_are_those_of_the_words_asked_for_last():
    lemmatizer = language("nl").lemmatizer
    forms = ["huizen", "fietsen", "gesprekken", *(f"flurp{number}" for number in range(MANY))]
    for _ in range(2):
        for word, form in (("gesprek", "gesprekken"), ("fiets", "fietsen")):
            assert [forms[at] for at, _, _, _ in lemmatizer.leading(forms, {"noun": {word}})] == [form]


@pytest.mark.parametrize("word", ["klaar", "coördineren", "co-creatie", "e-mail", "zo'n", "één", "5g", "ß", ""])
def test_a_plain_word_is_its_own_key(word):
    assert is_plain(word) == word.isascii() * word.isalpha()
    assert not is_plain(word) or key(word) == word


@pytest.mark.parametrize(
    ("code", "known", "unknown"),
    [("nl", ["kennis", "gedeeld", "de"], ["proejct", "raodmap"]), ("en", ["knowledge", "shared"], ["knwoledge"])],
)
def test_words_of_a_language_are_known_in_any_form(code, known, unknown):
    is_known = language(code).lemmatizer.is_known
    assert [form for form in known + unknown if is_known(form)] == known
