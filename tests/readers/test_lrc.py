"""LRC: the case, and what may stand in a line."""

from pathlib import Path

import pytest

from focuscode.errors import TranscriptError
from focuscode.readers import lrc
from focuscode.readers.source import Source

CASES = sorted(Path(__file__).parents[1].joinpath("cases", "readers", "lrc").glob("*.lrc"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_is_read_as_the_file_beside_it_says(path, account, expected):
    assert account(path) == expected(path)


@pytest.mark.parametrize(
    ("line", "words", "start"),
    [
        ("[00:12.34]ja", "ja", 12.34),
        ("[00:12.34] ja", "ja", 12.34),
        ("[1:00:12]ja", "ja", 3612.0),
        ("[00:12.34]<00:12.34>ja <00:13.00> hoor", "ja hoor", 12.34),
        ("[00:12.34][00:30.00]ja", "ja", 12.34),
        ("[00:12.34][lacht] ja", "[lacht] ja", 12.34),
        ("[00:12.34]<ja> 5 < 6", "<ja> 5 < 6", 12.34),
    ],
)
def test_a_line_is_a_caption(line, words, start):
    draft = lrc.read(Source("a.lrc", line.encode()))
    assert [(draft.text[t.start : t.end], t.start_time) for t in draft.turns] == [(words, start)]


def test_a_file_without_times_is_refused():
    with pytest.raises(TranscriptError) as refused:
        lrc.read(Source("a.lrc", b"[ti:x]\nja\n"))
    assert [told.rule for told in refused.value.findings] == ["F130"]
