"""A new study: the demo copied, or study.yaml proposed from the transcripts that lie in a folder.

Nothing that exists is ever overwritten.
"""

from __future__ import annotations

import csv
import io
import json
import shutil
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import NamedTuple

from focuscode.codebook.nodes import UNREADABLE
from focuscode.errors import TranscriptError, UsageError, finding
from focuscode.model import Place, Transcript
from focuscode.readers import find_files, read_transcript

DEMO = ("study.yaml", "participants.csv", "transcripts", "codebooks", "sources")
LOCAL = "Nothing leaves this computer: focuscode never uses the network."
IGNORE = """# Participants' words and who they are stay out of version control.
/transcripts/
/participants.csv
/participants.xlsx
/results/
.focuscode/
*.key
*.docx
"""
CODEBOOK = """# A codebook to start from. Every code: what it means, when to use it, the words that show it.
codebook: my-codebook
title: My codebook
version: 0.1.0
language: nl

tiers:
  - {id: main, label: Main codes}

codes:
  - id: collaboration
    label: Collaboration
    labels: {nl: Samenwerking}
    kind: theme
    tier: main
    definition: People or organisations doing something together.
    use_when:
      - someone tells of working together
    not_when:
      - it is only a word in the name of an organisation
    terms:
      - samenwerking          # all forms of the word
      - samenwerken
      - samen project         # words side by side, each in any form
      - {word: PPS}           # this form alone
      - {wild: partnerschap*} # part of a longer word
    examples:
      - We hebben toen met drie bedrijven samengewerkt.
    counterexamples:
      - We zitten hier gezellig samen.
"""


class Found(NamedTuple):
    """A transcript of the folder: its path from there, and how it was understood."""

    path: str
    transcript: Transcript


def init_study(folder: str | Path, *, demo: bool = False) -> list[str]:
    """Make a study in a folder; lines that say what was made and what to do next.

    Raises UsageError if the folder already holds a study or cannot be written.
    """
    try:
        return _init(Path(folder), demo)
    except OSError as error:
        raise UsageError(f"{folder} cannot be written: {error.strerror} ({error.filename}).") from error


def _init(folder: Path, demo: bool) -> list[str]:
    if (folder / "study.yaml").exists():
        raise UsageError(f"{folder} already holds a study.yaml. Choose another folder, or edit that file.")
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file. Name a folder.")
    if demo:
        return _demo(folder)
    found, unread = _transcripts(folder)
    files = {
        "study.yaml": study_text(folder.resolve().name, found),
        "participants.csv": participants_text(found),
        "codebooks/codebook.yaml": CODEBOOK,
        ".gitignore": IGNORE + "".join(f"/{path}\n" for path, _ in found if "/" not in path),
    }
    for name in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
    made = []
    for name, text in files.items():
        path = folder / name
        if not path.exists():
            path.write_text(text, encoding="utf-8", newline="\n")
            made.append(name)
    if not found:
        (folder / "transcripts").mkdir(exist_ok=True)
    return [*_account(found, unread), f"Made {', '.join(made)} in {folder.as_posix()}.", LOCAL, *_next(folder, found)]


def _account(found: list[Found], unread: list[str]) -> list[str]:
    lines = []
    for path, transcript in found:
        people = [s for s in transcript.speakers() if s not in _leading(transcript)]
        leading = ", ".join(_leading(transcript)) or "no moderator found"
        names = f" ({', '.join(people)})" if people else ""
        lines.append(f"{path}: {len(transcript.turns)} turns, {len(people)} participants{names}, moderator: {leading}")
    return [*lines, *unread]


def _next(folder: Path, found: list[Found]) -> list[str]:
    where = folder.as_posix()
    if not found:
        return [f"Next: put transcripts in {where}/transcripts, list them in study.yaml, then: focuscode check {where}"]
    return [f"Next: look through study.yaml and the codebook, then: focuscode check {where}"]


def demo_home() -> Path:
    """Where the demo study lies: inside the installed package, or beside it in a checkout."""
    inside = Path(str(resources.files("focuscode"))) / "demo"
    return inside if inside.is_dir() else inside.parent.parent


def _demo(folder: Path) -> list[str]:
    home = demo_home()
    folder.mkdir(parents=True, exist_ok=True)
    clash = [name for name in DEMO if (folder / name).exists()]
    if clash:
        raise UsageError(f"{folder} already holds {', '.join(clash)}. Choose an empty folder for the demo.")
    for name in DEMO:
        source = home / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        elif source.is_file():
            shutil.copyfile(source, folder / name)
    return [f"The demo study (synthetic) is in {folder.as_posix()}.", f"Next: focuscode run {folder.as_posix()}"]


def _transcripts(folder: Path) -> tuple[list[Found], list[str]]:
    found: list[Found] = []
    unread: list[str] = []
    for path in find_files([folder]) if folder.is_dir() else []:
        name = path.relative_to(folder).as_posix()
        if UNREADABLE.search(name):
            unread.append(str(finding("F001", Place(ascii(name)), why="its name holds signs that cannot be written")))
            continue
        if name in ("participants.csv", "participants.xlsx"):
            continue
        try:
            transcript, _ = read_transcript(path, name=name)
        except TranscriptError as error:
            unread += [str(told) for told in error.findings]
            continue
        group = _free(transcript.id, {other.transcript.id.casefold() for other in found})
        found.append(Found(name, replace(transcript, id=group)))
    return found, unread


def _free(name: str, taken: set[str]) -> str:
    """The name, or one with a number behind it where it is taken: two files may be called FG1."""
    names = (name if n == 1 else f"{name}-{n}" for n in range(1, len(taken) + 2))
    return next(free for free in names if free.casefold() not in taken)


def _leading(transcript: Transcript) -> list[str]:
    turns = transcript.turns
    return list(dict.fromkeys(turn.speaker for turn in turns if turn.speaker_type == "moderator"))


def study_text(title: str, found: list[Found]) -> str:
    """A commented study.yaml with a group for each transcript."""
    lines = [
        "# The study: which groups there are, which file holds each, what they are coded with.",
        f"title: {_quoted(title)}",
        "language: nl                       # of the transcripts: nl, en, fr or de",
        "codebook: codebooks/codebook.yaml",
        "unit: turn                         # what is counted: turn, sentence or window:N",
        "participants: participants.csv     # who a label stands for; add columns of your own",
        "",
        "groups:",
    ]
    for path, transcript in found:
        people = len([s for s in transcript.speakers() if s not in _leading(transcript)])
        leading = ", ".join(map(_quoted, _leading(transcript)))
        lines += [
            f"  - id: {_quoted(transcript.id)}",
            "    label: ''                      # a name for tables",
            "    stakeholder: ''                # members, researchers, …",
            "    date: ''                       # 2023-10-17",
            f"    files: {_quoted(path)}",
            f"    moderator: [{leading}]" + ("" if leading else "  # nobody was recognised: put the label here"),
            f"    # participants: {people}             # how many were in the room: fewer or more who speak is told",
        ]
    if not found:
        lines += [
            "  # - id: FG1",
            "  #   stakeholder: members",
            "  #   date: 2023-10-17",
            "  #   files: transcripts/FG1.docx",
            "  #   moderator: [Moderator]",
        ]
    lines += [
        "",
        "# The topic guide: a section begins where the moderator says one of these.",
        "# guide:",
        "#   - {id: expectations, label: Expectations, begins: [wat mag u verwachten]}",
        "",
        "# People or passages withdrawn; honoured in counts, quotations and exports.",
        "# exclude:",
        "#   - {group: FG1, speaker: P3, reason: withdrew}",
        "#   - {group: FG1, passage: the exact words, reason: asked for}",
    ]
    return "\n".join(lines) + "\n"


def participants_text(found: list[Found]) -> str:
    """A participants sheet with a row for each label found."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["group", "label", "pseudonym", "organisation", "consent"])
    for _, transcript in found:
        leading = _leading(transcript)
        people = [label for label in transcript.speakers() if label not in leading]
        for number, label in enumerate(people, 1):
            writer.writerow([transcript.id, label, f"{transcript.id}-P{number}", "", ""])
    return out.getvalue()


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
