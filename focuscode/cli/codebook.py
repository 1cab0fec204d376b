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
Of = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("--codebook", help="The codebook, or a study (default: the one here).", metavar="FILE"),
]
Dry = Annotated[bool, typer.Option("--dry-run", help="Show the lines that would change; write nothing.")]
Label = Annotated[str, typer.Option("--label", help="The label of the new code.")]
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
    without: Without = None,
    strict: Strict = False,
    as_json: Json = False,
) -> None:
    """Find every mistake in a codebook, with its line; with results, also the terms that find nothing or too much.

    Example: focuscode codebook check codebooks/spco-roles.yaml
    """
    from focuscode.revising import check_book

    report = check_book(book, results, without)
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
    without: Without = None,
    as_json: Json = False,
) -> None:
    """Say what changed from one codebook to another, and which codings come and go because of it.

    Example: focuscode codebook diff results/codebook.yaml codebooks/spco-roles.yaml --on results
    """
    from focuscode.revising import diff_books

    compared = diff_books(old, new, on, limit, without)
    tell(compared.findings, notes=False)
    if as_json:
        out_json(compared.record)
    else:
        out(compared.page)


@commands.command()
def export(
    file: Annotated[Path, typer.Argument(help="The file to write: .docx or .xlsx.", metavar="FILE")],
    book: Of = None,
    results: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--results", help="Results with its numbers (default: the study's).", metavar="DIR"),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
) -> None:
    """Write the codebook as a Word document, as papers print it in an appendix, or as a workbook to edit and import.

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


@commands.command("import")
def import_(
    source: Annotated[Path, typer.Argument(help="A workbook from `codebook export`.", metavar="FILE.xlsx")],
    book: Of = None,
    prefer: Annotated[str, typer.Option("--prefer", help="Who is right where both changed: sheet or codebook.")] = "",
    dry_run: Dry = False,
) -> None:
    """Take over what co-authors changed in an exported workbook; what the codebook changed since stays.

    Example: focuscode codebook import roles.xlsx --dry-run
    """
    from focuscode.revising import import_book

    report = import_book(source, book, prefer=prefer, dry_run=dry_run)
    tell(report.findings)
    out(report.verdict)
    leave(report.findings)


@commands.command()
def rename(
    old: Annotated[str, typer.Argument(help="The id it has.", metavar="OLD")],
    new: Annotated[str, typer.Argument(help="The id it gets.", metavar="NEW")],
    book: Of = None,
    dry_run: Dry = False,
) -> None:
    """Give a code another id; older codings keep their way to it (`changes:`).

    Example: focuscode codebook rename platform meeting-place --dry-run
    """
    from focuscode.revising import rename_code

    for line in rename_code(book, old, new, dry_run=dry_run):
        out(line)


@commands.command()
def merge(
    codes: Annotated[list[str], typer.Argument(help="The ids of the codes to put together.", metavar="CODE…")],
    into: Annotated[str, typer.Option("--into", help="The code they become: a new id, or one of them.")],
    label: Label = "",
    book: Of = None,
    dry_run: Dry = False,
) -> None:
    """Put codes together: terms, examples and use-when of all; what stands twice falls together.

    Example: focuscode codebook merge platform consortium --into collaboration --dry-run
    """
    from focuscode.revising import merge_codes

    for line in merge_codes(book, codes, into, label=label, dry_run=dry_run):
        out(line)


@commands.command()
def split(
    code: Annotated[str, typer.Argument(help="The id of the code to split.", metavar="CODE")],
    into: Annotated[str, typer.Option("--into", help="The id of the new code.")] = "",
    term: Annotated[Optional[list[str]], typer.Option("--term", help="A term that goes there.")] = None,  # noqa: UP045
    move: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--move", help="A term and its new code, for several at once.", metavar="TERM=CODE"),
    ] = None,
    label: Label = "",
    book: Of = None,
    dry_run: Dry = False,
) -> None:
    """Move terms of a code to a new one; the others stay.

    Example: focuscode codebook split roadmap --into vision --term "lemma: visie" --term langetermijnvisie --dry-run
    """
    from focuscode.revising import split_code

    terms, moves = term or [], move or []
    for line in split_code(book, code, into=into, terms=terms, moves=moves, label=label, dry_run=dry_run):
        out(line)
