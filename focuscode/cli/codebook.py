"""A codebook at work: `focuscode codebook …`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from focuscode.cli.look import RESULTS, Results, Without
from focuscode.cli.study import Json, Strict
from focuscode.cli.telling import as_record, leave, out, out_data, out_frame, out_json, tell

Code = Annotated[Optional[str], typer.Option("--code", help="Of one code only.", metavar="ID")]  # noqa: UP045
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


@commands.command()
def expand(
    book: Book = None,
    code: Code = None,
    results: Results = RESULTS,
    drop: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option(
            "--drop", help="A term is not to find a form; the term as written, or its line.", metavar="TERM=FORM"
        ),
    ] = None,
    out_file: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--out", help="To a sheet, CSV or XLSX.", metavar="FILE"),
    ] = None,
    apply: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--apply", help="Take 'keep' (yes, no) from an edited sheet.", metavar="FILE"),
    ] = None,
    without: Without = None,
    as_json: Json = False,
) -> None:
    """List every form that each term finds, and drop those that are wrong.

    Example: focuscode codebook expand --code roadmap
    """
    from focuscode.revising import expand_book

    done = expand_book(book, results, code, drop=drop or (), apply=apply, out=out_file, without=without)
    tell(done.findings)
    if as_json:
        out_frame(done.frame, as_json=True)
    else:
        out(done.page)


@commands.command()
def suggest(
    book: Book = None,
    code: Code = None,
    results: Results = RESULTS,
    kind: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--kind", help="forms, derived, compounds or neighbours; all if not named."),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many of each kind.")] = 10,
    without: Without = None,
    added: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--added", help="Codings that people added: transcript, turn, codes, coder.", metavar="FILE"),
    ] = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="As CSV.")] = False,
    as_json: Json = False,
) -> None:
    """Propose terms from the transcripts, each with what it would find; nothing is changed.

    Example: focuscode codebook suggest --code roadmap
    """
    from focuscode.revising import suggest_book

    done = suggest_book(book, results, code, kind=kind, limit=limit, without=without, added=added)
    tell(done.findings)
    if as_json or as_csv:
        out_data(done.frame, as_csv=as_csv)
    else:
        out(done.page)
