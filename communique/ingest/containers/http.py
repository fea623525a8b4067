"""The bodies of stored HTTP responses: put together, unpacked, in an encoding that needs no header to be told."""

import codecs
import io
import re
from collections.abc import Callable

from communique.ingest import paths
from communique.ingest.containers.flows import Damaged, all_of
from communique.ingest.containers.pressed import CODINGS, Unpacked
from communique.ingest.encodings import decoded

PAGES = frozenset({"text/html", "application/xhtml+xml"})
READABLE = PAGES | {
    *("text/plain", "text/markdown", "text/rtf", "text/xml", "application/xml", "message/rfc822"),
    *("application/rss+xml", "application/atom+xml", "application/rdf+xml"),
    *("application/pdf", "application/rtf", "application/msword", "application/zip", "application/gzip"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.oasis.opendocument.text",
}
"""Media types of which an article can be made; style sheets, scripts, pictures and data are none."""
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")
_STATED = re.compile(rb"charset\s*=|<\?xml[^>]{0,200}encoding", re.IGNORECASE)
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)


def media_type(header: str | None) -> str:
    """The bare media type of a Content-Type header, in lower case; empty when there is none."""
    return (header or "").split(";")[0].strip().lower()


def body(raw: bytes, transfer: str, encoding: str, charge: Callable[[int], None]) -> bytes:
    """A body without its transfer and content codings.

    Some archives keep bodies already unpacked under the old headers: what does not begin as its header says is taken
    as it is. Raises `Damaged` for what breaks off, or has a coding that we do not know.
    """
    if "chunked" in transfer.lower():
        raw = _joined(raw)
    for coding in reversed([part.strip().lower() for part in encoding.split(",")]):
        if coding in ("", "identity", "none", "utf-8"):
            continue
        if coding not in CODINGS:
            raise Damaged(f"its content coding {coding[:20]!r} is not known")
        raw = _unpacked(raw, coding, charge)
    return raw


def in_stated_encoding(data: bytes, content_type: str | None) -> tuple[bytes, str | None]:
    """A text in an encoding that can be told from it, and its media type to match.

    What only the header states would be lost with the header: then the text is turned into UTF-8.
    """
    found = _CHARSET.search(content_type or "")
    kind = media_type(content_type)
    if found is None or not (kind.startswith("text/") or kind.endswith("xml")):
        return data, content_type
    head = data[:4096]
    if data.startswith(_BOMS) or (kind != "text/plain" and _STATED.search(head)):
        return data, content_type
    text = decoded(data, "utf-8")
    if text is None:
        text = decoded(data, found[1], "replace")
    return (data, content_type) if text is None else (text.encode("utf-8", "replace"), f"{kind}; charset=utf-8")


def _joined(raw: bytes) -> bytes:
    """The chunks of a body, put together."""
    parts, at = [], 0
    while match := _CHUNK.match(raw, at):
        size = int(match[1], 16)
        if size == 0:
            break
        parts.append(raw[match.end() : match.end() + size])
        at = match.end() + size
        at += 2 if raw.startswith(b"\r\n", at) else 1 if raw.startswith(b"\n", at) else 0
    return b"".join(parts) if parts else raw


def _unpacked(raw: bytes, coding: str, charge: Callable[[int], None]) -> bytes:
    stream = Unpacked(io.BytesIO(raw), CODINGS[coding], charge, several=coding.endswith("gzip"))
    try:
        begun = stream.read()
    except Damaged:
        if coding.endswith("gzip") and raw.startswith(b"\x1f\x8b"):
            raise
        return raw
    data = all_of(stream, begun)
    if data is None:
        raise Damaged(f"larger than a document can be ({paths.LARGEST:,} bytes)")
    return data
