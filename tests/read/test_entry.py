"""Entries of feeds: read as pages are, with what the feed states; a teaser is marked as one."""

import contextlib
import json
from typing import Any

import pytest
from reading import article_of, removed, zones

from communique.errors import EmptyDocument, ReadingError
from communique.records import Article

BODY = (
    "<p>SUVA — Fiji's foreign minister met his Tongan counterpart on Thursday, and both spoke of fishing rights.</p>"
    "<p>“We will share our patrols from June,” the minister said after three hours in the old customs house.</p>"
    "<p>The two sides did not sign the treaty that had been announced in March, and named no new day for it.</p>"
)


def entry(**fields: Any) -> Article:
    value = {"title": "Talks in Suva", "link": "https://reef.example/talks", "part": "content", "html": BODY, **fields}
    return article_of(json.dumps({"entry": {key: one for key, one in value.items() if one is not None}}))


def test_the_words_are_an_article_under_the_feeds_title() -> None:
    article = entry()
    assert zones(article)["title"] == ["Talks in Suva"]
    assert article.text.startswith("Talks in Suva\n\nSUVA — Fiji's")
    assert "customs house." in article.text and article.text.endswith("new day for it.")
    assert removed(article) == {}


def test_what_the_feed_states_is_not_guessed_again() -> None:
    article = entry(
        authors=["Mele Fifita", "Newsroom"],
        published="2024-05-16T23:30:00-05:00",
        publisher="Reef Post",
        language="en-FJ",
        html="<p>Published on 3 June 2023</p>" + BODY,
    )
    assert (article.authors, article.publisher, article.language) == (("Mele Fifita",), "Reef Post", "en")
    assert article.published is not None
    assert (article.published.date, article.published.precision, article.published.basis) == (
        "2024-05-16",
        "day",
        "metadata",
    )


def test_the_day_of_an_update_stands_in_where_no_other_is_stated() -> None:
    article = entry(updated="2024-05-17T08:00:00Z")
    assert article.published is not None and article.published.date == "2024-05-17"


@pytest.mark.parametrize(
    ("feed", "publisher"),
    [
        ("Reuters: World News", "Reuters"),
        ("Reef Post - Politics", "Reef Post"),
        ("Politics | Reef Post", "Reef Post"),
        ("Ministry of Foreign Affairs of Fiji", "Ministry of Foreign Affairs of Fiji"),
        ("Notes on islands", "Notes on islands"),
    ],
)
def test_the_outlet_in_the_feeds_name_is_the_publisher(feed: str, publisher: str) -> None:
    assert entry(publisher=feed).publisher == publisher


def test_plain_words_are_read_as_text() -> None:
    article = entry(html=None, text="The ministers met in Apia.\n\nThey will meet again.", part="content")
    assert article.text == "Talks in Suva\n\nThe ministers met in Apia.\n\nThey will meet again."


def test_furniture_of_the_page_is_taken_out_of_an_entry_too() -> None:
    article = entry(html=BODY + '<div class="sharedaddy"><a href="#">Share on Facebook</a></div>')
    assert "Facebook" not in article.text


@pytest.mark.parametrize(
    "fields",
    [
        {"html": None, "text": "Ministers met in Suva on Thursday.", "part": "summary"},
        {"html": "<p>Ministers met in Suva.</p>", "part": "summary"},
        {"html": BODY + "<p>The third day brought […]</p>"},
        {"html": BODY + "<p>The third day brought... <a href='/x'>Read more</a></p>"},
        {"html": BODY + "<p>Weiterlesen</p>", "part": "summary"},
        {"html": None, "part": None},
    ],
)
def test_a_teaser_is_kept_and_says_where_the_rest_is(fields: dict[str, Any]) -> None:
    article = entry(**fields)
    assert removed(article)["teaser"] == ["https://reef.example/talks"]
    assert "https://" not in article.text
    assert article.text.startswith("Talks in Suva")


@pytest.mark.parametrize("fields", [{}, {"part": "summary", "html": BODY * 3}, {"link": None, "part": "summary"}])
def test_a_whole_text_is_no_teaser(fields: dict[str, Any]) -> None:
    assert "teaser" not in removed(entry(**fields))


def test_hostile_markup_is_text_or_nothing() -> None:
    article = entry(
        title="<script>alert(1)</script>", html="</article></body><script>alert(2)</script><svg onload=x>" + BODY
    )
    assert "alert(2)" not in article.text


def test_an_entry_without_words_is_empty() -> None:
    with pytest.raises(EmptyDocument):
        article_of(json.dumps({"entry": {"title": " ", "html": ""}}))


@pytest.mark.parametrize("value", [{"entry": {}}, {"entry": "x"}, {"entry": {"title": "x"}, "other": 1}])
def test_other_json_is_no_entry(value: dict[str, Any]) -> None:
    with contextlib.suppress(ReadingError):
        assert article_of(json.dumps(value)).title != "x"


@pytest.mark.parametrize("fields", [{"authors": 1}, {"title": ["x"]}, {"published": 3}, {"link": 5, "part": "summary"}])
def test_fields_of_a_wrong_type_are_left_out(fields: dict[str, Any]) -> None:
    assert "Fiji" in entry(**fields).text
