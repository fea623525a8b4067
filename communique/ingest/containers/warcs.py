"""Web archives: WARC and ARC, of which the pages that were fetched are read, and WACZ, a ZIP of WARCs."""

import io
import logging
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import SplitResult, urldefrag, urljoin, urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeadersParserException

from communique.ingest import paths
from communique.ingest.containers import http, limits, names
from communique.ingest.containers.flows import CHUNK, Damaged, Flow, Inner, Readable, all_of
from communique.ingest.containers.limits import Guard
from communique.ingest.failure import Failure
from communique.records import Document

logging.getLogger("warcio").setLevel(logging.ERROR)  # it warns of odd addresses, byte by byte as a stranger wrote them

_BEGIN = re.compile(rb"WARC/\d\.\d+\r?\n|filedesc://\S+ \S+ \d{14} ")
ERRORS = (
    ArchiveLoadFailed,
    StatusAndHeadersParserException,
    EOFError,
    ValueError,
    LookupError,
    AttributeError,
    TypeError,
)
"""What warcio raises on bad bytes, some of it by accident."""
MOST_REDIRECTS = 100_000
"""Redirects of one archive that are remembered."""
SCHEMES = ("http", "https", "ftp", "file")
"""Schemes of what was fetched; crawlers keep their own notes under others, such as `urn:` and `metadata:`."""


def is_warc(head: bytes) -> bool:
    """Whether the first bytes begin a record of a web archive."""
    return _BEGIN.match(head) is not None


def documents(
    flow: Flow, label: str, guard: Guard, inner: Inner, pages: set[str] | None = None
) -> Iterator[Document | Failure]:
    """What was fetched with success and can be read: address as source, day of fetching, media type.

    `pages` are the addresses that a visitor went to: of web pages, only these count then, and where they lead on.
    """
    led: dict[str, str] = {}
    for record in _records(flow):
        url = record.rec_headers.get_header("WARC-Target-URI") or ""
        place = names.address(label, url)
        guard.count(place)
        kind = _wanted(record, url, pages)
        if kind is None:
            _note_redirect(record, url, led)
            continue
        try:
            found = _of_record(record, url, place, guard).model_copy(update={"asked": led.get(page(url))})
        except Damaged as error:
            yield Failure(source=place, reason=f"damaged: {error}")
            continue
        if not _is_worth(kind, found.data):
            continue
        for one in inner(Flow(io.BytesIO(found.data), file=io.BytesIO(found.data)), url, guard):
            yield _told(one, found, label)


class _Iterator(ArchiveIterator):  # type: ignore[misc]
    """warcio's iterator, without its words on the error output, and not content with half a record."""

    INC_RECORD = ""

    def _next_record(self, next_line: bytes | None) -> Any:
        before = self._read()
        try:
            return super()._next_record(next_line)
        except EOFError:
            if next_line or self._read() > before:
                raise Damaged("its last record breaks off") from None
            raise

    def _read(self) -> int:
        return int(self.reader.tell() - self.reader.rem_length())


class _Watched:
    """Bytes for warcio, which reads a line of headers of any length: while it looks for one, not too many."""

    def __init__(self, source: Readable) -> None:
        self._source = source
        self._seen: int | None = None

    def watch(self, *, on: bool) -> None:
        self._seen = 0 if on else None

    def read(self, size: int) -> bytes:
        data = self._source.read(size)
        if self._seen is not None:
            self._seen += len(data)
            if self._seen > limits.HEADERS:
                raise Damaged(f"a record has more than {limits.HEADERS:,} bytes of headers")
        return data


def _records(flow: Flow) -> Iterator[Any]:
    """The records one after another; what is left of each is passed over."""
    watched = _Watched(flow)
    records = _Iterator(watched, arc2warc=True)
    while True:
        watched.watch(on=True)
        try:
            record = next(records)
        except StopIteration:
            return
        except ERRORS as error:
            raise Damaged(f"a record cannot be read ({error or type(error).__name__})") from error
        watched.watch(on=False)
        yield record
        while record.raw_stream.read(CHUNK):
            pass
        if _is_short(record):
            raise Damaged("its last record breaks off")


def _is_short(record: Any) -> bool:
    """Whether a record that was read to its end has less than its header says."""
    return int(getattr(record.raw_stream, "limit", 0)) > 0


def _wanted(record: Any, url: str, pages: set[str] | None) -> str | None:
    """The media type of a record that holds a document, None for any other."""
    if not url.isprintable() or not (parts := _parts(url)):
        return None
    if record.rec_type not in ("response", "resource") or parts.scheme not in SCHEMES or parts.path == "/robots.txt":
        return None
    headers, kind = record.http_headers, http.media_type(record.rec_headers.get_header("Content-Type"))
    if headers is not None:
        kind = http.media_type(headers.get_header("Content-Type"))
        status = headers.get_statuscode()
        if pages is not None and status.startswith("3") and page(url) in pages:
            pages.add(page(_led(url, headers.get_header("Location") or "")))
        if status != "200":
            return None
    elif record.rec_type == "response":
        return None
    if kind not in http.READABLE and kind not in ("", "application/octet-stream"):
        return None
    if pages is not None and (kind in http.PAGES or kind == "text/plain") and page(url) not in pages:
        return None
    return kind


def _parts(url: str) -> SplitResult | None:
    try:
        return urlsplit(url)
    except ValueError:
        return None


def _led(url: str, location: str) -> str:
    """Where a redirection leads; nowhere else if that is no address."""
    try:
        return urljoin(url, location)
    except ValueError:
        return url


def page(url: str) -> str:
    """An address without the place within its page."""
    try:
        bare = urldefrag(url.strip()).url
    except ValueError:
        return url
    return bare if "://" not in bare or "/" in bare.split("://", 1)[1] else f"{bare}/"


def _of_record(record: Any, url: str, place: str, guard: Guard) -> Document:
    raw = all_of(record.raw_stream)
    if _is_short(record):
        raise Damaged("it breaks off")
    if raw is None:
        raise Damaged(f"larger than a document can be ({paths.LARGEST:,} bytes)")
    content_type, headers = record.rec_headers.get_header("Content-Type"), record.http_headers
    if headers is not None:
        content_type = headers.get_header("Content-Type")
        transfer, coding = headers.get_header("Transfer-Encoding"), headers.get_header("Content-Encoding")
        raw = http.body(raw, transfer or "", coding or "", lambda size: guard.charge(size, place))
    data, content_type = http.in_stated_encoding(raw, content_type)
    fetched = record.rec_headers.get_header("WARC-Date")
    return Document(id="", source=url, data=data, media_type=content_type, fetched=fetched)


def _note_redirect(record: Any, url: str, led: dict[str, str]) -> None:
    """Keeps in `led` from where a visitor came to an address, over all redirects that stand before it."""
    headers = record.http_headers
    if record.rec_type != "response" or headers is None or not headers.get_statuscode().startswith("3"):
        return
    location = headers.get_header("Location")
    if location and url.isprintable() and len(led) < MOST_REDIRECTS:
        target = page(_led(url, location))
        if target != page(url) and target.isprintable():
            led.setdefault(target, led.get(page(url), url))


def _is_worth(kind: str, data: bytes) -> bool:
    """Whether bytes whose type says little hold a document: XML a page or a feed, nameless bytes a known form."""
    head = data[:4096]
    if kind in ("", "application/octet-stream") and head.startswith((b"%PDF-", b"PK\x03\x04", b"{\\rtf", b"\x1f\x8b")):
        return True
    vague = ("", "application/octet-stream", "text/xml", "application/xml")
    return kind not in vague or re.search(rb"<(?:html|rss|feed|(?:\w+:)?RDF)[\s>]", head, re.IGNORECASE) is not None


def _told(one: Document | Failure, found: Document, label: str) -> Document | Failure:
    """A document of a record with what the record tells of it, a failure with the archive's name."""
    if isinstance(one, Failure):
        return Failure(source=names.address(label, one.source), reason=one.reason)
    is_it = one.source == found.source and one.media_type is None
    return one.model_copy(
        update={
            "fetched": found.fetched,
            "asked": found.asked,
            "media_type": found.media_type if is_it else one.media_type,
        }
    )
