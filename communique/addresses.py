"""Addresses of pages: which of them name the same page, and the day that many of them hold."""

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from courlan import normalize_url

from communique.records import Bounds, Published

_DAYS = (
    re.compile(r"/(?P<year>(?:19|20)\d\d)(?P<sep>[/_-])(?P<month>\d{1,2}|[a-z]{3,9})(?P=sep)(?P<day>\d{1,2})(?![\w])"),
    re.compile(r"[/_-](?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"),
    re.compile(r"[/_-](?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)"),
    re.compile(r"/(?P<year>(?:19|20)\d\d)[/_-](?P<month>\d\d)(?=/)"),
)
"""How content systems write the day, or the month, of publication into the path of a page."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@lru_cache(maxsize=10_000)
def page_of(address: str | None) -> str | None:
    """What all spellings of a page's address have in common; None for what is no page's address.

    Scheme, `www.`, fragment, a slash at the end and what only follows readers around (`utm_source`) make no other
    page. The front of a site is none: pages that take it for their own address are many.
    """
    if address is None or not address.strip().lower().startswith(("http://", "https://")):
        return None
    try:
        parts = urlsplit(normalize_url(address.strip()))
        host, path = (parts.hostname or "").removeprefix("www."), parts.path.rstrip("/")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return None
    if not host or not (path or parts.query):
        return None
    return f"{host}{port}{path}" + (f"?{parts.query}" if parts.query else "")


def day_of(address: str | None) -> Published | None:
    """The day or month of publication that a page's address holds: `/2024/05/16/`, `/2024/may/16/`, `/20240516-…`."""
    if address is None or page_of(address) is None:
        return None
    path = urlsplit(address.strip()).path.lower()
    for form in _DAYS:
        match = form.search(path)
        found = _published(match.groupdict()) if match is not None else None
        if found is not None:
            return found
    return None


def _published(parts: dict[str, str]) -> Published | None:
    name, day = parts["month"], parts.get("day")
    month = int(name) if name.isdecimal() else _MONTHS.index(name[:3]) + 1 if name[:3] in _MONTHS else 0
    try:
        found = date(int(parts["year"]), month, int(day or 1)).isoformat()
    except ValueError:
        return None
    if day is None:
        return Published(date=found[:7], precision="month", basis="metadata")
    return Published(date=found, precision="day", basis="metadata")


class Undated(NamedTuple):
    """A document that does not tell the day of its publication: what it tells instead, where and when it was found."""

    document: str
    genre: str
    written: Bounds | None
    address: str | None
    fetched: str | None


class Visit(NamedTuple):
    """A document as what somebody found on a page: when that was last changed and when it was fetched, if known.

    `page` is what all spellings of its `address` have in common.
    """

    document: str
    address: str | None
    page: str | None
    changed: str | None
    fetched: str | None
