"""The commands. Each is a signature and one call of a public function; one file for each group of commands."""

from __future__ import annotations

import typer

from focuscode.cli import codebook, look, names, study, update

app = typer.Typer(
    name="focuscode",
    help="Code focus-group transcripts against a codebook of terms. Offline; every coding says why it is there.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        from focuscode.version import VERSION

        typer.echo(VERSION)
        raise typer.Exit


@app.callback()
def options(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Show it."),
) -> None:
    """Code focus-group transcripts against a codebook of terms. Offline; every coding says why it is there."""


for command in (
    study.init,
    study.check,
    study.run,
    study.code,
    names.pseudonymise,
    look.show,
    look.kwic,
    look.why,
    look.uncoded,
    look.table,
    look.plot,
    update.update,
):
    app.command()(command)
app.add_typer(codebook.commands)
