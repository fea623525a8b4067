"""Work is spread over processes, and one that dies costs only the thing it worked on."""

import os
from collections.abc import Iterator
from itertools import islice

import pytest

from communique.workers import AHEAD, spread


def double(n: int) -> int:
    return n * 2


def double_or_die(n: int) -> int:
    if n == 7:
        os._exit(9)
    return n * 2


def double_or_raise(n: int) -> int:
    if n == 3:
        raise ValueError("three")
    return n * 2


@pytest.mark.parametrize("workers", [1, 2])
def test_everything_given_comes_back_with_what_was_made_of_it(workers: int) -> None:
    assert sorted(spread(double, iter(range(20)), workers)) == [(n, n * 2) for n in range(20)]


def test_only_a_few_things_are_taken_ahead() -> None:
    taken = []

    def given() -> Iterator[int]:
        for n in range(1000):
            taken.append(n)
            yield n

    work = spread(double, given(), 2)
    assert len(list(islice(work, 5))) == 5
    assert len(taken) <= 5 + 2 * AHEAD
    work.close()


def test_a_process_that_dies_costs_only_the_thing_it_worked_on() -> None:
    assert sorted(spread(double_or_die, iter(range(15)), 2)) == [(n, None if n == 7 else n * 2) for n in range(15)]


def test_a_fault_of_the_work_is_raised() -> None:
    with pytest.raises(ValueError, match="three"):
        list(spread(double_or_raise, iter(range(5)), 2))
