"""Frames to matplotlib Axes, and Axes to files that are the same bytes every time.

One module a plot, one line in PLOTS. Every plot has its table; colours can be told apart without colour vision.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from focuscode.errors import ResultsError, UsageError, near
from focuscode.plots.code_by_group import plot_code_by_group as plot_code_by_group

if TYPE_CHECKING:
    from matplotlib.axes import Axes

FORMATS = (".png", ".svg", ".pdf")


class Plot(NamedTuple):
    """A plot of the results: the table it shows, and what draws it."""

    table: str
    about: str
    draw: Callable[..., Axes]


PLOTS: dict[str, Plot] = {
    "code-by-group": Plot("frequencies_by_group", "codes by group, per 1,000 words", plot_code_by_group),
}


def plot_named(name: str) -> Plot:
    """A plot under its name. Raises UsageError for any other."""
    if name not in PLOTS:
        raise UsageError(f"No plot '{name}'. {near(name, PLOTS)}")
    return PLOTS[name]


def save_plot(axes: Axes, path: str | Path) -> Path:
    """Write a plot as PNG, SVG or PDF, without date: the same table gives the same bytes.

    Raises UsageError for another ending.
    """
    import matplotlib as mpl

    path = Path(path)
    if path.suffix.lower() not in FORMATS:
        raise UsageError(f"A plot cannot be written as '{path.suffix}'. Use {', '.join(FORMATS)}.")
    facts: dict[str, str | None] = {"Software": None} if path.suffix.lower() == ".png" else {"Date": None}
    if path.suffix.lower() == ".pdf":
        facts = {"CreationDate": None}
    figure = axes.get_figure(root=True)
    assert figure is not None  # noqa: S101 - an Axes that was drawn stands in a figure
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with mpl.rc_context({"svg.hashsalt": "focuscode"}):
            figure.savefig(path, dpi=160, bbox_inches="tight", metadata=facts)
    except OSError as error:
        raise ResultsError(f"{path} cannot be written: {error.strerror}.") from error
    return path
