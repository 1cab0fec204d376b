"""`{regex: 'quadru\\w+ helix', reason: spellings of the speech recogniser}`: a regular expression on a turn's folded
text, case apart. The last resort: a reviewer will ask for the `reason`, which is needed.

An expression that takes longer than two seconds on a turn is given up there, and told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from focuscode.language import Language
from focuscode.language.fold import fold
from focuscode.matching.pattern import Hit, Kind, Search, Test
from focuscode.matching.scene import Scene
from focuscode.model import Term

LIMIT = 2.0  # seconds for one turn


@dataclass(frozen=True)
class Regex:
    """A compiled expression."""

    expression: Any
    written: str

    def tests(self) -> Iterable[Test]:
        """It looks at the text, not at words."""
        return ()

    def find(self, scene: Scene) -> list[Hit]:
        """Each non-empty match in each turn."""
        found = []
        for number, (start, end) in enumerate(scene.turns):
            folded, back = fold(scene.text[start:end])
            try:
                spans = [match.span() for match in self.expression.finditer(folded, timeout=LIMIT)]
            except TimeoutError:
                scene.given_up.append((self.written, number))
                continue
            for a, b in spans:
                if a < b:
                    first, last = back.span(a, b) if back else (a, b)
                    found.append(Hit((), "regular expression", False, ((start + first, start + last),), number))
        return found


def compile_term(term: Term, language: Language) -> Search:
    """The expression, case apart."""
    import regex

    return Regex(regex.compile(fold(term.text)[0], regex.IGNORECASE), term.written)


KIND = Kind("regex", "A regular expression", compile_term, ("reason",))
