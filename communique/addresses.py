"""Addresses of pages: which of them name the same page."""

from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from courlan import normalize_url


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


class Visit(NamedTuple):
    """A document as what somebody found on a page: when that was last changed and when it was fetched, if known."""

    document: str
    page: str | None
    changed: str | None
    fetched: str | None
