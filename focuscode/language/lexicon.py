"""Words told apart once: white-space chunks are interned, only new ones are taken to pieces.

A text has far fewer distinct chunks than words. A chunk is folded and tokenized when it is first met; from
then on a text is a row of numbers.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, count, islice
from typing import TYPE_CHECKING, Any

from focuscode.language.fold import fold
from focuscode.language.interning import SPACES, Interning, Utf8

if TYPE_CHECKING:
    import numpy as np

    from focuscode.language import Language

    Ranges = Iterable[tuple[int, int]] | np.ndarray
    Places = Callable[[np.ndarray], np.ndarray]  # where chunks begin, by their position
    Split = tuple[np.ndarray, np.ndarray, Places]

LARGE = 1 << 18  # characters from which on it pays to tell the chunks of a text by arrays
LONGEST_MARK = 8  # tokens from bracket to bracket
STOPS = frozenset([".", "?", "!", "...", ";", ":", "(", ")", "…"])
TRANSPARENT, STOP, LETTERS = 1, 2, 4  # what is noted of a type


@dataclass(frozen=True)
class Encoded:
    """A row of tokens: their types, their ranges in the text, their turn, and where words may not be joined.

    What not every reader asks for is made when it is first asked for: counting asks for no range.
    """

    type: np.ndarray
    turn: np.ndarray
    transparent: np.ndarray  # hesitations, words said twice, transcriber's marks: no words of a phrase
    marked: np.ndarray  # transcriber's marks: never matched
    words: np.ndarray  # per turn
    stop: np.ndarray  # whether a sentence begins or ends
    ranges: Callable[[np.ndarray], tuple[np.ndarray, np.ndarray]]  # where some of the tokens begin and end

    @cached_property
    def place(self) -> np.ndarray:
        """The number of each token, hesitations not counted."""
        import numpy as np

        return np.cumsum(~self.transparent, dtype=np.int32) - np.int32(1)

    @cached_property
    def solid(self) -> np.ndarray:
        """The tokens that are no hesitation: of each place the token."""
        import numpy as np

        return np.flatnonzero(~self.transparent)

    @cached_property
    def sentence(self) -> np.ndarray:
        """A number that rises at strong punctuation and at each turn."""
        import numpy as np

        return np.cumsum(self.stop, dtype=np.int32)

    @cached_property
    def _ranges(self) -> tuple[np.ndarray, np.ndarray]:
        import numpy as np

        return self.ranges(np.arange(len(self.type)))

    @property
    def start(self) -> np.ndarray:
        """Where each token begins in the text."""
        return self._ranges[0]

    @property
    def end(self) -> np.ndarray:
        """Where each token ends."""
        return self._ranges[1]


class Lexicon:
    """The chunks and token types met so far."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.forms: list[str] = []  # token type → folded form, case kept
        self.lower: list[str] = []  # token type → the same in lower case
        self._types: dict[str, int] = {}
        self._chunks: dict[str, int] = {}
        self._interning = Interning(self._numbers)
        self._fillers = language.facts.fillers
        self._wordy = array("b")  # per chunk: whether it is a word
        self._first = array("i", [0])  # per chunk: its first token in the arrays below
        self._token_type, self._token_start, self._token_end = array("i"), array("i"), array("i")
        self._noted = array("B")  # per type: transparent, stop, letters
        self._hanging = array("b")  # per type: letters with a hyphen behind them

    def encode(self, text: str, turns: Ranges, data: Utf8 | None = None) -> Encoded:
        """The tokens of the turns (ranges of the text); `data` is the text as bytes, where they are at hand."""
        import numpy as np

        given = turns if isinstance(turns, np.ndarray) else list(turns)
        ranges = np.array(given, dtype=np.int64).reshape(-1, 2)
        spoken, bases = text, ranges[:, 0]
        if not _is_all(text, ranges):
            spoken, data = "\n".join([text[a:b] for a, b in ranges.tolist()]), None
            lengths = ranges[:, 1] - ranges[:, 0] + 1
            bases = np.cumsum(lengths) - lengths
        if len(spoken) >= LARGE and "\0" not in spoken:
            chunks, firsts, starts = self._by_arrays(data or Utf8(spoken), bases)
        else:
            chunks, firsts, starts = self._one_by_one(spoken, bases)
        turn = np.repeat(np.arange(len(ranges), dtype=np.int32), np.diff(firsts))
        wordy = np.cumsum(np.append([False], np.array(self._wordy, dtype=bool)[chunks]), dtype=np.int32)
        words = (wordy[firsts[1:]] - wordy[firsts[:-1]]).astype(np.int64)
        shift = (ranges[:, 0] - bases).astype(np.int32)
        return self._tokens(chunks, turn, words, lambda at: starts(at) + shift[turn[at]])

    def _one_by_one(self, spoken: str, bases: np.ndarray) -> Split:
        """The number of each chunk, the first chunk of each turn, and a way to know where chunks begin."""
        import numpy as np

        chunks = spoken.split()
        starts = _chunk_starts(spoken, chunks).astype(np.int32)
        firsts = np.append(np.searchsorted(starts, bases), len(chunks))
        return self._numbers(chunks), firsts, starts.__getitem__

    def _by_arrays(self, data: Utf8, bases: np.ndarray) -> Split:
        """The same for a large text."""
        import numpy as np

        numbers, places = self._interning.chunks(data.bytes)
        firsts = np.searchsorted(places, data.places(bases).astype(np.int32))
        return numbers, np.append(firsts, len(numbers)), lambda at: data.characters(places[at])

    def _tokens(self, chunks: Any, turns: Any, words: Any, places: Places) -> Encoded:
        import numpy as np

        self._look()
        first = np.array(self._first, dtype=np.int32)
        counts = np.diff(first)[chunks]
        ends = np.cumsum(counts, dtype=np.int32)
        source = _each(first[chunks], counts, ends, step=1)
        types, turn = np.array(self._token_type, dtype=np.int32)[source], _each(turns, counts, ends)

        def ranges(at: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
            owner = np.searchsorted(ends, at.astype(np.int32), side="right")
            begin, close = (np.array(a, dtype=np.int32)[source[at]] for a in (self._token_start, self._token_end))
            place = places(owner)
            return begin + place, close + place

        marked = self._marks(types, turn)
        noted = np.array(self._noted, dtype=np.uint8)[types]
        same = turn[1:] == turn[:-1]
        transparent = ((noted & TRANSPARENT) > 0) | marked
        again = (types[1:] == types[:-1]) & same & ((noted[1:] & LETTERS) > 0)
        comma = types == self._types.get(",", -1)
        pausing = comma & (np.append(transparent[1:], False) | np.append([False], transparent[:-1]))
        transparent[1:] |= again
        transparent |= pausing  # the commas around a hesitation
        stop = ((noted & STOP) > 0) & ~marked
        stop[1:] |= ~same
        stop[:1] = True
        return Encoded(types, turn, transparent, marked, words, stop, ranges)

    def hanging(self) -> np.ndarray:
        """Which types are the front of a suspended compound: *kennis-*."""
        import numpy as np

        self._look()
        return np.array(self._hanging, dtype=bool)

    def _marks(self, types: Any, turns: Any) -> Any:
        """Which tokens are a transcriber's marks: all in square brackets, known ones in round brackets."""
        import numpy as np

        marked = np.zeros(len(types), dtype=bool)
        for opening, closing, known in (("[", "]", None), ("(", ")", self.language.facts.marks)):
            if opening not in self._types or closing not in self._types:
                continue
            ends = np.flatnonzero(types == self._types[closing])
            for first in np.flatnonzero(types == self._types[opening]).tolist():
                at = int(np.searchsorted(ends, first))
                last = int(ends[at]) if at < len(ends) else -1
                if not first < last <= first + LONGEST_MARK or turns[first] != turns[last]:
                    continue
                inside = (self.lower[n] for n in types[first + 1 : last].tolist())
                if known is None or all(form in known for form in inside):
                    marked[first : last + 1] = True
        return marked

    def _numbers(self, chunks: list[str]) -> np.ndarray:
        """The number of each chunk; those that were never met are taken to pieces, all together."""
        import numpy as np

        fresh = [chunk for chunk in dict.fromkeys(chunks) if chunk not in self._chunks]
        if fresh:
            self._meet(fresh)
        return np.fromiter(map(self._chunks.__getitem__, chunks), dtype=np.int32, count=len(chunks))

    def _meet(self, fresh: list[str]) -> None:
        """Note the tokens of new chunks: mere words first, then words with a mark behind them, then all others."""
        unsplit = self.language.unsplit
        mere = [chunk for chunk in fresh if chunk.isalpha() and chunk.isascii() and chunk not in unsplit]
        self._note(mere, [1] * len(mere), mere, [0] * len(mere), list(map(len, mere)))
        self._wordy.extend([True] * len(mere))
        if len(mere) == len(fresh):
            return
        odd = [chunk for chunk in fresh if chunk not in self._chunks]
        closed = self.language.closed([chunk for chunk in odd if chunk.isascii()])
        parts = [part for chunk in closed for part in (chunk[:-1], chunk[-1])]
        starts = [start for chunk in closed for start in (0, len(chunk) - 1)]
        ends = [end for chunk in closed for end in (len(chunk) - 1, len(chunk))]
        self._note(closed, [2] * len(closed), parts, starts, ends)
        self._wordy.extend([True] * len(closed))
        rest = [chunk for chunk in odd if chunk not in self._chunks]
        pieces = [self._pieces(chunk) for chunk in rest]
        parts = [form for found in pieces for form, _, _ in found]
        starts = [start for found in pieces for _, start, _ in found]
        ends = [end for found in pieces for _, _, end in found]
        self._note(rest, list(map(len, pieces)), parts, starts, ends)
        self._wordy.extend(any(map(str.isalnum, chunk)) for chunk in rest)

    def _pieces(self, chunk: str) -> list[tuple[str, int, int]]:
        """The tokens of a chunk: form, and range in the chunk."""
        folded, back = fold(chunk)
        found = []
        for start, form in self.language.split(folded):
            end = start + len(form)
            found.append((form, *(back.span(start, end) if back else (start, end))))
        return found

    def _note(self, chunks: list[str], counts: list[int], forms: list[str], starts: list[int], ends: list[int]) -> None:
        """Give chunks their numbers; of each the count of its tokens, of each token its form and range in the chunk."""
        self._chunks.update(zip(chunks, count(len(self._chunks)), strict=False))
        self._first.extend(islice(accumulate(counts, initial=self._first[-1]), 1, None))
        self._token_type.extend(self._type_numbers(forms))
        self._token_start.extend(starts)
        self._token_end.extend(ends)

    def _type_numbers(self, forms: list[str]) -> list[int]:
        """The number of each form; one that was never met is given the next."""
        types = self._types
        fresh = [form for form in dict.fromkeys(forms) if form not in types]
        types.update(zip(fresh, count(len(types)), strict=False))
        self.forms.extend(fresh)
        self.lower.extend(map(str.lower, fresh))
        return list(map(types.__getitem__, forms))

    def _look(self) -> None:
        """Note of the types that are new since the last look what they are."""
        low = self.lower[len(self._noted) :]
        fillers = self._fillers
        self._noted.extend(
            (form in fillers) * TRANSPARENT | (form in STOPS) * STOP | form.isalpha() * LETTERS for form in low
        )
        self._hanging.extend(form[-1] == "-" and len(form) > 3 and form[:-1].isalpha() for form in low)


def count_words(text: str) -> int:
    """The words of a text: white-space chunks with a letter or digit, as `encode` counts them.

    >>> count_words("Ja … 't is waar, hé!")
    5
    """
    return sum(any(map(str.isalnum, chunk)) for chunk in text.split())


def _each(values: np.ndarray, counts: np.ndarray, ends: np.ndarray, step: int = 0) -> np.ndarray:
    """Each value as often as told, a step higher each time: as np.repeat, but faster where most are told once."""
    import numpy as np

    found = np.empty(int(ends[-1]) if len(ends) else 0, dtype=np.int32)
    at, left = ends - counts, counts
    for more in range(int(counts.max(initial=0))):
        some = np.flatnonzero(left > more) if more or not counts.all() else slice(None)
        at, left, values = at[some], left[some], values[some]
        found[at + more] = values + step * more
    return found


def _is_all(text: str, ranges: np.ndarray) -> bool:
    """Whether ranges are the whole text, with one character between each two and white space around all."""
    if not len(ranges) or (ranges[1:, 0] != ranges[:-1, 1] + 1).any():
        return False
    around = text[: int(ranges[0, 0])] + text[int(ranges[-1, 1]) :]
    return not around.strip()


def _chunk_starts(text: str, chunks: list[str]) -> Any:
    """Where each white-space chunk (as str.split gives them) begins."""
    import numpy as np

    lengths = np.fromiter(map(len, chunks), dtype=np.int64, count=len(chunks))
    if int(lengths.sum()) + len(chunks) - 1 == len(text):  # one character between each two, none around them
        return np.cumsum(lengths + 1) - lengths - 1
    table = np.zeros(0x3002, dtype=bool)
    table[list(SPACES)] = True
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    space = table[np.minimum(codes, 0x3001)]
    before = np.concatenate([[True], space[:-1]]) if len(space) else space
    return np.flatnonzero(~space & before)
