"""The list of labels: as people write it, and what only looks like one."""

import pytest

from focuscode.readers.legend import legend_of, role_of

TALK = ["I: Wie?", "X: Ik.", "O: Ook?", "R1: Ja.", "R2: Nee."]


@pytest.mark.parametrize(
    ("lines", "roles"),
    [
        (["I = Interviewer; X = informant"], {"I": "moderator", "X": "participant"}),
        (["I: Interviewer 1, O: interviewer; X: Informant"], {"I": "moderator", "O": "moderator", "X": "participant"}),
        (["Interviewer (I) Interviewer (O) Informant (X)"], {"I": "moderator", "O": "moderator", "X": "participant"}),
        (["Interviewer (I); Informant (X);"], {"I": "moderator", "X": "participant"}),
        (["I = gespreksleidster", "R1 = respondent 1, man, 45 jaar", "R2 = deelnemer (vrouw)"],
         {"I": "moderator", "R1": "participant", "R2": "participant"}),
        (["Legende: I = onderzoeker, X = geïnterviewde"], {"I": "moderator", "X": "participant"}),
        (["I = informant", "X = moderator"], {"I": "participant", "X": "moderator"}),
    ],
)  # fmt: skip
def test_a_list_tells_who_is_who(lines, roles):
    found = legend_of(["Gesprek 3", "", *lines, *TALK])
    assert (found.roles, found.lines) == (roles, set(range(2, 2 + len(lines))))


@pytest.mark.parametrize(
    "lines",
    [
        ["Interview 2"],
        ["Datum: 3 mei; Plaats: Gent"],
        ["I: Interviewer zijn is niet makkelijk."],
        ["R1: Moderator? Nee."],
        ["Z = interviewer"],  # nobody speaks as Z
        ["I = interviewer; X = een mooie dag"],
        ["Welkom (I) allemaal (X)"],
        [""],
    ],
)
def test_what_only_looks_like_a_list_is_none(lines):
    assert legend_of([*lines, *TALK]).lines == set()


def test_a_list_far_down_or_after_the_talk_began_is_speech():
    assert legend_of([*TALK * 10, "I = interviewer; X = informant"]).lines == set()
    assert legend_of(["I = interviewer", *TALK, "X: informant"]).lines == {0}


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("Interviewer", "moderator"), ("co-moderator", "moderator"), ("Respondenten", "participant"),
        ("participant A", "participant"), ("moderatorrol", None), ("deelnemer zegt dat", None), ("I", None),
    ],
)  # fmt: skip
def test_a_description_names_a_role_or_none(words, role):
    assert role_of(words) == role
