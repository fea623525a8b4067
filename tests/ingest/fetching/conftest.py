"""A site on loopback, and one beside it that nobody must ask."""

from collections.abc import Iterator

import pytest
from serving import Clock, Site


@pytest.fixture
def site() -> Iterator[Site]:
    with Site(Clock()).up() as site:
        yield site


@pytest.fixture
def secret() -> Iterator[Site]:
    """A server inside the walls: at the end of a test it must have seen no request."""
    with Site(Clock()).up() as site:
        site.lay("/", "the keys of the house")
        yield site
        assert site.asked == []
