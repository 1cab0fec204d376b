"""Codings that come and go when the codebook changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from focuscode.assemble import code_transcripts
from focuscode.errors import UsageError
from focuscode.measures import coding_list
from focuscode.tables import codebook as tables
from focuscode.workbench.effects import coding_changes, count_changes

TALK = [
    ("Moderator", "En de roadmap?"),
    ("P1", "De roadmap is goed. Wij delen veel kennis, en geen platform."),
    ("P2", "Een platform, de grote roadmaps."),
    ("P1", "Niets."),
]


@pytest.fixture(scope="module")
def coded(make_book, make_talk):
    def code(terms, talk=TALK, **facts):
        return code_transcripts([make_talk(*talk)], make_book(terms, **facts))

    return code


def rows(before, after, renamed=None):
    table = coding_changes(before, after, renamed)
    assert list(table.columns) == tables.CODING_CHANGES.names
    return [(row["change"], row["code"], row["coding_id"]) for row in table.to_dict("records")]


def test_the_same_coding_has_no_changes(coded):
    coding = coded({"a": ["roadmap", "platform"]})
    assert rows(coding, coding) == []
    assert rows(coding, coded({"a": ["roadmap", "platform"]})) == []


def test_codings_come_and_go_with_their_terms(coded):
    before, after = coded({"a": ["roadmap"]}), coded({"a": ["platform"]})
    assert rows(before, after) == [
        ("gone", "a", "G1-t001-a-6"),
        ("gone", "a", "G1-t002-a-3"),
        ("come", "a", "G1-t002-a-51"),
        ("come", "a", "G1-t003-a-4"),
        ("gone", "a", "G1-t003-a-23"),
    ]
    table = coding_changes(before, after)
    first = table.iloc[0]
    assert (first["old_term"], first["new_term"], first["speaker_type"]) == ("roadmap", "", "moderator")
    assert first["sentence"] == "En de »roadmap«?"
    come = table[table["change"] == "come"].iloc[0]
    assert (come["old_term"], come["new_term"], come["new_flags"]) == ("", "platform", "negated")
    assert come["sentence"] == "Wij delen veel kennis, en geen »platform«."


def test_a_coding_that_another_term_makes_is_the_same_coding(coded):
    before, after = coded({"a": ["platform"]}), coded({"a": ["{wild: 'platf*'}"]})
    table = coding_changes(before, after)
    assert set(table["change"]) == {"term"}
    assert set(zip(table["old_term"], table["new_term"], strict=True)) == {("platform", "wild: platf*")}


def test_a_coding_that_covers_other_words_is_the_same_coding(coded):
    table = coding_changes(coded({"a": ["roadmap"]}), coded({"a": ["roadmap", "grote roadmap"]}))
    assert table[["change", "matched", "old_term", "new_term"]].values.tolist() == [
        ["words", "grote roadmaps", "roadmap", "grote roadmap"]
    ]


def test_pieces_tell_codings_apart(coded):
    before = coded({"a": ["{near: [delen, kennis]}"]})
    after = coded({"a": ["{phrase: delen veel kennis}"]})
    table = coding_changes(before, after)
    assert table["change"].tolist() == ["words"]
    assert "»delen veel kennis«" in table["sentence"].iloc[0]
    assert "»delen« veel »kennis«" in coding_changes(after, before)["sentence"].iloc[0]


def test_flags_that_change_are_told(coded):
    table = coding_changes(coded({"a": ["platform"]}), coded({"a": ["{lemma: platform, negation: ignore}"]}))
    flags = table[table["old_flags"] != table["new_flags"]]
    assert flags[["old_flags", "new_flags"]].values.tolist() == [["negated", ""]]


def test_a_renamed_code_is_one_code(coded):
    before, after = coded({"a": ["roadmap"]}), coded({"b": ["roadmap"]})
    assert {row[0] for row in rows(before, after)} == {"gone", "come"}
    assert rows(before, after, {"a": "b"}) == []
    assert count_changes(before, after, {"a": "b"}).values.tolist() == [["b", 2, 2, 2, 2]]


def test_codes_stand_in_the_order_of_the_newer_codebook_then_those_that_are_gone(coded):
    before, after = coded({"z": ["niets"], "a": ["roadmap"]}), coded({"c": ["kennis"], "a": ["platform"]})
    assert list(dict.fromkeys(row[1] for row in rows(before, after))) == ["c", "a", "z"]
    counts = count_changes(before, after)
    assert list(counts.columns) == tables.CODE_COUNTS.names
    assert counts.values.tolist() == [["c", 0, 1, 0, 1], ["a", 2, 2, 2, 2], ["z", 1, 0, 1, 0]]


def test_moderators_are_listed_and_not_counted(coded):
    before, after = coded({"a": ["niets"]}), coded({"a": ["niets", "roadmap"]})
    found = coding_changes(before, after)
    assert found["change"].tolist() == ["come", "come", "come", "flags"]
    assert found["speaker_type"].tolist()[0] == "moderator"
    assert found["new_flags"].tolist()[-1] == "prompted"  # by what the moderator is found to say now
    assert count_changes(before, after).values.tolist() == [["a", 1, 3, 1, 3]]


def test_nested_codes_count_by_themselves(coded):
    facts = {"parents": {"b": "a"}}
    before, after = coded({"a": ["roadmap"], "b": ["kennis"]}, **facts), coded({"a": ["roadmap"], "b": []}, **facts)
    assert count_changes(before, after).values.tolist() == [["a", 2, 2, 2, 2], ["b", 1, 0, 1, 0]]


def test_codings_of_other_texts_are_refused(coded):
    with pytest.raises(UsageError, match="different texts"):
        coding_changes(coded({"a": ["roadmap"]}), coded({"a": ["roadmap"]}, talk=TALK[:2]))


def test_codings_without_a_hit_give_an_empty_table(coded):
    none = coded({"a": ["zebra"]})
    assert list(coding_changes(none, none).columns) == tables.CODING_CHANGES.names
    assert count_changes(none, none).values.tolist() == [["a", 0, 0, 0, 0]]


TERMS = st.lists(st.sampled_from(["roadmap", "grote roadmap", "platform", "kennis", "{wild: '*map*'}"]), unique=True)


@given(TERMS, TERMS)
def test_the_balance_of_come_and_gone_is_the_difference_of_the_codings(coded, one, other):
    before, after = coded({"a": one}), coded({"a": other})
    table = coding_changes(before, after)
    balance = int((table["change"] == "come").sum()) - int((table["change"] == "gone").sum())
    assert balance == len(coding_list(after)) - len(coding_list(before))
    back = coding_changes(after, before)["change"].tolist()
    assert sorted(back) == sorted({"come": "gone", "gone": "come"}.get(c, c) for c in table["change"])
