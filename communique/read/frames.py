"""What the parent and the confined process say to one another: frames of a kind, a length and bytes.

Nothing that comes from the confined process is more than JSON: after a hostile document it may be anybody's.
"""

import struct
from collections.abc import Iterable
from typing import IO

import orjson

from communique import errors
from communique.errors import CommuniqueError, ReadingError
from communique.records import Document

READY, DOCUMENT, ARTICLE, PICTURES, ERROR = b"R", b"D", b"A", b"P", b"E"
LONGEST_REASON = 1000
MOST_OF_ERROR = 64 * 1024
ANY_SIZE = 1 << 63
_HEAD = struct.Struct(">cQ")
_SIZE = struct.Struct(">Q")
_PICTURE = struct.Struct(">8sI4sIIBBBBB")
_PNG, _HEADER, _GREY = b"\x89PNG\r\n\x1a\n", b"IHDR", (8, 0, 0, 0, 0)


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


def send_document(stream: IO[bytes], document: Document, wanted: bytes = ARTICLE) -> None:
    """Writes a document, of which its article or its pictures are wanted: a frame of its fields, and of its bytes."""
    send(stream, wanted, orjson.dumps(document.model_dump(exclude={"data"})))
    send(stream, DOCUMENT, document.data)


def take_document(stream: IO[bytes]) -> tuple[Document, bytes] | None:
    """The next document and what is wanted of it, or None when there are no more."""
    fields, data = take(stream, ANY_SIZE), take(stream, ANY_SIZE)
    if fields is None or data is None:
        return None
    return Document(**orjson.loads(fields[1]), data=data[1]), fields[0]


def pictures_bytes(pictures: Iterable[bytes]) -> bytes:
    """Pictures one after the other, each after its size."""
    return b"".join(part for picture in pictures for part in (_SIZE.pack(len(picture)), picture))


def pictures_of(payload: bytes, most: int, longest_side: int) -> list[bytes]:
    """The pictures that `pictures_bytes` told: at most so many grey PNGs, no side with more dots than so many.

    Raises `ReadingError` for anything else: a program is to look at them.
    """
    found: list[bytes] = []
    at = 0
    while at < len(payload):
        size = _SIZE.unpack_from(payload, at)[0] if at + _SIZE.size <= len(payload) else len(payload)
        picture = payload[at + _SIZE.size : at + _SIZE.size + size]
        at += _SIZE.size + size
        if at > len(payload) or len(found) == most or not _is_picture(picture, longest_side):
            raise ReadingError("the process that read it answered with no pictures of its pages")
        found.append(picture)
    return found


def _is_picture(data: bytes, longest_side: int) -> bool:
    if len(data) < _PICTURE.size:
        return False
    mark, _, kind, width, height, *dots = _PICTURE.unpack_from(data)
    sides = 0 < width <= longest_side and 0 < height <= longest_side
    return mark == _PNG and kind == _HEADER and sides and tuple(dots) == _GREY


def send_error(stream: IO[bytes], error: Exception) -> None:
    """Writes why there is no article."""
    send(stream, ERROR, error_bytes(error))


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
