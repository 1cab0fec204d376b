"""SBV, YouTube's own captions: `0:00:01.000,0:00:04.000`, the words below, a blank line.

Speakers stand as in WebVTT. `[br]` is a line's end. Left out, with the reason: words that stand under no time.
"""

from __future__ import annotations

import re

from focuscode.readers.captions import Rest, to_draft
from focuscode.readers.cues import Caption
from focuscode.readers.draft import Draft
from focuscode.readers.source import Source
from focuscode.readers.times import CLOCK, seconds

_TIMES = re.compile(rf"\s*({CLOCK})[ \t]*,[ \t]*({CLOCK})\s*")
_FIRST = re.compile(r"\d{1,3}:\d\d:\d\d\.\d{1,3},\d{1,3}:\d\d:\d\d\.\d{1,3}[ \t]*(?:\n|$)")


def knows(source: Source) -> bool:
    """Whether the first line holds two times with a comma between them."""
    return bool(_FIRST.match(source.head))


def read(source: Source) -> Draft:
    """Turns from captions."""
    captions: list[Caption] = []
    left: list[Rest] = []
    inside = False
    for number, line in enumerate(source.text.split("\n"), 1):
        hit = _TIMES.fullmatch(line)
        if hit:
            start, end = seconds(hit[1]), seconds(hit[2])
            unread = line.strip() if start is None or end is None else ""
            captions.append(Caption(start, end, [], number, unread=unread))
            inside = True
        elif not line.strip():
            inside = inside and not captions[-1].lines
        elif inside:
            captions[-1].lines += line.split("[br]")
        else:
            left.append(Rest(number, line.strip(), "no time above it"))
    return to_draft(source, captions, left, marked=False)
