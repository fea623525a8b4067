"""WACZ: a ZIP of web archives with the list of the pages that a visitor went to."""

import re
import zipfile
from collections.abc import Iterator

import orjson

from communique.ingest.containers import names, pressed, warcs, zips
from communique.ingest.containers.flows import Damaged, Inner, lines
from communique.ingest.containers.limits import Guard
from communique.ingest.failure import Failure
from communique.records import Document

_WARC = re.compile(r"archive/[^/]+\.w?arc(?:\.gz)?")
_PAGES = re.compile(r"pages/[^/]+\.jsonl")
LONGEST_LINE = 1024 * 1024


def is_wacz(archive: zipfile.ZipFile) -> bool:
    """Whether a ZIP is a WACZ, by what must be in it."""
    return "datapackage.json" in archive.NameToInfo and any(map(_WARC.fullmatch, archive.NameToInfo))


def documents(archive: zipfile.ZipFile, label: str, guard: Guard, inner: Inner) -> Iterator[Document | Failure]:
    """What its web archives hold: of web pages, those in the list of pages if there is one.

    What pages load into themselves - frames, advertisements - is stored as pages are, and is none.
    """
    pages: set[str] = set()
    yield from _listed(archive, label, guard, pages)
    something = False
    for member in archive.infolist():
        if _WARC.fullmatch(member.filename) is None:
            continue
        place = names.label(label, member.filename)
        guard.count(place)
        try:
            with zips.stream_of(archive, member, guard, place) as stream:
                flow = pressed.flow(stream, guard, place)
                for one in warcs.documents(flow, place, guard, inner, pages or None):
                    something = True
                    yield one
        except Damaged as error:
            yield Failure(source=place, reason=f"damaged: {error}; what came before was read")
    if pages and not something:
        yield Failure(source=label, reason="none of the pages that it lists is in its web archives")


def _listed(archive: zipfile.ZipFile, label: str, guard: Guard, pages: set[str]) -> Iterator[Failure]:
    """Puts the addresses of the lists into `pages`; tells which list cannot be read."""
    for member in archive.infolist():
        if _PAGES.fullmatch(member.filename) is None:
            continue
        place = names.label(label, member.filename)
        try:
            with zips.stream_of(archive, member, guard, place) as flow:
                for line in lines(flow, LONGEST_LINE):
                    guard.count(place)
                    url = _url(line)
                    if url is not None:
                        pages.add(warcs.page(url))
        except Damaged as error:
            yield Failure(source=place, reason=f"damaged: {error}")


def _url(line: bytes) -> str | None:
    try:
        value = orjson.loads(line)
    except orjson.JSONDecodeError:
        return None
    url = value.get("url") if isinstance(value, dict) else None
    return url if isinstance(url, str) else None
