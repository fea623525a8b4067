"""A WARC file of exchanges (ISO 28500): what was fetched stays, to be read again offline by this or any other program.

Each exchange is a `request` and a `response` record, the body as it came. Records are only ever appended, a whole
fetch at once, so that a fetch which is stopped leaves whole records alone.
"""

import base64
import os
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha1
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from communique import __version__
from communique.errors import AddressRefused, SourceError
from communique.ingest.fetching.answers import REDIRECTS, Answer
from communique.ingest.fetching.redirects import FOLLOWED
from communique.ingest.fetching.urls import Url, joined
from communique.ingest.paths import LARGEST

SUFFIX = ".warc.gz"
_CHUNK = 1 << 16
_HEAD = 1 << 18  # bytes of a record in which its headers are looked for
_HOP_HEADERS = ("transfer-encoding", "content-length", "connection", "keep-alive")  # of the connection, not of the page


@dataclass(frozen=True, slots=True)
class Kept:
    """One response that the archive holds of an address."""

    offset: int
    status: int
    digest: str | None
    etag: str | None
    modified: str | None
    location: str | None

    @property
    def leads_on(self) -> bool:
        """Whether it is a page, or sends on to one: a later failure of the server does not take that away."""
        return self.status == 200 or (self.status in REDIRECTS and self.location is not None)


class Archive:
    """A WARC file that is read once, for what it holds, and then added to."""

    def __init__(self, path: Path) -> None:
        """Opens the file at `path`, or begins it; raises `SourceError` for one that is no compressed WARC file.

        What a fetch that was killed left unfinished at its end is cut off: nothing behind it could ever be read.
        """
        self.path = path
        self._kept: dict[str, Kept] = {}  # the latest that leads on
        self._latest: dict[str, tuple[int, str | None, str | None]] = {}  # of any kind: status, digest, location
        try:
            if path.exists() and path.stat().st_size:
                self._read()
            else:
                self._append([_info(path.name)])
        except OSError as error:
            raise SourceError(f"{path}: cannot be used: {error.strerror or error}") from error

    def conditions(self, url: Url) -> dict[str, str]:
        """The headers that ask for an address only if it is not what we have."""
        kept = self._kept.get(str(url))
        if kept is None or kept.status != 200:
            return {}
        wanted = {"If-None-Match": kept.etag, "If-Modified-Since": kept.modified}
        return {name: value for name, value in wanted.items() if value}

    def page(self, url: Url, most: int = LARGEST) -> bytes | None:
        """The page that an address led to when it was last asked for, unpacked; None where there is none."""
        kept = self._end_of(url)
        if kept is None:
            return None
        with self.path.open("rb") as stream:
            stream.seek(kept.offset)
            content, data = next(iter(ArchiveIterator(stream))).content_stream(), bytearray()
            while len(data) < most and (piece := content.read(_CHUNK)):
                data += piece
            return bytes(data[:most])

    def holds(self, url: Url) -> bool:
        """Whether there is a page of the address."""
        return self._end_of(url) is not None

    def same(self, answer: Answer) -> bool:
        """Whether the latest response of its address was the same, to the byte."""
        now = answer.status, _digest(answer.body), answer.header("location")
        return self._latest.get(str(answer.url)) == now

    def add(self, answers: Sequence[Answer]) -> None:
        """Appends exchanges, all or none."""
        records = [record for answer in answers for record in _records(answer)]
        offsets = self._append(records)[1::2]
        for answer, offset in zip(answers, offsets, strict=True):
            digest, of = _digest(answer.body), answer.header
            self._know(
                str(answer.url),
                Kept(offset, answer.status, digest, of("etag"), of("last-modified"), of("location")),
            )

    def _end_of(self, url: Url) -> Kept | None:
        for _ in range(FOLLOWED + 1):
            kept = self._kept.get(str(url))
            if kept is None or kept.status == 200:
                return kept
            try:
                url = joined(url, kept.location or "")
            except AddressRefused:
                return None
        return None

    def _append(self, records: Sequence[ArcWarcRecord]) -> list[int]:
        """Writes records in one piece; says where each begins."""
        buffer, offsets = BytesIO(), []
        writer = WARCWriter(buffer, gzip=True, warc_version="1.1")
        for record in records:
            offsets.append(buffer.tell())
            writer.write_record(record)
        with self.path.open("ab") as file:
            begin = file.tell()
            file.write(buffer.getvalue())
            file.flush()
            os.fsync(file.fileno())
        return [begin + offset for offset in offsets]

    def _read(self) -> None:
        begin = 0
        with self.path.open("rb") as stream:
            for head, end in _members(stream):
                self._note(head, begin)
                begin = end
        if not begin:
            raise SourceError(f"{self.path}: not a WARC file packed by gzip; choose another name with -o")
        if begin < self.path.stat().st_size:
            os.truncate(self.path, begin)

    def _note(self, head: bytes, offset: int) -> None:
        """Takes down what a record holds, if it is the response of a server."""
        try:
            record = next(iter(ArchiveIterator(BytesIO(head))), None)
        except ArchiveLoadFailed as error:
            raise SourceError(f"{self.path}: not a WARC file; choose another name with -o") from error
        if record is None or record.rec_type != "response" or record.http_headers is None:
            return
        of, status = record.http_headers.get_header, record.http_headers.get_statuscode()
        digest = record.rec_headers.get_header("WARC-Payload-Digest")
        self._know(
            record.rec_headers.get_header("WARC-Target-URI") or "",
            Kept(
                offset,
                int(status) if status.isdecimal() else 0,
                digest,
                of("ETag"),
                of("Last-Modified"),
                of("Location"),
            ),
        )

    def _know(self, address: str, kept: Kept) -> None:
        self._latest[address] = kept.status, kept.digest, kept.location
        if kept.leads_on:
            self._kept[address] = kept


def _members(stream: BinaryIO) -> Iterator[tuple[bytes, int]]:
    """The first bytes of each whole gzip member, unpacked, and where it ends; stops at what is broken."""
    unpacking, head = zlib.decompressobj(zlib.MAX_WBITS | 16), bytearray()
    data = stream.read(_CHUNK)
    while data:
        try:
            piece = unpacking.decompress(data, _CHUNK)
        except zlib.error:
            return
        head += piece[: _HEAD - len(head)]
        if unpacking.eof:
            rest = unpacking.unused_data
            yield bytes(head), stream.tell() - len(rest)
            unpacking, head = zlib.decompressobj(zlib.MAX_WBITS | 16), bytearray()
        else:
            rest = unpacking.unconsumed_tail
        data = rest or stream.read(_CHUNK)


def _writer() -> WARCWriter:
    return WARCWriter(BytesIO(), gzip=False, warc_version="1.1")


def _info(name: str) -> ArcWarcRecord:
    told = {"software": f"communique/{__version__}", "format": "WARC File Format 1.1", "robots": "obey"}
    return _writer().create_warcinfo_record(name, told)


def _records(answer: Answer) -> Iterator[ArcWarcRecord]:
    """The request and the response of an exchange."""
    at = {"WARC-Date": _date(answer.at)}
    headers = [(name, value) for name, value in answer.headers if name.lower() not in _HOP_HEADERS]
    response = _writer().create_warc_record(
        str(answer.url),
        "response",
        payload=BytesIO(answer.body),
        length=len(answer.body),
        http_headers=StatusAndHeaders(
            answer.told, [*headers, ("Content-Length", str(len(answer.body)))], protocol="HTTP/1.1"
        ),
        warc_headers_dict=at | ({"WARC-IP-Address": answer.peer} if answer.peer else {}),
    )
    yield _writer().create_warc_record(
        str(answer.url),
        "request",
        http_headers=StatusAndHeaders(f"GET {answer.url.target} HTTP/1.1", list(answer.sent), is_http_request=True),
        warc_headers_dict=at | {"WARC-Concurrent-To": response.rec_headers.get_header("WARC-Record-ID")},
    )
    yield response


def _date(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _digest(body: bytes) -> str:
    """The digest of a body as WARC files write it."""
    return "sha1:" + base64.b32encode(sha1(body, usedforsecurity=False).digest()).decode()
