"""One seam between the work and how it is spread: `spread(function, items)`, in order, in one process or several.

A worker process that is lost (killed, out of memory) is replaced, and what it was at is done again: the results are
the same as if nothing had happened. Work that loses its worker again and again is given up with an error.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from focuscode.errors import FocuscodeError

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

Item = TypeVar("Item")
Result = TypeVar("Result")
AHEAD = 4  # parts handed out per process before the first is back: enough to keep all busy, little in memory
TRIES = 3  # of one part, before it is held to be what kills its worker


def spread(function: Callable[[Item], Result], items: Iterable[Item], jobs: int = 1) -> Iterator[Result]:
    """The function's results in the order of the items; `jobs` processes at once, or none but this one.

    Raises FocuscodeError if one item loses its worker three times.

    >>> list(spread(len, ["a", "bb"]))
    [1, 2]
    """
    if jobs <= 1:
        yield from map(function, items)
        return
    crew = _Crew(function, jobs)
    try:
        for item in items:
            crew.hand_out(item)
            if len(crew.waiting) >= jobs * AHEAD:
                yield crew.next()
        while crew.waiting:
            yield crew.next()
    finally:
        crew.pool.shutdown(wait=True, cancel_futures=True)


class _Crew(Generic[Item, Result]):
    """Worker processes and the parts they are at, the first handed out first."""

    def __init__(self, function: Callable[[Item], Result], jobs: int) -> None:
        self.function = function
        self.jobs = jobs
        self.pool = self.workers()
        self.waiting: deque[tuple[Item, Future[Result]]] = deque()

    def workers(self) -> Executor:
        """New worker processes. Each is given the function once: a codebook of thousands of terms comes with it."""
        from concurrent.futures import ProcessPoolExecutor

        return ProcessPoolExecutor(self.jobs, initializer=_take, initargs=(self.function,))

    def hand_out(self, item: Item) -> None:
        """Give an item to the workers."""
        from concurrent.futures.process import BrokenProcessPool

        try:
            self.waiting.append((item, self.pool.submit(_work, item)))
        except BrokenProcessPool:
            self.replace()
            self.waiting.append((item, self.pool.submit(_work, item)))

    def next(self) -> Result:
        """The result of the item that was handed out first."""
        from concurrent.futures.process import BrokenProcessPool

        for _ in range(TRIES):
            try:
                result = self.waiting[0][1].result()
            except BrokenProcessPool:
                self.replace()
            else:
                self.waiting.popleft()
                return result
        raise FocuscodeError(f"A worker process was lost {TRIES} times at one part: too little memory? Use --jobs 1.")

    def replace(self) -> None:
        """New workers in the place of lost ones; what was done is kept, the rest is handed out again."""
        self.pool.shutdown(wait=False, cancel_futures=True)
        self.pool = self.workers()
        held = [(item, part if _done(part) else self.pool.submit(_work, item)) for item, part in self.waiting]
        self.waiting = deque(held)


_taken: list[Callable[[Any], Any]] = []  # in a worker process: the function it works with


def _take(function: Callable[[Any], Any]) -> None:
    _taken[:] = [function]


def _work(item: Any) -> Any:
    return _taken[0](item)


def _done(part: Future[Result]) -> bool:
    """Whether a part has a result, or an error of its own."""
    from concurrent.futures.process import BrokenProcessPool

    return part.done() and not part.cancelled() and not isinstance(part.exception(), BrokenProcessPool)
