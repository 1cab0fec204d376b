"""What was found out about words, kept from run to run: how a chunk is split, the word a form belongs to, and the like.

Every answer kept here is one of a pure function of the language's data, so that results with and without it are the
same bytes; it only spares the reading of word lists. It holds words of participants: it lies where the study lies,
and goes where the study goes.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, Protocol, TypeVar

from focuscode import kept
from focuscode.language.facts import Facts

NAME = "words.json"
KIND = "words"
MOST = 5_000_000  # answers; a file with more is begun anew
Answers = dict[str, Any]
Answer = TypeVar("Answer")
Asked = ParamSpec("Asked")
ABOVE = 2  # folders over the one that is named, in which a study may stand


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


@contextmanager
def remembering(folder: Path | None) -> Iterator[Memory]:
    """Use the memory of a folder, and keep there what is learned; without a folder none is used."""
    if folder is None:
        yield Memory()
        return
    with _in_use(folder / NAME, read(folder / NAME)) as memory:
        yield memory


@contextmanager
def _in_use(path: Path, known: dict[str, Answers] | None) -> Iterator[Memory]:
    memory = Memory(known)
    _active.append(memory)
    try:
        yield memory
    finally:
        _active.remove(memory)
    if memory.learned or known is None:
        memory.renewed = write(path, memory.known) and known is None


def recalling(function: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
    """A function of files that uses what the runs of their study have found out about words, and adds to it.

    The study is that of the first path it is given that lies in one, or of the working folder where none is given.
    Only a run begins to keep anything; a damaged file is left for the next run, which tells of it.
    """

    @wraps(function)
    def recall(*args: Asked.args, **named: Asked.kwargs) -> Answer:
        paths = [given for given in (*args, *named.values()) if isinstance(given, Path)] or [Path()]
        folders = (folder for path in paths for folder in (path, *path.resolve().parents[:ABOVE]))
        files = (folder / kept.CACHE / NAME for folder in folders)
        file = next((file for file in files if os.access(file, os.R_OK)), None)
        known = read(file) if file and not active() else None
        if file is None or known is None:
            return function(*args, **named)
        with _in_use(file, known):
            return function(*args, **named)

    return recall


def read(path: Path) -> dict[str, Answers] | None:
    """The answers kept in a file: none of another making; None where the file is damaged."""
    try:
        known: dict[str, Answers] = kept.read(path, KIND) or {}
    except kept.Damaged:
        return None
    return known if sum(map(len, known.values())) <= MOST else {}


def write(path: Path, known: dict[str, Answers]) -> bool:
    """Keep answers in a file, whole or not at all; False where it cannot be written, and nothing is kept."""
    return kept.write(path, KIND, json.dumps(known, ensure_ascii=True, separators=(",", ":")).encode())
