"""What a rule is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from focuscode.model import Level


class Rule(NamedTuple):
    """A rule that findings are made by: its level, what is wrong, how to mend it."""

    level: Level
    message: str
    mend: str
