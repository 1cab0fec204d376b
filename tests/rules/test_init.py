"""All rules together."""

from focuscode.rules import RULES, codebooks, files, studies, transcripts


def test_no_number_stands_in_two_families():
    families = (files, transcripts, codebooks, studies)
    assert sum(len(family.RULES) for family in families) == len(RULES)
    assert {rule.level for rule in RULES.values()} == {"error", "warning", "info"}
