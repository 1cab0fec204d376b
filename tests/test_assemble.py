"""Transcripts and a codebook put together: the tables, and what never changes them."""

import random

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.assemble import code_transcripts
from focuscode.errors import UsageError
from focuscode.matching.remembered import matcher_of
from focuscode.measures import coding_list, segment_list
from focuscode.model import Participant
from focuscode.tables.coding import TABLES

TERMS = {
    "roadmap": ["roadmap", "{phrase: algemene roadmap}"],
    "sharing": ["{phrase: kennis delen, gap: 2}", "algemeen"],
    "spco": ["{word: SPCO}", "{wild: match*}", "flurp"],
}
FIRST = [
    ("M1", "Welke rol heeft een SPCO? Vertel eens."),
    ("P1", "Een algemene roadmap. Wij willen kennis, denk ik, delen! En een roadmap 😀?"),
    ("P2", "Ja. Kennis euh gedeeld. flurps en matchmaking..."),
    ("", ""),
    ("P1", "Neen hoor."),
]
SECOND = [("P3", "Matchmaking door de SPCO, algemene kennis delen."), ("M1", "En de roadmap?"), ("P4", "Geen roadmap.")]
WORDS = ["kennis", "delen", "roadmap", "SPCO", "algemene", "flurps", "euh", "dus.", "ja,", "match-maker?"]
TALKS = st.lists(
    st.tuples(st.sampled_from(["M1", "P1", "P2", ""]), st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)),
    max_size=5,
)


HOMES = ["segment_id", "codebook_version", "term_line"]


def hits(coding):
    """What was coded where, whatever the order: everything a coding says but its segment and where its term stands."""
    listed = coding_list(coding)
    return set(listed[[name for name in listed.columns if name not in HOMES]].astype(str).itertuples(index=False))


def same(one, other):
    for table in TABLES:
        pd.testing.assert_frame_equal(getattr(one, table.name), getattr(other, table.name))
    assert one.texts == other.texts
    assert one.settings == other.settings


def test_every_table_is_filled_from_the_transcript(make_book, make_talk):
    book = make_book(TERMS, tiers={"roadmap": "low", "sharing": "low", "spco": "high"}, parents={"spco": "roadmap"})
    talk = make_talk(*FIRST, stakeholder="SMEs", sections=["intro", "core", "core", "", ""])
    coding = code_transcripts([talk], book)
    assert coding.settings == {"unit": "turn", "language": "nl", "codebook": "probe", "version": book.stamp}
    assert coding.transcripts[["transcript", "path", "format", "group", "stakeholder", "kind"]].loc[0].tolist() == [
        "G1", "G1.txt", "text", "G1", "SMEs", "group",
    ]  # fmt: skip
    turns = coding.turns
    assert turns["n"].tolist() == [1, 2, 3, 4, 5]
    assert turns["speaker"].tolist() == ["M1", "P1", "P2", "", "P1"]
    assert turns["speaker_type"].tolist() == ["moderator", "participant", "participant", "unknown", "participant"]
    assert turns["words"].tolist() == [7, 12, 7, 0, 2]
    assert turns["is_question"].tolist() == [0, 1, 0, 0, 0]
    assert turns["section"].tolist() == ["intro", "core", "core", "", ""]
    assert set(turns["stakeholder"]) == {"SMEs"}
    assert coding.segments["participant_words"].tolist() == [0, 12, 7, 0, 2]
    assert coding.codes[["code", "tier", "parent", "order"]].values.tolist() == [
        ["roadmap", "low", "", 1], ["sharing", "low", "", 2], ["spco", "high", "roadmap", 3],
    ]  # fmt: skip
    assert coding.terms["code"].tolist() == [0, 0, 1, 1, 2, 2, 2]
    assert coding.terms["written"].tolist()[:3] == [
        "roadmap",
        "phrase: algemene roadmap",
        "phrase: kennis delen, gap: 2",
    ]
    assert coding.coders.values.tolist() == [["machine", "machine"]]
    assert len(coding.left_out) == 4  # the labels; the turn without a name has none
    assert len(coding.readings) == len(coding.cues) == 0


def test_a_coding_of_one_stretch_has_no_pieces_and_one_in_two_has_both(make_book, make_talk):
    coding = code_transcripts([make_talk(("P1", "Kennis breed delen. Kennis delen."))], make_book(TERMS))
    assert coding.pieces.values.tolist() == [[0, 4, 10], [0, 17, 22]]
    assert coding.spans[["start", "end"]].values.tolist() == [[4, 22], [24, 36]]
    assert coding_list(coding)["matched"].tolist() == ["Kennis … delen", "Kennis delen"]


def test_a_question_is_one_also_behind_quotes_and_brackets(make_book, make_talk):
    talk = make_talk(("P1", "“Waarom?”"), ("P1", "(echt?) "), ("P1", "Waarom? Daarom."), ("P1", "?"))
    assert code_transcripts([talk], make_book(TERMS)).turns["is_question"].tolist() == [1, 1, 0, 1]


def test_nothing_in_gives_empty_tables_with_all_their_columns(make_book):
    coding = code_transcripts([], make_book(TERMS))
    for table in TABLES:
        assert getattr(coding, table.name).columns.tolist() == table.names
    assert len(coding.turns) == len(coding.spans) == 0
    assert len(coding.codes) == 3


@pytest.mark.parametrize("unit", ["Turn", "window:0", "zin"])
def test_a_unit_that_is_none_is_refused(make_book, unit):
    with pytest.raises(UsageError, match=f"No unit '{unit}'"):
        code_transcripts([], make_book(TERMS), unit=unit)


def test_a_language_that_is_not_known_is_refused(make_book):
    from dataclasses import replace

    with pytest.raises(UsageError, match="No language 'xx'"):
        code_transcripts([], replace(make_book(TERMS), language="xx"))


@pytest.mark.parametrize("unit", ["turn", "sentence", "window:2", "window:3"])
def test_the_unit_never_changes_a_coding(make_book, make_talk, unit):
    book = make_book(TERMS)
    talks = [make_talk(*FIRST), make_talk(*SECOND, name="G2")]
    plain, other = code_transcripts(talks, book), code_transcripts(talks, book, unit=unit)
    pd.testing.assert_frame_equal(plain.spans, other.spans)
    pd.testing.assert_frame_equal(plain.turns, other.turns)
    assert hits(plain) == hits(other)


@pytest.mark.parametrize("unit", ["turn", "sentence", "window:2"])
def test_words_of_segments_add_up_to_words_of_turns(make_book, make_talk, unit):
    coding = code_transcripts([make_talk(*FIRST), make_talk(*SECOND, name="G2")], make_book(TERMS), unit=unit)
    spoken = coding.turns[coding.turns["speaker_type"] != "moderator"]
    assert coding.segments["words"].sum() == coding.turns["words"].sum()
    assert coding.segments["participant_words"].sum() == spoken["words"].sum()


@settings(max_examples=30)
@given(TALKS, TALKS, st.sampled_from(["turn", "sentence", "window:3"]))
def test_two_files_together_are_coded_as_each_alone(make_book, make_talk, one, other, unit):
    book, talks = make_book(TERMS), [make_talk(*one, name="A"), make_talk(*other, name="B")]
    together = code_transcripts(talks, book, unit=unit)
    apart = [code_transcripts([talk], book, unit=unit) for talk in talks]
    assert hits(together) == hits(apart[0]) | hits(apart[1])
    listed = pd.concat([segment_list(coding) for coding in apart], ignore_index=True)
    pd.testing.assert_frame_equal(segment_list(together), listed)


@settings(max_examples=12)
@given(st.randoms(use_true_random=False))
def test_the_order_of_files_changes_nothing_but_order(make_book, make_talk, chance):
    book = make_book(TERMS)
    talks = [make_talk(*FIRST), make_talk(*SECOND, name="G2"), make_talk(*SECOND, *FIRST, name="G3")]
    shuffled = chance.sample(talks, len(talks))
    one, other = code_transcripts(talks, book), code_transcripts(shuffled, book)
    assert hits(one) == hits(other)
    assert set(one.segment_ids) == set(other.segment_ids)
    where = coding_list(one)[["coding_id", "segment_id"]].itertuples(index=False, name=None)
    assert set(where) == set(coding_list(other)[["coding_id", "segment_id"]].itertuples(index=False, name=None))


def test_the_order_of_codes_and_terms_changes_no_segment_and_no_range(make_book, make_talk):
    talks = [make_talk(*FIRST), make_talk(*SECOND, name="G2")]
    chance = random.Random(20231017)  # noqa: S311
    wanted = None
    for _ in range(6):
        codes = chance.sample(list(TERMS), len(TERMS))
        book = make_book({code: chance.sample(TERMS[code], len(TERMS[code])) for code in codes})
        listed = coding_list(code_transcripts(talks, book))
        found = set(listed[["segment_id", "code", "start", "end", "pieces"]].itertuples(index=False, name=None))
        wanted = wanted or found
        assert found == wanted
        assert len(found) == len(listed)


def test_two_processes_do_what_one_does(make_book, make_talk):
    book = make_book(TERMS)
    talks = [make_talk(*(FIRST if n % 2 else SECOND), name=f"G{n}") for n in range(9)]
    for unit in ("turn", "sentence"):
        same(
            code_transcripts(talks, book, unit=unit, jobs=2),
            code_transcripts(talks, book, unit=unit, jobs=1),
        )


def test_the_matcher_is_kept_for_the_same_codebook_alone(make_book):
    one, again, other = make_book(TERMS), make_book(TERMS), make_book({"a": ["roadmap"]})
    first = matcher_of(one)
    assert matcher_of(again) is first
    assert matcher_of(other) is not first
    assert matcher_of(other).codebook is other


def test_a_codebook_changed_in_the_notebook_is_matched_as_it_is(make_book, make_talk):
    from dataclasses import replace

    book, talk = make_book(TERMS), make_talk(*FIRST)
    turned = replace(book, codes=book.codes[::-1])  # the hash is that of the file
    assert hits(code_transcripts([talk], book)) == hits(code_transcripts([talk], turned))


def test_attributes_of_participants_become_columns_of_turns(make_book, make_talk):
    people = [
        Participant("G1", "Piet", "P1", attributes={"size": "large", "sector": "steel"}),
        Participant("G1", "Jan", "P2", attributes={"size": "small"}),
        Participant("G9", "An", "P1", attributes={"size": "none of these"}),
    ]
    coding = code_transcripts([make_talk(*FIRST)], make_book(TERMS), participants=people)
    assert coding.attributes == ["size", "sector"]
    assert coding.turns["size"].tolist() == ["", "large", "small", "", "large"]
    assert coding.turns["sector"].tolist() == ["", "steel", "", "", "steel"]
    assert coding.where(size="small").turns["speaker"].tolist() == ["P2"]


@pytest.mark.parametrize("name", ["code", "kind", "start", "words", "label", "segment", "status", "turn", "bucket"])
def test_an_attribute_called_like_what_is_counted_is_left_out(make_book, make_talk, name):
    people = [Participant("G1", "Piet", "P1", attributes={name: "x", "size": "large"})]
    coding = code_transcripts([make_talk(*FIRST)], make_book(TERMS), participants=people)
    plain = code_transcripts([make_talk(*FIRST)], make_book(TERMS))
    assert coding.attributes == ["size"]
    assert hits(coding) == hits(plain)
