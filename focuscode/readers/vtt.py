"""WebVTT, as Teams (`<v Name>`), Zoom (`Name: words`) and YouTube write it."""

from __future__ import annotations

from focuscode.errors import finding
from focuscode.model import Place
from focuscode.readers.captions import as_caption, blocks, to_draft
from focuscode.readers.draft import Draft
from focuscode.readers.reader import Reader
from focuscode.readers.source import Source

_HEADS = {"NOTE": "note", "STYLE": "style", "REGION": "region", "WEBVTT": "file header"}


def knows(source: Source) -> bool:
    """Whether the file begins as WebVTT does."""
    return source.data[:32].lstrip(b"\xef\xbb\xbf \r\n").startswith(b"WEBVTT")


def read(source: Source) -> Draft:
    """Turns from captions; notes and styles are left out."""
    place = Place(source.name)
    captions, left, findings = [], [], []
    for number, lines in blocks(source.text):
        head = lines[0].split(maxsplit=1)[0].split(":")[0].lstrip("\ufeff")
        caption = as_caption(number, lines)
        if caption:
            captions.append(caption)
        elif head in _HEADS:
            left.append((number, "\n".join(lines), _HEADS[head]))
        else:
            left.append((number, "\n".join(lines), "no time above it"))
            findings.append(finding("F112", Place(source.name, number), text=" ".join(lines)[:60]))
    return to_draft(captions, left, [*source.findings, *findings], place)


READER = Reader("vtt", "WebVTT captions", (".vtt",), read, knows)
