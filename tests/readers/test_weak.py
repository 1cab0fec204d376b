"""When names without a colon are labels: they come back, on a good part of the lines, and words follow."""

import pytest

from focuscode.readers.rows import rows_of
from focuscode.readers.weak import TOLD, WEAK, ends, holding, lone

WRITTEN = {
    "bracket": "[{who}] en dat is zo\n",
    "round": "({who}) en dat is zo\n",
    "angle": "<{who}> en dat is zo\n",
    "bold": "**{who}** en dat is zo\n",
    "timed": "{who} 00:00:03 en dat is zo\n",
    "headed": "00:00:03 {who}\nen dat is zo\n",
    "loose": "{who} 0:03\nen dat is zo\n",
    "gap": "{who}\ten dat is zo\n",
    "dash": "{who} - en dat is zo\n",
    "code": "{who} en dat is zo\n",
    "alone": "{who}\nen dat is zo\n\n",
}


def held(form, names, strong=0, before="", between=""):
    text = before + between.join(WRITTEN[form].format(who=name) for name in names)
    return holding(list(rows_of(text)), strong).get(form, frozenset())


@pytest.mark.parametrize("form", WEAK)
def test_two_names_that_come_back_are_labels(form):
    assert held(form, ["P1", "P2", "P1", "P2"]) == {"P1", "P2"}


@pytest.mark.parametrize("form", WEAK)
def test_one_name_is_too_few(form):
    assert held(form, ["P1", "P1", "P1", "P1"]) == frozenset()


@pytest.mark.parametrize("form", WEAK)
def test_two_lines_are_too_few(form):
    assert held(form, ["P1", "P2"]) == frozenset()


@pytest.mark.parametrize("form", WEAK)
def test_no_more_lines_than_sure_labels_are_too_few(form):
    assert held(form, ["P1", "P2", "P1", "P2"], strong=4) == frozenset()
    assert held(form, ["P1", "P2", "P1", "P2"], strong=3) == {"P1", "P2"}


@pytest.mark.parametrize("form", [form for form in WEAK if form != "code"])
def test_speech_that_comes_back_is_no_label(form):
    assert held(form, ["Dus", "Maar ja", "Dus", "Maar ja"]) == frozenset()


@pytest.mark.parametrize("form", ["timed", "gap", "dash", "code", "alone"])
def test_a_few_names_in_much_speech_are_no_labels(form):
    speech = "en dat is wat er toen gezegd werd\n"
    assert held(form, ["P1", "P2", "P1", "P2"], before=speech * 30, between=speech * 5) == frozenset()


@pytest.mark.parametrize("form", ["timed", "headed", "loose", "gap"])
def test_a_name_that_stands_once_is_a_label_where_others_come_back(form):
    assert held(form, ["Anna", "Bart", "Anna", "Carla", "Bart"]) == {"Anna", "Bart", "Carla"}


def test_a_list_of_names_without_words_below_is_no_talk():
    rows = list(rows_of("Anna\nBart\nAnna\nBart\nAnna\nBart\n"))
    assert holding(rows, 0) == {}


def test_stage_directions_are_no_labels():
    assert held("round", ["lacht", "stilte", "lacht", "stilte", "Gelach", "Gelach"]) == frozenset()


@pytest.mark.parametrize(("label", "told"), [("Ja.", True), ("Anna B.", False), ("Goed,", True), ("J.", False)])
def test_a_label_does_not_end_as_a_sentence(label, told):
    assert ends(label) == told


def test_a_code_that_stands_once_is_not_doubted():
    assert [lone(*facts) for facts in (("Anna", 1), ("Anna", 2), ("P1", 1), ("Moderator", 1))] == [
        True,
        False,
        False,
        False,
    ]


def test_forms_that_are_a_guess_are_told_in_words():
    assert set(TOLD) < set(WEAK)
