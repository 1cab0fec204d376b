"""The rules about studies have the numbers of their family, in order, and fill in what they are told."""

from focuscode.rules.studies import RULES


def test_the_numbers_are_in_order_and_of_the_family():
    assert list(RULES) == sorted(RULES)
    assert {number[:2] for number in RULES} == {"F3"}


def test_each_says_what_is_wrong_and_what_to_do():
    for number, rule in RULES.items():
        assert rule.message.rstrip().endswith((".", "?", "}")), number
        assert rule.mend, number
