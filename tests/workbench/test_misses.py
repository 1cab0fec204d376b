"""An example that is missed: the nearest term, and what would have hit."""

from dataclasses import replace
from pathlib import Path

import pytest

from focuscode.codebook import check_text, read_codebook
from focuscode.codebook.wording import typed
from focuscode.workbench.misses import misses_of, unknown_words
from focuscode.workbench.trial import try_terms

ROOT = Path(__file__).parent.parent.parent


def misses(tried_book, terms, sentence, **rest):
    book = tried_book(a=(terms, [sentence]), **rest)
    code = book.codes[0]
    assert not try_terms(code.terms, code.examples, book), "the sentence is hit already"
    return book, misses_of(code, code.examples[0], book)


CASES = [
    # further apart, or in another order
    ("kennis delen", "Die kennis moet ge toch eerst delen.", "{phrase: kennis delen, gap: 4}", "4 other words between"),
    ("{phrase: kennis delen, gap: 1}", "Kennis wel eens delen.", "{phrase: kennis delen, gap: 2}", "2 other words"),
    ("kennis delen", "Het delen van kennis.", "{near: [kennis, delen], within: 1}", "in another order"),
    (
        "{near: [richting, geven], within: 1}",
        "Dat geeft ons in die sector een richting.",
        "{near: [richting, geven], within: 5}",
        "5 other words between the first and the last",
    ),
    (
        "{near: [koers, bepalen], ordered: yes}",
        "Wij bepalen de koers.",
        "{near: [koers, bepalen], within: 8}",
        "in another order",
    ),
    (
        "{near: [koers, bepalen], within: 0, ordered: yes}",
        "Wij bepalen zelf de koers.",
        "{near: [koers, bepalen], within: 2}",
        "in another order",
    ),
    (
        "{near: [koers, bepalen], within: 8}",
        "De koers is juist. Wie zal dat bepalen?",
        "{all: [koers, bepalen], scope: turn}",
        "not in one sentence",
    ),
    (
        "{all: [koers, bepalen], scope: sentence}",
        "De koers is juist. Wie zal dat bepalen?",
        "{all: [koers, bepalen], scope: turn}",
        "not in one sentence",
    ),
    # a condition took it
    ("{lemma: roadmap, forms: {drop: [roadmaps]}}", "De roadmaps.", "{lemma: roadmap}", "“roadmaps” is dropped"),
    (
        "{lemma: visie, except: [televisie kijken, visie van de baas]}",
        "De visie van de baas telt.",
        "{lemma: visie, except: [televisie kijken]}",
        "its except: “visie van de baas” takes it",
    ),
    (
        "{lemma: agenda, unless: {near: [week, maand], within: 3}}",
        "Die week was de agenda vol.",
        "{lemma: agenda, unless: {near: [maand], within: 3}}",
        "its unless: “week” stands within 3 words",
    ),
    (
        "{lemma: agenda, except: [volle agenda], unless: {near: [week], within: 9}}",
        "Die week was het een volle agenda.",
        "{lemma: agenda}",
        "several of its conditions",
    ),
    (
        "{lemma: partner, negation: exclude}",
        "Wij zijn geen partner.",
        "{lemma: partner, negation: flag}",
        "negation: exclude takes it",
    ),
    (
        "{lemma: partner, negation: only}",
        "Wij zijn een partner.",
        "{lemma: partner, negation: flag}",
        "negation: only asks for that",
    ),
    # another class, another form
    ("{lemma: werk, pos: noun}", "Wij werken daar met vijf.", "{lemma: werken, pos: verb}", "as a verb"),
    ("{lemma: visies, pos: verb}", "Een visie dus.", "{lemma: visie, pos: noun}", "as a noun"),
    ("{word: consortium}", "Er zijn drie consortia.", "consortium", "another form of it"),
    ("{word: SPCO}", "De spco doet dat.", "SPCO", "another form of it"),
    ("{word: grote roadmap}", "Een grote roadmaps.", "{phrase: grote roadmap}", "in another form"),
    # longer words
    ("platform", "Een samenwerkingsplatform dus.", "{compound: platform, as: head}", "holds it as its end"),
    ("platform", "Onze platformwerking dan.", "{compound: platform, as: modifier}", "holds it as its front"),
    ("{compound: strategie, as: head}", "De strategie is goed.", "strategie", "a word of its own"),
    (
        "{compound: strategie, as: head}",
        "Die strategieoefening dan.",
        "{compound: strategie, as: any}",
        "in the other part",
    ),
    ("{wild: matchmak*}", "Een supermatchmaker.", "{wild: '*matchmak*'}", "a longer word holds it"),
    ("innovatie ecosysteem", "Het innovatie-ecosysteem.", "{compound: innovatie+ecosysteem}", "one longer word"),
    ("kennis delen", "Die kennisdeling is ons ding.", "{wild: 'kennisdel*'}", "“kennisdeling” holds its words"),
    (
        "{compound: innovatie+ecosysteem}",
        "Het ecosysteem rond innovatie.",
        "{near: [innovatie, ecosysteem], within: 1}",
        "its parts stand there apart",
    ),
    # a verb in two parts
    (
        "samenbrengen",
        "Wij gaan samen met de bus, en dat brengt geluk.",
        "{near: [brengen, samen], within: 6}",
        "“brengen” and “samen” stand there, but not as one verb",
    ),
    # spelling
    ("valorisatie", "De valorizatie.", "{lemma: valorisatie, forms: {add: [valorizatie]}}", "spelled nearly like it"),
    ("collectieve intelligentie", "De colectieve intelligentie.", "colectieve intelligentie", "its “collectieve”"),
    ("consortimu", "Die consortia dan.", "consortium", "“consortia” is spelled nearly like it"),
    ("innoveren", "Dat is innovatie.", "{wild: 'innov*'}", "“innovatie” begins as it does"),
]


@pytest.mark.parametrize(("term", "sentence", "proposal", "why"), CASES)
def test_the_nearest_miss_is_found_and_what_would_hit(tried_book, term, sentence, proposal, why):
    book, found = misses(tried_book, [term], sentence)
    assert typed(found[0].proposal, book.defaults) == proposal
    assert why in found[0].why
    again, _ = check_text(f"codebook: c\nversion: 1\ncodes:\n  - id: a\n    terms:\n      - {proposal}\n", "c.yaml")
    assert try_terms(again.codes[0].terms, [sentence], again)


def test_the_default_of_the_codebook_takes_a_match_too(tried_book):
    _, found = misses(tried_book, ["partner"], "Wij zijn geen partner.", defaults="{negation: exclude}")
    assert typed(found[0].proposal) == "{lemma: partner, negation: flag}"


def test_every_proposal_hits_and_each_term_has_one(tried_book):
    terms = [
        "kennis delen",
        "{near: [kennis, delen], within: 0}",
        "{lemma: kennis, except: [die kennis]}",
        "{word: Kennis!}",
    ]
    terms = terms[:3]
    book, found = misses(tried_book, terms, "Die kennis moet ge hier wel delen.")
    assert [miss.term for miss in found] == [book.codes[0].terms[n] for n in (2, 0, 1)]
    assert [miss.rank for miss in found] == sorted(miss.rank for miss in found)
    tried = try_terms([miss.proposal for miss in found], book.codes[0].examples, book)
    assert set(tried) == {(0, 0), (1, 0), (2, 0)}


def test_only_the_nearest_few_are_told(tried_book):
    terms = [f"{{phrase: kennis {word} delen}}" for word in ("nooit", "zelf", "niet", "wel")]
    _, found = misses(tried_book, terms, "Kennis nooit zelf niet wel eens delen.")
    assert len(found) == 3


@pytest.mark.parametrize(
    ("term", "sentence"),
    [
        ("roadmap", "Onze buren maken lawaai."),
        ("regering", "De regeling is klaar."),  # a known word is no misspelling
        ("kennis delen", "Onze kennis groeit."),
        ("waardeketen", "De toegevoegde waarde dan."),  # a word in front of another is no kin of it
        ("clusterlid", "Die clusterwerking van de clusters."),
        ("{regex: 'x+', reason: r}", "Onze buren maken lawaai."),
        ("{wild: 'roadm*'}", "Onze buren maken lawaai."),
    ],
)
def test_nothing_is_made_up(tried_book, term, sentence):
    assert misses(tried_book, [term], sentence)[1] == []


def test_a_code_without_terms_has_no_near_miss(tried_book):
    assert misses(tried_book, [], "Een roadmap.")[1] == []


def test_words_that_no_term_knows(tried_book):
    book = tried_book(a=(["roadmap", "{near: [kennis, delen]}"], []), b=(["{wild: 'buur*'}"], []))
    sentence = "De roadmaps van de buurvrouw zijn euh zeer ingewikkeld, en hun kennis ook, ingewikkeld hoor."
    assert unknown_words(sentence, book) == ["ingewikkeld", "hoor"]
    assert unknown_words("", book) == []


def _tightened(term):
    """A term that asks for more than it did."""
    if term.kind in ("plain", "lemma") and " " not in term.text:
        return replace(term, kind="word", pos=None)
    if term.kind in ("plain", "phrase"):
        return replace(term, kind="phrase", gap=0, text=" ".join(reversed(term.text.split())))
    if term.kind == "near":
        return replace(term, within=0, ordered=True)
    return replace(term, kind="plain", text=term.text.replace("+", " ").strip("*"), role="")


@pytest.mark.parametrize("name", ["roadmap", "collective-intelligence", "platform", "maturity"])
def test_terms_of_the_demo_that_are_tightened_are_found_back(name):
    book, _ = read_codebook(ROOT / "codebooks" / "spco-roles.yaml")
    code = book.by_id[name]
    tight = replace(code, terms=tuple(map(_tightened, code.terms)))
    hit = {at for _, at in try_terms(tight.terms, code.examples, book)}
    missed = [sentence for at, sentence in enumerate(code.examples) if at not in hit]
    assert missed
    for sentence in missed:
        found = misses_of(tight, sentence, book)
        assert found, sentence
        tried = try_terms([miss.proposal for miss in found], [sentence], book)
        assert {number for number, _ in tried} == set(range(len(found)))
