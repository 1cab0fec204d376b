"""Marks of turns by codes: whatever they are counted with, they are what the matches say."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.language import language, lexicon
from focuscode.language.lexicon import Lexicon
from focuscode.matching import Matcher
from focuscode.matching.marks import plan_of
from focuscode.matching.pattern import Form, Row, Word
from focuscode.matching.vocabulary import Vocabulary

DUTCH = language("nl")


def marked(book, transcript):
    """Turns × codes as `marks` gives them, held against the matches and the words counted for them."""
    matcher, ranges = Matcher(book, DUTCH), [(turn.start, turn.end) for turn in transcript.turns]
    marks, words = matcher.marks(transcript.text, ranges)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lexicon, "LARGE", 0)
        large = Matcher(book, DUTCH).marks(transcript.text, ranges)
    assert (large.marks.tolist(), large.words.tolist()) == (marks.tolist(), words.tolist())
    fresh = Matcher(book, DUTCH)
    found, counted = fresh.match(transcript)
    assert words.tolist() == counted.tolist()
    assert marks.shape == (len(transcript.turns), len(book.codes))
    assert marks.dtype == bool
    told = {(turn, code) for turn, code in np.argwhere(marks).tolist()}
    assert told == {(match.turn, fresh.code_of[match.term]) for match in found}
    return told


@pytest.fixture
def turns_of(make_book, make_talk):
    """The turns, counted from one, in which one term (as YAML) is marked."""

    def run(term, *turns):
        book, talk = make_book({"probe": [term]}), make_talk(*(("P1", words) for words in turns))
        return sorted(turn + 1 for turn, _ in marked(book, talk))

    return run


ROW = "kennis delen"


@pytest.mark.parametrize(
    ("term", "turns", "marked_turns"),
    [
        ("roadmap", ["Een roadmap.", "Roadmaps!", "Een plan.", "de ROADMAP"], [1, 2, 4]),
        (ROW, ["Kennis delen.", "wij delen kennis", "gedeelde kennis", "kennis deelden ze"], [1, 4]),
        (ROW, ["kennis euh delen", "kennis, euh, delen", "kennis kennis delen", "kennis [lacht] delen"], [1, 2, 3, 4]),
        (ROW, ["kennis (lacht) delen", "kennis (niet) delen", "[kennis delen]", "kennis breed delen"], [1]),
        (ROW, ["euh kennis delen delen", "delen kennis delen kennis"], [1, 2]),
        (ROW, ["Kennis. Delen.", "kennis; delen", "kennis, delen", "delen"], []),
        (ROW, ["wij hebben kennis", "delen dus"], []),
        (ROW, ["kennis", "", "delen"], []),
        ("collectieve intelligentie op peil", ["Collectieve intelligentie op peil.", "collectieve op peil"], [1]),
        ("{phrase: kennis delen, gap: 1}", ["kennis breed delen", "kennis heel breed delen"], [1]),
        ("kennisinstelling", ["kennis- en onderzoeksinstellingen", "onderzoeksinstellingen", "kennis- en wij"], [1]),
        ("de kennisinstelling", ["de kennis- en onderzoeksinstellingen", "de kennisinstellingen"], [2]),
        ("samenbrengen", ["wij brengen hen samen", "samengebracht", "samen", "om samen te brengen"], [1, 2, 4]),
        ("{near: [kennis, delen], within: 2}", ["delen van de kennis", "delen van al die kennis"], [1]),
        ("{all: [kennis, delen]}", ["kennis. En dan delen.", "kennis", "delen"], [1]),
        ("{word: kennis, except: [kennis delen]}", ["kennis delen", "kennis delen en kennis"], [2]),
        ("{word: kennis, unless: [delen]}", ["kennis delen", "kennis maken"], [2]),
        ("{lemma: delen, pos: verb, forms: {drop: [deelde]}}", ["hij deelde", "hij deelt"], [2]),
        ("{word: kennis, forms: {add: [wij weten, weten]}}", ["wij weten", "kennis", "weet"], [1, 2]),
        ("{word: kennis, negation: only}", ["er is geen kennis", "er is kennis"], [1]),
        ("{word: kennis, negation: exclude}", ["er is geen kennis", "er is kennis"], [2]),
        ("{word: kennis, negation: ignore}", ["er is geen kennis", "er is kennis"], [1, 2]),
        ("{regex: 'kennis.{0,3}delen', reason: to try}", ["kennisdelen", "kennis euh delen"], [1]),
        ("{regex: kennis, reason: to try, except: [goede kennis]}", ["kennis", "goede kennis"], [1]),
        ("{regex: kennis, reason: to try, forms: {add: [spco]}}", ["kennis", "spco", "wij"], [1, 2]),
        ("{word: SPCO}", ["SPCO", "spco", "Spco"], [1]),
        ("{word: SPCO kennis}", ["SPCO Kennis", "spco kennis"], [1]),
        ("{wild: 'ken*'}", ["kent", "wij", "erkent"], [1]),
        ("{compound: platform, as: head}", ["leerplatformen", "platformwerking"], [1]),
        ("{compound: kennis+instelling}", ["kennisinstelling", "kennis instellingen", "instelling"], [1, 2]),
        ("{lemma: werken, pos: verb}", ["wij werken", "de werken", "werken"], [1, 3]),
        ("{lemma: werk, pos: noun}", ["wij werken", "de werken"], [2]),
        ("{lemma: werken, pos: verb, homographs: keep}", ["wij werken", "de werken"], [1, 2]),
        ("{word: euh}", ["euh ja", "ja"], [1]),
        ("{word: kennis kennis}", ["kennis", "kennis kennis", "kennis en kennis", "Kennis. Kennis"], []),
        ("{word: kennis en kennis}", ["kennis en kennis", "en kennis", "kennis en", "kennis en. Kennis"], [1]),
        ("{word: ah kennis}", ["ah nee, kennis", "ah nee. ah kennis"], [2]),
        ("{word: EUH kennis}", ["euh euh kennis", "EUH kennis. EUH. EUH"], [2]),
    ],
)
def test_by_hand(turns_of, term, turns, marked_turns):
    assert turns_of(term, *turns) == marked_turns


def test_a_turn_may_have_two_codes_and_a_code_many_turns(make_book, make_talk):
    book = make_book({"a": ["kennis", "kennis delen"], "none": [], "b": ["kennis delen", "roadmap"]})
    talk = make_talk(("P1", "kennis delen"), ("P2", "kennis"), ("M1", "een roadmap en nog een roadmap"))
    assert marked(book, talk) == {(0, 0), (0, 2), (1, 0), (2, 2)}


@pytest.mark.parametrize("codes", [{"a": []}, {"a": ["kennis"], "b": ["kennis delen"]}, {"a": ["{wild: 'k*'}"]}])
@pytest.mark.parametrize("turns", [[], [""], ["", "", ""], ["euh", "[lacht]", "(lacht)"], ["...", "😀"]])
def test_where_there_is_nothing_nothing_is_marked(make_book, make_talk, codes, turns):
    assert marked(make_book(codes), make_talk(*(("P1", words) for words in turns))) == set()


def test_what_a_matcher_has_seen_changes_no_mark(make_book, make_talk):
    matcher = Matcher(make_book({"a": ["roadmap", "kennis delen"]}), DUTCH)
    for text in ("roadmaps", "kennis gedeeld", "flurps", "wij deelden kennis, kennis delen"):
        matcher.marks(text, [(0, len(text))])
    text = "kennis delen, flurps, een roadmap"
    assert matcher.marks(text, [(0, 5), (0, 12), (14, 33)]).marks.tolist() == [[False], [True], [True]]


def test_an_expression_that_was_given_up_is_told(make_book, monkeypatch):
    monkeypatch.setattr("focuscode.matching.regex.LIMIT", 1e-9)
    matcher = Matcher(make_book({"a": ["{regex: '(a+)+b', reason: to try}", "kennis"]}), DUTCH)
    text = "kennis " + "a" * 5000
    assert matcher.marks(text, [(0, len(text))]).marks.tolist() == [[True]]
    assert matcher.given_up == [("regex: (a+)+b", 0)]


@pytest.mark.parametrize(
    ("term", "singles", "rows", "parts", "rest"),
    [
        ("{word: kennis}", 1, 0, 0, 0),
        ("{wild: 'kennis*'}", 1, 0, 0, 0),
        ("{word: kennis delen}", 0, 1, 0, 0),
        ("{phrase: kennis delen, gap: 1}", 0, 0, 0, 1),
        ("{word: ah kennis}", 0, 0, 0, 1),
        ("{word: kennis, forms: {add: [wij weten, weten]}}", 2, 1, 0, 0),
        ("{word: kennis, negation: only}", 0, 0, 0, 1),
        ("{word: kennis, unless: [de]}", 0, 0, 0, 1),
        ("{lemma: samenbrengen, pos: verb}", 2, 0, 1, 0),
        ("{lemma: samenbrengen, pos: verb, unless: [de]}", 0, 0, 0, 1),
        ("{lemma: samenbrengen, pos: verb, negation: only}", 0, 0, 0, 2),
        ("{near: [kennis, delen]}", 0, 0, 0, 1),
    ],
)
def test_words_and_rows_of_words_are_marked_by_arrays(make_book, term, singles, rows, parts, rest):
    plan = Matcher(make_book({"a": [term]}), DUTCH).plan
    assert [len(plan.singles), len(plan.rows), len(plan.parts), len(plan.rest)] == [singles, rows, parts, rest]


def test_a_row_whose_words_ask_their_neighbours_is_searched():
    row = Row(((Form("de"),), (Word("werken", "verb"),)))
    vocabulary = Vocabulary(Lexicon(DUTCH), row.tests())
    assert plan_of([row], [0], [True], vocabulary).rest == [(0, row)]
    assert plan_of([Row(row.words[1:])], [0], [True], vocabulary).singles == [(1, 0)]


# all kinds of terms on all kinds of talks

WORDS = (
    "kennis delen deelt werken bedrijven bedrijf samen brengen brengt samenbrengen de het wij te euh ah kennis- en "
    "onderzoeksinstellingen kennisinstellingen goed goede niet geen [lacht] (lacht) Kennis SPCO spco platformen "
    "werk plan plannen een op zetten , . ? roadmap roadmaps"
)
SINGLE = "kennis delen werken bedrijven samenbrengen opzetten goed roadmap kennisinstelling plannen euh platform"
SINGLES = st.sampled_from(SINGLE.split())
PARTS = st.lists(st.sampled_from(f"{SINGLE} de samen ah".split()), min_size=2, max_size=3).map(" ".join)
TEXTS = st.one_of(SINGLES, PARTS)
LISTS = st.lists(TEXTS, min_size=2, max_size=3, unique=True).map(lambda parts: f"[{', '.join(parts)}]")
CLASSES = st.sampled_from(["noun", "verb", "adj"])
HOMOGRAPHS = st.sampled_from(["cue", "keep", "strict"])
CONDITIONS = [
    "unless: [de]", "unless: {near: [niet, wij], within: 4}", "except: [de kennis]", "except: [kennis delen]",
    "forms: {drop: [deelt, plannen]}", "forms: {add: [spco, de werken]}",
]  # fmt: skip
POLICIES = [f"negation: {name}" for name in ("only", "exclude", "ignore", "flag")]
KINDS = st.one_of(
    st.builds("lemma: {}, pos: {}, homographs: {}".format, SINGLES, CLASSES, HOMOGRAPHS),
    st.builds("word: {}".format, st.one_of(TEXTS, st.sampled_from(["SPCO", "SPCO kennis", "EUH kennis"]))),
    st.builds("phrase: {}, gap: {}".format, PARTS, st.integers(0, 2)),
    st.builds("wild: '{}'".format, st.sampled_from(["kennis*", "*en", "d?l*", "[bw]e*", "e*"])),
    st.builds("compound: {}, as: {}, min: 3".format, st.sampled_from(["kennis", "instelling", "platform"]),
              st.sampled_from(["head", "modifier", "any"])),
    st.just("compound: kennis+instelling"),
    st.builds("near: {}, within: {}, ordered: {}".format, LISTS, st.integers(0, 4), st.sampled_from(["yes", "no"])),
    st.builds("all: {}, scope: {}".format, LISTS, st.sampled_from(["sentence", "turn", "segment"])),
    st.builds("regex: '{}', reason: to try".format, st.sampled_from(["kennis.{0,9}delen", "de", "werk|SPCO"])),
)  # fmt: skip
MORE = st.tuples(st.lists(st.sampled_from(CONDITIONS), max_size=2), st.lists(st.sampled_from(POLICIES), max_size=1))
TERMS = st.one_of(TEXTS.map(lambda text: (text, ())), st.tuples(KINDS, st.one_of(st.just(()), MORE)))
BOOKS = st.lists(st.lists(TERMS, max_size=4, unique_by=lambda term: text_of(term[0])), min_size=1, max_size=3)
TALKS = st.lists(st.lists(st.sampled_from(WORDS.split()), max_size=14).map(" ".join), max_size=4)


def text_of(term):
    """What a term is looked for by; a codebook refuses the same one twice in a code."""
    return term.split(":")[-1 if ":" not in term else 1].split(",")[0].strip()


def as_yaml(term, more):
    """A term with its conditions, no key twice."""
    keys = {text.split(":")[0]: text for texts in more for text in texts}
    return "{" + ", ".join([term, *keys.values()]) + "}" if ":" in term else term


@settings(max_examples=150)
@given(BOOKS, TALKS)
def test_marks_are_what_the_matches_say(make_book, make_talk, codes, turns):
    book = make_book({f"code{n}": [as_yaml(*term) for term in terms] for n, terms in enumerate(codes)})
    marked(book, make_talk(*(("P1", words) for words in turns)))


def test_rows_of_many_lengths_are_told_apart(make_book, make_talk):
    book = make_book(
        {"a": ["{word: op peil}", "{word: en nu}"], "b": ["{word: op peil en nu}"], "c": ["{word: nu op}"]}
    )
    talk = make_talk(*(("P1", words) for words in ("op peil", "op peil en nu", "nu op", "peil en nu op", "nu", "op")))
    assert marked(book, talk) == {(0, 0), (1, 0), (1, 1), (2, 2), (3, 0), (3, 2)}


def test_a_row_may_lead_out_of_the_text_on_both_sides(make_book, make_talk):
    book = make_book({"a": ["{word: een twee drie vier vijf}"]})
    assert marked(book, make_talk(("P1", "vijf een"), ("P1", "drie"), ("P1", "vier twee"))) == set()
