"""The lemma tables of spacy-lookups-data: which words there are, per class, and their forms."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

CLASSES = ("noun", "verb", "adj")


@dataclass(frozen=True)
class Tables:
    """Index (the words of a class), exceptions (form → words), lookup (unambiguous form → word), suffix rules."""

    index: dict[str, frozenset[str]]
    exceptions: dict[str, dict[str, list[str]]]
    lookup: dict[str, str]
    rules: dict[str, list[tuple[str, str]]]


@cache
def load_tables(language: str) -> Tables:
    """The tables of a language, read once."""

    def read(name: str) -> Any:
        path = resources.files("spacy_lookups_data") / "data" / f"{language}_lemma_{name}.json.gz"
        return json.loads(gzip.decompress(path.read_bytes()))

    index = {name: frozenset(words) for name, words in read("index").items()}
    rules = {name: [(old, new) for old, new in pairs] for name, pairs in read("rules").items() if name in CLASSES}
    return Tables(index, read("exc"), read("lookup"), rules)
