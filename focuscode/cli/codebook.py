"""A codebook at work: `focuscode codebook …`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from focuscode.cli.study import Json, Strict
from focuscode.cli.telling import as_record, leave, out, out_json, tell

Book = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Argument(help="The codebook, or a study (default: the one here).", metavar="[CODEBOOK]"),
]
commands = typer.Typer(
    name="codebook",
    help="A codebook at work: checked, tried on its examples, explained, grown, compared.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@commands.command()
def check(
    book: Book = None,
    results: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--results", help="Results to hold it against (default: the study's).", metavar="DIR"),
    ] = None,
    strict: Strict = False,
    as_json: Json = False,
) -> None:
    """Find every mistake in a codebook, with its line; with results, also the terms that find nothing or too much.

    Example: focuscode codebook check codebooks/spco-roles.yaml
    """
    from focuscode.revising import check_book

    report = check_book(book, results)
    if as_json:
        out_json([as_record(found) for found in report.findings])
    else:
        tell(report.findings)
        out(report.verdict)
    leave(report.findings, strict)
