"""Other words of the same stem: *bevorderen* and *bevordering*, *innoveren* and *innovatie*; of two words, *kennis
delen* and *kennisdeling*.

The endings are the language's facts; two words belong together if they leave the same stem behind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from focuscode.language import Language
from focuscode.language.fold import key
from focuscode.workbench.proposals import Proposal, Source
from focuscode.workbench.talk import Talk

LEAST = 4  # letters of a stem, and of the front of a compound
SHORT = 3  # letters of a stem behind such a front
BARE = 5  # letters of a word that is a stem itself


def derivations(talk: Talk, wanted: Iterable[Source]) -> Iterator[Proposal]:
    """Proposals for words of the talk that share the stem of a term's word."""
    stems = Stems(talk.language)
    counts: dict[str, int] = defaultdict(int)
    for form, count in talk.free.items():
        counts[talk.word_of(form)] += count
    by_stem: dict[str, list[str]] = defaultdict(list)
    for word in counts:
        for stem in stems.of(word):
            by_stem[stem].append(word)
    by_front: dict[str, list[str]] = defaultdict(list)
    for word in counts:
        by_front[key(word)[:LEAST]].append(word)
    wanted = list(wanted)
    known = {(source.code, key(word)) for source in wanted for word in (source.word, *source.words)}
    for source in wanted:
        found = _single(source, stems, by_stem) if len(source.words) == 1 else _joined(source, stems, by_front)
        for word in sorted(set(found)):
            if (source.code, key(word)) not in known and key(word) not in source.dropped:
                yield Proposal("derived", source.code, source.written, word, counts[word])


def _single(source: Source, stems: Stems, by_stem: dict[str, list[str]]) -> Iterator[str]:
    for stem in sorted(stem for stem in stems.of(source.word) if len(stem) >= LEAST):
        yield from (word for word in by_stem.get(stem, ()) if word != source.word)


def _joined(source: Source, stems: Stems, by_front: dict[str, list[str]]) -> Iterator[str]:
    """Words that begin with the first word of a term and end in a derivation of its second."""
    if len(source.words) != 2 or len(source.words[0]) < LEAST:
        return
    front, end = source.words
    links = ("", *(link for link in stems.language.facts.links if link.isalpha()))
    wanted = stems.of(end) | stems.of(stems.language.lemmatizer.lemma(end, "verb").word)
    for word in by_front.get(key(front)[:LEAST], ()):
        rest = key(word).removeprefix(key(front))
        ends = (rest.removeprefix(link) for link in links if rest.startswith(link))
        if rest != key(word) and any(wanted & stems.of(end) for end in ends):
            yield word


class Stems:
    """What is left of words without the endings that a language derives words with."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.endings = sorted(language.facts.derivations, key=lambda ending: (-len(ending), ending))
        self._known: dict[str, frozenset[str]] = {}

    def of(self, word: str) -> frozenset[str]:
        """The stems of a word, spelled alike: *delen* and *deling* leave *del*."""
        if word not in self._known:
            self._known[word] = self._of(word)
        return self._known[word]

    def _of(self, word: str) -> frozenset[str]:
        low = key(word)
        found = [low.removesuffix(ending) for ending in self.endings if low.endswith(ending)]
        stems = {self._even(stem) for stem in found}
        stems |= {self._even(low)} if len(low) >= BARE else set()
        return frozenset(stem for stem in stems if len(stem) >= SHORT)

    def _even(self, stem: str) -> str:
        """A stem as it is spelled before an ending: one vowel, one consonant, the sound of its end."""
        facts = self.language.facts
        sounds = {final: sound for sound, final in facts.final_sounds.items()}
        if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in facts.vowels:
            stem = stem[:-1]
        if len(stem) > 3 and stem[-2] == stem[-3] and stem[-2] in facts.doubling and stem[-1] not in facts.vowels:
            stem = stem[:-2] + stem[-1]
        return stem[:-1] + sounds.get(stem[-1:], stem[-1:])
