"""A codebook at work: `focuscode codebook …`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from focuscode.cli.look import RESULTS, Results, Without
from focuscode.cli.study import Json, Strict
from focuscode.cli.telling import as_record, leave, out, out_data, out_frame, out_json, tell

Book = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Argument(help="The codebook, or a study (default: the one here).", metavar="[CODEBOOK]"),
]
OneCode = Annotated[Optional[str], typer.Option("--code", help="This code alone.", metavar="ID")]  # noqa: UP045
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
def test(book: Book = None, code: OneCode = None, as_json: Json = False) -> None:
    """Try the codebook's own examples: which come out wrong, why, and what would put them right.

    Example: focuscode codebook test codebooks/spco-roles.yaml --code roadmap
    """
    from focuscode.revising import try_book

    tried = try_book(book, code)
    if as_json:
        out_json(tried.record)
    else:
        out(tried.page)
    raise typer.Exit(0 if tried.right else 1)


@commands.command()
def show(
    book: Book = None,
    code: OneCode = None,
    terms: Annotated[bool, typer.Option("--terms", help="The terms of each code too.")] = False,
    as_json: Json = False,
) -> None:
    """Show the codes of a codebook in their tiers, or one code whole, with what each of its terms finds.

    Example: focuscode codebook show --code roadmap
    """
    from focuscode.revising import show_book

    shown = show_book(book, code, terms)
    if as_json:
        out_json(shown.record)
    else:
        out(shown.page)


@commands.command()
def diff(
    old: Annotated[Path, typer.Argument(help="A codebook, or a study.", metavar="A")],
    new: Annotated[Path, typer.Argument(help="Another version of it.", metavar="B")],
    on: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--on", help="A study or results: which codings come and go.", metavar="STUDY_OR_RESULTS"),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="Codings shown of a code and change.")] = 10,
    as_json: Json = False,
) -> None:
    """Say what changed from one codebook to another, and which codings come and go because of it.

    Example: focuscode codebook diff results/codebook.yaml codebooks/spco-roles.yaml --on results
    """
    from focuscode.revising import diff_books

    compared = diff_books(old, new, on, limit)
    tell(compared.findings, notes=False)
    if as_json:
        out_json(compared.record)
    else:
        out(compared.page)


@commands.command()
def export(
    file: Annotated[Path, typer.Argument(help="The file to write: .docx.", metavar="FILE")],
    book: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--codebook", help="The codebook, or a study (default: the one here).", metavar="FILE"),
    ] = None,
    results: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--results", help="Results with its numbers (default: the study's).", metavar="DIR"),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
) -> None:
    """Write the codebook as a Word document, as papers print it in an appendix.

    Example: focuscode codebook export codebook.docx
    """
    from focuscode.revising import export_book

    done = export_book(file, book, results, force=force)
    tell(done.findings)
    out(done.line)


@commands.command()
def expand(
    book: Book = None,
    code: OneCode = None,
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
    code: OneCode = None,
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
