"""The commands as a whole: help, version, what is no command."""

import shlex

import pytest
from typer.testing import CliRunner

from focuscode.cli import app
from focuscode.version import VERSION

COMMANDS = [command.callback.__name__ for command in app.registered_commands]


def test_the_first_commands_are_those_of_the_way(said):
    shown = said("--help").out
    places = [shown.index(f"  {name} ") for name in ("init", "check", "run", "code", "show", "kwic", "why")]
    assert places == sorted(places)


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_every_command_has_help_with_an_example(name, flag):
    done = CliRunner().invoke(app, [name, flag])
    assert done.exit_code == 0
    assert f"Example: focuscode {name}" in " ".join(done.output.split())


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_explained(name):
    import typer.main

    command = typer.main.get_command(app).commands[name]
    for option in command.params:
        assert option.help, option.name


def test_every_example_in_the_help_can_be_read_as_a_command():
    import typer.main

    def commands(group, front=()):
        for name, command in group.commands.items():
            yield from (
                commands(command, (*front, name)) if hasattr(command, "commands") else [((*front, name), command)]
            )

    for names, command in commands(typer.main.get_command(app)):
        example = shlex.split(command.help.split("Example: focuscode ")[1].split("\n")[0])
        assert tuple(example[: len(names)]) == names
        command.make_context(names[-1], example[len(names) :], resilient_parsing=False)


def test_without_a_command_there_is_help(said):
    done = said()
    assert done.exit in (0, 2)
    assert "Usage: focuscode" in done.out + done.err


def test_the_version_is_one_line(said):
    done = said("--version")
    assert (done.exit, done.out) == (0, f"{VERSION}\n")


WRONG = ["nonsense", "run --nonsense", "kwic a --width x", "kwic a --width 1", "code", "why", "run a b"]


@pytest.mark.parametrize("arguments", WRONG)
def test_what_is_no_command_ends_with_two(said, arguments):
    done = said(*arguments.split())
    assert done.exit == 2
    assert done.out == ""
    assert "Error" in done.err
