"""What a stream of bytes holds: one document, or many, told by its bytes and not by its name."""

from collections.abc import Iterator
from contextlib import closing
from itertools import chain
from typing import BinaryIO

from communique.errors import ReadingError
from communique.ingest import feeds, lines, paths, telegram
from communique.ingest.containers import limits, mboxes, pressed, salvage, tars, waczs, warcs, zips
from communique.ingest.containers.flows import Damaged, Flow, all_of, spooled, whole
from communique.ingest.containers.flows import lines as bounded
from communique.ingest.containers.limits import Exceeded, Guard
from communique.ingest.failure import Failure
from communique.records import Document

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK00PK\x03\x04")
Found = Iterator[Document | Failure]


def is_many(flow: Flow) -> bool:
    """Whether a stream may hold many documents, and so be larger than one document can be."""
    head = flow.head()
    return (
        head.startswith(_ZIP)
        or pressed.of_file(head) is not None
        or tars.is_tar(head)
        or warcs.is_warc(head)
        or mboxes.is_mbox(head)
    )


def is_zip(flow: Flow) -> bool:
    """Whether a stream is a ZIP, which can be read only from its end."""
    return flow.head().startswith(_ZIP)


def is_foreign(flow: Flow, label: str) -> bool:
    """Whether a stream must be unpacked or parsed before there are documents: a container, or a feed."""
    head = flow.head()
    if is_many(flow):
        return not zips.begins_document(head)
    return feeds.is_feed(head) and not lines.is_named(label)


def documents(
    flow: Flow, label: str, outer: Guard | None = None, *, lone_line: bool = False, parted: bool = True
) -> Found:
    """The documents of a stream, one at a time; `label` is what a document or failure calls it.

    What is in a container is taken in by this same way, within `outer`, the container's guard. With `lone_line`, a
    single line of JSON is JSON Lines, too. Without `parted`, an export of many messages stays one document.
    """
    head = flow.head()
    if zips.begins_document(head):
        return iter([whole(flow, label)])
    if is_many(flow):
        return _of_container(flow, label, outer)
    if lines.is_named(label):
        return lines.of_stream(bounded(flow, lines.LONGEST + 1), label)
    if feeds.is_feed(head):
        return _of_feed(flow, label)
    if head.removeprefix(lines.BOM).lstrip().startswith(b"{"):
        return _of_json(flow, label, lone_line=lone_line, parted=parted)
    return _parts(whole(flow, label), parted=parted)


def links(data: bytes | None, address: str) -> list[str]:
    """The addresses of the entries of a feed that was fetched at `address`; raises `ReadingError` for what is none."""
    if data is None:
        raise ReadingError(f"larger than a feed can be ({limits.FEED:,} bytes)")
    return feeds.links(data, address)


def _parts(found: Document | Failure, *, parted: bool) -> Found:
    return telegram.parts(found) if parted else iter([found])


def _of_json(flow: Flow, label: str, *, lone_line: bool, parted: bool) -> Found:
    """JSON Lines if the first line is an article and another follows it, else one document."""
    begun: list[bytes] = []
    first = _line(flow, begun)
    if lines.looks_given(first) and (lone_line or _line(flow, begun)):
        yield from lines.of_stream(chain(begun, bounded(flow, lines.LONGEST + 1)), label)
    else:
        yield from _parts(whole(flow, label, b"".join(begun)), parted=parted)


def _line(flow: Flow, read: list[bytes]) -> bytes:
    """The next line that is not empty; puts it and those before it into `read`."""
    while line := flow.readline(paths.LARGEST + 1):
        read.append(line)
        if line.removeprefix(lines.BOM).strip():
            break
    return line


def _of_feed(flow: Flow, label: str) -> Found:
    data = all_of(flow, most=limits.FEED)
    if data is None:
        yield Failure(source=label, reason=f"larger than a feed can be ({limits.FEED:,} bytes)")
    else:
        yield from feeds.documents(data, label)


def _of_container(flow: Flow, label: str, outer: Guard | None) -> Found:
    """The documents of a container; where it ends too early, why."""
    around = outer.level if outer is not None else 0
    guard = Guard(label, lambda: flow.drawn, outer, level=around + 1)
    something = False
    try:
        for one in _inside(flow, label, guard):
            something = True
            yield one
        if not something:
            yield Failure(source=label, reason="it holds no document that can be read")
    except Exceeded as error:
        if error.guard is not guard:
            raise
        yield Failure(source=error.place, reason=error.reason)
    except Damaged as error:
        yield Failure(source=label, reason=f"damaged: {error}; what came before was read")


def _inside(flow: Flow, label: str, guard: Guard) -> Found:
    if flow.head().startswith(_ZIP):
        yield from _of_zip(flow, label, guard)
    elif guard.level > limits.NESTING:
        yield _too_deep(label)
    else:
        yield from _of_stream(flow, label, guard)


def _of_stream(flow: Flow, label: str, guard: Guard) -> Found:
    head = flow.head()
    if warcs.is_warc(head):
        yield from warcs.documents(flow, label, guard, documents)
    elif mboxes.is_mbox(head):
        yield from mboxes.documents(flow, label, guard)
    elif tars.is_tar(head):
        yield from tars.documents(flow, label, guard, documents)
    else:
        yield from _of_pressed(flow, label, guard)


def _of_pressed(flow: Flow, label: str, guard: Guard) -> Found:
    """What is compressed as a whole; a tar, mail box or web archive in it is no level of its own."""
    unpacked = pressed.flow(flow, guard, label)
    if is_many(unpacked) and pressed.of_file(unpacked.head()) is None and not unpacked.head().startswith(_ZIP):
        yield from _of_stream(unpacked, label, guard)
    else:
        yield from documents(unpacked, label, guard)


def _of_zip(flow: Flow, label: str, guard: Guard) -> Found:
    with spooled(flow) as file:
        size = file.seek(0, 2)
        guard.packed = lambda: size
        yield from _of_zip_file(file, label, guard)


def _of_zip_file(file: BinaryIO, label: str, guard: Guard) -> Found:
    try:
        opened = zips.opened(file)
    except zips.CutOff:
        yield from salvage.documents(file, label, guard, documents)
        raise
    with closing(opened) as archive:
        if zips.is_document(archive):
            file.seek(0)
            yield whole(Flow(file), label)
        elif guard.level > limits.NESTING:
            yield _too_deep(label)
        else:
            read = waczs.documents if waczs.is_wacz(archive) else zips.documents
            yield from read(archive, label, guard, documents)


def _too_deep(label: str) -> Failure:
    return Failure(source=label, reason=f"more than {limits.NESTING} containers in each other: unpack it first")
