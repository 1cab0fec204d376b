"""Who speaks in captions: a voice tag, a label before the words, a name in brackets or on the first line.

What is a name is decided once for a whole file, as for any labelled text. Where two lines of a caption begin
with a dash, two people speak; without labels it is not known who. `>>` begins another speaker's words.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import takewhile

from focuscode.readers.cues import Caption
from focuscode.readers.labels import SPEECH, choose, clean, looks_named, score
from focuscode.readers.markup import VOICE, broken, plain

_DASH = re.compile(r"(?:[-–—]|>{2,3})[ \t]*")
_LABEL = re.compile(r"(?:(?:[-–—]|>{2,3})[ \t]*)?(?P<label>[^\s:][^:\n]{0,70}?)[ \t]*:(?=\s|$)[ \t]*")
_REMARK = re.compile(r"(?P<label>[^()\[\]]{2,60}?)[ \t]*(?P<remark>[(\[][ \t]*[a-zà-ÿ][a-zà-ÿ' -]{1,40}[)\]])")
_ALONE = re.compile(r"[(\[](?P<label>[^()\[\]\n]{2,40})[)\]][ \t]*$")
_FRONT = re.compile(r"[(\[](?P<label>[^()\[\]:\n]{1,40})[)\]][ \t]+(?=\S)")
_TWO = re.compile(r"(?<=[.?!…])[ \t]+(?=[-–—][ \t]?[^\W\d_])")
_SOUND = re.compile(
    r"(?:muziek|music|musique|musik|applau|gelach|gejuich|geroezemoes|gemompel|gerinkel|geluid|inaudib|unintell|onverst|"
    r"onhoorb|silen|stilte|zucht|hoest|kuch|laugh|cheer|sigh|cough|noise|foreign|crosstalk|telefoon|"
    r"(?:lach(?:t|en|je)?|stil|pau[sz]e|door elkaar|ruis|piep|beep|geen|niet|no|sounds?|stem(?:men)?|voices?|vervolg|"
    r"einde|begin|start|stop|blank|rires?|onderbreking)\b)",
    re.IGNORECASE,
)
_PERSON = re.compile(r"[^\W\d_][\w'’.-]*(?: [\w'’.()|@-]+){0,4}")


@dataclass
class Piece:
    """Words of one speaker inside a caption."""

    speaker: str
    words: str
    caption: Caption


@dataclass(frozen=True)
class Names:
    """What counts as a speaker in one file, by where it stands.

    `colon` before a colon, `alone` in brackets on a line of its own, `front` in brackets before words, `first`
    as a caption's first line. `lone` (label, line) are those before a colon only because every caption has a name
    there; `refused` (label, count, line) come back before a colon and are none.
    """

    colon: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()
    front: frozenset[str] = frozenset()
    first: frozenset[str] = frozenset()
    lone: tuple[tuple[str, int], ...] = ()
    refused: tuple[tuple[str, int, int], ...] = ()


NOBODY = Names()


def pieces_of(captions: Sequence[Caption], names: Names, marked: bool = True) -> Iterator[list[Piece]]:
    """The pieces of each caption. A caption without a speaker goes on with the last one."""
    speaker = ""
    for caption in captions:
        pieces: list[Piece] = []
        known = NOBODY if caption.speaker else names
        speaker = caption.speaker or speaker
        for label, words in _said(caption, known, marked):
            speaker = speaker if label is None else label
            if not any(map(str.isalnum, words)) and len(words.strip(" -\t")) < 2:
                continue
            if pieces and pieces[-1].speaker == speaker and label != "":
                pieces[-1].words += f"\n{words}"
            else:
                pieces.append(Piece(speaker, words, caption))
        yield pieces


def _said(caption: Caption, names: Names, marked: bool) -> Iterator[tuple[str | None, str]]:
    """(label, words) a line: None goes on with who spoke, an empty label is somebody unnamed."""
    lines = broken(caption.lines) if marked else caption.lines
    voiced = False
    several = _several(lines, marked) if not caption.speaker else False
    for at, line in enumerate(lines):
        if marked and VOICE.search(line):
            voiced = True
            yield from _voices(line)
            continue
        bare = _bare(line, marked)
        if voiced or caption.speaker:
            yield None, bare
        elif at == 0 and bare in names.first and len(lines) > 1:
            yield clean(bare), ""
        else:
            for part in _TWO.split(bare) if several else [bare]:
                yield _labelled(part, names, several)


def _voices(line: str) -> Iterator[tuple[str | None, str]]:
    first, *voices = VOICE.split(line)
    if first.strip():
        yield None, plain(first)
    for name, words in zip(voices[::2], voices[1::2], strict=True):
        yield clean(html.unescape(name)) or None, plain(words)


def _bare(line: str, marked: bool) -> str:
    return plain(line) if marked else line.strip()


def _several(lines: Sequence[str], marked: bool) -> bool:
    """Whether the lines of a caption begin with a dash each, for two people."""
    bare = [_bare(line, marked) for line in takewhile(lambda line: not VOICE.search(line), lines)]
    bare = [line for line in bare if line]
    if not bare or not bare[0].startswith(("-", "–", "—")):
        return False
    dashed = [line for line in bare if line.startswith(("-", "–", "—"))]
    return len(dashed) + sum(len(_TWO.findall(line)) for line in dashed) > 1


def _labelled(line: str, names: Names, several: bool) -> tuple[str | None, str]:
    """The label of a line and its words."""
    alone = _ALONE.match(line)
    if alone and clean(alone["label"]) in names.alone:
        return clean(alone["label"]), ""
    front = _FRONT.match(line)
    if front and clean(front["label"]) in names.front:
        return clean(front["label"]), line[front.end() :]
    hit = _LABEL.match(line)
    if hit:
        label, remark = _parted(hit["label"], names.colon)
        if label in names.colon:
            return label, " ".join(filter(None, (remark, line[hit.end() :])))
    dash = _DASH.match(line)
    if dash and (several or line.startswith(">>")):
        return "", line[dash.end() :]
    return None, line


def _parted(written: str, known: Set[str]) -> tuple[str, str]:
    """A label and the remark behind it: 'MEITNER ( composing )' is MEITNER, and '( composing )' how she speaks.

    A name with small letters is parted from its remark if it is known without one.
    """
    hit = _REMARK.fullmatch(written)
    if hit and (hit["label"].isupper() or clean(hit["label"]) in known):
        return clean(hit["label"]), hit["remark"]
    return clean(written), ""


def names_in(captions: Sequence[Caption], marked: bool = True) -> Names:
    """Decide what is a speaker's name in the captions of a file."""
    shown = [(caption.line, above) for caption in captions if (above := _above(caption, marked))]
    written = [(number, label) for number, above in shown for label in _labels(above)]
    bare = {clean(label) for _, label in written if not _REMARK.fullmatch(label)}
    hits = [(number, _parted(label, bare)[0]) for number, label in written]
    at: dict[str, int] = {}
    for number, label in hits:
        at.setdefault(label, number)
    counts = Counter(label for _, label in hits)
    chosen = choose(label for _, label in hits)
    heads = [above[0] for _, above in shown]
    lone = _lone([_parted(label, bare)[0] for label in _labels(heads)], len(heads), chosen.labels)
    colon = chosen.labels | lone
    return Names(
        colon,
        alone=_alone(line for _, above in shown for line in above),
        front=_front(heads),
        first=frozenset() if colon else _first([above for _, above in shown]),
        lone=tuple((label, at[label]) for label in at if label in lone and counts[label] == 1),
        refused=tuple((label, count, at[label]) for label, count in chosen.refused if label not in colon),
    )


def _above(caption: Caption, marked: bool) -> list[str]:
    """The lines of a caption on which a name may stand: those above its first voice."""
    if caption.speaker:
        return []
    lines = broken(caption.lines) if marked else caption.lines
    return [
        bare
        for line in takewhile(lambda line: not (marked and VOICE.search(line)), lines)
        if (bare := _bare(line, marked))
    ]


def _labels(lines: Iterable[str]) -> Iterator[str]:
    """What stands before a colon at the head of lines."""
    for line in lines:
        hit = _LABEL.match(line)
        if hit:
            yield str(hit["label"])


def _lone(found: Sequence[str], captions: int, accepted: frozenset[str]) -> frozenset[str]:
    """Further labels, where each caption begins with one and many are known (Zoom): small letters, said once."""
    sure = sum(label in accepted for label in found)
    if len(found) * 20 < captions * 19 or sure * 3 < len(found):
        return frozenset()
    lone = {label for label in found if label not in accepted and score(label, 1) > -3}
    return frozenset(label for label in lone if _PERSON.fullmatch(label) and not SPEECH.search(label))


def _alone(lines: Iterable[str]) -> frozenset[str]:
    """Names in brackets that stand on a line of their own more than once; sounds are none."""
    counts = Counter(clean(hit["label"]) for hit in map(_ALONE.match, lines) if hit)
    accepted = choose(counts.elements()).labels
    return frozenset(label for label in accepted if counts[label] > 1 and not _SOUND.match(label))


def _front(heads: Sequence[str]) -> frozenset[str]:
    """Names in brackets before the words, where most captions begin so."""
    counts = Counter(clean(hit["label"]) for hit in map(_FRONT.match, heads) if hit)
    names = {label for label in choose(counts.elements()).labels if not _SOUND.match(label)}
    held = sum(counts[label] for label in names)
    return frozenset(names) if held * 2 >= len(heads) and len(names) * 2 <= held + 1 else frozenset()


def _first(shown: Sequence[list[str]]) -> frozenset[str]:
    """Names on the first line of captions, where all have one above their words and the same ones come back."""
    counts = Counter(above[0] for above in shown if len(above) > 1)
    named = all(looks_named(name) and _PERSON.fullmatch(name) and not SPEECH.search(name) for name in counts)
    often = sum(counts.values())
    if not counts or not named or often < max(3, len(shown)) or len(counts) * 2 > often + 1:
        return frozenset()
    return frozenset(counts)
