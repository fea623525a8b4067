"""What a page's markup states: JSON-LD, microdata, meta elements, its address."""

import json

import pytest
from lxml import html

from communique.read import html as reader
from communique.read import markup
from communique.read.markup import Markup


def stated(head: str = "", body: str = "") -> Markup:
    return markup.read(html.document_fromstring(f"<html><head>{head}</head><body>{body}<p>Text.</p></body></html>"))


def linked(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "A dam and two rivers",
    "author": [{"@type": "Person", "name": "Ana Ruiz"}, {"@type": "Person", "name": "Jon Holm"}],
    "datePublished": "2021-03-04T23:50:00-05:00",
    "dateModified": "2021-03-06T08:00:00Z",
    "publisher": {"@type": "Organization", "name": "Basin Post"},
}


def test_an_article_in_json_ld_states_all() -> None:
    found = stated(linked(ARTICLE))
    assert found.titles[0] == "A dam and two rivers"
    assert found.authors == ("Ana Ruiz", "Jon Holm")
    assert (found.published, found.updated, found.site) == ("2021-03-04", "2021-03-06", "Basin Post")


def test_references_in_a_graph_are_followed() -> None:
    graph = [
        {"@type": "WebSite", "@id": "#site", "name": "Basin Post"},
        {"@type": "Person", "@id": "#ana", "name": "Ana Ruiz"},
        {
            "@type": "WebPage",
            "name": "A dam | Basin Post",
            "dateModified": "2021-03-06",
        },
        {**ARTICLE, "author": {"@id": "#ana"}, "publisher": {"@id": "#site"}, "dateModified": None},
    ]
    found = stated(linked({"@context": "https://schema.org", "@graph": graph}))
    assert (found.authors, found.site) == (("Ana Ruiz",), "Basin Post")
    assert found.published == "2021-03-04"


@pytest.mark.parametrize("broken", ['{"@type": "NewsArticle", "headline": ', "[[[[", "null", "[1, 2]", '{"@graph": 3}'])
def test_broken_json_ld_states_nothing_and_costs_nothing(broken: str) -> None:
    found = stated(f'<script type="application/ld+json">{broken}</script><meta name="author" content="Ana Ruiz">')
    assert found.authors == ("Ana Ruiz",)


def test_an_organisation_is_no_author_and_neither_is_a_role() -> None:
    assert stated(linked({**ARTICLE, "author": {"@type": "Organization", "name": "Basin Post"}})).authors == ()
    assert stated("<meta name='author' content='Super User'>").authors == ()
    assert stated("<meta name='author' content='Ana Ruiz; Jon Holm'>").authors == ("Ana Ruiz", "Jon Holm")


def test_microdata_of_comments_is_not_of_the_article() -> None:
    comment = (
        "<div itemscope itemtype='https://schema.org/Comment'><span itemprop='author'>Lea Voss</span>"
        "<time itemprop='datePublished' datetime='2021-04-01'>1 April</time></div>"
    )
    article = (
        "<div itemscope itemtype='https://schema.org/NewsArticle'><h2 itemprop='headline'>A dam</h2>"
        "<span itemprop='author' itemscope itemtype='https://schema.org/Person'>by <b itemprop='name'>Ana Ruiz</b>"
        "</span><meta itemprop='datePublished' content='2021-03-04'></div>"
    )
    found = stated(body=comment + article)
    assert (found.authors, found.published, found.titles) == (("Ana Ruiz",), "2021-03-04", ["A dam"])


def test_the_day_in_an_address_is_the_last_that_is_asked() -> None:
    link = "<link rel='canonical' href='https://basin.example/2019/11/02/a-dam/'>"
    assert stated(link).published == "2019-11-02"
    assert stated(link + "<meta name='pubdate' content='2019-11-03'>").published == "2019-11-03"
    assert stated("<link rel='canonical' href='https://basin.example/2019/77/02/a-dam/'>").published is None


@pytest.mark.parametrize("address", ["/a-dam", "javascript:alert(1)", "file:///etc/passwd", "https://[", ""])
def test_what_is_no_address_of_the_web_is_none(address: str) -> None:
    assert stated(f"<link rel='canonical' href='{address}'>").url is None


def test_a_draft_states_address_and_update() -> None:
    page = (
        "<html><head><link rel='canonical' href='https://basin.example/a-dam'>"
        f"{linked(ARTICLE)}</head><body><h1>A dam and two rivers</h1>"
        "<p>Engineers of both countries met at the dam on Thursday and measured its height again.</p></body></html>"
    )
    found = reader.draft(page.encode()).stated
    assert found.url == "https://basin.example/a-dam"
    assert found.updated is not None
    assert (found.updated.date, found.updated.basis) == ("2021-03-06", "metadata")
