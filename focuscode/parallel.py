"""One seam between the work and how it is spread: `spread(function, items)`, in order, in one process or several."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
AHEAD = 4  # parts handed out per process before the first is back: enough to keep all busy, little in memory


def spread(function: Callable[[Item], Result], items: Iterable[Item], jobs: int = 1) -> Iterator[Result]:
    """The function's results in the order of the items; `jobs` processes at once, or none but this one.

    >>> list(spread(len, ["a", "bb"]))
    [1, 2]
    """
    if jobs <= 1:
        yield from map(function, items)
        return
    with ProcessPoolExecutor(jobs) as pool:
        waiting: deque[Future[Result]] = deque()
        for item in items:
            waiting.append(pool.submit(function, item))
            if len(waiting) >= jobs * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
