"""Where documents come from: files, folders, globs, the web, standard input, and what holds many of them.

Nothing here looks inside a document but to tell whether it is one: what its bytes mean is the readers' work. What holds
many documents is taken apart in a confined process (`unpacking.py`).
"""

import sys
from collections.abc import Iterator, Sequence
from itertools import chain, repeat
from pathlib import Path

from communique.errors import SourceError
from communique.ingest import addresses, lines, paths, streams, unpacking
from communique.ingest.containers.flows import Flow
from communique.ingest.failure import Failure
from communique.records import Document

__all__ = ["Failure", "documents"]

STDIN = "-"


def documents(sources: Sequence[str]) -> Iterator[Document | Failure]:
    """The documents of `sources`, one at a time and in order; a part that cannot be taken in is a `Failure`.

    A source is a path of a file or folder (read to the bottom, hidden files left out), a glob, an address of the web
    (`https://…`) or `-` for standard input. A file that holds many documents gives each of them, and so does a page.
    Raises `SourceError` before the first document when a file does not exist, or an address is none of the web; a page
    that cannot be fetched is a `Failure`.
    """
    for source in sources:
        if addresses.is_address(source):
            addresses.check(source)
        elif source != STDIN:
            paths.check(source)
    return chain.from_iterable(map(_of_source, sources, repeat(addresses.Pages())))


def _of_source(source: str, pages: addresses.Pages) -> Iterator[Document | Failure]:
    if source == STDIN:
        yield from _of_stdin()
        return
    if addresses.is_address(source):
        yield from pages.documents(source)
        return
    for path in paths.files(source):
        try:
            yield from _of_file(path)
        except OSError as error:
            yield Failure(source=str(path), reason=paths.reason(error))


def _of_file(path: Path) -> Iterator[Document | Failure]:
    size = path.stat().st_size
    with path.open("rb") as file:
        flow = Flow(file, file=file if file.seekable() else None)
        if size > paths.LARGEST and not (lines.is_named(path.name) or streams.is_many(flow)):
            reason = f"{size:,} bytes: larger than a document can be ({paths.LARGEST:,})"
            yield Failure(source=str(path), reason=reason)
        else:
            yield from unpacking.documents(flow, str(path))


def _of_stdin() -> Iterator[Document | Failure]:
    """Standard input: what a file could hold, and a single line of JSON Lines, too."""
    flow = Flow(sys.stdin.buffer)
    try:
        if not flow.head():
            raise SourceError("standard input is empty; pipe a document or JSON Lines into it, or name a path")
        yield from unpacking.documents(flow, STDIN, lone_line=True)
    except OSError as error:
        yield Failure(source=STDIN, reason=paths.reason(error))
