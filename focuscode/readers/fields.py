"""What the records of a JSON file hold under many names: the words, who says them, and when.

Names are compared without case, underscores and hyphens: `speakerName` is `speaker_name`. A value of another
kind than is looked for is as good as absent.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from focuscode.readers.labels import clean
from focuscode.readers.times import seconds

Json = dict[str, Any]

TEXT = ("text", "transcript", "wordsstr", "sentence", "content", "utterance", "body", "value", "caption", "message",
        "display", "punctuatedword", "word", "rawtext", "tekst", "utf8")  # fmt: skip
SPEAKER = ("speakername", "speaker", "speakerlabel", "displayname", "speakerid", "speakertag", "participant",
           "participantname", "name", "who", "spreker", "deelnemer", "author", "user")  # fmt: skip
START = ("start", "starttime", "startts", "startoffset", "begin", "from", "ts", "offset", "startsecs", "timestamp",
         "time", "startms", "starttimems", "tstartms", "startmilliseconds", "offsetmilliseconds", "date",
         "datetime")  # fmt: skip
END = ("end", "endtime", "endts", "endoffset", "to", "stop", "endsecs", "endms", "endtimems", "endmilliseconds")
NAMES = ("speakers", "participants", "speakernames", "speakermap", "sprekers")
LATEST = 1e7  # seconds; what stands beyond is counted from the first time of the file
_NO_LETTER = re.compile(r"[\W_]+")
_DURATION = re.compile(r"(?:PT)?(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,12}(?:[.,]\d+)?)S?)?", re.IGNORECASE)


@lru_cache(4096)
def fold(name: str) -> str:
    """A name without case, underscores and hyphens."""
    return name.casefold().replace("_", "").replace("-", "")


def folded(record: Mapping[str, Any]) -> Json:
    """A record under its folded names; of two names that fold alike the first is kept."""
    found: Json = {}
    for name, value in record.items():
        found.setdefault(fold(name), value)
    return found


def record(data: Any, *path: str) -> Json:
    """The record at a path, or an empty one."""
    for name in path:
        data = data.get(name) if isinstance(data, dict) else None
    return data if isinstance(data, dict) else {}


def records(data: Any, *path: str) -> list[Json]:
    """The records of the list at a path; what is no record in it is passed over."""
    for name in path:
        data = data.get(name) if isinstance(data, dict) else None
    return [item for item in data if isinstance(item, dict)] if isinstance(data, list) else []


def text(item: Mapping[str, Any], *names: str) -> str:
    """The first value under these names that is text or a number, as text; empty if there is none."""
    for name in names:
        value = item.get(name)
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return str(value)
    return ""


def label(value: Any, names: Mapping[str, str] | None = None) -> str:
    """A speaker's label from a name, a number or a record with a name; numbers become 'Speaker 1'.

    >>> label(0), label("Anna "), label({"name": "Bart"}), label(None), label("7", {"7": "Els"})
    ('Speaker 0', 'Anna', 'Bart', '', 'Els')
    """
    if isinstance(value, dict):
        return label(_first(folded(value), ("name", "displayname", "speakername", "label", "id")), names)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, (str, int)) or isinstance(value, bool):
        return ""
    written = clean(str(value))
    if names and written in names:
        return names[written]
    return f"Speaker {written}" if written.isdigit() else written


def names_in(data: Any) -> dict[str, str]:
    """The names of speakers under their ids, where a file lists them."""
    found: dict[str, str] = {}
    for name, value in folded(data).items() if isinstance(data, dict) else ():
        if name not in NAMES:
            continue
        if isinstance(value, dict):
            found |= {clean(str(key)): label(item) for key, item in value.items()}
        for item in value if isinstance(value, list) else ():
            fields = folded(item) if isinstance(item, dict) else {}
            known = _first(fields, ("id", "spkid", "speakerid", "speaker"))
            said = _first(fields, ("name", "displayname", "speakername", "label"))
            if isinstance(known, (str, int)) and isinstance(said, str):
                found[clean(str(known))] = clean(said)
    return {key: name for key, name in found.items() if name}


def _first(fields: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    return next((fields[name] for name in names if fields.get(name) not in (None, "")), None)


def value_of(fields: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    """The first value under folded names that is there."""
    return _first(fields, names)


class Clock:
    """Reads times in every notation that tools use, and remembers those it cannot read."""

    def __init__(self) -> None:
        self.unread: list[str] = []

    def read(self, value: Any, unit: float = 1.0) -> float | None:
        """Seconds from a number (times `unit`), a written time or duration, or a record of seconds and nanos.

        >>> Clock().read("PT1M2.5S"), Clock().read(1500, 0.001), Clock().read("00:01:00"), Clock().read("12.9s")
        (62.5, 1.5, 60.0, 12.9)
        """
        if value is None or value == "":
            return None
        found = self._record(value) if isinstance(value, dict) else self._number(value, unit)
        if found is None or not 0 <= found < 1e11:
            self.unread.append(str(value)[:40])
            return None
        return round(found, 6)

    def _record(self, value: Json) -> float | None:
        whole, rest = self._number(value.get("seconds") or 0, 1.0), self._number(value.get("nanos") or 0, 1e-9)
        return None if whole is None or rest is None else whole + rest

    @staticmethod
    def _number(value: Any, unit: float) -> float | None:
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return float(value) * unit if math.isfinite(value) else None
        return written(value.strip()[:60], unit) if isinstance(value, str) else None


def written(value: str, unit: float) -> float | None:
    """Seconds from a written time: a clock, a duration, a number, or a moment (counted from 1970)."""
    clock = seconds(value)
    if clock is not None:
        return clock
    found = _DURATION.fullmatch(value)
    if found and any(found.groups()):
        hours, minutes, rest = (float((part or "0").replace(",", ".")) for part in found.groups())
        marked = not value[-1].isdigit()
        return (hours * 3600 + minutes * 60 + rest) * (1.0 if marked else unit)
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def unit_of(names: Mapping[str, Any]) -> float:
    """The unit that the names of the times tell: seconds, unless they say milliseconds or ticks."""
    times = [name for name in names if name.startswith(("start", "end", "offset", "tstart", "begin"))]
    if any(name.endswith("ticks") for name in times):
        return 1e-7
    return 0.001 if any(name.endswith(("ms", "milliseconds", "millis")) for name in times) else 1.0


def lists(data: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], list[Any]]]:
    """Every list that holds a record, with its path; those nearest to the root first."""
    level: list[tuple[tuple[str, ...], Any]] = [(path, data)]
    for _ in range(6):
        below: list[tuple[tuple[str, ...], Any]] = []
        for at, value in level:
            if isinstance(value, list) and any(isinstance(item, dict) for item in value):
                yield at, value
            elif isinstance(value, dict):
                below += [((*at, name), inner) for name, inner in value.items()]
        level = below


def letters(words: str) -> str:
    """Letters and digits alone, in one case: what two notations of the same words share."""
    return _NO_LETTER.sub("", words).casefold()
