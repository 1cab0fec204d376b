"""study.yaml: groups and their files, participants, the topic guide, what is excluded; read and checked."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from focuscode.codebook.nodes import Entry, parse
from focuscode.errors import StudyError, errors_in, finding, near
from focuscode.model import Exclusion, Finding, Group, Participant, Place, Section
from focuscode.readers import find_files
from focuscode.readers.source import Source
from focuscode.readers.table import delimiter
from focuscode.segment import read_unit
from focuscode.writing import sha256

NAME = "study.yaml"
KEYS = (
    "title", "synthetic", "language", "language_model", "codebook", "unit", "groups", "participants", "guide",
    "exclude", "survey", "documents", "outputs", "results", "note",
)  # fmt: skip
GROUP = ("id", "label", "stakeholder", "date", "files", "moderator", "participants", "note")
SECTION = ("id", "label", "begins", "codes")
EXCLUDE = ("group", "speaker", "passage", "reason")
LABEL = ("label", "alias", "transcript_label", "speaker", "spreker", "naam")
PSEUDONYM = ("pseudonym", "pseudoniem")
NO = frozenset(["no", "nee", "neen", "0", "false", "withdrawn", "ingetrokken"])


@dataclass(frozen=True)
class Study:
    """A study as its file says; paths are as written, relative to `folder`."""

    folder: Path
    title: str
    language: str
    codebook: str
    groups: tuple[Group, ...]
    unit: str = "turn"
    results: str = "results"
    synthetic: str = ""
    participants: tuple[Participant, ...] = ()
    guide: tuple[Section, ...] = ()
    exclude: tuple[Exclusion, ...] = ()
    model: str = ""  # a trained spaCy pipeline that is installed
    by: tuple[str, ...] = ()  # attributes of participants to count by
    inputs: dict[str, str] = field(default_factory=dict)  # path → SHA-256 of the study's own files

    @property
    def files(self) -> tuple[str, ...]:
        """The codebook and the transcripts, as written."""
        return (self.codebook, *(file for group in self.groups for file in group.files))

    def expected(self) -> dict[str, int]:
        """How many participants each group should have, where the study says so."""
        counted = {g.id: sum(p.group == g.id for p in self.participants) for g in self.groups}
        return {g.id: g.participants or counted[g.id] for g in self.groups if g.participants or counted[g.id]}


def find_study(path: str | Path) -> Path:
    """The study.yaml of a folder, or the file itself. Raises StudyError if there is none, with what to do."""
    path = Path(path)
    path = path / NAME if path.is_dir() else path
    if not path.is_file():
        raise StudyError(f"There is no {path}. Make one with: focuscode init {path.parent}")
    return path


def read_study(path: str | Path) -> tuple[Study, list[Finding]]:
    """Read a study and all warnings about it. Raises StudyError, with every finding, if it has errors."""
    study, findings = check_study(path)
    if study is None or errors_in(findings):
        count = len(errors_in(findings))
        raise StudyError(f"{path}: {count} error{'s' * (count != 1)} in the study.", findings)
    return study, findings


def check_study(path: str | Path) -> tuple[Study | None, list[Finding]]:
    """Everything that is wrong with a study.yaml, and the study where it could be read."""
    path = find_study(path)
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return None, [finding("F201", Place(NAME, line), why="it is not UTF-8")]
    root, findings = parse(text, NAME)
    if root is None:
        return None, findings
    _known(root, KEYS, findings)
    for key in ("codebook", "groups"):
        if not root.get(key).value:
            findings.append(finding("F203", root.place, key=key))
    folder = path.parent
    inputs = {NAME: sha256(data)}
    groups = tuple(_group(entry, folder, findings) for entry in root.get("groups").items)
    _unlisted(groups, folder, findings)
    people = _participants(root.get("participants"), folder, groups, inputs, findings)
    study = Study(
        folder=folder,
        title=root.get("title").text or folder.resolve().name,
        language=root.get("language").text or "nl",
        codebook=_existing(root.get("codebook"), folder, findings),
        groups=groups,
        unit=_unit(root.get("unit"), findings),
        results=root.get("results").text or "results",
        synthetic=root.get("synthetic").text,
        participants=people,
        guide=tuple(_section(entry, findings) for entry in root.get("guide").items),
        exclude=tuple(_exclusion(entry, groups, findings) for entry in root.get("exclude").items),
        model=root.get("language_model").text,
        by=_by(root.get("outputs"), people, findings),
        inputs=inputs,
    )
    findings.sort(key=lambda f: (f.place, f.rule))
    return study, findings


def _known(entry: Entry, allowed: tuple[str, ...], findings: list[Finding]) -> None:
    for key, place in entry.keys.items():
        if key not in allowed:
            findings.append(finding("F202", place, key=key, near=near(key, allowed)))


def _existing(entry: Entry, folder: Path, findings: list[Finding]) -> str:
    if entry.text and not (folder / entry.text).is_file():
        findings.append(finding("F301", entry.place, file=entry.text))
    return entry.text


def _unit(entry: Entry, findings: list[Finding]) -> str:
    unit = entry.text or "turn"
    name, _, size = unit.partition(":")
    if not (unit in ("turn", "sentence") or (name == "window" and size.isdecimal() and int(size))):
        findings.append(
            finding("F211", entry.place, key="unit", wanted="turn, sentence or window:N", mend=f"Found '{unit}'.")
        )
        return "turn"
    return str(read_unit(unit))


def _group(entry: Entry, folder: Path, findings: list[Finding]) -> Group:
    _known(entry, GROUP, findings)
    if not entry.get("id").text:
        findings.append(finding("F203", entry.place, key="id"))
    files = []
    for item in entry.get("files").items:
        files.append(_existing(item, folder, findings))
    if not files:
        findings.append(finding("F203", entry.place, key="files"))
    expected = entry.get("participants").text
    if expected and not expected.isdecimal():
        place = entry.get("participants").place
        findings.append(finding("F211", place, key="participants", wanted="a number", mend=f"Found '{expected}'."))
    return Group(
        id=entry.get("id").text,
        label=entry.get("label").text or entry.get("id").text,
        stakeholder=entry.get("stakeholder").text,
        date=entry.get("date").text,
        files=tuple(files),
        moderators=entry.texts("moderator"),
        participants=int(expected) if expected.isdecimal() else None,
    )


def _unlisted(groups: tuple[Group, ...], folder: Path, findings: list[Finding]) -> None:
    """Files in two groups, and transcripts beside listed ones that no group names."""
    owner: dict[str, str] = {}
    for group in groups:
        for file in group.files:
            if file in owner:
                findings.append(finding("F302", Place(NAME), file=file, first=owner[file], second=group.id))
            owner[file] = group.id
    for home in sorted({(folder / file).parent for file in owner} - {folder}):
        for path in find_files([home]) if home.is_dir() else []:
            name = unicodedata.normalize("NFC", path.relative_to(folder).as_posix())
            if name not in {unicodedata.normalize("NFC", file) for file in owner}:
                findings.append(finding("F303", Place(NAME), file=name))


def _section(entry: Entry, findings: list[Finding]) -> Section:
    _known(entry, SECTION, findings)
    for key in ("id", "begins"):
        if not entry.get(key).value:
            findings.append(finding("F203", entry.place, key=key))
    return Section(
        entry.get("id").text,
        entry.get("label").text or entry.get("id").text,
        entry.texts("begins"),
        entry.texts("codes"),
    )


def _exclusion(entry: Entry, groups: tuple[Group, ...], findings: list[Finding]) -> Exclusion:
    _known(entry, EXCLUDE, findings)
    group = entry.get("group")
    if group.text not in [g.id for g in groups]:
        findings.append(finding("F305", group.place, group=group.text, near=near(group.text, [g.id for g in groups])))
    if not entry.get("speaker").text and not entry.get("passage").text:
        findings.append(finding("F203", entry.place, key="speaker' or 'passage"))
    speaker, passage, reason = (entry.get(key).text for key in ("speaker", "passage", "reason"))
    return Exclusion(group.text, speaker, passage, reason, entry.place)


def _by(entry: Entry, people: tuple[Participant, ...], findings: list[Finding]) -> tuple[str, ...]:
    """The attributes of participants to count by, those that there are."""
    _known(entry, ("by",), findings)
    known = list(dict.fromkeys(name for person in people for name in person.attributes))
    for name in entry.texts("by"):
        if name not in known:
            facts = {"wanted": "columns of the participants' table", "mend": near(name, known)}
            findings.append(finding("F211", entry.get("by").place, key="by", **facts))
    return tuple(name for name in entry.texts("by") if name in known)


def _participants(
    entry: Entry, folder: Path, groups: tuple[Group, ...], inputs: dict[str, str], findings: list[Finding]
) -> tuple[Participant, ...]:
    if not entry.text or not _existing(entry, folder, findings) or not (folder / entry.text).is_file():
        return ()
    path = folder / entry.text
    inputs[entry.text] = sha256(path.read_bytes())
    rows = _sheet(path) if path.suffix.lower() == ".xlsx" else _csv(path, findings)
    if not rows:
        return ()
    header = [cell.strip().casefold().replace(" ", "_") for cell in rows[0]]
    label = next((header.index(name) for name in LABEL if name in header), None)
    group = header.index("group") if "group" in header else header.index("groep") if "groep" in header else None
    if label is None or group is None:
        facts = {"wanted": "'group' and 'label' among its columns", "mend": f"Found {', '.join(header)}."}
        findings.append(finding("F211", Place(entry.text, 1), key="header", **facts))
        return ()
    pseudonym = next((header.index(name) for name in PSEUDONYM if name in header), label)
    special = {label, group, pseudonym}
    found = []
    for line, row in enumerate(rows[1:], 2):
        cells = [cell.strip() for cell in row] + [""] * (len(header) - len(row))
        if not any(cells):
            continue
        if cells[group] not in [g.id for g in groups]:
            near_groups = near(cells[group], [g.id for g in groups])
            findings.append(finding("F305", Place(entry.text, line), group=cells[group], near=near_groups))
        attributes = {name: cells[n] for n, name in enumerate(header) if n not in special and name != "consent"}
        consent = cells[header.index("consent")] if "consent" in header else ""
        agreed = consent.casefold() not in NO
        found.append(Participant(cells[group], cells[label], cells[pseudonym] or cells[label], agreed, attributes))
    return tuple(found)


def _csv(path: Path, findings: list[Finding]) -> list[list[str]]:
    source = Source.open(path, path.name)
    text = source.text
    findings += source.findings
    lines = [line for line in text.split("\n") if not line.startswith("#")]
    return list(csv.reader(io.StringIO("\n".join(lines), newline=""), delimiter=delimiter(lines[0])))


def _sheet(path: Path) -> list[list[str]]:
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True, data_only=True)
    try:
        rows = book.worksheets[0].iter_rows(values_only=True)
        return [["" if cell is None else str(cell) for cell in row] for row in rows]
    finally:
        book.close()


def matches(label: str) -> Callable[[str], bool]:
    """A test whether a label is the same one, case, spaces and punctuation apart."""
    wanted = _bare(label)
    return lambda other: _bare(other) == wanted


def _bare(label: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", label).casefold()))
