"""Words told apart once: white-space chunks are interned, only new ones are taken to pieces.

A text has far fewer distinct chunks than words. A chunk is folded and tokenized when it is first met; from
then on a text is a row of numbers.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from focuscode.language.fold import fold

if TYPE_CHECKING:
    import numpy as np

    from focuscode.language import Language

    Ranges = Iterable[tuple[int, int]] | np.ndarray

SPACES = (
    *range(9, 14), *range(28, 33), 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000
)  # fmt: skip
LONGEST_MARK = 8  # tokens from bracket to bracket
STOPS = frozenset([".", "?", "!", "...", ";", ":", "(", ")", "…"])


class Encoded(NamedTuple):
    """A row of tokens: their types, their ranges in the text, their turn, and where words may not be joined.

    `place` counts words without hesitations; `sentence` rises at strong punctuation and at each turn.
    """

    type: np.ndarray
    start: np.ndarray
    end: np.ndarray
    turn: np.ndarray
    place: np.ndarray
    sentence: np.ndarray
    transparent: np.ndarray  # hesitations, words said twice, transcriber's marks: no words of a phrase
    marked: np.ndarray  # transcriber's marks: never matched
    words: np.ndarray  # per turn


class Lexicon:
    """The chunks and token types met so far."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.forms: list[str] = []  # token type → folded form, case kept
        self.lower: list[str] = []  # token type → the same in lower case
        self._types = _Interned(self._type)
        self._chunks = _Interned(self._chunk)
        self._unsplit = language.unsplit
        self._fillers = language.facts.fillers
        self._wordy = array("b")  # per chunk: whether it is a word
        self._first = array("l", [0])  # per chunk: its first token in the arrays below
        self._token_type, self._token_start, self._token_end = array("l"), array("l"), array("l")
        self._transparent = array("b")  # per type
        self._stop = array("b")  # per type
        self._letters = array("b")  # per type
        self._hanging = array("b")  # per type: letters with a hyphen behind them

    def encode(self, text: str, turns: Ranges) -> Encoded:
        """The tokens of the turns (ranges of the text)."""
        import numpy as np

        given = turns if isinstance(turns, np.ndarray) else list(turns)
        ranges = np.array(given, dtype=np.int64).reshape(-1, 2)
        if len(ranges) and (ranges[1:, 0] == ranges[:-1, 1] + 1).all():  # nothing but one character between each two
            spoken = text[int(ranges[0, 0]) : int(ranges[-1, 1])]
        else:
            spoken = "\n".join([text[a:b] for a, b in ranges.tolist()])
        lengths = ranges[:, 1] - ranges[:, 0] + 1
        bases = np.cumsum(lengths) - lengths
        chunks = spoken.split()
        chunk_start = _chunk_starts(spoken, chunks)
        chunk_ids = np.fromiter(map(self._chunks.__getitem__, chunks), dtype=np.int32, count=len(chunks))
        firsts = np.append(np.searchsorted(chunk_start, bases), len(chunks))
        chunk_turn = np.repeat(np.arange(len(ranges), dtype=np.int32), np.diff(firsts))
        wordy = np.cumsum(np.append([0], np.array(self._wordy, dtype=np.int64)[chunk_ids]))
        words = wordy[firsts[1:]] - wordy[firsts[:-1]]
        starts = (chunk_start + (ranges[:, 0] - bases)[chunk_turn]).astype(np.int32)
        return self._tokens(chunk_ids, starts, chunk_turn, words)

    def _tokens(self, chunks: Any, starts: Any, turns: Any, words: Any) -> Encoded:
        import numpy as np

        self._look()
        first = np.array(self._first, dtype=np.int32)
        counts = first[chunks + 1] - first[chunks]
        owner = np.repeat(np.arange(len(chunks), dtype=np.int32), counts)
        source = np.repeat(first[chunks] - (np.cumsum(counts, dtype=np.int32) - counts), counts)
        source += np.arange(len(owner), dtype=np.int32)
        types, begin, close = (
            np.array(a, dtype=np.int32)[source] for a in (self._token_type, self._token_start, self._token_end)
        )
        place = starts[owner]
        start, end, turn = begin + place, close + place, turns[owner]
        marked = self._marks(types, turn)
        transparent = np.array(self._transparent, dtype=bool)[types] | marked
        again = (types[1:] == types[:-1]) & (turn[1:] == turn[:-1]) & np.array(self._letters, dtype=bool)[types[1:]]
        comma = types == self._types.get(",", -1)
        pausing = comma & (np.append(transparent[1:], False) | np.append([False], transparent[:-1]))
        transparent[1:] |= again
        transparent |= pausing  # the commas around a hesitation
        stop = np.array(self._stop, dtype=bool)[types] & ~marked
        stop[1:] |= turn[1:] != turn[:-1]
        stop[:1] = True
        sentence = np.cumsum(stop, dtype=np.int32)
        spoken = np.cumsum(~transparent, dtype=np.int32) - 1
        return Encoded(types, start, end, turn, spoken, sentence, transparent, marked, words)

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

    def _chunk(self, chunk: str) -> int:
        """Take a chunk that was never met to pieces; its number."""
        if chunk.isascii() and chunk.isalpha() and chunk not in self._unsplit:
            self._token_type.append(self._types[chunk])
            self._token_start.append(0)
            self._token_end.append(len(chunk))
        else:
            folded, back = fold(chunk)
            for start, form in self.language.split(folded):
                end = start + len(form)
                source = back.span(start, end) if back else (start, end)
                self._token_type.append(self._types[form])
                self._token_start.append(source[0])
                self._token_end.append(source[1])
        self._first.append(len(self._token_type))
        self._wordy.append(chunk.isalnum() or any(map(str.isalnum, chunk)))
        return len(self._first) - 2

    def _type(self, form: str) -> int:
        """Note a token type that was never met; its number."""
        self.forms.append(form)
        self.lower.append(form.lower())
        return len(self.forms) - 1

    def _look(self) -> None:
        """Note of the types that are new since the last look what they are."""
        known = len(self._letters)
        low = self.lower[known:]
        self._letters.extend(map(str.isalpha, low))
        self._stop.extend(form in STOPS for form in low)
        self._transparent.extend(form in self._fillers for form in low)
        self._hanging.extend(form[-1:] == "-" and len(form) > 3 and form[:-1].isalpha() for form in low)


def count_words(text: str) -> int:
    """The words of a text: white-space chunks with a letter or digit, as `encode` counts them.

    >>> count_words("Ja … 't is waar, hé!")
    5
    """
    return sum(any(map(str.isalnum, chunk)) for chunk in text.split())


class _Interned(dict[str, int]):
    """Numbers of strings; a string that has none yet is handed to what makes one."""

    def __init__(self, make: Callable[[str], int]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, text: str) -> int:
        number = self[text] = self._make(text)
        return number


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
