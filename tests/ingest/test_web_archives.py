"""Web archives give the pages that were fetched, each under its address."""

import gzip
import json
import random
import zlib

import brotli
import pytest
from archives import chunked, raw_deflate, response, warc_record, zip_of
from reading import article_of
from taking import items, take

PAGE = b"<html><body><article><h1>Talks end</h1><p>The ministers met in Accra on Monday.</p></article></body></html>"
URL = "https://press.example/readout"


def warc(*records: bytes) -> bytes:
    return warc_record("warcinfo", "", b"software: test", content_type="application/warc-fields") + b"".join(records)


def page(url: str = URL, body: bytes = PAGE, content_type: str = "text/html", **more: str) -> bytes:
    return warc_record("response", url, response(body, content_type, **more))


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_a_response_is_a_document_with_address_day_and_type(pack) -> None:  # type: ignore[no-untyped-def]
    (found,), failures = items(pack(warc(page())), "crawl.warc.gz")
    assert (found.source, found.data, found.fetched) == (URL, PAGE, "2024-05-16T08:00:00Z")
    assert found.media_type == "text/html"
    assert failures == []


def test_records_each_in_a_gzip_of_its_own_are_read() -> None:
    data = b"".join(gzip.compress(record) for record in (warc(), page(), page("https://press.example/b")))
    assert list(take(data)[0]) == [URL, "https://press.example/b"]


def test_a_stored_file_is_a_document() -> None:
    (found,), _ = items(warc(warc_record("resource", URL, b"They met.", content_type="text/plain")))
    assert (found.source, found.data, found.media_type) == (URL, b"They met.", "text/plain")


@pytest.mark.parametrize(
    "record",
    [
        warc_record("request", URL, b"GET / HTTP/1.1\r\nHost: press.example\r\n\r\n"),
        warc_record("revisit", URL, response(b"")),
        warc_record("metadata", URL, b"via: x", content_type="text/plain"),
        page(status="404 Not Found"),
        page(status="302 Found", location="/b"),
        page(content_type="image/png", body=b"\x89PNG"),
        page(content_type="text/css", body=b"body {}"),
        page(content_type="application/json", body=b"{}"),
        page(content_type="text/xml", body=b"<urlset><url/></urlset>"),
        page("https://press.example/robots.txt", content_type="text/plain"),
        warc_record("resource", "urn:text:https://press.example/", b"They met.", content_type="text/plain"),
    ],
)
def test_what_is_no_page_that_was_fetched_is_passed_over(record: bytes) -> None:
    assert take(warc(record, page("https://press.example/b"))) == ({"https://press.example/b": PAGE}, {})


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (chunked(PAGE), {"transfer_encoding": "chunked"}),
        (gzip.compress(PAGE), {"content_encoding": "gzip"}),
        (zlib.compress(PAGE), {"content_encoding": "deflate"}),
        (raw_deflate(PAGE), {"content_encoding": "deflate"}),
        (brotli.compress(PAGE), {"content_encoding": "br"}),
        (chunked(gzip.compress(PAGE), 7), {"transfer_encoding": "chunked", "content_encoding": "gzip"}),
        (gzip.compress(PAGE[:50]) + gzip.compress(PAGE[50:]), {"content_encoding": "gzip"}),
        (gzip.compress(brotli.compress(PAGE)), {"content_encoding": "br, gzip"}),
        (PAGE, {"transfer_encoding": "chunked", "content_encoding": "gzip"}),  # archives that unpack, and forget to say
        (PAGE, {"content_encoding": "br"}),
    ],
)
def test_codings_are_undone(body: bytes, headers: dict[str, str]) -> None:
    assert take(warc(page(body=body, **headers))) == ({URL: PAGE}, {})


def test_a_body_that_cannot_be_decoded_costs_itself_only() -> None:
    long = PAGE + random.Random(1).randbytes(20_000)
    found, failures = take(
        warc(page(body=gzip.compress(long)[:-5000], content_encoding="gzip"), page("https://press.example/b")), "c"
    )
    assert list(found) == ["https://press.example/b"]
    assert "damaged" in failures[f"c!{URL}"]
    _, failures = take(warc(page(body=b"x", content_encoding="exi")), "c")
    assert "'exi' is not known" in failures[f"c!{URL}"]


def test_the_headers_encoding_counts_where_the_page_states_none() -> None:
    words = "<html><body><article><p>Министры встретились в Аккре в понедельник.</p></article></body></html>"
    (found,), _ = items(warc(page(body=words.encode("cp1251"), content_type="text/html; charset=windows-1251")))
    assert found.data.decode() == words
    assert found.media_type == "text/html; charset=utf-8"
    assert "Министры встретились" in article_of(found.data).text
    stated = words.replace("<body>", '<head><meta charset="koi8-r"></head><body>').encode("koi8-r")
    (found,), _ = items(warc(page(body=stated, content_type="text/html; charset=windows-1251")))
    assert found.data == stated


@pytest.mark.parametrize("charset", ["punycode", "no-such-thing", "zlib_codec", "undefined"])
def test_an_encoding_that_is_none_is_not_used(charset: str) -> None:
    body = PAGE.replace(b"Accra", b"Bogot\xe1")
    assert take(warc(page(body=body, content_type=f"text/html; charset={charset}"))) == ({URL: body}, {})


def test_the_same_address_at_two_times_is_two_documents() -> None:
    later = warc_record("response", URL, response(PAGE + b" "), date="2024-06-01T00:00:00Z")
    documents, _ = items(warc(page(), later))
    assert [(one.source, one.fetched) for one in documents] == [
        (URL, "2024-05-16T08:00:00Z"),
        (URL, "2024-06-01T00:00:00Z"),
    ]


def test_an_archive_and_a_feed_in_a_web_archive_are_opened() -> None:
    item = b"<item><title>One</title><link>/one</link></item>"
    feed = b"<rss><channel><title>Wire</title>%s</channel></rss>" % item
    data = warc(
        page("https://press.example/b.zip", zip_of({"a.txt": b"They met."}), "application/zip"),
        page("https://w.example/feed", feed, "application/rss+xml"),
    )
    documents, _ = items(data)
    assert [one.source for one in documents] == ["https://press.example/b.zip!a.txt", "https://w.example/one"]
    assert {one.fetched for one in documents} == {"2024-05-16T08:00:00Z"}


def test_a_web_archive_that_breaks_off_gives_what_came_before(capfd: pytest.CaptureFixture[str]) -> None:
    for cut in (-3, -60, -200, -250):
        whole = warc(page(), page("https://press.example/b", PAGE * 2))
        data = whole[: cut - 4]
        found, failures = take(data, "c")
        assert list(found) == [URL], cut
        assert "breaks off" in " ".join(failures.values()), cut
    assert capfd.readouterr() == ("", "")


def test_an_address_with_blanks_is_mended_without_a_word(capfd: pytest.CaptureFixture[str]) -> None:
    found, failures = take(warc(page("https://press.example/the readout"), page("https://press.example/\x1b[31m")), "c")
    assert (list(found), failures) == (["https://press.example/the%20readout"], {})
    assert capfd.readouterr() == ("", "")


def test_a_web_archive_without_pages_says_so() -> None:
    assert take(warc(page(status="404 Not Found")), "c") == ({}, {"c": "it holds no document that can be read"})


def test_the_older_form_of_web_archives_is_read() -> None:
    block = response(PAGE)
    version = b"1 0 Test\nURL IP-address Archive-date Content-type Archive-length\n"
    data = b"filedesc://x.arc 0.0.0.0 20240516080000 text/plain %d\n%s\n" % (len(version), version)
    data += f"{URL} 192.0.2.1 20240516080000 text/html {len(block)}\n".encode() + block + b"\n"
    (found,), _ = items(data)
    assert (found.source, found.data, found.fetched) == (URL, PAGE, "2024-05-16T08:00:00Z")


def wacz(records: bytes, pages: list[str]) -> bytes:
    lines = [{"format": "json-pages-1.0", "id": "pages"}, *({"id": "1", "url": url} for url in pages)]
    return zip_of(
        {
            "datapackage.json": b"{}",
            "archive/data.warc.gz": gzip.compress(records),
            "indexes/index.cdx": b"com,example)/ 2024",
            "pages/pages.jsonl": "\n".join(map(json.dumps, lines)).encode(),
        }
    )


def test_a_wacz_gives_the_pages_of_its_list_and_not_what_they_load() -> None:
    frame = page("https://ads.example/frame", b"<html>Buy</html>")
    records = warc(
        page("https://press.example/old", status="301 Moved", location="/new"),
        page("https://press.example/new"),
        frame,
        page(),
        page("https://press.example/treaty.pdf", b"%PDF-1.4 treaty", "application/pdf"),
    )
    found, failures = take(wacz(records, [f"{URL}#top", "https://press.example/old"]), "c.wacz")
    assert (list(found), failures) == (["https://press.example/new", URL, "https://press.example/treaty.pdf"], {})


@pytest.mark.parametrize("bad", ["http://[", "https://[::1", "no address", "", "\u202e"])
def test_addresses_that_are_none_break_nothing(bad: str) -> None:
    records = warc(page(status="301 Moved", location=bad), page("http://[broken"), page("https://press.example/b"))
    assert list(take(wacz(records, [bad, URL, "https://press.example/b"]))[0]) == ["https://press.example/b"]
    assert list(take(records)[0]) == ["https://press.example/b"]


def test_a_wacz_without_a_list_gives_all_pages_and_one_with_a_wrong_list_says_so() -> None:
    assert list(take(wacz(warc(page()), []))[0]) == [URL]
    found, failures = take(wacz(warc(page()), ["https://other.example/"]), "c")
    assert found == {}
    assert "none of the pages" in failures["c"]
