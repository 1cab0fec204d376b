"""The Coding: ids, choosing a part of it, its integrity, how it shows itself."""

from dataclasses import replace

import pandas as pd
import pytest

from focuscode.assemble import code_transcripts
from focuscode.coding import NOT_VALIDATED
from focuscode.errors import CodingError, UsageError
from focuscode.measures import code_cooccurrence, code_frequency, coding_list, segment_list
from focuscode.model import Participant

TERMS = {
    "roadmap": ["roadmap", "strategische agenda"],
    "technology": ["technologieroadmap"],
    "sharing": ["{phrase: kennis delen, gap: 2}"],
    "flurp": ["flurp"],
}
TIERS = {"roadmap": "framework", "technology": "framework", "sharing": "action", "flurp": "action"}
ONE = [
    ("M1", "Is er een roadmap? Delen jullie kennis?"),
    ("P1", "Een roadmap is er. De technologieroadmap ook. En twee flurps."),
    ("P2", "Wij kennis niet delen. Nooit."),
    ("P3", "Ja."),
    ("P1", "Een strategische agenda en een roadmap; kennis delen."),
    ("", "Kennis delen zij!"),
]
TWO = [("P1", "Kennis delen."), ("M1", "Een roadmap dus."), ("P4", "Roadmaps, roadmaps.")]
PEOPLE = [
    Participant("G1", "a", "P1", attributes={"size": "large"}),
    Participant("G1", "b", "P2", attributes={"size": "small"}),
    Participant("G2", "c", "P4", attributes={"size": "small"}),
]
NO_MODERATOR = ["participant", "unknown"]


@pytest.fixture(scope="module")
def coded(make_book, make_talk):
    """A coding of two groups by unit."""
    book = make_book(TERMS, tiers=TIERS, parents={"technology": "roadmap"}, kinds=dict.fromkeys(TERMS, "role"))
    talks = [
        make_talk(*ONE, stakeholder="SMEs", sections=["intro", "intro", "intro", "", "", ""]),
        make_talk(*TWO, name="G2", stakeholder="clusters"),
    ]
    made = {}

    def coding(unit="turn"):
        if unit not in made:
            made[unit] = code_transcripts(talks, book, unit=unit, participants=PEOPLE)
        return made[unit]

    return coding


def test_ids_say_where_and_what(coded):
    assert coded().segment_ids.tolist()[:2] == ["G1-turn-001", "G1-turn-002"]
    assert coded("sentence").segment_ids.tolist()[1] == "G1-sentence-002"
    assert coded("window:2").segment_ids.tolist()[-1] == "G2-window-002"
    assert coded().coding_ids.tolist() == [
        "G1-t001-roadmap-10",
        "G1-t002-roadmap-4",
        "G1-t002-technology-22",
        "G1-t002-flurp-54",
        "G1-t003-sharing-4",
        "G1-t005-roadmap-4",
        "G1-t005-roadmap-31",
        "G1-t005-sharing-40",
        "G1-t006-sharing-0",
        "G2-t001-sharing-0",
        "G2-t002-roadmap-4",
        "G2-t003-roadmap-0",
        "G2-t003-roadmap-10",
    ]


def test_a_persons_coding_carries_the_name(coded):
    spans = coded().spans.copy()
    spans.loc[1, ["coder", "status"]] = ["Els", "added"]
    assert replace(coded(), spans=spans).coding_ids[1] == "G1-t002-roadmap-4-Els"


def test_ids_stay_what_they_are_in_a_part(coded):
    part = coded("sentence").where(group="G2")
    assert part.segment_ids.tolist()[0] == "G2-sentence-001"
    assert set(part.coding_ids) < set(coded().coding_ids)


@pytest.mark.parametrize("unit", ["turn", "sentence", "window:3"])
def test_the_segment_of_a_coding_holds_its_start(coded, unit):
    coding = coded(unit)
    homes = coding.segments.loc[coding.segment_of]
    assert (homes["transcript"].to_numpy() == coding.spans["transcript"].to_numpy()).all()
    assert (homes["start"].to_numpy() <= coding.spans["start"].to_numpy()).all()
    assert (coding.spans["start"].to_numpy() < homes["end"].to_numpy()).all()


def test_coded_segments_are_those_with_a_coding(coded):
    assert coded().coded_segments["n"].tolist() == [1, 2, 3, 5, 6, 1, 2, 3]


# choosing


@pytest.mark.parametrize(
    ("keys", "turns", "spans"),
    [
        ({}, 9, 13),
        ({"group": "G2"}, 3, 4),
        ({"transcript": "G2"}, 3, 4),
        ({"stakeholder": "SMEs"}, 6, 9),
        ({"speaker": "P1"}, 3, 7),
        ({"speaker": "P1", "group": "G1"}, 2, 6),
        ({"speaker": ["P1", "P2"], "group": "G1"}, 3, 7),
        ({"speaker": ""}, 1, 1),
        ({"speaker_type": "moderator"}, 2, 2),
        ({"speaker_type": NO_MODERATOR}, 7, 11),
        ({"section": "intro"}, 3, 5),
        ({"section": ""}, 6, 8),
        ({"turn": 1}, 2, 2),
        ({"turn": (1, 2), "group": "G1"}, 2, 4),
        ({"turn": 99}, 0, 0),
        ({"segment_id": "G1-turn-002"}, 1, 3),
        ({"segment_id": ["G1-turn-002", "G2-turn-001"]}, 2, 4),
        ({"size": "small"}, 2, 3),
        ({"coding_id": "G1-t003-sharing-4"}, 9, 1),
        ({"code": "roadmap"}, 9, 7),
        ({"code": "roadmap/*"}, 9, 8),
        ({"code": ["sharing", "technology"]}, 9, 5),
        ({"code": "technology/*"}, 9, 1),
        ({"code": []}, 9, 0),
        ({"tier": "framework"}, 9, 8),
        ({"kind": "role"}, 9, 13),
        ({"parent": "roadmap"}, 9, 1),
        ({"parent": ""}, 9, 12),
        ({"term": "strategische agenda"}, 9, 1),
        ({"term": "phrase: kennis delen, gap: 2"}, 9, 4),
        ({"rule": "as written"}, 9, 5),
        ({"coder": "machine"}, 9, 13),
        ({"status": "machine"}, 9, 13),
        ({"status": "rejected"}, 9, 0),
        ({"confidence": "low"}, 9, 1),
        ({"group": "G1", "code": "roadmap", "speaker_type": "participant"}, 4, 3),
    ],
)
def test_each_key_chooses_turns_or_codings(coded, keys, turns, spans):
    part = coded().where(**keys)
    assert (len(part.turns), len(part.spans)) == (turns, spans)
    assert part.validate() is part


def test_flags_choose_by_what_is_known(coded):
    spans = coded().spans.copy()
    spans["negated"] = pd.array([1, 0] + [None] * 11, dtype="Int8")
    flagged = replace(coded(), spans=spans)
    assert [len(flagged.where(negated=value).spans) for value in (0, 1)] == [1, 1]


def test_keys_may_come_one_after_the_other(coded):
    both = coded().where(group="G1", code="roadmap")
    pd.testing.assert_frame_equal(coded().where(group="G1").where(code="roadmap").spans, both.spans)
    pd.testing.assert_frame_equal(coded().where(code="roadmap").where(group="G1").spans, both.spans)


def test_pieces_go_with_their_codings(coded):
    part = coded().where(coding_id="G1-t003-sharing-4")
    assert part.pieces["span"].unique().tolist() == part.spans.index.tolist()
    assert len(coded().where(code="roadmap").pieces) == 0


def test_a_place_restricts_the_denominators_and_a_coding_does_not(coded):
    place = code_frequency(coded().where(group="G2")).set_index("code").loc["roadmap"]
    assert (place["segments_of"], place["groups_of"], place["words_of"]) == (2, 1, 4)
    kind = code_frequency(coded().where(code="sharing")).set_index("code")
    assert kind.loc["sharing", "segments_of"] == 7
    assert kind.loc["roadmap", "segments"] == 0


def test_one_sentence_of_a_turn_can_be_chosen(coded):
    part = coded("sentence").where(segment_id="G1-sentence-004")
    assert segment_list(part)["text"].tolist() == ["De technologieroadmap ook. "]
    assert part.coding_ids.tolist() == ["G1-t002-technology-22"]


def test_one_sentence_of_a_talk_of_one_turn_can_be_chosen(make_book, make_talk):
    talk = make_talk(("P1", "De roadmap. En kennis. Een roadmap."))
    coding = code_transcripts([talk], make_book(TERMS), unit="sentence")
    part = coding.where(segment_id="G1-sentence-003")
    assert part.segment_ids.tolist() == ["G1-sentence-003"]
    assert part.coding_ids.tolist() == ["G1-t001-roadmap-27"]


def test_a_speaker_in_the_middle_of_a_window_is_not_lost(coded):
    part = coded("window:3").where(speaker="P1", group="G1")
    assert part.segment_ids.tolist() == ["G1-window-001", "G1-window-002"]
    assert len(part.spans) == 6
    assert segment_list(part)["turn"].tolist() == [2, 5]


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ({"grup": "G1"}, "No key 'grup'.*Near: group"),
        ({"nonsense": 1}, "No key 'nonsense'.*Known: transcript, turn"),
        ({"group": "G3"}, "No group 'G3'. Known: G1, G2."),
        ({"group": ["G1", "G3"]}, "No group 'G3'"),
        ({"transcript": "FG1"}, "No transcript 'FG1'"),
        ({"stakeholder": "cluster"}, "No stakeholder 'cluster'. Near: clusters."),
        ({"speaker": "P9"}, "No speaker 'P9'"),
        ({"speaker_type": "participants"}, "No speaker_type 'participants'. Near: participant."),
        ({"section": "intr"}, "No section 'intr'. Near: intro."),
        ({"segment_id": "G1-turn-099"}, "No segment_id 'G1-turn-099'. Near: G1-turn-00"),
        ({"size": "larg"}, "No size 'larg'. Near: large."),
        ({"code": "roadmaps"}, "No code 'roadmaps'. Near: roadmap."),
        ({"code": "roadmaps/*"}, r"No code 'roadmaps/\*'"),
        ({"tier": "frame"}, "No tier 'frame'. Near: framework."),
        ({"kind": "theme"}, "No kind 'theme'. Known: role."),
        ({"parent": "sharing"}, "No parent 'sharing'"),
        ({"term": "roadmapp"}, "No term 'roadmapp'. Near: roadmap"),
        ({"coder": "Els"}, "No coder 'Els'. Known: machine."),
        ({"status": "acepted"}, "No status 'acepted'. Near: accepted."),
        ({"confidence": "hig"}, "No confidence 'hig'. Near: high"),
        ({"coding_id": "G1-t003-sharing-5"}, "No coding_id 'G1-t003-sharing-5'. Near: G1-t003-sharing-4"),
    ],
)
def test_what_does_not_exist_is_refused_with_what_is_near(coded, keys, words):
    with pytest.raises(UsageError, match=words):
        coded().where(**keys)


UNITS = ["turn", "sentence", "window:2", "window:3"]
PLACES = {
    None: [],
    "group": ["group", "stakeholder"],
    "stakeholder": ["stakeholder"],
    "speaker": ["group", "speaker"],
    "section": ["section"],
    "size": ["size"],
}


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("by", PLACES)
def test_every_number_of_code_frequency_leads_to_its_segments(coded, unit, by):
    coding = coded(unit)
    for row in code_frequency(coding, by).to_dict("records"):
        place = {key: row[key] for key in PLACES[by]}
        code = {"tier": row["code"]} if row["kind"] == "tier" else {"code": row["code"]}
        part = coding.where(**place, **code, speaker_type=NO_MODERATOR)
        assert len(part.coded_segments) == row["segments"]
        assert len(part.spans) == row["codings"]
        assert part.turns["words"].sum() == row["words_of"]
        assert len(part.segments) == row["segments_of"]
        assert len(segment_list(part)) == row["segments_of"]


@pytest.mark.parametrize("unit", UNITS)
def test_every_pair_leads_to_the_segments_with_both(coded, unit):
    coding = coded(unit).where(speaker_type=NO_MODERATOR)
    for row in code_cooccurrence(coding).to_dict("records"):
        a, b = (set(coding.where(code=row[key]).coded_segments.index) for key in ("code_a", "code_b"))
        assert (len(a), len(b), len(a & b)) == (row["n_a"], row["n_b"], row["n_both"])


# integrity


def damaged(coding, table, row, **values):
    frame = getattr(coding, table).copy()
    for column, value in values.items():
        frame.loc[row, column] = value
    return replace(coding, **{table: frame})


DAMAGE = {
    "turns overlap": ("turns", 1, {"start": 10}, "turns: ranges overlap"),
    "a turn runs back": ("turns", 1, {"end": 45}, "turns: ranges overlap, run back"),
    "a turn leaves the text": ("turns", 5, {"end": 9999}, "turns: .*leave the text"),
    "a turn of no transcript": ("turns", 8, {"transcript": 7}, "turns: a transcript has no text"),
    "segments overlap": ("segments", 1, {"start": 10}, "segments: ranges overlap"),
    "a segment leaves the text": ("segments", 8, {"end": 9999}, "segments: .*leave the text"),
    "a segment of no transcript": ("segments", 8, {"transcript": -1}, "segments: a transcript has no text"),
    "a span begins before its turn": ("spans", 1, {"start": 40}, "spans: a span leaves its turn"),
    "a span ends behind its turn": ("spans", 12, {"end": 9999}, "spans: a span leaves its turn"),
    "a span of another turn": ("spans", 1, {"turn": 3}, "spans: a span leaves its turn"),
    "a span of no turn": ("spans", 1, {"turn": 99}, "spans: a span leaves its turn"),
    "an empty span": ("spans", 1, {"end": 52}, "spans: a span is empty"),
    "a span that runs back": ("spans", 1, {"end": 51}, "spans: a span is empty"),
    "a span of another transcript": ("spans", 1, {"transcript": 1}, "spans: a span and its turn"),
    "a span without a code": ("spans", 1, {"code": 44}, "spans: a span has no code"),
    "a span without a term": ("spans", 1, {"term": 44}, "spans: a span has no term"),
    "a piece without a span": ("pieces", 0, {"span": 77}, "pieces: a piece has no span"),
    "a piece that ends early": ("pieces", 1, {"end": 134}, "pieces: pieces do not embrace their span"),
    "pieces that overlap": ("pieces", 0, {"end": 131}, "pieces: pieces overlap"),
}


@pytest.mark.parametrize(("table", "row", "values", "words"), DAMAGE.values(), ids=DAMAGE)
def test_damage_is_found(coded, table, row, values, words):
    broken = damaged(coded(), table, row, **values)
    with pytest.raises(CodingError, match=words):
        broken.validate()


def test_the_places_that_the_damages_are_made_at(coded):
    """The rows above are what they are meant to be."""
    assert coded().turns.loc[1, ["start", "end"]].tolist() == [48, 109]
    assert coded().spans.loc[1, ["start", "end", "turn"]].tolist() == [52, 59, 1]
    assert coded().pieces.values.tolist()[:2] == [[4, 118, 124], [4, 130, 135]]


def test_two_codings_of_one_id_are_found(coded):
    spans = pd.concat([coded().spans, coded().spans.iloc[[1]]], ignore_index=True)
    with pytest.raises(CodingError, match="spans: two spans have one id"):
        replace(coded(), spans=spans).validate()


def test_a_cue_without_a_span_is_found(coded):
    cues = pd.DataFrame({"span": [99], "flag": ["negated"], "start": [0], "end": [1]})
    with pytest.raises(CodingError, match="cues: a cue has no span"):
        replace(coded(), cues=cues).validate()


def test_a_persons_coding_needs_no_term(coded):
    assert damaged(coded(), "spans", 1, term=-1, coder="Els", status="added").validate()


@pytest.mark.parametrize("unit", ["turn", "sentence", "window:3"])
def test_what_is_sound_is_given_back(coded, unit):
    assert coded(unit).validate() is coded(unit)


def test_the_message_says_whose_fault_it_is(coded):
    with pytest.raises(CodingError, match="a fault of focuscode"):
        damaged(coded(), "spans", 1, code=44).validate()


# how it shows itself


def test_it_says_in_a_line_what_it_is(coded):
    words = coded().turns["words"].sum()
    stamp = coded().codebook.stamp
    assert repr(coded()) == f"<Coding probe {stamp}: 2 groups, 9 turns, {words} words, 13 codings; {NOT_VALIDATED}>"


def test_a_notebook_shows_it_as_a_table(coded):
    html = coded()._repr_html_()
    assert html.startswith("<table>")
    assert html.count("<table>") == html.count("</table>") == 2
    assert "<tr><td>Code roadmap</td><td>7</td></tr>" in html
    assert "13 in 8 of 9 segments" in html
    assert NOT_VALIDATED in html


def test_what_people_wrote_cannot_become_markup(make_talk):
    from focuscode.codebook.read import check_text

    text = (
        "codebook: x\ntitle: <script>alert(1)</script> & more\nversion: 1.0.0\nlanguage: nl\n"
        "codes:\n  - {id: a, label: '<b>bold</b>', definition: d, terms: [roadmap]}\n"
    )
    book, _ = check_text(text, "x.yaml")
    coding = code_transcripts([make_talk(("P1", "roadmap"), group="<img src=x>")], book)
    html = coding._repr_html_()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in html
    assert "&lt;b&gt;bold&lt;/b&gt;" in html
    assert "&lt;img src=x&gt;" in html
    assert not any(tag in html for tag in ("<script", "<b>", "<img"))


def test_an_empty_coding_shows_itself_too(make_book):
    coding = code_transcripts([], make_book(TERMS))
    assert "0 groups, 0 turns, 0 words, 0 codings" in repr(coding)
    assert "0 in 0 of 0 segments" in coding._repr_html_()
    assert len(coding_list(coding)) == 0
    assert coding.where(code="roadmap").validate().spans.empty
