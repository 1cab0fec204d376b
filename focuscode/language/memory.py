"""What was found out about words, kept from run to run: how a chunk is split, the word a form belongs to, and the like.

Every answer kept here is one of a pure function of the language's data, so that results with and without it are the
same bytes; it only spares the reading of word lists. It holds words of participants: it lies where the study lies,
and goes where the study goes. A file of another program version, of other language data, or a damaged one is not used.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache, wraps
from hashlib import blake2b, sha256
from pathlib import Path
from threading import get_ident
from typing import Any, Protocol, TypeVar
from unicodedata import unidata_version

from focuscode.language.facts import Facts
from focuscode.version import VERSION

NAME = "words.json"
MOST = 5_000_000  # answers; a file with more is begun anew
PACKAGES = ("spacy", "spacy-lookups-data", "simplemma", "nltk")
Answers = dict[str, Any]
Answer = TypeVar("Answer")


class Memory:
    """Answers by what was asked; `learned` are those that were not known before.

    `renewed` says, once it was kept, whether it took the place of a damaged one.
    """

    def __init__(self, known: dict[str, Answers] | None = None) -> None:
        self.known = known or {}
        self.learned: dict[str, Answers] = {}
        self.renewed = False
        self._home = os.getpid()

    def elsewhere(self) -> bool:
        """Whether this is a copy in a worker process, from which what is learned must be brought home."""
        return os.getpid() != self._home

    def of(self, what: str) -> Answers:
        """The answers to one kind of question."""
        return self.known.setdefault(what, {})

    def learn(self, what: str, name: str, answer: Any) -> None:
        """Keep an answer."""
        self.of(what)[name] = answer
        self.learned.setdefault(what, {})[name] = answer

    def take(self) -> dict[str, Answers]:
        """What was learned since it was last asked."""
        learned, self.learned = self.learned, {}
        return learned

    def add(self, learned: dict[str, Answers]) -> None:
        """Keep what another process learned."""
        for what, answers in learned.items():
            self.of(what).update(answers)
            self.learned.setdefault(what, {}).update(answers)


_active: list[Memory] = []


def active() -> Memory | None:
    """The memory in use, if there is one."""
    return _active[-1] if _active else None


class Speaking(Protocol):
    """What knows its language."""

    facts: Facts


Method = Callable[..., Answer]


def remembered(what: str, thaw: Callable[[Any], Any] = lambda kept: kept) -> Callable[[Method[Answer]], Method[Answer]]:
    """A method of strings whose answers are kept while a memory is in use, as `thaw` makes them of JSON."""

    def wrap(method: Method[Answer]) -> Method[Answer]:
        @wraps(method)
        def recall(self: Speaking, *asked: str) -> Answer:
            memory = active()
            if memory is None:
                return method(self, *asked)
            kind, name = f"{self.facts.code} {what}", "\t".join(asked)
            known = memory.of(kind)
            if name not in known:
                memory.learn(kind, name, method(self, *asked))
            found: Answer = thaw(known[name])
            return found

        return recall

    return wrap


def short(text: str) -> str:
    """A long text as the name of a question."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


@contextmanager
def remembering(folder: Path | None) -> Iterator[Memory]:
    """Use the memory of a folder, and keep there what is learned; without a folder none is used."""
    if folder is None:
        yield Memory()
        return
    known = read(folder / NAME)
    memory = Memory(known)
    _active.append(memory)
    try:
        yield memory
    finally:
        _active.remove(memory)
    if memory.learned or known is None:
        memory.renewed = write(folder / NAME, memory.known) and known is None


@cache
def stamp() -> str:
    """What the answers rest on: this program to the letter, and the packages with the language data."""
    from importlib.metadata import version

    parts = [VERSION, unidata_version, *(f"{name} {version(name)}" for name in PACKAGES)]
    sources = b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.parent.rglob("*.py")))
    return sha256("\n".join(parts).encode() + sources).hexdigest()


def read(path: Path) -> dict[str, Answers] | None:
    """The answers kept in a file: none of another making; None where the file is damaged."""
    try:
        head, _, body = path.read_bytes().partition(b"\n")
    except FileNotFoundError:
        return {}
    except OSError:
        return None
    kind, _, rest = head.partition(b" ")
    made, _, checksum = rest.partition(b" ")
    if kind != b"focuscode-words" or checksum.decode("ascii", "replace") != sha256(body).hexdigest():
        return None
    if made.decode("ascii", "replace") != stamp():
        return {}
    try:
        known: dict[str, Answers] = json.loads(body)
    except ValueError:
        return None
    return known if sum(map(len, known.values())) <= MOST else {}


def write(path: Path, known: dict[str, Answers]) -> bool:
    """Keep answers in a file, whole or not at all; False where it cannot be written, and nothing is kept."""
    body = json.dumps(known, ensure_ascii=True, separators=(",", ":")).encode()
    head = f"focuscode-words {stamp()} {sha256(body).hexdigest()}\n".encode()
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
