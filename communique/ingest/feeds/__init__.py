"""Feeds: RSS 0.9 to 2.0, Atom and JSON Feed, each entry a document."""

from collections.abc import Iterator

import orjson

from communique.errors import ReadingError
from communique.ingest.containers import limits, names
from communique.ingest.failure import Failure
from communique.ingest.feeds import entries, json, xml
from communique.records import Document, document_id

__all__ = ["documents", "is_feed", "links"]

MEDIA_TYPE = "application/x-communique-entry+json"


def is_feed(head: bytes) -> bool:
    """Whether the first bytes are those of a feed of any form."""
    return xml.is_feed(head) or json.is_feed(head)


def documents(data: bytes, label: str) -> Iterator[Document | Failure]:
    """The entries of a feed's bytes; what of it cannot be read is a `Failure`.

    An entry's source is its link; its data are the JSON of what the feed says of it (docs/record.md, section In).
    """
    number, failures = 0, 0
    for found in _entries(data, label if "://" in label else ""):
        number += 1
        place = names.label(label, str(number))
        if isinstance(found, xml.Broken):
            failures += 1
            yield Failure(source=place if found.at_entry else label, reason=found.reason)
        elif not (found.get("html") or found.get("text") or found.get("title")):
            yield Failure(source=place, reason="the entry has neither words nor a title")
        else:
            value = orjson.dumps({"entry": found}, option=orjson.OPT_SORT_KEYS)
            yield Document(id=document_id(value), source=found.get("link") or place, data=value, media_type=MEDIA_TYPE)
    if number == 0:
        yield Failure(source=label, reason="a feed without entries")


def links(data: bytes, address: str) -> list[str]:
    """The addresses of a feed's entries in its order, each once; raises `ReadingError` for what is no feed.

    Entries without an address of the web are left out.
    """
    if len(data) > limits.FEED:
        raise ReadingError(f"larger than a feed can be ({limits.FEED:,} bytes)")
    found: dict[str, None] = {}
    for entry in _entries(data.lstrip(), address):
        if isinstance(entry, xml.Broken):
            if entry.reason == xml.NO_FEED:
                raise ReadingError("it is no feed: neither RSS, nor Atom, nor JSON Feed")
        elif link := entry.get("link"):
            found.setdefault(link)
    return list(found)


def _entries(data: bytes, address: str) -> Iterator[entries.Entry | xml.Broken]:
    read = json.entries if data.removeprefix(json.BOM).lstrip().startswith(b"{") else entries.entries
    return read(data, address)
