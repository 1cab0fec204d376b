"""Looking at what came out: show, kwic, why, uncoded, table."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from focuscode.cli.telling import leave, out, out_data, out_frame, out_json, tell

Results = Annotated[Path, typer.Option("--results", help="The results folder.", metavar="DIR")]
Json = Annotated[bool, typer.Option("--json", help="For machines.")]
Without = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("--without", help="Leave out turns kept for validation: a list of their ids.", metavar="FILE"),
]
RESULTS = Path("results")


def show(
    file: Annotated[Path, typer.Argument(help="A transcript in any format that is read.")],
    kind: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--to", help="Write them as csv, txt, vtt or docx, to hand on.", metavar="KIND"),
    ] = None,
    target: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--out", help="Where to; else they are shown.", metavar="FILE"),
    ] = None,
    as_json: Json = False,
) -> None:
    """Show a transcript's turns as they are understood, or write them to a file.

    Example: focuscode show transcripts/FG2.vtt --to txt --out FG2.txt
    """
    from focuscode.showing import turns_of, turns_to

    if kind or target:
        text, findings = turns_to(file, kind, target)
        out(text)
    else:
        frame, findings = turns_of(file)
        out_frame(frame, as_json=as_json, widest=100)
    tell(findings)
    leave(findings)


def kwic(
    term: Annotated[Optional[str], typer.Argument(help="A word (all its forms are found) or a phrase.")] = None,  # noqa: UP045
    code: Annotated[Optional[str], typer.Option("--code", help="The codings of a code instead.", metavar="ID")] = None,  # noqa: UP045
    sort: Annotated[str, typer.Option("--sort", help="left, right (by the words there) or place.")] = "place",
    as_csv: Annotated[bool, typer.Option("--csv", help="As CSV.")] = False,
    width: Annotated[int, typer.Option("--width", min=10, max=400, help="Characters on either side.")] = 50,
    without: Without = None,
    results: Results = RESULTS,
    as_json: Json = False,
) -> None:
    """Show a word, a phrase or a code in context: what stands left and right of each hit.

    Example: focuscode kwic roadmap --sort right
    """
    from focuscode.showing import context, context_lines, left_out

    left = left_out(results, without)
    frame = context(results, term, code, width, sort, left.turns)
    tell(left.findings)
    if as_json or as_csv:
        out_data(frame, as_csv=as_csv)
    else:
        out(context_lines(frame, width))


def why(
    coding_id: Annotated[str, typer.Argument(help="An id from codings.csv.", metavar="CODING_ID")],
    results: Results = RESULTS,
    as_json: Json = False,
) -> None:
    """Say why a coding is there: code, definition, term, rule, sentence, codebook version, file and line.

    Example: focuscode why FG2-t047-roadmap-35
    """
    from focuscode.showing import reason_lines, reason_of

    reason = reason_of(results, coding_id)
    if as_json:
        out_json(reason._asdict())
    else:
        out(reason_lines(reason))


def uncoded(
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many.")] = 10,
    group: Annotated[Optional[str], typer.Option("--group", help="Of one group only.")] = None,  # noqa: UP045
    without: Without = None,
    results: Results = RESULTS,
    as_json: Json = False,
) -> None:
    """Show substantive turns without a code, longest first: where a codebook grows from.

    Example: focuscode uncoded --limit 5
    """
    from focuscode.showing import left_out, uncoded_of, uncoded_pages

    left = left_out(results, without)
    frame = uncoded_of(results, group, limit, left.turns)
    tell(left.findings)
    if as_json:
        out_frame(frame, as_json=True)
    else:
        out(uncoded_pages(frame))


def table(
    name: Annotated[str, typer.Argument(help="frequencies, cooccurrence, tiers … as in results/data.", metavar="NAME")],
    as_csv: Annotated[bool, typer.Option("--csv", help="The file as it is.")] = False,
    results: Results = RESULTS,
    as_json: Json = False,
) -> None:
    """Show a table of the results.

    Example: focuscode table frequencies
    """
    from focuscode.showing import table_of

    frame, raw = table_of(results, name)
    if as_csv:
        out(raw.rstrip("\n"))
    else:
        out_frame(frame, as_json=as_json)


def plot(
    name: Annotated[str, typer.Argument(help="code-by-group.", metavar="NAME")],
    file: Annotated[Path, typer.Option("--out", help="PNG, SVG or PDF.", metavar="FILE")],
    title: Annotated[str, typer.Option("--title", help="Above the picture.")] = "",
    results: Results = RESULTS,
) -> None:
    """Draw a picture of the results.

    Example: focuscode plot code-by-group --out code-by-group.png
    """
    from focuscode.showing import draw

    out(draw(results, name, file, title))
