"""A plan carried out: all places mean the codebook as it was."""

from focuscode.codebook.nodes import parse, plain
from focuscode.workbench.plan import Plan, carried_out, held

TEXT = """\
codebook: b  # name
codes:
  - id: one
    terms:
      - a  # keep
      - {lemma: b, pos: noun}
      - c
  - id: two
    terms: d
  - id: three
    terms: [e]
"""


def data(text):
    return plain(parse(text, "f")[0])


def test_what_a_path_holds():
    assert held(data(TEXT), ("codes", 0, "terms", 1)) == {"lemma": "b", "pos": "noun"}
    assert held(data(TEXT), ("codes", 1, "terms", 0)) == "d"


def test_nothing_to_do_changes_nothing():
    assert carried_out(TEXT, data(TEXT), Plan()) == TEXT
    assert Plan().done == {"changed": 0, "added": 0, "removed": 0}


def test_parts_come_before_the_lists_that_hold_them():
    plan = Plan()
    plan.updates[("codes", 0, "terms", 2)] = {"kind": "plain", "term": "C"}
    plan.updates[("codes", 2)] = {"id": "three", "label": "Three"}
    plan.removals |= {("codes", 0, "terms", 1), ("codes", 1)}
    plan.additions[("codes", 0, "terms")] += [(1, "x"), (1, "y"), (3, "z")]
    plan.additions[("codes",)].append((0, {"id": "new", "terms": []}))
    plan.head["codebook"] = "B"
    text = carried_out(TEXT, data(TEXT), plan)
    assert [code["id"] for code in data(text)["codes"]] == ["new", "one", "three"]
    assert data(text)["codes"][1]["terms"] == ["a", "x", "y", "C", "z"]
    assert data(text)["codes"][2] == {"id": "three", "terms": ["e"], "label": "Three"}
    assert text.startswith("codebook: B  # name\n") and "- a  # keep\n" in text and "terms: []" not in text
    assert plan.done == {"changed": 0, "added": 4, "removed": 2}


def test_a_term_of_another_kind_is_written_with_its_kind_first():
    plan = Plan(updates={("codes", 0, "terms", 1): {"kind": "phrase", "term": "b c", "gap": "1"}})
    assert carried_out(TEXT, data(TEXT), plan) == TEXT.replace("{lemma: b, pos: noun}", "{phrase: b c, gap: 1}")


def test_a_code_that_goes_takes_its_changes_along():
    plan = Plan(removals={("codes", 1)}, updates={("codes", 1, "terms", 0): {"kind": "word", "term": "x"}})
    assert "two" not in carried_out(TEXT, data(TEXT), plan)
