"""Archives for tests, built in memory: honest ones, damaged ones, and bombs."""

import gzip
import io
import stat
import struct
import tarfile
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Mapping

MIB = 1 << 20
Members = Mapping[str, bytes] | Iterable[tuple[str, bytes]]


def _pairs(members: Members) -> Iterable[tuple[str, bytes]]:
    return members.items() if isinstance(members, Mapping) else members


def zip_of(members: Members, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP; names go in as they are, and twice if given twice."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of names given twice
        for name, data in _pairs(members):
            info = zipfile.ZipInfo("x")
            info.filename, info.compress_type = name, method
            archive.writestr(info, data)
    return file.getvalue()


def zip_with_link(name: str, target: str) -> bytes:
    """A ZIP whose one member is a symbolic link."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        info = zipfile.ZipInfo(name)
        info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, target)
        archive.writestr("plain.txt", "The envoys met in Suva.")
    return file.getvalue()


def encrypted(archive: bytes) -> bytes:
    """A ZIP of one member whose headers say that it is encrypted."""
    data = bytearray(archive)
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def tar_of(members: Members, *, links: Iterable[tuple[str, bytes]] = ()) -> bytes:
    """A tar; `links` are names with the type of what is no file (`tarfile.SYMTYPE`, …)."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for name, kind in links:
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        for name, data in _pairs(members):
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return file.getvalue()


def warc_record(kind: str, url: str, block: bytes, *, content_type: str = "application/http", date: str = "") -> bytes:
    """One record of a WARC."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {date or '2024-05-16T08:00:00Z'}\r\n"
        f"WARC-Record-ID: <urn:uuid:0>\r\nContent-Type: {content_type}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def response(body: bytes, content_type: str = "text/html", *, status: str = "200 OK", **headers: str) -> bytes:
    """An HTTP response; `transfer_encoding="chunked"` and the like become headers, the body stays as it is."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {content_type}"]
    lines += [f"{name.replace('_', '-').title()}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


def chunked(body: bytes, size: int = 100) -> bytes:
    """A body in HTTP's chunks."""
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def gzip_bomb(mebibytes: int, byte: bytes = b"a") -> bytes:
    """A gzip of one line: 16 MiB compressed once and put one after another, as gzip allows."""
    piece = min(16, mebibytes)
    return gzip.compress(byte * (piece * MIB), 9) * (mebibytes // piece)


def overlapping_zip(times: int, mebibytes: int) -> bytes:
    """A ZIP whose list names the same packed bytes many times."""
    data = zip_of({"a.txt": b"a" * (mebibytes * MIB)})
    start, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    entry = data[start:end]
    tail = struct.pack("<4sHHHHLLH", b"PK\x05\x06", 0, 0, times, times, len(entry) * times, start, 0)
    return data[:start] + entry * times + tail


def lying_zip(data: bytes, says: int) -> bytes:
    """A ZIP whose headers give its member another size than it unpacks to."""
    archive = bytearray(zip_of({"a.txt": data}))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = archive.index(mark) + at
        archive[place : place + 4] = struct.pack("<L", says)
    return bytes(archive)


def nested_zip(depth: int, inner: bytes, fan: int = 1) -> bytes:
    """ZIPs in each other, each level with `fan` copies of the next."""
    for _ in range(depth):
        inner = zip_of([(f"{number}.zip", inner) for number in range(fan)])
    return inner


def nested_gzip(depth: int, inner: bytes) -> bytes:
    """gzip in gzip in gzip."""
    for _ in range(depth):
        inner = gzip.compress(inner)
    return inner


def raw_deflate(data: bytes) -> bytes:
    """Deflate without zlib's header, as some servers send it."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()
