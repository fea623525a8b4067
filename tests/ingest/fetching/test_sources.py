"""Addresses as sources of a build, beside files."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from serving import Site

from communique import ingest
from communique.ingest import Failure, fetching
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
    assert document.asked == f"http://127.0.0.1:{site.port}/short"
    assert document.media_type == "text/plain; charset=utf-8"
    assert document.fetched is not None and document.fetched.endswith("Z")


def test_a_page_is_the_same_document_fetched_now_or_read_offline(site: Site, tmp_path: Path) -> None:
    address = f"http://127.0.0.1:{site.port}/page"
    site.lay("/page", "<p>Министр прибыл в Аккру.".encode("cp1251"), Content_Type="text/html; charset=windows-1251")
    path = tmp_path / "pages.warc.gz"
    list(fetching.Collector(fetching.fetcher(), fetching.Archive(path)).pages([address]))
    now, offline = ingest.documents([address, str(path)])
    assert isinstance(now, Document) and isinstance(offline, Document)
    assert (now.id, now.source, now.media_type) == (offline.id, offline.source, offline.media_type)


def test_where_redirects_began_is_kept_in_an_archive_too(site: Site, tmp_path: Path) -> None:
    address = f"http://127.0.0.1:{site.port}"
    site.lay("/short", "", 301, Location="/longer")
    site.lay("/longer", "", 302, Location="/page")
    site.lay("/page", "Talks.", Content_Type="text/plain")
    path = tmp_path / "pages.warc.gz"
    list(fetching.Collector(fetching.fetcher(), fetching.Archive(path)).pages([f"{address}/short"]))
    [offline] = ingest.documents([str(path)])
    assert isinstance(offline, Document)
    assert (offline.source, offline.asked) == (f"{address}/page", f"{address}/short")


def test_a_feed_or_an_archive_gives_what_is_in_it(site: Site) -> None:
    site.lay(
        "/feed", "<rss><channel><item><title>Talks</title><link>http://press.example/1</link></item></channel></rss>"
    )
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("talks.txt", "Talks.")
    site.lay("/talks.zip", packed.getvalue())
    place = f"http://127.0.0.1:{site.port}"
    found = list(ingest.documents([f"{place}/feed", f"{place}/talks.zip"]))
    assert [one.source for one in found] == ["http://press.example/1", f"{place}/talks.zip!talks.txt"]
    assert all(isinstance(one, Document) and one.fetched is not None for one in found)


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
