"""ZIP archives: their members one after another, each told by its own bytes."""

import lzma
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, BinaryIO

from communique.ingest import paths
from communique.ingest.containers import limits, names
from communique.ingest.containers.flows import Damaged, Flow, Inner
from communique.ingest.containers.limits import Guard
from communique.ingest.failure import Failure
from communique.records import Document

ERRORS = (
    *(zipfile.BadZipFile, zlib.error, struct.error, lzma.LZMAError, EOFError, OSError, ValueError),
    *(NotImplementedError, RuntimeError, LookupError, AttributeError),
)
"""What zipfile raises on bad bytes, some of it by accident."""
DOCUMENTS = ("[Content_Types].xml", "mimetype")
"""Members that make an archive one document: of Office; of OpenDocument or an e-book."""
_END, _END_SIZE = b"PK\x05\x06", 22
_END_64, _LOCATOR_64 = b"PK\x06\x06", b"PK\x06\x07"


class CutOff(Damaged):
    """An archive has no list of its members."""


def opened(file: BinaryIO) -> zipfile.ZipFile:
    """The archive of a file; raises `Damaged` when it has no usable list of its members."""
    size = _directory_size(file)
    if size > limits.DIRECTORY:
        raise Damaged(f"its list of members has {size:,} bytes, more than the {limits.DIRECTORY:,} that are read")
    try:
        return zipfile.ZipFile(file)
    except ERRORS as error:
        raise Damaged(f"its list of members cannot be read ({error})") from error


def is_document(archive: zipfile.ZipFile) -> bool:
    """Whether the archive is the file of one document, as DOCX and ODT are."""
    return any(name in archive.NameToInfo for name in DOCUMENTS)


def begins_document(head: bytes) -> bool:
    """Whether the first bytes of a ZIP begin one document's file: its first member is one that only these have."""
    size = int.from_bytes(head[26:28], "little")
    return head.startswith(b"PK\x03\x04") and head[30 : 30 + size].decode("latin-1") in DOCUMENTS


def documents(archive: zipfile.ZipFile, label: str, guard: Guard, inner: Inner) -> Iterator[Document | Failure]:
    """The documents of all members, in the archive's order; two of one name are both read."""
    for member in archive.infolist():
        name = name_of(member)
        if member.filename.endswith("/") or names.is_left_out(name):
            continue
        place = names.label(label, name)
        guard.count(place)
        reason = why_not(member)
        if reason is not None:
            yield Failure(source=place, reason=reason)
            continue
        try:
            with stream_of(archive, member, guard, place) as flow:
                yield from inner(flow, place, guard)
        except Damaged as error:
            yield Failure(source=place, reason=f"damaged: {error}")


@contextmanager
def stream_of(archive: zipfile.ZipFile, member: zipfile.ZipInfo, guard: Guard, place: str) -> Iterator[Flow]:
    """The bytes of a member, each piece charged to the archive's guard; raises `Damaged` when there are none."""
    reason = why_not(member)
    if reason is not None:
        raise Damaged(reason)
    guard.check(member.file_size, member.compress_size, place)
    try:
        stream = archive.open(member)
    except ERRORS as error:
        raise Damaged(_words(error)) from error
    with stream:
        yield Flow(_Member(stream, guard, place))


def name_of(member: zipfile.ZipInfo) -> str:
    """A member's name; without a mark for UTF-8 it is taken for UTF-8 first, as most programs write it."""
    if not member.flag_bits & 0x800:
        try:
            return member.filename.encode("cp437").decode("utf-8")
        except UnicodeError:
            pass
    return member.filename


class _Member:
    """The bytes of a member, each piece charged to the archive's guard."""

    def __init__(self, stream: IO[bytes], guard: Guard, place: str) -> None:
        self._stream, self._guard, self._place = stream, guard, place

    def read(self, size: int, /) -> bytes:
        try:
            piece = self._stream.read(size)
        except ERRORS as error:
            raise Damaged(_words(error)) from error
        self._guard.charge(len(piece), self._place)
        return piece


def why_not(member: zipfile.ZipInfo) -> str | None:
    """Why a member is not opened at all."""
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        return "a link, device or the like, not a file: left out"
    if member.flag_bits & 0x1:
        return "encrypted: unpack it with its password first"
    if member.compress_type == zipfile.ZIP_LZMA:
        return "packed by LZMA, which may take any memory: unpack it first"
    if member.file_size > paths.LARGEST:
        return f"{member.file_size:,} bytes: larger than a document can be ({paths.LARGEST:,})"
    return None


def _words(error: Exception) -> str:
    return str(error) or type(error).__name__


def _directory_size(file: BinaryIO) -> int:
    """The bytes of an archive's list of members by its own end record; zipfile would read any size into memory."""
    end = file.seek(0, 2)
    start = file.seek(max(0, end - _END_SIZE - 0xFFFF - 20))
    tail = file.read(end - start)
    at = tail.rfind(_END)
    if at < 0 or at + _END_SIZE > len(tail):
        raise CutOff("it has no list of its members at its end, as if it were cut off")
    size = int.from_bytes(tail[at + 12 : at + 16], "little")
    locator = tail[at - 20 : at] if at >= 20 else b""
    if locator.startswith(_LOCATOR_64):
        file.seek(int.from_bytes(locator[8:16], "little"))
        record = file.read(56)
        if record.startswith(_END_64):
            size = max(size if size != 0xFFFFFFFF else 0, int.from_bytes(record[40:48], "little"))
    file.seek(0)
    return size
