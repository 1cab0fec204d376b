"""Where names and people can be known apart from the words: old results, memories, cells with one person in them."""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from focuscode.errors import ResultsError, finding
from focuscode.kept import HALF, TEXTS
from focuscode.language import language
from focuscode.model import Finding, Place
from focuscode.names.find import Finder
from focuscode.names.listed import Name
from focuscode.names.sources import Sources
from focuscode.study import NAME, Study
from focuscode.writing import MANIFEST

READABLE = (".csv", ".tsv", ".txt", ".json", ".jsonl", ".yaml", ".yml", ".md", ".html", ".xml")
PACKED = (".xlsx", ".docx", ".odt", ".ods", ".qdpx")  # their words stand in parts of XML
LARGE = 5_000_000  # bytes of a file beside the study that is looked into
IN_CODEBOOK = "Terms with these names find nothing in the copies: leave them off the list, or change the terms."
_TAG = re.compile(r"<[^<>]*>")


def old_files(
    sources: Sources, paths: Sequence[str | Path], names: Sequence[Name], apart: Iterable[Path], words: Path
) -> Iterator[Finding]:
    """A warning of results, memories (`words` from their folder) and other files that still hold names."""
    study = sources.study
    near_by = [folder for path in map(Path, paths) for folder in (path, path.parent, path.parent.parent)]
    results = [study.folder / study.results] if study else [folder / "results" for folder in near_by]
    for home in dict.fromkeys(results):
        if (home / MANIFEST).is_file():
            mend = "Delete it, or keep it where the key is kept; run again on the copies."
            yield finding("F326", Place(home.as_posix()), what="It was made of words with names in them", mend=mend)
    for folder in dict.fromkeys(near_by if study is None else ()):
        for what, home in (("Words", folder / words), ("Transcripts", folder / words.parent / TEXTS)):
            if home.exists():
                told = f"{what} of earlier runs are kept in it"
                yield finding("F326", Place(home.as_posix()), what=told, mend="Delete it; a run makes it anew.")
    if study is not None:
        transcripts = [study.folder / transcript.path for transcript in sources.transcripts]
        barred = [home.resolve() for home in (*results, *apart, *transcripts)]
        for place, found in _beside(study.folder, names, sources.language, barred):
            mend = IN_CODEBOOK if place == Path(study.codebook) else "Replace them before you hand it on."
            yield finding("F326", Place(place.as_posix()), what=f"Names of the list stand in it: {found}", mend=mend)


def _beside(folder: Path, names: Sequence[Name], code: str, barred: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """The files of a study in which names of the list stand, and which names."""
    finder = Finder(((n, s) for n, name in enumerate(names) for s in name.spellings), language(code))
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        hidden = any(part.startswith(".") for part in inside.parts)
        if hidden or any(path.resolve().is_relative_to(home) for home in barred):
            continue
        found = list(dict.fromkeys(names[hit.name].shown for hit in finder.find(_text_of(path))))
        if found:
            more = f" and {len(found) - 3} more" if len(found) > 3 else ""
            yield inside, f"{', '.join(found[:3])}{more}"


def _text_of(path: Path) -> str:
    """The words of a file, as well as they can be read without knowing what it is; nothing of one that is too large."""
    kind = path.suffix.lower()
    try:
        if not path.is_file() or path.stat().st_size > LARGE:
            return ""
        if kind in READABLE:
            return path.read_text(encoding="utf-8", errors="replace")
        return _unpacked(path) if kind in PACKED else ""
    except (BadZipFile, NotImplementedError, RuntimeError, OSError, zlib.error):
        return ""


def _unpacked(path: Path) -> str:
    with ZipFile(path) as packed:
        parts = [part for part in packed.infolist() if part.filename.endswith((".xml", ".txt", ".qde"))]
        if sum(part.file_size for part in parts) > 4 * LARGE:
            return ""
        return "\n".join(_TAG.sub(" ", packed.read(part).decode("utf-8", "replace")) for part in parts)


def forget(study: Study | None, words: Path, *, dry_run: bool = False) -> list[Finding]:
    """Throw away what is kept beside the study of words (`words` from its folder) and of transcripts: names are in it.

    What is kept of transcripts stands in a folder beside the words. Raises ResultsError where it cannot be thrown away.
    """
    if study is None:
        return []
    home = study.folder / words
    try:
        beside = [path for pattern in (f"{TEXTS}/*", HALF) for path in sorted(home.parent.glob(pattern))]
        kept = [path for path in (home, *beside) if path.is_file()]
        for path in kept if not dry_run else ():
            path.unlink()
    except OSError as error:
        why = f"What earlier runs kept cannot be thrown away, and names may stand in it ({error.strerror})"
        raise ResultsError(f"{why}. Remove this folder yourself: {words.parent.as_posix()}") from error
    return [finding("F327", Place(words.as_posix()), was="would be" if dry_run else "was")] if kept else []


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
