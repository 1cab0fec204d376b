"""What was made of files, kept from run to run: read whole and sound or not at all, and never of another making.

A kept file begins with a line that names its kind, what it rests on (this program to the letter, and the packages that
it asks) and the checksum of what follows. All that is kept is the answer of a pure function, found again by everything
that the function was given; so results with it and without it are the same bytes.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import blake2b, sha256
from pathlib import Path
from threading import get_ident
from typing import Any
from unicodedata import unidata_version

from focuscode.version import VERSION

CACHE = ".focuscode"  # beside study.yaml, or in the folder that is named
TEXTS = "texts"  # the folder of what was made of single transcripts: the words of participants stand in it
HALF = "*.new"  # what a run was at when it was killed: nobody reads it, and the words of participants stand in it
CODES = "codes.json"  # what was found out about codes
PACKAGES = ("spacy", "spacy-lookups-data", "simplemma", "nltk", "regex", "openpyxl", "pdfminer.six")
LARGEST = 16_000_000  # bytes of one file; what takes more is made anew each time
MOST = 20_000_000  # bytes of a corpus of which the transcripts and the matches are kept
MOST_CODES = 2_000  # answers about codes that no longer stand in the codebook


class Damaged(ValueError):
    """A kept file is not whole."""


@cache
def stamp() -> str:
    """What everything kept rests on: this program to the letter, and the packages with data or rules of their own."""
    from importlib.metadata import PackageNotFoundError, version

    parts = [VERSION, sys.version, unidata_version]
    for name in PACKAGES:
        with suppress(PackageNotFoundError):  # not all of them are needed
            parts.append(f"{name} {version(name)}")
    sources = b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.rglob("*.py")))
    return sha256("\n".join(parts).encode() + sources).hexdigest()


def short(text: str) -> str:
    """A long text as a name."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def read(path: Path, kind: str) -> Any:
    """What was kept in a file; None where nothing was, or in another making. Raises Damaged."""
    try:
        head, _, body = path.read_bytes().partition(b"\n")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise Damaged from error
    begins, _, rest = head.partition(b" ")
    made, _, checksum = rest.partition(b" ")
    if begins != f"focuscode-{kind}".encode() or checksum.decode("ascii", "replace") != sha256(body).hexdigest():
        raise Damaged
    if made.decode("ascii", "replace") != stamp():
        return None
    try:
        return json.loads(body)
    except ValueError as error:
        raise Damaged from error


def write(path: Path, kind: str, body: bytes) -> bool:
    """Keep JSON in a file, whole or not at all; False where it cannot be written, and nothing is kept."""
    head = f"focuscode-{kind} {stamp()} {sha256(body).hexdigest()}\n".encode()
    new = path.with_name(f"{path.name}.{os.getpid()}-{get_ident()}.new")  # nobody else's
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        new.write_bytes(head + body)
        new.replace(path)
    except OSError:
        with suppress(OSError):
            new.unlink()
        return False
    return True


class Drawer:
    """What was made of transcripts and codes, in a folder; `damaged` once something had to be thrown away."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.damaged = False
        self._names: set[str] = set()  # of the transcripts of this run
        self._codes: dict[str, Any] | None = None
        self._asked: dict[str, None] = {}
        self._new = False

    def get(self, kind: str, name: str) -> Any:
        """What was made of the transcript of that name; None where nothing is known."""
        self._names.add(short(name))
        return self._sound(self._path(kind, name), kind)

    def knows(self, kind: str) -> bool:
        """Whether anything of that kind is kept at all."""
        return bool(self._files(f"{TEXTS}/*.{kind}.json"))

    def put(self, kind: str, name: str, made: Any) -> None:
        """Keep what was made of a transcript, in the place of what was made of it before."""
        with suppress(UnicodeEncodeError):  # halves of a sign would not come back as they were
            body = json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode()
            if len(body) <= LARGEST:
                write(self._path(kind, name), kind, body)

    def answers(self, questions: Sequence[str], make: Callable[[Sequence[int]], Iterable[Any]]) -> list[Any]:
        """The answers to questions about codes; `make` gives those (by their numbers) that are not known."""
        if self._codes is None:
            self._codes = self._sound(self.folder / CODES, "codes") or {}
        names = [short(question) for question in questions]
        missing = [number for number, name in enumerate(names) if name not in self._codes]
        fresh = zip((names[number] for number in missing), make(missing), strict=True) if missing else ()
        self._codes.update(fresh)
        self._asked.update(dict.fromkeys(names))
        self._new |= bool(missing)
        return [self._codes[name] for name in names]

    def forget(self, questions: Iterable[str]) -> None:
        """Keep no answer to these questions about codes: they are asked again on the next run."""
        for name in map(short, questions):
            for known in (self._codes or {}, self._asked):
                known.pop(name, None)

    def close(self) -> None:
        """Keep what was found out about codes; remove what is of texts that are gone, and what is half written."""
        if self._new:
            known = self._codes or {}
            older = [name for name in known if name not in self._asked]
            codes = {name: known[name] for name in (*older[-MOST_CODES:], *self._asked)}
            write(self.folder / CODES, "codes", json.dumps(codes, separators=(",", ":")).encode())
        gone = [path for path in self._files(f"{TEXTS}/*") if path.name.partition(".")[0] not in self._names]
        for path in (*gone, *self._files(HALF)):
            with suppress(OSError):
                path.unlink()

    def _files(self, pattern: str) -> list[Path]:
        """The files that are kept; none where one has no right to look."""
        try:
            return sorted(self.folder.glob(pattern))
        except OSError:
            return []

    def _path(self, kind: str, name: str) -> Path:
        return self.folder / TEXTS / f"{short(name)}.{kind}.json"

    def _sound(self, path: Path, kind: str) -> Any:
        try:
            return read(path, kind)
        except Damaged:
            with suppress(OSError):
                path.unlink()
                self.damaged = True
            return None


_open: list[Drawer] = []


def drawer() -> Drawer | None:
    """The drawer in use, if there is one."""
    return _open[-1] if _open else None


@contextmanager
def keeping(folder: Path | None, size: int = 0) -> Iterator[Drawer | None]:
    """Use what is kept in a folder, and keep there what is made; nothing of a corpus of too many bytes."""
    if folder is None or size > MOST:
        if folder is not None:
            Drawer(folder).close()  # nothing of the transcripts of another time stays behind
        yield None
        return
    opened = Drawer(folder)
    _open.append(opened)
    try:
        yield opened
        opened.close()
    finally:
        _open.remove(opened)
