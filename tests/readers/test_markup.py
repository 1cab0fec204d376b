"""The markup of captions."""

import pytest

from focuscode.readers.markup import broken, plain, without_tags


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("<i>R&amp;D</i>", "R&D"),
        ("  ja  ", "ja"),
        ("<c.yellow.bg_blue>ja</c>", "ja"),
        ("<ruby>ja<rt>nee</rt></ruby>", "janee"),
        ("<lang nl>ja</lang>", "ja"),
        ('<font color="red">ja</font>', "ja"),
        ("ja<00:00:01.500> nee", "ja nee"),
        ("{\\an8}ja", "ja"),
        ("ja</v>", "ja"),
        ("1 < 2 en 3 > 2", "1 < 2 en 3 > 2"),
        ("&lt;i&gt;", "<i>"),
        ("<iets>", "<iets>"),
        ("{lacht} ja", "{lacht} ja"),
        ("R&D en Q&A", "R&D en Q&A"),
        ("", ""),
    ],
)
def test_markup_goes_and_entities_become_their_characters(written, words):
    assert plain(written) == words


@pytest.mark.parametrize("words", ["a<b en b>c", "ik <3 je", "<3>", "{lacht}", "5 < 6 > 4", "<iets> x", "\\o/"])
def test_signs_that_are_no_markup_stay(words):
    assert plain(words) == words


@pytest.mark.parametrize(
    "written",
    [
        "{y:i}ja",
        "{\\an8\\pos(1,2)}ja",
        "<S>ja</S>",
        "<span class='x'>ja</span>",
        "<c></c>ja",
        "<00:01.000>ja",
        "<i/>ja",
    ],
)
def test_codes_go(written):
    assert plain(written) == "ja"


def test_entities_stay_where_only_tags_go():
    assert without_tags("<i>R&amp;D</i>") == "R&amp;D"


def test_breaks_part_lines():
    assert broken(["a<br>b<BR />c", "d\\Ne"]) == ["a", "b", "c", "d", "e"]
