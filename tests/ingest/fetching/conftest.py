"""A site on loopback, and one beside it that nobody must ask."""

from collections.abc import Iterator
from contextlib import ExitStack, suppress

import pytest
from serving import Clock, Site


@pytest.fixture
def site() -> Iterator[Site]:
    with Site(Clock()).up() as site:
        yield site


@pytest.fixture
def secret() -> Iterator[Site]:
    """A server inside the walls, by IPv4 and IPv6: at the end of a test it must have seen no request."""
    with ExitStack() as stack:
        sites = [stack.enter_context(Site(Clock()).up())]
        with suppress(OSError):  # there are machines without IPv6
            sites.append(stack.enter_context(Site(Clock(), "::1", sites[0].port).up()))
        for site in sites:
            site.lay("/", "the keys of the house")
        yield sites[0]
        assert [site.asked for site in sites] == [[] for _ in sites]
