"""How often and how widely: nested codes and tiers count once, odd corpora keep their columns."""

import math
from dataclasses import replace

import pytest

from focuscode.assemble import code_transcripts
from focuscode.errors import UsageError
from focuscode.measures import code_frequency
from focuscode.model import Participant
from focuscode.tables import results

TERMS = {"roadmap": ["roadmap"], "technology": ["technologie"], "digital": ["digitaal"], "sharing": ["kennis"]}
TIERS = {"roadmap": "framework", "technology": "framework", "digital": "action", "sharing": "action"}
PARENTS = {"technology": "roadmap", "digital": "technology"}
TALK = [
    ("M1", "Roadmap, roadmap, roadmap?"),
    ("P1", "Roadmap, technologie, digitaal, roadmap."),  # 4 words
    ("P2", "Technologie en kennis."),  # 3
    ("P2", "Kennis, kennis."),  # 2
    ("", "Een roadmap, ja."),  # 3
]


@pytest.fixture(scope="module")
def table(make_book, make_talk):
    book = make_book(TERMS, tiers=TIERS, parents=PARENTS)

    def count(by=None, turns=TALK, unit="turn", moderators=False, people=(), **facts):
        coding = code_transcripts([make_talk(*turns, **facts)], book, unit=unit, participants=people)
        return code_frequency(coding, by, moderators=moderators)

    return count


def test_rows_stand_in_the_order_of_the_codebook_then_parents_then_tiers(table):
    assert table()["code"].tolist() == [*TERMS, "roadmap/*", "technology/*", "framework", "action"]
    assert table()["kind"].tolist()[-2:] == ["tier", "tier"]


@pytest.mark.parametrize(
    ("code", "segments", "codings", "speakers"),
    [
        ("roadmap", 2, 3, 1),  # P1's turn and the one without a name
        ("technology", 2, 2, 2),
        ("digital", 1, 1, 1),
        ("sharing", 2, 3, 1),
        ("roadmap/*", 3, 6, 2),  # P1's turn carries four of its codings and counts once
        ("technology/*", 2, 3, 2),
        ("framework", 3, 5, 2),
        ("action", 3, 4, 2),
    ],
)
def test_a_segment_counts_once_for_a_code_a_parent_and_a_tier(table, code, segments, codings, speakers):
    row = table().set_index("code").loc[code]
    assert (row["segments"], row["codings"], row["speakers"]) == (segments, codings, speakers)
    assert (row["segments_of"], row["words_of"], row["speakers_of"], row["groups_of"]) == (4, 12, 2, 1)
    assert row["share_of_segments"] == segments / 4
    assert row["per_1000_words"] == pytest.approx(1000 * segments / 12)


def test_the_largest_share_is_of_segments_and_of_people(table):
    shares = table().set_index("code")["largest_speaker_share"]
    assert shares["sharing"] == 1.0  # both of P2
    assert shares["roadmap"] == 0.5  # one of two; nobody has the other
    assert shares["roadmap/*"] == pytest.approx(1 / 3)


def test_with_moderators_everything_is_counted_but_they_are_no_participants(table):
    row = table(moderators=True).set_index("code").loc["roadmap"]
    assert (row["segments"], row["codings"], row["segments_of"], row["words_of"]) == (3, 6, 5, 15)
    assert (row["speakers"], row["speakers_of"]) == (1, 2)
    assert "moderators included" in row["status_counted"]


def test_rejected_codings_are_outside(make_book, make_talk):
    coding = code_transcripts([make_talk(*TALK)], make_book(TERMS))
    spans = coding.spans.assign(status="rejected")
    found = code_frequency(replace(coding, spans=spans))
    assert (found[["groups", "speakers", "segments", "codings"]] == 0).all().all()
    assert (found["segments_of"] == 4).all()
    assert found["largest_speaker_share"].isna().all()


def test_sentences_and_windows_count_their_own_way(table):
    turns = [("P1", "Een roadmap. Een roadmap, roadmap. Niets."), ("M1", "Ja."), ("P2", "Kennis.")]
    sentence = table(unit="sentence", turns=turns).set_index("code").loc["roadmap"]
    assert (sentence["segments"], sentence["segments_of"], sentence["codings"]) == (2, 4, 3)
    window = table(unit="window:3", turns=turns).set_index("code")
    assert (window.loc["roadmap", "segments"], window.loc["roadmap", "segments_of"]) == (1, 1)
    assert (window.loc["sharing", "segments"], window.loc["roadmap", "words_of"]) == (1, 7)


def test_a_speaker_counts_the_windows_they_speak_in(table):
    turns = [("P1", "ja"), ("P2", "Een roadmap"), ("M1", "zo"), ("P3", "nee"), ("P1", "roadmap")]
    rows = table("speaker", unit="window:3", turns=turns)
    rows = rows[rows["code"] == "roadmap"].set_index("speaker")
    assert rows["segments"].to_dict() == {"P1": 1, "P2": 1, "P3": 0}
    assert rows["segments_of"].to_dict() == {"P1": 2, "P2": 1, "P3": 1}
    assert (rows["segments"] <= rows["segments_of"]).all()


def test_a_section_counts_the_windows_that_reach_into_it(table):
    turns = [("P1", "ja"), ("P2", "Een roadmap"), ("P3", "nee")]
    rows = table("section", unit="window:3", turns=turns, sections=["intro", "core", "core"])
    rows = rows[rows["code"] == "roadmap"].set_index("section")
    assert rows[["segments", "segments_of", "words_of"]].to_dict("index") == {
        "intro": {"segments": 0, "segments_of": 1, "words_of": 1},
        "core": {"segments": 1, "segments_of": 1, "words_of": 3},
    }


def test_one_name_in_two_groups_is_two_people(table):
    turns = [("P1", "Een roadmap."), ("P1", "Een roadmap."), ("P1", "Ja.")]
    found = table(turns=turns, groups=["A", "B", "B"]).set_index("code").loc["roadmap"]
    assert (found["speakers"], found["speakers_of"], found["groups"]) == (2, 2, 2)
    rows = table("speaker", turns=turns, groups=["A", "B", "B"])
    rows = rows[rows["code"] == "roadmap"]
    assert rows[["group", "speaker", "segments_of"]].values.tolist() == [["A", "P1", 1], ["B", "P1", 2]]


def test_by_a_section_or_stakeholder_every_value_has_all_rows(table):
    found = table("section", sections=["intro", "intro", "core", "core", ""])
    assert found["section"].unique().tolist() == ["intro", "core", ""]
    assert len(found) == 3 * 8
    found = table("stakeholder", stakeholder="SMEs")
    assert set(found["stakeholder"]) == {"SMEs"}
    assert len(found) == 8


def test_by_an_attribute_only_those_who_have_it_are_counted(table):
    people = [
        Participant("G1", "a", "P1", attributes={"size": "large"}),
        Participant("G1", "b", "P2", attributes={"size": "small"}),
        Participant("G2", "c", "P9", attributes={"size": "huge"}),
    ]
    found = table("size", people=people)
    assert found.columns.tolist() == [*results.FREQUENCIES.names, "size"]
    rows = found[found["code"] == "technology"].set_index("size")
    assert rows[["segments", "segments_of", "words_of", "speakers_of"]].values.tolist() == [[1, 1, 4, 1], [1, 2, 5, 1]]
    assert rows.index.tolist() == ["large", "small"]


def test_what_cannot_be_counted_by_is_refused(table):
    with pytest.raises(UsageError, match=r"Nothing to count by is called 'grup'\. Near: group\."):
        table("grup")
    people = [Participant("G1", "a", "P1", attributes={"size": "large"})]
    with pytest.raises(UsageError, match="Known: group, stakeholder, speaker, section, size"):
        table("xyz", people=people)


BY = [None, "group", "stakeholder", "speaker", "section"]
NAMES = {
    None: results.FREQUENCIES,
    "group": results.FREQUENCIES_BY_GROUP,
    "stakeholder": results.FREQUENCIES_BY_STAKEHOLDER,
    "speaker": results.FREQUENCIES_BY_SPEAKER,
    "section": results.FREQUENCIES_BY_SECTION,
}
ODD = {
    "no turns": [],
    "the moderator alone": [("M1", "Een roadmap.")],
    "nobody named": [("", "Een roadmap."), ("", "kennis")],
    "nothing coded": [("P1", "Ja.")],
    "empty turns": [("P1", ""), ("P2", "")],
}


@pytest.mark.parametrize("by", BY)
@pytest.mark.parametrize("turns", ODD.values(), ids=ODD)
@pytest.mark.parametrize("unit", ["turn", "sentence", "window:2"])
def test_odd_corpora_give_the_same_columns_and_types(table, by, turns, unit):
    found = table(by, turns=turns, unit=unit)
    whole = table(by)
    assert found.columns.tolist() == NAMES[by].names == whole.columns.tolist()
    assert found.dtypes.tolist() == whole.dtypes.tolist()


def test_where_nobody_spoke_shares_are_no_numbers(table):
    row = table(turns=[("M1", "Een roadmap.")]).iloc[0]
    assert (row["segments"], row["segments_of"], row["groups_of"], row["words_of"]) == (0, 0, 0, 0)
    assert all(math.isnan(row[name]) for name in ("per_1000_words", "share_of_segments", "largest_speaker_share"))


def test_where_nobody_is_named_there_are_segments_and_no_speakers(table):
    row = table(turns=ODD["nobody named"]).iloc[0]
    assert (row["segments"], row["segments_of"], row["speakers"], row["speakers_of"]) == (1, 2, 0, 0)
    assert len(table("speaker", turns=ODD["nobody named"])) == 0
