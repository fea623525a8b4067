"""Streams taken in with all that is foreign in them unpacked in a confined process: archives, boxes, feeds, exports.

A plain document needs none of that, nor do JSON Lines: they go straight through, and the process is not even started.
"""

import atexit
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import BinaryIO

from communique.confinement import process, wire
from communique.confinement.process import DiedError, Process
from communique.errors import OverLimit, ReadingError
from communique.ingest import orders, streams, telegram
from communique.ingest.containers.flows import Damaged, Flow, spooled
from communique.ingest.containers.limits import MEMBERS
from communique.ingest.failure import Failure
from communique.ingest.orders import Order, Want
from communique.records import Document
from communique.settings import settings


def documents(flow: Flow, label: str, *, lone_line: bool = False) -> Iterator[Document | Failure]:
    """What `streams.documents` gives, unpacked where no harm can be done."""
    if not settings().confined:
        yield from streams.documents(flow, label, lone_line=lone_line)
    elif streams.is_foreign(flow, label):
        yield from _unpacked(flow, label, lone_line=lone_line)
    else:
        for found in streams.documents(flow, label, lone_line=lone_line, parted=False):
            yield from _parted(found)


def links(data: bytes, address: str) -> list[str]:
    """The addresses of the entries of a feed's bytes; raises `ReadingError` for what is no feed."""
    if not settings().confined:
        return streams.links(data, address)
    with _lent() as unpacker, _content(Flow(BytesIO(data), file=BytesIO(data))) as file:
        try:
            told = dict(unpacker.frames(_order(address, file, want="links"), _Source(file, None)))
        except DiedError as died:
            raise died.reason from died
    if orders.LINKS in told:
        return orders.links_of(told[orders.LINKS])
    failure = orders.found_of(orders.FAILURE, told.get(orders.FAILURE, b""))
    raise ReadingError(failure.reason if isinstance(failure, Failure) else "")


def _parted(found: Document | Failure) -> Iterator[Document | Failure]:
    """A document that may be an export of many messages in its parts; any other as it is."""
    if isinstance(found, Document) and found.media_type is None and telegram.may_be_export(found.data):
        yield from _unpacked(Flow(BytesIO(found.data), file=BytesIO(found.data)), found.source)
    else:
        yield found


def _unpacked(flow: Flow, label: str, *, lone_line: bool = False) -> Iterator[Document | Failure]:
    """What the process finds in a stream; if it dies of it, a failure tells why."""
    count = 0
    try:
        with _content(flow) as file, _lent() as unpacker:
            for kind, payload in unpacker.frames(_order(label, file, lone_line=lone_line), _Source(file, flow)):
                count += 1
                data = unpacker.take(wire.DOCUMENT) if kind == orders.FOUND else b""
                yield orders.found_of(kind, payload, data)
                if count > 2 * MEMBERS:  # a member gives a document or a failure
                    raise ReadingError("the process that unpacks it finds no end")
    except DiedError as died:
        yield Failure(source=label, reason=f"{died.reason}; what came before was read")
    except (ReadingError, Damaged) as error:
        yield Failure(source=label, reason=str(error))


@contextmanager
def _content(flow: Flow) -> Iterator[BinaryIO | None]:
    """The bytes of a stream, to be read from any place, if they can be or must be, as those of a ZIP."""
    if flow.file is None and not streams.is_zip(flow):
        yield None
        return
    with spooled(flow) as file:
        yield file


def _order(label: str, file: BinaryIO | None, *, want: Want = "documents", lone_line: bool = False) -> Order:
    bounds = settings()
    return Order(
        label=label,
        want=want,
        lone_line=lone_line,
        size=None if file is None else file.seek(0, 2),
        seconds=bounds.read_seconds,
        memory=bounds.read_memory,
    )


class _Source:
    """The bytes that the process asks for."""

    def __init__(self, file: BinaryIO | None, flow: Flow | None) -> None:
        self._file, self._flow = file, flow

    def piece(self, at: int, size: int) -> bytes:
        """Some bytes from a place on, or, of a stream that goes forward only, the next."""
        size = min(size, orders.PIECE)
        if self._file is not None:
            self._file.seek(at)
            return self._file.read(size)
        return self._flow.read1(size) if self._flow is not None else b""


class Unpacker(Process):
    """The confined process that unpacks for this one: one stream at a time."""

    def __init__(self) -> None:
        super().__init__("communique.ingest.confinement")
        self.idle = True

    def frames(self, order: Order, source: _Source) -> Iterator[tuple[bytes, bytes]]:
        """What it finds, frame by frame; raises `DiedError` if it dies of it."""
        self.wait_ready()
        self.idle = False
        self._say(orders.ORDER, orders.order_bytes(order))
        while (frame := self._frame(orders.MOST_OF_LINKS))[0] != orders.END:
            if frame[0] == orders.DRAW:
                piece = source.piece(*orders.DRAWN.unpack(frame[1]))
                self._say(orders.BYTES, piece)
            else:
                yield frame
        self.idle = True

    def take(self, kind: bytes) -> bytes:
        """The bytes of the next frame, which must be of a kind."""
        told, payload = self._frame(orders.largest(kind))
        if told != kind:
            raise ReadingError("the process that unpacks it answered with no document")
        return payload

    def _frame(self, most: int) -> tuple[bytes, bytes]:
        clock = settings().read_seconds * process.PATIENCE
        with self.within(clock, OverLimit(f"unpacking it takes more than {clock:,} s")):
            try:
                frame = wire.take(self.pipes[1], most)
            except wire.BadFrameError as error:
                self.stop(OverLimit(f"what comes of it is too large: {error}"))
                frame = None
        if frame is None:
            raise DiedError(self.reason())
        return frame

    def _say(self, kind: bytes, payload: bytes) -> None:
        try:
            wire.send(self.pipes[0], kind, payload)
        except OSError as error:
            raise DiedError(self.reason()) from error


_LOCK = threading.Lock()
_IDLE: list[Unpacker] = []


@contextmanager
def _lent() -> Iterator[Unpacker]:
    """A process for one stream: one that is idle, or a new one. One that was not heard to the end is ended."""
    with _LOCK:
        while _IDLE and not _IDLE[-1].usable:
            _IDLE.pop().close()
        unpacker = _IDLE.pop() if _IDLE else Unpacker()
    try:
        yield unpacker
    finally:
        with _LOCK:
            if unpacker.idle and unpacker.usable and not _IDLE:
                _IDLE.append(unpacker)
            else:
                unpacker.close()


def is_running() -> bool:
    """Whether a process waits for the next stream."""
    return bool(_IDLE) and _IDLE[-1].usable


@atexit.register
def end() -> None:
    """Ends the idle process, if there is one; the next stream starts another."""
    with _LOCK:
        while _IDLE:
            _IDLE.pop().close()
