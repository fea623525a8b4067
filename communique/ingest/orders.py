"""What is said between the process that takes documents in and the confined one that unpacks them for it.

An order is answered by any number of documents and failures, or by the addresses of a feed, and then the end. The
bytes of the container are asked for piece by piece, from any place in it: no file is open in the confined process.
"""

import struct
from typing import IO, Literal

import orjson
from pydantic import ValidationError

from communique.confinement import wire
from communique.errors import ReadingError
from communique.ingest import paths
from communique.ingest.failure import Failure
from communique.records import Document, Record, document_id

ORDER, DRAW, BYTES, FOUND, FAILURE, LINKS, END = b"O", b"W", b"B", b"U", b"F", b"L", b"Z"
PIECE = 1 << 18
"""Bytes of a container that are asked for at once."""
MOST_OF_FIELDS = 1 << 20
MOST_OF_LINKS = 16 * 1024 * 1024
DRAWN = struct.Struct(">QQ")
"""Where a piece begins, and its length."""
Want = Literal["documents", "links"]


class Order(Record):
    """One stream to unpack: what it is called, its size if it can be read from any place, and what it may take."""

    label: str
    want: Want = "documents"
    lone_line: bool = False
    size: int | None = None
    seconds: int
    memory: int


def order_bytes(order: Order) -> bytes:
    """An order as the payload of a frame."""
    return orjson.dumps(order.model_dump())


def take_order(stream: IO[bytes]) -> Order | None:
    """The next order, or None when there are no more."""
    frame = wire.take(stream, MOST_OF_FIELDS)
    return Order(**orjson.loads(frame[1])) if frame is not None else None


def send_found(stream: IO[bytes], found: Document | Failure) -> None:
    """Writes a document or a failure."""
    if isinstance(found, Document):
        wire.send_document(stream, found, FOUND)
    else:
        wire.send(stream, FAILURE, orjson.dumps(found.model_dump()))


def found_of(kind: bytes, payload: bytes, data: bytes = b"") -> Document | Failure:
    """The document or failure that a frame tells of; raises `ReadingError` for anything else. Its id is made anew."""
    try:
        fields = orjson.loads(payload)
        if kind == FAILURE:
            return Failure(**fields)
        return Document(**{**fields, "data": data, "id": document_id(data)})
    except (orjson.JSONDecodeError, ValidationError, TypeError) as error:
        raise ReadingError("the process that unpacks it answered with no document") from error


def links_of(payload: bytes) -> list[str]:
    """The addresses that a frame tells of; raises `ReadingError` for anything else."""
    try:
        links = orjson.loads(payload)
    except orjson.JSONDecodeError:
        links = None
    if not isinstance(links, list) or not all(isinstance(link, str) for link in links):
        raise ReadingError("the process that unpacks it answered with no addresses")
    return links


def largest(kind: bytes) -> int:
    """Bytes of the longest frame of a kind."""
    return paths.LARGEST if kind == wire.DOCUMENT else MOST_OF_LINKS
