"""Feeds: RSS 0.9 to 2.0 and Atom, each entry a document."""

from collections.abc import Iterator

import orjson

from communique.ingest.containers import names
from communique.ingest.failure import Failure
from communique.ingest.feeds import entries, xml
from communique.records import Document, document_id

__all__ = ["documents", "is_feed"]

MEDIA_TYPE = "application/x-communique-entry+json"

is_feed = xml.is_feed


def documents(data: bytes, label: str) -> Iterator[Document | Failure]:
    """The entries of a feed's bytes; what of it cannot be read is a `Failure`.

    An entry's source is its link; its data are the JSON of what the feed says of it (docs/record.md, section In).
    """
    number, failures = 0, 0
    for found in entries.entries(data, label if "://" in label else ""):
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
