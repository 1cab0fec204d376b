"""Who speaks how much, and what a colleague would ask about a transcript."""

import pytest

from focuscode.errors import finding
from focuscode.model import LeftOut, Place, Transcript, Turn
from focuscode.voices import HEADING, attendance, questions, voices


def timed(*turns, speaker="P1", words=None):
    """A transcript from (start, end, number of words)."""
    text, told = "", []
    for n, (start, end, count) in enumerate(turns, 1):
        first = len(text)
        text += " ".join(["woord"] * count) + "\n"
        who = speaker if isinstance(speaker, str) else speaker[n - 1]
        told.append(Turn(n, who, first, len(text) - 1, "participant", start, end, line=n * 10))
    return Transcript("G", "G.vtt", "", text, tuple(told), format="vtt")


def dense(until, *, after=(), step=20, words=40, ends=True):
    """Turns that follow each other without a pause, and more behind them."""
    turns = [(float(at), float(at + step) if ends else None, words) for at in range(0, until, step)]
    return timed(*turns, *after)


def rules(transcript, told=()):
    return [(found.rule, found.place.line) for found in questions(transcript, told)]


def test_voices_count_turns_and_words_and_say_where_they_begin(make_talk):
    talk = make_talk(("M", "Wat nu?"), ("An", "Een, twee … drie vier."), ("", "Ja."), ("An", "Vijf."))
    assert [tuple(voice) for voice in voices([talk])] == [
        ("G1", "M", "moderator", 1, 2, 0.25, "1", "1"),
        ("G1", "An", "participant", 2, 5, 0.625, "2", "4"),
        ("G1", "", "unknown", 1, 1, 0.125, "3", "3"),
    ]


def test_a_group_of_several_files_is_one_table_that_names_the_file(make_talk):
    one, two = (make_talk(("An", "Ja."), ("Bo", "Neen."), name=name, group="FG1") for name in ("a", "b"))
    assert [(v.group, v.speaker, v.turns, v.first, v.last) for v in voices([one, two])] == [
        ("FG1", "An", 2, "a 1", "b 1"),
        ("FG1", "Bo", 2, "a 2", "b 2"),
    ]


def test_groups_stand_together_in_the_order_they_begin(make_talk):
    talk = make_talk(("An", "Ja."), ("Bo", "Ja."), ("An", "Ja."), groups=["two", "one", "two"])
    assert [(v.group, v.share) for v in voices([talk])] == [("two", 1.0), ("one", 1.0)]


def test_nobody_speaks_in_nothing(make_talk):
    assert voices([]) == []
    assert voices([make_talk(("An", "…"))])[0].share == 0


def test_a_sound_talk_raises_no_question():
    assert rules(dense(1200)) == []


def test_minutes_in_which_nothing_is_written_are_told():
    (found,) = questions(dense(600, after=[(900.0, 910.0, 20)]))
    assert str(found) == (
        "G.vtt:310: warning: From 0:10:00 to 0:15:00 (5 minutes) nothing is written. "
        "Ask whether a part was not transcribed, or the times are wrong. (F115)"
    )


@pytest.mark.parametrize(("pause", "expected"), [(119, []), (121, [("F115", 310)])])
def test_a_hole_is_more_than_two_minutes(pause, expected):
    assert rules(dense(600, after=[(600.0 + pause, 700.0 + pause, 200)])) == expected


def test_where_only_beginnings_are_known_the_words_tell_what_is_missing():
    (found,) = questions(dense(600, ends=False, after=[(1200.0, None, 20)]))
    assert "From 0:09:40 to 0:20:00 (10 minutes) only 40 words are written." in str(found)


def test_a_long_turn_with_few_words_is_a_hole_too():
    (found,) = questions(dense(600, after=[(600.0, 1000.0, 1), (1000.0, 1010.0, 20)]))
    assert "From 0:10:00 to 0:16:40 (7 minutes) only 1 word is written." in str(found)


def test_several_holes_are_one_finding_about_the_longest():
    (found,) = questions(dense(600, after=[(800.0, 860.0, 120), (1500.0, 1560.0, 120)]))
    assert "From 0:14:20 to 0:25:00 (11 minutes) nothing is written; 1 more like it." in str(found)


def test_where_hardly_anything_is_written_at_all_no_hole_is_told():
    assert rules(dense(600, words=3, after=[(900.0, 910.0, 3)])) == []
    assert rules(timed(*[(float(at), at + 5.0, 20) for at in range(0, 6000, 300)])) == []


def test_time_that_runs_back_is_told_with_its_turn():
    (found,) = questions(dense(100, after=[(5.0, 20.0, 20), (20.0, 30.0, 20)]))
    assert str(found).startswith("G.vtt:60: warning: The time runs back at turn 6: 0:00:05 comes after 0:01:20.")
    assert rules(dense(100, after=[(79.5, 120.0, 20)])) == [("F117", 60)]  # half a second is no running back


@pytest.mark.parametrize(("start", "expected"), [(96.0, []), (94.0, [("F117", 60)])])
def test_turns_that_overlap_by_more_than_five_seconds_are_told(start, expected):
    assert rules(dense(100, after=[(start, 120.0, 40)])) == expected


def test_each_group_of_a_table_has_its_own_clock():
    talk = dense(100, after=[(0.0, 20.0, 40)])
    turns = [turn._replace(group="two" if turn.n == 6 else "one") for turn in talk.turns]
    assert rules(Transcript(talk.id, talk.path, "", talk.text, tuple(turns))) == []


def test_turns_without_times_are_passed_over():
    assert rules(timed(*[(None, None, 5)] * 40)) == []


def names(*speakers):
    return timed(*[(None, None, 5)] * len(speakers), speaker=speakers)


def test_who_speaks_once_in_a_long_talk_is_told_in_one_line():
    talk = names(*["An", "Bo", "Cas", "Dirk", "Els"] * 8, "Fons", "Gert")
    (found,) = questions(talk)
    assert str(found) == (
        "G.vtt:410: info: 'Fons' (turn 41, 5 words), 'Gert' (turn 42, 5 words) speak once. "
        "Check that it is no slip in a label. (F114)"
    )


def test_who_speaks_once_is_no_news_in_a_short_talk_or_where_most_do():
    assert rules(names("An", "Bo", "An", "Cas")) == []
    assert rules(names(*["An"] * 40, "Bo", "Cas")) == []


def test_a_label_that_was_doubted_before_is_not_told_again():
    talk = names(*["An", "Bo", "Cas"] * 12, "Fons")
    told = [finding("F110", Place("G.vtt"), label="Fons")]
    assert (rules(talk), rules(talk, told)) == ([("F114", 370)], [])


def left(words, reason, form="text"):
    text = " ".join(["woord"] * words)
    return Transcript("G", "G.txt", "", f"\n{text}", (), (LeftOut(1, len(text) + 1, reason),), form)


def test_text_outside_turns_is_told_if_it_is_more_than_a_heading():
    (found,) = questions(left(HEADING + 1, "before the first speaker"))
    assert str(found).startswith(
        f"G.txt:2: warning: {HEADING + 1} words were left out (before the first speaker): 'woord woord"
    )
    assert found.rule == "F118"
    assert rules(left(HEADING, "before the first speaker")) == []


@pytest.mark.parametrize(
    "reason",
    ["speaker label", "time", "note", "style", "excluded: no consent", "line below %mor", "beside the talk: summary"],
)
def test_what_is_no_speech_for_certain_is_not_told(reason):
    assert rules(left(200, reason)) == []


def test_a_line_is_named_only_where_the_text_is_that_of_the_file():
    assert rules(left(200, "outside the table", "vtt")) == [("F118", 0)]


def test_attendance_is_told_where_it_differs():
    (found,) = attendance({"FG1": 6, "FG3": 2}, {"FG1": 7, "FG2": 0})
    assert str(found).startswith("study.yaml: warning: FG1: 6 participants speak where 7 were expected.")
