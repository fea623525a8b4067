"""What a parent and its confined process say to one another: frames of a kind, a length and bytes.

Nothing that comes from a confined process is more than JSON and bytes: after a hostile document it may be anybody's.
"""

import struct
from typing import IO

import orjson

from communique import errors
from communique.errors import CommuniqueError, ReadingError
from communique.records import Document

READY, DOCUMENT, ERROR = b"R", b"D", b"E"
LONGEST_REASON = 1000
MOST_OF_ERROR = 64 * 1024
ANY_SIZE = 1 << 63
_HEAD = struct.Struct(">cQ")


class BadFrameError(Exception):
    """What came is no frame of ours, or one too long."""


def send(stream: IO[bytes], kind: bytes, payload: bytes = b"") -> None:
    """Writes one frame and sends it off."""
    stream.write(_HEAD.pack(kind, len(payload)))
    stream.write(payload)
    stream.flush()


def take(stream: IO[bytes], most: int) -> tuple[bytes, bytes] | None:
    """The next frame's kind and bytes, or None at the end of the stream; raises `BadFrameError` above `most` bytes."""
    head = stream.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    kind, size = _HEAD.unpack(head)
    if size > most:
        raise BadFrameError(f"{size:,} bytes")
    payload = stream.read(size)
    return (kind, payload) if len(payload) == size else None


def send_document(stream: IO[bytes], document: Document, kind: bytes) -> None:
    """Writes a document: a frame of this kind with its fields, and one of its bytes."""
    send(stream, kind, orjson.dumps(document.model_dump(exclude={"data"})))
    send(stream, DOCUMENT, document.data)


def error_bytes(error: Exception) -> bytes:
    """An error's name and words; one that is not ours comes with its name among the words."""
    ours = isinstance(error, CommuniqueError)
    given = [argument for argument in error.args if isinstance(argument, str | int)]
    words = given if ours else [f"{type(error).__name__}: {error}"]
    safe = [word.encode("utf-8", "replace").decode() if isinstance(word, str) else word for word in words]
    return orjson.dumps({"error": type(error).__name__ if ours else None, "words": safe})


def error_of(payload: bytes) -> CommuniqueError:
    """The error that `error_bytes` told; anything strange in it makes a plain `ReadingError`."""
    try:
        told = orjson.loads(payload)
        name, words = told["error"], told["words"]
    except (orjson.JSONDecodeError, KeyError, TypeError):
        return ReadingError("the process that read it gave an answer that nobody understands")
    kind = getattr(errors, name, None) if isinstance(name, str) else None
    if not (isinstance(kind, type) and issubclass(kind, CommuniqueError)):
        kind = ReadingError
    arguments = words if isinstance(words, list) else [words]
    try:
        return kind(*(word if isinstance(word, int) else _plain(str(word)) for word in arguments))
    except TypeError:
        return ReadingError(*(_plain(str(word)) for word in arguments))


def _plain(words: str) -> str:
    """Words that are safe on a terminal."""
    return "".join(sign if sign.isprintable() else " " for sign in words[:LONGEST_REASON])
