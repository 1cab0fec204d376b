"""Words that may be names: what is proposed, what is not, and what the words around them say."""

import pytest

from focuscode.language import language
from focuscode.names.candidates import CANDIDATES, candidates
from focuscode.names.listed import Name


@pytest.fixture
def seen(make_talk):
    def look(*turns, names=(), code="nl"):
        talk = make_talk(*((f"P{n}", turn) if isinstance(turn, str) else turn for n, turn in enumerate(turns)))
        frame = candidates([talk], names, language(code))
        return {row["name"]: row for row in frame.to_dict("records")}

    return look


def test_an_empty_talk_gives_an_empty_frame_with_all_columns():
    frame = candidates([], [], language("nl"))
    assert list(frame.columns) == CANDIDATES.names
    assert frame.empty


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Dat was met Kathleen en Piet.", {"Kathleen", "Piet"}),
        ("Ik zag Jan De Smet gisteren.", {"Jan De Smet"}),
        ("Ik zag Jan van den Broeck gisteren.", {"Jan van den Broeck"}),
        ("Wij zijn van de Universiteit Gent, en van KU Leuven.", {"Universiteit Gent", "KU Leuven"}),
        ("Dat zei J. Peeters toen.", {"J. Peeters"}),
        ("Dat is van Kathleen's zus.", {"Kathleen"}),
        ("Met de Bekaert-mensen dus.", {"Bekaert"}),
        ("Ja, meneer Bos, dag.", {"Bos"}),
        ("Kathleen is er niet.", {"Kathleen"}),
        ("In Mechelen dus. Volgens Voka niet.", {"Mechelen", "Voka"}),
    ],
)
def test_what_is_proposed(seen, text, names):
    assert set(seen(text)) == names


@pytest.mark.parametrize(
    "text",
    [
        "Dat is zo. Bedrijven willen dat niet. Euh, ja.",
        "Clusterwerking is nodig. Kennisdeling ook.",
        "Één ding. Nóg een.",
        "ja [Gelach] en [naam Kathleen] dus",
        "Is dat A of B?",
        "",
    ],
)
def test_what_is_not(seen, text):
    assert seen(text) == {}


def test_a_word_that_stands_in_small_letters_elsewhere_only_begins_its_sentence(seen):
    assert seen("Matchmaking is goed. Die matchmaking dus.") == {}
    assert seen("Matchmaking is goed.")["Matchmaking"]["begins"] == 1


def test_counts_groups_and_contexts(make_talk):
    talks = [
        make_talk(("P1", "Ik ken Kathleen goed."), ("P2", "Kathleen, ja."), name="FG1"),
        make_talk(("P1", "Met Kathleens plan."), name="FG2"),
    ]
    row = candidates(talks, [], language("nl")).to_dict("records")[0]
    assert (row["name"], row["count"], row["begins"], row["groups"]) == ("Kathleen", 3, 1, "FG1, FG2")
    assert row["contexts"] == "Ik ken [Kathleen] goed. | [Kathleen], ja. | Met [Kathleen]s plan."
    assert row["replacement"] == ""


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Dat zei mevrouw Peeters.", "Peeters", "person"),
        ("En dan zei ook Kathleen zei dat.", "Kathleen", "person"),
        ("Ik werk bij Bekaert nu.", "Bekaert", "organisation"),
        ("Ik ken Peeters nv goed.", "Peeters", "organisation"),
        ("Aan de Universiteit Gent dus.", "Universiteit Gent", "organisation"),
        ("Ik ken VITO goed.", "VITO", "organisation"),
        ("Ik woon in Mechelen nu.", "Mechelen", "place"),
        ("Ik ken Tielt goed.", "Tielt", ""),
    ],
)
def test_what_the_words_around_say(seen, text, name, kind):
    assert seen(text)[name]["kind"] == kind


def test_cues_that_contradict_each_other_say_nothing(seen):
    assert seen("Ik woon in Peeters nu, en ik werk bij Peeters dus.")["Peeters"]["kind"] == ""


def test_names_that_are_words_stand_last_and_are_marked(make_talk):
    talk = make_talk(("P1", "Ik zag Bos en Kathleen en Bos."), ("P2", "Merci! Dag Voka."))
    frame = candidates([talk], [], language("nl"))
    assert list(zip(frame["name"], frame["word"], strict=True))[-1] == ("Bos", "yes")
    assert list(frame["name"])[:2] == ["Kathleen", "Voka"]


def test_what_is_listed_is_left_out(seen):
    names = [Name(("Kathleen",)), Name(("De Smet",))]
    assert set(seen("Ik zag Kathleen, Kathleens zus en De Smet bij Voka.", names=names)) == {"Voka"}


def test_without_capitals_words_behind_cues_are_proposed(seen):
    low = "ja dat is zo en dan gaan wij met zijn allen naar het werk en daarna weer naar huis toe met mevrouw peeters"
    rows = seen(low)
    assert set(rows) == {"peeters"}
    assert rows["peeters"]["kind"] == "person"


def test_another_language(seen):
    rows = seen("We met Mr Bekaert in Brussels. The house was old.", code="en")
    assert rows["Bekaert"]["kind"] == "person"
    assert "house" not in rows and "The" not in rows


def test_family_names_that_end_as_words_do_are_no_compounds(seen):
    assert set(seen("Peeters komt. Janssens ook. Kennisdeling niet.")) >= {"Peeters", "Janssens"}


def test_labels_of_speakers_are_names_also_where_a_sentence_begins(seen):
    rows = seen(("Jan P.", "Els Bos zei het."), ("Els", "Jan, ja. Jans plan."), ("Bos 1", "Bos."))
    assert {name: row["kind"] for name, row in rows.items()} == {"Els Bos": "person", "Jan": "person", "Bos": "person"}
    assert rows["Jan"]["count"] == 2
