"""What the parent and the confined process that reads say to one another, beside what all such processes say."""

import struct
from collections.abc import Iterable
from typing import IO

import orjson

from communique.confinement.wire import (
    ANY_SIZE,
    ERROR,
    MOST_OF_ERROR,
    READY,
    BadFrameError,
    error_bytes,
    error_of,
    send,
    send_document,
    take,
)
from communique.errors import ReadingError
from communique.records import Document

__all__ = [
    "ARTICLE",
    "ERROR",
    "MOST_OF_ERROR",
    "PICTURES",
    "READY",
    "BadFrameError",
    "error_bytes",
    "error_of",
    "pictures_bytes",
    "pictures_of",
    "send",
    "send_document",
    "take",
    "take_document",
]

ARTICLE, PICTURES = b"A", b"P"
_SIZE = struct.Struct(">Q")
_PICTURE = struct.Struct(">8sI4sIIBBBBB")
_PNG, _HEADER, _GREY = b"\x89PNG\r\n\x1a\n", b"IHDR", (8, 0, 0, 0, 0)


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
