"""Does the same work on many documents, in this process or in several."""

import os
import signal
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from typing import TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")

AHEAD = 3  # pieces of work taken ahead for each worker: enough to keep it busy, too few to fill the memory


def spread(work: Callable[[Given], Made], given: Iterable[Given], workers: int) -> Generator[tuple[Given, Made | None]]:
    """Each thing given with what the work made of it, as it gets done; order is kept with one worker only.

    Takes only a few things ahead, so that memory stays flat. With several workers, a thing whose work kills its
    process (no memory left) comes back with `None`.
    """
    if workers == 1:
        for one in given:
            yield one, work(one)
        return
    source = iter(given)
    while True:
        lost: list[Given] = []
        yield from _in_processes(work, source, workers, lost)
        if not lost:
            return
        # Somebody of these killed a process, and all of them fell with it: each gets a process of its own.
        for one in lost:
            alone: list[Given] = []
            yield from _in_processes(work, iter([one]), 1, alone)
            if alone:
                yield one, None


def _in_processes(
    work: Callable[[Given], Made], source: Iterator[Given], workers: int, lost: list[Given]
) -> Generator[tuple[Given, Made | None]]:
    """Works through the source; if a process dies, stops and leaves in `lost` what was under way."""
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_begin)
    pending: dict[Future[Made], Given] = {}
    try:
        for one in source:
            lost.append(one)  # until it is under way
            pending[pool.submit(work, one)] = lost.pop()
            while len(pending) >= workers * AHEAD:
                yield from _finished(pending)
        while pending:
            yield from _finished(pending)
    except BrokenProcessPool:
        lost.extend(pending.values())
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _finished(pending: dict[Future[Made], Given]) -> Generator[tuple[Given, Made | None]]:
    done, _ = wait(pending, return_when=FIRST_COMPLETED)
    for future in done:
        made = future.result()
        yield pending.pop(future), made


def _begin() -> None:
    """Readies a worker: Ctrl-C is the parent's to answer, and a worker does not outlive a killed parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
