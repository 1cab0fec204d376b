"""Words of a text that may be very long, without a list of them all: that would take twelve times its memory."""

from __future__ import annotations

import re
from collections.abc import Iterator

SIZE = 1_000_000  # characters that are looked at together
_SPACE = re.compile(r"\s")


def stretches(text: str, size: int) -> Iterator[str]:
    """A text in parts of about so many characters, none of which ends inside a word.

    >>> list(stretches("een twee drie", 4))
    ['een twee', ' drie']
    """
    at = 0
    while at < len(text):
        hit = _SPACE.search(text, at + size) if at + size < len(text) else None
        end = hit.start() if hit else len(text)
        yield text[at:end]
        at = end


def flat(text: str) -> str:
    """Text with single spaces between its words, and none at the ends.

    >>> flat("  een\\n twee ")
    'een twee'
    """
    return " ".join(filter(None, (" ".join(part.split()) for part in stretches(text, SIZE))))


def count(text: str) -> int:
    """How many words it has, parted at white space.

    >>> count(" een  twee ")
    2
    """
    return sum(len(part.split()) for part in stretches(text, SIZE))


def words_of(text: str) -> Iterator[str]:
    """The words, one after the other.

    >>> list(words_of(" een  twee "))
    ['een', 'twee']
    """
    return (word for part in stretches(text, SIZE) for word in part.split())
