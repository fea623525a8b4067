"""The door of a confined process: shut from inside, for good, once all that is needed is loaded.

Behind it no file and no socket can be opened and no program started. Two walls hold: limits of the operating system,
which also hold for parsers written in C, and an audit hook, which holds for Python on every system.
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

try:
    import resource
except ImportError:  # Windows has none
    resource = None  # type: ignore[assignment]

MIB = 1024 * 1024
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
"""Memory that may stay taken after a piece of work before the process makes room for a fresh one."""
NO_NEW_PRIVILEGES, DIE_WITH_PARENT = 38, 1  # prctl's numbers for these two


def begin() -> tuple[IO[bytes], IO[bytes]]:
    """The pipes from and to the parent, with whom the process ends; what a library prints goes nowhere."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    take, give = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    _die_with_parent()
    return os.fdopen(take, "rb"), os.fdopen(give, "wb")


def warm_encodings() -> None:
    """Loads every encoding that Python has, and what it loads late to read a day."""
    for module in pkgutil.iter_modules(encodings.__path__):
        if module.name not in ("mbcs", "oem"):  # Windows alone has these
            importlib.import_module(f"encodings.{module.name}")
    importlib.import_module("_strptime")


def shut(longest_file: int = 0) -> None:
    """Gives up for good what a parser does not need. Limits that the system does not know are left out.

    `longest_file` are the bytes that files may have which are open already.
    """
    if resource is not None:
        _prctl(NO_NEW_PRIVILEGES, 1)
        for limit, most in (
            ("RLIMIT_CORE", 0),
            ("RLIMIT_FSIZE", longest_file),
            ("RLIMIT_NPROC", 0),
            ("RLIMIT_NOFILE", 0),
        ):
            with suppress(AttributeError, ValueError, OSError):
                resource.setrlimit(getattr(resource, limit), (most, most))
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


def memory() -> Callable[[], int]:
    """What tells the bytes of address space that this process has; 0 where the system does not tell."""
    if sys.platform != "linux":
        return lambda: 0
    table = os.open("/proc/self/statm", os.O_RDONLY)  # stays open, since nothing can be opened later
    page = os.sysconf("SC_PAGE_SIZE")
    return lambda: int(os.pread(table, 64, 0).split()[0]) * page


def peak() -> int:
    """The most bytes of memory that this process has held; 0 where memory is not limited."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 if sys.platform == "linux" else 0


def limit(has: int, *, seconds: int, mib: int) -> None:
    """Bounds the memory and the time of the work at hand; `has` is the memory that the process has had until now."""
    if resource is None:
        return
    more_time(seconds)
    if has:
        _soft("RLIMIT_AS", has + mib * MIB)


def more_time(seconds: int) -> None:
    """Lets the work at hand take so many seconds of the processor from now on."""
    if resource is not None:
        _soft("RLIMIT_CPU", int(time.process_time()) + 1 + seconds)


def unlimit() -> None:
    """Lets the process have the memory that it needs to say what went wrong."""
    if resource is not None:
        _soft("RLIMIT_AS", resource.RLIM_INFINITY)


def _soft(limit: str, value: int) -> None:
    number = getattr(resource, limit, None)
    if number is not None:
        _, most = resource.getrlimit(number)
        resource.setrlimit(number, (value if most == resource.RLIM_INFINITY else min(value, most), most))
