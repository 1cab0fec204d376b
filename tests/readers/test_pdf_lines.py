"""Lines of a PDF: rows and words from letters, columns, edges of pages, numbers in the margin."""

import pytest

from focuscode.readers.pdf_letters import Letter, Sheet
from focuscode.readers.pdf_lines import lines_of


def written(*rows, number=1, size=10.0):
    """A page from (x, y, words), each letter half as wide as it is high."""
    letters = [
        Letter(x + n * size / 2, x + (n + 1) * size / 2, y, size, letter, False)
        for x, y, words in rows
        for n, letter in enumerate(words)
    ]
    return Sheet(number, 595, 842, letters)


def texts(*sheets):
    return [line.text for line in lines_of(sheets)[0]]


def reasons(*sheets):
    return [(line.text, line.reason) for line in lines_of(sheets)[0] if line.reason]


def test_rows_go_from_the_top_down_and_words_are_parted_by_white():
    assert texts(written((72, 600, "onder"), (72, 700, "boven"), (110, 700, "aan"))) == ["boven\taan", "onder"]
    assert texts(written((72, 700, "samen"), (97, 700, "werken"), (129, 700, "nu"))) == ["samenwerken nu"]


def test_a_letter_a_little_higher_belongs_to_its_row():
    small = Letter(87, 90, 703, 6, "2", False)
    sheet = written((72, 700, "ja."))
    sheet.letters.append(small)
    assert texts(sheet) == ["ja.2"]


def test_a_letter_drawn_twice_stands_once_and_ligatures_are_parted():
    sheet = written((72, 700, "oﬃcieel"), (72.4, 700, "oﬃcieel"))
    assert texts(sheet) == ["officieel"]
    assert texts(written((72, 700, "allee"))) == ["allee"]


def test_bold_letters_at_the_head_are_counted():
    sheet = written((72, 700, "P1 Ja"))
    sheet.letters[:2] = [letter._replace(bold=True) for letter in sheet.letters[:2]]
    assert [line.lead for line in lines_of([sheet])[0]] == [2]


def test_two_columns_are_read_one_after_the_other_and_a_table_is_not():
    left = [(72, 700 - 14 * n, f"links {n} met veel woorden erin") for n in range(6)]
    right = [(320, 700 - 14 * n, f"rechts {n} met veel woorden erin") for n in range(6)]
    lines, pages = lines_of([written(*left, *right)])
    assert pages == [1]
    assert [line.text.split()[0] for line in lines] == ["links"] * 6 + ["rechts"] * 6
    table = [(72, 700 - 14 * n, "P1") for n in range(6)]
    assert lines_of([written(*table, *right)])[1] == []


@pytest.mark.parametrize("number", ["3", "- 3 -", "Pagina 3 van 9", "3/9", "p. 3", "[3]"])
def test_page_numbers_are_known_however_they_are_written(number):
    assert reasons(written((72, 700, "P1: Ja."), (72, 690, "P2: Ja."), (290, 40, number))) == [(number, "page number")]


def test_a_number_in_the_middle_of_the_page_is_speech():
    assert reasons(written((72, 700, "P1: Hoeveel?"), (72, 400, "3"))) == []


def test_what_comes_back_at_the_edge_is_left_out_but_labels_and_times_are_not():
    pages = [
        written(
            (72, 800, "Groep 4"),
            (72, 780, f"[00:1{n}] P1:"),
            (72, 700, f"Ja {n * n}"),
            (72, 600, "dus"),
            (72, 40, f"blad {n}"),
            number=n,
        )
        for n in (1, 2, 3)
    ]
    assert {text for text, _ in reasons(*pages)} == {"Groep 4", "blad 1", "blad 2", "blad 3"}


def test_numbers_in_the_margin_are_parted_from_the_words():
    rows = [(40, 700 - 20 * n, f"{n}") for n in range(1, 7)] + [(72, 700 - 20 * n, f"P1: zin {n}") for n in range(1, 7)]
    lines, _ = lines_of([written((72, 720, "Gesprek"), *rows, (72, 500, "Einde"))])
    assert [line.text for line in lines if line.reason] == list("123456")
    assert [line.text for line in lines if not line.reason] == [
        "Gesprek",
        *[f"P1: zin {n}" for n in range(1, 7)],
        "Einde",
    ]


def test_numbers_that_begin_sentences_stay():
    rows = [(72, 700 - 20 * n, f"{word} dingen") for n, word in enumerate(["3", "12", "2", "40", "7", "1"])]
    assert reasons(written(*rows)) == []


def test_no_letters_give_no_lines():
    assert lines_of([Sheet(1, 595, 842)]) == ([], [])
