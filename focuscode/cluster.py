"""Many machines: transcripts coded by the workers of a Dask cluster, each part written out whole before it counts.

The workers must see the folder that the parts are written to, and have the same focuscode. A worker that is lost is
no harm: what it had written stays, what it was at is done again by another, and the totals are exact. A run that is
cut off leaves its parts, and the next run with the same input begins where it ended.
"""

from __future__ import annotations

import json
import os
import shutil
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from focuscode.assemble import Part
from focuscode.errors import ResultsError, UsageError
from focuscode.kept import stamp
from focuscode.matching.remembered import match_of
from focuscode.model import Transcript
from focuscode.readers.remembered import plain, transcript_of
from focuscode.segment import Segment
from focuscode.writing import sha256

PARTS = ".parts"  # in the folder of the results
AHEAD = 4  # parts handed out for each thread of the cluster before the first is back
TRIES = 3  # of a part that fails with an error of the machine
PATIENCE = 20.0  # seconds until a scheduler that does not answer is given up
Work = Callable[[Transcript], Part]


class Cluster:
    """A Dask cluster by its scheduler's address, and the folder (that all see) for what its workers write."""

    def __init__(self, scheduler: str, results: str | Path) -> None:
        self.scheduler = scheduler
        self.folder = Path(results).resolve() / PARTS

    def __call__(self, work: Work, transcripts: Iterable[Transcript]) -> Iterator[Part]:
        """The parts in the order of the transcripts. Raises UsageError if no scheduler answers."""
        client = _client(self.scheduler)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            waiting: deque[Any] = deque()
            for transcript in transcripts:
                path = self.folder / f"{name_of(work, transcript)}.json"
                waiting.append(client.submit(keep, work, transcript, str(path), pure=False, retries=TRIES))
                if len(waiting) >= AHEAD * max(1, sum(client.nthreads().values())):
                    yield read_part(Path(waiting.popleft().result()))
            while waiting:
                yield read_part(Path(waiting.popleft().result()))
        finally:
            client.close()

    def clear(self) -> None:
        """Remove the parts, once the results are written."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _client(scheduler: str) -> Any:
    try:
        client: Any = import_module("distributed").Client
    except ImportError as error:
        raise UsageError('Dask is not installed. Install it with: pip install "focuscode[dask]"') from error
    try:
        return client(scheduler, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageError(f"No Dask scheduler answers at '{scheduler}'. Start one with: dask scheduler") from error


def name_of(work: Work, transcript: Transcript) -> str:
    """What a part rests on, in one word: the transcript as understood, the codebook, the settings, the program."""
    told = dict(work.keywords) if isinstance(work, partial) else {}
    book = told.pop("codebook", None)
    settings = [getattr(book, "sha256", ""), *(f"{key}={value}" for key, value in sorted(told.items())), stamp()]
    return sha256("\n".join([*settings, json.dumps(plain(transcript))]).encode())


def keep(work: Work, transcript: Transcript, path: str) -> str:
    """Do the work on a transcript, unless it is there already, and write the part out whole; where it is."""
    place = Path(path)
    if not place.is_file():
        staged = place.with_name(f"{place.name}.{os.getpid()}.partial")
        staged.parent.mkdir(parents=True, exist_ok=True)
        staged.write_text(json.dumps(_record(work(transcript))), encoding="ascii")
        staged.replace(place)
    return path


def read_part(path: Path) -> Part:
    """A part as it was before it was written. Raises ResultsError if it cannot be read."""
    try:
        return _part(json.loads(path.read_text(encoding="ascii")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        why = f"A part of the work cannot be read: {path} ({error})"
        raise ResultsError(f"{why}. Do the workers see this folder? Remove it and run again.") from error


def _record(part: Part) -> dict[str, Any]:
    return {**part._asdict(), "transcript": plain(part.transcript)}


def _part(record: dict[str, Any]) -> Part:
    return Part(
        transcript_of(record["transcript"]),
        [match_of(*match) for match in record["matches"]],
        record["words"],
        [Segment(*segment) for segment in record["segments"]],
        record["given_up"],
        record["learned"],
    )
