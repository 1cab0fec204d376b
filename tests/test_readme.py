"""Every `$ focuscode …` block of README.md and of the guides prints exactly what the page says it prints."""

import importlib.util
import os
import re
import shlex
import shutil
from pathlib import Path

import pytest
import typer.main
from typer.testing import CliRunner

from focuscode.cli import app
from focuscode.codebook.read import check_text
from focuscode.errors import errors_in

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("guide*.md"))]
STEP = re.compile(r"^\$ focuscode ?(.*)\n((?:(?!\$ ).*\n)*)", re.M)
spec = importlib.util.spec_from_file_location("fill", ROOT / "docs" / "fill.py")
fill = importlib.util.module_from_spec(spec)
spec.loader.exec_module(fill)
STEPS = [
    (page.name, command, shown)
    for page in PAGES
    for block in re.findall(r"```console\n(.*?)```", page.read_text(encoding="utf-8"), re.S)
    for command, shown in STEP.findall(block)
]


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """A copy of the demo study, run once, in which the commands are given."""
    folder = tmp_path_factory.mktemp("readme")
    for name in ("study.yaml", "participants.csv"):
        if (ROOT / name).exists():
            shutil.copyfile(ROOT / name, folder / name)
    for name in ("transcripts", "codebooks", "sources"):
        if (ROOT / name).exists():
            shutil.copytree(ROOT / name, folder / name)
    before = Path.cwd()
    os.chdir(folder)
    for name, text in fill.files_of(PAGES):
        Path(name).write_text(text, encoding="utf-8", newline="\n")
    CliRunner().invoke(app, ["run"])
    yield folder
    os.chdir(before)


@pytest.mark.parametrize(("page", "command", "shown"), STEPS, ids=[f"{page}: {command}" for page, command, _ in STEPS])
def test_a_command_prints_what_the_page_shows(study, page, command, shown):
    wanted = [line.rstrip() for line in shown.strip().splitlines()]
    printed = [line.rstrip() for line in CliRunner().invoke(app, shlex.split(command)).stdout.strip().splitlines()]
    if "[…]" in wanted:  # the page leaves lines out in the middle
        cut = wanted.index("[…]")
        tail = wanted[cut + 1 :]
        assert printed[:cut] == wanted[:cut]
        assert printed[len(printed) - len(tail) :] == tail
    else:
        assert printed == wanted


def test_every_command_is_shown():
    shown = [command.split() for _, command, _ in STEPS]
    names = {name for name, _ in fill.commands_of(typer.main.get_command(app))}
    assert names - {" ".join(words[: len(name.split())]) for name in names for words in shown} == set()


def test_the_yaml_of_a_page_is_sound():
    found = dict(fill.files_of(PAGES))
    assert found
    for name, text in found.items():
        if name.endswith(".yaml"):
            assert not errors_in(check_text(text, name)[1])


def test_the_first_runnable_line_stands_on_the_first_screen():
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    first = next(n for n, line in enumerate(lines) if "focuscode run" in line)
    assert first < 25
    assert any(line.startswith("group ") for line in lines[first : first + 12])


def test_the_reference_is_what_the_code_says():
    assert (ROOT / "docs" / "reference.md").read_text(encoding="utf-8") == fill.reference()
