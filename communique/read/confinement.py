"""The process that reads foreign bytes: it loads all readers, shuts itself in, and then answers one document at a time.

Behind the shut door (`communique/confinement/door.py`) nothing can be loaded any more, so all that a reader loads late
has to be loaded before: each reader module may say how in a function `warm()`.
"""

import sys
from collections.abc import Callable
from typing import IO

from communique import read, registry
from communique.confinement import door
from communique.errors import CommuniqueError, OverLimit, ReadingError
from communique.read import frames
from communique.read.limits import MIB, MOST_OF_PICTURES
from communique.records import Document
from communique.settings import Settings, settings

NEARLY = 0.75
"""Share of its memory that a document must have taken before a parser's error is laid to the want of it."""


def main() -> None:
    """Readies this process, says so, and reads what comes in until nothing more comes."""
    take, give = door.begin()
    try:
        warm()
        memory = door.memory()
        door.shut()
    except Exception as error:  # noqa: BLE001 - whatever it is, the parent has to hear of it
        frames.send(give, frames.ERROR, frames.error_bytes(error))
        return
    frames.send(give, frames.READY)
    serve(take, give, memory)


def warm() -> None:
    """Loads all that any reader needs: modules, tables, encodings, language models."""
    door.warm_encodings()
    for name in registry.names("readers"):
        reader = registry.load("readers", name)
        ready: Callable[[], None] | None = getattr(sys.modules[reader.__module__], "warm", None)
        if ready is not None:
            ready()
    read.warm()


def serve(take: IO[bytes], give: IO[bytes], memory: Callable[[], int]) -> None:
    """Reads document after document, each within its limits; ends with the pipe, or when much memory stays taken."""
    at_first, bounds = memory(), settings()
    while (given := frames.take_document(take)) is not None:
        before = door.peak()
        door.limit(memory(), seconds=bounds.read_seconds, mib=bounds.read_memory)
        kind, payload = answer(*given, bounds)
        door.unlimit()
        if kind == frames.ERROR and before < NEARLY * bounds.read_memory * MIB < door.peak():
            # Parsers say of memory that they do not get whatever comes to their mind.
            payload = frames.error_bytes(OverLimit(_too_much_memory(bounds)))
        frames.send(give, kind, payload)
        if memory() - at_first > door.KEPT:
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
        door.unlimit()
        return frames.ERROR, frames.error_bytes(OverLimit(_too_much_memory(bounds)))
    except CommuniqueError as error:
        door.unlimit()
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
