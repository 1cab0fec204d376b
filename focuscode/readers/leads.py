"""Names that stand before the words without a colon: in bold, in a style of their own, before a tab, as a heading.

Decided once for a whole document: a name counts if it comes back or is a label as people write them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from focuscode.readers.block import Paragraph
from focuscode.readers.labels import CODED, SHORT, choose, clean, is_moderator, looks_named
from focuscode.readers.legend import role_of
from focuscode.readers.times import STAMP, seconds

LONGEST_LABEL = 63
_LABELLED = re.compile(rf"(?:{STAMP}[ \t]*)?(?P<label>[^\s:][^:\n]{{0,62}}?)[ \t]*:(?:\s|$)")
_ALONE = re.compile(rf"(?:{STAMP}[ \t]*)?(?P<label>[^\s:][^:\n]{{0,62}}?)[ \t]*")


def with_colons(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Paragraphs with a colon behind each name that stands before the words without one and comes back."""
    paragraphs = _alone(paragraphs)
    heads = [_head(p) for p in paragraphs]
    names = [clean(p.text[:head]) for p, head in zip(paragraphs, heads, strict=True)]
    counts = Counter(name for name in names if name)
    labels = choose(counts.elements()).labels
    sure = {c for c in labels if counts[c] > 1 or is_moderator(c) or CODED.fullmatch(c) or SHORT.fullmatch(c)}
    elsewhere = sum(1 for p in paragraphs if not p.reason and _LABELLED.match(p.text))
    if len(sure) < 2 and max((counts[c] for c in sure), default=0) < 2:
        ahead = {n for n, p, head in zip(names, paragraphs, heads, strict=True) if p.lead and head < len(p.text)}
        sure = sure & ahead if elsewhere > 1 else set()  # the rest of the document has its colons
    kinds = [(bool(p.lead), head == len(p.text)) for p, head in zip(paragraphs, heads, strict=True)]
    for kind in sorted(set(kinds)):
        alike = [n for n, k in zip(names, kinds, strict=True) if n and k == kind]
        if kind[0] and sum(name in sure for name in alike) * 3 >= len(alike) * 2:
            sure |= {name for name in alike if name in labels and looks_named(name)}
    return [
        replace(p, text=_colon(p.text, head)) if head and name in sure else p
        for p, head, name in zip(paragraphs, heads, names, strict=True)
    ]


def _alone(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Paragraphs with a colon behind a name that stands alone, if it stands with a colon elsewhere."""
    named = Counter(clean(hit["label"]) for p in paragraphs if not p.reason and (hit := _LABELLED.match(p.text)))
    whole: list[Paragraph] = []
    for p in paragraphs:
        hit = None if p.reason else _ALONE.fullmatch(p.text)
        known = hit is not None and named[clean(hit["label"])] > 1
        whole.append(replace(p, text=f"{p.text.rstrip()}:") if known else p)
    return whole


def _head(p: Paragraph) -> int:
    """How many characters at the head of a paragraph may be a name without a colon."""
    lead = p.lead if p.lead else len(p.text) if p.heading else p.text.find("\t")
    label = p.text[: max(lead, 0)].strip()
    if (
        p.reason
        or not label
        or len(label) > LONGEST_LABEL
        or "\n" in label
        or ":" in label
        or label.endswith(tuple("?!…,;"))
    ):
        return 0
    if label.endswith(".") and len(label.split()[-1]) > 3:
        return 0
    return 0 if p.text[lead:].lstrip().startswith(":") else lead


def _colon(text: str, head: int) -> str:
    """A paragraph with a colon behind its name; a name with only a time behind it needs none."""
    label, rest = text[:head].rstrip(), text[head:]
    if seconds(rest.split("\n", 1)[0].strip()) is not None:
        return f"{label}  {rest.lstrip()}"
    return f"{label}:{' ' if rest and not rest[0].isspace() else ''}{rest}"


def by_style(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Paragraphs with their style as speaker, where styles are named as speakers are; else none."""
    styles = {p.style for p in paragraphs if p.style and p.text.strip() and not p.reason}
    speakers = {style for style in styles if is_moderator(style) or role_of(style) or CODED.fullmatch(style)}
    if len(speakers) < 2:
        return []
    marked, last = [], ""
    for p in paragraphs:
        named = p.style if p.style in speakers and p.text.strip() else ""
        marked.append(replace(p, speaker="" if named == last else named))
        last = named or last
    return marked
