"""robots.txt, obeyed as RFC 9309 says: asked for once a site, before anything else there."""

from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego

from communique.errors import AddressRefused, FetchError
from communique.ingest.fetching.answers import Answer
from communique.ingest.fetching.redirects import EndlessRedirects
from communique.ingest.fetching.urls import Url

LARGEST = 512 * 1024
"""Bytes that are read of a robots.txt; RFC 9309 wants 500 kibibytes at least."""
LONGEST_DELAY = 60.0
"""Seconds between two pages beyond which a site is left alone."""


@dataclass(frozen=True, slots=True)
class _Rules:
    """What one site wants: its robots.txt, or why nothing may be asked for."""

    text: Protego | None = None
    refusal: str | None = None


class Robots:
    """Knows what sites let `agent` fetch. `ask` gives where robots.txt's redirects end."""

    def __init__(self, ask: Callable[[Url], Answer], agent: str) -> None:
        self._ask, self._agent = ask, agent
        self._rules: dict[str, _Rules] = {}

    def delay(self, url: Url) -> float:
        """Seconds that the site wants between two requests; raises `FetchError` where the page must be left alone."""
        if url.origin not in self._rules:
            self._rules[url.origin] = self._learned(url)
        rules = self._rules[url.origin]
        if rules.refusal is not None:
            raise FetchError(rules.refusal)
        if rules.text is None:
            return 0.0
        if not rules.text.can_fetch(str(url), self._agent):
            raise FetchError("its robots.txt asks not to fetch it")
        delay = float(rules.text.crawl_delay(self._agent) or 0.0)
        if not delay > 0:  # less than nothing, or no number at all
            return 0.0
        if delay > LONGEST_DELAY:
            raise FetchError(f"its robots.txt asks to wait {delay:g} seconds between pages; that is too long")
        return delay

    def _learned(self, url: Url) -> _Rules:
        """The rules of a site; none where it says that it has none, all refused where it cannot say."""
        try:
            answer = self._ask(Url(url.scheme, url.host, url.port, "/robots.txt"))
        except EndlessRedirects:
            return _Rules()
        except AddressRefused:
            raise
        except FetchError as error:
            return _Rules(refusal=f"its robots.txt cannot be had: {error}")
        if answer.succeeded:
            return _Rules(Protego.parse(answer.data.decode("utf-8", errors="replace").removeprefix("\ufeff")))
        # RFC 9309, 2.3.1: what is not there forbids nothing; a server that fails, or wants to be left in peace, does.
        if 300 <= answer.status < 500 and answer.status != 429:
            return _Rules()
        return _Rules(refusal=f"its robots.txt cannot be had: the server answers {answer.told}")
