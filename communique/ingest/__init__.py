"""Where documents come from: files, folders, globs, JSON Lines, standard input and the web.

Nothing here looks inside a document but to tell JSON Lines apart: what its bytes mean is the readers' work.
"""

import sys
from collections.abc import Iterator, Sequence
from itertools import chain, repeat
from pathlib import Path

from communique.errors import SourceError
from communique.ingest import addresses, lines, paths
from communique.ingest.failure import Failure
from communique.records import Document, document_id

__all__ = ["Failure", "documents"]

STDIN = "-"


def documents(sources: Sequence[str]) -> Iterator[Document | Failure]:
    """The documents of `sources`, one at a time and in order; a part that cannot be taken in is a `Failure`.

    A source is a path of a file or folder (read to the bottom, hidden files left out), a glob, a `.jsonl` file, an
    address of the web (`https://…`) or `-` for standard input. Raises `SourceError` before the first document when a
    file does not exist, or an address is none of the web; a page that cannot be fetched is a `Failure`.
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
        yield pages.document(source)
        return
    for path in paths.files(source):
        if path.suffix.lower() in lines.SUFFIXES:
            yield from lines.documents(path)
        else:
            yield _of_file(path)


def _of_file(path: Path) -> Document | Failure:
    try:
        size = path.stat().st_size
        if size > paths.LARGEST:
            return Failure(
                source=str(path), reason=f"{size:,} bytes: larger than a document can be ({paths.LARGEST:,})"
            )
        data = path.read_bytes()
    except OSError as error:
        return Failure(source=str(path), reason=paths.reason(error))
    return Document(id=document_id(data), source=str(path), data=data)


def _of_stdin() -> Iterator[Document | Failure]:
    """Standard input: article JSON Lines if its first line looks so, else the bytes of one document."""
    stream = sys.stdin.buffer
    try:
        first = stream.readline(paths.LARGEST + 1)
        while first and not first.strip():
            first += stream.readline(paths.LARGEST + 1)
            if len(first) > paths.LARGEST:
                break
        if lines.looks_given(first):
            yield from lines.of_stream(chain([first], stream), STDIN)
            return
        data = first + stream.read(paths.LARGEST + 1 - len(first)) if len(first) <= paths.LARGEST else first
    except OSError as error:
        yield Failure(source=STDIN, reason=paths.reason(error))
        return
    if len(data) > paths.LARGEST:
        yield Failure(source=STDIN, reason=f"larger than a document can be ({paths.LARGEST:,} bytes)")
    elif not data:
        raise SourceError("standard input is empty; pipe a document or JSON Lines into it, or name a path")
    else:
        yield Document(id=document_id(data), source=STDIN, data=data)
