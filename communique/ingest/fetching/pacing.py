"""Patience with servers: a pause between requests to one host, and later tries where a server is busy or fails."""

from collections.abc import Mapping
from datetime import UTC
from email.utils import parsedate_to_datetime

from communique.errors import FetchError
from communique.ingest.fetching.answers import Answer
from communique.ingest.fetching.client import Client
from communique.ingest.fetching.clock import Clock
from communique.ingest.fetching.urls import Url

PASSING = (429, 500, 502, 503, 504)
"""Answers that may be others in a moment."""
TRIES = 4
FIRST_PAUSE = 1.0
"""Seconds before the second try; each further pause is twice as long."""
LONGEST_PAUSE = 60.0
"""Seconds that we wait for a server, whatever it asks for: who wants more is left alone."""


class Pacer:
    """Asks servers one request at a time, never two in `interval` seconds, and again where that may help."""

    def __init__(self, client: Client, clock: Clock, *, interval: float = 1.0) -> None:
        self._client, self._clock, self._interval = client, clock, interval
        self._last: dict[str, float] = {}

    def ask(
        self, url: Url, headers: Mapping[str, str] | None = None, *, delay: float = 0.0, most: int | None = None
    ) -> Answer:
        """What the server answers, by the last of our tries; `delay` is a longer pause that it asks for.

        Raises `FetchError` as `Client.ask` does.
        """
        for pause in (*(FIRST_PAUSE * 2**n for n in range(TRIES - 1)), None):
            self._wait(url.host, max(delay, self._interval))
            try:
                answer = self._client.ask(url, headers, most=most)
            except FetchError as error:
                if pause is None or not error.passing:
                    raise
            else:
                if answer.status not in PASSING or pause is None:
                    return answer
                pause = max(pause, asked_pause(answer))
                if pause > LONGEST_PAUSE:
                    return answer
            self._clock.sleep(pause)
        raise AssertionError("the last try returns or raises")

    def _wait(self, host: str, pause: float) -> None:
        last = self._last.get(host)
        if last is not None and (left := last + pause - self._clock.passed()) > 0:
            self._clock.sleep(left)
        self._last[host] = self._clock.passed()


def asked_pause(answer: Answer) -> float:
    """The seconds until a server wants to be asked again (Retry-After, as a number or a date); 0 if it says nothing."""
    wanted = (answer.header("retry-after") or "").strip()
    if wanted.isdecimal():
        return float(wanted[:9])
    try:
        moment = parsedate_to_datetime(wanted)
    except (ValueError, TypeError, OverflowError):
        return 0.0
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - answer.at).total_seconds())
