"""What tells names apart, language by language: words that stand before and behind them, and whether a word is known.

A name is a person's, an organisation's or a place's; the words here are hints for a person who decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from focuscode.language.lemma import SUFFIX, TableLemmatizer

if TYPE_CHECKING:
    from focuscode.language import Language

KINDS = ("person", "organisation", "place", "other")


@dataclass(frozen=True)
class NameWords:
    """The words around names in one language, and the words that stand for names of a kind."""

    standing: dict[str, str]  # kind → what a replacement is made of: [persoon-1]
    particles: frozenset[str] = frozenset()  # inside names, in either case: Jan de Smet, Jan De Smet
    person_before: frozenset[str] = frozenset()
    person_behind: frozenset[str] = frozenset()
    organisation_before: frozenset[str] = frozenset()
    organisation_in: frozenset[str] = frozenset()
    place_before: frozenset[str] = frozenset()


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DUTCH = NameWords(
    {"person": "persoon", "organisation": "organisatie", "place": "plaats", "other": "naam", "speaker": "spreker"},
    _words("van de der den het 't ter ten la le du des von d'"),
    _words(
        "meneer mijnheer mevrouw mevr mevr. dhr dhr. juffrouw prof prof. professor dr dr. doctor ir ir. collega "
        "minister schepen burgemeester directeur voorzitter heet vriend vriendin"
    ),
    _words("zei zegt vroeg vraagt vindt vond denkt dacht antwoordde vertelde vertelt belde mailde"),
    _words("bij firma bedrijf onderneming organisatie vzw klant leverancier concurrent groep cluster"),
    _words(
        "nv bv bvba vzw cv cvba n.v. b.v. v.z.w. groep group holding universiteit hogeschool college instituut "
        "ministerie departement agentschap federatie stichting bank academie centrum university institute"
    ),
    _words("in uit naar te stad gemeente regio provincie dorp richting vanuit rond haven"),
)
ENGLISH = NameWords(
    {"person": "person", "organisation": "organisation", "place": "place", "other": "name", "speaker": "speaker"},
    _words("van de der den the of von du la le"),
    _words("mr mr. mrs mrs. ms ms. miss dr dr. prof prof. professor sir colleague minister"),
    _words("said says asked asks thinks thought told answered called"),
    _words("at company firm for with client supplier"),
    _words("ltd ltd. inc inc. plc llc group university institute college department agency foundation bank centre"),
    _words("in from to near city town village region"),
)
FRENCH = NameWords(
    {
        "person": "personne",
        "organisation": "organisation",
        "place": "lieu",
        "other": "nom",
        "speaker": "intervenant",
    },
    _words("de du des la le les d' l' van von"),
    _words("monsieur madame mademoiselle m. mme mme. mlle dr dr. docteur professeur collègue ministre"),
    _words("dit disait demande pense"),
    _words("chez entreprise firme société groupe asbl client"),
    _words("sa s.a. srl asbl sprl groupe université institut école ministère agence fondation banque centre"),
    _words("à en vers depuis ville commune région province"),
)
GERMAN = NameWords(
    {"person": "Person", "organisation": "Organisation", "place": "Ort", "other": "Name", "speaker": "Sprecher"},
    _words("von van zu der den de am"),
    _words("herr herrn frau dr dr. prof prof. professor kollege kollegin minister"),
    _words("sagt sagte fragt fragte meint meinte denkt"),
    _words("bei firma unternehmen kunde verein"),
    _words("gmbh ag kg e.v. gruppe universität hochschule institut ministerium agentur stiftung bank zentrum"),
    _words("in aus nach stadt gemeinde region"),
)
NAME_WORDS = {"nl": DUTCH, "en": ENGLISH, "fr": FRENCH, "de": GERMAN}


def is_word(form: str, language: Language) -> bool:
    """Whether a word, lower case, stands in the language's word lists or is a regular form of one that does.

    >>> from focuscode.language import language
    >>> is_word("beer", language("nl")), is_word("kathleen", language("nl"))
    (True, False)
    """
    lemmatizer = language.lemmatizer
    if is_function_word(form, language):
        return True
    if not isinstance(lemmatizer, TableLemmatizer):
        import simplemma

        return bool(simplemma.is_known(form, lang=language.code))
    classes = ("noun", "verb", "adj")
    return any(lemmatizer.knows(form, pos) or lemmatizer.by_rule(form, pos).rule == SUFFIX for pos in classes)


def is_function_word(form: str, language: Language) -> bool:
    """Whether a word, lower case, is one of those that stand in every text, or a hesitation: never a name alone."""
    facts, lemmatizer = language.facts, language.lemmatizer
    if form in facts.closed or form in facts.fillers:
        return True
    return isinstance(lemmatizer, TableLemmatizer) and form in lemmatizer.closed
