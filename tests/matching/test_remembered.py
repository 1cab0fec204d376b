"""What is kept of a transcript's matches: warm results are the cold ones, and only what changed is tried again."""

import tempfile
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from focuscode.codebook import check_text
from focuscode.kept import TEXTS, Drawer, keeping
from focuscode.matching import remembered as module
from focuscode.matching.regex import Regex
from focuscode.matching.remembered import SAID, Found, find, forget_matcher, keys_of, match_of, matcher_of, part_of
from focuscode.model import Term

TERMS = (
    "roadmap",
    "kennis",
    "platform",
    "samenbrengen",
    "opzetten",
    "samenwerken",
    "zetten",
    "aanpakken",
    "meebrengen",
    "kennis delen",
    "{lemma: delen, pos: verb}",
    "{lemma: werken, pos: verb, homographs: strict}",
    "{lemma: werk, pos: noun}",
    "{lemma: zetten, pos: verb, homographs: keep}",
    "{word: SPCO}",
    "{word: kennis, lang: en}",
    "{phrase: kennis delen, gap: 2}",
    "{phrase: partijen samenbrengen, gap: 1}",
    "{wild: 'plat*'}",
    "{wild: '*map'}",
    "{compound: platform, as: head}",
    "{compound: kennis, as: modifier}",
    "{compound: instelling, as: any, except: [kennisinstelling]}",
    "{compound: innovatie+ecosysteem}",
    "{near: [kennis, delen], within: 3}",
    "{near: [partijen, samenbrengen], within: 6}",
    "{near: [roadmap, opzetten], within: 5, ordered: yes}",
    "{all: [kennis, platform], scope: segment}",
    "{all: [roadmap, samenbrengen], scope: sentence}",
    "{all: [werken, kennis], scope: turn}",
    "{plain: platform, except: [digitaal platform]}",
    "{plain: roadmap, unless: {near: [samenbrengen, software], within: 4}}",
    "{plain: delen, forms: {drop: [gedeeld]}}",
    "{plain: roadmap, forms: {add: [wegenkaart]}}",
    "{plain: kennis, negation: only}",
    "{plain: platform, negation: exclude}",
    "{plain: roadmap, negation: ignore}",
    "{regex: 'kenn\\w+', reason: a test}",
)
HEADS = (
    "",
    "defaults: {negation: exclude}\n",
    "defaults: {homographs: strict}\n",
    "actors: [{id: cluster, words: [cluster*, onze federatie]}]\n",
    "actors: [{id: cluster, words: [federatie*]}]\n",
    "stances: [{id: wanted, words: [zouden, willen]}, {id: lacks, words: [geen, niet]}]\n",
    "language: en\n",
)
SENTENCES = (
    "De cluster brengt partijen samen, en we delen kennis.",
    "Wij zetten een roadmap op met de federatie.",
    "We brengen kennis mee en we brengen mensen samen.",
    "Niet samen brengen maar samen werken aan het werk.",
    "We zouden het niet aanpakken zonder platform, we pakken het aan.",
    "Het kennisplatform en kennis- en onderzoeksinstellingen delen euh breed hun kennis.",
    "Een digitaal platform is geen roadmap.",
    "SPCO of spco, het innovatie-ecosysteem en het innovatieecosysteem werken.",
    "De werken zijn gedeeld; we hebben gewerkt aan een wegenkaart,",
    "Onze federatie zet op kennis in, brengt niemand samen met de roadmap.",
    "euh, roadmap, euh platform",
)
BOOKS = st.lists(st.lists(st.sampled_from(TERMS), max_size=6, unique=True), min_size=1, max_size=3)
TALKS = st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join), min_size=1, max_size=6)
UNITS = st.sampled_from(["turn", "pairs", "none"])


@pytest.fixture(scope="session")
def book(book_text):
    """A codebook from lists of terms, a code each, with a head."""

    def make(codes, head=""):
        text = book_text({f"c{n}": terms for n, terms in enumerate(codes)})
        text = text.replace("language: nl\n", "") if "language" in head else text
        made, _ = check_text(text.replace("codes:", f"{head}codes:", 1), "probe.yaml")
        if made is None:
            reject()  # two terms that are one
        return made

    return make


@pytest.fixture(scope="session")
def talk(make_talk):
    """A transcript of turns of one speaker."""
    return lambda *turns, name="G1": make_talk(*(("P1", words) for words in turns), name=name)


def cut(transcript, unit):
    """Segments: the turns, each two of them together, or none."""
    turns = [(turn.start, turn.end) for turn in transcript.turns]
    return {"turn": turns, "pairs": [(a, b) for (a, _), (_, b) in zip(turns[::2], turns[1::2], strict=False)]}.get(
        unit, []
    )


def same(one, other):
    assert one.matches == other.matches
    assert list(one.words) == list(other.words)
    assert one.given_up == other.given_up


def tried():
    """The numbers of the terms that the last matcher knows."""
    return list(module._ready[0].numbers) if module._ready else []


# warm and cold are one


@settings(max_examples=60)
@given(
    st.lists(st.tuples(BOOKS, st.sampled_from(HEADS), UNITS, st.booleans()), min_size=2, max_size=4),
    TALKS,
    TALKS,
)
def test_whatever_is_changed_warm_results_are_the_cold_ones(book, talk, steps, one, other):
    with tempfile.TemporaryDirectory() as folder:
        for codes, head, unit, fresh in steps:
            made = book(codes, head)
            talks = [talk(*one), talk(*other, name="G2")]
            if fresh:
                forget_matcher()
            with keeping(Path(folder)):
                warm = [find(each, cut(each, unit), made) for each in talks]
            for each, found in zip(talks, warm, strict=True):
                same(found, find(each, cut(each, unit), made))


@settings(max_examples=40)
@given(BOOKS, st.data(), TALKS)
def test_one_term_changed_dropped_or_added(book, talk, codes, data, turns):
    transcript = talk(*turns)
    with tempfile.TemporaryDirectory() as folder:
        with keeping(Path(folder)):
            find(transcript, (), book(codes))
        for _ in range(3):
            code = data.draw(st.sampled_from(codes))
            spot = data.draw(st.integers(0, len(code)))
            others = st.sampled_from([term for term in TERMS if term not in code])
            code[spot : spot + data.draw(st.integers(0, 1))] = data.draw(st.lists(others, max_size=1))
            made = book(codes)
            forget_matcher()
            with keeping(Path(folder)):
                warm = find(transcript, (), made)
            same(warm, find(transcript, (), made))


def test_a_verb_of_one_code_takes_the_particle_of_anothers(book, talk):
    transcript = talk("We brengen kennis mee en samen.", "Ze zetten de kaart op.", "Wij brengen mensen samen.")
    with tempfile.TemporaryDirectory() as folder:
        for codes in ([["samenbrengen"]], [["samenbrengen"], ["meebrengen"]], [["samenbrengen"], ["opzetten"]]):
            with keeping(Path(folder)):
                warm = find(transcript, (), book(codes))
            same(warm, find(transcript, (), book(codes)))


# only what changed is tried


@pytest.fixture
def warm(tmp_path, book, talk):
    """Finds in one transcript with a drawer, as a new process would."""
    transcript = talk(*SENTENCES)

    def run(codes, head="", transcript=transcript, segments=()):
        forget_matcher()
        with keeping(tmp_path):
            return find(transcript, segments, book(codes, head))

    run([["roadmap", "kennis"], ["samenbrengen", "{word: SPCO}"]])
    return run


def test_nothing_changed_needs_no_matcher(warm):
    found = warm([["roadmap", "kennis"], ["samenbrengen", "{word: SPCO}"]])
    assert found.matcher is None
    assert not module._ready
    assert {match.term for match in found.matches} == {0, 1, 2, 3}


@pytest.mark.parametrize(
    ("codes", "numbers"),
    [
        ([["roadmap", "platform"], ["samenbrengen", "{word: SPCO}"]], [1]),  # one term of a code
        ([["roadmap", "kennis", "platform"], ["samenbrengen", "{word: SPCO}"]], [2]),  # one more
        ([["kennis"], ["samenbrengen", "{word: SPCO}"]], []),  # one less
        ([["samenbrengen", "kennis"], ["roadmap"]], []),  # in other codes
        ([["roadmap", "kennis"], ["samenbrengen", "opzetten", "{word: SPCO}"]], [2, 3]),  # verbs look at one another
        ([["roadmap", "{plain: kennis, note: why}"], ["samenbrengen"]], []),  # what is said of a term
        ([["roadmap", "{plain: kennis, negation: only}"], ["samenbrengen"]], [1]),
    ],
)
def test_only_what_changed_is_tried_again(warm, codes, numbers):
    assert warm(codes).matcher is None
    assert tried() == numbers


@pytest.mark.parametrize("head", HEADS[1:])
def test_what_all_terms_rest_on_is_part_of_every_key(warm, book, head):
    codes = [["roadmap", "kennis"], ["samenbrengen", "{word: SPCO}"]]
    if "homographs" in head:  # a default that terms take over when they are read
        assert keys_of(book(codes, head)).of != keys_of(book(codes)).of
        return
    warm(codes, head)
    assert tried() == [0, 1, 2, 3]


def test_other_words_turns_or_segments_are_looked_at_anew(warm, talk):
    codes = [["roadmap", "kennis"], ["samenbrengen", "{word: SPCO}"]]
    whole = talk(*SENTENCES)
    first = whole.turns[0]
    shorter = replace(whole, turns=(first._replace(end=first.end - 1), *whole.turns[1:]))
    other = replace(whole, text=whole.text[:-1] + "!")
    for transcript, segments in ((other, ()), (shorter, ()), (whole, [(0, 50)])):
        assert warm(codes, transcript=transcript, segments=segments).matcher is not None
        assert tried() == [0, 1, 2, 3]
        assert warm(codes, transcript=transcript, segments=segments).matcher is None


def test_speakers_and_groups_are_nothing_that_a_match_rests_on(warm, talk):
    whole = talk(*SENTENCES)
    named = replace(whole, stakeholder="x", turns=tuple(turn._replace(speaker="Jan") for turn in whole.turns))
    assert warm([["roadmap", "kennis"]], transcript=named).matcher is None
    assert not tried()


def test_a_change_taken_back_is_still_known(warm):
    for _ in range(2):
        warm([["platform"]])
        warm([["roadmap", "kennis"]])
    assert not tried()


def test_of_what_no_longer_stands_in_the_codebook_the_oldest_goes(warm, monkeypatch):
    monkeypatch.setattr(module, "MOST_TERMS", 1)
    warm([["platform"]])
    warm([["{word: SPCO}", "platform"]])
    assert not tried()  # the last of the four that went
    warm([["roadmap", "platform"]])
    assert tried() == [0]


def test_every_field_of_a_term_counts_but_what_is_said_of_it():
    assert {field.name for field in fields(Term)} >= SAID
    assert set(module._ASKED) == {field.name for field in fields(Term)} - SAID
    assert {"text", "kind", "pos", "gap", "drop", "negation", "scope", "excepted"} <= set(module._ASKED)


# what is not kept


def test_an_expression_that_was_given_up_is_tried_each_time(tmp_path, book, talk, monkeypatch):
    made = book([["{regex: 'kenn\\w+', reason: x}", "roadmap"]])
    sound = Regex.find

    def slow(self, scene):
        scene.given_up.append((self.written, 0))
        return []

    monkeypatch.setattr(Regex, "find", slow)
    transcript = talk(*SENTENCES)
    for _ in range(2):
        forget_matcher()
        with keeping(tmp_path):
            found = find(transcript, (), made)
        assert found.given_up == [next(made.terms).written]
    assert tried() == [0]
    monkeypatch.setattr(Regex, "find", sound)
    with keeping(tmp_path):
        same(find(transcript, (), made), find(transcript, (), made))
    assert find(transcript, (), made).given_up == []


def test_without_a_drawer_or_for_a_large_text_nothing_is_kept(tmp_path, book, talk, monkeypatch):
    find(talk(*SENTENCES), (), book([["roadmap"]]))
    monkeypatch.setattr(module, "LARGEST", 10)
    with keeping(tmp_path):
        assert isinstance(find(talk(*SENTENCES), (), book([["roadmap"]])), Found)
    assert not list(tmp_path.rglob("*.json"))


def test_what_is_damaged_is_found_again_and_said(warm, tmp_path, book, talk):
    (path,) = (tmp_path / TEXTS).iterdir()
    path.write_bytes(path.read_bytes()[:-3])
    transcript, made = talk(*SENTENCES), book([["roadmap", "kennis"]])
    with keeping(tmp_path) as kept:
        same(find(transcript, (), made), find(transcript, (), made))
        assert kept.damaged
    with keeping(tmp_path) as kept:
        find(transcript, (), made)
        assert not kept.damaged


# matchers


def test_the_last_matcher_is_kept_and_a_part_of_it_is_no_new_one(book):
    codes = [["roadmap", "kennis", "platform", "samenwerken"], ["delen", "werk", "plan", "kaart", "mensen", "dag"]]
    made = book(codes)
    whole = matcher_of(made)
    assert matcher_of(book(codes)) is whole
    assert part_of(made, [1, 2]).matcher is whole
    forget_matcher()
    part = part_of(made, [1, 2])
    assert [term.text for term in part.matcher.terms] == ["kennis", "platform"]
    assert part_of(made, [2]).matcher is part.matcher
    assert part_of(made, [0]).matcher is not part.matcher
    assert list(part_of(made, range(6)).numbers) == list(range(10))  # most of it: then all of it


def test_for_few_of_many_terms_another_is_made(book, monkeypatch):
    made = book([["roadmap", "kennis", "platform", "samenwerken"], ["delen", "werk", "plan", "kaart"]])
    monkeypatch.setattr(module, "WIDE", 2)
    forget_matcher()
    part = part_of(made, [0, 1, 2])
    assert part_of(made, [1, 2]).matcher is part.matcher
    assert list(part_of(made, [1]).numbers) == [1]
    assert matcher_of(made) is part_of(made, [1]).matcher  # that of the whole serves always


def test_a_part_tells_apart_the_verbs_of_the_whole(book):
    made = book([["samenbrengen", "roadmap"], ["meebrengen"]])
    forget_matcher()
    assert part_of(made, [0]).matcher.verbs == {("mee", "brengen"): "meebrengen", ("samen", "brengen"): "samenbrengen"}
    assert part_of(made, [1]).matcher.verbs == {}  # a word needs none
    assert keys_of(made).homes == [0, 0, 1]


def test_terms_that_are_the_same_in_two_codes_have_one_key(book, talk, tmp_path):
    made = book([["roadmap", "roadmap kennis"], ["roadmap"]])
    assert keys_of(made).of[0] == keys_of(made).of[2]
    with keeping(tmp_path):
        same(find(talk(*SENTENCES), (), made), find(talk(*SENTENCES), (), made))
    assert isinstance(Drawer(tmp_path).get("found", "G1.txt"), dict)


def test_a_match_comes_back_as_it_was():
    match = match_of(3, 1, [[0, 4], [6, 9]], "as written", True, [["negated", 1, 2, ""]])
    assert (match.pieces, match.start, match.flags[0].name) == (((0, 4), (6, 9)), 0, "negated")
