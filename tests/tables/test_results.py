"""The tables of a results folder: columns may be appended, never moved."""

import pytest

from focuscode.tables import registry, results

PROMISED = {
    "segments": "segment_id transcript group stakeholder speaker speaker_type section turn unit start end start_time "
    "end_time words participant_words text",
    "codings": "coding_id segment_id transcript group stakeholder speaker speaker_type section turn start end matched "
    "code tier term kind rule pieces negated hedged wished is_question prompted actor stance cues confidence coder "
    "status codebook_version sentence",
    "frequencies": "code tier kind groups groups_of speakers speakers_of segments segments_of words_of per_1000_words "
    "share_of_segments largest_speaker_share status_counted",
    "cooccurrence": "code_a code_b unit n_a n_b n_both n_units expected jaccard",
    "columns": "table column type unit meaning",
}
EXACT = {
    ("segments", "text"),
    ("codings", "matched"),
    ("uncoded", "text"),
    ("left_out", "text"),
    ("kwic", "left"),
    ("kwic", "hit"),
    ("kwic", "right"),
    ("examples", "sentence"),
}
BY = {
    "frequencies_by_group": ("group", "stakeholder"),
    "frequencies_by_stakeholder": ("stakeholder",),
    "frequencies_by_speaker": ("group", "speaker"),
    "frequencies_by_section": ("section",),
}


@pytest.mark.parametrize(("name", "columns"), PROMISED.items())
def test_the_promised_columns_stand_first_and_in_order(name, columns):
    promised = columns.split()
    assert registry()[name].names[: len(promised)] == promised


@pytest.mark.parametrize(("name", "keys"), BY.items())
def test_a_frequency_of_a_part_is_the_whole_with_its_keys(name, keys):
    whole = results.FREQUENCIES.names
    part = registry()[name].names
    assert part[: len(whole)] == whole
    assert set(keys) <= set(part[len(whole) :])


def test_participants_words_and_no_other_are_written_exactly():
    exact = {(table.name, column.name) for table in results.TABLES for column in table.columns if column.exact}
    assert exact >= EXACT
    assert {column for _, column in exact} <= {
        "text",
        "matched",
        "left",
        "hit",
        "right",
        "sentence",
        "context",
        "contexts",
    }


def test_times_have_three_decimals():
    times = [c for t in results.TABLES for c in t.columns if c.name in ("start_time", "end_time")]
    assert times
    assert {(column.kind, column.unit, column.digits) for column in times} == {("float", "second", 3)}


def test_pairs_of_codes_and_of_tiers_have_the_same_numbers():
    assert results.COOCCURRENCE.columns[2:] == results.TIERS.columns[2:]
