"""A transcript's turns as a Word document."""

import io

import docx
import pytest

from focuscode.exports.turns_docx import as_docx
from focuscode.model import Transcript, Turn


def talk(*turns):
    text, found = "", []
    for n, (speaker, words, start) in enumerate(turns, 1):
        found.append(Turn(n, speaker, len(text), len(text) + len(words), "participant", start))
        text += f"{words}\n"
    return Transcript("G", "G.txt", "", text, tuple(found))


def table(data):
    return docx.Document(io.BytesIO(data)).tables[0]


def cells(data):
    return [[cell.text for cell in row.cells] for row in table(data).rows]


def test_a_row_a_turn_speaker_beside_words():
    assert cells(as_docx(talk(("An", "Een\nregel.", None), ("", "Ja.", None), ("Bo", " ", None)))) == [
        ["speaker", "text"],
        ["An", "Een\nregel."],
        ["", "Ja."],
    ]


def test_times_have_a_column_where_there_are_any():
    assert cells(as_docx(talk(("An", "Ja.", 65.2), ("Bo", "Neen.", None)))) == [
        ["speaker", "start", "text"],
        ["An", "0:01:05", "Ja."],
        ["Bo", "", "Neen."],
    ]


def test_speakers_and_the_heads_of_columns_are_bold():
    rows = table(as_docx(talk(("An", "Ja.", None)))).rows
    bold = [[cell.paragraphs[0].runs[0].bold for cell in row.cells] for row in rows]
    assert bold == [[True, True], [True, False]]


def test_the_words_have_the_widest_column():
    widths = [cell.width for cell in table(as_docx(talk(("An", "Ja.", 1.0)))).rows[1].cells]
    assert widths[2] > 2 * (widths[0] + widths[1]) * 0.9


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x1f", "\uffff"])
def test_what_word_cannot_hold_becomes_a_space(sign):
    assert cells(as_docx(talk(("An", f"een{sign}twee", None))))[1] == ["An", "een twee"]


def test_the_bytes_are_the_same_every_time():
    assert as_docx(talk(("An", "Ja.", None))) == as_docx(talk(("An", "Ja.", None)))
