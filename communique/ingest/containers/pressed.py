"""Compressed streams - gzip, bzip2, xz, and the codings of HTTP - unpacked a bounded piece at a time."""

import bz2
import lzma
import zlib
from collections.abc import Callable
from typing import Protocol

import brotli

from communique.ingest.containers import limits
from communique.ingest.containers.flows import CHUNK, Damaged, Flow, Readable
from communique.ingest.containers.limits import Guard

ERRORS = (zlib.error, lzma.LZMAError, brotli.error, OSError, EOFError, ValueError)


class Decoder(Protocol):
    """Unpacks one compressed stream: at most `limit` bytes a call, none when it needs more of the packed ones."""

    @property
    def eof(self) -> bool:
        """Whether the stream has come to its end."""
        ...

    @property
    def unused_data(self) -> bytes:
        """What follows the end."""
        ...

    @property
    def hungry(self) -> bool:
        """Whether it can go on only with more packed bytes."""
        ...

    def decode(self, data: bytes, limit: int) -> bytes:
        """Some unpacked bytes."""
        ...


class _Zlib:
    def __init__(self, bits: int) -> None:
        self._object = zlib.decompressobj(bits)

    @property
    def eof(self) -> bool:
        return self._object.eof

    @property
    def unused_data(self) -> bytes:
        return self._object.unused_data

    @property
    def hungry(self) -> bool:
        return not self._object.unconsumed_tail

    def decode(self, data: bytes, limit: int) -> bytes:
        return self._object.decompress(self._object.unconsumed_tail + data, limit)


class _Deflate(_Zlib):
    """HTTP's `deflate`: with zlib's two bytes before it, or, as some servers have it, without."""

    def __init__(self) -> None:
        super().__init__(zlib.MAX_WBITS)
        self._begun = False

    def decode(self, data: bytes, limit: int) -> bytes:
        if not self._begun and data:
            self._begun = True
            if data.startswith(b"\x1f\x8b"):  # a server that calls gzip so
                self._object = zlib.decompressobj(16 + zlib.MAX_WBITS)
            elif data[0] & 0x0F != 8 or int.from_bytes(data[:2], "big") % 31:
                self._object = zlib.decompressobj(-zlib.MAX_WBITS)
        return super().decode(data, limit)


def raw_deflate() -> Decoder:
    """For what is packed by deflate alone, as the members of a ZIP are."""
    return _Zlib(-zlib.MAX_WBITS)


class _Own:
    """bzip2 and xz, whose objects of the standard library are alike."""

    def __init__(self, made: "bz2.BZ2Decompressor | lzma.LZMADecompressor") -> None:
        self._object = made

    @property
    def eof(self) -> bool:
        return self._object.eof

    @property
    def unused_data(self) -> bytes:
        return self._object.unused_data

    @property
    def hungry(self) -> bool:
        return self._object.needs_input

    def decode(self, data: bytes, limit: int) -> bytes:
        return self._object.decompress(data, limit)


class _Brotli:
    unused_data = b""

    def __init__(self) -> None:
        self._object = brotli.Decompressor()

    @property
    def eof(self) -> bool:
        return bool(self._object.is_finished())

    @property
    def hungry(self) -> bool:
        return bool(self._object.can_accept_more_data())

    def decode(self, data: bytes, limit: int) -> bytes:
        return bytes(self._object.process(data, output_buffer_limit=limit))


FILES: dict[bytes, tuple[str, Callable[[], Decoder]]] = {
    b"\x1f\x8b\x08": ("gzip", lambda: _Zlib(16 + zlib.MAX_WBITS)),
    b"BZh": ("bzip2", lambda: _Own(bz2.BZ2Decompressor())),
    b"\xfd7zXZ\x00": ("xz", lambda: _Own(lzma.LZMADecompressor(memlimit=limits.LZMA_MEMORY))),
}
"""The forms of files that are one compressed stream, by their first bytes."""
CODINGS: dict[str, Callable[[], Decoder]] = {
    "gzip": FILES[b"\x1f\x8b\x08"][1],
    "x-gzip": FILES[b"\x1f\x8b\x08"][1],
    "deflate": _Deflate,
    "br": _Brotli,
}
"""The content codings of HTTP."""


def flow(packed: Flow, guard: Guard, place: str) -> Flow:
    """What a file that is one compressed stream holds; each piece is charged to the guard."""
    form = of_file(packed.head())
    if form is None:
        return packed
    return Flow(Unpacked(packed, form[1], lambda size: guard.charge(size, place), several=True))


def of_file(head: bytes) -> tuple[str, Callable[[], Decoder]] | None:
    """Which compressed form the first bytes of a file tell."""
    if head.startswith(b"BZh") and head[4:10] not in (b"1AY&SY", b"\x17rE8P\x90"):
        return None  # a text can begin with these letters
    return next((form for mark, form in FILES.items() if head.startswith(mark)), None)


class Unpacked:
    """What a compressed stream holds; with `several`, streams one after another are one, as in files.

    `charge` hears of every unpacked piece and may raise. Raises `Damaged` where the stream breaks off.
    """

    def __init__(
        self,
        packed: Readable,
        fresh: Callable[[], Decoder],
        charge: Callable[[int], None],
        *,
        several: bool = False,
    ) -> None:
        self._packed, self._fresh, self._charge, self._several = packed, fresh, charge, several
        self._decoder = fresh()
        self._mark = self._next = packed.read(CHUNK)

    def read(self, size: int = CHUNK, /) -> bytes:
        """Some bytes, at most `size`; none at the end."""
        while not self._decoder.eof or self._goes_on():
            data, self._next = self._next, b""
            if not data and self._decoder.hungry:
                data = self._packed.read(CHUNK)
            try:
                piece = self._decoder.decode(data, size if 0 < size < CHUNK else CHUNK)
            except ERRORS as error:
                raise Damaged(f"what is compressed cannot be unpacked ({error})") from error
            if piece:
                self._charge(len(piece))
                return piece
            if not data and self._decoder.hungry and not self._decoder.eof:
                raise Damaged("it breaks off in the middle")
        return b""

    @property
    def left(self) -> int:
        """Bytes that were drawn from the packed ones, but stand after the stream."""
        return len(self._decoder.unused_data)

    def _goes_on(self) -> bool:
        """Whether another stream of the kind follows the one that has ended; anything else after it is left alone."""
        if not self._several:
            return False
        rest = self._decoder.unused_data
        if len(rest) < 2:
            rest += self._packed.read(CHUNK)
        if not rest or rest[:2] != self._mark[:2]:
            return False
        self._decoder, self._next = self._fresh(), rest
        return True
