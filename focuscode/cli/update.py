"""After a transcript was corrected: update."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from focuscode.cli.telling import leave, out, out_json, tell

File = Optional[Path]  # noqa: UP045
OldFile = Annotated[Path, typer.Argument(help="The transcript as it was, or a folder of results.", metavar="OLD")]
NewFile = Annotated[Path, typer.Argument(help="The corrected transcript, in any format that is read.", metavar="NEW")]


def update(
    old: OldFile,
    new: NewFile,
    results: Annotated[File, typer.Option("--results", help="Whose ids are carried.", metavar="DIR")] = None,
    codings: Annotated[File, typer.Option("--codings", help="People's codings, CSV or XLSX.", metavar="FILE")] = None,
    ids: Annotated[File, typer.Option("--out", help="Write old and new ids here (CSV).", metavar="FILE")] = None,
    name: Annotated[str, typer.Option("--transcript", help="Its id in OLD, if OLD is results.", metavar="ID")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="For machines.")] = False,
) -> None:
    """Carry ids and people's codings over to a transcript that was corrected after it was coded.

    Example: focuscode update results transcripts/FG3.txt --codings codings.csv --out ids.csv
    """
    from focuscode.updating import told_for_machines, told_for_people, update_transcript

    done = update_transcript(old, new, results=results, codings=codings, out=ids, transcript=name)
    tell(done.findings)
    out_json(told_for_machines(done)) if as_json else out(told_for_people(done))
    leave(done.findings)
