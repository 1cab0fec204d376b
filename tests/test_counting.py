"""Large corpora counted: the same as coding each line as a turn, whatever the blocks and processes."""

import gc
import itertools

import pytest

from focuscode import counting
from focuscode.assemble import code_transcripts
from focuscode.counting import CODES, PAIRS, count_codes
from focuscode.errors import InputError
from focuscode.language import lexicon
from focuscode.measures import code_cooccurrence, code_frequency

TERMS = {"plan": ["roadmap", "{phrase: kennis delen, gap: 1}"], "talk": ["overleggen", "{wild: praat*}"], "none": []}
WORDS = ["Een roadmap, ja.", "Wij overleggen.", "", "Kennis breed delen, praatjes.", "Niets.", "roadmaps overlegd"]


@pytest.fixture
def lines():
    return [" ".join(pair) for pair in itertools.product(WORDS, WORDS)] * 3


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(("block", "large"), [(50, 0), (1000, 10**9), (1000, 0), (10**9, 0)])
def test_lines_are_counted_as_turns_would_be(make_book, make_talk, tmp_path, monkeypatch, lines, block, large, jobs):
    book = make_book(TERMS)
    monkeypatch.setattr(lexicon, "LARGE", large)
    monkeypatch.setattr(counting, "BLOCK", block)
    monkeypatch.setattr(counting, "LINES", 7)
    files = [tmp_path / "a.txt", tmp_path / "b.txt"]
    files[0].write_text("\n".join(lines), encoding="utf-8-sig")
    files[1].write_bytes("\r\n".join(lines[:20]).encode())
    counts = count_codes(files, book, jobs=jobs)
    spoken = [("P1", line) for line in [*lines, *lines[:20]] if line.strip()]
    coding = code_transcripts([make_talk(*spoken)], book)
    codes = code_frequency(coding).set_index("code").loc[list(TERMS)]
    assert list(counts.frequencies.columns) == CODES.names
    for name in ("segments", "segments_of", "words_of", "per_1000_words"):
        assert counts.frequencies[name].tolist() == codes[name].tolist(), name
    pairs = code_cooccurrence(coding)
    pairs = pairs[pairs["n_both"] > 0]
    assert list(counts.cooccurrence.columns) == PAIRS.names
    for name in PAIRS.names:
        assert counts.cooccurrence[name].tolist() == pairs[name].tolist(), name


def test_nothing_to_count_is_an_empty_count(make_book, tmp_path):
    (tmp_path / "a.txt").write_text("")
    for files in ([], [tmp_path / "a.txt"]):
        counts = count_codes(files, make_book(TERMS))
        assert counts.frequencies["segments"].tolist() == [0, 0, 0]
        assert len(counts.cooccurrence) == 0


def test_a_file_that_cannot_be_read_is_told(make_book, tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        count_codes([tmp_path / "none.txt"], make_book(TERMS))
    (tmp_path / "a.txt").write_bytes(b"caf\xe9 roadmap\n")
    with pytest.raises(InputError, match="not UTF-8"):
        count_codes([tmp_path / "a.txt"], make_book(TERMS))


def test_lines_end_where_a_line_ends(make_book, tmp_path):
    text = "Één roadmap\u2028met kennis\u0085delen\rroadmap\n\nkennis …\n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    counts = count_codes([tmp_path / "a.txt"], make_book({"a": ["roadmap"], "b": ["kennis"]})).frequencies
    assert counts["segments"].tolist() == [1, 2]
    assert counts["segments_of"].tolist() == [2, 2]
    assert counts["words_of"].tolist() == [7, 7]


@pytest.mark.parametrize("on", [True, False])
def test_the_search_for_cycles_is_as_it_was(make_book, tmp_path, on):
    (tmp_path / "a.txt").write_bytes(b"roadmap\n\xe9\n")
    before = gc.isenabled()
    (gc.enable if on else gc.disable)()
    try:
        with pytest.raises(InputError):
            count_codes([tmp_path / "a.txt"], make_book(TERMS))
        assert gc.isenabled() == on
    finally:
        (gc.enable if before else gc.disable)()
