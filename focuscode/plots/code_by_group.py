"""Codes by group: rate as shade, the count printed in the cell, codes under their tiers.

The shade is segments per 1,000 words of participants, so that long and short groups compare; the number is
the segments themselves. A code that a group never mentions is an empty cell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from focuscode.coding import NOT_VALIDATED

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from pandas import DataFrame

INK, FAINT, PAPER = "#1c2733", "#7b8794", "#ffffff"


def plot_code_by_group(frequencies: DataFrame, *, title: str = "", axes: Axes | None = None) -> Axes:
    """A heat map of code × group from `code_frequency(coding, by="group")` (or `frequencies_by_group.csv`).

    Codes stand in the codebook's order under their tiers; rows `code/*` and tiers are left out. Returns the
    Axes; draws on `axes` if given.

    >>> axes = plot_code_by_group(code_frequency(coding, by="group"))
    >>> [label.get_text() for label in axes.get_xticklabels()][0].split()[0]
    'FG1'
    """
    import numpy as np
    from matplotlib import colormaps, pyplot

    table = frequencies[(frequencies["kind"] != "tier") & ~frequencies["code"].str.endswith("/*")]
    groups = list(dict.fromkeys(table["group"]))
    codes = table.drop_duplicates("code")
    rates = _square(table, codes, groups, "per_1000_words")
    counts = _square(table, codes, groups, "segments")
    if axes is None:
        height = 0.36 * len(codes) + 1.6
        _, axes = pyplot.subplots(figsize=(3.6 + 1.05 * len(groups), height), layout="constrained")
    shown = np.where(counts > 0, rates, np.nan)
    top = float(np.nanmax(shown)) if (counts > 0).any() else 1.0
    image = axes.imshow(shown, cmap=colormaps["Blues"], vmin=-0.15 * top, vmax=1.15 * top, aspect="auto")
    image.set_clip_path(axes.patch)
    for row, column in np.argwhere(counts > 0).tolist():
        dark = shown[row, column] > 0.6 * top
        axes.text(column, row, f"{int(counts[row, column])}", ha="center", va="center", fontsize=9,
                  color=PAPER if dark else INK)  # fmt: skip
    _label(axes, table, codes, groups)
    _caption(axes, table.drop_duplicates("group"))
    _tiers(axes, codes["tier"].tolist())
    axes.set_title(
        title or "Segments with each code, shaded by rate per 1,000 words", loc="left", fontsize=11, color=INK
    )
    return axes


def _square(table: DataFrame, codes: DataFrame, groups: list[str], value: str) -> Any:
    square = table.pivot_table(index="code", columns="group", values=value, aggfunc="first")
    return square.reindex(index=codes["code"], columns=groups).to_numpy(dtype=float)


def _label(axes: Axes, table: DataFrame, codes: DataFrame, groups: list[str]) -> None:
    kinds = table.drop_duplicates("group").set_index("group")["stakeholder"]
    names = [f"{group}\n{_broken(str(kinds[group]))}".strip() for group in groups]
    axes.set_xticks(range(len(groups)), names, fontsize=8.5, color=INK)
    axes.set_yticks(range(len(codes)), codes["label"].tolist(), fontsize=9, color=INK)
    axes.tick_params(length=0)
    axes.set_xticks([n - 0.5 for n in range(1, len(groups))], minor=True)
    axes.set_yticks([n - 0.5 for n in range(1, len(codes))], minor=True)
    axes.grid(which="minor", color="#e4e8ec", linewidth=0.8)
    axes.tick_params(which="minor", length=0)
    axes.spines[:].set_visible(False)


def _caption(axes: Axes, groups: DataFrame) -> None:
    """What the numbers are of, and how far to trust them."""
    said = (
        f"{len(groups)} groups, {groups['speakers_of'].sum()} participants, {groups['segments_of'].sum():,} segments, "
        f"{groups['words_of'].sum():,} words; moderators apart; {NOT_VALIDATED}"
    )
    axes.set_xlabel(said, fontsize=7.5, color=FAINT, loc="left", labelpad=10)


def _broken(name: str) -> str:
    """A name on two lines where it has two words."""
    return name.replace(" ", "\n", 1)


def _tiers(axes: Axes, tiers: list[str]) -> None:
    """A line between tiers, and their names at the right."""
    first = 0
    for row in range(1, len(tiers) + 1):
        if row == len(tiers) or tiers[row] != tiers[first]:
            if row < len(tiers):
                axes.axhline(row - 0.5, color=INK, linewidth=1.1)
            middle = (first + row - 1) / 2
            axes.annotate(
                tiers[first], (1.01, middle), xycoords=("axes fraction", "data"), rotation=270, va="center", ha="left",
                fontsize=8.5, color=FAINT,
            )  # fmt: skip
            first = row
