"""SubRip captions: a number, `00:00:01,000 --> 00:00:02,000`, the words, a blank line."""

from __future__ import annotations

import re

from focuscode.errors import finding
from focuscode.model import Place
from focuscode.readers.captions import as_caption, blocks, to_draft
from focuscode.readers.draft import Draft
from focuscode.readers.reader import Reader
from focuscode.readers.source import Source

_FIRST = re.compile(rb"\s*\d+\s*\r?\n\s*\d+:\d\d:\d\d[,.]\d+\s*-->")


def knows(source: Source) -> bool:
    """Whether the file begins with a numbered caption."""
    return bool(_FIRST.match(source.data[:200].lstrip(b"\xef\xbb\xbf")))


def read(source: Source) -> Draft:
    """Turns from captions."""
    place = Place(source.name)
    captions, left, findings = [], [], []
    for number, lines in blocks(source.text):
        caption = as_caption(number, lines)
        if caption:
            captions.append(caption)
        elif not captions and lines[0].startswith("NOTE"):
            left.append((number, "\n".join(lines), "note"))
        else:
            left.append((number, "\n".join(lines), "no time above it"))
            findings.append(finding("F112", Place(source.name, number), text=" ".join(lines)[:60]))
    return to_draft(captions, left, [*source.findings, *findings], place)


READER = Reader("srt", "SubRip captions", (".srt",), read, knows)
