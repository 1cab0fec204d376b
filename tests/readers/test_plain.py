"""Plain text: the cases, forms of labels and times, and random talks that are written and read back."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.model import Place
from focuscode.readers import plain, read_transcript
from focuscode.readers.plain import read_lines
from focuscode.readers.source import Source

CASES = sorted(Path(__file__).parents[1].joinpath("cases", "readers", "text").glob("*.txt"))
steady = settings(deadline=None, derandomize=True, max_examples=40)

speakers = st.sampled_from(["Moderator", "P1", "P12", "Deelnemer 3", "KI-4", "INT"])
vocabulary = st.sampled_from(
    ["ja", "één", "KMO’s", "R&D", "2023", "kennis…", "👍", "(lacht)", "–", "“zo”", "re\u0301", "om"]
)
lines = st.lists(vocabulary, max_size=5).map(lambda parts: " ".join(["wel", *parts]))
talks = st.lists(st.tuples(speakers, st.lists(lines, min_size=1, max_size=3)), min_size=1, max_size=8)
FORMS = {
    "label": ("{label}: {words}", False),
    "label alone": ("{label}:\n{words}", False),
    "no space": ("{label} : {words}", False),
    "time before": ("[00:00:{n:02}] {label}: {words}", True),
    "bare time before": ("0:{n:02} - {label}: {words}", True),
    "time behind": ("{label} (00:{n:02}): {words}", True),
    "heading": ("{label}  0:{n:02}\n{words}", True),
    "heading in brackets": ("{label} (00:00:{n:02})\n{words}", True),
    "time above": ("00:00:{n:02}\n{label}: {words}", True),
    "bold": ("**{label}:** {words}", False),
}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_is_read_as_the_file_beside_it_says(path, account, expected):
    assert account(path) == expected(path)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("between", ["\n", "\n\n", "\n \n\n"])
@steady
@given(talk=talks, end=st.sampled_from(["\n", "\r\n", "\r"]))
def test_a_talk_is_read_back_as_it_was_written(form, between, talk, end):
    pattern, timed = FORMS[form]
    parts = [pattern.format(label=label, words="\n".join(said), n=n) for n, (label, said) in enumerate(talk)]
    draft = plain.read(Source("a.txt", between.join([*parts, ""]).replace("\n", end).encode()))
    assert [(turn.speaker, draft.text[turn.start : turn.end]) for turn in draft.turns] == [
        (label, "\n".join(said)) for label, said in talk
    ]
    assert [turn.start_time for turn in draft.turns] == [float(n) if timed else None for n in range(len(talk))]
    assert draft.findings == []


pieces = st.sampled_from(
    [
        "\n",
        "\n",
        "\n\n",
        " ",
        "P1",
        "P2:",
        "Moderator: ",
        "[P1] ",
        "[0:01] ",
        "0:02 ",
        "17:30 was",
        "(0:03)",
        "ja",
        "Dus: ",
        "\t",
    ]
)
anything = st.one_of(st.lists(pieces, max_size=25).map("".join), st.text(alphabet="P1: \n[]()ab0é\t*-", max_size=60))


@steady
@given(anything)
def test_every_sign_stands_in_a_turn_or_is_left_out_and_the_text_stays(text):
    draft = read_lines(text, Place("a.txt"))
    assert draft.text == text
    ranges = sorted([(turn.start, turn.end) for turn in draft.turns] + [(a, b) for a, b, _ in draft.left_out])
    assert all(a < b for a, b in ranges)
    assert all(left[1] <= right[0] for left, right in pairwise(ranges))
    covered = {n for a, b in ranges for n in range(a, b)}
    assert {n for n, sign in enumerate(text) if not sign.isspace()} <= covered


@steady
@given(anything)
def test_turns_are_numbered_in_order_and_begin_and_end_with_words(text):
    draft = read_lines(text, Place("a.txt"))
    assert [turn.n for turn in draft.turns] == list(range(1, len(draft.turns) + 1))
    for turn in draft.turns:
        words = text[turn.start : turn.end]
        assert words == words.strip() != ""
        assert turn.line == text.count("\n", 0, turn.start) + 1


@steady
@given(st.text(max_size=60))
def test_any_text_can_be_read(text):
    draft = read_lines(text, Place("a.txt"))
    assert bool(draft.turns or draft.left_out) == any(not sign.isspace() for sign in text)


def test_an_empty_text_has_no_turn_and_no_finding():
    draft = read_lines("", Place("a.txt"))
    assert (draft.turns, draft.left_out, draft.findings) == ([], [], [])


@pytest.mark.parametrize(
    "line",
    [
        *["17:30 was het nog rustig.", "Om 17:30: stop.", "Dus: ja.", "https://voorbeeld.be/a", "Ratio 1:10 dus."],
        *["Hi P1: kom.", "Kort samengevat: het werkt.", "[lacht] Ja.", "Anna zei:ja", "We stopten om  17:30", ": ja"],
        *["Vraag 3: en dan?", "12:30, dus na de middag."],
    ],
)
def test_a_line_of_speech_goes_on_with_the_turn(said, line):
    assert said(f"Moderator: Welkom.\nP1: Ja.\n{line}\nP1: Nee.\nModerator: Goed.\n")[1] == ("P1", f"Ja.\n{line}")


@pytest.mark.parametrize(
    ("line", "turn"),
    [
        ("P2:ja", ("P2", "ja")),
        ("p2: ja", ("p2", "ja")),
        ("  P2 :  ja  ", ("P2", "ja")),
        ("P2: Dus: ja", ("P2", "Dus: ja")),
        ("P2 [0:07]: ja", ("P2", "ja")),
        ("<00:00:07> P2: ja", ("P2", "ja")),
        ("0:07 – P2: ja", ("P2", "ja")),
        ("Bart Maes: ja", ("Bart Maes", "ja")),
        ("Be\u0301a: ja", ("Béa", "ja")),
    ],
)
def test_a_label_begins_a_turn(said, line, turn):
    assert said(f"Moderator: Welkom.\nP1: Ja.\nP1: Echt.\n{line}\nP1: Nee.\n")[3] == turn


def test_a_time_on_a_line_of_its_own_belongs_to_the_words_below_it(read):
    transcript, _ = read("Moderator: Welkom.\n\n## 00:05:00\n\nVerder.\nP1: Ja.\n")
    assert [(t.speaker, t.start_time, transcript.words_of(t)) for t in transcript.turns] == [
        ("Moderator", None, "Welkom."),
        ("Moderator", 300.0, "Verder."),
        ("P1", None, "Ja."),
    ]


def test_times_in_minutes_that_come_back_are_times(read):
    transcript, _ = read("0:01 hallo\n0:05 dag\n0:09 ja\nen nog\n")
    assert [(t.start_time, transcript.words_of(t)) for t in transcript.turns] == [
        (1.0, "hallo"),
        (5.0, "dag"),
        (9.0, "ja\nen nog"),
    ]


def test_a_time_in_brackets_or_with_hours_is_a_time_even_once(read):
    transcript, _ = read("Moderator: Welkom.\n[0:05] Verder.\n00:00:09 En nog.\nP1: Ja.\n")
    assert [t.start_time for t in transcript.turns] == [None, 5.0, 9.0, None]
    assert [transcript.words_of(t) for t in transcript.turns] == ["Welkom.", "Verder.", "En nog.", "Ja."]


def test_without_labels_a_paragraph_is_a_turn(said, told):
    text = "Een\ntwee.\n\nDrie.\n\n\n\nVier.\n"
    assert said(text) == [("", "Een\ntwee."), ("", "Drie."), ("", "Vier.")]
    assert told(text) == [("F102", 0)]


def test_without_labels_and_blank_lines_a_line_is_a_turn(said):
    assert said("Een\ntwee.\nDrie.\n\n") == [("", "Een"), ("", "twee."), ("", "Drie.")]


def test_one_label_alone_is_no_label(said):
    assert said("Anna: dag\nen nog\n") == [("", "Anna: dag"), ("", "en nog")]


def test_a_label_without_words_makes_no_turn(read):
    transcript, _ = read("Moderator: Wie?\nP1:\nP2: Ik.\n")
    assert [turn.speaker for turn in transcript.turns] == ["Moderator", "P2"]
    assert [transcript.text[a:b] for a, b, _ in transcript.left_out] == ["Moderator: ", "P1:", "P2: "]


def test_a_label_with_its_words_below_tells_the_line_of_the_words(read):
    transcript, _ = read("Moderator:\n\nWelkom.\n")
    assert [(turn.line, transcript.words_of(turn)) for turn in transcript.turns] == [(3, "Welkom.")]


def test_stage_directions_in_brackets_are_no_speakers(said):
    text = "Moderator: Zo.\nP1: Ja.\n[lacht] Echt.\n[lacht] Wel.\n[stilte] Nee.\n[lacht] Ja.\n"
    assert said(text)[1] == ("P1", "Ja.\n[lacht] Echt.\n[lacht] Wel.\n[stilte] Nee.\n[lacht] Ja.")


def test_two_labels_in_brackets_are_too_few_to_tell(said):
    assert said("[P1] Ja.\n[P2] Nee.\n") == [("", "[P1] Ja."), ("", "[P2] Nee.")]


def test_a_name_that_stands_once_is_told_with_its_line(read):
    _, findings = read("Moderator: Welkom.\nAnna: Ja.\nBart: Nee.\nAnna: Toch.\n")
    assert [(f.rule, f.level, f.place.line) for f in findings] == [("F110", "info", 3)]
    assert findings[0].message == "'Bart:' stands once and was read as a speaker."


def test_speech_that_comes_back_before_a_colon_is_told_with_its_first_line(read):
    _, findings = read("Moderator: Welkom.\nP1: Ja.\nKort gezegd: ja.\nKort gezegd: nee.\nP1: Ja.\n")
    assert [(f.rule, f.level, f.place.line) for f in findings] == [("F111", "info", 3)]


def test_an_assumed_encoding_is_told_first(told):
    data = "Moderator: Één.\nAnna: Ja.\nBart: Nee.\nAnna: Ja.\n".encode("cp1252")
    assert told(data) == [("F004", 0), ("F110", 3)]


def uncovered(transcript):
    """The signs that stand in no turn and are not left out, and those that stand in two places."""
    places = [0] * len(transcript.text)
    for start, end in [(turn.start, turn.end) for turn in transcript.turns] + [
        tuple(out[:2]) for out in transcript.left_out
    ]:
        for at in range(start, end):
            places[at] += 1
    return [
        sign for sign, count in zip(transcript.text, places, strict=True) if count > 1 or not (count or sign.isspace())
    ]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_nothing_of_a_case_is_lost_or_stands_twice(path):
    transcript, _ = read_transcript(path)
    assert uncovered(transcript) == []
    assert all(out.reason for out in transcript.left_out)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_turn_of_a_case_stands_on_the_line_it_tells(path):
    transcript, _ = read_transcript(path)
    for turn in transcript.turns:
        assert turn.line == transcript.text.count("\n", 0, turn.start) + 1


LARGE = {
    "a line of five million signs": "P1: ja [0:01] x: y " * 263_000,
    "brackets": "[" * 1_000_000,
    "spaces": " " * 1_000_000,
    "stars": "*" * 1_000_000,
    "hashes": "#" * 1_000_000,
    "digits and colons": "1:" * 500_000,
    "tabs": "a\t" * 500_000,
    "short lines": "a\n" * 100_000,
    "labels": "A:\n" * 100_000,
    "times": "0:01\n" * 50_000,
    "other names each line": "".join(f"Naam{n}: x\n" for n in range(20_000)),
    "other names alone": "".join(f"Naam{n // 2}\nx\n\n" for n in range(20_000)),
    "lines of dashes": ("- " * 99 + "\n") * 5_000,
    "lines of times": ("0:01 - " * 28 + "\n") * 5_000,
    "who started": ("Anna " * 55 + "started recording\n") * 3_000,
}


@pytest.mark.parametrize("text", LARGE.values(), ids=LARGE)
def test_the_work_grows_with_the_text_and_no_faster(text):
    draft = read_lines(text, Place("a.txt"))
    assert draft.text == text


def test_question_and_answer_are_a_moderator_and_a_participant(read):
    transcript, _ = read("Q: Ja?\nA: Nee.\nQ: Echt?\nA: Ja.\n")
    assert [turn.speaker_type for turn in transcript.turns] == ["moderator", "participant"] * 2


def test_a_speaker_whom_nobody_knows_is_no_participant(read):
    transcript, _ = read("Anna  0:01\nJa.\nUnknown Speaker  0:03\nNee.\n")
    assert [turn.speaker_type for turn in transcript.turns] == ["participant", "unknown"]


def test_the_same_time_before_each_line_is_told_once(told):
    assert ("F121", 0) in told("0:00 Moderator  0:03\n0:00 Ja.\n0:00 Anna  0:09\n0:00 Nee.\n")


def test_a_form_that_is_a_guess_is_told_with_its_labels(read):
    _, findings = read("Moderator\tJa.\nP1\tNee.\nModerator\tJa.\n")
    assert [str(f.message) for f in findings] == [
        "Speakers were told by a name with a tab or spaces behind it: Moderator, P1."
    ]
