"""The bytes of an answer, unpacked as they come and never further than a limit."""

import zlib

from communique.errors import FetchError

CODINGS = "gzip, deflate"
"""What we tell a server that we can unpack."""

_AUTOMATIC = zlib.MAX_WBITS | 32  # zlib and gzip, told apart by their first bytes
_BARE = -zlib.MAX_WBITS
_STEP = 65536


class TooLarge(FetchError):
    """There is more in an answer than is taken."""


class Body:
    """Collects what a server sends: as it comes (`raw`) and unpacked (`data`), each up to `most` bytes.

    Raises `TooLarge` beyond that, and `FetchError` for what cannot be unpacked.
    """

    def __init__(self, coding: str | None, most: int) -> None:
        coding = (coding or "identity").strip().lower()
        if coding not in ("identity", "", "gzip", "x-gzip", "deflate"):
            raise FetchError(f"packed by {coding!r:.40}, which was not asked for")
        self._packed, self._most = coding not in ("identity", ""), most
        self._unpacking: zlib._Decompress | None = None
        self._raw, self._data = bytearray(), bytearray()

    @property
    def raw(self) -> bytes:
        """The bytes as they came."""
        return bytes(self._raw)

    @property
    def data(self) -> bytes:
        """The bytes unpacked."""
        return bytes(self._data) if self._packed else self.raw

    def add(self, chunk: bytes) -> None:
        """Takes the next bytes."""
        self._raw += chunk[: self._most + 1 - len(self._raw)]
        if len(self._raw) > self._most:
            raise TooLarge(f"larger than {self._most:,} bytes")
        if self._packed:
            self._unpack(chunk)

    def end(self) -> None:
        """Says that nothing more comes; raises `FetchError` where something is missing."""
        if self._unpacking is not None and not self._unpacking.eof:
            raise FetchError("the answer breaks off before its end", passing=True)

    def _unpack(self, chunk: bytes) -> None:
        try:
            while chunk:
                if self._unpacking is None or self._unpacking.eof:
                    if self._unpacking is not None and not chunk.strip(b"\x00"):
                        return  # padding behind the end
                    self._unpacking = zlib.decompressobj(self._form(chunk))
                self._data += self._unpacking.decompress(chunk, _STEP)
                if len(self._data) > self._most:
                    raise TooLarge(f"larger than {self._most:,} bytes when it is unpacked")
                chunk = self._unpacking.unconsumed_tail or self._unpacking.unused_data
        except zlib.error as error:
            raise FetchError("the answer is packed in a way that cannot be unpacked") from error

    @staticmethod
    def _form(chunk: bytes) -> int:
        """Servers mean two things by "deflate": with zlib's two bytes before it, and without."""
        packed = chunk.startswith(b"\x1f") or (
            chunk[0] & 0x0F == 8 and (len(chunk) < 2 or not int.from_bytes(chunk[:2]) % 31)
        )
        return _AUTOMATIC if packed else _BARE
