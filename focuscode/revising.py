"""What the commands `codebook …` call: a codebook found, tried, and told about."""

from __future__ import annotations

from pathlib import Path

from focuscode.checking import Report, check_path
from focuscode.errors import UsageError
from focuscode.study import check_study, find_study


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


def check_book(path: Path | None) -> Report:
    """Every mistake in a codebook."""
    return check_path(codebook_at(path))
