"""Pages and feeds are fetched into a WARC file: whole, once, and readable by any program that knows the form."""

import gzip
from itertools import pairwise
from pathlib import Path

import pytest
from serving import Site, fetcher
from warcio.archiveiterator import ArchiveIterator
from warcio.recordloader import ArcWarcRecord

from communique.errors import SourceError
from communique.ingest.fetching import collecting
from communique.ingest.fetching.archive import Archive
from communique.ingest.fetching.collecting import Collector, Report

RSS = """<?xml version="1.0"?>
<!DOCTYPE rss [<!ENTITY inside SYSTEM "file:///etc/hostname"><!ENTITY a "aa"><!ENTITY b "&a;&a;">]>
<rss version="2.0" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><channel><title>Ministry</title>
<link>http://ministry.example:PORT/</link>
<item><title>One &b;&inside;</title><link> http://ministry.example:PORT/1 </link></item>
<item><title>Two</title><link>/2</link><feedburner:origLink>/2?from=feed</feedburner:origLink></item>
<item><title>One again</title><link>http://ministry.example:PORT/1#more</link></item>
<item><title>Three</title><guid>http://ministry.example:PORT/3</guid></item>
<item><title>No address</title><guid isPermaLink="false">tag:4</guid></item>
<item><title>Elsewhere</title><link>javascript:alert(1)</link></item>
<item><title>Inside</title><link>http://127.0.0.1/</link></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://ministry.example:PORT/en/">
<link rel="self" href="feed.xml"/>
<entry><link rel="edit" href="no"/><link rel="alternate" type="application/pdf" href="1.pdf"/>
<link rel="alternate" type="text/html" href="1"/></entry>
<entry><link href="2"/></entry></feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="x"><link>http://ministry.example:PORT/</link></channel>
<item rdf:about="y"><link>http://ministry.example:PORT/en/1</link></item>
<item><link>http://ministry.example:PORT/en/2</link></item></rdf:RDF>"""

JSON = '{"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "/en/1"}, {"url": "/en/2"}, {"id": 3}, 4]}'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "pages.warc.gz"


def collector(site: Site, path: Path) -> Collector:
    return Collector(fetcher(site), Archive(path))


def address(site: Site, target: str = "/") -> str:
    return f"http://ministry.example:{site.port}{target}"


def outcomes(reports: "list[Report]") -> list[tuple[str, str]]:
    return [(one.address.partition(".example")[2].partition("/")[2], one.outcome) for one in reports]


def records(path: Path) -> list[tuple[str, str, str, bytes]]:
    """Kind, address, status or first line, and unpacked content of each record, as another program reads them."""

    def told(record: ArcWarcRecord) -> tuple[str, str, str, bytes]:
        headers = record.http_headers
        target = record.rec_headers.get_header("WARC-Target-URI") or ""
        return record.rec_type, target, headers.statusline if headers else "", record.content_stream().read()

    with path.open("rb") as stream:
        iterator = ArchiveIterator(stream, check_digests="raise")
        return [told(record) for record in iterator]


def test_every_exchange_is_kept_as_a_plain_record(site: Site, path: Path) -> None:
    site.lay("/short", "", 301, Location="/page")
    site.lay(
        "/page", gzip.compress(b"Talks.", mtime=0), Content_Type="text/html; charset=koi8-r", Content_Encoding="gzip"
    )
    list(collector(site, path).pages([address(site, "/short")]))
    assert records(path)[1:] == [
        ("request", address(site, "/short"), "/short HTTP/1.1", b""),
        ("response", address(site, "/short"), "301 Moved Permanently", b""),
        ("request", address(site, "/page"), "/page HTTP/1.1", b""),
        ("response", address(site, "/page"), "200 OK", b"Talks."),
    ]
    with path.open("rb") as stream:
        *_, last = ArchiveIterator(stream)
    assert last.rec_headers.get_header("WARC-Date") == "2024-05-17T12:00:02Z"
    assert last.rec_headers.get_header("WARC-IP-Address") == "127.0.0.1"
    assert last.http_headers.get_header("Content-Type") == "text/html; charset=koi8-r"


def test_a_page_that_did_not_change_adds_nothing(site: Site, path: Path) -> None:
    site.lay("/", "Talks.", ETag='"v1"', Last_Modified="Thu, 16 May 2024 08:00:00 GMT")
    site.lay("/", "", 304)
    assert outcomes(list(collector(site, path).pages([address(site)]))) == [("", "fetched")]
    before = path.read_bytes()
    assert outcomes(list(collector(site, path).pages([address(site)]))) == [("", "unchanged")]
    assert path.read_bytes() == before
    assert site.asked[-1].headers["If-None-Match"] == '"v1"'
    assert site.asked[-1].headers["If-Modified-Since"] == "Thu, 16 May 2024 08:00:00 GMT"


def test_nor_does_a_page_whose_server_does_not_know_that_it_did_not(site: Site, path: Path) -> None:
    site.lay("/", "Talks.")
    assert outcomes(list(collector(site, path).pages([address(site)]))) == [("", "fetched")]
    before = path.read_bytes()
    assert outcomes(list(collector(site, path).pages([address(site)]))) == [("", "unchanged")]
    assert path.read_bytes() == before


def test_a_page_that_changed_is_added_behind_the_old_one(site: Site, path: Path) -> None:
    site.lay("/", "Talks.", ETag='"v1"')
    site.lay("/", "Talks and a treaty.", ETag='"v2"')
    for _ in range(2):
        assert outcomes(list(collector(site, path).pages([address(site)]))) == [("", "fetched")]
    assert [content for kind, _, _, content in records(path) if kind == "response"] == [
        b"Talks.",
        b"Talks and a treaty.",
    ]


def test_a_page_stays_known_while_its_server_fails(site: Site, path: Path) -> None:
    site.lay("/", "Talks.", ETag='"v1"')
    for status in (404, 404, 304):
        site.lay("/", "gone?" if status == 404 else "", status)
    for outcome in ("fetched", "failed", "failed", "unchanged"):
        assert outcomes(list(collector(site, path).pages([address(site)]))) == [("", outcome)]
    assert [status for kind, _, status, _ in records(path) if kind == "response"] == ["200 OK", "404 Not Found"]


def test_an_address_is_fetched_once_a_run(site: Site, path: Path) -> None:
    site.lay("/", "Talks.")
    assert len(list(collector(site, path).pages([address(site), address(site)]))) == 1


def test_a_failure_is_told_and_the_rest_goes_on(site: Site, path: Path) -> None:
    site.lay("/", "Talks.")
    reports = list(
        collector(site, path).pages(["ftp://x.example/", "http://10.0.0.1/", address(site, "/no"), address(site)])
    )
    assert [one.outcome for one in reports] == ["failed", "failed", "failed", "fetched"]
    assert [one.reason is None for one in reports] == [False, False, False, True]


class TestFeeds:
    def test_lead_to_the_pages_of_their_entries(self, site: Site, path: Path) -> None:
        site.lay("/feed", RSS.replace("PORT", str(site.port)), Content_Type="application/rss+xml")
        for target in ("/1", "/2?from=feed"):
            site.lay(target, "Talks.")
        reports = list(collector(site, path).feed(address(site, "/feed")))
        assert outcomes(reports) == [
            ("feed", "fetched"), ("1", "fetched"), ("2?from=feed", "fetched"), ("3", "failed"), ("", "failed"),
        ]  # fmt: skip
        assert "loopback" in str(reports[-1].reason)

    def test_of_known_entries_ask_for_the_new_ones_alone(self, site: Site, path: Path) -> None:
        site.lay("/feed", RSS.replace("PORT", str(site.port)), ETag='"1"')
        site.lay("/feed", "", 304)
        site.lay("/1", "", 302, Location="/one")
        for target in ("/one", "/2?from=feed"):
            site.lay(target, "Talks.")
        list(collector(site, path).feed(address(site, "/feed")))
        site.lay("/3", "A late page.")
        site.pages["/3"] = site.pages["/3"][-1:]
        site.asked.clear()
        reports = list(collector(site, path).feed(address(site, "/feed")))
        assert outcomes(reports)[:4] == [
            ("feed", "unchanged"),
            ("1", "known"),
            ("2?from=feed", "known"),
            ("3", "fetched"),
        ]
        assert site.paths() == ["/feed", "/3"]

    def test_are_gone_through_again_where_that_is_wanted(self, site: Site, path: Path) -> None:
        site.lay("/feed", ATOM.replace("PORT", str(site.port)))
        site.lay("/en/1", "Talks.")
        site.lay("/en/1", "Talks, corrected.")
        site.lay("/en/2", "More talks.")
        list(collector(site, path).feed(address(site, "/feed")))
        reports = list(collector(site, path).feed(address(site, "/feed"), again=True))
        assert outcomes(reports) == [("feed", "unchanged"), ("en/1", "fetched"), ("en/2", "unchanged")]

    @pytest.mark.parametrize("feed", [ATOM, RDF, JSON], ids=["Atom", "RSS 1.0", "JSON Feed"])
    def test_of_all_forms_are_read(self, site: Site, path: Path, feed: str) -> None:
        site.lay("/feed", feed.replace("PORT", str(site.port)))
        site.lay("/en/1", "Talks.")
        site.lay("/en/2", "More talks.")
        list(collector(site, path).feed(address(site, "/feed")))
        assert site.paths() == ["/feed", "/en/1", "/en/2"]

    @pytest.mark.parametrize("entry", ['<link href="&c;"/>', "<link>&c;</link>"])
    def test_with_bombs_in_them_are_harmless(self, entry: str, site: Site, path: Path) -> None:
        names = "abcdefghijklmnop"
        bomb = "".join(f'<!ENTITY {b} "{f"&{a};" * 20}">' for b, a in pairwise(names))
        feed = f'<!DOCTYPE rss [{bomb}<!ENTITY p "/lol">]><rss><item>{entry}</item></rss>'
        site.lay("/feed", feed)
        reports = list(collector(site, path).feed(address(site, "/feed")))
        assert len(reports) <= 2
        assert not any("lol" in asked or len(asked) > 10 for asked in site.paths())

    def test_without_end_are_gone_through_for_a_while(
        self, site: Site, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(collecting, "MOST", 3)
        site.lay("/feed", "<rss>" + "".join(f"<item><link>/{n}</link></item>" for n in range(9)) + "</rss>")
        list(collector(site, path).feed(address(site, "/feed")))
        assert site.paths() == ["/feed", "/0", "/1", "/2"]

    @pytest.mark.parametrize("page", ["<html><body>No feed</body></html>", "plain", "", "{}", "[1]", '{"items": 1}'])
    def test_that_are_none_are_told(self, site: Site, path: Path, page: str) -> None:
        site.lay("/feed", page)
        [report] = collector(site, path).feed(address(site, "/feed"))
        assert report.outcome == "failed" and "no feed" in str(report.reason)


class TestFiles:
    def test_what_a_killed_fetch_left_unfinished_is_cut_off(self, site: Site, path: Path) -> None:
        site.lay("/", "Talks.")
        site.lay("/2", "More talks.")
        list(collector(site, path).pages([address(site)]))
        whole = path.read_bytes()
        list(collector(site, path).pages([address(site, "/2")]))
        path.write_bytes(path.read_bytes()[: len(whole) + 40])
        list(collector(site, path).pages([address(site, "/2")]))
        assert path.read_bytes()[: len(whole)] == whole
        assert [content for kind, _, _, content in records(path) if kind == "response"] == [b"Talks.", b"More talks."]

    @pytest.mark.parametrize(
        "content", [b"notes of mine", gzip.compress(b"notes of mine", mtime=0), b"\x1f\x8b\x08broken"]
    )
    def test_others_than_web_archives_are_left_as_they_are(self, path: Path, content: bytes) -> None:
        path.write_bytes(content)
        with pytest.raises(SourceError, match="choose another name"):
            Archive(path)
        assert path.read_bytes() == content

    def test_that_cannot_be_written_are_told(self, tmp_path: Path) -> None:
        with pytest.raises(SourceError, match="cannot be used"):
            Archive(tmp_path / "no" / "pages.warc.gz")
