"""Words told apart once: white-space chunks are interned, only new ones are taken to pieces.

A text has far fewer distinct chunks than words. A chunk is folded and tokenized when it is first met; from
then on a text is a row of numbers.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from focuscode.language.fold import fold

if TYPE_CHECKING:
    import numpy as np

    from focuscode.language import Language

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
        self._types: dict[str, int] = {}
        self._chunks: dict[str, int] = {}
        self._wordy = array("b")  # per chunk: whether it is a word
        self._first = array("l", [0])  # per chunk: its first token in the arrays below
        self._token_type, self._token_start, self._token_end = array("l"), array("l"), array("l")
        self._transparent = array("b")  # per type
        self._stop = array("b")  # per type
        self._letters = array("b")  # per type

    def encode(self, text: str, turns: Iterable[tuple[int, int]]) -> Encoded:
        """The tokens of the turns (ranges of the text)."""
        import numpy as np

        ranges = np.array(list(turns), dtype=np.int64).reshape(-1, 2)
        spoken = "\n".join(text[a:b] for a, b in ranges.tolist())
        lengths = ranges[:, 1] - ranges[:, 0] + 1
        bases = np.concatenate([[0], np.cumsum(lengths)])[:-1]
        chunk_start = _chunk_starts(spoken)
        chunk_ids = np.array([self._chunk(chunk) for chunk in spoken.split()], dtype=np.int64)
        chunk_turn = np.searchsorted(bases, chunk_start, side="right") - 1
        wordy = np.array(self._wordy, dtype=bool)[chunk_ids] if len(chunk_ids) else np.zeros(0, dtype=bool)
        words = np.bincount(chunk_turn[wordy], minlength=len(ranges))
        return self._tokens(chunk_ids, chunk_start - bases[chunk_turn] + ranges[chunk_turn, 0], chunk_turn, words)

    def _tokens(self, chunks: Any, starts: Any, turns: Any, words: Any) -> Encoded:
        import numpy as np

        first = np.array(self._first, dtype=np.int64)
        counts = first[chunks + 1] - first[chunks]
        owner = np.repeat(np.arange(len(chunks)), counts)
        within = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
        source = first[chunks][owner] + within
        types = np.array(self._token_type, dtype=np.int64)[source]
        start = np.array(self._token_start, dtype=np.int64)[source] + starts[owner]
        end = np.array(self._token_end, dtype=np.int64)[source] + starts[owner]
        turn = turns[owner]
        marked = self._marks(types, turn)
        transparent = np.array(self._transparent, dtype=bool)[types] | marked
        again = (types[1:] == types[:-1]) & (turn[1:] == turn[:-1]) & np.array(self._letters, dtype=bool)[types[1:]]
        comma = types == self._types.get(",", -1)
        pausing = comma & (np.append(transparent[1:], False) | np.append([False], transparent[:-1]))
        transparent[1:] |= again
        transparent |= pausing  # the commas around a hesitation
        stop = np.array(self._stop, dtype=bool)[types] & ~marked
        place = np.cumsum(~transparent) - 1
        fresh = np.diff(turn, prepend=-1) != 0
        sentence = np.cumsum(fresh) + np.cumsum(stop)
        return Encoded(types, start, end, turn, place, sentence, transparent, marked, words)

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
                inside = (self.forms[n].lower() for n in types[first + 1 : last].tolist())
                if known is None or all(form in known for form in inside):
                    marked[first : last + 1] = True
        return marked

    def _chunk(self, chunk: str) -> int:
        known = self._chunks.get(chunk)
        if known is not None:
            return known
        folded, back = fold(chunk)
        for start, form in self.language.split(folded):
            end = start + len(form)
            source = back.span(start, end) if back else (start, end)
            self._token_type.append(self._type(form))
            self._token_start.append(source[0])
            self._token_end.append(source[1])
        self._first.append(len(self._token_type))
        self._wordy.append(any(map(str.isalnum, chunk)))
        self._chunks[chunk] = len(self._chunks)
        return len(self._chunks) - 1

    def _type(self, form: str) -> int:
        known = self._types.get(form)
        if known is None:
            known = self._types[form] = len(self.forms)
            self.forms.append(form)
            self._transparent.append(form.lower() in self.language.facts.fillers)
            self._stop.append(form in STOPS)
            self._letters.append(form.isalpha())
        return known


def count_words(text: str) -> int:
    """The words of a text: white-space chunks with a letter or digit, as `encode` counts them.

    >>> count_words("Ja … 't is waar, hé!")
    5
    """
    return sum(any(map(str.isalnum, chunk)) for chunk in text.split())


def _chunk_starts(text: str) -> Any:
    """Where each white-space chunk begins: the same chunks that str.split gives."""
    import numpy as np

    table = np.zeros(0x3002, dtype=bool)
    table[list(SPACES)] = True
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    space = table[np.minimum(codes, 0x3001)]
    before = np.concatenate([[True], space[:-1]]) if len(space) else space
    return np.flatnonzero(~space & before)
