"""`{lemma: delen, pos: verb}`: any form of one word, in the class that is named (noun, verb, adj).

Name the class wherever a word can be two: *deel* and *delen* are a noun and a verb, and only one may be meant.
"""

from __future__ import annotations

from focuscode.matching.pattern import Kind
from focuscode.matching.plain import compile_term

KIND = Kind("lemma", "All forms of a word, its class named", compile_term, ("pos",))
