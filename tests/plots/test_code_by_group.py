"""The heat map of codes by group shows what the table says."""

import matplotlib.pyplot as plt
import pytest

from focuscode.assemble import code_transcripts
from focuscode.coding import NOT_VALIDATED
from focuscode.measures import code_frequency
from focuscode.plots import plot_code_by_group


@pytest.fixture
def axes(make_book, make_talk):
    """A plot of two groups and three codes in two tiers, one of them never said."""
    book = make_book(
        {"a": ["roadmap"], "b": ["platform"], "c": ["kennis"]},
        tiers={"a": "t1", "b": "t1", "c": "t2"},
        parents={"b": "a"},
    )
    talks = [
        make_talk(("P1", "roadmap platform"), ("P2", "roadmap"), name="G1", stakeholder="big firms"),
        make_talk(("P1", "platform"), name="G2", stakeholder="SMEs"),
    ]
    yield plot_code_by_group(code_frequency(code_transcripts(talks, book), "group"))
    plt.close("all")


def texts(axes):
    return {
        (round(t.get_position()[0]), round(t.get_position()[1])): t.get_text()
        for t in axes.texts
        if t.get_text().isdigit()
    }


def test_the_counts_stand_in_their_cells_and_zero_is_empty(axes):
    assert texts(axes) == {(0, 0): "2", (0, 1): "1", (1, 1): "1"}


def test_codes_stand_in_order_without_tiers_and_nested_rows(axes):
    assert [label.get_text() for label in axes.get_yticklabels()] == ["Code a", "Code b", "Code c"]
    assert [label.get_text() for label in axes.get_xticklabels()] == ["G1\nbig\nfirms", "G2\nSMEs"]


def test_the_shade_is_the_rate(axes):
    shown = axes.images[0].get_array()
    assert shown[0, 0] == pytest.approx(1000 * 2 / 3)
    assert shown[1, 1] == pytest.approx(1000)
    assert shown.mask[2].all()


def test_the_caption_tells_what_is_counted_and_how_far_to_trust_it(axes):
    assert axes.get_xlabel() == f"2 groups, 3 participants, 3 segments, 4 words; moderators apart; {NOT_VALIDATED}"


def test_tiers_are_parted_and_named(axes):
    assert {t.get_text() for t in axes.texts} >= {"t1", "t2"}


def test_a_table_without_hits_is_drawn_too(make_book, make_talk):
    empty = code_frequency(code_transcripts([make_talk(("P1", "niets"))], make_book({"a": ["roadmap"]})), "group")
    assert texts(plot_code_by_group(empty, title="Nothing")) == {}
    plt.close("all")
