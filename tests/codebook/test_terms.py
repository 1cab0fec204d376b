"""A line under `terms:` to a Term."""

import pytest

from focuscode.codebook.nodes import parse
from focuscode.codebook.terms import KINDS, read_term, written
from focuscode.matching import KINDS as MATCHED
from focuscode.model import Place, Term

COMMON = "pos, lang, unless, except, forms, negation, note."


def read(text, defaults=None):
    root, problems = parse(f"- {text}\n", "c.yaml")
    assert not problems
    findings = []
    return read_term(root.items[0], "code", findings, defaults), findings


def term(text):
    found, findings = read(text)
    assert not findings
    return found


def test_every_kind_that_can_be_written_can_be_matched():
    assert set(KINDS) == set(MATCHED)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("roadmap", Term("code", "plain", "roadmap", "roadmap", Place("c.yaml", 1, 3))),
        ("'  lange \t termijn '", Term("code", "plain", "lange termijn", "  lange \t termijn ", Place("c.yaml", 1, 3))),
        ("lange\n  termijn", Term("code", "plain", "lange termijn", "lange termijn", Place("c.yaml", 1, 3))),
        ("lange\u00a0termijn", Term("code", "plain", "lange termijn", "lange\u00a0termijn", Place("c.yaml", 1, 3))),
        ("17:30", Term("code", "plain", "17:30", "17:30", Place("c.yaml", 1, 3))),
        ("no", Term("code", "plain", "no", "no", Place("c.yaml", 1, 3))),
        ("{word: SPCO}", Term("code", "word", "SPCO", "word: SPCO", Place("c.yaml", 1, 3))),
        ("{lemma: visie}", Term("code", "lemma", "visie", "lemma: visie", Place("c.yaml", 1, 3))),
        (
            "{phrase: kennis  delen}",
            Term("code", "phrase", "kennis delen", "phrase: kennis delen", Place("c.yaml", 1, 3)),
        ),
        ("{plain: roadmap}", Term("code", "plain", "roadmap", "plain: roadmap", Place("c.yaml", 1, 3))),
        ("{wild: 'match*'}", Term("code", "wild", "match*", "wild: match*", Place("c.yaml", 1, 3))),
    ],
)
def test_each_way_to_write_a_term(text, expected):
    assert term(text) == expected


def test_words_near_each_other_are_parts():
    found = term("{near: [kennis  delen, samen], within: 3, ordered: yes}")
    assert (found.kind, found.parts, found.text) == ("near", ("kennis delen", "samen"), "kennis delen samen")
    assert (found.within, found.ordered) == (3, True)
    assert found.written == "near: [kennis  delen, samen], within: 3, ordered: yes"
    assert (term("{near: [a, b]}").within, term("{near: [a, b], ordered: no}").ordered) == (8, False)


@pytest.mark.parametrize("scope", ["sentence", "turn", "segment"])
def test_all_of_the_words_in_a_scope(scope):
    found = term(f"{{all: [a, b, c], scope: {scope}}}")
    assert (found.kind, found.parts, found.scope) == ("all", ("a", "b", "c"), scope)
    assert term("{all: [a, b]}").scope == ""


@pytest.mark.parametrize("role", ["head", "modifier", "any"])
def test_a_part_of_a_compound(role):
    found = term(f"{{compound: platform, as: {role}}}")
    assert (found.kind, found.text, found.role) == ("compound", "platform", role)


@pytest.mark.parametrize(
    "text",
    [
        "{compound: innovatie+ecosysteem}",
        "{compound: ik + ai}",
        "{compound: markt}",
        "{compound: raad, min: 4}",
        "{compound: a, min: 0}",
    ],
)
def test_short_parts_of_compounds_may_stand_by_two_or_by_permission(text):
    assert term(text).kind == "compound"


def test_a_regular_expression_has_a_reason():
    found = term("{regex: 'quadru\\w+ helix', reason: spellings}")
    assert (found.kind, found.text, found.reason) == ("regex", "quadru\\w+ helix", "spellings")


def test_conditions_of_a_term():
    found = term(
        "{lemma: kader, lang: en, negation: only, homographs: keep, unless: {near: [b, c], within: 4}, "
        "except: [in het kader van], forms: {add: [kaderke], drop: kaders}}"
    )
    assert (found.lang, found.negation, found.homographs) == ("en", "only", "keep")
    assert (found.unless, found.unless_within, found.excepted) == (("b", "c"), 4, ("in het kader van",))
    assert (found.add, found.drop) == (("kaderke",), ("kaders",))
    assert found.written == "lemma: kader, lang: en, negation: only, homographs: keep"


@pytest.mark.parametrize("unless", ["{near: [b, c]}", "[b, c]"])
def test_words_that_a_term_must_not_stand_beside(unless):
    found = term(f"{{lemma: a, unless: {unless}}}")
    assert (found.unless, found.unless_within) == (("b", "c"), 2)
    assert term("{lemma: a, unless: b}").unless == ("b",)


def test_defaults_of_the_codebook_hold_where_the_term_says_nothing():
    defaults = {"within": "3", "homographs": "keep", "negation": "only"}
    assert read("{near: [a, b]}", defaults)[0].within == 3
    assert read("{near: [a, b], within: 4}", defaults)[0].within == 4
    assert [read(text, defaults)[0].homographs for text in ("a", "{lemma: a}", "{lemma: a, homographs: cue}")] == [
        "keep",
        "keep",
        "cue",
    ]
    assert read("{near: [a, b]}", {"within": "many", "homographs": "all"})[0] == term("{near: [a, b]}")


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ("{lemma: a, pos: {noun: [b]}}", 19, "'pos' should be noun, verb, adj."),
        ("{lemma: a, lang: vl}", 20, "'lang' should be nl, en, fr, de."),
        ("{lemma: a, negation: no}", 24, "'negation' should be flag, only, exclude, ignore."),
        ("{lemma: a, homographs: [keep]}", 26, "'homographs' should be cue, keep, strict."),
        ("{all: [a, b], scope: zin}", 24, "'scope' should be sentence, turn, segment."),
        ("{near: [a, b], ordered: ja}", 27, "'ordered' should be yes, no."),
        ("{near: [a, b], within: [2]}", 26, "'within' should be a number from 0 to 50."),
        ("{compound: platform, as: tail}", 28, "'as' should be head, modifier, any."),
        ("{compound: platform, min: x}", 29, "'min' should be a number from 0 to 50."),
        ("{lemma: a, unless: {word: b}}", 23, "Unknown key 'word'."),
        ("{lemma: a, unless: {near: {b: c}}}", 29, "'near' should be a list of texts."),
        ("{lemma: a, unless: [[b], c]}", 23, "'unless' should be {near: […]} or a list of texts."),
        ("{lemma: a, except: {b: c}}", 22, "'except' should be a list of texts."),
        ("{lemma: a, except: [b, [c]]}", 26, "'except' should be a list of texts."),
        ("{lemma: a, forms: [b]}", 21, "'forms' should be keys with values."),
        ("{lemma: a, forms: {plus: b}}", 22, "Unknown key 'plus'."),
        ("{lemma: a, forms: {add: {b: c}}}", 27, "'add' should be a list of texts."),
        ("{lemma: a, note: [b]}", 20, "'note' should be text."),
        ("{near: [a, b, [c]]}", 17, "'near' should be a list of texts."),
    ],
)
def test_an_option_with_another_value_is_told_in_its_place(text, column, message):
    found, (told,) = read(text)
    assert found is not None
    assert found.written.startswith(f"{found.kind}: ")
    assert (told.level, told.place, told.message) == ("error", Place("c.yaml", 1, column), message)


@pytest.mark.parametrize("pos", ["noun", "verb", "adj"])
def test_a_lemma_may_name_its_class(pos):
    found = term(f"{{lemma: werken, pos: {pos}}}")
    assert (found.pos, found.written) == (pos, f"lemma: werken, pos: {pos}")


@pytest.mark.parametrize(("gap", "number"), [("0", 0), ("2", 2), ("50", 50), ("''", 0), ("007", 7)])
def test_a_phrase_may_have_a_gap(gap, number):
    assert term(f"{{phrase: kennis delen, gap: {gap}}}").gap == number


@pytest.mark.parametrize("gap", ["51", "-1", "1.5", "twee", "²", "9999999999"])
def test_a_gap_that_is_no_small_number_is_told(gap):
    found, (told,) = read(f"{{phrase: kennis delen, gap: {gap}}}")
    assert found.gap == 0
    assert str(told) == f"c.yaml:1:31: error: 'gap' should be a number from 0 to 50. Found '{gap}'. (F211)"


def test_a_note_is_kept_and_is_no_part_of_the_term():
    found = term("{note: de afkorting, word: SPCO}")
    assert (found.note, found.written) == ("de afkorting", "word: SPCO")


def test_a_term_is_written_in_one_line_with_its_options_in_their_order():
    root, _ = parse("{gap: 2, phrase: kennis delen, note: n}", "c")
    assert written("phrase", "kennis delen", root) == "phrase: kennis delen, gap: 2"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{word: a, homographs: keep}", ["Unknown key 'homographs'. Known: word, " + COMMON]),
        ("{lemma: a, gap: 2}", ["Unknown key 'gap'. Known: lemma, homographs, " + COMMON]),
        ("{near: [a, b], scope: turn}", ["Unknown key 'scope'. Known: near, within, ordered, " + COMMON]),
        ("{phrase: a b, gapp: 2}", ["Unknown key 'gapp'. Near: gap."]),
        ("{word: a, phrase: b c}", ["Unknown key 'phrase'. Known: word, " + COMMON]),
        ("{lemma: a, pos: werkwoord}", ["'pos' should be noun, verb, adj. Known: noun, verb, adj."]),
        ("{lemma: a, pos: Noun}", ["'pos' should be noun, verb, adj. Near: noun."]),
        ("{lemma: a, pos: verb, pso: x}", ["Unknown key 'pso'. Near: pos."]),
    ],
)
def test_an_option_that_is_unknown_is_told_and_the_term_is_kept(text, told):
    found, findings = read(text)
    assert found is not None
    assert [f"{f.message} {f.mend}" for f in findings] == told


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("{}", "Found nothing."),
        ("[a, b]", "Found nothing."),
        ("{wordt: a}", "Found wordt."),
        ("{note: n, pos: noun}", "Found note, pos."),
        ("{We zeiden: kom}", "Found We zeiden."),
    ],
)
def test_a_mapping_without_a_kind_is_told(text, hint):
    found, (told,) = read(text)
    assert found is None
    assert (told.rule, told.place, told.mend) == ("F211", Place("c.yaml", 1, 3), hint)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("''", "it holds no letter or digit"),
        ("'-'", "it holds no letter or digit"),
        ("…", "it holds no letter or digit"),
        ("🙂", "it holds no letter or digit"),
        ("{word: ''}", "it holds no letter or digit"),
        ("{word: null}", "it holds no letter or digit"),
        ("{word: [a]}", "it holds no letter or digit"),
        ("{phrase: '? !'}", "it holds no letter or digit"),
        ("{wild: '*'}", "it holds no letter or digit"),
        ("{wild: '[ab]*'}", "it holds only wildcards"),
        ("{wild: '?[!a]'}", "it holds only wildcards"),
        ("{wild: 'samen werk*'}", "a wild term is one word"),
        ("{lemma: lange termijn}", "a lemma is one word"),
        ("{plain: ''}", "it holds no letter or digit"),
        ("{near: kennis}", "it needs two words or more"),
        ("{near: [kennis]}", "it needs two words or more"),
        ("{all: [kennis]}", "it needs two words or more"),
        ("{compound: plat}", "parts of fewer than 5 letters are mostly chance"),
        ("{compound: plat, min: 5}", "parts of fewer than 5 letters are mostly chance"),
        ("{compound: samen werking}", "a compound's part is one word"),
        ("{compound: innovatie+}", "a part of it is empty"),
        ("{compound: +ecosysteem}", "a part of it is empty"),
        ("{compound: een+twee+drie}", "it has more than two parts"),
        ("{regex: 'a*', reason: r}", "it matches nothing at all as well"),
    ],
)
def test_a_term_that_can_never_match_is_told(text, why):
    found, (told,) = read(text)
    assert found is None
    assert (told.rule, told.place) == ("F210", Place("c.yaml", 1, 3))
    assert told.message.endswith(f"can never match: {why}.")


@pytest.mark.parametrize("text", ["k[e", "(", "a**", "*", "[z-a]", "a{9999999999999}", "(" * 5000])
def test_a_regular_expression_that_is_wrong_is_told(text):
    found, (told,) = read(f"{{regex: '{text}a', reason: r}}")
    assert found is None
    assert (told.rule, told.place) == ("F209", Place("c.yaml", 1, 3))
    assert told.message.startswith(f"The regular expression '{text}a' is wrong: ")


def test_a_regular_expression_without_a_reason_is_told():
    found, (told,) = read("{regex: ken+is}")
    assert found is None
    assert (told.rule, told.message) == ("F221", "The regular expression 'regex: ken+is' gives no reason.")


@pytest.mark.parametrize(
    "text", ["a", "é", "2030", "{wild: 'a*'}", "{wild: '[ab]c'}", "{wild: '[ab'}", "{word: ';-) a'}"]
)
def test_a_term_that_might_match_is_kept(text):
    assert term(text)
