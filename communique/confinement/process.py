"""A confined process as its parent sees it: started, asked, watched by the clock, and ended."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO

from communique.confinement import wire
from communique.errors import OverLimit, ReadingError, SettingsError
from communique.settings import settings

PATIENCE = 10
"""Seconds by the clock for each second of the processor: on a busy machine, a document waits for its turn."""
START = 120.0
"""Seconds in which the process must be ready."""
LOOK = 1.0
"""Seconds from one look at the clock to the next."""
MIB = 1024 * 1024
_CODE = "import sys; sys.path[:] = {path!r}; from {module} import main; main()"


class DiedError(Exception):
    """The process is gone without an answer; `reason` says why, as far as can be told."""

    def __init__(self, reason: ReadingError) -> None:
        super().__init__(str(reason))
        self.reason = reason


class Process:
    """A confined process of this one that runs the `main` of `module`."""

    def __init__(self, module: str) -> None:
        self.owner = os.getpid()
        self._is_ready = False
        self.stopped: ReadingError | None = None
        self._due: tuple[float, ReadingError] | None = None
        self._closed = threading.Event()
        # A child that is to die with its parent dies with the thread that started it: only the first lives as long.
        arguments = ["with-parent"] if threading.current_thread() is threading.main_thread() else []
        try:
            self.child = subprocess.Popen(
                [sys.executable, "-P", "-c", _CODE.format(path=sys.path, module=module), *arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C in the terminal is not for it
            )
        except OSError as error:
            raise SettingsError(f"the process that reads documents cannot be started: {error}") from error
        threading.Thread(target=self._watch, daemon=True).start()

    @property
    def usable(self) -> bool:
        """Whether it can be asked: alive, and this process's own."""
        return self.owner == os.getpid() and self.stopped is None and self.child.poll() is None

    @property
    def pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        """The pipe to it, and the one from it."""
        assert self.child.stdin is not None and self.child.stdout is not None
        return self.child.stdin, self.child.stdout

    def wait_ready(self) -> None:
        """Waits until the process has loaded its readers and shut itself in; raises `SettingsError` if it cannot."""
        if self._is_ready:
            return
        with self.within(START, ReadingError("it took too long to begin")):
            try:
                kind, told = wire.take(self.pipes[1], MIB) or (b"", b"")
            except wire.BadFrameError:
                kind, told = b"", b""
        self._is_ready = kind == wire.READY
        if self._is_ready:
            return
        self.stop(ReadingError("it could not begin"))
        if kind == wire.ERROR:
            error = wire.error_of(told)
            raise error if isinstance(error, SettingsError) else SettingsError(f"no reader can be readied: {error}")
        raise SettingsError(f"the process that reads documents ended as it began (code {self.child.wait()})")

    @contextmanager
    def within(self, seconds: float, late: ReadingError) -> Iterator[None]:
        """Ends the process if what is done within takes longer; `late` says so."""
        self._due = time.monotonic() + seconds, late
        try:
            yield
        finally:
            self._due = None

    def _watch(self) -> None:
        """Ends the process when its time is over: one look a second costs a document nothing."""
        while not self._closed.wait(LOOK):
            due = self._due
            if due is not None and time.monotonic() > due[0]:
                self.stop(due[1])

    def stop(self, why: ReadingError) -> None:
        """Ends the process at once."""
        self.stopped = self.stopped or why
        self.child.kill()

    def reason(self) -> ReadingError:
        """Why it died, as far as can be told."""
        bounds, code = settings(), self.child.wait()
        if self.stopped is not None:
            return self.stopped
        if hasattr(signal, "SIGXCPU") and code == -signal.SIGXCPU:
            return OverLimit(f"reading it takes more than {bounds.read_seconds:,} s of the processor")
        how = signal.Signals(-code).name if code < 0 else f"code {code}"
        return ReadingError(f"its parser died of it ({how}), maybe for want of memory: it has {bounds.read_memory} MiB")

    def close(self) -> None:
        """Ends the process and gives its pipes back."""
        self._closed.set()
        if self.owner == os.getpid():
            self.child.kill()
            self.child.wait()
        for pipe in self.pipes:
            with suppress(OSError):
                pipe.close()
