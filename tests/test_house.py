"""The house stands as docs/design.md says: layers, the public list, a test beside each module, sizes, clean speech."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import focuscode
from focuscode.cli import app
from focuscode.language import FACTS
from focuscode.matching import KINDS
from focuscode.propose import DEMO
from focuscode.readers import READERS
from focuscode.rules import RULES
from focuscode.tables import registry

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "focuscode"
DESIGN = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
MODULES = sorted(PACKAGE.rglob("*.py"))


def layers():
    """Module (or folder) → level, read from the block under 'Layers' in docs/design.md; the top stands first."""
    block = re.search(r"## Layers.*?```\n(.*?)```", DESIGN, re.S).group(1)
    rows = [line.split() for line in block.strip().splitlines()]
    return {name: int(level) for level, *names in rows for name in names}


def part(path):
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path):
    """The parts of focuscode that a module imports, those for type checking alone apart."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing = [node for node in ast.walk(tree) if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)]
    skipped = {id(inner) for node in typing for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and id(node) not in skipped and (node.module or "").startswith("focuscode"):
            inner = node.module.split(".")[1:]
            yield from inner[:1] or [alias.name for alias in node.names]


def test_every_module_has_a_layer():
    assert {part(path) for path in MODULES} == set(layers())


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_imports_run_downwards(path):
    level = layers()
    upward = [name for name in imported(path) if name != part(path) and level[name] >= level[part(path)]]
    assert not upward


def test_the_public_list_is_sorted_and_resolves():
    assert focuscode.__all__ == sorted(focuscode.__all__)
    assert set(focuscode._HOMES) == set(focuscode.__all__)
    for name in focuscode.__all__:
        found = getattr(focuscode, name)
        assert found.__doc__, f"{name} has no docstring"
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        focuscode.nonsense  # noqa: B018
    assert set(focuscode.__all__) < set(dir(focuscode))


def test_importing_the_package_stays_light():
    code = "import sys, focuscode.cli; print([m for m in ('numpy', 'pandas', 'spacy', 'nltk') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_every_module_has_its_test(path):
    inside = path.relative_to(PACKAGE)
    if inside.name == "__init__.py" and len(inside.parts) == 1:
        return
    name = "init" if inside.name == "__init__.py" else inside.stem.strip("_")
    assert (ROOT / "tests" / inside.parent / f"test_{name}.py").is_file()


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_sizes(path):
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= 400
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno - node.lineno + 1 <= 60, node.name


def functions(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


def test_the_median_stays_small():
    modules = sorted(path.read_text(encoding="utf-8").count("\n") for path in MODULES)
    lengths = sorted(node.end_lineno - node.lineno + 1 for path in MODULES for node in functions(path))
    assert modules[len(modules) // 2] <= 150
    assert lengths[len(lengths) // 2] <= 12


def test_command_bodies_stay_short():
    for path in sorted((PACKAGE / "cli").glob("*.py")):
        if path.stem == "telling":
            continue
        for node in functions(path):
            body = [
                inner
                for inner in node.body
                if not isinstance(inner, (ast.ImportFrom, ast.Expr)) or inner is node.body[-1]
            ]
            assert sum(inner.end_lineno - inner.lineno + 1 for inner in body) <= 10, node.name


def test_no_broad_handlers_and_no_prints():
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ExceptHandler):
                assert getattr(node.type, "id", "") not in {"Exception", "BaseException"} and node.type, path
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "print":
                assert path.name == "__main__.py"


def test_there_is_no_drawer_for_everything():
    assert not [path for path in MODULES if path.stem in {"utils", "helpers", "common", "misc"}]


@pytest.mark.parametrize("reader", READERS, ids=lambda r: r.name)
def test_every_reader_has_a_case_folder(reader):
    assert any((ROOT / "tests" / "cases" / "readers" / reader.name).iterdir())


def test_every_kind_of_term_is_known_to_the_codebook_and_documented():
    from focuscode.codebook import terms

    assert set(KINDS) == set(terms.KINDS)
    for name in KINDS:
        file = {"all": "all_of"}.get(name, name)  # all is a word of Python's own
        module = ast.parse((PACKAGE / "matching" / f"{file}.py").read_text(encoding="utf-8"))
        assert ast.get_docstring(module)


def test_every_finding_rule_is_used():
    source = "".join(path.read_text(encoding="utf-8") for path in MODULES if part(path) != "rules")
    assert [rule for rule in RULES if f'"{rule}"' not in source] == []


def test_every_command_has_an_example():
    groups = [app, *(group.typer_instance for group in app.registered_groups)]
    for command in (command for group in groups for command in group.registered_commands):
        assert "Example: focuscode" in (command.callback.__doc__ or ""), command.callback.__name__


def test_tables_and_languages_are_registered():
    assert {"segments", "codings", "frequencies", "cooccurrence", "tiers", "uncoded"} <= set(registry())
    assert {"nl", "en", "fr", "de"} == set(FACTS)


def test_there_is_about_as_much_test_as_code():
    tests = sum(p.read_text(encoding="utf-8").count("\n") for p in (ROOT / "tests").rglob("*.py"))
    code = sum(p.read_text(encoding="utf-8").count("\n") for p in MODULES)
    assert tests >= 0.9 * code


def test_the_whole_demo_study_travels_with_the_package():
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    included = config["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert included == {name: f"focuscode/demo/{name}" for name in DEMO}
