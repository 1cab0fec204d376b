"""LRC, a line a time: `[00:12.30] words`, as Whisper's tools and players write it.

A line ends where the next one begins; a line without words ends the one above. Times of single words go.
Speakers stand as in WebVTT. Left out, with the reason: the facts above (`[ti:…]`) and lines without a time.
"""

from __future__ import annotations

import re

from focuscode.readers.captions import Rest, to_draft
from focuscode.readers.cues import Caption
from focuscode.readers.draft import Draft
from focuscode.readers.source import Source
from focuscode.readers.times import CLOCK, seconds

_STAMPS = re.compile(rf"[ \t]*((?:\[{CLOCK}\][ \t]*)+)")
_STAMP = re.compile(rf"\[({CLOCK})\]")
_WORD = re.compile(rf"<{CLOCK}>[ \t]?")
_FACT = re.compile(r"\[[A-Za-z#]{1,10}:[^\]]*\]\s*")


def read(source: Source) -> Draft:
    """Turns from lines."""
    captions: list[Caption] = []
    left: list[Rest] = []
    for number, line in enumerate(source.text.split("\n"), 1):
        hit = _STAMPS.match(line)
        if hit:
            start = seconds(_STAMP.findall(hit[1])[0])
            if captions and captions[-1].end is None:
                captions[-1].end = start
            words = _WORD.sub("", line[hit.end() :]).strip()
            if words:
                captions.append(
                    Caption(start, None, [words], number, unread="" if start is not None else hit[1].strip())
                )
        elif line.strip():
            reason = "file header" if _FACT.fullmatch(line.strip()) else "no time above it"
            left.append(Rest(number, line.strip(), reason))
    return to_draft(source, captions, left, marked=False)
