"""Who speaks in captions."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.readers.cues import Caption
from focuscode.readers.voices import names_in, pieces_of


def made(captions):
    return [Caption(float(n), n + 1.0, list(lines), 10 * n + 1) for n, lines in enumerate(captions)]


def pieces(*captions, marked=True):
    """(speaker, words) a piece, captions apart."""
    shown = made(captions)
    found = pieces_of(shown, names_in(shown, marked), marked)
    return [(piece.speaker, piece.words) for said in found for piece in said]


def said(*captions):
    """(speaker, words) where what one speaker says in a row is one."""
    turns = []
    for speaker, words in pieces(*captions):
        if speaker and turns and turns[-1][0] == speaker:
            turns[-1] = (speaker, f"{turns[-1][1]}\n{words}")
        else:
            turns.append((speaker, words))
    return turns


def test_words_before_a_voice_belong_to_whoever_spoke():
    assert said(["<v Anna>ja"], ["en toen <v Bart>nee"]) == [("Anna", "ja\nen toen"), ("Bart", "nee")]


def test_a_caption_without_a_name_goes_on_with_the_last_speaker():
    assert said(["eerst"], ["<v Anna>ja"], ["en"]) == [("", "eerst"), ("Anna", "ja\nen")]


def test_a_voice_without_a_name_keeps_the_speaker():
    assert said(["<v Anna>ja"], ["<v >en"]) == [("Anna", "ja\nen")]


def test_below_a_voice_a_label_is_speech_and_in_the_next_caption_it_is_one():
    assert said(["<v Anna>ik zei:", "P1: kom"], ["P1: ja"], ["P1: goed"]) == [
        ("Anna", "ik zei:\nP1: kom"),
        ("P1", "ja\ngoed"),
    ]


def test_above_a_voice_a_label_is_one():
    assert said(["P1: ja", "<v Anna>nee"]) == [("P1", "ja"), ("Anna", "nee")]


def test_a_label_may_stand_on_a_line_of_its_own():
    assert said(["ANNA:", "ja", "en"], ["ANNA:", "nee"]) == [("ANNA", "ja\nen\nnee")]


def test_dashes_before_two_speakers_are_no_words():
    assert said(["- P1: ja", "- P2: nee", "-"]) == [("P1", "ja"), ("P2", "nee")]


def test_a_name_in_brackets_that_stands_alone_only_once_is_speech():
    assert said(["(Anna)", "ja"]) == [("", "(Anna)\nja")]


def test_a_sound_in_brackets_is_speech_however_often_it_comes():
    assert said(["(lacht)"], ["(lacht)"], ["(lacht)"]) == [("", "(lacht)")] * 3


def test_two_voices_in_a_caption_are_two_pieces():
    assert pieces(["<v Anna>Ja.</v> <v Bart>Nee.</v>"]) == [("Anna", "Ja."), ("Bart", "Nee.")]
    assert pieces(["<v.first.loud Anna>Ja <i>toch</i></v>", "<v Bart>Nee."]) == [("Anna", "Ja toch"), ("Bart", "Nee.")]


def test_a_label_with_an_entity_is_read_as_it_looks():
    assert said(["R&amp;D: ja"], ["P1: nee"], ["R&amp;D: ja"])[0] == ("R&D", "ja")


def test_dashes_without_names_are_two_people_nobody_knows():
    assert pieces(["P1: kom"], ["- Ja.", "- Nee."], ["P1: goed"]) == [
        ("P1", "kom"),
        ("", "Ja."),
        ("", "Nee."),
        ("P1", "goed"),
    ]


def test_dashes_on_one_line_are_two_people():
    assert pieces(["- Ja. - Nee."]) == [("", "Ja."), ("", "Nee.")]


def test_a_long_line_of_a_dash_goes_on_below():
    assert pieces(["- Ja,", "dat klopt.", "- Nee."]) == [("", "Ja,\ndat klopt."), ("", "Nee.")]


@pytest.mark.parametrize(
    "lines",
    [
        ["- Ja."],
        ["we gingen - laat - weg"],
        ["- we gingen - laat - weg"],
        ["eerst dit:", "- een", "- twee"],
        ["-5 graden"],
    ],
)
def test_dashes_that_part_no_one_stay(lines):
    assert pieces(lines) == [("", "\n".join(lines))]


def test_a_list_below_a_label_stays_with_its_speaker():
    assert said(["P1: twee dingen", "- een", "- twee"], ["P1: ja"]) == [("P1", "twee dingen\n- een\n- twee\nja")]


def test_a_double_arrow_begins_somebody_elses_words():
    assert said(["<v Anna>ja"], ["&gt;&gt; nee"], [">> MAN: wel"], [">> MAN: wel"]) == [
        ("Anna", "ja"),
        ("", "nee"),
        ("MAN", "wel\nwel"),
    ]


def test_where_every_caption_has_a_name_one_in_small_letters_counts_too():
    zoom = [["lightclient: ja"], ["Bobby | Ambire: dag"], ["lightclient: nee"], ["marc | wolovim: hoe"], ["P1: ja"]]
    assert [speaker for speaker, _ in said(*zoom, ["mislav: en ik"])][-1] == "mislav"
    names = names_in(made([*zoom, ["mislav: en ik"]]))
    assert names.lone == (("marc | wolovim", 31), ("mislav", 51))


def test_where_not_every_caption_has_a_name_small_letters_before_a_colon_are_speech():
    assert said(["P1: ja"], ["en dan"], ["P2: nee"], ["kortom: goed"]) == [
        ("P1", "ja\nen dan"),
        ("P2", "nee\nkortom: goed"),
    ]


def test_how_somebody_speaks_stands_with_the_words():
    assert said(["ANNA: ja"], ["BART: nee"], ["ANNA ( fluistert ): toch"], ["BART [lacht]: wel"]) == [
        ("ANNA", "ja"),
        ("BART", "nee"),
        ("ANNA", "( fluistert ) toch"),
        ("BART", "[lacht] wel"),
    ]


def test_a_remark_behind_a_name_known_without_it_is_no_part_of_it():
    talk = [["Anna: ja"], ["Bart: nee"], ["Anna: wel"], ["Bart (lacht): toch niet"], ["Carla (zucht): goed"]]
    assert said(*talk)[3:] == [("Bart", "(lacht) toch niet"), ("Carla (zucht)", "goed")]


def test_a_company_in_brackets_is_part_of_the_name():
    assert said(["Anna (Polygon): ja"], ["Bart: nee"], ["Anna (Polygon): ja"])[0] == ("Anna (Polygon)", "ja")


def test_names_in_square_brackets_stand_alone_or_before_the_words():
    assert said(["[Anna]", "ja"], ["[Bart]", "nee"], ["[Anna]", "ja"], ["[Bart]", "nee"])[:2] == [
        ("Anna", "ja"),
        ("Bart", "nee"),
    ]
    assert said(["[P1] ja"], ["[P2] nee"], ["[P1] ja"], ["en zo"]) == [("P1", "ja"), ("P2", "nee"), ("P1", "ja\nen zo")]


@pytest.mark.parametrize(
    "sound", ["[Muziek]", "[Applaus]", "(Gelach)", "[Music]", "[muziek]", "(Stilte)", "[Onverstaanbaar]"]
)
def test_sounds_stay_among_the_words(sound):
    assert pieces(["P1: ja"], [sound], [sound, "nee"], [f"{sound} goed"])[1:] == [
        ("P1", sound),
        ("P1", f"{sound}\nnee"),
        ("P1", f"{sound} goed"),
    ]


def test_names_on_the_first_line_of_every_caption_are_speakers():
    talk = [["Alice Smith", "Dag allemaal."], ["Bob Jones", "Dag Alice."], ["Alice Smith", "We beginnen."]]
    assert [speaker for speaker, _ in pieces(*talk)] == ["Alice Smith", "Bob Jones", "Alice Smith"]
    assert names_in(made(talk)).first == {"Alice Smith", "Bob Jones"}


@pytest.mark.parametrize(
    "talk",
    [
        [["Alice Smith", "Dag."], ["Bob Jones", "Dag."], ["Carl", "Ja."]],
        [["Alice Smith", "Dag."], ["Bob Jones", "Dag."], ["Alice Smith", "Ja."], ["En dan"]],
        [["Alice Smith", "Dag."], ["we gaan", "Dag."], ["Alice Smith", "Ja."]],
        [["Ja", "Dag."], ["Ja", "Dag."], ["Ja", "Ja."]],
        [["Alice Smith", "Dag."], ["Alice Smith", "Dag."]],
    ],
)
def test_first_lines_are_speech_unless_all_are_names_that_come_back(talk):
    assert {speaker for speaker, _ in pieces(*talk)} == {""}


def test_whom_the_format_names_speaks_and_labels_below_are_speech():
    captions = [
        Caption(0.0, 1.0, ["ik zei:", "P1: kom"], 1, speaker="Anna"),
        Caption(1.0, 2.0, ["P1: ja"], 2),
        Caption(2.0, 3.0, ["P1: ja"], 3),
    ]
    found = [(p.speaker, p.words) for one in pieces_of(captions, names_in(captions)) for p in one]
    assert found == [("Anna", "ik zei:\nP1: kom"), ("P1", "ja"), ("P1", "ja")]


def test_words_without_markup_are_taken_as_they_are():
    assert pieces(["<i>ja</i> &amp; <v Anna>nee"], marked=False) == [("", "<i>ja</i> &amp; <v Anna>nee")]


def test_what_comes_back_before_a_colon_and_is_no_name_is_told():
    names = names_in(made([["P1: ja"], ["Dus: zo"], ["P1: nee"], ["Dus: zo"]]))
    assert names.refused == (("Dus", 2, 11),)


forms = st.sampled_from(
    [
        "woord{n}",
        "- streep{n}",
        "- Ja{n}. - Nee{n}.",
        "P1: zeg{n}",
        ">> pijl{n}",
        "[P2] haak{n}",
        "(Anna)",
        "<v Bart>stem{n}",
        "<v Anna>a{n} <v Bart>b{n}",
        "ANNA (fluistert): zo{n}",
    ]
)


@settings(deadline=None, derandomize=True)
@given(st.lists(st.lists(forms, max_size=4), max_size=8))
def test_no_word_is_lost_or_said_twice(captions):
    lines = [[form.format(n=10 * n + m) for m, form in enumerate(one)] for n, one in enumerate(captions)]
    words = " ".join(words for _, words in pieces(*lines)).replace(".", " ").split()
    wanted = " ".join(" ".join(one) for one in lines).replace(">", "> ").replace(".", " ").split()
    numbered = [word for word in wanted if any(map(str.isdigit, word)) and word not in ("P1:", "[P2]")]
    assert [word for word in words if any(map(str.isdigit, word)) and word not in ("P1:", "[P2]")] == numbered
