"""Suspended compounds are put together from what stands before the hyphen and the end of the next one."""

from focuscode.language import language
from focuscode.matching import Matcher
from focuscode.matching.scene import Scene
from focuscode.matching.suspended import suspended


def test_form_and_ranges(make_book, make_talk):
    matcher = Matcher(make_book({"a": ["kennisinstelling"]}), language("nl"))
    talk = make_talk(("P1", "de kennis- en onderzoeksinstellingen"))
    turns = [(turn.start, turn.end) for turn in talk.turns]
    scene = Scene(talk.text, turns, matcher.lexicon.encode(talk.text, turns), matcher.vocabulary)
    (one,) = suspended(scene)
    assert one.form == "kennisinstellingen"
    assert [talk.text[a:b] for a, b in one.ranges] == ["kennis-", "instellingen"]
