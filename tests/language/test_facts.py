"""Facts of a language, as data."""

import ast
import dataclasses
from pathlib import Path

import pytest

import focuscode.language
from focuscode.language import FACTS
from focuscode.language.facts import Facts

ALGORITHMS = ("compounds", "cues", "homographs", "lemma", "lexicon", "model", "sentences", "separable", "tables")


def test_a_language_needs_a_code_and_a_name_alone():
    facts = Facts("xx", "Example")
    assert (facts.tables, facts.participle_prefix, facts.endings) == (False, "", {})
    assert not (facts.abbreviations or facts.closed or facts.fillers)


def test_facts_are_frozen():
    with pytest.raises(dataclasses.FrozenInstanceError):
        FACTS["nl"].code = "be"


@pytest.mark.parametrize(("code", "facts"), FACTS.items(), ids=FACTS)
def test_every_language_stands_under_its_code_with_its_hesitations_in_lower_case(code, facts):
    assert facts.code == code
    assert facts.name
    assert facts.fillers
    assert {word.lower() for word in facts.fillers} == facts.fillers


def test_no_word_of_a_language_stands_in_an_algorithm():
    words = FACTS["nl"].closed | FACTS["nl"].particles | FACTS["nl"].auxiliaries
    folder = Path(focuscode.language.__file__).parent
    for name in ALGORITHMS:
        tree = ast.parse((folder / f"{name}.py").read_text(encoding="utf-8"))
        docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        strings = {
            n.value
            for n in ast.walk(tree)
            if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in docs
        }
        assert strings & words <= {"of"}, name
