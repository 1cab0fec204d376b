"""The files of a results folder, and every number in them counted again by plain means."""

import csv
import io
import random
from dataclasses import replace
from itertools import combinations, combinations_with_replacement

import pandas as pd
import pytest
from openpyxl import load_workbook

from focuscode.assemble import code_transcripts
from focuscode.model import Participant
from focuscode.sheets import Lists, data_dictionary, result_files, result_tables

CONTRACT = {
    "segments": "segment_id, transcript, group, stakeholder, speaker, speaker_type, section, turn, unit, start, end, "
    "start_time, end_time, words, participant_words, text",
    "codings": "coding_id, segment_id, transcript, group, stakeholder, speaker, speaker_type, section, turn, start, "
    "end, matched, code, tier, term, kind, rule, pieces, negated, hedged, wished, is_question, prompted, actor, "
    "stance, cues, confidence, coder, status, codebook_version, sentence",
    "frequencies": "code, tier, kind, groups, groups_of, speakers, speakers_of, segments, segments_of, words_of, "
    "per_1000_words, share_of_segments, largest_speaker_share, status_counted",
    "cooccurrence": "code_a, code_b, unit, n_a, n_b, n_both, n_units, expected, jaccard",
    "tiers": "tier_a, tier_b",
    "transcripts": "transcript, path, sha256",
    "left_out": "transcript, start, end, reason",
    "columns": "table, column, type, unit, meaning",
}
TERMS = {
    "roadmap": ["roadmap"],
    "technology": ["technologie"],
    "digital": ["digitaal"],
    "sharing": ["{phrase: kennis delen, gap: 2}"],
    "trust": ["vertrouwen"],
}
TIERS = {"roadmap": "framework", "technology": "framework", "digital": "action", "sharing": "action", "trust": "factor"}
PARENTS = {"technology": "roadmap", "digital": "technology"}
GATHERED = {
    **{code: {code} for code in TERMS},
    "roadmap/*": {"roadmap", "technology", "digital"},
    "technology/*": {"technology", "digital"},
    "framework": {"roadmap", "technology"},
    "action": {"digital", "sharing"},
    "factor": {"trust"},
}
UNITS = ["turn", "sentence", "window:3"]
PEOPLE = [
    Participant(g, who, who, attributes={"size": size}) for g, who, size in (("A", "P1", "big"), ("B", "P1", "small"))
]


def whole(files):
    """The files as they are written: pieces put together."""
    return {name: content if isinstance(content, bytes) else b"".join(content()) for name, content in files.items()}


def corpus(make_talk, seed):
    """Three transcripts of invented talk, the last of two groups; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311
    vocabulary = [
        "roadmap",
        "technologie",
        "digitaal",
        "kennis delen",
        "kennis breed delen",
        "vertrouwen",
        "ja",
        "nee,",
    ]

    def turn():
        said = chance.choices([*vocabulary, "dus", "en", "zo. En", "goed!"], k=chance.randint(0, 9))
        return chance.choice(["M1", "P1", "P2", "P3", ""]), " ".join(said)

    def talk(name, group, stakeholder):
        turns = [turn() for _ in range(chance.randint(1, 14))]
        sections = [chance.choice(["", "intro", "core"]) for _ in turns]
        groups = [chance.choice(group) for _ in turns]
        return make_talk(*turns, name=name, stakeholder=stakeholder, sections=sections, groups=groups)

    return [talk("T1", "A", "SMEs"), talk("T2", "B", "clusters"), talk("T3", "CD", "SMEs")]


@pytest.fixture(scope="module")
def files(make_book, make_talk):
    """Every file of the results for a unit and a seed, some codings rejected; made once."""
    book = make_book(TERMS, tiers=TIERS, parents=PARENTS)
    made = {}

    def make(unit="turn", seed=0):
        if (unit, seed) not in made:
            coding = code_transcripts(corpus(make_talk, seed), book, unit=unit, participants=PEOPLE)
            status = ["rejected" if n % 7 == 3 else "machine" for n in range(len(coding.spans))]
            coding = replace(coding, spans=coding.spans.assign(status=status))
            made[unit, seed] = whole(
                result_files(coding, result_tables(coding, {"T1": 3}, ["size"]), Lists(coding), "A title")
            )
        return made[unit, seed]

    return make


def table(files, name):
    """A table as anyone would read it."""
    texts = dict.fromkeys(["speaker", "section", "stakeholder", "group", "tier", "pieces", "size"], str)
    return pd.read_csv(io.BytesIO(files[f"data/{name}.csv"]), dtype=texts, keep_default_na=False, na_values={})


def test_every_table_has_the_columns_of_the_contract_in_order(files):
    for name, columns in CONTRACT.items():
        header = files()[f"data/{name}.csv"].decode().split("\n", 1)[0].split(",")
        wanted = columns.split(", ")
        assert header[: len(wanted)] == wanted
    plain = files()["data/frequencies.csv"].decode().split("\n", 1)[0].split(",")
    for by, added in {
        "group": ["group", "stakeholder"],
        "speaker": ["group", "speaker"],
        "section": ["section"],
    }.items():
        header = files()[f"data/frequencies_by_{by}.csv"].decode().split("\n", 1)[0].split(",")
        assert header == [*plain, *added]


def test_the_files_are_those_of_the_contract(files):
    names = {name.removeprefix("data/").removesuffix(".csv") for name in files() if name.startswith("data/")}
    assert set(CONTRACT) < names
    assert {"turns", "uncoded", "frequencies_by_group", "frequencies_by_size"} < names
    assert {"results.xlsx", "texts/T1.txt", "texts/T2.txt", "texts/T3.txt"} < set(files())


def test_tables_are_csv_as_rfc_4180_says(files):
    for name, data in files().items():
        if not name.startswith("data/"):
            continue
        assert not data.startswith(b"\xef\xbb\xbf")
        assert b"\r" not in data
        assert data.endswith(b"\n")
        rows = list(csv.reader(io.StringIO(data.decode(), newline=""), strict=True))
        assert {len(row) for row in rows} == {len(rows[0])}


def test_the_data_dictionary_knows_every_column_of_every_table(files):
    known = table(files(), "columns")
    assert (known["meaning"] != "").all()
    assert set(known["type"]) <= {"text", "int", "float", "flag"}
    for name in files():
        if name.startswith("data/"):
            stem = name.removeprefix("data/").removesuffix(".csv")
            header = files()[name].decode().split("\n", 1)[0].split(",")
            assert known[known["table"] == stem]["column"].tolist() == header


def test_a_stranger_has_no_place_in_the_dictionary():
    assert len(data_dictionary(["nonsense"])) == 0


@pytest.mark.parametrize("unit", UNITS)
def test_texts_give_back_segments_turns_and_pieces(files, unit):
    made = files(unit, 1)
    texts = {name: made[f"texts/{name}.txt"].decode() for name in ("T1", "T2", "T3")}
    segments, codings = table(made, "segments"), table(made, "codings")
    for row in segments.to_dict("records"):
        assert texts[row["transcript"]][row["start"] : row["end"]] == row["text"]
    assert codings["pieces"].ne("").any()
    for row in codings.to_dict("records"):
        text = texts[row["transcript"]]
        pieces = [tuple(map(int, piece.split("-"))) for piece in row["pieces"].split(";") if piece]
        assert " … ".join(text[a:b] for a, b in pieces or [(row["start"], row["end"])]) == row["matched"]
    assert set(codings["segment_id"]) <= set(segments["segment_id"])


def counted(made):
    """Codings and segments that are counted, from codings.csv and segments.csv."""
    codings, segments = table(made, "codings"), table(made, "segments")
    codings = codings[(codings["speaker_type"] != "moderator") & (codings["status"] != "rejected")]
    return codings, segments[segments["speaker_type"] != "moderator"]


def largest(codings):
    """Segments of the participant who has most."""
    named = codings[(codings["speaker_type"] == "participant") & (codings["speaker"] != "")]
    people = named[["group", "speaker", "segment_id"]].drop_duplicates().groupby(["group", "speaker"]).size()
    return (len(people), int(people.max())) if len(people) else (0, 0)


def check(row, codings, segments, people, words):
    """One row of a table of frequencies against what was counted."""
    mine = codings[codings["code"].isin(GATHERED[row["code"]])]
    speakers, most = largest(mine)
    assert row["segments"] == mine["segment_id"].nunique()
    assert row["codings"] == len(mine)
    assert row["groups"] == mine["group"].nunique()
    assert row["speakers"] == speakers
    assert (row["segments_of"], row["speakers_of"], row["words_of"]) == (len(segments), people, words)
    near = {
        "per_1000_words": 1000 * row["segments"] / words if words else None,
        "share_of_segments": row["segments"] / len(segments) if len(segments) else None,
        "largest_speaker_share": most / row["segments"] if row["segments"] else None,
    }
    for name, value in near.items():
        assert row[name] == "" if value is None else float(row[name]) == pytest.approx(value, abs=6e-5)


def persons(frame):
    named = frame[(frame["speaker_type"] == "participant") & (frame["speaker"] != "")]
    return len(named[["group", "speaker"]].drop_duplicates())


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("unit", UNITS)
def test_frequencies_are_what_codings_and_segments_say(files, unit, seed):
    made = files(unit, seed)
    codings, segments = counted(made)
    turns = table(made, "turns")
    theirs = turns[turns["speaker_type"] != "moderator"]
    rows = table(made, "frequencies").to_dict("records")
    assert [row["code"] for row in rows] == list(GATHERED)
    for row in rows:
        assert row["groups_of"] == theirs["group"].nunique()
        check(row, codings, segments, persons(turns), segments["participant_words"].sum())


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("unit", ["turn", "sentence"])
@pytest.mark.parametrize("by", ["group", "stakeholder", "speaker", "section"])
def test_frequencies_by_something_are_what_codings_and_segments_say(files, unit, seed, by):
    made = files(unit, seed)
    codings, segments = counted(made)
    turns = table(made, "turns")
    keys = {"speaker": ["group", "speaker"]}.get(by, [by])
    seen = set()
    for row in table(made, f"frequencies_by_{by}").to_dict("records"):
        seen.add(tuple(row[key] for key in keys))

        def part(frame, row=row):
            for key in keys:
                frame = frame[frame[key] == row[key]]
            return frame

        mine = part(segments)
        check(row, part(codings), mine, persons(part(turns)), mine["participant_words"].sum())
    theirs = turns[turns["speaker_type"] != "moderator"]
    theirs = theirs[theirs["speaker"] != ""] if by == "speaker" else theirs
    assert seen == set(theirs[keys].itertuples(index=False, name=None))


@pytest.mark.parametrize("seed", range(4))
def test_windows_by_group_and_speaker_are_what_turns_say(files, seed):
    made = files("window:3", seed)
    codings, segments = counted(made)
    turns = table(made, "turns")
    theirs = turns[turns["speaker_type"] != "moderator"]
    held = segments.merge(theirs, on="transcript", suffixes=("", "_turn"))
    held = held[(held["start"] <= held["start_turn"]) & (held["end_turn"] <= held["end"])]
    for by, keys in {"group": ["group"], "speaker": ["group", "speaker_turn"]}.items():
        for row in table(made, f"frequencies_by_{by}").to_dict("records"):
            mine = held[held["group"] == row["group"]]
            said = codings[codings["group"] == row["group"]]
            spoke = theirs[theirs["group"] == row["group"]]
            if len(keys) == 2:
                mine = mine[mine["speaker_turn"] == row["speaker"]]
                said, spoke = (frame[frame["speaker"] == row["speaker"]] for frame in (said, spoke))
            check(row, said, mine.drop_duplicates("segment_id"), persons(spoke), spoke["words"].sum())


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("unit", UNITS)
def test_cooccurrence_and_tiers_are_what_codings_and_segments_say(files, unit, seed):
    made = files(unit, seed)
    codings, segments = counted(made)
    homes = segments.set_index("segment_id")["group"]
    tiers = ["framework", "action", "factor"]
    for name, pairs in {
        "cooccurrence": combinations(TERMS, 2),
        "tiers": combinations_with_replacement(tiers, 2),
    }.items():
        rows = table(made, name)
        assert rows.iloc[:, :2].values.tolist() == [list(pair) for pair in pairs]
        assert (rows["unit"] == unit).all()
        for row in rows.to_dict("records"):
            one, other = list(row.values())[:2]
            a = set(codings[codings["code"].isin(GATHERED[one])]["segment_id"])
            b = set(codings[codings["code"].isin(GATHERED[other])]["segment_id"])
            assert (row["n_a"], row["n_b"], row["n_both"], row["n_units"]) == (
                len(a),
                len(b),
                len(a & b),
                len(segments),
            )
            assert float(row["expected"]) == pytest.approx(len(a) * len(b) / len(segments), abs=6e-5)
            within = sum(
                sum(homes[s] == g for s in a) * sum(homes[s] == g for s in b) / n
                for g, n in homes.value_counts().items()
            )
            assert float(row["expected_within_group"]) == pytest.approx(within, abs=6e-5)
            both = len(a | b)
            assert (
                row["jaccard"] == ""
                if not both
                else float(row["jaccard"]) == pytest.approx(len(a & b) / both, abs=6e-5)
            )


def test_what_is_expected_stands_beside_who_came(files):
    found = table(files(), "transcripts").set_index("transcript")["participants_expected"]
    assert found.to_dict() == {"T1": 3, "T2": 0, "T3": 0}


def test_two_makings_give_the_same_bytes(files, make_book, make_talk):
    book = make_book(TERMS, tiers=TIERS, parents=PARENTS)
    codings = [code_transcripts(corpus(make_talk, 5), book) for _ in range(2)]
    made = [whole(result_files(coding, result_tables(coding, {}), Lists(coding), "A title")) for coding in codings]
    assert made[0] == made[1]


def test_nothing_in_gives_every_table_with_its_header(make_book, files):
    coding = code_transcripts([], make_book(TERMS))
    empty = whole(result_files(coding, result_tables(coding, {}), Lists(coding), "A title"))
    for name, data in files().items():
        if name.startswith("data/") and not name.endswith("_size.csv"):
            assert empty[name].decode().split("\n")[0] == data.decode().split("\n")[0]
    assert result_tables(code_transcripts([], make_book(TERMS)), {})["frequencies"]["segments"].tolist() == [0] * 5


@pytest.fixture(scope="module")
def workbook(files):
    return load_workbook(io.BytesIO(files()["results.xlsx"]))


def test_the_workbook_opens_and_says_what_is_what(workbook):
    first = workbook.worksheets[0]
    said = [(row[0].value, row[1].value) for row in first.iter_rows() if len(row) > 1]
    facts = dict(said[: said.index(("Sheet", "What it shows"))])
    sheets = dict(said[said.index(("Sheet", "What it shows")) + 1 :])
    assert first.title == "What is what"
    assert first["A1"].value == "A title"
    assert "not validated" in facts["State"]
    assert facts["Counted by"] == "turn"
    assert facts["Codebook"].startswith("A codebook to try, version 1.0.0+")
    assert list(sheets) == [sheet.title for sheet in workbook.worksheets[1:]]
    assert all(sheets.values())


def test_the_workbook_shows_the_numbers_of_the_tables(files, workbook):
    sheet = workbook["Frequencies"]
    header = [cell.value for cell in sheet[1]]
    shown = [dict(zip(header, row, strict=True)) for row in sheet.iter_rows(min_row=2, values_only=True)]
    rows = table(files(), "frequencies").to_dict("records")
    assert [row["code"] for row in shown] == [row["code"] for row in rows]
    assert [row["segments"] for row in shown] == [row["segments"] for row in rows]
    by_group = {row[1]: row[3:] for row in workbook["By group"].iter_rows(min_row=2, values_only=True)}
    plain = table(files(), "frequencies_by_group")
    for code, numbers in by_group.items():
        assert list(numbers) == plain[plain["code"] == code]["segments"].tolist()


def test_pairs_that_meet_stand_first_and_the_others_not_at_all(files, workbook):
    rows = list(workbook["Together"].iter_rows(min_row=2, values_only=True))
    both = [row[5] for row in rows]
    assert both == sorted(both, reverse=True)
    assert len(rows) == (table(files(), "cooccurrence")["n_both"] > 0).sum()


def test_a_synthetic_study_says_so_first(make_book):
    coding = code_transcripts([], make_book(TERMS))
    made = whole(result_files(coding, result_tables(coding, {}), Lists(coding), "A title", "invented"))
    cover = load_workbook(io.BytesIO(made["results.xlsx"])).worksheets[0]
    assert [cell.value for cell in cover[3]] == ["SYNTHETIC", "invented"]


@pytest.mark.parametrize("block", [1, 60, 10**9])
def test_long_tables_are_the_same_however_many_transcripts_are_listed_at_a_time(
    make_book, make_talk, monkeypatch, block
):
    coding = code_transcripts(corpus(make_talk, 5), make_book(TERMS))
    alone = whole(result_files(coding, result_tables(coding, {}), Lists(coding), "A title"))
    monkeypatch.setattr("focuscode.sheets.BLOCK", block)
    monkeypatch.setattr("focuscode.sheets.ROWS", 2)
    lists = Lists(coding)
    assert (len(lists.runs) > 1) == (block < 10**9)
    assert whole(result_files(coding, result_tables(coding, {}), lists, "A title")) == alone
    assert len(lists.head("segments", 3)) == 3
