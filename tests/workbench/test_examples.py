"""The codebook's own examples, tried."""

from dataclasses import replace

import pytest

from focuscode.codebook import check_text
from focuscode.kept import keeping
from focuscode.matching import remembered
from focuscode.matching.remembered import forget_matcher
from focuscode.tables import results
from focuscode.workbench import examples as module
from focuscode.workbench.examples import example_findings, examples_tried, try_examples


def book(*codes):
    text = "codebook: c\nversion: 1\ncodes:\n" + "".join(codes)
    found, findings = check_text(text, "c.yaml")
    assert found, [str(f) for f in findings]
    return found


def code(name, terms="[]", examples="[]", counterexamples="[]"):
    rest = f"terms: {terms}, examples: {examples}, counterexamples: {counterexamples}"
    return f"  - {{id: {name}, definition: d, {rest}}}\n"


def rows(codebook):
    table = try_examples(codebook)
    assert list(table.columns) == results.EXAMPLES.names
    return [tuple(row) for row in table.itertuples(index=False)]


def test_examples_are_tried_on_the_terms_of_their_own_code():
    codebook = book(
        code("roadmap", "[roadmap]", "[Een roadmap., Een platform.]", "[Geen van beide., De roadmap dan.]"),
        code("platform", "[platform]", "[Een platform.]", "[Een roadmap.]"),
    )
    assert rows(codebook) == [
        ("roadmap", "example", "Een roadmap.", 1, 1, "roadmap"),
        ("roadmap", "example", "Een platform.", 0, 0, ""),
        ("roadmap", "counterexample", "Geen van beide.", 0, 1, ""),
        ("roadmap", "counterexample", "De roadmap dan.", 1, 0, "roadmap"),
        ("platform", "example", "Een platform.", 1, 1, "platform"),
        ("platform", "counterexample", "Een roadmap.", 0, 1, ""),
    ]


def test_a_warning_for_each_that_is_wrong_in_the_place_of_its_code():
    codebook = book(
        code("a", "[aap]", "[Een aap., Een beer.]", "[Een kat., Een aap.]"), code("b", "[beer]", "[Een beer.]")
    )
    assert [str(f) for f in example_findings(codebook)] == [
        "c.yaml:4:5: warning: The example is not hit: 'Een beer.'. Add a term, or correct the example. (F218)",
        "c.yaml:4:5: warning: The counterexample is hit by 'aap': 'Een aap.'. "
        "Narrow the term, or move the example. (F219)",
    ]


def test_the_term_that_stands_first_in_the_sentence_is_named():
    codebook = book(code("a", "[beer, {word: aap}]", "[Een aap en een beer.]"))
    assert rows(codebook) == [("a", "example", "Een aap en een beer.", 1, 1, "word: aap")]


@pytest.mark.parametrize("sentence", ["Roadmaps!", "“roadmap”", "De ROADMAP", "road­map", "een\n      roadmap"])
def test_any_form_of_a_term_hits(sentence):
    codebook = book(code("a", "[roadmap]", f"['{sentence}']"))
    assert [row[3] for row in rows(codebook)] == [1]


def test_terms_do_not_reach_from_one_example_into_the_next():
    codebook = book(code("a", "[{phrase: aap beer, gap: 9}]", "[aap, beer]"))
    assert [row[3] for row in rows(codebook)] == [0, 0]


def test_one_sentence_may_be_tried_more_than_once():
    codebook = book(code("a", "[aap]", "[Een aap., Een aap.]"), code("b", "[beer]", "[]", "[Een aap.]"))
    assert [row[3:5] for row in rows(codebook)] == [(1, 1), (1, 1), (0, 1)]


def test_without_examples_there_is_an_empty_table_and_no_finding():
    codebook = book(code("a", "[aap]"))
    table = try_examples(codebook)
    assert len(table) == 0
    assert list(table.columns) == results.EXAMPLES.names
    assert example_findings(codebook) == []


def test_a_code_without_terms_misses_its_examples():
    assert rows(book(code("a", "[]", "[Een aap.]", "[Een beer.]"))) == [
        ("a", "example", "Een aap.", 0, 0, ""),
        ("a", "counterexample", "Een beer.", 0, 1, ""),
    ]


def test_examples_of_emoji_and_decomposed_letters_are_tried_like_any_other():
    codebook = book(code("a", "[één]", "[🙂 e\u0301e\u0301n, 🙂🙂]"))
    assert [row[3] for row in rows(codebook)] == [1, 0]


def test_two_codebooks_tried_in_turn_do_not_mix():
    one = book(code("a", "[aap]", "[aap, beer]"))
    other = book(code("a", "[beer]", "[aap, beer]"))
    for _ in range(2):
        assert [row[3] for row in rows(one)] == [1, 0]
        assert [row[3] for row in rows(other)] == [0, 1]


# kept from run to run


def again(codebook, folder):
    """The rows as a new process would find them with a memory in a folder, and the terms that had to be tried."""
    module._latest.clear()
    forget_matcher()
    with keeping(folder):
        found = rows(codebook)
    return found, [term.written for ready in remembered._ready for term in ready.matcher.terms]


def changed(one="roadmap", other="[Een beer.]", third="kat"):
    return book(
        code("a", f"[{one}, aap]", "[Een roadmap., Een aap.]", "[Een kat.]"),
        code("b", "[beer]", other),
        code("c", f"[{third}]", "[Een kat.]"),
        code("d", "[hond]"),
    )


def test_only_the_examples_of_a_changed_code_are_tried_again(tmp_path):
    cold, tried = again(changed(), tmp_path)
    assert sorted(tried) == ["aap", "beer", "hond", "kat", "roadmap"]  # nearly all: then all
    assert again(changed(), tmp_path) == (cold, [])
    for made, terms in (
        (changed("platform"), ["platform", "aap"]),
        (changed(other="[Een hond.]"), ["beer"]),
        (changed(third="{word: kat}"), ["word: kat"]),
    ):
        warm, tried = again(made, tmp_path)
        assert tried == terms
        module._latest.clear()
        assert warm == rows(made)


def test_what_all_terms_rest_on_is_tried_again(tmp_path):
    made = changed()
    again(made, tmp_path)
    _, tried = again(replace(made, defaults={"negation": "only"}), tmp_path)
    assert len(tried) == 5
    kinds = [row["right"] for row in examples_tried(replace(made, defaults={"negation": "only"}))]
    assert kinds == [0, 0, 1, 0, 0]


def test_a_code_without_terms_hits_nothing(tmp_path):
    made = book(code("a", "[]", "[Een aap.]"), code("b", "[aap]", "[Een aap.]"))
    assert [row[3] for row in rows(made)] == [0, 1]
    assert again(made, tmp_path)[0] == rows(made)


def test_no_code_no_example(tmp_path):
    assert again(book(code("a", "[aap]")), tmp_path) == ([], [])


def test_an_example_at_which_an_expression_was_given_up_is_tried_each_time(tmp_path, monkeypatch):
    made = book(
        code("a", "[{regex: '(a+)+b', reason: r}]", "['aaaaaaaaaab en']"),
        code("b", "[{regex: '(a+)+b', reason: r}]", "['aaaaaaaaaab en']"),  # the same question
        code("c", "[kat]", "[Een kat.]"),
    )
    with monkeypatch.context() as slow:
        slow.setattr("focuscode.matching.regex.LIMIT", 1e-9)
        assert [row[3] for row in again(made, tmp_path)[0]] == [0, 0, 1]
    found, tried = again(made, tmp_path)
    assert [row[3] for row in found] == [1, 1, 1]
    assert "regex: (a+)+b" in tried
    assert again(made, tmp_path) == (found, [])
