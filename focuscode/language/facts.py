"""What a language is made of, as data: the algorithms know no word of any language."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Facts:
    """Facts of one language."""

    code: str
    name: str
    abbreviations: frozenset[str] = frozenset()  # without their last point: they end no sentence
    closed: frozenset[str] = frozenset()  # function words and numerals: never a form of a noun, verb or adjective
    closed_tables: tuple[str, ...] = ()  # word classes of the lookup tables that are closed too
    fillers: frozenset[str] = frozenset()  # hesitations: no words of a phrase, not substantive
    participle_prefix: str = ""  # ge-werk-t
    participle_endings: tuple[str, ...] = ()
    infinitive_endings: tuple[str, ...] = ()
    diminutives: tuple[str, ...] = ()  # endings that the lookup tables lack
    endings: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)  # more suffix rules per class
    tables: bool = False  # whether spacy-lookups-data has an index with rules for it
