"""Plots by name, and files that are the same bytes every time."""

import matplotlib.pyplot as plt
import pytest

from focuscode.errors import UsageError
from focuscode.plots import FORMATS, PLOTS, plot_named, save_plot
from focuscode.tables import registry


def drawn():
    _, axes = plt.subplots(figsize=(2, 1))
    axes.plot([0, 1], [1, 0])
    return axes


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_same_plot_gives_the_same_bytes(tmp_path, suffix):
    one, two = save_plot(drawn(), tmp_path / f"a{suffix}"), save_plot(drawn(), tmp_path / f"deep/b{suffix}")
    assert one.read_bytes() == two.read_bytes()
    assert len(one.read_bytes()) > 500
    plt.close("all")


def test_another_ending_is_refused(tmp_path):
    with pytest.raises(UsageError, match=r"'\.bmp'.*\.png"):
        save_plot(drawn(), tmp_path / "a.bmp")
    plt.close("all")


def test_every_plot_shows_a_table_of_the_results():
    assert {plot.table for plot in PLOTS.values()} <= set(registry())
    assert all(plot.about for plot in PLOTS.values())


def test_an_unknown_plot_is_told_with_the_near_one():
    assert plot_named("code-by-group") is PLOTS["code-by-group"]
    with pytest.raises(UsageError, match="code-by-group"):
        plot_named("code-by-grop")
