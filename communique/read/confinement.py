"""The process that reads foreign bytes: it loads all readers, shuts itself in, and then answers one document at a time.

Behind the shut door no file and no socket can be opened and no program started, so all that a reader loads late has to
be loaded before: each reader module may say how in a function `warm()`. Two walls hold: limits of the operating
system, which also hold for parsers written in C, and an audit hook, which holds for Python on every system.
"""

import encodings
import importlib
import os
import pkgutil
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Any

from communique import read, registry
from communique.errors import CommuniqueError, OverLimit, ReadingError
from communique.read import frames
from communique.read.limits import MIB, MOST_OF_PICTURES
from communique.records import Document
from communique.settings import Settings, settings

try:
    import resource
except ImportError:  # Windows has none
    resource = None  # type: ignore[assignment]

REFUSED = (
    "open",
    "socket.",
    "subprocess.",
    "os.",
    "shutil.",
    "tempfile.",
    "glob.",
    "ctypes.dlopen",
    "mmap.",
    "pty.",
    "winreg.",
    "_winapi.",
    "urllib.",
    "http.",
    "ftplib.",
    "smtplib.",
    "sqlite3.",
    "pickle.find_class",
    "marshal.load",
    "webbrowser.",
    "code.__new__",
)
"""What a parser has no business with, by the beginnings of Python's names for it (the table of audit events)."""
KEPT = 256 * MIB
"""Memory that may stay taken after a document before the process makes room for a fresh one."""
NEARLY = 0.75
"""Share of its memory that a document must have taken before a parser's error is laid to the want of it."""
NO_NEW_PRIVILEGES, DIE_WITH_PARENT = 38, 1  # prctl's numbers for these two


def main() -> None:
    """Readies this process, says so, and reads what comes in until nothing more comes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    take, give = _pipes()
    try:
        _die_with_parent()
        warm()
        memory = _memory()
        shut_in()
    except Exception as error:  # noqa: BLE001 - whatever it is, the parent has to hear of it
        frames.send_error(give, error)
        return
    frames.send(give, frames.READY)
    serve(take, give, memory)


def _pipes() -> tuple[IO[bytes], IO[bytes]]:
    """The pipes from and to the parent; what a library prints goes nowhere."""
    take, give = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    return os.fdopen(take, "rb"), os.fdopen(give, "wb")


def warm() -> None:
    """Loads all that any reader needs: modules, tables, encodings, language models."""
    for module in pkgutil.iter_modules(encodings.__path__):
        if module.name not in ("mbcs", "oem"):  # Windows alone has these
            importlib.import_module(f"encodings.{module.name}")
    importlib.import_module("_strptime")
    for name in registry.names("readers"):
        reader = registry.load("readers", name)
        ready: Callable[[], None] | None = getattr(sys.modules[reader.__module__], "warm", None)
        if ready is not None:
            ready()
    read.warm()


def shut_in() -> None:
    """Gives up for good what a parser does not need. Limits that the system does not know are left out."""
    if resource is not None:
        _prctl(NO_NEW_PRIVILEGES, 1)
        for limit in ("RLIMIT_CORE", "RLIMIT_FSIZE", "RLIMIT_NPROC", "RLIMIT_NOFILE"):
            with suppress(AttributeError, ValueError, OSError):
                resource.setrlimit(getattr(resource, limit), (0, 0))
    sys.addaudithook(_refuse)


def _refuse(event: str, _: Any) -> None:
    if event.startswith(REFUSED):
        raise PermissionError(f"a parser may not do this: {event}")


def _die_with_parent() -> None:
    """A parent that is killed takes this process along at once; elsewhere than on Linux, at its next document."""
    if "with-parent" in sys.argv:
        parent = os.getppid()
        _prctl(DIE_WITH_PARENT, signal.SIGKILL)
        if os.getppid() != parent:
            sys.exit(1)


def _prctl(what: int, value: int) -> None:
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(what, value, 0, 0, 0)


def _memory() -> Callable[[], int]:
    """What tells the bytes of address space that this process has; 0 where the system does not tell."""
    if sys.platform != "linux":
        return lambda: 0
    table = os.open("/proc/self/statm", os.O_RDONLY)  # stays open, since nothing can be opened later
    page = os.sysconf("SC_PAGE_SIZE")
    return lambda: int(os.pread(table, 64, 0).split()[0]) * page


def serve(take: IO[bytes], give: IO[bytes], memory: Callable[[], int]) -> None:
    """Reads document after document, each within its limits; ends with the pipe, or when much memory stays taken."""
    at_first, bounds = memory(), settings()
    while (given := frames.take_document(take)) is not None:
        before = _peak()
        _limit(memory, bounds)
        kind, payload = answer(*given, bounds)
        _unlimit()
        if kind == frames.ERROR and before < NEARLY * bounds.read_memory * MIB < _peak():
            # Parsers say of memory that they do not get whatever comes to their mind.
            payload = frames.error_bytes(OverLimit(_too_much_memory(bounds)))
        frames.send(give, kind, payload)
        if memory() - at_first > KEPT:
            return


def answer(document: Document, wanted: bytes, bounds: Settings) -> tuple[bytes, bytes]:
    """What becomes of a document: its article as JSON or its pictures, or the name and words of the error."""
    try:
        if wanted == frames.PICTURES:
            return frames.PICTURES, _pictures(document)
        payload = read.parse(document).model_dump_json().encode()
        if len(payload) > bounds.read_output * MIB:
            raise OverLimit(f"its article has {len(payload):,} bytes; at most {bounds.read_output:,} MiB are kept")
        return frames.ARTICLE, payload
    except MemoryError:
        _unlimit()
        return frames.ERROR, frames.error_bytes(OverLimit(_too_much_memory(bounds)))
    except CommuniqueError as error:
        _unlimit()
        short = isinstance(error.__cause__, MemoryError)
        return frames.ERROR, frames.error_bytes(OverLimit(_too_much_memory(bounds)) if short else error)
    except ValueError as error:  # text that no encoding can hold
        return frames.ERROR, frames.error_bytes(ReadingError(f"its article cannot be kept: {error}"[:300]))


def _pictures(document: Document) -> bytes:
    payload = frames.pictures_bytes(read.pictures(document))
    if len(payload) > MOST_OF_PICTURES:
        raise OverLimit(f"the pictures of its pages have {len(payload):,} bytes; at most {MOST_OF_PICTURES:,} are read")
    return payload


def _too_much_memory(bounds: Settings) -> str:
    return f"reading it takes more than {bounds.read_memory:,} MiB of memory"


def _peak() -> int:
    """The most bytes of memory that this process has held; 0 where memory is not limited."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 if sys.platform == "linux" else 0


def _limit(memory: Callable[[], int], bounds: Settings) -> None:
    """Bounds the memory and the time of the document at hand, counted from what the process has had until now."""
    if resource is None:
        return
    _soft("RLIMIT_CPU", int(time.process_time()) + 1 + bounds.read_seconds)
    if now := memory():
        _soft("RLIMIT_AS", now + bounds.read_memory * MIB)


def _unlimit() -> None:
    if resource is not None:
        _soft("RLIMIT_AS", resource.RLIM_INFINITY)


def _soft(limit: str, value: int) -> None:
    number = getattr(resource, limit, None)
    if number is not None:
        _, most = resource.getrlimit(number)
        resource.setrlimit(number, (value if most == resource.RLIM_INFINITY else min(value, most), most))
