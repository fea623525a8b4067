"""From an address to where its redirects end, a bounded number of steps."""

from collections.abc import Callable

from communique.errors import FetchError
from communique.ingest.fetching.answers import Answer
from communique.ingest.fetching.urls import Url, joined

FOLLOWED = 5


class EndlessRedirects(FetchError):
    """An address sends us on, and on."""


def follow(url: Url, ask: Callable[[Url], Answer]) -> list[Answer]:
    """The answers from an address to where its redirects end; raises `EndlessRedirects` when they do not."""
    answers = [ask(url)]
    while (location := answers[-1].redirect) is not None:
        if len(answers) > FOLLOWED:
            raise EndlessRedirects(f"more than {FOLLOWED} redirects, the last of them from {url}")
        url = joined(url, location)
        answers.append(ask(url))
    return answers
