"""A study's knowledge applied to a transcript: pseudonyms, sections of the guide, what is excluded.

Excluded words are blotted out in the text itself (█, character for character), so that no count, quotation or
export can show them, while every other position stays what it was.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from focuscode.errors import finding
from focuscode.language.fold import fold
from focuscode.language.lexicon import count_words
from focuscode.model import Exclusion, Finding, Group, LeftOut, Participant, Place, Section, Transcript, Turn
from focuscode.study import Study, matches

BLOT = "█"


def apply_study(transcript: Transcript, group: Group, study: Study) -> tuple[Transcript, list[Finding]]:
    """The transcript as the study knows it, and what was found on the way."""
    findings: list[Finding] = []
    people = [p for p in study.participants if p.group == group.id]
    exclusions = withdrawn(group, study)
    transcript = exclude(transcript, exclusions, findings)
    transcript = replace(transcript, turns=sectioned(transcript, study.guide, findings))
    _moderators(transcript, group, findings)
    gone = [e.speaker for e in exclusions if not e.passage]
    there = [p for p in people if not any(matches(label)(p.label) for label in gone)]
    return name_people(transcript, there, findings), findings


def withdrawn(group: Group, study: Study) -> list[Exclusion]:
    """The persons and passages of a group that are withdrawn, also those who gave no consent."""
    refused = [p for p in study.participants if p.group == group.id and not p.consent]
    named = [e for e in study.exclude if e.group == group.id]
    return named + [Exclusion(group.id, p.label, "", "no consent", p.place) for p in refused]


def _moderators(transcript: Transcript, group: Group, findings: list[Finding]) -> None:
    """A label that the study names as moderator and that nobody has."""
    for label in group.moderators:
        if not any(matches(label)(speaker) for speaker in transcript.speakers()):
            facts = {"group": group.id, "label": label, "speakers": ", ".join(transcript.speakers()) or "none"}
            findings.append(finding("F312", Place("study.yaml"), **facts))


def name_people(transcript: Transcript, people: Sequence[Participant], findings: list[Finding]) -> Transcript:
    """Labels become pseudonyms, case and punctuation apart."""
    if not people:
        return transcript
    place = Place(transcript.path)
    found: dict[str, str] = {}
    for label in transcript.speakers():
        known = next((p for p in people if matches(p.label)(label)), None)
        if known:
            found[label] = known.pseudonym
        elif any(t.speaker == label and t.speaker_type == "participant" for t in transcript.turns):
            findings.append(finding("F307", place, group=transcript.group, label=label))
    for person in people:
        if person.consent and not any(matches(person.label)(label) for label in found):
            findings.append(finding("F306", place, label=person.label, group=transcript.group))
    turns = tuple(turn._replace(speaker=found.get(turn.speaker, turn.speaker)) for turn in transcript.turns)
    hidden = {label for label, pseudonym in found.items() if label != pseudonym}
    return replace(_blot(transcript, _labels(transcript, hidden)), turns=turns)


def _labels(transcript: Transcript, hidden: set[str]) -> list[LeftOut]:
    """Where the labels that a pseudonym stands for are written: before the words, and in what is no speech."""
    found = []
    names = "|".join(re.escape(label) for label in sorted(hidden, key=lambda label: (-len(label), label)))
    named = re.compile(rf"(?<!\w)(?:{names})(?!\w)")
    for left in transcript.left_out if hidden else ():
        written = transcript.text[left.start : left.end]
        if left.reason == "speaker label":
            found += [left] if any(label in written for label in hidden) else []
        else:
            spans = [name.span() for name in named.finditer(written)]
            found += [LeftOut(left.start + start, left.start + end, left.reason) for start, end in spans]
    return found


def sectioned(transcript: Transcript, guide: Sequence[Section], findings: list[Finding]) -> tuple[Turn, ...]:
    """Turns with the section of the guide they stand in: it begins with a moderator's turn that holds its words."""
    waiting = list(guide)
    here = ""
    turns = []
    for turn in transcript.turns:
        if turn.speaker_type == "moderator":
            said = _even(transcript.words_of(turn))
            for position, section in enumerate(waiting):
                if any(_even(words) in said for words in section.begins):
                    here = section.id
                    _missed(transcript, waiting[:position], findings)
                    waiting = waiting[position + 1 :]
                    break
        turns.append(turn._replace(section=here))
    _missed(transcript, waiting, findings)
    return tuple(turns)


def _missed(transcript: Transcript, sections: Sequence[Section], findings: list[Finding]) -> None:
    place = Place(transcript.path)
    findings += [finding("F308", place, group=transcript.group, section=section.id) for section in sections]


def _even(text: str) -> str:
    return " ".join(fold(text)[0].casefold().split())


IN_EVERY_FILE = ("F306", "F308", "F312")  # what one file of a group may lack if another has it


def settled(findings: Sequence[Finding], groups: Sequence[Group] = ()) -> list[Finding]:
    """The findings of all files together: what one file of a group lacks may stand in another.

    What is to be excluded, a participant, a section of the guide and a moderator are missing only where no file of
    the group has them, and are then told once.
    """
    done = {f.place for f in findings if f.rule == "F310"}
    several = [group for group in groups if len(group.files) > 1]
    told: dict[tuple[str, str], int] = {}
    kept = []
    for found in findings:
        home = next((group for group in several if _speaks_of(found, group)), None)
        if found.rule in IN_EVERY_FILE and home:
            told[found.rule, found.message] = count = told.get((found.rule, found.message), 0) + 1
            if count < len(home.files):
                continue
        if found.rule not in ("F309", "F311") or found.place not in done:
            kept.append(found)
    return kept


def _speaks_of(found: Finding, group: Group) -> bool:
    return found.message.startswith(f"{group.id}: ") or f" of {group.id} never" in found.message


def exclude(transcript: Transcript, exclusions: Sequence[Exclusion], findings: list[Finding]) -> Transcript:
    """The transcript without what is withdrawn; passages first, while all words can still be found."""
    for exclusion in sorted(exclusions, key=lambda e: not e.passage):
        transcript = (_without_passage if exclusion.passage else _without_person)(transcript, exclusion, findings)
    return transcript


def _without_person(transcript: Transcript, exclusion: Exclusion, findings: list[Finding]) -> Transcript:
    same = matches(exclusion.speaker)
    gone = [turn for turn in transcript.turns if same(turn.speaker)]
    if not gone:
        facts = {
            "group": exclusion.group,
            "label": exclusion.speaker,
            "speakers": ", ".join(transcript.speakers()),
        }
        findings.append(finding("F311", exclusion.place, **facts))
        return transcript
    left = [LeftOut(turn.start, turn.end, _reason(exclusion)) for turn in gone]
    kept = tuple(turn for turn in transcript.turns if not same(turn.speaker))
    words = sum(count_words(transcript.words_of(turn)) for turn in gone)
    findings.append(finding("F310", exclusion.place, group=exclusion.group, what=exclusion.speaker, words=words))
    blotted = _blot(transcript, left)
    return replace(blotted, turns=kept, left_out=tuple(sorted((*transcript.left_out, *left))))


def _without_passage(transcript: Transcript, exclusion: Exclusion, findings: list[Finding]) -> Transcript:
    left = [LeftOut(start, end, _reason(exclusion)) for start, end in _passages(transcript, exclusion)]
    if not left:
        shown = exclusion.passage[:60]
        findings.append(finding("F309", exclusion.place, file=transcript.path, text=shown))
        return transcript
    words = count_words(exclusion.passage) * len(left)
    findings.append(finding("F310", exclusion.place, group=exclusion.group, what="a passage", words=words))
    blotted = _blot(transcript, left)
    return replace(blotted, left_out=tuple(sorted((*transcript.left_out, *left))))


def _passages(transcript: Transcript, exclusion: Exclusion) -> list[tuple[int, int]]:
    """Where a passage stands, each time it does; where a speaker is named too, in that speaker's turns alone."""
    found = [match.span() for match in re.finditer(re.escape(exclusion.passage), transcript.text)]
    if not exclusion.speaker:
        return found
    same = matches(exclusion.speaker)
    homes = [turn for turn in transcript.turns if same(turn.speaker)]
    return [(a, b) for a, b in found if any(home.start <= a and b <= home.end for home in homes)]


def _blot(transcript: Transcript, ranges: Sequence[LeftOut]) -> Transcript:
    text = transcript.text
    for start, end, _ in ranges:
        blots = "".join(c if c.isspace() else BLOT for c in text[start:end])
        text = text[:start] + blots + text[end:]
    return replace(transcript, text=text)


def _reason(exclusion: Exclusion) -> str:
    return f"excluded: {exclusion.reason}" if exclusion.reason else "excluded"
