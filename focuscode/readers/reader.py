"""What a reader is: a name, the endings it answers to, a sign that its files bear, and the module that reads them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from focuscode.readers.draft import Draft
from focuscode.readers.source import Source


def never(_: Source) -> bool:
    """The sign of a format that is told by the ending alone."""
    return False


@dataclass(frozen=True)
class Reader:
    """One format. The module, with `read` and `knows`, is imported when a file bears the sign, or is to be read."""

    name: str
    title: str
    suffixes: tuple[str, ...]
    module: str
    sign: Callable[[Source], bool] = never  # cheap, and never missing where the module knows the file

    def knows(self, source: Source) -> bool:
        """Whether the content is that of the format."""
        return self.sign(source) and bool(self._module.knows(source))

    @property
    def read(self) -> Callable[[Source], Draft]:
        """The function that reads a file of the format."""
        read: Callable[[Source], Draft] = self._module.read
        return read

    @property
    def _module(self) -> Any:
        return import_module(f"focuscode.readers.{self.module}")
