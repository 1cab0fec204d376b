"""What a term adds to its search: not beside these words, not inside these phrases, forms more or fewer."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from focuscode.language import Language
from focuscode.language.fold import fold, key
from focuscode.matching.pattern import AnyOf, Form, Hit, Row, Search, Test, searches_of
from focuscode.matching.scene import Scene
from focuscode.model import Term


@dataclass(frozen=True)
class Conditioned:
    """A search whose hits must meet conditions."""

    search: Search
    unless: tuple[Search, ...] = ()
    unless_within: int = 0
    excepted: tuple[Search, ...] = ()
    dropped: frozenset[str] = frozenset()

    def tests(self) -> Iterable[Test]:
        """The tests of the search and of its conditions."""
        for search in (self.search, *self.unless, *self.excepted):
            yield from search.tests()

    def find(self, scene: Scene) -> list[Hit]:
        """The hits that meet the conditions."""
        hits = [hit for hit in self.search.find(scene) if not self._is_dropped(hit, scene)]
        if self.excepted and hits:
            taken = [piece for search in self.excepted for hit in search.find(scene) for piece in scene.ranges(hit)]
            hits = [hit for hit in hits if not _overlap(scene.ranges(hit), taken)]
        if self.unless and hits:
            near = scene.by_sentence(hit for search in self.unless for hit in search.find(scene))
            hits = [hit for hit in hits if not hit.tokens or not self._is_beside(hit, near, scene)]
        return hits

    def _is_dropped(self, hit: Hit, scene: Scene) -> bool:
        return bool(self.dropped) and is_dropped([scene.text[a:b] for a, b in scene.ranges(hit)], self.dropped)

    def _is_beside(self, hit: Hit, near: dict[int, list[Hit]], scene: Scene) -> bool:
        first, last = hit.tokens[0], hit.tokens[-1]
        for other in near.get(scene.sentence(hit), ()):
            if set(other.tokens) & set(hit.tokens):
                continue
            before = scene.distance(other.tokens[-1], first)
            behind = scene.distance(last, other.tokens[0])
            if 0 < before <= self.unless_within or 0 < behind <= self.unless_within or first < other.tokens[0] < last:
                return True
        return False


def form_key(pieces: Iterable[str]) -> str:
    """What the forms that people write for a hit share: its words in order, case, hyphens and gaps apart.

    >>> form_key(["Brengt", "samen"]) == form_key(["brengt … samen"])
    True
    """
    words = " ".join(pieces).replace("…", " ").replace("...", " ").split()
    return " ".join(key(fold(word)[0]) for word in words)


def is_dropped(pieces: Iterable[str], dropped: Collection[str]) -> bool:
    """Whether the words of a hit, or one of them, are among the forms (keys) that a term drops."""
    form = form_key(pieces)
    return form in dropped or any(word in dropped for word in form.split())


def needed(search: Search) -> tuple[Test, ...]:
    """The tests of which one must hold somewhere for a search to find anything; none where it needs no word."""
    if isinstance(search, Conditioned):
        return needed(search.search)
    if isinstance(search, AnyOf):
        parts = [needed(part) for part in search.searches]
        return tuple(test for part in parts for test in part) if all(parts) else ()
    return tuple(search.tests())


def _overlap(ranges: Iterable[tuple[int, int]], taken: list[tuple[int, int]]) -> bool:
    return any(a < end and start < b for start, end in ranges for a, b in taken)


def conditioned(term: Term, search: Search, language: Language) -> Search:
    """The search with the term's conditions, or as it is where it has none."""
    if term.add:
        added = tuple(Row(tuple((Form(key(word)),) for word in form.split())) for form in term.add)
        search = AnyOf((search, *added))
    if not (term.unless or term.excepted or term.drop):
        return search
    return Conditioned(
        search,
        searches_of(term.unless, language),
        term.unless_within,
        searches_of(term.excepted, language),
        frozenset(form_key([form]) for form in term.drop),
    )
