"""The process that unpacks foreign containers, feeds and exports: it shuts itself in, and hands on what it finds.

Behind the shut door (`communique/confinement/door.py`) it has the pipes to its parent, and a few nameless files that
were opened before, in which a ZIP inside another container waits.
"""

import io
import tempfile
from collections.abc import Callable, Iterator
from typing import IO

import orjson

from communique.confinement import door, wire
from communique.errors import CommuniqueError
from communique.ingest import orders, samples, streams
from communique.ingest.containers import flows, limits
from communique.ingest.containers.flows import Flow
from communique.ingest.failure import Failure
from communique.ingest.orders import Order
from communique.records import Document

RENEWED = 64 * 1024 * 1024
"""Packed bytes for which the time of a document is given again: most of a web archive is none."""


def main() -> None:
    """Readies this process, says so, and unpacks what comes in until nothing more comes."""
    take, give = door.begin()
    try:
        warm()
        flows.ROOM += [tempfile.TemporaryFile() for _ in range(limits.NESTING)]  # noqa: SIM115 - to stay open
        memory = door.memory()
        door.shut(limits.SPOOLED)
    except Exception as error:  # noqa: BLE001 - whatever it is, the parent has to hear of it
        wire.send(give, wire.ERROR, wire.error_bytes(error))
        return
    wire.send(give, wire.READY)
    serve(take, give, memory)


def warm() -> None:
    """Loads all that unpacking needs, by unpacking a little of everything."""
    door.warm_encodings()
    for data in samples.samples():
        for _ in streams.documents(Flow(io.BytesIO(data), file=io.BytesIO(data)), "sample"):
            pass


def serve(take: IO[bytes], give: IO[bytes], memory: Callable[[], int]) -> None:
    """Answers order after order; ends with the pipe, or when much memory stays taken."""
    at_first = memory()
    while (order := orders.take_order(take)) is not None:
        door.limit(memory(), seconds=order.seconds, mib=order.memory)
        try:
            answer(order, take, give)
        except MemoryError:
            door.unlimit()
            words = f"unpacking it takes more than {order.memory:,} MiB of memory; what came before was read"
            orders.send_found(give, Failure(source=order.label, reason=words))
        except OSError as error:
            orders.send_found(give, Failure(source=order.label, reason=f"cannot be read: {error.strerror or error}"))
        except CommuniqueError as error:
            orders.send_found(give, Failure(source=order.label, reason=str(error)))
        except Exception as error:  # noqa: BLE001 - it must cost this container alone
            words = f"its {type(error).__name__}: {error}"[:300]
            orders.send_found(give, Failure(source=order.label, reason=f"{words}; what came before was read"))
        door.unlimit()
        wire.send(give, orders.END)
        if memory() - at_first > door.KEPT:
            return


def answer(order: Order, take: IO[bytes], give: IO[bytes]) -> None:
    """Hands on what is found, each with the whole time before it."""
    flow = _flow(order, take, give)
    if order.want == "links":
        data = flows.all_of(flow, most=limits.FEED)
        wire.send(give, orders.LINKS, orjson.dumps(streams.links(data, order.label)))
        return
    for found in _documents(flow, order):
        orders.send_found(give, found)
        door.more_time(order.seconds)


def _documents(flow: Flow, order: Order) -> Iterator[Document | Failure]:
    return streams.documents(flow, order.label, lone_line=order.lone_line)


def _flow(order: Order, take: IO[bytes], give: IO[bytes]) -> Flow:
    far = _Far(order, take, give)
    if order.size is None:
        return Flow(far)
    file = io.BufferedReader(far, orders.PIECE)
    return Flow(file, file=file)


class _Far(io.RawIOBase):
    """The container's bytes, which the parent has."""

    def __init__(self, order: Order, take: IO[bytes], give: IO[bytes]) -> None:
        self._order, self._take, self._give = order, take, give
        self._at = self._drawn = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._order.size is not None

    def tell(self) -> int:
        return self._at

    def seek(self, target: int, whence: int = io.SEEK_SET) -> int:
        """Goes to a place; nothing is read there yet."""
        if self._order.size is None:
            raise io.UnsupportedOperation("a stream goes forward only")
        begin = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._order.size}[whence]
        if begin + target < 0:
            raise OSError("a place before the beginning")
        self._at = begin + target
        return self._at

    def readinto(self, buffer: memoryview | bytearray) -> int:  # type: ignore[override]
        view = memoryview(buffer).cast("B")
        wire.send(self._give, orders.DRAW, orders.DRAWN.pack(self._at, min(len(view), orders.PIECE)))
        frame = wire.take(self._take, orders.PIECE)
        if frame is None:
            raise SystemExit  # nobody listens any more
        piece = frame[1]
        view[: len(piece)] = piece
        self._at += len(piece)
        self._drawn += len(piece)
        if self._drawn > RENEWED:
            self._drawn = 0
            door.more_time(self._order.seconds)
        return len(piece)
