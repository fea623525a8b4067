"""The progress bar of a build: documents done and failed, words a second, time left."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeRemainingColumn

from communique.steps import Step


@contextmanager
def shown(paths: Sequence[str], *, quiet: bool) -> Iterator[Callable[[Step], None]]:
    """Shows a build's progress on standard error; nothing where that is not a terminal, or when told to be quiet."""
    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield lambda step: None
        return
    columns = (
        SpinnerColumn(),
        BarColumn(bar_width=None),
        TextColumn("{task.fields[done]:,} done, {task.fields[failed]:,} failed, {task.fields[speed]:,} words/s"),
        TimeRemainingColumn(compact=True),
    )
    with Progress(*columns, console=console, transient=True, expand=True) as progress:
        task = progress.add_task("", total=_bytes(paths), done=0, failed=0, speed=0)
        yield _Bar(progress, task)


class _Bar:
    """Moves the bar by the bytes of each document: what lies ahead is known in bytes, not in documents."""

    def __init__(self, progress: Progress, task: TaskID) -> None:
        self._progress, self._task = progress, task
        self._started, self._done, self._failed, self._words = time.monotonic(), 0, 0, 0

    def __call__(self, step: Step) -> None:
        self._done += step.outcome != "failed"
        self._failed += step.outcome == "failed"
        self._words += step.words
        speed = round(self._words / max(time.monotonic() - self._started, 0.001))
        self._progress.update(self._task, advance=step.size, done=self._done, failed=self._failed, speed=speed)


def _bytes(paths: Sequence[str]) -> int | None:
    """The bytes that lie ahead; none where it cannot be known (standard input, URLs, archives, globs)."""
    total = 0
    for name in paths:
        path = Path(name)
        if path.is_dir():
            total += sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
        elif path.is_file() and path.suffix not in (".zip", ".gz", ".tgz"):
            total += path.stat().st_size
        else:
            return None
    return total
