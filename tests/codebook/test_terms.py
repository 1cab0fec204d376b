"""A line under `terms:` to a Term."""

import pytest

from focuscode.codebook.nodes import parse
from focuscode.codebook.terms import KINDS, read_term, written
from focuscode.matching import KINDS as MATCHED
from focuscode.model import Place, Term


def read(text):
    root, problems = parse(f"- {text}\n", "c.yaml")
    assert not problems
    findings = []
    return read_term(root.items[0], "code", findings), findings


def term(text):
    found, findings = read(text)
    assert not findings
    return found


def test_every_kind_that_can_be_written_can_be_matched():
    assert {*KINDS, "plain"} <= set(MATCHED)


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
        ("{wild: 'match*'}", Term("code", "wild", "match*", "wild: match*", Place("c.yaml", 1, 3))),
    ],
)
def test_each_way_to_write_a_term(text, expected):
    assert term(text) == expected


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
        ("{word: a, pos: noun}", ["Unknown key 'pos'. Known: word, note."]),
        ("{lemma: a, gap: 2}", ["Unknown key 'gap'. Known: lemma, pos, note."]),
        ("{phrase: a b, gapp: 2}", ["Unknown key 'gapp'. Near: gap."]),
        ("{word: a, phrase: b c}", ["Unknown key 'phrase'. Known: word, note."]),
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
    ],
)
def test_a_term_that_can_never_match_is_told(text, why):
    found, (told,) = read(text)
    assert found is None
    assert (told.rule, told.place) == ("F210", Place("c.yaml", 1, 3))
    assert told.message.endswith(f"can never match: {why}.")


@pytest.mark.parametrize(
    "text", ["a", "é", "2030", "{wild: 'a*'}", "{wild: '[ab]c'}", "{wild: '[ab'}", "{word: ';-) a'}"]
)
def test_a_term_that_might_match_is_kept(text):
    assert term(text)
