"""What a feed says of each of its entries: link, title, authors, days, publisher, and the fullest of its texts."""

import datetime
import email.utils
import html
import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urljoin, urlsplit

from communique.ingest.containers import limits
from communique.ingest.feeds import xml

_TAG = re.compile(r"</?[A-Za-z!][^<>]*>")
_MARKUP = re.compile(r"</?[A-Za-z!][^<>]*>|&(?:#\d+|#x[0-9a-f]+|[A-Za-z]\w+);", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:[T ][\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?$")
_SPACE = re.compile(r"\s+")
_MAILBOX = re.compile(r"\S+@\S+")
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_FOREIGN = ("itunes", "search.yahoo.com/mrss", "googleplay", "podcast")
"""Namespaces of elements that tell of sounds, films and pictures in the words of the others."""
PUBLISHED = ("published", "pubdate", "issued", "date", "created")
UPDATED = ("updated", "modified")
CONTENT = ("encoded", "content", "body", "fulltext")
SUMMARY = ("summary", "description", "abstract")

LONGEST_LINE = 2000
"""Code points of a title or a name; what is longer is cut, for none is."""

Entry = dict[str, Any]


def entries(data: bytes, address: str = "") -> Iterator[Entry | xml.Broken]:
    """The entries of a feed's bytes in order, each as the value of its JSON; what is silent is left out.

    `address` is where the feed was fetched, for links that are not whole.
    """
    feed = {**_feed(data), "address": address}
    number = 0
    for element in xml.elements(data):
        if isinstance(element, xml.Broken):
            yield element
        elif xml.name(element) in xml.ENTRIES:
            number += 1
            if number > limits.ENTRIES:
                yield xml.Broken(f"more than {limits.ENTRIES:,} entries: the rest is left out")
                return
            yield _entry(element, feed)


def _feed(data: bytes) -> Entry:
    """What a feed says of itself, wherever between its entries it says so."""
    feed: Entry = {}
    for element in xml.elements(data):
        if isinstance(element, xml.Broken) or xml.name(element) in xml.ENTRIES or _is_foreign(element):
            continue
        kind = xml.name(element)
        root = element.getroottree().getroot()
        feed.setdefault("language", root.get(_LANG))
        feed.setdefault("base", root.get(_BASE))
        if kind in ("title", "language") and not feed.get(kind):
            feed[kind] = _line(element)
        elif kind == "link":
            _add_link(feed, element)
        elif kind == "author" and "author" not in feed:
            feed["author"] = _authors(element)
    return feed


def _entry(element: Any, feed: Entry) -> Entry:
    found: Entry = {"authors": []}
    texts: dict[str, list[Any]] = {"content": [], "summary": []}
    for child in element.iterchildren("*"):
        kind = xml.name(child)
        if _is_foreign(child):
            continue
        if kind == "title":
            found.setdefault("title", _line(child))
        elif kind in ("link", "guid", "origlink"):
            _add_link(found, child)
        elif kind in ("author", "creator"):
            found["authors"] += [one for one in _authors(child) if one not in found["authors"]]
        elif kind in PUBLISHED:
            _put(found, "published", _moment(xml.text_of(child)))
        elif kind in UPDATED:
            _put(found, "updated", _moment(xml.text_of(child)))
        elif kind == "language":
            found["language"] = _line(child)
        elif kind == "source":
            _put(found, "publisher", _source(child))
        elif kind in CONTENT or kind in SUMMARY:
            texts["content" if kind in CONTENT else "summary"].append(child)
    found.update(_fullest(texts))
    return _finished(found, element, feed)


def _finished(found: Entry, element: Any, feed: Entry) -> Entry:
    """An entry with what the feed says for all of them, and without what nobody says."""
    bases = [feed["address"], feed.get("base") or feed.get("link") or feed.get("self"), element.get(_BASE)]
    link = found.pop("origin", None) or found.get("link") or found.get("other") or found.get("permalink")
    for other in ("self", "other", "permalink"):
        found.pop(other, None)
    found["link"] = whole_address([*bases, link]) if link else None
    found["authors"] = found["authors"] or feed.get("author", [])
    _put(found, "publisher", feed.get("title"))
    _put(found, "language", element.get(_LANG) or feed.get("language"))
    return {key: value for key, value in found.items() if value}


def _fullest(texts: dict[str, list[Any]]) -> Entry:
    """The longest text of an entry, as HTML or plain, and whether it is content or a summary."""
    best: tuple[int, str, str, bool] = (0, "", "", False)
    for part, elements in texts.items():
        for element in elements:
            form = (element.get("type") or "").lower()
            if element.get("src") or form.startswith(("image/", "audio/", "video/", "application/octet")):
                continue
            plain = form in ("text", "text/plain") and len(element) == 0
            words = xml.text_of(element) if plain else xml.markup_of(element)
            size = len(_SPACE.sub(" ", _TAG.sub("", words)))
            if size > best[0]:
                best = (size, part, words, not plain and _MARKUP.search(words) is not None)
    if not best[0]:
        return {}
    return {"html" if best[3] else "text": best[2], "part": best[1]}


def _add_link(found: Entry, element: Any) -> None:
    kind, href = xml.name(element), element.get("href")
    words = (href or xml.text_of(element)).strip()
    rel = (element.get("rel") or "alternate").lower()
    if not words:
        return
    if kind == "origlink":  # where a forwarding service has the entry from
        found["origin"] = words
    elif kind == "guid":
        if element.get("ispermalink", element.get("isPermaLink", "true")).lower() != "false" and "://" in words:
            found["permalink"] = words
    elif rel == "alternate":
        found.setdefault("link" if "html" in (element.get("type") or "html") else "other", words)
    elif rel == "self":
        found.setdefault("self", words)


def whole_address(parts: Sequence[str | None]) -> str | None:
    """A link made whole, each part against those before it; None when it does not lead to a page."""
    whole = ""
    try:
        for part in parts:
            whole = urljoin(whole, part or "")
        return whole if urlsplit(whole).scheme in ("http", "https") and whole.isprintable() else None
    except ValueError:
        return None


def _authors(element: Any) -> list[str]:
    """The names of an author's element: Atom's `name`, or RSS's "address (name)"."""
    named = [child for child in element.iterchildren("*") if xml.name(child) == "name"]
    words = _line(named[0] if named else element)
    if "@" in words:
        bracket = re.search(r"\(([^()]+)\)", words)
        words = bracket[1] if bracket else email.utils.parseaddr(words)[0]
    words = _MAILBOX.sub("", words).strip(" <>")
    return [words] if words else []


def _source(element: Any) -> str:
    """The outlet that an entry of a collecting feed comes from."""
    titles = [child for child in element.iterchildren("*") if xml.name(child) == "title"]
    return _line(titles[0]) if titles else _line(element) if len(element) == 0 else ""


def _line(element: Any) -> str:
    """The words of an element as one line, without markup."""
    words = xml.text_of(element)[:LONGEST_LINE]
    return _SPACE.sub(" ", html.unescape(_TAG.sub("", words))).strip()


def _moment(words: str) -> str | None:
    """A time of RSS or Atom in ISO's form; None for what is none."""
    words = _SPACE.sub(" ", words[:LONGEST_LINE]).strip()
    match = _ISO.match(words)
    try:
        if match is not None:
            datetime.date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
            return words
        return email.utils.parsedate_to_datetime(words).isoformat()
    except (ValueError, TypeError, OverflowError, LookupError, AttributeError):
        return None


def _put(found: Entry, key: str, value: Any) -> None:
    if value and not found.get(key):
        found[key] = value


def _is_foreign(element: Any) -> bool:
    return any(part in xml.namespace(element) for part in _FOREIGN)
