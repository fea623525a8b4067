"""The addresses of the entries of a feed: RSS, Atom and JSON Feed."""

from collections.abc import Iterator
from itertools import islice

import orjson
from lxml import etree

from communique.errors import AddressRefused, FetchError
from communique.ingest.fetching.urls import Url, joined

LARGEST = 16 * 1024 * 1024
"""Bytes of a feed; the largest that people read have one or two million."""
MOST = 1000
"""Entries of a feed whose pages are fetched: far more than any feed has, too few to keep us for days."""
_ROOTS = {"rss", "feed", "rdf"}
_ENTRIES = {"item", "entry"}


def links(data: bytes, base: Url) -> list[str]:
    """The addresses of a feed's first entries, in its order and each once; raises `FetchError` for what is no feed.

    Entries without an address that could be asked for are left out.
    """
    if len(data) > LARGEST:
        raise FetchError(f"larger than a feed can be ({LARGEST:,} bytes)")
    found = _of_json(data) if data.lstrip().startswith(b"{") else _of_xml(data, base)
    whole = []
    for reference, start in islice(found, MOST):
        try:
            whole.append(str(joined(start or base, reference)))
        except AddressRefused:
            continue
    return list(dict.fromkeys(whole))


def _of_json(data: bytes) -> Iterator[tuple[str, Url | None]]:
    try:
        feed = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise FetchError("it is no feed: neither RSS, nor Atom, nor JSON Feed") from error
    items = feed.get("items")
    if not isinstance(items, list):
        raise FetchError("it is no feed: neither RSS, nor Atom, nor JSON Feed")
    addresses = (item.get("url") or item.get("external_url") for item in items if isinstance(item, dict))
    return ((address, None) for address in addresses if isinstance(address, str))


def _of_xml(data: bytes, base: Url) -> Iterator[tuple[str, Url | None]]:
    """Entities are not expanded and nothing is loaded: a feed is read as it stands."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        root = etree.fromstring(data.lstrip(), parser, base_url=str(base))
    except etree.XMLSyntaxError as error:
        raise FetchError(f"it is no feed: {error.msg}") from error
    if root is None or _name(root) not in _ROOTS:
        raise FetchError("it is no feed: neither RSS, nor Atom, nor JSON Feed")
    entries = (element for element in root.iter(etree.Element) if _name(element) in _ENTRIES)
    return (found for entry in entries if (found := _address(entry, base)) is not None)


def _address(entry: etree._Element, base: Url) -> tuple[str, Url | None] | None:
    """The best of an entry's addresses, and what it is relative to."""
    candidates = sorted(_candidates(entry), key=lambda candidate: candidate[0])
    for _, text, element in candidates:
        if text and text.strip():
            try:
                return text, joined(base, element.base or "")
            except AddressRefused:
                return text, None
    return None


def _candidates(entry: etree._Element) -> Iterator[tuple[int, str | None, etree._Element]]:
    """Addresses in an entry with their rank: the page itself before what stands for it."""
    for child in entry.iterchildren(etree.Element):
        name = _name(child)
        if name == "origlink":  # what a feed service has put its own counting address before
            yield 0, child.text, child
        elif name == "link" and child.get("href"):
            if child.get("rel", "alternate") == "alternate":
                yield (1 if "html" in child.get("type", "html") else 2), child.get("href"), child
        elif name == "link":
            yield 1, child.text, child
        elif name == "guid" and child.get("isPermaLink", "true") == "true" and "://" in (child.text or ""):
            yield 3, child.text, child


def _name(element: etree._Element) -> str:
    return str(etree.QName(element).localname).lower()
