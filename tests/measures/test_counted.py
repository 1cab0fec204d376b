"""What stands in the numerators and denominators."""

from dataclasses import replace

import numpy as np
import pytest

from focuscode.assemble import code_transcripts
from focuscode.measures.counted import Bucket, Counted, buckets, in_buckets, share

TALK = [
    ("M1", "Een roadmap?"),
    ("P1", "Ja, een roadmap."),
    ("M1", "Dus."),
    ("M1", "Goed."),
    ("P2", "Een platform."),
    ("", "Een roadmap."),
    ("M1", "Einde."),
]
TERMS = {"roadmap": ["roadmap"], "platform": ["platform"], "below": ["agenda"], "deeper": ["doel"]}
PARENTS = {"below": "roadmap", "deeper": "below"}


@pytest.fixture(scope="module")
def counted(make_book, make_talk):
    book = make_book(TERMS, parents=PARENTS, tiers={**dict.fromkeys(TERMS, "low"), "platform": "high"})

    def count(unit="turn", moderators=False, **where):
        return Counted(code_transcripts([make_talk(*TALK)], book, unit=unit).where(**where), moderators)

    return count


@pytest.mark.parametrize(
    ("unit", "moderators", "numbers"),
    [
        ("turn", False, [2, 5, 6]),
        ("turn", True, [1, 2, 3, 4, 5, 6, 7]),
        ("window:2", False, [1, 3]),
        ("window:2", True, [1, 2, 3, 4]),
        ("window:3", False, [1, 2]),
        ("window:9", False, [1]),
    ],
)
def test_a_segment_counts_if_anyone_but_a_moderator_speaks_in_it(counted, unit, moderators, numbers):
    assert counted(unit, moderators).segments["n"].tolist() == numbers


def test_moderators_codings_are_outside_unless_asked_for(counted):
    assert len(counted().spans) == 3
    assert len(counted(moderators=True).spans) == 4
    assert set(counted().spans["speaker_type"]) == {"participant", "unknown"}


def test_rejected_codings_are_never_counted(counted):
    coding = counted().coding
    spans = coding.spans.assign(status=["machine", "rejected", "accepted", "added"])
    assert len(Counted(replace(coding, spans=spans)).spans) == 2
    assert len(Counted(replace(coding, spans=spans), moderators=True).spans) == 3


def test_what_is_counted_is_said(counted):
    assert counted().told.startswith("all but rejected")
    assert "moderators included" in counted(moderators=True).told
    assert "moderators" not in counted().told


@pytest.mark.parametrize(
    ("unit", "pairs"),
    [
        ("turn", [(2, 2), (5, 5), (6, 6)]),
        ("window:2", [(1, 2), (3, 5), (3, 6)]),
        ("window:3", [(1, 2), (2, 5), (2, 6)]),
    ],
)
def test_each_turn_counts_in_the_segment_it_stands_in(counted, unit, pairs):
    count = counted(unit)
    segments = count.coding.segments["n"].loc[count.voices["segment"]]
    assert list(zip(segments, count.voices["n"], strict=True)) == pairs


def test_a_turn_stands_in_every_sentence_of_it(make_book, make_talk):
    talk = make_talk(("P1", "Ja. Nee. Een roadmap."), ("P2", "Goed."))
    count = Counted(code_transcripts([talk], make_book(TERMS), unit="sentence"))
    assert count.voices["n"].tolist() == [1, 1, 1, 2]
    assert len(count.segments) == 4


def test_a_part_counts_only_what_is_left_in_it(counted):
    part = counted("window:3", speaker="P2")
    assert part.segments["n"].tolist() == [2]
    assert part.voices["speaker"].tolist() == ["P2"]
    assert part.segments["group"].tolist() == ["G1"]


def test_voices_without_a_name_are_no_persons(counted):
    assert counted().people(counted().turns)["speaker"].tolist() == ["P1", "P2"]
    assert counted(moderators=True).people(counted(moderators=True).turns)["speaker"].tolist() == ["P1", "P2"]


def test_buckets_are_codes_then_codes_with_what_is_below_then_tiers(counted):
    found = buckets(counted().coding)
    assert [(bucket.id, bucket.kind, bucket.codes) for bucket in found] == [
        ("roadmap", "theme", (0,)),
        ("platform", "theme", (1,)),
        ("below", "theme", (2,)),
        ("deeper", "theme", (3,)),
        ("roadmap/*", "theme", (0, 2, 3)),
        ("below/*", "theme", (2, 3)),
        ("low", "tier", (0, 2, 3)),
        ("high", "tier", (1,)),
    ]
    assert found[4].label == "Code roadmap (all)"
    assert found[6].label == "Tier low"
    assert found[6].tier == "low"


def test_a_span_stands_once_in_every_bucket_that_gathers_its_code(counted):
    rows = [Bucket("a", "", "", "", (0,)), Bucket("b", "", "", "", (0, 1)), Bucket("c", "", "", "", ())]
    codes = counted().spans["code"]
    span, bucket = in_buckets(codes, rows)
    assert sorted(zip(codes[span].tolist(), bucket.tolist(), strict=True)) == [(0, 0), (0, 0), (0, 1), (0, 1), (1, 1)]
    assert [len(part) for part in in_buckets(codes, [])] == [0, 0]


def test_labels_are_in_the_language_of_the_coding(make_talk):
    from focuscode.codebook.read import check_text

    text = (
        "codebook: x\nversion: 1.0.0\nlanguage: nl\ntiers:\n  - {id: t, label: Tier, labels: {nl: Laag}}\n"
        "codes:\n  - {id: a, label: Vision, labels: {nl: Visie}, tier: t, terms: [roadmap]}\n"
    )
    book, _ = check_text(text, "x.yaml")
    coding = code_transcripts([make_talk(("P1", "ja"))], book)
    assert [bucket.label for bucket in buckets(coding)] == ["Visie", "Laag"]


def test_a_share_without_a_whole_is_no_number():
    found = share(np.array([1, 0, 3]), np.array([4, 0, 0]))
    assert found[0] == 0.25
    assert np.isnan(found[1:]).all()
    assert len(share(np.array([]), np.array([]))) == 0
