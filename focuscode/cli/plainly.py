"""Arguments that need no checking, taken as they stand.

A text, a path and a default that nobody changed cannot be wrong in themselves, but to say so typer loads a library that
checks types, which takes longer than the codebook. Numbers, and all that is missing or odd, stay with typer, and with
its messages.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import typer
from typer.core import TyperCommand, TyperGroup

SIMPLE = (str, Path)
NOT_SIMPLE = object()


class _Silent:
    """A command, or a group of them, that is asked for help only where somebody asks for it."""

    def get_help_option(self, ctx: Any) -> Any:
        """The option `--help`; where it is not given there is nothing to look at."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None and "process_value" not in vars(option):
            vars(option)["process_value"] = partial(_asked, option.process_value)
        return option


class PlainGroup(_Silent, TyperGroup):
    """A group of commands."""


class Plainly(_Silent, TyperCommand):
    """A command whose simple arguments are taken as they stand."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        hints = get_type_hints(self.callback) if self.callback else {}
        for param in self.params:
            if param.callback is None:
                process = partial(_process, param, param.process_value, hints.get(str(param.name)))
                vars(param)["process_value"] = process


def plainly(app: typer.Typer) -> None:
    """Make the commands of an app such commands."""
    app.info.cls = PlainGroup
    for known in app.registered_commands:
        known.cls = Plainly


def _asked(process: Callable[[Any, Any], Any], context: Any, value: Any) -> Any:
    return None if value is None else process(context, value)


def _process(param: Any, process: Callable[[Any, Any], Any], hint: Any, context: Any, value: Any) -> Any:
    """The value of an argument: as it stands, if it is simple; else as typer makes it."""
    several = param.nargs != 1 or getattr(param, "multiple", False)
    if value is param.default and not (several or param.required or isinstance(value, str)):
        return value
    simple = taken(hint, value)
    return process(context, value) if simple is NOT_SIMPLE else simple


def taken(hint: Any, value: Any) -> Any:
    """A text as the type that a command wants, `NOT_SIMPLE` where that is more than taking it.

    >>> taken(list[Path], ("a", "b")) == [Path("a"), Path("b")]
    True
    """
    kinds = [kind for kind in get_args(hint) if kind is not type(None)]
    if get_origin(hint) in (Union, UnionType):
        return taken(kinds[0], value) if len(kinds) == 1 else NOT_SIMPLE
    if get_origin(hint) is list and isinstance(value, (list, tuple)) and value:
        parts = [taken(kinds[0], part) for part in value]
        return NOT_SIMPLE if NOT_SIMPLE in parts else parts
    return hint(value) if hint in SIMPLE and isinstance(value, str) else NOT_SIMPLE
