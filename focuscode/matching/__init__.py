"""A codebook on turns: where its terms stand, with the pieces, the rule and the term of every match.

One module a kind of term, one line in KINDS. The work is done on types, not tokens: each distinct word is
tried once against all terms; a text is then only looked up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from focuscode.language import Language, language
from focuscode.language.interning import Utf8
from focuscode.language.lexicon import Encoded, Lexicon
from focuscode.matching import all_of, compound, lemma, near, phrase, plain, regex, wild, word
from focuscode.matching.apart import Parts, Verbs
from focuscode.matching.conditions import conditioned, needed
from focuscode.matching.flags import Flag, Flags
from focuscode.matching.marks import mark, plan_of
from focuscode.matching.pattern import CLASSES, Apart, Hit, Kind, Search
from focuscode.matching.scene import Scene
from focuscode.matching.suspended import suspended_hits
from focuscode.matching.vocabulary import Vocabulary
from focuscode.model import Codebook, Term, Transcript

if TYPE_CHECKING:
    import numpy as np

    from focuscode.matching.scene import Turns

MOST_ASKED = 50_000  # words that are asked about ahead: a focus group study has about 5,000
KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        plain.KIND,
        lemma.KIND,
        word.KIND,
        phrase.KIND,
        wild.KIND,
        compound.KIND,
        near.KIND,
        all_of.KIND,
        regex.KIND,
    )
}


class Match(NamedTuple):
    """A term (number in the codebook) found in a turn (row): its pieces in the text, the rule, whether it guessed."""

    term: int
    turn: int
    pieces: tuple[tuple[int, int], ...]
    rule: str
    guessed: bool
    flags: tuple[Flag, ...] = ()

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.pieces[-1][1]

    @property
    def length(self) -> int:
        """How many characters it covers."""
        return sum(end - start for start, end in self.pieces)


class Matches(NamedTuple):
    """What a transcript holds: the matches in order, and the number of words of each turn."""

    found: list[Match]
    words: np.ndarray


class Marks(NamedTuple):
    """Turns × codes: whether the code stands in the turn; and the number of words of each turn."""

    marks: np.ndarray
    words: np.ndarray


class Matcher:
    """A codebook made ready; it learns the words of every transcript it sees, so that each is analysed once.

    `verbs` are the separable verbs to tell apart, for a codebook that is a part of another: those of the whole.
    """

    def __init__(self, codebook: Codebook, tongue: Language, verbs: Verbs | None = None) -> None:
        self.codebook = codebook
        self.terms = list(codebook.terms)
        self.lexicon = Lexicon(tongue)
        self.searches = [search_for(term, tongue) for term in self.terms]
        self.verbs = dict(sorted(pair for search in self.searches for pair in apart_in(search)))
        if verbs and self.verbs:
            self.verbs = verbs
        parts = (*self.searches, *(Apart(*pair, verb) for pair, verb in self.verbs.items()))
        self.vocabulary = Vocabulary(self.lexicon, (test for part in parts for test in part.tests()))
        self._parts = Parts(self.verbs, self.vocabulary)
        numbers = {code.id: n for n, code in enumerate(codebook.codes)}
        self.code_of = [numbers[term.code] for term in self.terms]
        self.flags = Flags(codebook, tongue)
        self._plain = [self._policy(term) not in ("only", "exclude") for term in self.terms]
        self.plan = plan_of(self.searches, self.code_of, self._plain, self.vocabulary)
        self._needed: dict[int, list[int]] = {}  # tests of searches, by their identity: they live as long as this
        self._asked = 0  # types of the lexicon that were asked about ahead
        self.given_up: list[tuple[str, int]] = []  # in the last transcript: (term as written, turn) that took too long

    def match(self, transcript: Transcript, segments: Sequence[tuple[int, int]] = ()) -> Matches:
        """The matches in a transcript, in order of place and code.

        `segments` (ranges of the text) are needed for terms with `scope: segment` where a segment is no turn.
        """
        every = self.every(transcript, segments)
        return every._replace(found=self.settle(every.found))

    def every(
        self, transcript: Transcript, segments: Sequence[tuple[int, int]] = (), terms: Container[int] | None = None
    ) -> Matches:
        """All that each term (or each of some) finds, whatever other terms of its code find in the same place."""
        scene = self._scene(transcript.text, [(turn.start, turn.end) for turn in transcript.turns], segments)
        found = [
            self._match(number, hit, scene)
            for number, search in enumerate(self.searches)
            if (terms is None or number in terms) and self._possible(search, scene)
            for hit in search.find(scene)
        ]
        self.given_up = scene.given_up
        return Matches([match for match in map(self._judged, found) if match], scene.tokens.words)

    def _scene(
        self,
        text: str,
        turns: Turns,
        segments: Sequence[tuple[int, int]] = (),
        data: Utf8 | None = None,
        only: np.ndarray | None = None,
    ) -> Scene:
        tokens = self.lexicon.encode(text, turns, data)
        scene = Scene(text, turns, tokens, self.vocabulary, _homes(tokens, segments), self._parts, only)
        scene.meant = suspended_hits(scene)
        return scene

    def _match(self, term: int, hit: Hit, scene: Scene) -> Match:
        return Match(term, scene.turn(hit), scene.ranges(hit), hit.rule, hit.guessed, self.flags.of(hit, scene))

    def _possible(self, search: Search, scene: Scene) -> bool:
        """Whether any word that a search needs stands in a scene at all."""
        tests = self._needed.get(id(search))
        if tests is None:
            tests = self._needed[id(search)] = [self.vocabulary.number[test] for test in needed(search)]
        return not tests or any(scene.count_of(test) or test in scene.meant for test in tests)

    def marks(self, text: str, turns: Turns, data: Utf8 | None = None) -> Marks:
        """Which codes stand in which of the turns (ranges of a text): what `match` finds, counted and not listed.

        `data` is the text as bytes, where they are at hand.
        """
        scene = self._scene(text, turns, data=data, only=self._placed)
        marks = mark(scene, self.plan, len(self.codebook.codes))
        for term, search in self.plan.rest:
            for hit in search.find(scene) if self._possible(search, scene) else ():
                if self._plain[term] or self._judged(self._match(term, hit, scene)):
                    marks[scene.turn(hit), self.code_of[term]] = True
        self.given_up = scene.given_up
        return Marks(marks, scene.tokens.words)

    @cached_property
    def _placed(self) -> np.ndarray:
        return self.plan.placed(self._parts)

    def ask_ahead(self) -> None:
        """Ask of every word what a changed term may want to know of it, while the word lists are at hand anyway."""
        lemmatizer, homographs = self.lexicon.language.lemmatizer, self.lexicon.language.homographs
        if homographs is None:
            return
        for form in self.lexicon.lower[self._asked : MOST_ASKED]:
            for pos in CLASSES:
                lemmatizer.classes(lemmatizer.lemma(form, pos).word)
            lemmatizer.classes(form)
            homographs.ask(form)
        self._asked = len(self.lexicon.lower)

    def _judged(self, match: Match) -> Match | None:
        """The match as the term's policy on denials wants it: flagged, without the flag, or not at all."""
        policy = self._policy(self.terms[match.term])
        negated = any(flag.name == "negated" for flag in match.flags)
        if (negated and policy == "exclude") or (not negated and policy == "only"):
            return None
        if policy == "ignore":
            return match._replace(flags=tuple(flag for flag in match.flags if flag.name != "negated"))
        return match

    def _policy(self, term: Term) -> str:
        return term.negation or self.codebook.defaults.get("negation", "flag")

    def settle(self, found: list[Match], *, by_term: bool = False) -> list[Match]:
        """Matches of one code that overlap count once; `by_term` settles only what one term finds twice."""
        return settle(found, range(len(self.terms)) if by_term else self.code_of)


def settle(found: list[Match], homes: Sequence[int]) -> list[Match]:
    """Matches of one home (`homes` of each term, such as its code) that overlap count once.

    The longest stays, then the first in the text, then the first term. Where one term holds in two ways (*algemene*
    as noun and adjective), the one that did not guess is told.
    """
    codes: dict[int, list[Match]] = defaultdict(list)
    for match in found:
        codes[homes[match.term]].append(match)
    kept = []
    for code, matches in codes.items():
        matches.sort(key=lambda m: (-m.length, m.start, m.pieces, m.term, m.guessed, m.rule))
        taken: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for match in matches:
            here = taken[match.turn]
            if not any(a < end and start < b for start, end in match.pieces for a, b in here):
                here.extend(match.pieces)
                kept.append((match.start, code, match))
    return [match for _, _, match in sorted(kept, key=lambda entry: entry[:2])]


def search_for(term: Term, tongue: Language) -> Search:
    """The search of a term, in its own language where it names one, with its conditions."""
    tongue = language(term.lang) if term.lang else tongue
    return conditioned(term, KINDS[term.kind].compile(term, tongue), tongue)


def apart_in(search: object) -> list[tuple[tuple[str, str], str]]:
    """Every separable verb that a search looks for, with its particle and base."""
    if isinstance(search, Apart):
        return [((search.particle, search.base), search.verb)]
    inner: list[object] = []
    for name in ("search", "searches", "parts", "unless", "excepted"):
        value = getattr(search, name, ())
        inner += value if isinstance(value, tuple) else [value]
    return [pair for part in inner for pair in apart_in(part)]


def _homes(tokens: Encoded, segments: Sequence[tuple[int, int]]) -> np.ndarray | None:
    """The number of the segment that holds each token."""
    import numpy as np

    if not segments:
        return None
    firsts = np.array([start for start, _ in segments], dtype=np.int64)
    homes: np.ndarray = np.searchsorted(firsts, tokens.start, side="right") - 1
    return homes
