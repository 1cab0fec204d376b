"""Facts are data: every language has them, and the algorithms hold no word of any."""

import ast
from pathlib import Path

import focuscode.language
from focuscode.language import FACTS

ALGORITHMS = ("compounds", "cues", "homographs", "lemma", "lexicon", "model", "sentences", "separable", "tables")


def test_every_language_names_itself():
    assert {code: facts.code for code, facts in FACTS.items()} == {code: code for code in FACTS}
    assert all(facts.name and facts.fillers for facts in FACTS.values())


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
