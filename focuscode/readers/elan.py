"""ELAN (`.eaf`): tiers of annotations.

A tier's speaker is its participant, else the name of the tier at the top of its tree. Speech are the tiers that no
other tier stands above and that have the linguistic type with the most words; where such a tier holds numbers or
marks alone, the tier of its tree with the most words. A participant without one gives the tier with the most words.
All other tiers (words one by one, translations, glosses, gestures, notes) are left out, each with its reason.

An annotation is a stretch of talk. Annotations that refer to another one have its times; time slots without a
value lie evenly between those with one. Stretches stand in the order of their start, overlaps as they are, and those
of one speaker that follow each other are one turn.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from focuscode.errors import finding
from focuscode.model import Finding, Place
from focuscode.readers.draft import Draft
from focuscode.readers.labels import clean
from focuscode.readers.pieces import Aside, Piece, to_draft
from focuscode.readers.source import Source
from focuscode.readers.stretches import count, words_of
from focuscode.readers.xmltree import Node, parse, root_of

ROOT = "ANNOTATION_DOCUMENT"
NO_SPEECH = re.compile(
    r"(?<![^\W_])(?:transl\w*|vertal\w*|[uü]e?bersetz\w*|trad(?:uc\w*)?|gloss\w*|gestures?|gebaren|gebaar|gaze|blik|pos|"
    r"part.?of.?speech|lemma\w*|morph\w*|phon\w*|fon\w*|ipa|notes?|nota'?s|comments?|opmerking(?:en)?|topics?|thema'?s?|"
    r"codes?|codering|hands?|mouth|prosod\w*|ft|ge|mb|ps|ref|pinyin)(?![^\W_])",
    re.IGNORECASE,
)


class Annotation(NamedTuple):
    """A value with its place in time (seconds), its line in the file, and the annotation that it refers to."""

    words: str
    start: float | None
    end: float | None
    line: int
    above: str = ""


@dataclass
class Tier:
    """A tier: its name, speaker, linguistic type, the tier above it, and its annotations."""

    name: str
    participant: str
    type: str
    parent: str
    annotations: list[Annotation] = field(default_factory=list)

    @property
    def words(self) -> int:
        """How many words with a letter in them its annotations hold."""
        return sum(any(map(str.isalpha, word)) for one in self.annotations for word in words_of(one.words))

    @property
    def named_otherwise(self) -> bool:
        """Whether its name or type says that it is no speech."""
        return bool(NO_SPEECH.search(self.name) or NO_SPEECH.search(self.type))


def knows(source: Source) -> bool:
    """Whether the root is that of ELAN."""
    return root_of(source) == ROOT


def read(source: Source) -> Draft:
    """Turns from the tiers that are speech, in the order of their start."""
    root = parse(source)
    place, findings = Place(source.name), list(source.findings)
    tiers = tiers_of(root)
    speech = speech_of(tiers)
    ordered: list[tuple[tuple[float, int, int], Piece]] = []
    for n, tier in enumerate(speech):
        top = _top(tier, tiers)
        speaker = clean(tier.participant or top.participant or top.name)
        last = -1.0
        for number, one in enumerate(_whole(tier)):
            last = last if one.start is None else one.start
            ordered.append(((last, n, number), Piece(speaker, one.words, one.start, one.end, one.line)))
    pieces = [piece for _, piece in sorted(ordered, key=lambda entry: entry[0])]
    return to_draft([*pieces, *_left(tiers, speech, place, findings)], findings, place)


def _whole(tier: Tier) -> list[Annotation]:
    """The annotations of a tier; those that part one annotation of the tier above it are one again."""
    found: list[Annotation] = []
    for one in tier.annotations:
        if found and one.above and found[-1].above == one.above:
            found[-1] = found[-1]._replace(words=f"{found[-1].words} {one.words}", end=one.end)
        else:
            found.append(one)
    return found


def _left(tiers: dict[str, Tier], speech: list[Tier], place: Place, findings: list[Finding]) -> list[Aside]:
    """Tiers that are no speech, told and left out."""
    left = []
    for tier in tiers.values():
        if tier in speech or not any(one.words.strip() for one in tier.annotations):
            continue
        why = _why(tier, speech)
        words = sum(count(one.words) for one in tier.annotations)
        findings.append(finding("F162", place, tier=tier.name, words=words, why=why))
        left.append(Aside("\n".join(one.words for one in tier.annotations if one.words.strip()), f"tier {tier.name}"))
    return left


def _why(tier: Tier, speech: list[Tier]) -> str:
    words = Counter(word for one in tier.annotations for word in words_of(one.words))
    said = Counter(word for other in speech for one in other.annotations for word in words_of(one.words))
    if not words - said:
        return "its words stand in the speech already"
    if tier.named_otherwise:
        return "its name says that it is no speech"
    return f"it stands under '{tier.parent}'" if tier.parent else f"its type '{tier.type}' is not that of the speech"


def tiers_of(root: Node) -> dict[str, Tier]:
    """The tiers of a document under their names, with the times of their annotations."""
    slots = _slots(root)
    tiers: dict[str, Tier] = {}
    known: dict[str, tuple[float | None, float | None]] = {}
    waiting: list[tuple[Tier, Node]] = []
    for number, node in enumerate(root.below("TIER"), 1):
        name = node.attributes.get("TIER_ID") or f"tier {number}"
        while name in tiers:
            name = f"{name} ({number})"
        at = node.attributes
        facts = at.get("PARTICIPANT", ""), at.get("LINGUISTIC_TYPE_REF", ""), at.get("PARENT_REF", "")
        tiers[name] = Tier(name, *facts)
        waiting += [(tiers[name], one) for one in node.below("ALIGNABLE_ANNOTATION", "REF_ANNOTATION")]
    refers = {}
    for _, one in waiting:
        at = one.attributes
        times = slots.get(at.get("TIME_SLOT_REF1", "")), slots.get(at.get("TIME_SLOT_REF2", ""))
        known[at.get("ANNOTATION_ID", "")] = times
        if one.tag == "REF_ANNOTATION":
            refers[at.get("ANNOTATION_ID", "")] = at.get("ANNOTATION_REF", "")
    for tier, one in waiting:
        times = known.get(_aligned(one.attributes.get("ANNOTATION_ID", ""), refers), (None, None))
        value = one.first("ANNOTATION_VALUE")
        words = value.text() if value else one.text()
        tier.annotations.append(Annotation(words, *times, one.line, one.attributes.get("ANNOTATION_REF", "")))
    for tier in tiers.values():
        tier.annotations = _ordered(tier.annotations)
    return tiers


def _aligned(name: str, refers: dict[str, str]) -> str:
    """The annotation with times of its own that an annotation refers to, by way of others; the way is shortened."""
    passed: dict[str, None] = {}
    while name in refers and name not in passed:
        passed[name] = None
        name = refers[name]
    refers.update(dict.fromkeys(passed, name))
    return name


def _ordered(annotations: list[Annotation]) -> list[Annotation]:
    """Annotations by their start; those without one stay behind the one before them."""
    last, keys = -1.0, []
    for n, one in enumerate(annotations):
        last = last if one.start is None else one.start
        keys.append((last, n))
    return [annotations[n] for _, n in sorted(keys)]


def _slots(root: Node) -> dict[str, float]:
    """Seconds of the time slots; those without a value lie evenly between their neighbours."""
    header = root.first("HEADER")
    unit = {"seconds": 1.0, "milliseconds": 0.001}.get(header.attributes.get("TIME_UNITS", "") if header else "", 0.001)
    slots: list[tuple[str, float | None]] = []
    for slot in root.below("TIME_SLOT"):
        written = slot.attributes.get("TIME_VALUE", "")
        value = round(int(written) * unit, 6) if written.isdecimal() and len(written) < 15 else None
        slots.append((slot.attributes.get("TIME_SLOT_ID", ""), value))
    found: dict[str, float] = {}
    pending: list[str] = []
    last: float | None = None
    for name, value in slots:
        if value is None:
            pending.append(name)
            continue
        for n, one in enumerate(pending if last is not None else (), 1):
            found[one] = round((last or 0.0) + (value - (last or 0.0)) * n / (len(pending) + 1), 6)
        found[name] = last = value
        pending = []
    return found


def speech_of(tiers: dict[str, Tier]) -> list[Tier]:
    """The tiers that hold what is said, in the order of the file."""
    trees: dict[str, list[Tier]] = defaultdict(list)
    for tier in tiers.values():
        trees[_top(tier, tiers).name].append(tier)
    best = {top: _best(tiers[top], trees[top]) for top in trees}
    by_type: Counter[str] = Counter()
    for top, tier in best.items():
        by_type[tiers[top].type] += 0 if tier.named_otherwise else tier.words
    kind = max(by_type, key=by_type.__getitem__, default="")
    chosen = {top for top in best if tiers[top].type == kind and not best[top].named_otherwise}
    speakers = {tiers[top].participant for top in chosen}
    for top, tier in sorted(best.items(), key=lambda entry: -entry[1].words):
        who = tiers[top].participant
        if who and who not in speakers and not tier.named_otherwise and tier.words:
            speakers.add(who)
            chosen.add(top)
    found = [best[top] for top in best if top in chosen and any(one.words.strip() for one in best[top].annotations)]
    return found or [max(tiers.values(), key=lambda tier: tier.words)] if tiers else []


def _best(top: Tier, tree: Iterable[Tier]) -> Tier:
    """The tier of a tree that holds the speech: the one at the top, unless it has no words to speak of."""
    spoken = [tier for tier in tree if not tier.named_otherwise] or list(tree)
    most = max(spoken, key=lambda tier: tier.words)
    return top if top in spoken and top.words * 3 >= most.words else most


def _top(tier: Tier, tiers: dict[str, Tier]) -> Tier:
    seen = set()
    while tier.parent in tiers and tier.name not in seen:
        seen.add(tier.name)
        tier = tiers[tier.parent]
    return tier
