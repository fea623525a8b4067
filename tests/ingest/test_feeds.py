"""Feeds give each entry with what they say of it; nothing declared in them counts."""

import json
from typing import Any

import orjson
import pytest
from taking import items, take

from communique.ingest import feeds
from communique.ingest.containers import limits

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<!-- made by hand -->
<?xml-stylesheet href="feed.css"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
 <title>Harbour Wire - World</title><link>https://harbour.example/world/</link><language>en-GB</language>
 <atom:link href="https://harbour.example/feed" rel="self"/>
 <item>
  <title>Talks in Suva &amp; after</title>
  <link><![CDATA[/2024/talks?a=1&b=2]]></link>
  <pubDate>Thu, 16 May 2024 23:30:00 -0500</pubDate>
  <dc:creator>Ana Ruiz</dc:creator>
  <description>Ministers met&nbsp;in Suva &#8230;</description>
  <content:encoded><![CDATA[<p>Ministers met&nbsp;in Suva.</p><p>They signed nothing & will meet in June.</p>]]>
  </content:encoded>
  <media:title>A photograph</media:title>
  <enclosure url="https://harbour.example/a.mp3" type="audio/mpeg"/>
 </item>
 <item>
  <title>Second</title><guid isPermaLink="true">https://harbour.example/2</guid>
  <author>desk@harbour.example (Jon Holm)</author>
  <description><p>Markup that <b>nobody</b> escaped.</p> And a tail.</description>
  <source url="https://other.example/feed">Reef Post</source>
 </item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr" xml:base="https://gazette.example/">
 <entry><title type="html">Le &lt;i&gt;traité&lt;/i&gt;</title><link rel="enclosure" href="a.mp3"/><link href="traite"/>
  <updated>2024-03-02T10:00:00Z</updated><published>2024-03-01</published>
  <summary>Court.</summary>
  <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Deux <em>États</em> &amp; un traité.</p></div>
  </content></entry>
 <title>Gazette du port</title><author><name>Léa Roy</name></author>
</feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
 <channel rdf:about="https://old.example/"><title>Old Post</title><link>https://old.example/</link></channel>
 <item rdf:about="https://old.example/1"><title>One</title><link>https://old.example/1</link><dc:date>2004-05</dc:date>
  <description>They met in Apia.</description></item></rdf:RDF>"""


def entries(data: bytes | str, name: str = "feed.xml") -> list[dict[str, Any]]:
    documents, _ = items(data.encode() if isinstance(data, str) else data, name)
    return [json.loads(one.data)["entry"] for one in documents]


def test_an_entry_keeps_what_the_feed_says_of_it() -> None:
    first, second = entries(RSS)
    assert first == {
        "title": "Talks in Suva & after",
        "link": "https://harbour.example/2024/talks?a=1&b=2",
        "authors": ["Ana Ruiz"],
        "published": "2024-05-16T23:30:00-05:00",
        "publisher": "Harbour Wire - World",
        "language": "en-GB",
        "html": "<p>Ministers met&nbsp;in Suva.</p><p>They signed nothing & will meet in June.</p>",
        "part": "content",
    }
    assert second["html"] == "<p>Markup that <b>nobody</b> escaped.</p> And a tail."
    assert (second["link"], second["authors"], second["publisher"], second["part"]) == (
        "https://harbour.example/2",
        ["Jon Holm"],
        "Reef Post",
        "summary",
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_an_atom_feed_is_read_in_any_encoding(encoding: str) -> None:
    head = f'<?xml version="1.0" encoding="{encoding}"?>'
    assert entries((head + ATOM).encode(encoding)) == [
        {
            "title": "Le traité",
            "link": "https://gazette.example/traite",
            "authors": ["Léa Roy"],
            "published": "2024-03-01",
            "updated": "2024-03-02T10:00:00Z",
            "publisher": "Gazette du port",
            "language": "fr",
            "html": "<div><p>Deux <em>États</em> &amp; un traité.</p></div>",
            "part": "content",
        }
    ]


def test_an_old_feed_of_rdf_is_read() -> None:
    (entry,) = entries(RDF)
    assert (entry["title"], entry["text"], entry["published"]) == ("One", "They met in Apia.", "2004-05")


def test_the_source_of_an_entry_is_its_link_and_else_its_place() -> None:
    bare = "<rss><channel><item><description>They met.</description></item></channel></rss>"
    assert [one.source for one in items(RSS.encode(), "f")[0]] == [
        "https://harbour.example/2024/talks?a=1&b=2",
        "https://harbour.example/2",
    ]
    bare_link = RSS.replace("<![CDATA[/2024/talks?a=1&b=2]]>", "/2024/talks?a=1&b=2&amp;c")
    assert items(bare_link.encode())[0][0].source == "https://harbour.example/2024/talks?a=1&b=2&c"
    assert list(take(bare.encode(), "f")[0]) == ["f!1"]


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "http://[bad", "mailto:a@b.example"])
def test_a_link_that_leads_to_no_page_is_none(link: str) -> None:
    data = f"<rss><channel><item><title>x</title><link>{link}</link></item></channel></rss>"
    assert [one.source for one in items(data.encode(), "f")[0]] == ["f!1"]


@pytest.mark.parametrize("base", ["http://[", "//[x", "\x01", "a" * 100_000])
def test_a_base_that_is_no_address_breaks_nothing(base: str) -> None:
    data = f'<rss xml:base="{base}"><channel><link>{base}</link><item xml:base="{base}"><title>x</title><link>/1</link>'
    assert [one.source for one in items(f"{data}</item></channel></rss>".encode(), "f")[0]] == ["f!1"]


@pytest.mark.parametrize(
    "words", ["a" * 2_000_000, "((" * 500_000, "<!--" * 500_000, "&lt;!--" * 300_000, " -" * 500_000]
)
def test_long_repetition_does_not_hang(words: str) -> None:
    for kind in ("title", "author", "description", "pubDate", "link", "guid"):
        data = f"<rss><channel><item><title>x</title><{kind}>{words}</{kind}></item></channel></rss>"
        assert take(data.encode(), "f") != ({}, {})


def test_the_same_entry_is_the_same_document_in_a_later_feed() -> None:
    later = RSS.replace(" <item>", " <item><title>New</title><link>https://harbour.example/n</link></item>\n <item>", 1)
    old, new = ({one.id for one in items(text.encode())[0]} for text in (RSS, later))
    assert old < new


@pytest.mark.parametrize(
    "data",
    [
        b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>A page on rss.</p></body></html>',
        b"<p>How to read an &lt;rss&gt; feed</p>",
        b"<feed><cow/></feed>",
        b"RSS feeds were a fashion. <rss>",
        b"<!---->" * 9000,
    ],
)
def test_what_only_speaks_of_feeds_is_none(data: bytes) -> None:
    assert take(data) == ({"file.bin": data}, {})


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    "declared",
    [
        f'<!ENTITY l0 "lol">{LAUGHS}<!ENTITY x "&l11;">',
        '<!ENTITY x SYSTEM "file:///etc/passwd">',
        '<!ENTITY x SYSTEM "http://127.0.0.1:9/x">',
        '<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;',
        '<!ENTITY x "words of its own">',
        '<!ENTITY y "]>"><!ENTITY x "words of its own">',
    ],
)
def test_entities_are_never_expanded(declared: str) -> None:
    data = f"<!DOCTYPE rss [{declared}]><rss><channel><item><title>Talks &x; end</title></item></channel></rss>"
    documents, failures = items(data.encode(), "f")
    for one in documents:
        assert len(one.data) < len(data) + 200
        assert not any(word in one.data for word in (b"root:", b"lollol", b"words of"))
    assert documents or failures


def test_a_feed_that_breaks_off_gives_what_came_before() -> None:
    data = RSS[: RSS.index("Markup that")]
    documents, failures = items(data.encode(), "f")
    assert documents[0].source == "https://harbour.example/2024/talks?a=1&b=2"
    assert [one.source for one in failures] == ["f"]
    assert "damaged" in failures[0].reason


@pytest.mark.parametrize(
    "broken",
    [
        RSS.replace("Talks in Suva &amp; after", "Talks & <b>tea"),
        RSS.replace("Talks in", "Talks\x08 in\x00"),
        RSS.replace("</item>", "</itm>", 1),
        RSS.replace(' xmlns:dc="http://purl.org/dc/elements/1.1/"', ""),
        RSS.replace(' xmlns:content="http://purl.org/rss/1.0/modules/content/"', ""),
        RSS.replace("<b>nobody</b>", "<x:b>nobody</x:b><:>"),
    ],
)
def test_a_broken_feed_gives_what_can_be_read(broken: str) -> None:
    texts = json.dumps(entries(broken))
    assert "They signed nothing" in texts


def test_a_few_bad_bytes_leave_the_others_as_they_are() -> None:
    data = RDF.replace("They met in Apia.", "Überall in Düsseldorf, Köln und Münster fanden Gespräche statt").encode()
    (entry,) = entries(data.replace("Köln".encode(), b"K\xf6ln"))
    assert "Düsseldorf" in entry["text"] and "Münster" in entry["text"]


def test_a_feed_has_bounds(unconfined: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ENTRIES", 1)
    documents, failures = items(RSS.encode(), "f")
    assert (len(documents), "more than 1 entries" in failures[0].reason) == (1, True)
    monkeypatch.setattr(limits, "FEED", 100)
    assert "larger than a feed" in take(RSS.encode(), "f")[1]["f"]


def test_a_feed_without_entries_says_so() -> None:
    assert take(b"<rss><channel><title>T</title></channel></rss>", "f") == ({}, {"f": "a feed without entries"})
    assert take(b"<rss>", "f")[1]


def test_deep_nesting_of_elements_ends() -> None:
    data = b"<rss><channel>" + b"<item><description>" * 5000 + b"x"
    assert take(data, "f")[1]


def test_items_in_items_are_counted_once() -> None:
    data = "<rss><channel>" + "<item><title>a</title>" * 30 + "</item>" * 30 + "</channel></rss>"
    assert len(list(feeds.documents(data.encode(), "f"))) == 1


JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Harbour Wire",
    "language": "en",
    "authors": [{"name": "Ana Ruiz"}],
    "items": [
        {
            "id": 1,
            "url": "https://wire.example/1",
            "title": "Envoys meet in Suva",
            "content_html": "<p>They met.</p>",
            "date_published": "2024-05-06T10:00:00Z",
        },
        {"url": "/2", "summary": "They ate.", "authors": [{"name": "Jon Holm"}]},
        {"url": "https://wire.example/3"},
        7,
    ],
}


def test_a_json_feed_gives_its_items_as_the_other_forms_do() -> None:
    documents, failures = items(orjson.dumps(JSON_FEED), "feed.json")
    first, second = (orjson.loads(one.data)["entry"] for one in documents)
    assert first == {
        "title": "Envoys meet in Suva",
        "link": "https://wire.example/1",
        "authors": ["Ana Ruiz"],
        "published": "2024-05-06T10:00:00Z",
        "publisher": "Harbour Wire",
        "language": "en",
        "html": "<p>They met.</p>",
        "part": "content",
    }
    assert (second["authors"], second["text"], second["part"], "link" in second) == (
        ["Jon Holm"],
        "They ate.",
        "summary",
        False,
    )
    assert [one.reason for one in failures] == ["the entry has neither words nor a title", "an item that is none"]
    broken = orjson.dumps(JSON_FEED)[:-3]
    assert "its JSON is broken" in take(broken, "f")[1]["f"]


@pytest.mark.parametrize("number", ["&#xD800;", "&#55296;", "&#0;", "&#x110000;", "&#8;"])
def test_a_character_that_no_text_may_have_is_left_out(number: str) -> None:
    data = f"<rss><channel><item><title>Ta{number}lks</title><link>/1</link></item></channel></rss>"
    (document,) = items(data.encode(), "f")[0]
    assert orjson.loads(document.data)["entry"]["title"] == "Talks"
