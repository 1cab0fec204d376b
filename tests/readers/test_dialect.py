"""Which forms hold in a file: random talks are written in each dialect and read back."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.model import Place
from focuscode.readers.dialect import echoes, find
from focuscode.readers.plain import read_lines
from focuscode.readers.rows import rows_of

steady = settings(deadline=None, derandomize=True, max_examples=15)
HERE = Place("a.txt")

PEOPLE = ["Moderator", "P1", "P12", "Deelnemer 3", "Anna Peeters", "Bart Maes", "Van den Broeck, Elke", "An de Smet"]
CODES = ["S1", "S2", "P12", "KI3"]
CAPITALS = ["ANNA", "BART MAES", "INT", "VAN DEN BROECK"]
awkward = st.sampled_from(
    [
        *["ja", "één", "KMO’s", "R&D", "2023", "kennis…", "👍", "re\u0301", "(lacht)", "–", "“zo”", "[onverstaanbaar]"],
        *["hij zei: kom", "dus: ja", "om 17:30", "(00:01:02)", "[0:15]", "https://voorbeeld.be/a:b", "C:\\map", "1:10"],
        *[
            "[Anna: mm]",
            "//P1: ja//",
            "Hi P12: kom",
            "Anna Peeters",
            "P1",
            "#hashtag",
            "*echt*",
            "a  b",
            "c\td",
            "- dus",
        ],
    ]
)


def line_of(first, words):
    return " ".join([first, *words, "dus."])


first = st.sampled_from(
    [
        *["en", "Wel", "Ja,", "dat", "Goed.", "Absoluut", "(lacht)", "[onverstaanbaar]", "[Anna: mm]", "//P1: ja//"],
        *["https://voorbeeld.be/a:b", "hij zei: kom", "dus: ja", "#hashtag", "*echt*", "“zo”", "Hi P12: kom", "👍"],
    ]
)
line = st.builds(line_of, first, st.lists(awkward, max_size=5))


def talks(people):
    """At least eight turns of two to four people, each of whom speaks twice or more; speech of one to three lines."""

    def of(chosen):
        said = st.lists(line, min_size=1, max_size=3)
        order = st.permutations([*chosen, *chosen, chosen[0], chosen[1], chosen[0], chosen[1]])
        return order.flatmap(lambda names: st.tuples(*[st.tuples(st.just(name), said) for name in names]))

    return st.lists(st.sampled_from(people), min_size=2, max_size=4, unique=True).flatmap(of)


ANYONE, CODED, CAPITAL = talks(PEOPLE), talks(CODES), talks(CAPITALS)
# how a turn is written; {m}:{s:02} is its time; who may speak; whether its time is read
DIALECTS = {
    "colon": ("{who}: {words}\n", ANYONE, False),
    "colon and blank line": ("{who}: {words}\n\n", ANYONE, False),
    "colon and words below": ("{who}:\n{words}\n\n", ANYONE, False),
    "spaces before the colon": ("  {who} : {words}\n", ANYONE, False),
    "brackets and colon": ("[{who}]: {words}\n", ANYONE, False),
    "round brackets and colon": ("({who}): {words}\n", ANYONE, False),
    "brackets": ("[{who}] {words}\n\n", ANYONE, False),
    "round brackets": ("({who}) {words}\n\n", ANYONE, False),
    "angles": ("<{who}> {words}\n", ANYONE, False),
    "bold": ("**{who}:** {words}\n\n", ANYONE, False),
    "bold without colon": ("**{who}** {words}\n\n", ANYONE, False),
    "bold name": ("**{who}**: {words}\n\n", ANYONE, False),
    "quoted": ("> {who}: {words}\n\n", ANYONE, False),
    "bullets": ("- {who}: {words}\n", ANYONE, False),
    "numbers": ("{n}. {who}: {words}\n", ANYONE, False),
    "chevrons": (">> {who}: {words}\n", ANYONE, False),
    "time before": ("[00:{m:02}:{s:02}] {who}: {words}\n", ANYONE, True),
    "bare time before": ("{m}:{s:02} - {who}: {words}\n", ANYONE, True),
    "tab behind the time": ("00:{m:02}:{s:02}\t{who}: {words}\n", ANYONE, True),
    "time and bullet": ("- [{m}:{s:02}] {who}: {words}\n", ANYONE, True),
    "range of times": ("[00:{m:02}:{s:02}.000 --> 00:{m:02}:{s:02}.900] {who}: {words}\n", ANYONE, True),
    "bold time and name": ("**[{m:02}:{s:02}] {who}:** {words}\n\n", ANYONE, True),
    "time behind": ("{who} ({m:02}:{s:02}): {words}\n", ANYONE, True),
    "bold with time behind": ("**{who}** ({m:02}:{s:02}): {words}\n", ANYONE, True),
    "time behind the colon": ("{who}: [{m:02}:{s:02}] {words}\n", ANYONE, True),
    "Otter": ("{who}  {m}:{s:02}\n{words}\n\n", ANYONE, True),
    "Teams as text": ("{who}   {m}:{s:02}\n{words}\n", ANYONE, True),
    "heading in brackets": ("{who} [00:{m:02}:{s:02}]\n{words}\n\n", ANYONE, True),
    "heading with a colon": ("{who} ({m:02}:{s:02}):\n{words}\n\n", ANYONE, True),
    "heading with a line": ("{who} | {m:02}:{s:02}\n{words}\n\n", ANYONE, True),
    "heading in markdown": ("### {who} [{m:02}:{s:02}]\n\n{words}\n\n", ANYONE, True),
    "Zoom": ("[{who}] 09:{m:02}:{s:02}\n{words}\n\n", ANYONE, False),
    "heading with a space": ("{who} {m}:{s:02}\n{words}\n\n", ANYONE, True),
    "time and name": ("00:{m:02}:{s:02} {who}\n{words}\n\n", ANYONE, True),
    "time, dash and name": ("[00:{m:02}:{s:02}.00] - {who}\n{words}\n\n", ANYONE, True),
    "time above": ("00:{m:02}:{s:02}\n{who}: {words}\n\n", ANYONE, True),
    "Teams copied": ("{who}\n{m}:{s:02}\n\n{words}\n\n", ANYONE, True),
    "captions of Teams": ("0:{m}:{s}.120 --> 0:{m}:{s}.90\n{who}\n{words}\n\n", ANYONE, False),
    "minutes spelled out": ("{who} {m} minutes {s} seconds\n{words}\n", ANYONE, True),
    "name alone": ("{who}\n{words}\n\n", ANYONE, False),
    "name alone and a blank line": ("{who}\n\n{words}\n\n", ANYONE, False),
    "capitals alone": ("{who}\n{words}\n", CAPITAL, False),
    "capitals and spaces": ("{who}  {words}\n", CAPITAL, False),
    "tab": ("{who}\t{words}\n", ANYONE, False),
    "time, tab, name, tab": ("00:{m:02}:{s:02}\t{who}\t{words}\n", ANYONE, True),
    "name, tab, time, tab": ("{who}\t00:{m:02}:{s:02}\t{words}\n", ANYONE, True),
    "firm": ("{who} 00:{m:02}:{s:02} {words}\n", CODED, True),
    "firm with brackets": ("{who} [{m:02}:{s:02}] {words}\n\n", ANYONE, True),
    "codes": ("{who} {words}\n", CODED, False),
    "dash": ("{who} – {words}\n", ANYONE, False),
    "time at the end": ("{who}: {words} [00:{m:02}:{s:02}]\n", ANYONE, None),
    "time at the end of f4": ("{who}: {words} #00:{m:02}:{s:02}-0#\n\n", ANYONE, None),
    "chat": ("[07/11/2023, 10:{m:02}:{s:02}] {who}: {words}\n", ANYONE, False),
    "chat of Zoom": ("10:{m:02}:{s:02} From {who} to Everyone:\n\t{words}\n", ANYONE, False),
}


def written(dialect, talk):
    pattern = DIALECTS[dialect][0]
    return "".join(
        pattern.format(who=who, words="\n".join(words), n=n + 1, m=n // 60 + 3, s=n % 60)
        for n, (who, words) in enumerate(talk)
    )


def covered(draft):
    """The positions that stand in a turn or are left out; each once, or the test fails."""
    ranges = sorted([(turn.start, turn.end) for turn in draft.turns] + [(a, b) for a, b, _ in draft.left_out])
    assert all(left[1] <= right[0] for left, right in pairwise(ranges))
    return {n for a, b in ranges for n in range(a, b)}


@pytest.mark.parametrize("dialect", DIALECTS)
@steady
@given(data=st.data())
def test_a_talk_is_read_back_from_each_dialect(dialect, data):
    _, talk, timed = DIALECTS[dialect]
    talk = data.draw(talk)
    text = written(dialect, talk)
    draft = read_lines(text, HERE)
    assert [(turn.speaker, " ".join(text[turn.start : turn.end].split())) for turn in draft.turns] == [
        (who, " ".join(" ".join(words).split())) for who, words in talk
    ]
    times = [float((n // 60 + 3) * 60 + n % 60) for n in range(len(talk))]
    if timed is None:
        assert [turn.end_time for turn in draft.turns] == times
    elif timed:
        assert [turn.start_time for turn in draft.turns] == times
    assert {n for n, sign in enumerate(text) if not sign.isspace()} <= covered(draft)


def found(text):
    return find(list(rows_of(text)))


def test_a_name_with_a_colon_is_speech_where_names_stand_with_their_times():
    text = "Anna  0:01\nja\nBart  0:03\nLeuven: een stad\nLeuven: dus\nAnna  0:09\nja\n"
    assert found(text).choice.labels == {"Anna", "Bart"}
    assert found("Leuven: een stad\nLeuven: dus\nAnna  0:01\nja\n").choice.labels == {"Anna", "Leuven"}


def test_a_sentence_before_a_time_is_no_heading():
    assert found("Anna  0:01\nja\nAbsoluut. [0:02]\nAbsoluut. [0:03]\nAnna  0:09\n").choice.labels == {"Anna"}


@pytest.mark.parametrize(
    ("text", "inner", "last"),
    [
        ("P1: [0:01] ja\nP2: [0:02] nee\n", True, False),
        ("P1: [0:01] ja\nP2: nee\nP1: ja\n", False, False),
        ("P1: ja [0:01]\nP2: nee [0:02]\n", False, True),
        ("P1: ja [0:01]\nen nog\nP2: nee\n", False, False),
    ],
)
def test_where_times_stand_is_decided_by_most_turns(text, inner, last):
    assert (found(text).inner, found(text).last) == (inner, last)


def test_one_time_before_every_line_tells_nothing():
    assert found("0:00 Anna  0:03\n0:00 ja\n0:00 dus\n").stuck == 0.0
    assert found("0:00 ja\n0:01 dus\n0:00 nee\n").stuck is None


def test_names_above_their_own_heading_are_labels():
    text = "AP\nAnna Peeters\n3 minutes 5 seconds3:05\nAnna Peeters 3 minutes 5 seconds\nja\nAP\n"
    rows = list(rows_of(text))
    assert [row.kind for row in echoes(rows, find(rows))][:2] == ["speaker label"] * 2
    assert echoes(rows, find(rows))[-2].kind == ""


def test_the_forms_that_hold_are_taken_and_no_other():
    rows = list(rows_of("P1: ja\nP2: nee\nP1 ja\n[lacht] ja\nP1: dus\n"))
    dialect = find(rows)
    assert [head and head.label for head in map(dialect.take, rows)] == ["P1", "P2", None, None, "P1", None]
