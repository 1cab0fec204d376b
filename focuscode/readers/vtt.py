"""WebVTT, as Teams, Zoom, YouTube, Webex, Panopto and most captioning tools write it.

Speakers: voices (`<v Name>`, Teams), labels (`Name: words`, Zoom, also `Name | Company: words`), names in
brackets, or on a first line of their own. A caption without a speaker goes on with the last one. Where the
lines of a caption begin with dashes, or with `>>`, other people speak, unnamed unless they have a label.
Captions of one speaker in a row are one turn, however long the silence between them.

Times may lack hours and have a comma. Rolling captions (YouTube), which show each line twice, are read once.
Sounds such as [muziek] stay among the words. Left out, with the reason: the header, notes, styles, regions,
names of captions, and words that stand under no time. Tags, entities' spelling and numbers of captions go.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from focuscode.readers.captions import Rest, to_draft
from focuscode.readers.cues import as_caption, blocks
from focuscode.readers.draft import Draft
from focuscode.readers.reader import Reader
from focuscode.readers.source import Source

_HEADS = {
    "NOTE": "note",
    "STYLE": "style",
    "REGION": "region",
    "WEBVTT": "file header",
    **dict.fromkeys(("X-TIMESTAMP-MAP", "Kind", "Language"), "file header"),
}
_MACHINE = re.compile(r"NOTE[ \t]+(?:Confidence|duration|language|recognizability)\b[ \t]*:?.*", re.IGNORECASE)
_SENTENCE = re.compile(r".*[.,?!…:]")


def knows(source: Source) -> bool:
    """Whether the file begins as WebVTT does."""
    return source.head.startswith("WEBVTT")


def read(source: Source) -> Draft:
    """Turns from captions; notes and styles are left out."""
    found = [(number, lines, as_caption(number, lines)) for number, lines in blocks(source.text)]
    captions = [caption for _, _, caption in found if caption]
    below = {number for number, _, caption in found if caption}
    left = [Rest(number, "\n".join(lines), _reason(number, lines, below)) for number, lines, c in found if not c]
    return to_draft(source, captions, left)


def _reason(number: int, lines: Sequence[str], captions: set[int]) -> str:
    """Why a block that is no caption is left out."""
    head = re.split(r"[\s:=]", lines[0].lstrip("\ufeff \t"), maxsplit=1)[0]
    if len(lines) == 1 and _MACHINE.fullmatch(lines[0].strip()):
        return "certainty of the machine"
    if head in _HEADS:
        return _HEADS[head]
    named = len(lines) == 1 and number + 1 in captions and not _SENTENCE.fullmatch(lines[0].strip())
    return "name of a caption" if named else "no time above it"


READER = Reader("vtt", "WebVTT captions", (".vtt",), read, knows)
