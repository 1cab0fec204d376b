"""`{lemma: delen, pos: verb}`: any form of one word, in the class that is named (noun, verb, adj).

The word is the dictionary's: singular, infinitive, uninflected. Name the class wherever a word can be two: *deel* and
*delen* are a noun and a verb, and only one may be meant. A form that both classes have (*werken*) is told by the words
before it: *de werken* is no verb, *te werken* no noun. With `homographs: keep` every such form is kept, with `strict` a
bare stem that is also a noun (*werk*) never is a verb.
"""

from __future__ import annotations

from focuscode.matching.pattern import Kind
from focuscode.matching.plain import compile_term

KIND = Kind("lemma", "All forms of a word, its class named", compile_term, ("pos", "homographs"))
