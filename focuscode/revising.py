"""What the commands `codebook …` call: a codebook found, tried, and told about."""

from __future__ import annotations

from pathlib import Path

from focuscode.checking import Report, described, tried, verdict
from focuscode.errors import UsageError
from focuscode.results import Results, open_results
from focuscode.study import Study, check_study, find_study
from focuscode.workbench.lint import held_against, version_kept
from focuscode.writing import read_manifest


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
