"""What commands say: findings and progress on stderr, data on stdout."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import typer

from focuscode.errors import errors_in
from focuscode.model import Finding

if TYPE_CHECKING:
    from pandas import DataFrame

Item = TypeVar("Item")
FEW = 4  # files of which the same is told one by one
SHOWN = 40  # findings of one rule and level before the rest is summed up


def tell(findings: Iterable[Finding], *, notes: bool = True, also: Iterable[str] = ()) -> None:
    """Findings, one a line, on stderr; many of one kind are summed up. `also` are sentences of their own."""
    for sentence in also:
        typer.echo(sentence, err=True)
    seen: dict[str, int] = {}
    for found, others in _gathered(found for found in findings if notes or found.level != "info"):
        seen[found.rule] = seen.get(found.rule, 0) + 1
        if seen[found.rule] <= SHOWN:
            typer.echo(str(found) + others, err=True)
    for rule, count in seen.items():
        if count > SHOWN:
            typer.echo(f"… and {count - SHOWN} more like it ({rule})", err=True)


def _gathered(findings: Iterable[Finding]) -> Iterator[tuple[Finding, str]]:
    """Findings, each with the other files that it is true of in the same words; a few are told one by one."""
    alike: dict[tuple[str, str], list[Finding]] = {}
    for found in findings:
        alike.setdefault((found.rule, found.message), []).append(found)
    for same in alike.values():
        files = list(dict.fromkeys(found.place.file for found in same))
        if len(files) <= FEW:
            yield from ((found, "") for found in same)
            continue
        named = ", ".join(files[1 : FEW + 1])
        more = f" and {len(files) - FEW - 1:,} more" if len(files) > FEW + 1 else ""
        yield same[0], f" Also in {named}{more}."


def as_record(found: Finding) -> dict[str, str | int]:
    """A finding for machines."""
    place: dict[str, str | int] = {"file": found.place.file, "line": found.place.line, "column": found.place.column}
    return {**place, "level": found.level, "rule": found.rule, "message": found.message, "mend": found.mend}


def leave(findings: Sequence[Finding], strict: bool = False) -> None:
    """Exit 1 if there are errors (or, when strict, warnings)."""
    bad = errors_in(findings) or (strict and any(f.level == "warning" for f in findings))
    if bad:
        raise typer.Exit(1)


def out(text: str) -> None:
    """Data to stdout, whatever the terminal's encoding can show."""
    encoding = sys.stdout.encoding or "utf-8"
    typer.echo(text.encode(encoding, "replace").decode(encoding))


def out_json(value: Any) -> None:
    """Data for machines; escaped where the terminal's encoding lacks a character."""
    plain = (sys.stdout.encoding or "utf-8").lower().startswith("utf")
    typer.echo(json.dumps(value, ensure_ascii=not plain, indent=2))


def out_frame(frame: DataFrame, *, as_json: bool, columns: Sequence[str] | None = None, widest: int = 60) -> None:
    """A frame as aligned text, or whole as JSON records."""
    if as_json:
        out_json(json.loads(frame.to_json(orient="records", force_ascii=False)))
        return
    from focuscode.exports.text import frame_text

    out(frame_text(frame, columns, widest))


def out_data(frame: DataFrame, *, as_csv: bool) -> None:
    """A frame for machines, as CSV or JSON."""
    if as_csv:
        out(frame.to_csv(index=False, lineterminator="\n").rstrip("\n"))
    else:
        out_frame(frame, as_json=True)


def progress(items: Iterable[Item], total: int) -> Iterable[Item]:
    """The items, with a bar on stderr where a person watches."""
    if not sys.stderr.isatty() or total < 2:
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, description="Reading and coding", total=total, console=Console(stderr=True), transient=True)
