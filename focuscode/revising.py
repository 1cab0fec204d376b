"""What the commands `codebook …` call: a codebook found, tried, and told about."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from focuscode.checking import Report, described, tried, verdict
from focuscode.codebook import read_codebook
from focuscode.errors import InputError, UsageError, errors_in
from focuscode.model import Codebook, Finding
from focuscode.results import Results, open_results
from focuscode.study import Study, check_study, find_study
from focuscode.withheld import read_withheld
from focuscode.workbench.added import read_added
from focuscode.workbench.forms import expand_terms
from focuscode.workbench.growing import form_pages, suggestion_pages, write_forms
from focuscode.workbench.lint import held_against, version_kept
from focuscode.workbench.suggest import LIMIT, suggest_terms
from focuscode.workbench.vetoes import Veto, read_vetoes, vetoes_of, with_vetoes
from focuscode.writing import read_manifest, replace_file

if TYPE_CHECKING:
    from pandas import DataFrame


def codebook_at(path: Path | None) -> Path:
    """The codebook that a path names: a YAML file, or the one of a study (file or folder; default: this folder).

    Raises UsageError if there is none.
    """
    path = path or Path()
    if path.is_file() and path.name != "study.yaml":
        return path
    study, _ = check_study(find_study(path))
    found = study.folder / study.codebook if study and study.codebook else None
    if found is None or not found.is_file():
        raise UsageError(f"{path} names no codebook that is there. Name one: focuscode codebook check FILE")
    return found


class Grown(NamedTuple):
    """What a command found out about a codebook: the table, the page, what was found on the way."""

    frame: DataFrame
    page: str
    findings: tuple[Finding, ...]


def expand_book(
    path: Path | None,
    folder: Path,
    code: str | None = None,
    *,
    drop: Sequence[str] = (),
    apply: Path | None = None,
    out: Path | None = None,
    without: Path | None = None,
) -> Grown:
    """What the terms of a codebook find in results; drops forms in its file, or writes a sheet, where it is asked to.

    Raises InputError for a sheet that cannot be understood, UsageError for a term or form that is not there.
    """
    path = codebook_at(path)
    before = path.read_bytes()
    book, findings = read_codebook(path)
    results = open_results(folder)
    left = read_withheld(without, results)
    expanded = expand_terms(results, book, code=code, leave_out=left.turns)
    if drop or apply:
        vetoes = vetoes_of(drop, expanded)
        if apply:
            more, told = read_vetoes(apply, expanded)
            if errors_in(told):
                raise InputError(f"{apply} cannot be applied; {path} is what it was.", told)
            vetoes, findings = vetoes + more, findings + told
        page = _dropped(path, before, book, vetoes)
        expanded = expand_terms(results, read_codebook(path)[0], code=code, leave_out=left.turns)
    else:
        page = write_forms(expanded, out, book) if out else form_pages(expanded)
    return Grown(expanded, page, (*left.findings, *findings))


def suggest_book(
    path: Path | None,
    folder: Path,
    code: str | None = None,
    *,
    kind: str | None = None,
    limit: int = LIMIT,
    without: Path | None = None,
    added: Path | None = None,
) -> Grown:
    """Terms that a codebook could have, from results; `added` is a sheet of codings that people added.

    Raises InputError for a list or sheet that names what is not there, UsageError for an unknown code or kind.
    """
    book, findings = read_codebook(codebook_at(path))
    results = open_results(folder)
    left = read_withheld(without, results)
    people, told = read_added(added, results, book)
    frame = suggest_terms(results, book, code=code, kind=kind, limit=limit, leave_out=left.turns, added=people)
    theirs = len(people.get(code or "", frozenset()) - left.turns)
    note = f"{theirs} turn(s) that people gave {code} were compared with the rest." if theirs else ""
    return Grown(frame, suggestion_pages(frame, code, note), (*left.findings, *findings, *told))


def _dropped(path: Path, before: bytes, book: Codebook, vetoes: Sequence[Veto]) -> str:
    """Write what terms drop into the codebook; lines that say what was done."""
    if not vetoes:
        return f"Nothing to change in {path.as_posix()}."
    text = with_vetoes(before.decode("utf-8"), book, vetoes)
    replace_file(path, text.encode("utf-8"), before)
    lines = [f"Wrote {path.as_posix()}:", *(f"  {veto}" for veto in vetoes)]
    return "\n".join([*lines, f"Raise its version (now {book.version}), then: focuscode run"])


def check_book(path: Path | None, folder: Path | None = None) -> Report:
    """Every mistake in a codebook; with results, also what their transcripts tell of it, coded anew.

    `folder` holds the results; by default those of the study whose codebook it is, where they are there. Raises
    UsageError if there is no codebook, ResultsError for a folder that holds no results.
    """
    file = codebook_at(path)
    book, findings = tried(file)
    if book is None:
        return Report(findings, verdict(findings, file.as_posix()))
    results = open_results(folder) if folder else _results_of(file, path)
    what = described(book)
    if results:
        transcripts = results.transcripts()
        findings += version_kept(book, results.manifest, results.folder.name)
        findings += held_against(transcripts, book, results.manifest.get("settings", {}).get("unit", "turn"))
        what += f", held against {len(transcripts)} transcript{'s' * (len(transcripts) != 1)}"
    return Report(findings, verdict(findings, what))


def _results_of(file: Path, path: Path | None) -> Results | None:
    """The results of the study that the codebook belongs to: the one named, or the one here."""
    study = _study_at(path) or _study_at(None)
    if study is None or not study.codebook:
        return None
    out = study.folder / study.results
    same = (study.folder / study.codebook).resolve() == file.resolve()
    return open_results(out) if same and read_manifest(out) else None


def _study_at(path: Path | None) -> Study | None:
    path = path or Path()
    named = path if path.name == "study.yaml" else path / "study.yaml"
    return check_study(named)[0] if named.is_file() else None
