"""Large corpora counted, not listed: which codes stand in how many lines, and which two in one line.

For texts with a line a segment (a corpus of posts, articles, sentences). The matcher is the one that codes transcripts,
so that a code stands where a coding would stand; what is not made is the list of codings with their reasons.
"""

from __future__ import annotations

import gc
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from focuscode.errors import InputError, finding
from focuscode.language.interning import Utf8
from focuscode.matching.remembered import matcher_of
from focuscode.measures.counted import share
from focuscode.model import Codebook, Place
from focuscode.parallel import spread
from focuscode.tables import Column, Table, frame

if TYPE_CHECKING:
    import numpy as np
    from pandas import DataFrame

BLOCK = 6_000_000  # bytes of text at a time: the less, the more often word lists are met cold; the more, the more room
LINES = 1 << 16  # lines whose pairs of codes are counted at a time: exact in single precision

CODES = Table(
    "counted_codes",
    "in how many lines each code stands",
    (
        Column("code", "text", "id of the code"),
        Column("tier", "text", "id of its tier"),
        Column("segments", "int", "lines that carry it", "line"),
        Column("segments_of", "int", "lines there are, empty ones apart", "line"),
        Column("words_of", "int", "words in them", "word"),
        Column("per_1000_words", "float", "lines that carry it per 1,000 words", "line per 1,000 words"),
        Column("share_of_segments", "float", "segments / segments_of", "share"),
    ),
    "order of the codebook",
)
PAIRS = Table(
    "counted_pairs",
    "which codes stand together in one line; pairs that never do are left out",
    (
        Column("code_a", "text", "id of a code"),
        Column("code_b", "text", "id of another"),
        Column("n_a", "int", "lines with a", "line"),
        Column("n_b", "int", "lines with b", "line"),
        Column("n_both", "int", "lines with both", "line"),
        Column("n_units", "int", "lines there are, empty ones apart", "line"),
        Column("expected", "float", "lines with both if a and b had nothing to do with each other: n_a n_b / n_units"),
        Column("jaccard", "float", "n_both / (n_a + n_b - n_both)", "share"),
    ),
    "order of the codebook",
)


class Counts(NamedTuple):
    """Frequencies and co-occurrences of codes over the lines of a corpus."""

    frequencies: DataFrame
    cooccurrence: DataFrame


class Part(NamedTuple):
    """A stretch of a file, from the start of a line to the end of one."""

    path: Path
    start: int
    end: int


class Tally(NamedTuple):
    """What was counted: lines, words, and lines with both of each two codes (with one, on the diagonal)."""

    lines: int
    words: int
    joint: np.ndarray


def count_codes(paths: Iterable[str | Path], codebook: Codebook, *, jobs: int = 1) -> Counts:
    """Count the codes in the lines of plain-text files (UTF-8), with `jobs` processes.

    Columns as in `CODES` and `PAIRS`. Raises InputError for a file that cannot be read or is not UTF-8.

    >>> codebook, _ = read_codebook("codebooks/spco-roles.yaml")
    >>> counts = count_codes(["transcripts/FG3.txt"], codebook)
    >>> int(counts.frequencies["segments_of"].iloc[0]) > 100
    True
    """
    size = len(codebook.codes)
    total = None
    with _no_cycles():
        matcher_of(codebook)  # worker processes that are copies of this one have it then
        for tally in spread(partial(_tally, codebook=codebook), _parts(map(Path, paths)), jobs):
            total = tally if total is None else _added(total, tally)
        if total is None:
            import numpy as np

            total = Tally(0, 0, np.zeros((size, size), dtype="int64"))
        return _counts(total, codebook)


def _parts(paths: Iterable[Path]) -> Iterator[Part]:
    for path in paths:
        try:
            with path.open("rb") as file:
                end = 0
                size = path.stat().st_size
                while end < size:
                    start = end
                    file.seek(min(start + BLOCK, size))
                    file.readline()
                    end = min(file.tell(), size)
                    yield Part(path, start, end)
        except OSError as error:
            why = error.strerror or str(error)
            raise InputError(f"{path} cannot be read", [finding("F001", Place(str(path)), why=why)]) from error


def _tally(part: Part, codebook: Codebook) -> Tally:
    import numpy as np

    with part.path.open("rb") as file:
        file.seek(part.start)
        data = file.read(part.end - part.start)
    try:
        data = data.removeprefix(BOM_UTF8) if part.start == 0 else data
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        told = finding("F008", Place(str(part.path)), encoding="UTF-8", count="some")
        raise InputError(f"{part.path} is not UTF-8", [told]) from error
    known = Utf8(text, data)
    marks = matcher_of(codebook).marks(text, _lines(known), known)
    joint = np.zeros((len(codebook.codes), len(codebook.codes)), dtype="int64")
    for first in range(0, len(marks.marks), LINES):
        some = marks.marks[first : first + LINES].astype("float32")
        joint += (some.T @ some).astype("int64")
    return Tally(int((marks.words > 0).sum()), int(marks.words.sum()), joint)


def _added(one: Tally, other: Tally) -> Tally:
    return Tally(one.lines + other.lines, one.words + other.words, one.joint + other.joint)


def _lines(text: Utf8) -> np.ndarray:
    """The range of each line, one a row; the last, if it is empty, is none."""
    import numpy as np

    breaks = text.characters(np.flatnonzero(np.frombuffer(text.bytes, dtype=np.uint8) == ord("\n")).astype(np.int32))
    ends = breaks if text.bytes.endswith(b"\n") else np.append(breaks, text.length)
    return np.stack([np.append([0], ends[:-1] + 1), ends], axis=1)


@contextmanager
def _no_cycles() -> Iterator[None]:
    """Python's search for cycles held off: it walks over all word lists each time (0.15 s), and none are made here.

    What was made meanwhile counts as old afterwards (frozen, and let go), so that it is not walked over at once.
    """
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()


def _counts(total: Tally, codebook: Codebook) -> Counts:
    import numpy as np

    names = [code.id for code in codebook.codes]
    single = np.diagonal(total.joint)
    size = len(names)
    facts: dict[str, Any] = {
        "code": names,
        "tier": [code.tier for code in codebook.codes],
        "segments": single,
        "segments_of": [total.lines] * size,
        "words_of": [total.words] * size,
        "per_1000_words": 1000 * share(single, np.full(size, total.words)),
        "share_of_segments": share(single, np.full(size, total.lines)),
    }
    a, b = np.nonzero(np.triu(total.joint, 1))
    both = total.joint[a, b]
    pairs: dict[str, Any] = {
        "code_a": [names[n] for n in a],
        "code_b": [names[n] for n in b],
        "n_a": single[a],
        "n_b": single[b],
        "n_both": both,
        "n_units": [total.lines] * len(a),
        "expected": share(single[a] * single[b], np.full(len(a), total.lines)),
        "jaccard": share(both, single[a] + single[b] - both),
    }
    return Counts(frame(CODES, facts), frame(PAIRS, pairs))
