"""The bytes of an answer: never more than a limit, neither as they come nor unpacked."""

from collections.abc import Iterable
from io import BytesIO

from communique.errors import FetchError
from communique.ingest.containers.flows import Damaged
from communique.ingest.containers.pressed import CODINGS, Unpacked

ACCEPTED = ", ".join(coding for coding in CODINGS if not coding.startswith("x-"))
"""What we tell a server that we can unpack."""


class TooLarge(FetchError):
    """There is more in an answer than is taken."""


def check(coding: str | None) -> str:
    """The content coding by its plain name, empty for none; raises `FetchError` for one that is not known."""
    name = (coding or "").strip().lower()
    if name not in ("", "identity") and name not in CODINGS:
        raise FetchError(f"packed by {name!r:.40}, which was not asked for")
    return "" if name == "identity" else name


def gathered(chunks: Iterable[bytes], most: int) -> bytes:
    """The bytes as they come: all, or the first `most` and one more."""
    raw = bytearray()
    for chunk in chunks:
        raw += chunk[: most + 1 - len(raw)]
        if len(raw) > most:
            break
    return bytes(raw)


def unpacked(raw: bytes, coding: str, most: int, *, cut: bool) -> bytes:
    """What bytes hold that are packed by `coding`: all, or if they may be `cut`, what there is of the first `most`.

    Raises `TooLarge` for more than `most` bytes else, and `FetchError` for what cannot be unpacked.
    """
    if not coding:
        return raw[:most] if cut else raw
    data = bytearray()
    try:
        stream = Unpacked(BytesIO(raw), CODINGS[coding], lambda size: None, several=coding.endswith("gzip"))
        while len(data) <= most and (piece := stream.read()):
            data += piece
    except Damaged as error:
        if not cut:
            raise FetchError(f"the answer {error}", passing="breaks off" in str(error)) from error
    if len(data) > most and not cut:
        raise TooLarge(f"larger than {most:,} bytes when it is unpacked")
    return bytes(data[:most])
