"""Spelling made alike, with every character's way back: quotes, hyphens, ligatures, combining marks.

`fold` keeps case (SPCO is not spco) and is done before words are told apart; `key` is what words are
compared by: lower case, without inner hyphens and without trema.
"""

from __future__ import annotations

import unicodedata

from focuscode.offsets import OffsetMap

_SAME = {
    **dict.fromkeys("’‘`´ʼ‛＇", "'"),
    **dict.fromkeys("“”„‟«»＂", '"'),
    **dict.fromkeys("‐‑‒﹣－", "-"),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
    "\u00a0": " ", "\u202f": " ", "…": "...", "ĳ": "ij", "Ĳ": "IJ",
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
}  # fmt: skip
_TREMA = "\u0308"


def fold(text: str) -> tuple[str, OffsetMap | None]:
    """The folded text and the way back; no map where nothing changed.

    >>> fold("KMO’s")[0]
    "KMO's"
    """
    if text.isascii() or (not any(c in _SAME for c in text) and unicodedata.is_normalized("NFC", text)):
        return text.replace("`", "'"), None
    return OffsetMap.build(_steps(text))


def _steps(text: str) -> list[tuple[str, str]]:
    steps: list[tuple[str, str]] = []
    for character in text:
        if steps and unicodedata.combining(character):
            steps[-1] = (steps[-1][0] + character, unicodedata.normalize("NFC", steps[-1][1] + character))
        else:
            steps.append((character, _SAME.get(character, unicodedata.normalize("NFC", character))))
    return steps


def key(form: str) -> str:
    """What two spellings of one word share.

    >>> key("Coördineren") == key("coordineren"), key("innovatie-ecosysteem")
    (True, 'innovatieecosysteem')
    """
    low = form.lower()
    if low.isascii() and low.isalpha():
        return low  # most words, at a glance
    if not low.isascii():
        parts = unicodedata.normalize("NFD", low)
        if _TREMA in parts:
            low = unicodedata.normalize("NFC", parts.replace(_TREMA, ""))
    bare = low.replace("-", "")
    return bare or low
