"""Pages from the web, fetched so that nobody is troubled and nothing inside anybody's walls is reached.

`urls.py` reads addresses, `addresses.py` says which places may be asked, `connecting.py` connects to those alone;
`client.py` makes one exchange, `pacing.py` several with patience, `robots.py` asks first, `fetcher.py` does all of
this for one address, and `collecting.py` for many, into the WARC file of `archive.py`.
"""

from collections.abc import Iterator
from io import BytesIO

from communique import __version__
from communique.errors import FetchError
from communique.ingest import unpacking
from communique.ingest.containers import http
from communique.ingest.containers.flows import Flow
from communique.ingest.failure import Failure
from communique.ingest.fetching.addresses import Anywhere, Public
from communique.ingest.fetching.answers import Answer
from communique.ingest.fetching.archive import SUFFIX, Archive
from communique.ingest.fetching.client import Client, Limits
from communique.ingest.fetching.clock import Clock, SystemClock
from communique.ingest.fetching.collecting import Collector
from communique.ingest.fetching.fetcher import Fetcher
from communique.ingest.fetching.pacing import Pacer
from communique.ingest.fetching.urls import shown
from communique.records import Document
from communique.settings import Settings, settings

__all__ = ["SUFFIX", "Archive", "Collector", "documents", "fetcher"]

AGENT = "communique"
"""What robots.txt may call us."""


def fetcher(chosen: Settings | None = None, clock: Clock | None = None) -> Fetcher:
    """A fetcher as the settings want it."""
    chosen, clock = chosen or settings(), clock or SystemClock()
    contact = f" (+{chosen.fetch_contact})" if chosen.fetch_contact else ""
    client = Client(
        Anywhere() if chosen.fetch_private else Public(),
        clock,
        agent=f"{AGENT}/{__version__}{contact}",
        limits=Limits(whole=chosen.fetch_seconds, size=chosen.fetch_bytes),
    )
    return Fetcher(Pacer(client, clock, interval=chosen.fetch_interval), AGENT)


def documents(address: str, through: Fetcher) -> Iterator[Document | Failure]:
    """The page of an address as a document of the place where it was found, or the documents in it; why not, if not.

    A page gives the same document here as from a WARC file of `communique fetch`.
    """
    try:
        fetched = through.fetch(address)
    except FetchError as error:
        yield Failure(source=shown(address), reason=str(error))
        return
    if fetched.trouble is not None:
        yield Failure(source=shown(address), reason=fetched.trouble)
        return
    place = str(fetched.last.url)
    data, media_type = http.in_stated_encoding(fetched.last.data, fetched.last.media_type)
    for one in unpacking.documents(Flow(BytesIO(data), file=BytesIO(data)), place):
        if isinstance(one, Failure):
            yield one
        else:
            told = media_type if one.source == place and one.media_type is None else one.media_type
            asked = shown(address) if len(fetched.answers) > 1 else None
            yield one.model_copy(update={"media_type": told, "fetched": _moment(fetched.last), "asked": asked})


def _moment(answer: Answer) -> str:
    return answer.at.isoformat(timespec="seconds").replace("+00:00", "Z")
