"""The streams that containers are read by: forward only, looked into before they are read, bounded at each step."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, Protocol

from communique.ingest import paths
from communique.ingest.containers import limits
from communique.ingest.containers.limits import Exceeded, Guard
from communique.ingest.failure import Failure
from communique.records import Document, document_id

HEAD = 4096
"""Bytes by which a form is told."""
CHUNK = 1 << 16

Inner = Callable[["Flow", str, Guard], Iterator[Document | Failure]]
"""How a container hands on a member: its stream, its label and the container's guard."""


class Readable(Protocol):
    """Whatever bytes can be drawn from."""

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes; none at the end."""
        ...


class Damaged(Exception):
    """The bytes of a container break off or break its form."""


class Flow(io.BufferedReader):
    """A stream to be read once, with its first bytes to look at.

    `file` is what it is drawn from when that can be read from any place, as a ZIP must be.
    """

    def __init__(self, source: Readable, *, file: BinaryIO | None = None) -> None:
        self._forward = _Forward(source)
        super().__init__(self._forward, CHUNK)
        self.file = file

    def head(self) -> bytes:
        """The first bytes, which stay to be read."""
        return self.peek(HEAD)

    @property
    def drawn(self) -> int:
        """Bytes that were drawn from the source so far."""
        return self._forward.drawn

    def read(self, size: int | None = -1, /) -> bytes:
        """As any stream, but never more at once than a document may have: a hostile size must not fill the memory."""
        if size is None or size < 0 or size > paths.LARGEST:
            raise Damaged(f"a part of it says that it has {size:,} bytes" if size and size > 0 else "a part has no end")
        return super().read(size)


class _Forward(io.RawIOBase):
    """Draws from a source; what goes wrong there is told after the bytes that came before it."""

    def __init__(self, source: Readable) -> None:
        self._draw = getattr(source, "read1", source.read)
        self.drawn = 0
        self._trouble: Exception | None = None

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.drawn

    def seek(self, target: int, whence: int = io.SEEK_SET) -> int:
        """Goes forward by reading."""
        if whence != io.SEEK_SET or target < self.drawn:
            raise io.UnsupportedOperation("a stream goes forward only")
        waste = bytearray(CHUNK)
        while self.drawn < target and self.readinto(memoryview(waste)[: target - self.drawn]):
            pass
        return self.drawn

    def readinto(self, buffer: memoryview | bytearray) -> int:  # type: ignore[override]
        if self._trouble is not None:
            raise self._trouble
        view, got = memoryview(buffer).cast("B"), 0
        while got < min(len(view), HEAD):  # a pipe gives less than asked for
            try:
                piece = self._draw(len(view) - got)
            except (Damaged, Exceeded, OSError) as error:
                if not got:
                    raise
                self._trouble = error
                break
            if not piece:
                break
            view[got : got + len(piece)] = piece
            got += len(piece)
        self.drawn += got
        return got


def whole(flow: Flow, label: str, begun: bytes = b"") -> Document | Failure:
    """The rest of a stream as one document."""
    try:
        data = all_of(flow, begun)
    except Damaged as error:
        return Failure(source=label, reason=f"damaged: {error}")
    if data is None:
        return Failure(source=label, reason=f"larger than a document can be ({paths.LARGEST:,} bytes)")
    return Document(id=document_id(data), source=label, data=data)


def all_of(source: Readable, begun: bytes = b"", *, most: int = 0) -> bytes | None:
    """All bytes of a stream; None when they are more than `most`, which is what a document may have unless told."""
    data = bytearray(begun)
    while piece := source.read(CHUNK):
        data += piece
        if len(data) > (most or paths.LARGEST):
            return None
    return bytes(data)


def lines(flow: Flow, longest: int) -> Iterator[bytes]:
    """The lines of a stream; of a longer one, only its first `longest` bytes."""
    while line := flow.readline(longest):
        yield line
        rest = b"" if line.endswith(b"\n") or len(line) < longest else b"?"
        while rest and not rest.endswith(b"\n"):
            rest = flow.readline(CHUNK)


ROOM: list[BinaryIO] = []
"""Nameless files that stand open where none can be opened any more."""


@contextmanager
def spooled(flow: Flow) -> Iterator[BinaryIO]:
    """What the stream is drawn from, or a nameless temporary file of its bytes, to be read from any place."""
    if flow.file is not None:
        flow.file.seek(0)
        yield flow.file
        return
    with _waiting() as file:
        size = 0
        while piece := flow.read(CHUNK):
            size += len(piece)
            if size > limits.SPOOLED:
                raise Damaged(f"more than {limits.SPOOLED:,} bytes, which cannot wait; save it as a file of its own")
            file.write(piece)
        file.seek(0)
        yield file


@contextmanager
def _waiting() -> Iterator[BinaryIO]:
    """An empty file for what waits; one that stands open is used again."""
    if ROOM:
        file = ROOM.pop()
        try:
            yield file
        finally:
            file.seek(0)
            file.truncate()
            ROOM.append(file)
    else:
        from tempfile import SpooledTemporaryFile

        with SpooledTemporaryFile(max_size=limits.IN_MEMORY) as fresh:
            yield fresh  # type: ignore[misc]
