"""Documents read in a process of its own that can do nothing else, so that a hostile one harms nobody.

One such process serves each process that reads; docs/hostile.md says what holds it, on which system.
"""

import atexit
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from pydantic import ValidationError

from communique.errors import OverLimit, ReadingError, Scanned, SettingsError
from communique.read import forms, frames, read, recognize
from communique.read.limits import MIB, MOST_OF_PICTURES
from communique.records import Article, Document
from communique.settings import settings

PATIENCE = 10
"""Seconds by the clock for each second of the processor: on a busy machine, a document waits for its turn."""
START = 120.0
"""Seconds in which the process must be ready."""
LOOK = 1.0
"""Seconds from one look at the clock to the next."""
_CODE = "import sys; sys.path[:] = {path!r}; from communique.read.confinement import main; main()"


def read_confined(document: Document) -> Article:
    """The article of a document, as `read.read` gives it, read where no harm can be done.

    Raises what `read.read` raises, and `OverLimit` when the document takes more time or memory than one may.
    What is given as clean JSON needs no parser but the JSON's, and is read here. Raises `SettingsError` when the
    process cannot be started at all. Pictures of scanned pages are drawn there and recognized from here.
    """
    if not needs_process(document):
        return read(document)
    try:
        return article_of(document, *_answer(document, frames.ARTICLE))
    except Scanned as scanned:
        from communique.read import ocr, pdf

        ocr.check(str(scanned))
        kind, payload = _answer(document, frames.PICTURES)
        if kind != frames.PICTURES:
            raise frames.error_of(payload) from scanned
        return recognize(document, frames.pictures_of(payload, pdf.MOST_PICTURES, pdf.LONGEST_SIDE))


def _answer(document: Document, wanted: bytes) -> tuple[bytes, bytes]:
    """What the process answers when it is asked for a document's article or pictures."""
    with _LOCK:
        used = _process().used
        try:
            return _process().ask(document, wanted)
        except _DiedError as died:
            _process()  # the next document finds another ready
            if not used or isinstance(died.reason, OverLimit):
                raise died.reason from died
        try:  # it may have died of what it read before, or of another's hand: this document gets one of its own
            return _process().ask(document, wanted)
        except _DiedError as died:
            raise died.reason from died


def begin(document: Document | None = None) -> None:
    """Starts the process that a document (or any) will need, without waiting for it."""
    if settings().confined and (document is None or needs_process(document)):
        with _LOCK:
            _process()


def ready() -> int:
    """The number of the confined process, once it can be asked: for looking at it from outside."""
    with _LOCK:
        _process().wait_ready()
        return _process().child.pid


def is_running() -> bool:
    """Whether there is a confined process at this moment."""
    return bool(_PROCESS) and _PROCESS[0].usable


def needs_process(document: Document) -> bool:
    """Whether a document is read in the confined process."""
    return settings().confined and not forms.is_given(document.data)


class _DiedError(Exception):
    """The process is gone without an answer; `reason` says why, as far as can be told."""

    def __init__(self, reason: ReadingError) -> None:
        super().__init__(str(reason))
        self.reason = reason


class _Process:
    """The confined process of this one, and how to ask it."""

    def __init__(self) -> None:
        self.owner = os.getpid()
        self.used = self._is_ready = False
        self.stopped: ReadingError | None = None
        self._due: tuple[float, ReadingError] | None = None
        self._closed = threading.Event()
        # A child that is to die with its parent dies with the thread that started it: only the first lives as long.
        arguments = ["with-parent"] if threading.current_thread() is threading.main_thread() else []
        try:
            self.child = subprocess.Popen(
                [sys.executable, "-P", "-c", _CODE.format(path=sys.path), *arguments],
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

    def ask(self, document: Document, wanted: bytes) -> tuple[bytes, bytes]:
        """The answer about a document; raises `_DiedError` when the process dies of it."""
        bounds = settings()
        self.wait_ready()
        clock = bounds.read_seconds * PATIENCE
        most = MOST_OF_PICTURES if wanted == frames.PICTURES else bounds.read_output * MIB
        assert self.child.stdin is not None and self.child.stdout is not None
        with self._within(clock, OverLimit(f"reading it takes more than {clock:,} s")):
            try:
                frames.send_document(self.child.stdin, document, wanted)
                frame = frames.take(self.child.stdout, most + frames.MOST_OF_ERROR)
            except frames.BadFrameError as error:
                self.stop(OverLimit(f"what comes of it is too large: {error}; at most {most // MIB:,} MiB are kept"))
                frame = None
            except OSError:
                frame = None
            except BaseException:
                self.stop(ReadingError("the reading was stopped"))  # an answer that nobody waits for must not come
                raise
        self.used = True
        if frame is None:
            raise _DiedError(self._reason())
        return frame

    def wait_ready(self) -> None:
        """Waits until the process has loaded its readers and shut itself in; raises `SettingsError` if it cannot."""
        if self._is_ready:
            return
        assert self.child.stdout is not None
        with self._within(START, ReadingError("it took too long to begin")):
            try:
                kind, told = frames.take(self.child.stdout, MIB) or (b"", b"")
            except frames.BadFrameError:
                kind, told = b"", b""
        self._is_ready = kind == frames.READY
        if self._is_ready:
            return
        self.stop(ReadingError("it could not begin"))
        if kind == frames.ERROR:
            error = frames.error_of(told)
            raise error if isinstance(error, SettingsError) else SettingsError(f"no reader can be readied: {error}")
        raise SettingsError(f"the process that reads documents ended as it began (code {self.child.wait()})")

    @contextmanager
    def _within(self, seconds: float, late: ReadingError) -> Iterator[None]:
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

    def _reason(self) -> ReadingError:
        """Why a document that the process died of gives no article."""
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
        for pipe in (self.child.stdin, self.child.stdout):
            with suppress(OSError):
                pipe.close()  # type: ignore[union-attr]


def article_of(document: Document, kind: bytes, payload: bytes) -> Article:
    """The article that the process tells of, if it is one: after a hostile document it may tell anything."""
    if kind != frames.ARTICLE:
        raise frames.error_of(payload)
    try:
        article = Article.model_validate_json(payload)
    except ValidationError as error:
        raise ReadingError("the process that read it answered with no article") from error
    if article.document != document.id:
        raise ReadingError("the process that read it answered for another document")
    return article


_LOCK = threading.RLock()
_PROCESS: list[_Process] = []


def _process() -> _Process:
    """The process to ask, started when there is none."""
    if _PROCESS and not _PROCESS[0].usable:
        _PROCESS.pop().close()
    if not _PROCESS:
        _PROCESS.append(_Process())
    return _PROCESS[0]


@atexit.register
def end() -> None:
    """Ends the confined process, if there is one; the next document starts another."""
    while _PROCESS:
        _PROCESS.pop().close()
