"""`{phrase: kennis delen, gap: 2}`: words in order, each in any form, with at most `gap` other words between each two.

Hesitations (uh, euhm), words said twice and the transcriber's marks ([lacht]) between the words do not count; the end
of a sentence is never crossed.
"""

from __future__ import annotations

from focuscode.matching.pattern import Kind
from focuscode.matching.plain import compile_term

KIND = Kind("phrase", "Words in order", compile_term, ("gap",))
