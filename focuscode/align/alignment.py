"""A transcript beside its corrected form: where each word, each range and each turn went."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Literal, NamedTuple

from focuscode.align.moved import Moved
from focuscode.align.pairs import Pair, paired
from focuscode.align.spelling import gaps
from focuscode.align.tidy import inverse
from focuscode.align.words import Words
from focuscode.model import Transcript

FAR = 8  # words between two words of one range that still hang together


class Carried(NamedTuple):
    """Where a range went: its new range and the position of its turn, and whether it says the same there.

    `whole` is False where a part of the range stands elsewhere or nowhere.
    """

    start: int
    end: int
    turn: int
    state: Literal["same", "changed"]
    whole: bool = True


class Change(NamedTuple):
    """Words that are no more the same: both wordings, the positions of the turns (-1: gone, new)."""

    old: str
    new: str
    turn: int
    new_turn: int


@dataclass(frozen=True)
class Alignment:
    """What `align_transcripts` found. Positions of words and turns count from 0."""

    old: Transcript
    new: Transcript
    words: Words
    new_words: Words
    to: tuple[int, ...]  # for each old word the same word in the new transcript, or -1
    respelled: dict[int, tuple[int, int]]  # and the range of new words where it is written otherwise
    moved: tuple[Moved, ...] = ()

    @property
    def share(self) -> float:
        """The share of words that stand in both, of the words of the shorter one."""
        shorter = min(len(self.words), len(self.new_words))
        return sum(there >= 0 for there in self.to) / shorter if shorter else 0.0

    @cached_property
    def back(self) -> list[int]:
        """For each new word the same word in the old transcript, or -1."""
        return inverse(self.to, len(self.new_words))

    @cached_property
    def turns(self) -> list[Pair]:
        """What became of each old turn."""
        old, new = ([(turn.start, turn.end) for turn in talk.turns] for talk in (self.old, self.new))
        return self._silent(self.ranges(old, new))

    @cached_property
    def new_turns(self) -> list[int]:
        """The positions of the new turns that no old one became."""
        used = {turn for pair in self.turns for turn in pair.new}
        return [turn for turn in range(len(self.new.turns)) if turn not in used]

    def ranges(self, old: Sequence[tuple[int, int]], new: Sequence[tuple[int, int]]) -> list[Pair]:
        """What became of each old range (ascending, apart), among new ranges."""
        home, new_home = _homes(old, self.words), _homes(new, self.new_words)
        links = []
        for word, there in enumerate(self.to):
            places = [there] if there >= 0 else range(*self.respelled.get(word, (0, 0)))
            for place in places[:1]:
                if home[word] >= 0 and new_home[place] >= 0:
                    links.append((home[word], new_home[place], there >= 0))
        said: dict[str, set[int]] = {}
        for n, (start, end) in enumerate(new):
            said.setdefault(bare(self.new.text[start:end]), set()).add(n)
        alike = [said.get(bare(self.old.text[start:end]), set()) for start, end in old]
        return paired(_counts(home, len(old)), _counts(new_home, len(new)), links, alike)

    def _silent(self, pairs: list[Pair]) -> list[Pair]:
        """Turns without a word (a laugh, a dash) go where they stand between their neighbours' new places."""
        used = {turn for pair in pairs for turn in pair.new}
        wordless = set(range(len(self.new.turns))) - set(self.new_words.turns)
        spoken = set(self.words.turns)
        found = list(pairs)
        for n in range(len(pairs)):
            after = found[n - 1].new[-1:] if n else (-1,)
            here = after[0] + 1 if after else -1
            if n not in spoken and here in wordless - used:
                alike = bare(self.old.words_of(self.old.turns[n])) == bare(self.new.words_of(self.new.turns[here]))
                found[n] = Pair((here,), "same" if alike else "changed", 1.0)
                used.add(here)
        return found

    def carry(self, start: int, end: int) -> Carried | None:
        """Where a range of the old text went; None where nothing of it is left.

        `same` is said only where the very same characters stand, white space apart.
        """
        if not self.old.text[start:end].strip():
            return None
        inside = self.words.inside(start, end)
        cluster = self._together(inside)
        if not cluster:
            return None if inside else self._sign(start, end)
        (first, at), (last, to) = cluster[0], cluster[-1]
        turn = self.new.turns[self.new_words.turns[at]]
        new_start, new_end = self.new_words.starts[at], self.new_words.ends[to]
        if self._exact(first, at) and first == inside[0]:
            new_start = self._before(start, first, at, turn.start)
        if self._exact(last, to) and last == inside[-1]:
            new_end = self._behind(end, last, to, turn.end)
        same = bare(self.old.text[start:end]) == bare(self.new.text[new_start:new_end])
        whole = len({word for word, _ in cluster}) == len(inside)
        return Carried(new_start, new_end, self.new_words.turns[at], "same" if same else "changed", whole)

    def _together(self, inside: range) -> list[tuple[int, int]]:
        """The words of a range with their new places: the largest part that still hangs together in one turn."""
        parts: list[list[tuple[int, int]]] = [[]]
        for word in inside:
            there = self.to[word]
            places = range(there, there + 1) if there >= 0 else range(*self.respelled.get(word, (0, 0)))
            for place in places:
                before = parts[-1][-1][1] if parts[-1] else place
                near = before <= place <= before + FAR + len(inside)
                if not near or self.new_words.turns[place] != self.new_words.turns[before]:
                    parts.append([])
                parts[-1].append((word, place))
        return max(parts, key=len)

    def _exact(self, word: int, place: int) -> bool:
        return self.to[word] == place and self.words.written(word) == self.new_words.written(place)

    def _before(self, start: int, word: int, place: int, border: int) -> int:
        """Where a range begins that begins in a word, or with the signs before it."""
        at = self.new_words.starts[place]
        lead = self.old.text[start : self.words.starts[word]]
        if not lead:
            return at + start - self.words.starts[word]
        return at - _common(lead[::-1], self.new.text[border:at][::-1])

    def _behind(self, end: int, word: int, place: int, border: int) -> int:
        """Where a range ends that ends in a word, or with the signs behind it."""
        at = self.new_words.ends[place]
        tail = self.old.text[self.words.ends[word] : end]
        if not tail:
            return at + end - self.words.ends[word]
        return at + _common(tail, self.new.text[at:border])

    def _sign(self, start: int, end: int) -> Carried | None:
        """Where a range of mere signs went: behind the word before it, or along with a turn that says the same."""
        turn = bisect_right([turn.start for turn in self.old.turns], start) - 1
        if turn < 0 or end > self.old.turns[turn].end:
            return None
        word = self.words.inside(self.old.turns[turn].start, start)[-1:]
        place = self.to[word[0]] if word else -1
        if place >= 0 and self._exact(word[0], place):
            home = self.new_words.turns[place]
            first = self._behind(start, word[0], place, self.new.turns[home].end)
            last = self._behind(end, word[0], place, self.new.turns[home].end)
        elif self.turns[turn].state == "same":
            home = self.turns[turn].new[0]
            said = self.new.words_of(self.new.turns[home])
            first, last = (
                self.new.turns[home].start + _common(self.old.text[self.old.turns[turn].start : at], said)
                for at in (start, end)
            )
        else:
            return None
        same = bare(self.old.text[start:end]) == bare(self.new.text[first:last])
        return Carried(first, last, home, "same") if same else None

    def changes(self) -> list[Change]:
        """Every place where the words differ, a turn at a time, in the order of the talk."""
        found, told, new_told = [], set[int](), set[int]()
        for first, end, new_first, new_end in gaps(*self._in_order):
            ours, theirs = range(first, end), range(new_first, new_end)
            if _one_turn(ours, self.words) and _one_turn(theirs, self.new_words):
                found.append(self._change(ours, theirs))
                told.update(ours)
                new_told.update(theirs)
        found += [self._change(run, range(0)) for run in _unplaced(self.to, self.words, told)]
        found += [self._change(range(0), run) for run in _unplaced(self.back, self.new_words, new_told)]
        return sorted(found, key=lambda change: change.turn if change.turn >= 0 else self._near(change.new_turn))

    @property
    def _in_order(self) -> tuple[list[int], list[int]]:
        """The places of the words, and the way back, without those that were moved."""
        moved = {block.first + n for block in self.moved for n in range(block.words)}
        to = [-1 if word in moved else place for word, place in enumerate(self.to)]
        return to, inverse(to, len(self.new_words))

    def _near(self, new_turn: int) -> int:
        """The last old turn that became this new one or one before it."""
        return bisect_right(self._reached, new_turn) - 1

    @cached_property
    def _reached(self) -> list[int]:
        """For each old turn the furthest new turn up to it."""
        return list(accumulate((min(pair.new, default=0) for pair in self.turns), max))

    def _change(self, old: range, new: range) -> Change:
        turn = self.words.turns[old[0]] if old else self._sources.get(self.new_words.turns[new[0]], -1)
        new_turn = self.new_words.turns[new[0]] if new else next(iter(self.turns[turn].new), -1)
        return Change(_stretch(self.words, old), _stretch(self.new_words, new), turn, new_turn)

    @cached_property
    def _sources(self) -> dict[int, int]:
        """For each new turn the first old one that it is made of."""
        return {place: turn for turn in range(len(self.turns) - 1, -1, -1) for place in self.turns[turn].new}


def bare(text: str) -> str:
    """A text without its white space."""
    return "".join(text.split())


def _stretch(words: Words, inside: range) -> str:
    return " ".join(words.text[words.starts[inside[0]] : words.ends[inside[-1]]].split()) if inside else ""


def _one_turn(run: range, words: Words) -> bool:
    return words.turns[run[0]] == words.turns[run[-1]]


def _unplaced(to: Sequence[int], words: Words, told: set[int]) -> list[range]:
    """Runs of words without a place that were not told yet, each inside one turn."""
    found: list[range] = []
    for at, there in enumerate(to):
        if there >= 0 or at in told:
            continue
        if found and found[-1].stop == at and words.turns[at] == words.turns[at - 1]:
            found[-1] = range(found[-1].start, at + 1)
        else:
            found.append(range(at, at + 1))
    return found


def _homes(ranges: Sequence[tuple[int, int]], words: Words) -> list[int]:
    """The range that each word stands in, or -1."""
    home = [-1] * len(words)
    for n, (start, end) in enumerate(ranges):
        for word in words.inside(start, end):
            home[word] = n
    return home


def _counts(homes: Sequence[int], size: int) -> list[int]:
    counts = [0] * size
    for home in homes:
        if home >= 0:
            counts[home] += 1
    return counts


def _common(wanted: str, text: str) -> int:
    """How many characters of a text are the wanted ones, from its beginning on; white space may differ."""
    here = at = reached = 0
    while here < len(wanted):
        if at < len(text) and wanted[here] == text[at]:
            here, at = here + 1, at + 1
        elif wanted[here].isspace():
            here += 1
            continue
        elif at < len(text) and text[at].isspace():
            at += 1
            continue
        else:
            break
        reached = at
    return reached
