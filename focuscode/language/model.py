"""A trained spaCy pipeline that the user has installed, used where it helps: classes of homographs, particles.

It is asked only about sentences with a form that two classes have, or with a separable verb's parts; without one
the neighbours of a word decide. Its name and version stand in the manifest, since another model may decide otherwise.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any, NamedTuple

from focuscode.errors import UsageError

CLASSES = {"NOUN": "noun", "PROPN": "noun", "VERB": "verb", "AUX": "verb", "ADJ": "adj"}
PARTICLE = "compound:prt"


class Reading(NamedTuple):
    """How the model reads a token: its class (empty if no noun, verb or adjective), lemma, and the verb it belongs to.

    `verb` is the start of the verb whose particle it is, or -1.
    """

    pos: str
    lemma: str
    verb: int


class Model:
    """An installed pipeline by name, or by the folder it is saved in."""

    def __init__(self, name: str) -> None:
        self.name = name

    @cached_property
    def _pipeline(self) -> Any:
        import spacy

        try:
            return spacy.load(self.name)
        except OSError as error:
            raise UsageError(
                f"The language model '{self.name}' is not installed. "
                f"Install it with: python -m spacy download {self.name} - or remove language_model from study.yaml."
            ) from error

    @property
    def parses(self) -> bool:
        """Whether it tells which verb a particle belongs to."""
        return "parser" in self._pipeline.pipe_names

    @property
    def stamp(self) -> str:
        """Name and version."""
        meta = self._pipeline.meta
        return f"{meta['lang']}_{meta['name']} {meta['version']}"

    def read(self, text: str) -> dict[int, Reading]:
        """The readings of a text's tokens by where they start."""
        found = {}
        for token in self._pipeline(text):
            verb = token.head.idx if token.dep_ == PARTICLE else -1
            found[token.idx] = Reading(CLASSES.get(token.pos_, ""), token.lemma_.replace("_", "").lower(), verb)
        return found
