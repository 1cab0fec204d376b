"""Tables in documents: which column is what, with and without a header."""

import pytest

from focuscode.readers.grid import Cell, grid_of


def table(*rows):
    return [[cell if isinstance(cell, Cell) else Cell(cell) for cell in row] for row in rows]


def test_a_header_decides_also_below_a_title_and_again_on_the_next_page():
    grid = grid_of(
        table([Cell("Gesprek 3", 2)], ["Spreker", "Tekst"], ["P1", "Ja."], ["Spreker", "Tekst"], ["P2", "Nee."])
    )
    assert grid.header == ["spreker", "tekst"]
    assert grid.rows == [(1, ["Gesprek 3"]), (3, ["P1", "Ja."]), (5, ["P2", "Nee."])]


@pytest.mark.parametrize(
    ("rows", "header"),
    [
        ([["1", "Anna", "Dag allemaal."], ["2", "Bart", "Dag."], ["3", "Anna", "Ja."]], ["turn", "speaker", "text"]),
        ([["P1", "0:03", "Dag allemaal."], ["P2", "0:05", "Dag."]], ["speaker", "start", "text"]),
        ([["0:03", "Dag allemaal.", "P1"], ["0:05", "Ja.", "P2"]], ["start", "text", "speaker"]),
        ([["P1", "Dag allemaal.", "x y z"], ["P2", "Ja, zeker.", ""]], ["speaker", "text", "column_3"]),
    ],
)
def test_the_cells_decide_where_no_header_does(rows, header):
    grid = grid_of(table(*rows))
    assert grid.header == header
    assert [row for _, row in grid.rows] == rows


def test_a_head_with_other_names_is_no_turn():
    rows = [["Nr", "Persoon", "Gezegd"], ["1", "P1", "Dag allemaal."], ["2", "P2", "Ja."]]
    assert [number for number, _ in grid_of(table(*rows)).rows] == [2, 3]


def test_merged_and_empty_speakers_are_the_speaker_above():
    rows = [
        ["Spreker", "Tekst"],
        ["P1", "Een."],
        [Cell("", goes_on=True), "Twee."],
        ["", "Drie."],
        ["P2", Cell("x", goes_on=True)],
    ]
    assert [row for _, row in grid_of(table(*rows)).rows] == [
        ["P1", "Een."],
        ["P1", "Twee."],
        ["P1", "Drie."],
        ["P2", ""],
    ]


def test_a_table_goes_on_with_the_header_of_the_one_above():
    grid = grid_of(table(["P2", "Nee."]), above=["spreker", "tekst"])
    assert (grid.header, grid.rows) == (["spreker", "tekst"], [(1, ["P2", "Nee."])])
    assert grid_of(table(["P2", "Nee.", "x"]), above=["spreker", "tekst"]) is None


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [[""], [" "]],
        [["een"], ["twee"]],
        [["Datum", "3 mei"], ["Plaats", "Gent"]],
        [["a", "b", "c"]],
        [["omzet", "12", "13"], ["winst", "3", "4"]],
        [[Cell("over alles", 3)]],
    ],
)
def test_a_table_of_other_things_is_none(rows):
    assert grid_of(table(*rows)) is None
