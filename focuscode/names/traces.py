"""Where names and people can be known apart from the words: old results, memories, cells with one person in them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from focuscode.errors import finding
from focuscode.language import language
from focuscode.model import Finding, Place
from focuscode.names.find import Finder
from focuscode.names.listed import Name
from focuscode.names.sources import Sources
from focuscode.study import NAME, Study
from focuscode.writing import MANIFEST

READABLE = (".csv", ".txt", ".json", ".jsonl", ".yaml", ".yml", ".md", ".html")
LARGE = 5_000_000  # bytes of a file beside the study that is looked into


def old_files(
    sources: Sources, paths: Sequence[str | Path], names: Sequence[Name], apart: Iterable[Path]
) -> Iterator[Finding]:
    """A warning of results and other files beside the transcripts that still hold names."""
    study = sources.study
    near_by = [folder for path in map(Path, paths) for folder in (path, path.parent, path.parent.parent)]
    homes = [study.folder / study.results] if study else [folder / "results" for folder in near_by]
    for home in dict.fromkeys(homes):
        if (home / MANIFEST).is_file():
            mend = "Delete it, or keep it where the key is kept; run again on the copies."
            yield finding("F326", Place(home.as_posix()), what="It was made of words with names in them", mend=mend)
    if study is None:
        return
    speech = language(sources.language)
    finder = Finder(((n, s) for n, name in enumerate(names) for s in name.spellings), speech)
    transcripts = {(study.folder / t.path).resolve() for t in sources.transcripts}
    barred = [home.resolve() for home in (*homes, *apart)]
    for path in sorted(study.folder.rglob("*")):
        inside = path.relative_to(study.folder)
        hidden = any(part.startswith(".") for part in inside.parts)
        if hidden or path.suffix.lower() not in READABLE or path.resolve() in transcripts:
            continue
        if any(path.resolve().is_relative_to(home) for home in barred) or path.stat().st_size > LARGE:
            continue
        hits = finder.find(path.read_text(encoding="utf-8", errors="replace"))
        if hits:
            found = list(dict.fromkeys(names[hit.name].shown for hit in hits))
            more = f" and {len(found) - 3} more" if len(found) > 3 else ""
            what = f"Names of the list stand in it: {', '.join(found[:3])}{more}"
            yield finding("F326", Place(inside.as_posix()), what=what, mend="Replace them before you hand it on.")


def forget(study: Study | None, words: Path, *, dry_run: bool = False) -> list[Finding]:
    """Throw away the memory of words beside the study (`words` from its folder): it holds names."""
    if study is None or not (study.folder / words).is_file():
        return []
    if not dry_run:
        (study.folder / words).unlink()
    return [finding("F327", Place(words.as_posix()), was="would be" if dry_run else "was")]


def small_cells(sources: Sources) -> Iterator[Finding]:
    """A warning of what one speaker alone has: a stakeholder type, a value of an attribute."""
    heard = {
        (t.group or transcript.group, t.speaker, transcript.stakeholder)
        for transcript in sources.transcripts
        for t in transcript.turns
        if t.speaker_type == "participant" and t.speaker
    }
    stakes = Counter(stake for _, _, stake in heard if stake)
    alone = sorted(stake for stake, count in stakes.items() if count == 1)
    if alone:
        yield finding("F325", Place(NAME), what=f"the stakeholder type {', '.join(alone)}")
    people = [person for person in sources.people if person.consent]
    held: dict[str, dict[str, set[tuple[str, str]]]] = defaultdict(lambda: defaultdict(set))
    for person in people:
        for attribute, value in person.attributes.items():
            held[attribute][value].add((person.group, person.pseudonym))
    for attribute, values in held.items():
        lone = [value for value, holders in values.items() if len(holders) == 1 and value]
        if lone:
            more = f" and {len(lone) - 5} more values" if len(lone) > 5 else ""
            what = f"{attribute} {', '.join(lone[:5])}{more}" + (" (each)" if len(lone) > 1 else "")
            yield finding("F325", Place(people[0].place.file), what=what)
