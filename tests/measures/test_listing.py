"""The coding written out: texts, pieces, sentences and lines are given back exactly."""

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.assemble import code_transcripts
from focuscode.measures import coding_list, left_out_list, segment_list, transcript_list, turn_list
from focuscode.model import LeftOut
from focuscode.tables import results

FLAGS = ("negated", "hedged", "wished", "prompted")
TERMS = {"roadmap": ["roadmap"], "sharing": ["{phrase: kennis delen, gap: 3}"], "spco": ["{word: SPCO}"]}
TALK = [
    ("M1", "Is er een roadmap?  Zo ja,\nwelke?"),
    ("P1", "Ja. Wij willen onze kennis écht 😀 breed delen!\tEen roadmap  is er bv. ook."),
    ("", "SPCO’s… “SPCO?”"),
    ("P2", "=1+1"),
    ("P2", ""),
]


@pytest.fixture(scope="module")
def coded(make_book, make_talk):
    def code(turns=TALK, unit="turn", tiers=None, **facts):
        book = make_book(TERMS, tiers=tiers)
        return code_transcripts([make_talk(*turns, **facts)], book, unit=unit)

    return code


def listed(frame, *columns):
    return frame[list(columns)].values.tolist()


# segments


def test_segments_give_back_their_words(coded):
    assert segment_list(coded())["text"].tolist() == [words for _, words in TALK]
    sentences = segment_list(coded(unit="sentence"))["text"].tolist()
    assert sentences[:4] == [
        "Is er een roadmap?  ",
        "Zo ja,\nwelke?",
        "Ja. ",
        "Wij willen onze kennis écht 😀 breed delen!\t",
    ]


def test_a_window_of_several_voices_names_none_of_them(coded):
    turns = [("M1", "a"), ("M1", "b"), ("P1", "c"), ("P1", "d"), ("P1", "e"), ("P2", "f"), ("M1", "g"), ("", "h")]
    found = segment_list(coded(turns, unit="window:2"))
    assert listed(found, "segment_id", "speaker", "speaker_type", "turn", "words", "participant_words") == [
        ["G1-window-001", "M1", "moderator", 1, 2, 0],
        ["G1-window-002", "P1", "participant", 3, 2, 2],
        ["G1-window-003", "", "participant", 5, 2, 2],
        ["G1-window-004", "", "mixed", 7, 2, 1],
    ]


def test_times_are_those_of_the_first_and_last_turn(make_book, make_talk):
    talk = make_talk(("P1", "a"), ("P2", "b"), ("P1", "c"))
    times = [(0.5, 1.0), (1.0, None), (None, 3.25)]
    turns = [turn._replace(start_time=a, end_time=b) for turn, (a, b) in zip(talk.turns, times, strict=True)]
    coding = code_transcripts([replace(talk, turns=tuple(turns))], make_book(TERMS), unit="window:2")
    found = segment_list(coding)
    assert found["start_time"].tolist()[0] == 0.5
    assert found["end_time"].isna().tolist() == [True, False]
    assert found["end_time"].tolist()[1] == 3.25


# turns


def test_turns_are_listed_whatever_the_unit(coded):
    plain = turn_list(coded())
    assert listed(plain, "transcript", "turn", "speaker", "words")[0] == ["G1", 1, "M1", 7]
    pd.testing.assert_frame_equal(plain, turn_list(coded(unit="window:3")))
    assert plain.columns.tolist() == results.TURN_LIST.names


# codings


def test_a_coding_says_everything_about_itself(coded):
    found = coding_list(coded(tiers=dict.fromkeys(TERMS, "low"), stakeholder="SMEs", sections=["s"] * 5))
    row = found.iloc[1].to_dict()
    stamp = row.pop("codebook_version")
    assert stamp.startswith("1.0.0+")
    assert {key: row[key] for key in row if key not in (*FLAGS, "cues")} == {
        "coding_id": "G1-t002-sharing-20", "segment_id": "G1-turn-002", "transcript": "G1", "group": "G1",
        "stakeholder": "SMEs", "speaker": "P1", "speaker_type": "participant", "section": "s", "turn": 2,
        "start": 62, "end": 87, "matched": "kennis … delen", "code": "sharing", "tier": "low",
        "term": "phrase: kennis delen, gap: 3", "kind": "phrase", "rule": "words in order: as written",
        "pieces": "62-68;82-87", "is_question": 0, "actor": "", "stance": "", "confidence": "high",
        "coder": "machine", "status": "machine",
        "sentence": "Wij willen onze kennis écht 😀 breed delen!",
        "term_line": 19, "source_line": 2, "sentence_start": 46, "sentence_end": 88,
    }  # fmt: skip


def test_a_flag_is_one_nought_or_empty(coded):
    coding = coded()
    flags = pd.array([1, 0, None, None], dtype="Int8")
    found = coding_list(replace(coding, spans=coding.spans.assign(negated=flags)))["negated"]
    assert found.isna().tolist() == [False, False, True, True]
    assert found.tolist()[:2] == [1, 0]


def test_a_question_is_that_of_the_sentence(coded):
    found = coding_list(coded())
    assert listed(found, "code", "is_question") == [["roadmap", 1], ["sharing", 0], ["roadmap", 0], ["spco", 1]]


def test_the_sentence_has_single_spaces_and_its_place_is_exact(coded):
    coding = coded([("P1", "Ja.  De\n roadmap   is er. Nee.")])
    row = coding_list(coding).iloc[0]
    assert row["sentence"] == "De roadmap is er."
    assert coding.texts[0][row["sentence_start"] : row["sentence_end"]] == "De\n roadmap   is er."


def test_cues_are_written_out(coded):
    cues = pd.DataFrame({"span": [1, 1], "flag": ["negated", "hedged"], "start": [3, 9], "end": [7, 12]})
    assert coding_list(replace(coded(), cues=cues))["cues"].tolist() == ["", "negated:3-7;hedged:9-12", "", ""]


def test_a_persons_coding_has_no_term(coded):
    spans = coded().spans.copy()
    spans.loc[0, ["term", "coder", "rule"]] = [-1, "Els", ""]
    row = coding_list(replace(coded(), spans=spans)).iloc[0]
    assert (row["term"], row["kind"], row["term_line"], row["coder"]) == ("", "", 0, "Els")


def test_the_line_of_a_hit_in_plain_text_is_its_own(coded):
    talk = [("P1", "een\nroadmap\n\nen een roadmap"), ("P2", "roadmap")]
    assert coding_list(coded(talk))["source_line"].tolist() == [2, 4, 2]


def test_elsewhere_the_line_is_that_of_the_turn(make_book, make_talk):
    talk = replace(make_talk(("P1", "een\nroadmap")), format="vtt")
    assert coding_list(code_transcripts([talk], make_book(TERMS)))["source_line"].tolist() == [1]


WORDS = [
    "kennis",
    "delen",
    "KENNIS",
    "roadmap",
    "roadmaps,",
    "SPCO",
    "euh",
    "😀",
    "e\u0301cht",
    "ja.",
    "nee?",
    "“wel”",
    "\n",
]


@settings(max_examples=50)
@given(
    st.lists(
        st.tuples(st.sampled_from(["M1", "P1", ""]), st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)),
        max_size=4,
    ),
    st.sampled_from(["turn", "sentence", "window:2"]),
)
def test_the_text_gives_back_segments_pieces_and_sentences(coded, turns, unit):
    coding = coded(turns, unit)
    text = coding.texts[0]
    for row in segment_list(coding).to_dict("records"):
        assert text[row["start"] : row["end"]] == row["text"]
    for row in turn_list(coding).to_dict("records"):
        assert text[row["start"] : row["end"]] == turns[row["turn"] - 1][1]
    segments = segment_list(coding).set_index("segment_id")
    for row in coding_list(coding).to_dict("records"):
        pieces = [tuple(map(int, piece.split("-"))) for piece in row["pieces"].split(";") if piece]
        assert " … ".join(text[a:b] for a, b in pieces or [(row["start"], row["end"])]) == row["matched"]
        assert len(pieces) != 1
        if pieces:
            assert (pieces[0][0], pieces[-1][1]) == (row["start"], row["end"])
        assert " ".join(text[row["sentence_start"] : row["sentence_end"]].split()) == row["sentence"]
        assert row["sentence_start"] <= row["start"] < row["end"] <= row["sentence_end"]
        assert segments.loc[row["segment_id"], "start"] <= row["start"] < segments.loc[row["segment_id"], "end"]


# transcripts and what was left out


def test_a_transcript_tells_who_spoke_and_what_was_left_out(coded):
    found = transcript_list(coded(stakeholder="SMEs"), {"G1": 7})
    assert found.columns.tolist() == results.TRANSCRIPT_LIST.names
    row = found.iloc[0].to_dict()
    assert (row["turns"], row["words"], row["participants"], row["participants_expected"]) == (5, 24, 2, 7)
    assert (row["participant_turns"], row["participant_words"], row["moderators"]) == (4, 17, "M1")
    assert row["words_left_out"] == 4  # M1: P1: P2: P2:
    assert row["stakeholder"] == "SMEs"


def test_who_is_not_expected_is_nought(coded):
    assert transcript_list(coded())["participants_expected"].tolist() == [0]
    assert transcript_list(coded(), {"G9": 3})["participants_expected"].tolist() == [0]


def test_several_moderators_stand_with_a_bar_between(coded):
    found = transcript_list(coded([("M2", "a"), ("M1", "b"), ("M2", "c"), ("P1", "d")]))
    assert found["moderators"].tolist() == ["M2|M1"]


def test_one_name_in_two_groups_of_a_table_is_two_people(coded):
    found = transcript_list(coded([("P1", "a"), ("P1", "b")], groups=["A", "B"]))
    assert found["participants"].tolist() == [2]


def test_what_was_left_out_is_listed_with_its_words(make_book, make_talk):
    talk = make_talk(("P1", "ja"))
    talk = replace(talk, text=f"{talk.text}\n--- einde ---", left_out=(*talk.left_out, LeftOut(7, 20, "heading")))
    found = left_out_list(code_transcripts([talk], make_book(TERMS)))
    assert listed(found, "transcript", "reason", "text") == [
        ["G1", "speaker label", "P1: "],
        ["G1", "heading", "--- einde ---"],
    ]


@pytest.mark.parametrize("make", [segment_list, turn_list, coding_list, transcript_list, left_out_list])
def test_nothing_in_gives_an_empty_table_with_its_columns(make, make_book, coded):
    empty = make(code_transcripts([], make_book(TERMS)))
    full = make(coded())
    assert len(empty) == 0
    assert empty.columns.tolist() == full.columns.tolist()
    assert empty.dtypes.tolist() == full.dtypes.tolist()
