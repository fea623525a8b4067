"""Tar archives, as a stream: each member as it comes by."""

import tarfile
from collections.abc import Iterator
from typing import IO

from communique.ingest import paths
from communique.ingest.containers import names
from communique.ingest.containers.flows import Damaged, Flow, Inner
from communique.ingest.containers.limits import Exceeded, Guard
from communique.ingest.failure import Failure
from communique.records import Document

BLOCK = 512
ERRORS = (tarfile.TarError, EOFError, OSError, ValueError, OverflowError, Damaged)


def is_tar(head: bytes) -> bool:
    """Whether the first block is a member's header: its sum is right, whichever dialect it is of."""
    if len(head) < BLOCK or not head[0]:
        return False
    try:
        tarfile.TarInfo.frombuf(head[:BLOCK], "utf-8", "surrogateescape")
    except (tarfile.HeaderError, ValueError, OverflowError):
        return False
    return True


class _Header(tarfile.TarInfo):
    """A member's header; tarfile by itself takes a broken one for the end of the archive."""

    @classmethod
    def fromtarfile(cls, tarfile_: tarfile.TarFile) -> "_Header":
        try:
            return super().fromtarfile(tarfile_)
        except (tarfile.InvalidHeaderError, tarfile.TruncatedHeaderError) as error:  # type: ignore[attr-defined]
            raise Damaged(f"a member's header cannot be read ({error})") from error


def documents(flow: Flow, label: str, guard: Guard, inner: Inner) -> Iterator[Document | Failure]:
    """The documents of all members, in order; two of one name are both read."""
    try:
        archive = tarfile.TarFile(fileobj=flow, tarinfo=_Header, encoding="utf-8", errors="surrogateescape")
        while (member := archive.next()) is not None:
            archive.members = []  # type: ignore[attr-defined]  # else it keeps every header that it has met
            if not member.isdir() and not names.is_left_out(member.name):
                yield from _of_member(archive, member, names.label(label, member.name), guard, inner)
    except ERRORS as error:
        raise Damaged(str(error) or type(error).__name__) from error


def _of_member(
    archive: tarfile.TarFile, member: tarfile.TarInfo, place: str, guard: Guard, inner: Inner
) -> Iterator[Document | Failure]:
    guard.count(place)
    stream: IO[bytes] | None = archive.extractfile(member) if member.isreg() else None
    if stream is None or member.issparse():
        # A sparse file has room for any number of zeros that are nowhere in the archive.
        yield Failure(source=place, reason="a link, device or sparse file, not a plain file: left out")
    elif member.size > paths.LARGEST:
        yield Failure(source=place, reason=f"{member.size:,} bytes: larger than a document can be ({paths.LARGEST:,})")
    else:
        try:
            yield from inner(Flow(stream), place, guard)
        except tarfile.TarError as error:
            yield Failure(source=place, reason=f"damaged: {error}")
        except Exceeded as error:  # what the tar is packed in knows the tar's name only
            error.place = place if error.place == guard.label else error.place
            raise
