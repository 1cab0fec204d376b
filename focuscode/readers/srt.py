"""SubRip captions: a number, `00:00:01,000 --> 00:00:02,000`, the words, a blank line.

Written by most captioning tools and by speech recognition (Whisper, Amberscript, Happy Scribe, Premiere).
Speakers stand as in WebVTT. Numbers and blank lines may be missing, times may have a period. Tags and codes of
SubStation (`<i>`, `{\\an8}`, `\\N`) and of position (`X1:100`) go. Left out, with the reason: words that stand
under no time.
"""

from __future__ import annotations

import re

from focuscode.readers.captions import Rest, to_draft
from focuscode.readers.cues import Caption, as_caption, blocks
from focuscode.readers.draft import Draft
from focuscode.readers.source import Source

_FIRST = re.compile(r"(?:\d+\s*\n\s*)?\d+:\d\d:\d\d[,.]\d+\s*-->")


def knows(source: Source) -> bool:
    """Whether the file begins with a caption, numbered or not."""
    return bool(_FIRST.match(source.head))


def read(source: Source) -> Draft:
    """Turns from captions."""
    captions: list[Caption] = []
    left = []
    for number, lines in blocks(source.text):
        caption = as_caption(number, lines)
        if caption:
            captions.append(caption)
        else:
            note = not captions and lines[0].startswith("NOTE")
            left.append(Rest(number, "\n".join(lines), "note" if note else "no time above it"))
    return to_draft(source, captions, left)
