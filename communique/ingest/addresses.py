"""Addresses of the web among the sources: what fetches them is loaded when the first is asked for."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from communique.errors import SourceError
from communique.ingest.failure import Failure
from communique.records import Document

if TYPE_CHECKING:
    from communique.ingest.fetching.fetcher import Fetcher

SCHEMES = ("http", "https")


def is_address(source: str) -> bool:
    """Whether a source is an address, not a path."""
    return "://" in source


def check(source: str) -> None:
    """Raises `SourceError` for an address that is none of the web."""
    if source.partition("://")[0].strip().lower() not in SCHEMES:
        raise SourceError(f"{source}: only http and https addresses are fetched; save it and name the file")


class Pages:
    """Fetches the addresses of one run, at one pace."""

    def __init__(self) -> None:
        self._fetcher: Fetcher | None = None

    def documents(self, address: str) -> Iterator[Document | Failure]:
        """The page of an address, the documents in it if it holds several, or why there is none."""
        from communique.ingest import fetching

        if self._fetcher is None:
            self._fetcher = fetching.fetcher()
        return fetching.documents(address, self._fetcher)
