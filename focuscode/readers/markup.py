"""The markup of captions: tags, entities and codes of position, and the words without them."""

from __future__ import annotations

import html
import re

VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^<>\s][^<>\n]*)>")
_TAG = re.compile(
    r"</?(?:c|v|rt|ruby|lang|font|span)(?:[.\s][^<>\n]*)?/?>"
    r"|</?(?:i|b|u|s|em|strong)(?:\.[^<>\s]*)?[ \t]*/?>"  # nothing may follow: a<b en b>c is no tag
    r"|<\d{1,3}:[\d:.,]*\d>|\{\\[^{}\n]*\}|\{[yYcCfFsS]:[^{}\s]*\}",
    re.IGNORECASE,
)
_BREAK = re.compile(r"<br[ \t]*/?>|\\N", re.IGNORECASE)


def without_tags(words: str) -> str:
    """Words without tags and codes; entities stay as they are written."""
    return _TAG.sub("", words) if "<" in words or "{" in words else words


def broken(lines: list[str]) -> list[str]:
    """Lines with the breaks that stand in them as markup made real."""
    return [part for line in lines for part in _BREAK.split(line)]


def plain(words: str) -> str:
    """Words without markup: tags gone, entities as their characters.

    >>> plain("<i>R&amp;D</i>")
    'R&D'
    """
    return html.unescape(without_tags(words)).strip()
