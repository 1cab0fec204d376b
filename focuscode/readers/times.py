"""Times as transcripts write them: 00:01:02.345, 1:02, [00:01:02], 00:01:02,345, 0:01 – 0:05, #00:01:02-3#.

A day and AM or PM may stand with a time, as in saved chats; Teams also spells times out (3 minutes 5 seconds).
"""

from __future__ import annotations

import re

CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
LOOSE = r"\d{1,3}:\d{1,2}:\d{1,2}(?:[.,]\d{1,7})?"  # as in the captions of Teams: 0:0:3.12
SPOKEN = (
    r"(?:\d{1,3} (?:hours?|uur|uren|heures?|Stunden?) )?(?:\d{1,2} (?:minutes?|minuut|minuten|Minuten?) )?"
    r"\d{1,2} (?:seconds?|seconden?|secondes?|Sekunden?)"
)
_DAY = r"(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4},?[ \t]+)?"
_HALF = r"(?:[ \u00a0\u202f]?[AaPp]\.?[Mm]\b\.?)?"
_TILL = r"[ \t]*(?:-->|[-–—])[ \t]*"
STAMP = rf"(?:[\[(<{{]?{_DAY}{CLOCK}{_HALF}(?:{_TILL}{CLOCK}(?![\d:]))?[\])>}}]?|#{CLOCK}(?:-\d)?#)"
ARROW = rf"{LOOSE}[ \t]*-->[ \t]*{LOOSE}"
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?")
_WRITTEN = re.compile(rf"({_DAY})({CLOCK})({_HALF})")
_LOOSE = re.compile(LOOSE)
_UNITS = {"h": 3600, "u": 3600, "st": 3600, "m": 60, "s": 1}


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


def span(stamp: str) -> tuple[float | None, float | None]:
    """When what a stamp stands with begins, and ends if it says so.

    >>> span("[0:01 - 0:05]"), span("#00:00:02-5#"), span("3 minutes 5 seconds")
    ((1.0, 5.0), (2.5, None), (185.0, None))
    """
    if "-->" in stamp:
        first, last = (_LOOSE.search(side) for side in stamp.split("-->", 1))
        if first and last:
            return _loose(first[0]), _loose(last[0])
    found = [_of_day(*parts) for parts in _WRITTEN.findall(stamp)]
    if not found:
        return _spelled(stamp), None
    if stamp.startswith("#") and found[0] is not None and (tenth := re.search(r"-(\d)#", stamp)):
        return found[0] + int(tenth[1]) / 10, None
    return found[0], found[1] if len(found) > 1 else None


def _loose(written: str) -> float:
    hours, minutes, rest = written.replace(",", ".").split(":")
    return int(hours) * 3600 + int(minutes) * 60 + round(float(rest), 3)


def _of_day(day: str, clock: str, half: str) -> float | None:
    """A time of the day where a day or AM or PM stands with it: then 10:03 is hours and minutes."""
    mark = half.strip().replace(".", "").casefold()
    of_day = bool(mark or day.strip())
    value = seconds(f"{clock}:00" if of_day and clock.count(":") == 1 else clock)
    if value is None or not mark:
        return value
    return value % 43200 + (43200 if mark == "pm" else 0)


def _spelled(text: str) -> float | None:
    parts = re.findall(r"(\d+) ([^\W\d]+)", text)
    total = sum(int(n) * next(v for k, v in _UNITS.items() if unit.casefold().startswith(k)) for n, unit in parts)
    return float(total) if parts else None
