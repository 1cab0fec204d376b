"""Which 'Something:' is a speaker's label, and which is speech."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.readers.labels import (
    LONGEST,
    askers,
    choose,
    clean,
    distance,
    is_moderator,
    is_nobody,
    looks_named,
    score,
    slip,
)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("P1", "P1"),
        ("P1:", "P1"),
        ("  Anna \t B. : ", "Anna B."),
        ("**Anna B.**:", "Anna B."),
        ("**Anna B.:**", "Anna B."),
        ("__Anna__", "Anna"),
        ("[P1]", "P1"),
        ("[P1]:", "P1"),
        ("He\u0301le\u0300ne", "Hélène"),
        ("Anna\u00a0B.", "Anna B."),
        ("", ""),
    ],
)
def test_a_label_is_shown_without_what_stands_around_it(written, shown):
    assert clean(written) == shown


@settings(deadline=None, derandomize=True)
@given(st.text(alphabet="Aéñ\u0301 :[]*_.\t1", max_size=12))
def test_a_shown_label_is_in_nfc_and_has_single_spaces(label):
    shown = clean(label)
    assert unicodedata.is_normalized("NFC", shown)
    assert "  " not in shown
    assert shown == shown.strip()


@pytest.mark.parametrize(
    "label",
    [
        *["Moderator", "moderator", "MODERATOR", "Moderator 2", "Mod", "MOD", "Mod.", "Interviewer", "INT", "I", "I1"],
        *["Interviewster", "Gespreksleider", "Gespreksbegeleider", "Facilitator", "Onderzoeker 1", "Co-moderator"],
        *["comoderator", "[Moderator]", "Assistant moderator", "Modératrice", "Gesprächsleiterin", "Host"],
    ],
)
def test_who_leads_the_talk(label):
    assert is_moderator(label)


@pytest.mark.parametrize(
    "label",
    [*["", "Deelnemer 2", "P1", "M1", "Modest", "Internist", "Anna", "Hostens", "Ik", "Ian"], "Moderator 123", "IT"],
)
def test_who_does_not(label):
    assert not is_moderator(label)


@pytest.mark.parametrize(
    "label",
    [
        *["P1", "P12", "GO1", "KI-3", "R 2", "P.4", "S01", "Deelnemer 2", "deelnemer_3", "Spreker 10", "12", "P1a"],
        *["SPEAKER_00", "Speaker 1", "IK 3", "IS1"],
    ],
)
def test_a_code_is_a_label_even_alone(label):
    assert choose([label]).labels == {label}


@pytest.mark.parametrize(
    "label",
    [
        *["Anna", "Anna Peeters", "Van den Broeck, Elke", "An de Smet", "Jan-Pieter", "D'Hooghe", "Bobby | Ambire"],
        *["Élise (VLAIO)", "O.L.V.", "Émile"],
    ],
)
def test_what_is_written_as_a_name(label):
    assert looks_named(label)


@pytest.mark.parametrize("label", ["", "anna", "Kort gezegd", "de Smet", "...", "Anna zegt"])
def test_what_is_not_written_as_a_name(label):
    assert not looks_named(label)


@pytest.mark.parametrize(
    "words",
    [
        *["Kort samengevat", "Kort gezegd", "Dus", "Maar", "Ja", "Nee", "Goed", "Oké", "Hi P12", "Hallo Anna", "Dag"],
        *["Bijvoorbeeld", "Conclusie", "Vraag", "Vraag 2", "Stap 1", "Thema 3", "Ik zei", "En toen zei Jan"],
        *["So", "But", "He said", "Bedankt Anna", "Waarom?", "Nee! Wacht"],
    ],
)
@pytest.mark.parametrize("times", [1, 2])
def test_what_people_put_before_a_colon_is_speech(words, times):
    candidates = ["Moderator", "P1", "P12", *[words] * times, "P1", "P12"]
    assert choose(candidates).labels == {"Moderator", "P1", "P12"}


def test_speech_that_comes_back_is_told_with_its_count():
    chosen = choose(["P1", "Kort samengevat", "P1", "Kort samengevat", "P2", "Kort samengevat"])
    assert chosen.refused == (("Kort samengevat", 3),)
    assert chosen.doubtful == ()


def test_speech_that_stands_once_is_not_told():
    assert choose(["P1", "Kort samengevat", "P1"]).refused == ()


def test_the_lines_of_a_heading_that_come_back_are_not_told():
    assert choose(["P1", "Datum", "P1", "Datum"]).refused == ()


def test_a_name_that_stands_once_among_others_is_accepted_with_doubt():
    chosen = choose(["Moderator", "P1", "Bart", "P1"])
    assert chosen.labels == {"Moderator", "P1", "Bart"}
    assert chosen.doubtful == ("Bart",)


@pytest.mark.parametrize(
    "label", ["Op de Beeck", "In 't Veld", "In ’t Veld", "Van den Broeck, Elke", "De Wit", "Jan-Pieter D."]
)
def test_a_name_with_small_words_is_a_name(label):
    assert choose(["Moderator", "P1", label, "P1"]).doubtful == (label,)


def test_a_name_that_comes_back_is_not_doubted():
    assert choose(["Anna", "Bart", "Anna", "Bart"]) == (frozenset({"Anna", "Bart"}), (), ())


def test_a_name_that_stood_with_a_time_is_not_doubted():
    assert choose(["Anna", "Anna", "Bart"], sure={"Bart"}).doubtful == ()


def test_names_that_all_stand_once_are_labels_if_most_lines_have_one():
    assert choose(["Anna", "Bart"], lines=10).labels == {"Anna", "Bart"}
    assert choose(["Anna", "Bart"], lines=11).labels == frozenset()
    assert choose(["Anna"], lines=1).labels == frozenset()


@pytest.mark.parametrize("label", ["Datum", "Titel", "Plaats", "Deelnemers", "Aanwezig", "Title", "Opname", "https"])
def test_a_line_of_the_heading_is_no_speaker(label):
    assert choose([label, "P1", "P2", "P1"]).labels == {"P1", "P2"}


def test_lone_names_above_the_first_label_that_comes_back_are_headings():
    assert choose(["Uitgetypt door", "Focusgroep Gent", "Anna", "Bart", "Anna"]).labels == {"Anna", "Bart"}


@pytest.mark.parametrize("label", ["Moderator", "AB", "P2", "KI-4", "Deelnemer 3", "SPEAKER_00", "Vrouw 1"])
def test_who_speaks_once_above_the_first_label_that_comes_back_is_a_speaker_if_the_label_says_so(label):
    assert choose([label, "P1", "P1"]).labels == {label, "P1"}
    assert choose(["Focusgroep 3", label, "P1", "P1"]).labels == {label, "P1"}


def test_no_candidates_give_no_labels():
    assert choose([]) == (frozenset(), (), ())


def test_the_order_of_the_lines_below_the_first_that_comes_back_does_not_matter():
    lines = ["P1", "P1", "Anna", "Dus", "Bart", "Dus"]
    assert choose(lines).labels == choose([*lines[:2], *reversed(lines[2:])]).labels == {"P1", "Anna", "Bart"}


@pytest.mark.parametrize("label", ["", "...", "👍", "0:03", "[00:01:02]", "A" * (LONGEST + 1)])
def test_what_can_never_be_a_label(label):
    assert score(label, 9) < 0


def test_a_label_of_the_longest_length_can_be_one():
    assert score("A" * LONGEST, 2) >= 2


def test_a_long_row_of_names_is_less_likely_with_each_word():
    four, five = score("Anna Bart Carl Dirk", 1), score("Anna Bart Carl Dirk Elke", 1)
    assert four - five == 1


def test_a_label_in_small_letters_counts_when_it_often_comes_back():
    assert choose(["vrouw links", "P1", "vrouw links", "P1"]).labels == {"P1"}
    assert choose(["vrouw links", "P1"] * 4).labels == {"P1", "vrouw links"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jan", "Jna"),  # of three letters, their order alone
        ("Piet", "Pite"),
        ("Piet", "Piett"),
        ("Moderator", "Moderatro"),
        ("Interviewer", "Intervieuwr"),
        ("Deelnemer 2", "Deelnmer 2"),
        ("Jan Peeters", "Jan  Peters"),
    ],
)
def test_a_slip_of_the_pen_is_seen(one, other):
    assert slip(one, other)
    assert slip(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("P1", "P2"),
        ("KMO1", "KMO11"),
        ("Deelnemer 1", "Deelnemer 2"),
        ("Deelnemer A", "Deelnemer B"),
        ("Jan D.", "Jan P."),
        ("Jan", "Dan"),
        ("Ann", "Anne"),
        ("Els", "Les"),
        ("Piet", "Griet"),
        ("Moderator", "Deelnemer"),
        ("Jan", "Jan Peeters"),
    ],
)
def test_what_tells_people_apart_is_no_slip(one, other):
    assert not slip(one, other)
    assert not slip(other, one)


WORDS = st.text("abc", max_size=7)


@given(WORDS, WORDS)
def test_a_distance_is_that_of_a_measure(one, two):
    assert distance(one, two) == distance(two, one)
    assert (distance(one, two) == 0) == (one == two)
    assert abs(len(one) - len(two)) <= distance(one, two) <= max(len(one), len(two))


@given(WORDS, st.integers(0, 6), st.sampled_from("abcd"))
def test_one_letter_more_is_a_distance_of_one(word, at, letter):
    assert distance(word, word[:at] + letter + word[at:]) == 1


@pytest.mark.parametrize("pair", ["QA", "VA", ("Vraag", "Antwoord"), ("q", "a")])
def test_question_and_answer_are_labels_and_who_asks_leads(pair):
    question, answer = pair
    assert choose([question, answer] * 2).labels == {question, answer}
    assert askers(pair) == {question}


def test_a_question_without_as_many_answers_is_speech():
    assert choose(["P1", "Vraag", "P1", "Vraag", "P1", "Vraag", "Antwoord", "P1"]).labels == {"P1"}
    assert askers(["Q", "A", "B"]) == askers(["Q"]) == askers([]) == set()


@pytest.mark.parametrize("label", ["Unknown Speaker", "Onbekend", "onbekende spreker", "Speaker unknown", "?", "???"])
def test_a_label_may_say_that_nobody_knows(label):
    assert is_nobody(label)


@pytest.mark.parametrize("label", ["", "Speaker 1", "Anna Onbekend", "U", "Spreker 2"])
def test_other_labels_are_somebody(label):
    assert not is_nobody(label)


@pytest.mark.parametrize("label", ["Lacht", "stilte", "Onverstaanbaar", "Laughter", "Muziek", "xxx", "mmm"])
def test_a_stage_direction_is_nobody_however_often_it_comes_back(label):
    assert score(label, 99) < 0


@pytest.mark.parametrize("label", ["//S02", "Wel //P1", "[Jan", "Jan)", "(Jan", "Jan]", "C\\map"])
def test_a_label_has_no_half_brackets_and_no_marks_of_overlap(label):
    assert score(label, 99) < 0


@pytest.mark.parametrize("label", ["Hi P12", "Hallo Anna", "Dank u Anna", "Bonjour Anna", "Good morning Anna"])
def test_a_greeting_is_speech_however_often_it_comes_back(label):
    assert score(label, 99) < 0


@pytest.mark.parametrize("label", ["Dus", "Wel", "Mijn idee", "Absoluut"])
def test_speech_that_comes_back_now_and_then_is_speech_and_one_in_ten_is_a_speaker(label):
    assert choose([*["P1", "P2"] * 60, *[label] * 5]).labels == {"P1", "P2"}
    assert choose([*["P1", "P2"] * 10, *[label] * 9]).labels == {"P1", "P2", label}


@pytest.mark.parametrize(("written", "shown"), [("(Anna)", "Anna"), ("<P1>", "P1"), ("Anna (P3)", "Anna (P3)")])
def test_brackets_around_the_whole_label_are_taken_off(written, shown):
    assert clean(written) == shown


def test_many_labels_are_decided_in_one_pass():
    names = [f"Naam{n // 9}a" for n in range(150_000)]
    assert len(choose(names).labels) == len(set(names))


@pytest.mark.parametrize("label", ["Anna Peeters (moderator)", "Moderator (Anna)", "Anna (gespreksleider)"])
def test_a_role_in_brackets_tells_who_leads(label):
    assert is_moderator(label)
    assert choose(["P1", label, "P1"]).labels == {"P1", label}


def test_words_in_brackets_behind_a_name_are_no_part_of_it():
    assert looks_named("Anna (van het agentschap)")
    assert not is_moderator("Anna (i)")
    assert not looks_named("kort (Anna)")


@pytest.mark.parametrize("label", ["R1 + R2", "R1/R2", "P1 en P12", "R?", "P1?"])
def test_speakers_together_and_a_speaker_in_doubt_are_labels(label):
    assert choose(["R1", label, "R2", "R1"]).labels == {"R1", "R2", label}


def test_a_long_text_is_no_moderator_and_takes_no_time():
    assert not is_moderator("a " * 100_000)
    assert is_moderator("Anna (moderator)")
