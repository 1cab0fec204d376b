"""What a rule is made of."""

from focuscode.rules.rule import Rule


def test_a_rule_has_a_level_a_message_and_a_mend():
    assert Rule("error", "Wrong: {what}.", "Mend it.")._fields == ("level", "message", "mend")
