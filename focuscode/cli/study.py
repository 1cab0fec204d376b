"""From a folder to results: init, check, run, code."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from focuscode.cli.telling import as_record, leave, out, out_json, progress, tell

Strict = Annotated[bool, typer.Option("--strict", help="Exit 1 for warnings too.")]
Json = Annotated[bool, typer.Option("--json", help="For machines.")]


def init(
    folder: Annotated[Path, typer.Argument(help="A new folder, or one that holds transcripts.", metavar="DIR")],
    demo: Annotated[bool, typer.Option("--demo", help="Copy the synthetic demo study.")] = False,
) -> None:
    """Make a study: study.yaml, a codebook to start from, a participants sheet.

    Example: focuscode init my-study --demo
    """
    from focuscode.propose import init_study

    for line in init_study(folder, demo=demo):
        out(line)


def check(
    path: Annotated[
        Path, typer.Argument(help="study.yaml, its folder, a codebook or a transcript.", metavar="[STUDY]")
    ] = Path(),
    strict: Strict = False,
    as_json: Json = False,
    speakers: Annotated[bool, typer.Option("--speakers", help="With --json: also who speaks how much.")] = False,
) -> None:
    """Find every mistake in a study, a codebook or a transcript, with its line; say who speaks how much.

    Nothing is written.

    Example: focuscode check transcripts/FG3.txt
    """
    from focuscode.checking import check_path, page

    report = check_path(path, progress)
    if as_json:
        found = [as_record(told) for told in report.findings]
        out_json({"findings": found, "speakers": [v._asdict() for v in report.voices]} if speakers else found)
    else:
        tell(report.findings)
        out(page(report))
    leave(report.findings, strict)


def run(
    path: Annotated[Path, typer.Argument(help="study.yaml or its folder.", metavar="[STUDY]")] = Path(),
    force: Annotated[bool, typer.Option("--force", help="Run again though nothing has changed.")] = False,
    jobs: Annotated[int, typer.Option("--jobs", min=1, help="Processes to use.")] = 1,
    strict: Strict = False,
) -> None:
    """Read, code and count a whole study; write results/.

    Example: focuscode run
    """
    from focuscode.pipeline import run_study

    outcome = run_study(path, force=force, jobs=jobs, progress=progress)
    tell(outcome.findings, notes=False, also=outcome.notes)
    if outcome.coding is None:
        typer.echo("Nothing has changed since the last run; --force runs it again.", err=True)
    out(outcome.summary.rstrip("\n"))
    leave(outcome.findings, strict)


def code(
    paths: Annotated[list[Path], typer.Argument(help="Transcripts, or folders of them.", metavar="PATH…")],
    codebook: Annotated[Path, typer.Option("--codebook", help="The codebook (YAML).")],
    folder: Annotated[Path, typer.Option("--out", help="Where the results go.", metavar="DIR")],
    unit: Annotated[str, typer.Option("--unit", help="What is counted: turn, sentence or window:N.")] = "turn",
    jobs: Annotated[int, typer.Option("--jobs", min=1, help="Processes to use.")] = 1,
    language: Annotated[str | None, typer.Option("--language", help="nl, en, fr or de; else the codebook's.")] = None,
    cache: Annotated[
        Path | None, typer.Option("--cache", help="Keep what makes the next run fast here.", metavar="DIR")
    ] = None,
    engine: Annotated[str, typer.Option("--engine", help="processes of this machine, or dask.")] = "processes",
    scheduler: Annotated[str, typer.Option("--scheduler", help="Of a Dask cluster.", metavar="ADDRESS")] = "",
    strict: Strict = False,
) -> None:
    """Code transcripts against a codebook, without a study.

    Example: focuscode code interviews/ --codebook roles.yaml --out results
    """
    from focuscode.pipeline import code_files

    work: dict[str, Any] = {"jobs": jobs, "engine": engine, "scheduler": scheduler, "cache": cache}
    outcome = code_files(paths, codebook, folder, unit=unit, language_code=language, progress=progress, **work)
    tell(outcome.findings, also=outcome.notes)
    out(outcome.summary.rstrip("\n"))
    leave(outcome.findings, strict)
