"""What a reader is: a name, the endings it answers to, how it knows a file, and how it reads one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from focuscode.readers.draft import Draft
from focuscode.readers.source import Source


def _never(_: Source) -> bool:
    return False


@dataclass(frozen=True)
class Reader:
    """One format. The module's docstring is its documentation."""

    name: str
    title: str
    suffixes: tuple[str, ...]
    read: Callable[[Source], Draft]
    knows: Callable[[Source], bool] = _never
