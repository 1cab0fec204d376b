"""What stands for a speaker's label in a copy: the study's pseudonym, else the list's, else a number."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from focuscode.language.names import NameWords
from focuscode.model import Participant, SpeakerType
from focuscode.readers.labels import is_moderator
from focuscode.study import matches

CODED = re.compile(
    r"(?:(?i:deelnemer|deelneemster|respondent|participant|spreker|spreekster|speaker|persoon|person|man|vrouw|"
    r"teilnehmer(?:in)?|sprecher(?:in)?|intervenant|répondant|moderator)[ _.-]?)?"
    r"(?:[A-Z]{1,4}[-_.]?\d{1,3}|[a-z]\d{1,3}|\d{1,3}|[A-Z])"
)


def is_coded(label: str) -> bool:
    """Whether a label is a role or a code that nobody is known by.

    >>> is_coded("Deelnemer 2"), is_coded("KMO1"), is_coded("Moderator"), is_coded("Jan")
    (True, True, True, False)
    """
    return is_moderator(label) or bool(CODED.fullmatch(label))


class Labels:
    """Gives each label of a group its pseudonym, the same each time.

    `listed` says what stands for a label that is a name of the list; `taken` are the labels that there are.
    """

    def __init__(
        self, people: Sequence[Participant], listed: Callable[[str], str], taken: Collection[str], words: NameWords
    ) -> None:
        self.people = people
        self.listed = listed
        self.words = words
        self.given: dict[tuple[str, str], str] = {}
        self._taken = {label.casefold() for label in (*taken, *(person.pseudonym for person in people))}
        self._numbers = {"speaker": 0, "moderator": 0}

    def of(self, group: str, label: str, kind: SpeakerType) -> str:
        """The pseudonym of a label; a label that is a role or a code already stays."""
        if not label:
            return ""
        known = group, label
        if known not in self.given:
            self.given[known] = self._tabled(group, label) or self._other(group, label, kind)
        return self.given[known]

    def _tabled(self, group: str, label: str) -> str:
        """The pseudonym of the participants' table; a label that stands for itself there is none."""
        rows = (person for person in self.people if person.group == group and matches(person.label)(label))
        return next((person.pseudonym for person in rows if person.pseudonym != person.label), "")

    def _other(self, group: str, label: str, kind: SpeakerType) -> str:
        found = self.listed(label)
        if found and found not in {new for (home, _), new in self.given.items() if home == group}:
            return found
        return label if not found and is_coded(label) else self._next(kind)

    def _next(self, kind: SpeakerType) -> str:
        """The next number that no label has. A moderator is called so, and known as one again."""
        what, form = (
            ("moderator", "Moderator {}")
            if kind == "moderator"
            else ("speaker", self.words.standing["speaker"] + "-{}")
        )
        while True:
            self._numbers[what] += 1
            label = form.format(self._numbers[what])
            if label.casefold() not in self._taken:
                return label
