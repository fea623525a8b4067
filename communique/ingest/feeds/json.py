"""JSON Feed, versions 1 and 1.1: each item in the words of an entry."""

import re
from collections.abc import Iterator
from typing import Any

import orjson

from communique.ingest.containers import limits
from communique.ingest.feeds.entries import LONGEST_LINE, Entry, whole_address
from communique.ingest.feeds.xml import NO_FEED, Broken

_VERSION = re.compile(rb"\"version\"\s*:\s*\"https?:\\?/\\?/jsonfeed\.org\\?/version\\?/1")
BOM = b"\xef\xbb\xbf"


def is_feed(head: bytes) -> bool:
    """Whether the first bytes are those of a JSON Feed, by the version that it must state."""
    return head.removeprefix(BOM).lstrip().startswith(b"{") and _VERSION.search(head) is not None


def entries(data: bytes, address: str = "") -> Iterator[Entry | Broken]:
    """The items of a feed's bytes in order, as the entries of the other forms."""
    try:
        feed = orjson.loads(data.removeprefix(BOM))
    except orjson.JSONDecodeError as error:
        yield Broken(NO_FEED if not _VERSION.search(data) else f"its JSON is broken: {error}")
        return
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        yield Broken(NO_FEED)
        return
    for number, item in enumerate(items, 1):
        if number > limits.ENTRIES:
            yield Broken(f"more than {limits.ENTRIES:,} entries: the rest is left out")
            return
        if isinstance(item, dict):
            yield _entry(item, feed, address)
        else:
            yield Broken("an item that is none", at_entry=True)


def _entry(item: dict[str, Any], feed: dict[str, Any], address: str) -> Entry:
    link = _line(item.get("url")) or _line(item.get("external_url"))
    page, plain = item.get("content_html"), item.get("content_text")
    found: Entry = {
        "title": _line(item.get("title")),
        "link": whole_address([address, link]) if link else None,
        "authors": _authors(item) or _authors(feed),
        "published": _line(item.get("date_published")),
        "updated": _line(item.get("date_modified")),
        "publisher": _line(feed.get("title")),
        "language": _line(item.get("language")) or _line(feed.get("language")),
    }
    if isinstance(page, str) and page.strip():
        found |= {"html": page, "part": "content"}
    elif isinstance(plain, str) and plain.strip():
        found |= {"text": plain, "part": "content"}
    elif summary := _line(item.get("summary")):
        found |= {"text": summary, "part": "summary"}
    return {key: value for key, value in found.items() if value}


def _authors(told: dict[str, Any]) -> list[str]:
    """The names of `authors`, or of version 1's one `author`."""
    listed = told.get("authors")
    values = listed if isinstance(listed, list) else [told.get("author")]
    return [name for one in values if isinstance(one, dict) and (name := _line(one.get("name")))]


def _line(value: Any) -> str:
    return " ".join(value[:LONGEST_LINE].split()) if isinstance(value, str) else ""
