"""Addresses and feeds fetched into a WARC file, one after another, with word of each."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from communique.errors import AddressRefused, FetchError, ReadingError
from communique.ingest import unpacking
from communique.ingest.fetching.archive import Archive
from communique.ingest.fetching.fetcher import Fetched, Fetcher
from communique.ingest.fetching.urls import Url, parsed, shown

MOST = 1000
"""Entries of a feed whose pages are fetched: far more than any feed has, too few to keep us for days."""


@dataclass(frozen=True, slots=True)
class Report:
    """What became of one address: fetched; unchanged since it was; known, and so not asked for; or failed and why."""

    address: str
    outcome: Literal["fetched", "unchanged", "known", "failed"]
    final: str | None = None  # where it led
    status: int | None = None
    media_type: str | None = None
    size: int = 0  # bytes, unpacked
    reason: str | None = None


class Collector:
    """Fetches into an archive, each address once a run."""

    def __init__(self, fetcher: Fetcher, archive: Archive) -> None:
        self._fetcher, self._archive = fetcher, archive
        self._asked: set[str] = set()

    def pages(self, addresses: Sequence[str]) -> Iterator[Report]:
        """Fetches addresses, those that are known only if they have changed."""
        for address in addresses:
            if self._is_new(address):
                yield self._fetch(address)[0]

    def feed(self, address: str, *, again: bool = False) -> Iterator[Report]:
        """Fetches a feed and then the pages of its entries: those that are not known, or `again` all that changed."""
        report, page = self._fetch(address)
        try:
            entries = _links(*page) if page is not None else []
        except (FetchError, ReadingError) as error:
            yield Report(shown(address), "failed", report.final, report.status, reason=str(error))
            return
        yield report
        for entry in entries:
            if not self._is_new(entry):
                continue
            if not again and self._archive.holds(parsed(entry)):
                yield Report(entry, "known")
            else:
                yield self._fetch(entry)[0]

    def _is_new(self, address: str) -> bool:
        new = address not in self._asked
        self._asked.add(address)
        return new

    def _fetch(self, address: str) -> tuple[Report, tuple[bytes, Url] | None]:
        """Word of an address, and its page with the address that it is at."""
        try:
            fetched = self._fetcher.fetch(address, self._archive.conditions)
        except FetchError as error:
            return Report(shown(address), "failed", reason=str(error)), None
        last = fetched.last
        page = self._archive.page(last.url) if fetched.unchanged else last.data
        report = self._report(fetched)
        return report, (page, last.url) if page is not None and report.outcome != "failed" else None

    def _report(self, fetched: Fetched) -> Report:
        """Keeps what is new of a fetch, and tells of it."""
        last = fetched.last
        same = fetched.unchanged or self._archive.same(last)
        new = [answer for answer in fetched.answers if not answer.unchanged and not self._archive.same(answer)]
        if new:
            self._archive.add(new)
        return Report(
            address=shown(fetched.asked),
            outcome="failed" if fetched.trouble is not None else "unchanged" if same else "fetched",
            final=str(last.url),
            status=last.status,
            media_type=last.media_type,
            size=len(last.data),
            reason=fetched.trouble,
        )


def _links(data: bytes, base: Url) -> list[str]:
    """The addresses of a feed's first entries that may be asked for, each once; raises `ReadingError` for no feed."""
    found: dict[str, None] = {}
    for link in unpacking.links(data, str(base))[:MOST]:
        with suppress(AddressRefused):
            found.setdefault(str(parsed(link)))
    return list(found)
