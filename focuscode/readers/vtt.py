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
    rest = [(number, lines) for number, lines, caption in found if not caption]
    names = _names(rest, {number for number, _, caption in found if caption})
    named = len(names) * 2 > len(captions)
    left = [Rest(n, "\n".join(lines), _reason(lines, named and n in names)) for n, lines in rest]
    return to_draft(source, captions, left)


def _names(rest: Sequence[tuple[int, list[str]]], captions: set[int]) -> set[int]:
    """Where a line may be the name of the caption below it; it is one if most captions have such a line."""
    return {
        n for n, lines in rest if n + 1 in captions and len(lines) == 1 and not _SENTENCE.fullmatch(lines[0].strip())
    }


def _reason(lines: Sequence[str], named: bool) -> str:
    """Why a block that is no caption is left out."""
    head = re.split(r"[\s:=]", lines[0].lstrip("\ufeff \t"), maxsplit=1)[0]
    if len(lines) == 1 and _MACHINE.fullmatch(lines[0].strip()):
        return "certainty of the machine"
    return _HEADS.get(head, "name of a caption" if named else "no time above it")
