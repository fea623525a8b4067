"""Addresses as sources of a build, beside files."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from serving import Site

from communique import ingest
from communique.ingest import Failure
from communique.records import Document, document_id
from communique.settings import settings


@pytest.fixture(autouse=True)
def allowed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What these tests ask lies on loopback, at once."""
    monkeypatch.setenv("COMMUNIQUE_FETCH_PRIVATE", "1")
    monkeypatch.setenv("COMMUNIQUE_FETCH_INTERVAL", "0")
    settings.cache_clear()
    yield
    settings.cache_clear()


def test_an_address_gives_the_document_of_the_place_where_it_leads(site: Site) -> None:
    site.lay("/short", "", 301, Location="/page")
    site.lay("/page", "Talks.", Content_Type="text/plain; charset=utf-8")
    [document] = ingest.documents([f"http://127.0.0.1:{site.port}/short"])
    assert isinstance(document, Document)
    assert (document.id, document.data) == (document_id(b"Talks."), b"Talks.")
    assert document.source == f"http://127.0.0.1:{site.port}/page"
    assert document.media_type == "text/plain; charset=utf-8"
    assert document.fetched is not None and document.fetched.endswith("Z")


def test_what_cannot_be_fetched_is_a_failure_and_the_run_goes_on(site: Site, tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_text("Talks.")
    gone = f"http://127.0.0.1:{site.port}/gone"
    failure, document = ingest.documents([gone, str(tmp_path / "talks.txt")])
    assert failure == Failure(source=gone, reason="the server answers 404 Not Found")
    assert isinstance(document, Document)


def test_inside_is_refused_unless_the_setting_says_so(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COMMUNIQUE_FETCH_PRIVATE")
    settings.cache_clear()
    [failure] = ingest.documents([f"http://user:word@127.0.0.1:{site.port}/"])
    assert isinstance(failure, Failure) and "word" not in failure.source
    [failure] = ingest.documents([f"http://127.0.0.1:{site.port}/"])
    assert isinstance(failure, Failure) and failure.reason == "127.0.0.1 is a loopback address"
    assert site.asked == []


def test_robots_are_asked_once_for_all_addresses_of_a_run(site: Site) -> None:
    site.lay("/robots.txt", "User-agent: *\nDisallow: /no\n")
    site.lay("/a", "Talks.")
    site.lay("/b", "More talks.")
    found = list(ingest.documents([f"http://127.0.0.1:{site.port}/{name}" for name in ("a", "b", "no")]))
    assert [type(one) for one in found] == [Document, Document, Failure]
    assert [one.path for one in site.asked] == ["/robots.txt", "/a", "/b"]
