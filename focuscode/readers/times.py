"""Times as transcripts write them: 00:01:02.345, 1:02, [00:01:02], 00:01:02,345."""

from __future__ import annotations

import re

CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
STAMP = rf"[\[(<{{]?{CLOCK}[\])>}}]?"
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?")


def seconds(text: str) -> float | None:
    """Seconds from a written time, or None if it is none.

    >>> seconds("00:01:02,5"), seconds("[2:03]"), seconds("17")
    (62.5, 123.0, None)
    """
    found = _CLOCK.fullmatch(text.strip().strip("[](){}<>"))
    if not found:
        return None
    hours, minutes, rest, fraction = found.groups()
    if (int(minutes) > 59 and hours) or int(rest) > 59:
        return None
    return float(f"{int(hours or 0) * 3600 + int(minutes) * 60 + int(rest)}.{fraction or 0}")


def clock(seconds: float) -> str:
    """Seconds as h:mm:ss.

    >>> clock(3725.4)
    '1:02:05'
    """
    whole = int(seconds)
    return f"{whole // 3600}:{whole % 3600 // 60:02}:{whole % 60:02}"
