"""Files by path, folder and glob."""

import glob
import os
from collections.abc import Iterator
from pathlib import Path

from communique.errors import SourceError

LARGEST = 256 * 1024 * 1024
"""Bytes of one document: far above any book, far below what would fill the memory."""


def check(source: str) -> None:
    """Raises `SourceError`, saying what to do next, when nothing is to be found at `source`."""
    path = Path(source).expanduser()
    try:
        if path.exists() or (glob.has_magic(source) and _matches(path)):
            return
    except (OSError, ValueError) as error:
        raise SourceError(f"{source!r} is not a usable path: {error}") from error
    if glob.has_magic(source):
        raise SourceError(f"{source}: no file matches; try the pattern with `ls`, and quote it as '{source}'")
    raise SourceError(
        f"{source}: no such file or folder (looked in {Path.cwd()}); check the name, or give the whole path"
    )


def files(source: str) -> Iterator[Path]:
    """The files that `source` means, folders to their bottom, each in order of its path."""
    path = Path(source).expanduser()
    if path.is_dir():
        yield from _under(path)
    elif path.exists():
        yield path
    else:
        for name in _matches(path):
            yield from _matched(Path(name), recursive="**" in source)


def _matches(pattern: Path) -> list[str]:
    """The names that a glob matches, in order; hidden ones only where the pattern says so."""
    return sorted(glob.glob(str(pattern), recursive=True))  # noqa: PTH207 - pathlib's own takes hidden files too


def _matched(path: Path, *, recursive: bool) -> Iterator[Path]:
    if not path.is_dir():
        yield path
    elif not recursive:  # "**" names the folder's files by itself: each must come once
        yield from _under(path)


def _under(folder: Path) -> Iterator[Path]:
    """Links to folders are not followed: they may lead round in a circle."""
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(root, name)
            if not name.startswith(".") and (path.is_file() or path.is_symlink()):
                yield path


def reason(error: OSError) -> str:
    """Why a file cannot be read, in the system's words without its number."""
    return f"cannot be read: {error.strerror or error}"
