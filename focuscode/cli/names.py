"""Names in the participants' words: pseudonymise."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from focuscode.cli.telling import leave, out, tell


def pseudonymise(
    paths: Annotated[list[Path], typer.Argument(help="A study, or transcripts and folders of them.", metavar="PATH…")],
    listed: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--list", help="The names: CSV or Excel with name, replacement, kind.", metavar="NAMES"),
    ] = None,
    target: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--out", help="Where the copies (or the proposed list) go.", metavar="PATH"),
    ] = None,
    key: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--key", help="Where the key goes that leads back; not beside the copies.", metavar="KEY.csv"),
    ] = None,
    also: Annotated[
        str, typer.Option("--also", help="Replace too: emails,phones,urls,accounts,births,postcodes.")
    ] = "",
    language: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--language", help="nl, en, fr or de; else the study's."),
    ] = None,
    propose: Annotated[bool, typer.Option("--propose", help="List words that may be names; replace nothing.")] = False,
    restore: Annotated[bool, typer.Option("--restore", help="Put the names back into copies, with the key.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would be replaced.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 for warnings too.")] = False,
) -> None:
    """Write copies of transcripts in which names stand no more, and a key that leads back.

    Example: focuscode pseudonymise . --list names.csv --out copies --key ../safe/key.csv
    """
    from focuscode.pseudonymise import told

    options = {"also": also, "language_code": language, "propose": propose, "restore": restore, "dry_run": dry_run}
    text, findings = told(paths, listed, target, key=key, **options)  # type: ignore[arg-type]
    out(text)
    tell(findings)
    leave(findings, strict)
