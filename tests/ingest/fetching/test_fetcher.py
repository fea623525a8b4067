"""A page is fetched as its site allows it, at the site's pace, with patience and within limits."""

import gzip
import time
import zlib
from collections.abc import Iterator
from itertools import repeat

import pytest
from serving import Page, Site, fetcher

from communique.errors import FetchError
from communique.ingest.fetching.client import Limits

SMALL = Limits(connecting=2, silence=2, whole=20, size=10_000)


def test_a_page_comes_with_its_type_and_the_address_that_it_is_at(site: Site) -> None:
    site.lay("/readout", "Прием".encode("cp1251"), Content_Type="text/html; charset=windows-1251")
    fetched = fetcher(site).fetch(f"http://ministry.example:{site.port}/readout#top")
    assert fetched.trouble is None
    assert fetched.last.data == "Прием".encode("cp1251")
    assert fetched.last.header("content-type") == "text/html; charset=windows-1251"
    assert str(fetched.last.url) == f"http://ministry.example:{site.port}/readout"


def test_we_say_who_we_are_and_send_no_more_than_that(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    site.lay("/robots.txt", "", Set_Cookie="seen=1; Path=/")
    site.lay("/", "Talks.", Set_Cookie="user=7; Path=/")
    asking = fetcher(site)
    for _ in range(2):
        asking.fetch(f"http://ministry.example:{site.port}/")
    assert {one.headers["User-Agent"] for one in site.asked} == {"communique/test (+desk@example.org)"}
    assert all("Cookie" not in one.headers and "Authorization" not in one.headers for one in site.asked)
    assert {one.headers["Host"] for one in site.asked} == {f"ministry.example:{site.port}"}


class TestRobots:
    def test_is_asked_for_once_and_obeyed(self, site: Site) -> None:
        site.lay("/robots.txt", "User-agent: *\nDisallow: /private\nAllow: /private/speech\n")
        site.lay("/private/speech", "A speech.")
        asking = fetcher(site)
        with pytest.raises(FetchError, match=r"robots\.txt asks not to"):
            asking.fetch(f"http://ministry.example:{site.port}/private/list")
        assert asking.fetch(f"http://ministry.example:{site.port}/private/speech").trouble is None
        assert [one.path for one in site.asked] == ["/robots.txt", "/private/speech"]

    def test_rules_for_us_go_before_rules_for_all(self, site: Site) -> None:
        site.lay("/robots.txt", "User-agent: *\nAllow: /\n\nUser-agent: Communique\nDisallow: /*.pdf$\n")
        with pytest.raises(FetchError, match=r"robots\.txt"):
            fetcher(site).fetch(f"http://ministry.example:{site.port}/a.pdf")

    def test_where_there_is_none_all_may_be_fetched(self, site: Site) -> None:
        site.lay("/robots.txt", "no", 404)
        site.lay("/", "Talks.")
        assert fetcher(site).fetch(f"http://ministry.example:{site.port}/").trouble is None

    @pytest.mark.parametrize("status", [429, 500, 503])
    def test_where_it_cannot_be_had_nothing_is_fetched(self, site: Site, status: int) -> None:
        site.lay("/robots.txt", "later", status)
        asking = fetcher(site)
        for _ in range(2):
            with pytest.raises(FetchError, match=rf"robots\.txt cannot be had.*{status}"):
                asking.fetch(f"http://ministry.example:{site.port}/")
        assert site.paths() == []
        assert len(site.asked) == 4, "the tries of one question, not of two"

    def test_its_redirects_are_followed(self, site: Site) -> None:
        site.lay("/robots.txt", "", 301, Location="/rules.txt")
        site.lay("/rules.txt", "User-agent: *\nDisallow: /\n")
        with pytest.raises(FetchError, match=r"robots\.txt asks not to"):
            fetcher(site).fetch(f"http://ministry.example:{site.port}/")

    def test_where_its_redirects_do_not_end_all_may_be_fetched(self, site: Site) -> None:
        site.lay("/robots.txt", "", 301, Location="/robots.txt")
        site.lay("/", "Talks.")
        assert fetcher(site).fetch(f"http://ministry.example:{site.port}/").trouble is None

    def test_where_its_server_breaks_off_nothing_is_fetched(self, site: Site) -> None:
        site.pages["/robots.txt"] = [Page(b"", bare=True)]
        asking = fetcher(site)
        for _ in range(2):
            with pytest.raises(FetchError, match=r"robots\.txt cannot be had: the connection broke"):
                asking.fetch(f"http://ministry.example:{site.port}/")
        assert len(site.asked) == 4

    def test_only_its_beginning_is_read(self, site: Site) -> None:
        site.lay("/robots.txt", "User-agent: *\nDisallow: /no\n" + "# much ado\n" * 100_000 + "Disallow: /\n")
        site.lay("/yes", "Talks.")
        asking = fetcher(site)
        assert asking.fetch(f"http://ministry.example:{site.port}/yes").trouble is None
        with pytest.raises(FetchError, match=r"robots\.txt asks not to"):
            asking.fetch(f"http://ministry.example:{site.port}/no")

    @pytest.mark.parametrize("delay", ["nan", "-5", "soon", "0"])
    def test_a_pause_that_is_none_is_ours(self, site: Site, delay: str) -> None:
        site.lay("/robots.txt", f"User-agent: *\nCrawl-delay: {delay}\n")
        site.lay("/", "Talks.")
        assert fetcher(site).fetch(f"http://ministry.example:{site.port}/").trouble is None
        assert [one.at for one in site.asked] == [0, 1]

    def test_the_pause_that_it_asks_for_is_kept(self, site: Site) -> None:
        site.lay("/robots.txt", "User-agent: *\nCrawl-delay: 7\n")
        site.lay("/", "Talks.")
        asking = fetcher(site)
        for _ in range(2):
            asking.fetch(f"http://ministry.example:{site.port}/")
        assert [one.at for one in site.asked] == [0, 7, 14]

    def test_a_site_that_asks_for_too_long_a_pause_is_left_alone(self, site: Site) -> None:
        site.lay("/robots.txt", "User-agent: *\nCrawl-delay: 3600\n")
        with pytest.raises(FetchError, match="3600 seconds"):
            fetcher(site).fetch(f"http://ministry.example:{site.port}/")


class TestPatience:
    def test_a_host_is_asked_once_a_second_and_another_at_once(self, site: Site) -> None:
        site.lay("/", "Talks.")
        asking = fetcher(site)
        for host in ("one", "one", "two"):
            asking.fetch(f"http://{host}.example:{site.port}/")
        assert [one.at for one in site.asked] == [0, 1, 2, 2, 3]

    def test_a_busy_server_is_asked_again_after_ever_longer_pauses(self, site: Site) -> None:
        for status in (503, 502, 200):
            site.lay("/", "Talks.", status)
        assert fetcher(site).fetch(f"http://ministry.example:{site.port}/").trouble is None
        assert [one.at for one in site.asked if one.path == "/"] == [1, 2, 4]

    @pytest.mark.parametrize("wanted", ["", "soon", "-1", "Fri, 17 May 1024 12:00:31 GMT", "Mon, 99 Foo 9999999 9"])
    def test_a_server_that_says_when_in_no_words_is_asked_soon(self, site: Site, wanted: str) -> None:
        site.lay("/", "slowly", 429, Retry_After=wanted)
        site.lay("/", "Talks.")
        assert fetcher(site).fetch(f"http://ministry.example:{site.port}/").trouble is None
        assert [one.at for one in site.asked if one.path == "/"] == [1, 2]

    @pytest.mark.parametrize("wanted", ["30", "Fri, 17 May 2024 12:00:31 GMT"])
    def test_a_server_that_says_when_is_asked_then(self, site: Site, wanted: str) -> None:
        site.lay("/", "slowly", 429, Retry_After=wanted)
        site.lay("/", "Talks.")
        assert fetcher(site).fetch(f"http://ministry.example:{site.port}/").trouble is None
        assert [one.at for one in site.asked if one.path == "/"] == [1, 31]

    def test_a_server_that_wants_to_be_asked_much_later_is_left_alone(self, site: Site) -> None:
        site.lay("/", "slowly", 429, Retry_After="86400")
        fetched = fetcher(site).fetch(f"http://ministry.example:{site.port}/")
        assert (
            fetched.trouble == "the server answers 429 Too Many Requests, and wants to be asked again in 86,400 seconds"
        )
        assert site.paths() == ["/"]

    def test_after_some_tries_it_is_given_up(self, site: Site) -> None:
        site.lay("/", "no", 500)
        fetched = fetcher(site).fetch(f"http://ministry.example:{site.port}/")
        assert fetched.trouble == "the server answers 500 Internal Server Error"
        assert len(site.paths()) == 4

    def test_a_server_that_thinks_we_have_the_page_is_wrong(self, site: Site) -> None:
        site.lay("/", "", 304)
        assert (
            fetcher(site).fetch(f"http://ministry.example:{site.port}/").trouble
            == "the server answers 304 Not Modified"
        )

    def test_what_a_server_says_cannot_drive_a_terminal(self, site: Site) -> None:
        site.pages["/"] = [Page(b"HTTP/1.1 404 \x9b2J gone\r\nContent-Length: 0\r\n\r\n", bare=True)]
        trouble = fetcher(site).fetch(f"http://ministry.example:{site.port}/").trouble
        assert trouble is not None and trouble.isprintable()

    def test_what_is_not_there_is_asked_for_once(self, site: Site) -> None:
        assert "404" in str(fetcher(site).fetch(f"http://ministry.example:{site.port}/gone").trouble)
        assert site.paths() == ["/gone"]

    def test_a_broken_connection_is_tried_again(self, site: Site) -> None:
        site.lay("/", "half", Content_Length="1000")
        site.lay("/", "Talks.")
        site.pages["/"][0].chunks = lambda: iter([b"half"])
        assert fetcher(site).fetch(f"http://ministry.example:{site.port}/").last.data == b"Talks."


class TestRedirects:
    def test_lead_to_the_page_and_to_its_address(self, site: Site) -> None:
        site.lay("/short", "", 301, Location=f"//press.example:{site.port}/long title?a=ü")
        site.lay("/long%20title?a=%C3%BC", "Talks.")
        fetched = fetcher(site).fetch(f"http://ministry.example:{site.port}/short")
        assert [answer.status for answer in fetched.answers] == [301, 200]
        assert str(fetched.last.url) == f"http://press.example:{site.port}/long%20title?a=%C3%BC"

    def test_are_subject_to_the_rules_of_where_they_lead(self, site: Site) -> None:
        site.lay("/robots.txt", "User-agent: *\nDisallow: /private\n")
        site.lay("/short", "", 302, Location="/private")
        with pytest.raises(FetchError, match=r"robots\.txt"):
            fetcher(site).fetch(f"http://ministry.example:{site.port}/short")
        assert site.paths() == ["/short"]

    def test_end_after_five(self, site: Site) -> None:
        for n in range(7):
            site.lay(f"/{n}", "", 302, Location=f"/{n + 1}")
        site.lay("/7", "Talks.")
        assert fetcher(site).fetch(f"http://ministry.example:{site.port}/2").trouble is None
        with pytest.raises(FetchError, match="more than 5 redirects"):
            fetcher(site).fetch(f"http://ministry.example:{site.port}/1")


class TestLimits:
    @pytest.mark.parametrize("coding", ["gzip", "deflate"])
    def test_packed_pages_are_unpacked(self, site: Site, coding: str) -> None:
        text = b"The ministers met in Accra. " * 50
        site.lay("/", gzip.compress(text) if coding == "gzip" else zlib.compress(text), Content_Encoding=coding)
        site.lay("/bare", zlib.compress(text, wbits=-15), Content_Encoding="deflate")
        asking = fetcher(site)
        for path in ("/", "/bare"):
            assert asking.fetch(f"http://ministry.example:{site.port}{path}").last.data == text

    def test_a_bomb_ends_at_the_limit(self, site: Site) -> None:
        site.lay("/", gzip.compress(bytes(2_000_000)), Content_Encoding="gzip")
        assert len(site.pages["/"][0].body) < SMALL.size
        with pytest.raises(FetchError, match="larger than 10,000 bytes when it is unpacked"):
            fetcher(site, limits=SMALL).fetch(f"http://ministry.example:{site.port}/")

    def test_a_page_that_says_it_is_too_large_is_not_read(self, site: Site) -> None:
        site.lay("/", "x", Content_Length="999999")
        with pytest.raises(FetchError, match="larger than 10,000 bytes"):
            fetcher(site, limits=SMALL).fetch(f"http://ministry.example:{site.port}/")

    def test_a_page_without_end_ends_at_the_limit(self, site: Site) -> None:
        sent = 0

        def endless() -> Iterator[bytes]:
            nonlocal sent
            for chunk in repeat(b"x" * 4096, 100_000):
                sent += len(chunk)
                yield chunk

        site.pages["/"] = [Page(chunks=endless)]
        with pytest.raises(FetchError, match="larger than 10,000 bytes"):
            fetcher(site, limits=SMALL).fetch(f"http://ministry.example:{site.port}/")
        assert sent < 100_000 * 4096

    @pytest.mark.parametrize(
        ("body", "coding"),
        [(b"not packed", "gzip"), (gzip.compress(b"cut off" * 99, mtime=0)[:-9], "gzip"), (b"x", "br")],
    )
    def test_what_cannot_be_unpacked_is_told(self, site: Site, body: bytes, coding: str) -> None:
        site.lay("/", body, Content_Encoding=coding)
        with pytest.raises(FetchError, match=r"packed|breaks off"):
            fetcher(site).fetch(f"http://ministry.example:{site.port}/")

    @pytest.mark.parametrize("bare", [False, True], ids=["page", "headers"])
    def test_a_server_that_drips_is_left_when_the_time_is_up(self, site: Site, bare: bool) -> None:
        def dripping() -> Iterator[bytes]:
            yield b"HTTP/1.1 200 OK\r\nX: " if bare else b""
            for _ in range(200):
                site.clock.slept += 1  # each byte comes in time, and all of them never
                time.sleep(0.001)
                yield b"x"

        site.pages["/"] = [Page(chunks=dripping, bare=bare)]
        with pytest.raises(FetchError, match="not finished within 20 seconds"):
            fetcher(site, limits=SMALL).fetch(f"http://ministry.example:{site.port}/")

    def test_headers_without_end_end(self, site: Site) -> None:
        site.pages["/"] = [Page(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200_000, bare=True)]
        with pytest.raises(FetchError, match="the connection broke"):
            fetcher(site).fetch(f"http://ministry.example:{site.port}/")

    def test_a_server_that_is_silent_is_left(self, site: Site) -> None:
        def silent() -> Iterator[bytes]:
            yield b"x"
            time.sleep(0.5)
            yield b"y"

        site.pages["/"] = [Page(chunks=silent)]
        impatient = Limits(connecting=2, silence=0.05, whole=20, size=100)
        with pytest.raises(FetchError, match="does not answer in time"):
            fetcher(site, limits=impatient).fetch(f"http://ministry.example:{site.port}/")
