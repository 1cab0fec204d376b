"""Words that may be names, for the list: with a capital inside a sentence, or in no word list at its beginning.

What speakers are labelled with counts as a name wherever it stands. Nothing here is certain; a person strikes out
what is no name. Words that are listed already are left out.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from focuscode.language import Language
from focuscode.language.names import NAME_WORDS, is_function_word, is_word
from focuscode.language.sentences import sentence_bounds
from focuscode.model import Transcript
from focuscode.names.find import Finder, alike, without_accents
from focuscode.names.leftovers import SHORTEST, has_capitals
from focuscode.names.listed import Name
from focuscode.names.speakers import is_coded
from focuscode.tables import Column, Table, from_rows

if TYPE_CHECKING:
    from pandas import DataFrame

CANDIDATES = Table(
    "name_candidates",
    "words that may be names; a list of names once a person has struck out what is none",
    (
        Column("name", "text", "the words; other spellings can be put behind |"),
        Column("replacement", "text", "to fill in, or to leave empty"),
        Column("kind", "text", "person, organisation or place where a cue says so; to check"),
        Column("count", "int", "how often it stands there"),
        Column("begins", "int", "how often of these at the beginning of a sentence"),
        Column("word", "text", "yes where it is also an ordinary word"),
        Column("groups", "text", "the groups it stands in"),
        Column("contexts", "text", "some of the places, the words in brackets"),
    ),
    "names that are no words, by count, those that only begin sentences last; then those that are",
)
HEAD = 4  # letters of the end of a word put together
SIDE, PLACES = 40, 3  # characters on either side, and places shown
_TOKEN = re.compile(r"[^\W_]+(?:[&.'’-][^\W_]+)*")
_MARK = re.compile(r"\[[^\]\n]{1,60}\]")


class Token(NamedTuple):
    """A word of a sentence: where it stands and how it is written."""

    start: int
    end: int
    form: str


@dataclass
class Candidate:
    """What is gathered about one candidate."""

    forms: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    begins: int = 0
    groups: dict[str, None] = field(default_factory=dict)
    contexts: list[str] = field(default_factory=list)


def candidates(transcripts: Sequence[Transcript], names: Sequence[Name], language: Language) -> DataFrame:
    """Words that may be names and are not listed: how often, where, what they look like."""
    looking = _Looking(names, language, transcripts)
    found: dict[str, Candidate] = defaultdict(Candidate)
    for transcript in transcripts:
        capitals = has_capitals(transcript)
        for turn in transcript.turns:
            words = transcript.words_of(turn)
            for tokens in looking.sentences(words):
                runs = looking.runs(words, tokens) if capitals else looking.behind_cues(tokens)
                for first, last in runs:
                    looking.gather(found, words, tokens, first, last, turn.group or transcript.group)
    rows = [_row(candidate, looking) for candidate in found.values()]
    rows.sort(
        key=lambda row: (
            row["word"],
            row["begins"] == row["count"],
            -int(str(row["count"])),
            str(row["name"]).casefold(),
            row["name"],
        )
    )
    return from_rows(CANDIDATES, rows)


def _row(candidate: Candidate, looking: _Looking) -> dict[str, object]:
    name = min(candidate.forms, key=lambda form: (-candidate.forms[form], form))
    kinds = candidate.kinds.most_common()
    sure = kinds and (len(kinds) == 1 or kinds[0][1] > kinds[1][1])
    return {
        "name": name,
        "replacement": "",
        "kind": kinds[0][0] if sure else "",
        "count": sum(candidate.forms.values()),
        "begins": candidate.begins,
        "word": "yes" if all(looking.known(part.lower()) for part in _TOKEN.findall(name)) else "",
        "groups": ", ".join(candidate.groups),
        "contexts": " | ".join(candidate.contexts),
    }


class _Looking:
    """Knows the language, the list, and how words are written in all the transcripts."""

    def __init__(self, names: Sequence[Name], language: Language, transcripts: Sequence[Transcript]) -> None:
        self.language = language
        self.words = NAME_WORDS[language.code]
        self.finder = Finder(((n, s) for n, name in enumerate(names) for s in name.spellings), language)
        self._known: dict[str, bool] = {}
        self.inside: set[str] = set()  # written with a capital inside a sentence
        self.lower: set[str] = set()  # written without
        labels = dict.fromkeys(label for transcript in transcripts for label in transcript.speakers())
        words = (word for label in labels if not is_coded(label) for word in _TOKEN.findall(label))
        self.people = {word for word in words if len(word) >= SHORTEST and word.lower() not in self.words.particles}
        for transcript in transcripts:
            for turn in transcript.turns:
                for tokens in self.sentences(transcript.words_of(turn)):
                    self.inside.update(token.form for token in tokens[1:] if token.form[0].isupper())
                    self.lower.update(token.form for token in tokens if token.form[0].islower())

    def sentences(self, words: str) -> Iterator[list[Token]]:
        """The words of each sentence; what a transcriber put in brackets is not said."""
        masked = _MARK.sub(lambda mark: " " * len(mark.group()), words)
        for start, end in sentence_bounds(masked, self.language.facts):
            found = _TOKEN.finditer(masked, start, end)
            if tokens := [Token(match.start(), match.end(), match.group()) for match in found]:
                yield tokens

    def known(self, low: str) -> bool:
        """Whether a word is an ordinary one, also put together from two."""
        if low not in self._known:
            forms = (low, without_accents(low))
            parts = [part for part in re.split("['’]", low) if len(part) > 2]
            shortened = len(parts) < 2 and parts != [low] and all(map(self.known, parts))  # I'm, d'accord
            self._known[low] = shortened or any(is_word(form, self.language) for form in forms) or self._compound(low)
        return self._known[low]

    def _compound(self, low: str) -> bool:
        """Whether a word is put together from two; family names often end as words do (Peet-ers, Jans-sens)."""
        judge = self.language.compounds
        if judge is None:
            return False
        ends = ((start, low[:start]) for start, head in judge.ends(low) if len(head) >= HEAD)
        return any(start and judge.is_modifier(front) for start, front in ends)

    def runs(self, words: str, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
        """Rows of words with capitals, particles between them included: first and last."""
        listed = self.finder.find(words)
        capital = [
            t.form[0].isupper() and all(t.end <= hit.start or hit.end <= t.start for hit in listed) for t in tokens
        ]
        at = 0
        while at < len(tokens):
            if not capital[at]:
                at += 1
                continue
            last = at
            while (after := self._next(words, tokens, capital, last)) > last:
                last = after
            yield from self._trimmed(tokens, at, last)
            at = last + 1

    def _next(self, words: str, tokens: Sequence[Token], capital: Sequence[bool], last: int) -> int:
        """The next word with a capital that belongs to the same name, or `last` where there is none."""
        here = last + 1
        while here < len(tokens) and words[tokens[here - 1].end : tokens[here].start] in (" ", ". ", "\n"):
            dotted = words[tokens[here - 1].end] == "."
            if dotted and len(tokens[here - 1].form) > 1:
                return last
            if capital[here]:
                return here
            if tokens[here].form.lower() not in self.words.particles or here > last + 3:
                return last
            here += 1
        return last

    def _trimmed(self, tokens: Sequence[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
        """A row without what stands at its front only because a sentence begins, or as a title."""
        while first <= last and self._is_front(tokens, first, first == last):
            first += 1
        if first > last or (first == last and self._is_nothing(tokens[first].form)):
            return
        yield first, last

    def _is_front(self, tokens: Sequence[Token], at: int, alone: bool) -> bool:
        form = tokens[at].form
        return form[0].islower() or self._title(tokens[at]) or (at == 0 and self._only_begins(form, alone))

    def _is_nothing(self, form: str) -> bool:
        return len(form) < 2 or is_function_word(form.lower(), self.language)

    def _only_begins(self, form: str, alone: bool) -> bool:
        """Whether the first word of a sentence has its capital from that alone, as far as one can tell."""
        low = form.lower()
        if {form, form.removesuffix("s")} & self.people:
            return False
        if is_function_word(low, self.language) or (alone and low in self.lower):
            return True
        return self.known(low) and (low in self.lower or form not in self.inside)

    def _title(self, token: Token) -> bool:
        return token.form.lower() in self.words.person_before

    def behind_cues(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
        """Where nothing has a capital: words in no word list behind a word that names are said after."""
        cues = self.words.person_before | self.words.organisation_before | self.words.place_before
        for at in range(1, len(tokens)):
            low = tokens[at].form.lower()
            if tokens[at - 1].form.lower() in cues and low not in cues and low.isalpha() and not self.known(low):
                yield at, at

    def gather(
        self, found: dict[str, Candidate], words: str, tokens: Sequence[Token], first: int, last: int, group: str
    ) -> None:
        """Put one place of a candidate to the others."""
        name, end = self._name(words, tokens[first], tokens[last])
        if len(name) < 2 or self.finder.find(name):
            return
        candidate = found[alike(name)]
        candidate.forms[name] += 1
        candidate.begins += first == 0
        candidate.groups[group] = None
        candidate.kinds.update(self._kinds(tokens, first, last))
        if len(candidate.contexts) < PLACES:
            start = tokens[first].start
            left, right = words[max(0, start - SIDE) : start], words[end : end + SIDE]
            candidate.contexts.append(" ".join(f"{left}[{words[start:end]}]{right}".split()))

    def _name(self, words: str, first: Token, last: Token) -> tuple[str, int]:
        """The name without genitive and without the rest of a compound, and where it ends."""
        text = words[first.start : last.end]
        parts = re.split(r"(?<=[^\W\d_])-(?=[a-zà-ÿ])", text, maxsplit=1)
        text = re.sub(r"['’][sS]$", "", parts[0])
        bare = text[:-1]
        if text.endswith("s") and bare in self.inside | self.people:
            text = bare
        return " ".join(text.split()), first.start + len(text)

    def _kinds(self, tokens: Sequence[Token], first: int, last: int) -> Iterator[str]:
        """What the words around and inside a name say it is."""
        before = tokens[first - 1].form.lower() if first else ""
        behind = tokens[last + 1].form.lower() if last + 1 < len(tokens) else ""
        inside = [token.form.lower() for token in tokens[first : last + 1]]
        speaks = any(token.form in self.people for token in tokens[first : last + 1])
        if not self.words.organisation_in.isdisjoint([*inside, behind]):
            yield "organisation"
        elif speaks or before in self.words.person_before or behind in self.words.person_behind:
            yield "person"
        elif before in self.words.organisation_before or (last == first and tokens[first].form.isupper()):
            yield "organisation"
        elif before in self.words.place_before:
            yield "place"
