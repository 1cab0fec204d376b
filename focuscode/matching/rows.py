"""Words in a row: where the words of a phrase stand one after another, from the rarest of them outwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    from focuscode.language.lexicon import Encoded


def find_rows(tokens: Encoded, posts: list[np.ndarray], gap: int) -> np.ndarray:
    """Tokens of each occurrence, one row an occurrence, one column a word of the phrase.

    `posts` are the tokens that can be each word, ascending. Between two words stand at most `gap` others, not
    counting hesitations; a row never crosses the end of a sentence. Of rows with one first word, the tightest.
    """
    import numpy as np

    empty = np.zeros((0, len(posts)), dtype=np.int64)
    if not all(len(post) for post in posts):
        return empty
    if gap == 0:
        return _side_by_side(tokens, posts)
    rows = [row for first in posts[0].tolist() if (row := _loose(tokens, posts, gap, [first]))]
    return np.array(rows, dtype=np.int64) if rows else empty


def _side_by_side(tokens: Encoded, posts: list[np.ndarray]) -> np.ndarray:
    """Start from the rarest word; the others must stand at their distance from it."""
    import numpy as np

    rarest = min(range(len(posts)), key=lambda n: len(posts[n]))
    base = posts[rarest]
    columns = []
    keep = np.ones(len(base), dtype=bool)
    for number, post in enumerate(posts):
        if number == rarest:
            columns.append(base)
            continue
        wanted = tokens.place[base] + number - rarest
        token = post[np.minimum(np.searchsorted(tokens.place[post], wanted), len(post) - 1)]
        keep &= (tokens.place[token] == wanted) & (tokens.sentence[token] == tokens.sentence[base])
        columns.append(token)
    rows: np.ndarray = np.stack(columns, axis=1)[keep]
    return rows


def _loose(tokens: Encoded, posts: list[Any], gap: int, row: list[int]) -> list[int] | None:
    """The row completed with the nearest words that allow it, or None."""
    import numpy as np

    if len(row) == len(posts):
        return row
    post = posts[len(row)]
    here = tokens.place[row[-1]]
    places = tokens.place[post]
    first, last = np.searchsorted(places, [here + 1, here + gap + 2])
    for token in post[first:last].tolist():
        if tokens.sentence[token] == tokens.sentence[row[0]]:
            whole = _loose(tokens, posts, gap, [*row, token])
            if whole:
                return whole
    return None
