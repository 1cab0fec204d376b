"""study.yaml: groups and their files, participants, the topic guide, what is excluded; read and checked."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from focuscode.codebook.nodes import PARTS, TEXT, TEXTS, Entry, Shape, check_keys, parse
from focuscode.codebook.read import IDENTIFIER
from focuscode.errors import StudyError, TranscriptError, errors_in, finding, near
from focuscode.language import FACTS
from focuscode.model import Exclusion, Finding, Group, Participant, Place, Section
from focuscode.readers import find_files
from focuscode.readers.cells import header_of, placed, read_cells
from focuscode.segment import read_unit
from focuscode.tables.results import TAKEN
from focuscode.writing import sha256

NAME = "study.yaml"
KEYS: dict[str, Shape | None] = {
    **dict.fromkeys(("title", "synthetic", "language", "language_model", "codebook", "unit"), TEXT),
    "groups": PARTS, "participants": TEXT, "guide": PARTS, "exclude": PARTS,
    "survey": TEXT, "documents": PARTS, "outputs": None, "results": TEXT, "note": None,
}  # fmt: skip
GROUP: dict[str, Shape | None] = {
    **dict.fromkeys(("id", "label", "stakeholder", "date"), TEXT),
    "files": TEXTS, "moderator": TEXTS, "participants": TEXT, "note": None,
}  # fmt: skip
SECTION: dict[str, Shape | None] = {"id": TEXT, "label": TEXT, "begins": TEXTS, "codes": TEXTS}
EXCLUDE: dict[str, Shape | None] = dict.fromkeys(("group", "speaker", "passage", "reason"), TEXT)
DOCUMENT: dict[str, Shape | None] = {
    **dict.fromkeys(("id", "file", "title", "type", "year", "author", "cites_this_study"), TEXT),
    "overlaps_with": TEXTS, "note": None,
}  # fmt: skip
OUTPUTS: dict[str, Shape | None] = {"by": TEXTS}
COLUMNS = {
    "group": ("group", "groep"),
    "label": ("label", "alias", "transcript_label", "speaker", "spreker", "naam"),
    "pseudonym": ("pseudonym", "pseudoniem"),
    "consent": ("consent", "toestemming", "instemming"),
}
YES = frozenset(["", "yes", "y", "ja", "j", "1", "true", "waar", "oui", "ok", "given", "gegeven"])
NO = frozenset(["no", "n", "nee", "neen", "non", "0", "false", "onwaar", "geen", "withdrawn", "ingetrokken"])


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
        people = {(p.group, p.pseudonym) for p in self.participants if p.consent}
        counted = {g.id: sum(group == g.id for group, _ in people) for g in self.groups}
        gone = {
            g.id: len({e.speaker for e in self.exclude if e.group == g.id and not e.passage})
            + sum(p.group == g.id and not p.consent for p in self.participants)
            for g in self.groups
        }
        stated = {g.id: g.participants or counted[g.id] for g in self.groups}
        return {group: max(0, number - gone[group]) for group, number in stated.items() if number}


def find_study(path: str | Path) -> Path:
    """The study.yaml of a folder, or the file itself. Raises StudyError if there is none, with what to do."""
    path = Path(path)
    path = path / NAME if path.is_dir() else path
    if not path.is_file():
        above = next((p for p in path.resolve().parents if (p / NAME).is_file()), None)
        if above is not None:
            raise StudyError(f"There is no {path}. There is one further up: {above / NAME}")
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
    if not isinstance(root.value, dict):
        told = finding("F211", root.place, key=NAME, wanted="a mapping", mend="Start with 'title:'.")
        return None, [*findings, told]
    findings += check_keys(root, KEYS)
    for key in ("codebook", "groups"):
        if not root.get(key).value:
            findings.append(finding("F203", root.place, key=key))
    folder = path.parent
    inputs = {NAME: sha256(data)}
    groups = tuple(_group(entry, folder, findings) for entry in root.get("groups").parts)
    findings += _double(root.get("groups").parts)
    findings += _unlisted(root.get("groups").parts, folder)
    _existing(root.get("survey"), folder, findings)
    for entry in root.get("documents").parts:
        _document(entry, folder, groups, findings)
    people = _participants(root.get("participants"), folder, groups, inputs, findings)
    study = Study(
        folder=folder,
        title=root.get("title").text or folder.resolve().name,
        language=_language(root.get("language"), findings),
        codebook=_existing(root.get("codebook"), folder, findings),
        groups=groups,
        unit=_unit(root.get("unit"), findings),
        results=root.get("results").text or "results",
        synthetic=root.get("synthetic").text,
        participants=people,
        guide=tuple(_section(entry, findings) for entry in root.get("guide").parts),
        exclude=tuple(_exclusion(entry, groups, findings) for entry in root.get("exclude").parts),
        model=root.get("language_model").text,
        by=_by(root.get("outputs"), people, findings),
        inputs=inputs,
    )
    findings.sort(key=lambda f: (f.place, f.rule))
    return study, findings


def _existing(entry: Entry, folder: Path, findings: list[Finding]) -> str:
    if Path(entry.text).is_absolute():
        facts = {"wanted": "a path from the folder of study.yaml", "mend": "Move it there, or begin with '../'."}
        findings.append(finding("F211", entry.place, key=entry.text, **facts))
        return ""
    if entry.text and not (folder / entry.text).is_file():
        findings.append(finding("F301", entry.place, file=entry.text))
    return entry.text


def _language(entry: Entry, findings: list[Finding]) -> str:
    if entry.text and entry.text not in FACTS:
        findings.append(
            finding("F211", entry.place, key="language", wanted=", ".join(FACTS), mend=near(entry.text, FACTS))
        )
    return entry.text or "nl"


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
    findings += check_keys(entry, GROUP)
    if not entry.get("id").text:
        findings.append(finding("F203", entry.place, key="id"))
    files = [_existing(item, folder, findings) for item in entry.get("files").items]
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
        files=tuple(filter(None, files)),
        moderators=entry.texts("moderator"),
        participants=int(expected) if expected.isdecimal() else None,
    )


def _double(groups: list[Entry]) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for entry in groups:
        name = entry.get("id").text
        if name and name.casefold() in first:
            yield finding("F204", entry.get("id").place, id=name, first=first[name.casefold()])
        first.setdefault(name.casefold(), entry.get("id").place.line)


def _unlisted(groups: list[Entry], folder: Path) -> Iterator[Finding]:
    """Files in two groups, and transcripts beside listed ones that no group names."""
    owner: dict[str, str] = {}
    for entry in groups:
        group = entry.get("id").text or "?"
        for item in entry.get("files").items:
            file = _named(folder / item.text, folder)
            if file in owner:
                yield finding("F302", item.place, file=item.text, first=owner[file], second=group)
            owner.setdefault(file, group)
    for home in sorted({(folder / file).parent for file in owner} - {folder}):
        for path in find_files([home]) if home.is_dir() and home.is_relative_to(folder) else []:
            if _named(path, folder) not in owner:
                yield finding("F303", Place(NAME), file=_named(path, folder))


def _named(path: Path, folder: Path) -> str:
    """A path as it is compared: from the folder, in NFC."""
    inside = path.relative_to(folder) if path.is_relative_to(folder) else path
    return unicodedata.normalize("NFC", inside.as_posix())


def _document(entry: Entry, folder: Path, groups: tuple[Group, ...], findings: list[Finding]) -> None:
    """A secondary source: its file must be there, and what it overlaps with must be a group."""
    findings += check_keys(entry, DOCUMENT)
    _existing(entry.get("file"), folder, findings)
    for group in entry.get("overlaps_with").items:
        if group.text not in [g.id for g in groups]:
            facts = {"group": group.text, "near": near(group.text, [g.id for g in groups])}
            findings.append(finding("F305", group.place, **facts))


def _section(entry: Entry, findings: list[Finding]) -> Section:
    findings += check_keys(entry, SECTION)
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
    findings += check_keys(entry, EXCLUDE)
    group = entry.get("group")
    if group.text not in [g.id for g in groups]:
        findings.append(finding("F305", group.place, group=group.text, near=near(group.text, [g.id for g in groups])))
    speaker, passage, reason = (entry.get(key).text.strip() for key in ("speaker", "passage", "reason"))
    if not speaker and not passage:
        findings.append(finding("F203", entry.place, key="speaker' or 'passage"))
    return Exclusion(group.text, speaker, passage, reason, entry.place)


def _by(entry: Entry, people: tuple[Participant, ...], findings: list[Finding]) -> tuple[str, ...]:
    """The attributes of participants to count by, those that there are."""
    findings += check_keys(entry, OUTPUTS)
    known = list(dict.fromkeys(name for person in people for name in person.attributes))
    for name in entry.texts("by"):
        if name in TAKEN:
            facts = {"wanted": "another name", "mend": f"'{name}' is counted already; rename the column."}
            findings.append(finding("F211", entry.get("by").place, key="by", **facts))
        elif name not in known:
            facts = {"wanted": "columns of the participants' table", "mend": near(name, known)}
            findings.append(finding("F211", entry.get("by").place, key="by", **facts))
        elif not IDENTIFIER.fullmatch(name):
            findings.append(finding("F217", entry.get("by").place, id=name))
    return tuple(name for name in entry.texts("by") if name in known)


def _participants(
    entry: Entry, folder: Path, groups: tuple[Group, ...], inputs: dict[str, str], findings: list[Finding]
) -> tuple[Participant, ...]:
    name = _existing(entry, folder, findings)
    if not name or not (folder / name).is_file():
        return ()
    inputs[name] = sha256((folder / name).read_bytes())
    try:
        rows = read_cells(folder / name, name, findings)
    except TranscriptError as error:
        findings += error.findings
        return ()
    line, cells = rows[0] if rows else (1, [])
    header = header_of(cells)
    at = placed(header, COLUMNS)
    if at["label"] < 0 or at["group"] < 0:
        mend = f"Found {', '.join(filter(None, header)) or 'nothing'}."
        wanted = "'group' and 'label' among its columns"
        findings.append(finding("F211", Place(name, line), key="header", wanted=wanted, mend=mend))
        return ()
    known = [group.id for group in groups]
    people = (_person(header, at, row, Place(name, line), known, findings) for line, row in rows[1:])
    return tuple(person for person in people if person)


def _person(
    header: list[str], at: dict[str, int], row: list[str], place: Place, groups: list[str], findings: list[Finding]
) -> Participant | None:
    """A row of the participants' table; what stands in none of the columns known is an attribute."""
    cells = [cell.strip() for cell in row] + [""] * (len(header) - len(row))
    group, label, pseudonym, consent = (cells[at[what]] if at[what] >= 0 else "" for what in COLUMNS)
    if group not in groups:
        findings.append(finding("F305", place, group=group, near=near(group, groups)))
    if not label:
        findings.append(finding("F203", place, key=header[at["label"]]))
        return None
    if consent.casefold() not in YES | NO:
        facts = {"wanted": "yes or no", "mend": f"Found '{consent}'."}
        findings.append(finding("F211", place, key=header[at["consent"]], **facts))
    attributes = {name: cells[n] for n, name in enumerate(header) if name and n not in at.values()}
    return Participant(group, label, pseudonym or label, consent.casefold() in YES, attributes, place)


def matches(label: str) -> Callable[[str], bool]:
    """A test whether a label is the same one, case, spaces and punctuation apart."""
    wanted = _bare(label)
    return lambda other: _bare(other) == wanted


def _bare(label: str) -> str:
    low = unicodedata.normalize("NFC", label).casefold()
    return "".join(filter(str.isalnum, low)) or low
