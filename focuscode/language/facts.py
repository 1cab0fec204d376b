"""What a language is made of, as data: the algorithms know no word of any language."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property


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
    links: tuple[str, ...] = ()  # letters between the parts of a compound
    plurals: tuple[str, ...] = ()  # endings of plurals that also link
    no_heads: frozenset[str] = frozenset()  # ends that look like nouns and are suffixes
    no_modifiers: frozenset[str] = frozenset()  # fronts that look like words and are prefixes
    vowels: str = "aeiouy"
    doubling: str = ""  # vowels that are doubled in a closed syllable
    final_sounds: dict[str, str] = field(default_factory=dict)  # v, z at the end of a stem
    particles: frozenset[str] = frozenset()  # of separable verbs
    preposition_particles: frozenset[str] = frozenset()  # those that are prepositions too
    auxiliaries: frozenset[str] = frozenset()  # and what else may stand between a particle and its verb
    conjunctions: frozenset[str] = frozenset()
    subordinators: frozenset[str] = frozenset()  # conjunctions that open a clause a particle never leaves
    prepositions: frozenset[str] = frozenset()
    after_particle: frozenset[str] = frozenset()  # adverbs that may follow a particle
    not_after_particle: frozenset[str] = frozenset()  # what makes a preposition of the particle before it
    joining: frozenset[str] = frozenset()  # conjunctions between equals
    subject_pronouns: frozenset[str] = frozenset()
    stops: frozenset[str] = frozenset('.;:?!…()"“”—–')
    openers: frozenset[str] = frozenset(",(-–")  # a particle never stands straight behind these
    fixed: frozenset[tuple[str, ...]] = frozenset()  # expressions in which a particle is none
    infinitive_openers: frozenset[str] = frozenset()
    infinitive_marker: str = ""
    pronominal: frozenset[str] = frozenset()  # adverbs that claim a preposition further on
    claimed: frozenset[str] = frozenset()  # the particles that can be claimed
    singular: str = ""  # the determiner that no plural follows: an infinitive behind it is a verb used as a noun
    participle_ends: tuple[str, ...] = ()
    present_participles: tuple[str, ...] = ()
    determiners: frozenset[str] = frozenset()
    sure_determiners: frozenset[str] = frozenset()
    possessives: frozenset[str] = frozenset()
    verb_cues: frozenset[str] = frozenset()
    adjective_ending: str = ""
    never_closed: frozenset[str] = frozenset()  # in the closed tables, and forms of content words all the same
    never_verbs: frozenset[str] = frozenset()  # adverbs and adjectives that look like forms of verbs
    only_verbs: frozenset[str] = frozenset()  # forms of auxiliaries that look like nouns or adjectives
    numerals: frozenset[str] = frozenset()
    modals: frozenset[str] = frozenset()  # an infinitive behind them is a verb
    suspending: frozenset[str] = frozenset()  # what may stand behind a suspended compound: kennis- en …
    marks: frozenset[str] = frozenset()  # what transcribers put in round brackets: (lacht)
    clause_openers: frozenset[str] = frozenset()
    pronoun_openers: frozenset[str] = frozenset()  # of these, the ones that are pronouns too
    subjects: frozenset[str] = frozenset()  # what may begin the clause behind them
    inseparable: frozenset[str] = frozenset()  # verbs that begin as a particle does and are never parted
    negations: tuple[tuple[str, ...], ...] = ()
    hedges: tuple[tuple[str, ...], ...] = ()
    wishes: tuple[tuple[str, ...], ...] = ()
    pseudo_cues: tuple[tuple[str, ...], ...] = ()
    light_bases: frozenset[str] = frozenset()  # bases that mean little: pairs with them are less sure
    light: frozenset[str] = frozenset()  # words that say little of any subject: zeggen, jaar, ding
    derivations: tuple[str, ...] = ()  # endings that make another word of a stem: bevorder-en, bevorder-ing
    tables: bool = False  # whether spacy-lookups-data has an index with rules for it

    @cached_property
    def behind_particles(self) -> frozenset[str]:
        """The words that may follow a particle which is a preposition too."""
        words = self.conjunctions | self.prepositions | self.auxiliaries | self.after_particle
        return words - self.not_after_particle
