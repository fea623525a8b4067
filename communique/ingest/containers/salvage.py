"""ZIP archives that were cut off: the list of members at the end is lost, but each member has its own header."""

import io
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from communique.ingest import paths
from communique.ingest.containers import names, zips
from communique.ingest.containers.flows import CHUNK, Damaged, Flow, Inner, all_of
from communique.ingest.containers.limits import Guard
from communique.ingest.containers.pressed import Unpacked, raw_deflate
from communique.ingest.failure import Failure
from communique.records import Document

_HEADER = struct.Struct("<4sHHHHHLLLHH")
_BEGIN, _AFTER = b"PK\x03\x04", b"PK\x07\x08"
_ENCRYPTED, _SIZES_FOLLOW = 0x1, 0x8
_STORED, _DEFLATED = 0, 8
_UNKNOWN = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class _Member:
    name: str
    flags: int
    method: int
    crc: int
    packed: int
    start: int

    @property
    def sized(self) -> bool:
        """Whether the header knows where the member ends."""
        return not self.flags & _SIZES_FOLLOW and self.packed != _UNKNOWN


def documents(file: BinaryIO, label: str, guard: Guard, inner: Inner) -> Iterator[Document | Failure]:
    """The documents of the members that are whole, up to the first whose end cannot be told."""
    first = _member(file, 0)
    if first is None or first.name in zips.DOCUMENTS:  # the parts of one document are none
        return
    at = 0
    while (member := _member(file, at)) is not None:
        place = names.label(label, member.name)
        guard.count(place)
        file.seek(member.start)
        try:
            data = _data(file, member, guard, place)
            at = _next(file, member)
        except Damaged as error:
            yield Failure(source=place, reason=f"damaged: {error}")
            if not member.sized:
                return
            at = member.start + member.packed
            continue
        if not names.is_left_out(member.name) and not member.name.endswith("/"):
            yield from inner(Flow(io.BytesIO(data)), place, guard)


def _member(file: BinaryIO, at: int) -> _Member | None:
    file.seek(at)
    header = file.read(_HEADER.size)
    if len(header) < _HEADER.size or not header.startswith(_BEGIN):
        return None
    _, _, flags, method, _, _, crc, packed, _, name_size, extra_size = _HEADER.unpack(header)
    name = file.read(name_size).decode("utf-8", "replace")
    return _Member(name, flags, method, crc, packed, at + _HEADER.size + name_size + extra_size)


def _data(file: BinaryIO, member: _Member, guard: Guard, place: str) -> bytes:
    """A member's bytes; leaves the file at the end of its packed ones."""
    if member.flags & _ENCRYPTED:
        raise Damaged("encrypted: unpack it with its password first")
    if member.method == _STORED and member.sized and member.packed <= paths.LARGEST:
        data: bytes | None = file.read(member.packed)
        guard.charge(len(data or b""), place)
    elif member.method == _DEFLATED:
        stream = Unpacked(file, raw_deflate, lambda size: guard.charge(size, place))
        data = all_of(stream)
        file.seek(-stream.left, io.SEEK_CUR)
    else:
        raise Damaged("it is packed in a way that needs the list of members")
    if data is None:
        raise Damaged(f"larger than a document can be ({paths.LARGEST:,} bytes)")
    if member.sized and (file.tell() != member.start + member.packed or zlib.crc32(data) != member.crc):
        raise Damaged("it breaks off, or is not what its sum says")
    return data


def _next(file: BinaryIO, member: _Member) -> int:
    """Where the next header begins: right there, or after the sizes that follow a member."""
    end = file.tell()
    if member.sized:
        return end
    following = file.read(CHUNK)[:32]
    at = following.find(_BEGIN)
    return end + (at if at >= 0 else len(following))
