"""A little of everything that holds documents: unpacked once as a process starts, so that all it needs is loaded."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Iterator

_WORDS = b"Talks go on between the two sides, who meet again in a month."
_PAGE = (
    b'<html><body><div class="page_header"><div class="text">Desk</div></div><div class="history">'
    b'<div class="message default clearfix" id="message1"><div class="body">'
    b'<div class="date" title="10.05.2024 10:00:00">10:00</div><div class="from_name">Desk</div>'
    b'<div class="text"><strong>Talks</strong><br>' + _WORDS + b"</div></div></div></div></body></html>"
)
_CHAT = b'{"name": "Desk", "type": "page", "messages": [{"id": 1, "type": "message", "text": "' + _WORDS + b'"}]}'
_RSS = (
    b'<?xml version="1.0" encoding="windows-1252"?><rss><channel><title>Desk</title><item><title>Talks &eacute;</title>'
    b"<link>/1</link><pubDate>Fri, 10 May 2024 10:00:00 +0200</pubDate><author>a@desk.example (Ana Ruiz)</author>"
    b"<description><p>" + _WORDS + b"</p></description></item></channel></rss>"
)
_JSON = (
    b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "https://desk.example/1", "content_text": "'
    + _WORDS
    + b'"}]}'
)
_BOX = b"From a@desk.example Fri May 10 10:00:00 2024\nSubject: Talks\n\n" + _WORDS + b"\n"


def samples() -> Iterator[bytes]:
    """The bytes of a file of each kind."""
    yield from (_WORDS, _PAGE, _CHAT, _RSS, _JSON, _BOX)
    for pack in (gzip.compress, bz2.compress, lzma.compress):
        yield pack(_WORDS)
    yield from (_tar(), gzip.compress(_record()), _record(b"Content-Encoding: gzip\r\n", gzip.compress(_WORDS)))
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2):
        yield _zip(method)
    yield _zip(zipfile.ZIP_DEFLATED)[:-30]  # cut off


def _tar() -> bytes:
    made, info = io.BytesIO(), tarfile.TarInfo("talks.txt")
    info.size = len(_WORDS)
    with tarfile.open(fileobj=made, mode="w", format=tarfile.PAX_FORMAT) as archive:
        archive.addfile(info, io.BytesIO(_WORDS))
    return made.getvalue()


def _zip(method: int) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        archive.writestr("talks.txt", _WORDS)
    return made.getvalue()


def _record(coding: bytes = b"", body: bytes = _WORDS) -> bytes:
    """A web archive of one page."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=cp1252\r\n" + coding + b"\r\n" + body
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://desk.example/\r\n"
    head += b"WARC-Date: 2024-05-10T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:0>\r\n"
    head += b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n" % len(answer)
    return head + answer + b"\r\n\r\n"
