"""Facts of a language, as data."""

import dataclasses

import pytest

from focuscode.language import FACTS
from focuscode.language.facts import Facts


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
