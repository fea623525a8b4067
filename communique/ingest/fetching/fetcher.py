"""An address fetched as its site wants it: robots.txt first, redirects each checked anew, at the site's pace."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from communique.ingest.fetching.answers import Answer
from communique.ingest.fetching.pacing import Pacer, asked_pause
from communique.ingest.fetching.redirects import follow
from communique.ingest.fetching.robots import LARGEST, Robots
from communique.ingest.fetching.urls import Url, parsed

Conditions = Callable[[Url], Mapping[str, str]]
"""The headers that ask for an address only if it has changed."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What became of an address that was asked for: all answers on the way, the last of them where it ends."""

    asked: str
    answers: tuple[Answer, ...]

    @property
    def last(self) -> Answer:
        """Where the redirects end."""
        return self.answers[-1]

    @property
    def unchanged(self) -> bool:
        """Whether the server says that we have it already."""
        return self.last.unchanged

    @property
    def trouble(self) -> str | None:
        """Why the last answer is not the page; None if it is."""
        if self.last.succeeded or self.unchanged:
            return None
        pause = asked_pause(self.last)
        later = f", and wants to be asked again in {pause:,.0f} seconds" if pause else ""
        return f"the server answers {self.last.told}{later}"


class Fetcher:
    """Fetches addresses one after the other; remembers robots.txt and the pace of each site meanwhile."""

    def __init__(self, pacer: Pacer, agent: str) -> None:
        self._pacer = pacer
        self._robots = Robots(lambda url: follow(url, lambda one: pacer.ask(one, most=LARGEST))[-1], agent)

    def fetch(self, address: str, conditions: Conditions = lambda url: {}) -> Fetched:
        """What the address leads to; raises `FetchError` where that is no answer at all."""
        return Fetched(address, tuple(follow(parsed(address), lambda url: self._ask(url, conditions(url)))))

    def _ask(self, url: Url, headers: Mapping[str, str]) -> Answer:
        return self._pacer.ask(url, headers, delay=self._robots.delay(url))
