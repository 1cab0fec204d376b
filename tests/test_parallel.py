"""One seam between the work and how it is spread."""

import itertools
import os
import signal

import pytest

from focuscode.errors import FocuscodeError
from focuscode.parallel import AHEAD, TRIES, spread


def square(number):
    return number * number


def fail_at_three(number):
    if number == 3:
        raise ValueError("three")
    return number


def process(_):
    return os.getpid()


@pytest.mark.parametrize("jobs", [0, 1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 2, 20])
def test_results_come_in_the_order_of_the_items(jobs, count):
    assert list(spread(square, range(count), jobs)) == [n * n for n in range(count)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_items_may_come_from_a_generator(jobs):
    assert list(spread(square, (n for n in (3, 1, 2)), jobs)) == [9, 1, 4]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_in_the_work_comes_out_where_it_belongs(jobs):
    results = spread(fail_at_three, range(10), jobs)
    assert list(itertools.islice(results, 3)) == [0, 1, 2]
    with pytest.raises(ValueError, match="three"):
        next(results)


def test_one_job_is_done_here_and_one_at_a_time():
    taken = []

    def items():
        for n in range(5):
            taken.append(n)
            yield n

    results = spread(process, items())
    assert taken == []
    assert next(results) == os.getpid()
    assert taken == [0]


def test_several_jobs_are_done_elsewhere_and_not_far_ahead():
    taken = []

    def items():
        for n in range(100):
            taken.append(n)
            yield n

    results = spread(process, items(), jobs=2)
    assert next(results) != os.getpid()
    assert len(taken) == 2 * AHEAD
    next(results)
    assert len(taken) == 2 * AHEAD + 1
    results.close()


def test_a_fault_in_the_items_comes_out():
    def items():
        yield 1
        raise RuntimeError("no more")

    with pytest.raises(RuntimeError, match="no more"):
        list(spread(square, items(), jobs=2))


def die_once(item):
    """Kill the process at the item whose mark is not there yet."""
    number, mark = item
    if mark is not None and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def die(number):
    if number == 5:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.mark.parametrize("jobs", [2, 3])
@pytest.mark.parametrize("fatal", [{0}, {7}, {3, 4, 30}, {39}])
def test_a_lost_worker_is_replaced_and_nothing_is_lost_or_double(tmp_path, jobs, fatal):
    items = [(n, tmp_path / str(n) if n in fatal else None) for n in range(40)]
    assert list(spread(die_once, items, jobs)) == list(range(40))


def test_work_that_kills_every_worker_is_given_up():
    results = spread(die, range(20), 2)
    with pytest.raises(FocuscodeError, match=f"lost {TRIES} times"):
        list(results)


class Sent:
    """A function that counts how often it is put into a parcel for another process."""

    parcels = 0

    def __call__(self, number):
        return number + 1

    def __reduce__(self):
        Sent.parcels += 1
        return Sent, ()


def test_a_function_is_not_sent_with_every_item():
    Sent.parcels = 0
    assert list(spread(Sent(), range(40), jobs=2)) == list(range(1, 41))
    assert Sent.parcels <= 2
