"""Simple arguments are taken as they stand, and come out as typer would make them; the rest is typer's."""

import subprocess
import sys
from pathlib import Path
from typing import Annotated

import pytest
import typer
import typer.main
from typer.testing import CliRunner

from focuscode.cli import app
from focuscode.cli.plainly import NOT_SIMPLE, Plainly, plainly, taken

HOME = Path(__file__).parent.parent.parent


@pytest.mark.parametrize(
    ("hint", "value", "made"),
    [
        (str, "a", "a"),
        (str, "", ""),
        (Path, "a/b", Path("a/b")),
        (None | Path, "a", Path("a")),
        (Path | None, "a", Path("a")),
        (list[Path], ("a", "b"), [Path("a"), Path("b")]),
        (list[str], ["a"], ["a"]),
        (list[str] | None, ("a",), ["a"]),
    ],
)
def test_texts_and_paths_are_taken(hint, value, made):
    found = taken(hint, value)
    assert (found, type(found)) == (made, type(made))


@pytest.mark.parametrize(
    ("hint", "value"),
    [
        (int, "1"),
        (bool, True),
        (str, None),
        (list[int], ("1",)),
        (list[str], ()),
        (list[str], "a"),
        (str | int, "a"),
        (None, "a"),
        (Path, 1),
    ],
)
def test_everything_else_is_not(hint, value):
    assert taken(hint, value) is NOT_SIMPLE


def made(quick):
    """An app of one command that tells what it was given."""
    told = typer.Typer(pretty_exceptions_enable=False, rich_markup_mode=None)

    @told.command()
    def one(
        paths: Annotated[list[Path], typer.Argument()],
        name: Annotated[str, typer.Option()],
        home: Annotated[Path, typer.Option()] = Path("here"),
        many: Annotated[int, typer.Option(min=1)] = 1,
        maybe: Annotated[str | None, typer.Option()] = None,
        several: Annotated[list[str] | None, typer.Option()] = None,
        flag: Annotated[bool, typer.Option("--flag")] = False,
    ) -> None:
        typer.echo(repr((paths, name, home, many, maybe, several, flag)))

    @told.command()
    def two(where: Annotated[Path, typer.Argument()] = Path()) -> None:
        typer.echo(repr(where))

    if quick:
        plainly(told)
    return told


@pytest.mark.parametrize(
    "line",
    [
        "one a b --name x",
        "one a --name x --home y --many 3 --maybe z --flag",
        "one a --name x --several p --several q",
        "one a --name x --many 0",
        "one a --name x --many many",
        "one a --name",
        "one a",
        "one --name x",
        "one a --name x --nothing",
        "one a --name= --home=",
        "one --help",
        "two",
        "two a",
        "two a b",
        "two -- --odd",
        "three",
        "--help",
        "",
    ],
)
def test_a_command_is_given_what_typer_would_give_and_says_what_typer_says(line):
    quick, slow = (CliRunner().invoke(made(quick), line.split()) for quick in (True, False))
    assert (quick.exit_code, quick.output) == (slow.exit_code, slow.output)


def test_every_command_is_such_a_command():
    def commands(group):
        for command in group.commands.values():
            yield from commands(command) if hasattr(command, "commands") else [command]

    assert all(isinstance(command, Plainly) for command in commands(typer.main.get_command(app)))


@pytest.mark.parametrize(
    "line", ["code nowhere --codebook none.yaml --out none", "run nowhere", "codebook check nowhere"]
)
def test_no_checker_of_types_is_loaded_for_simple_arguments(line, tmp_path):
    code = f"""
import sys
from focuscode.__main__ import main
sys.argv = ["focuscode", *{line.split()!r}]
try:
    main()
except SystemExit as left:
    print(left.code, "pydantic" in sys.modules)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env={"PYTHONPATH": str(HOME)}, capture_output=True, text=True
    )
    assert done.stdout.split()[-2:] == ["1", "False"]
