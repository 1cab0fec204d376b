"""A corpus made so that every number can be counted on one's fingers.

Three groups, seventeen turns of which four are the moderator's: constructed, hand-checkable.
"""

import pytest

from focuscode.assemble import code_transcripts
from focuscode.measures import code_cooccurrence, code_frequency, coding_list, segment_list, transcript_list

# constructed, hand-checkable: group, speaker, words, codes
CORPUS = [
    ("G1", "M1", 12, []),
    ("G1", "P1", 20, ["platform", "innovatie"]),
    ("G1", "P2", 15, ["platform"]),
    ("G1", "P1", 10, ["innovatie"]),
    ("G1", "M1", 8, ["platform"]),
    ("G1", "P3", 25, ["platform", "gatekeeper"]),
    ("G2", "M1", 10, []),
    ("G2", "P4", 30, ["roadmap", "platform"]),
    ("G2", "P5", 20, []),
    ("G2", "P4", 10, ["roadmap"]),
    ("G2", "P6", 15, ["platform", "innovatie"]),
    ("G2", "P5", 5, ["innovatie"]),
    ("G3", "M1", 9, []),
    ("G3", "P7", 40, ["gatekeeper"]),
    ("G3", "P8", 20, ["roadmap", "gatekeeper"]),
    ("G3", "P7", 10, []),
    ("G3", "P8", 30, ["platform"]),
]
CODES = ["platform", "innovatie", "gatekeeper", "roadmap"]

# constructed, hand-checkable: groups, speakers, segments, share of segments, per 1,000 words, largest speaker's share,
# segments with the moderator's
FREQUENCY = {
    "platform": (3, 6, 6, 6 / 13, 24.0, 1 / 6, 7),
    "innovatie": (2, 3, 4, 4 / 13, 16.0, 2 / 4, 4),
    "gatekeeper": (2, 3, 3, 3 / 13, 12.0, 1 / 3, 3),
    "roadmap": (2, 2, 3, 3 / 13, 12.0, 2 / 3, 3),
}
# constructed, hand-checkable: segments in G1, G2, G3
BY_GROUP = {"platform": (3, 2, 1), "innovatie": (2, 2, 0), "gatekeeper": (1, 0, 2), "roadmap": (0, 2, 1)}
SEGMENTS = {"G1": 4, "G2": 5, "G3": 4}  # participants' turns
WORDS = {"G1": 70, "G2": 80, "G3": 100}  # participants' words
# constructed, hand-checkable: both, Jaccard, expected, expected group by group
PAIRS = {
    ("platform", "innovatie"): (2, 2 / 8, 24 / 13, 3 * 2 / 4 + 2 * 2 / 5),
    ("platform", "gatekeeper"): (1, 1 / 8, 18 / 13, 3 * 1 / 4 + 1 * 2 / 4),
    ("platform", "roadmap"): (1, 1 / 8, 18 / 13, 2 * 2 / 5 + 1 * 1 / 4),
    ("innovatie", "gatekeeper"): (0, 0.0, 12 / 13, 2 * 1 / 4),
    ("innovatie", "roadmap"): (0, 0.0, 12 / 13, 2 * 2 / 5),
    ("gatekeeper", "roadmap"): (1, 1 / 5, 9 / 13, 2 * 1 / 4),
}
# constructed, hand-checkable: words and turns of each speaker
VOICES = {
    "P1": (30, 2), "P2": (15, 1), "P3": (25, 1), "P4": (40, 2),
    "P5": (25, 2), "P6": (15, 1), "P7": (50, 2), "P8": (50, 2),
}  # fmt: skip


def words(count, codes):
    """So many words, the codes' words among them."""
    return " ".join([*codes, *["woord"] * (count - len(codes))])


@pytest.fixture(scope="module")
def corpus(make_book, make_talk):
    book = make_book({code: [f"{{word: {code}}}"] for code in CODES})
    talks = [
        make_talk(*((who, words(n, codes)) for home, who, n, codes in CORPUS if home == group), name=group)
        for group in SEGMENTS
    ]
    return code_transcripts(talks, book)


def test_the_corpus_is_what_it_should_be(corpus):
    listed = segment_list(corpus)
    assert listed["words"].tolist() == [n for _, _, n, _ in CORPUS]
    assert listed["speaker"].tolist() == [who for _, who, _, _ in CORPUS]
    carried = coding_list(corpus).groupby("segment_id")["code"].agg(list)
    assert [carried.get(name, []) for name in listed["segment_id"]] == [codes for _, _, _, codes in CORPUS]


@pytest.mark.parametrize("code", CODES)
def test_frequencies(corpus, code):
    groups, speakers, segments, share, rate, largest, _ = FREQUENCY[code]
    row = code_frequency(corpus).set_index("code").loc[code]
    assert (row["groups"], row["groups_of"]) == (groups, 3)
    assert (row["speakers"], row["speakers_of"]) == (speakers, 8)
    assert (row["segments"], row["segments_of"], row["words_of"]) == (segments, 13, 250)
    assert row["share_of_segments"] == pytest.approx(share, abs=1e-12)
    assert row["per_1000_words"] == pytest.approx(rate, abs=1e-12)
    assert row["largest_speaker_share"] == pytest.approx(largest, abs=1e-12)


@pytest.mark.parametrize("code", CODES)
def test_frequencies_with_the_moderator(corpus, code):
    row = code_frequency(corpus, moderators=True).set_index("code").loc[code]
    assert row["segments"] == FREQUENCY[code][-1]
    assert (row["segments_of"], row["words_of"], row["speakers_of"]) == (17, 289, 8)


@pytest.mark.parametrize("code", CODES)
def test_frequencies_by_group(corpus, code):
    table = code_frequency(corpus, "group")
    rows = table[table["code"] == code].set_index("group")
    for group, wanted in zip(SEGMENTS, BY_GROUP[code], strict=True):
        row = rows.loc[group]
        assert (row["segments"], row["segments_of"], row["words_of"]) == (wanted, SEGMENTS[group], WORDS[group])
        assert row["per_1000_words"] == pytest.approx(1000 * wanted / WORDS[group], abs=1e-12)
        assert (row["groups"], row["groups_of"]) == (int(wanted > 0), 1)


def test_frequencies_by_speaker(corpus):
    table = code_frequency(corpus, "speaker")
    assert set(table["speaker"]) == set(VOICES)
    for speaker, (spoken, turns) in VOICES.items():
        rows = table[table["speaker"] == speaker]
        assert set(zip(rows["words_of"], rows["segments_of"], strict=True)) == {(spoken, turns)}
        said = [code for _, who, _, codes in CORPUS if who == speaker for code in codes]
        assert dict(zip(rows["code"], rows["segments"], strict=True)) == {code: said.count(code) for code in CODES}


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_cooccurrence(corpus, pair):
    table = code_cooccurrence(corpus).set_index(["code_a", "code_b"])
    assert len(table) == len(PAIRS)
    row = table.loc[pair]
    both, jaccard, expected, within = PAIRS[pair]
    assert (row["n_a"], row["n_b"], row["n_units"]) == (FREQUENCY[pair[0]][2], FREQUENCY[pair[1]][2], 13)
    assert row["n_both"] == both
    assert row["jaccard"] == pytest.approx(jaccard, abs=1e-12)
    assert row["expected"] == pytest.approx(expected, abs=1e-12)
    assert row["expected_within_group"] == pytest.approx(within, abs=1e-12)


def test_the_moderator_meets_codes_only_when_asked_for(corpus):
    table = code_cooccurrence(corpus, moderators=True).set_index(["code_a", "code_b"])
    row = table.loc[("platform", "innovatie")]
    assert (row["n_a"], row["n_both"], row["n_units"]) == (7, 2, 17)
    assert row["jaccard"] == pytest.approx(2 / 9, abs=1e-12)


def test_transcripts_tell_who_spoke_how_much(corpus):
    table = transcript_list(corpus).set_index("transcript")
    assert table["participants"].to_dict() == {"G1": 3, "G2": 3, "G3": 2}
    assert table["participant_words"].to_dict() == WORDS
    assert table["words"].to_dict() == {"G1": 90, "G2": 90, "G3": 109}
    assert set(table["moderators"]) == {"M1"}
