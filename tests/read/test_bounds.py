"""Between which days an undated article was written, as its words and its page leave open, each bound with a reason."""

import pytest
from reading import article_of, given, zones

from communique.addresses import day_of
from communique.records import Bounds

TALKS = "The ministers spoke about airports and fees for an hour, officials said, and trade was the main subject."


def written(*paragraphs: str) -> Bounds | None:
    return article_of("\n\n".join(["Visitors talk trade and visas in the capital", *paragraphs, TALKS])).written


@pytest.mark.parametrize(
    ("sentence", "not_before"),
    [
        ("The two kingdoms signed the accord in Lhasa on 3 March 2019, and then they had lunch.", "2019-03-03"),
        ("Exports of copper from Zambia fell by a third in 2021, the ministry found.", "2021-01-01"),
        ("Fiji's parliament ratified the treaty in November 2016 after a long debate.", "2016-11-01"),
        ("Президент Казахстана прибыл в Ташкент 12 июля 2018 года.", "2018-07-12"),
        ("The port was built in 1998. It burnt down in 2004, and Oman rebuilt it.", "2004-01-01"),
        ("The ministers agreed to meet on 4 July 2030 in Suva.", None),
        ("Peru should join by 1 May 2031, the minister said.", None),
        ("The plan for 2050 was read aloud.", None),
        ("The summit planned for 11 November 2029 was the subject.", None),
    ],
)
def test_the_latest_day_told_as_past_is_the_earliest_day_of_writing(sentence: str, not_before: str | None) -> None:
    bounds = written(sentence)
    assert (None if bounds is None else bounds.not_before) == not_before


@pytest.mark.parametrize(
    ("sentence", "not_after"),
    [
        ("Chile and Peru will sign the protocol in Arica on 9 August 2022.", "2022-08-09"),
        ("The court is due to rule on the border in May 2023.", "2023-05-31"),
        ("On 12 June 2018 the leaders will meet in Singapore for the first time.", "2018-06-12"),
        ("Ghana is expected to host the next round in 2027.", "2027-12-31"),
        ("The leaders were due to meet in Rabat on 9 August 2022.", None),
        ("In 2010 the premier promised that the bridge will open on 1 May 2014.", None),
        ("The bridge opened on 1 May 2014.", None),
        ("Their king visited Tonga in February 2014, and their queen is due to visit Suva in the spring.", None),
        ("The club will honour the crew that crossed the strait on 3 June 2011.", None),
    ],
)
def test_what_is_announced_lies_ahead_of_the_writing(sentence: str, not_after: str | None) -> None:
    bounds = written(sentence)
    assert (None if bounds is None else bounds.not_after) == not_after


def test_an_announcement_before_what_is_told_as_past_is_no_bound() -> None:
    bounds = written("The bridge opened on 1 May 2014.", "The club will meet on 2 February 2012, the old poster says.")
    assert bounds is not None
    assert (bounds.not_before, bounds.not_after) == ("2014-05-01", None)


def test_a_weekday_leaves_only_some_years() -> None:
    bounds = written(
        "The ministers of Laos and Nepal met on Tuesday, April 9, and spoke about pilots for an hour.",
        "In 2016 the two airlines asked for a common timetable, and the talks have been slow.",
    )
    assert bounds is not None
    assert bounds.candidates[:2] == ("2019-04-09", "2024-04-09")
    assert bounds.not_before == "2019-04-09"
    assert "“Tuesday, April 9” with its weekday can be of 2019, 2024, 2030" in bounds.basis


def test_a_day_that_nothing_bounds_can_be_of_any_year() -> None:
    bounds = written("The ministers of Laos and Nepal met on April 9, and spoke about pilots for an hour.")
    assert bounds is not None
    assert (bounds.not_before, bounds.not_after, bounds.candidates) == (None, None, ("--04-09",))


def test_terms_of_office_bound_the_writing() -> None:
    bounds = written(
        "U.S. Secretary of State Mike Pompeo arrived in the Kazakh capital on Saturday and met friends.",
        "He is due to fly on to Tashkent, where the talks will be about roads.",
    )
    assert bounds is not None
    assert (bounds.not_before, bounds.not_after) == ("2018-04-26", "2021-01-20")


def test_the_copyright_of_a_page_is_an_upper_hint_that_is_named_as_such() -> None:
    bounds = written("Kenya opened the road on 3 March 2019.", "© 2012-2021 Highland Times. All rights reserved.")
    assert bounds is not None
    assert (bounds.not_before, bounds.not_after) == ("2019-03-03", "2021-12-31")
    assert "its page has the copyright of 2021" in bounds.basis


def test_a_short_sentence_with_a_date_is_no_date_line() -> None:
    article = article_of("\n\n".join(["Ministers talk of the bridge", "The bridge opened on 1 May 2014.", TALKS]))
    assert "dateline" not in zones(article)


def test_a_shown_day_needs_no_bounds() -> None:
    assert written("Published: 4 May 2020") is None


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://outlet.example/2024/05/16/ministers-meet/", "2024-05-16"),
        ("https://outlet.example/world/2024/may/16/ministers-meet", "2024-05-16"),
        ("https://outlet.example/news/20240516-ministers.html", "2024-05-16"),
        ("https://outlet.example/story-2024-05-16", "2024-05-16"),
        ("https://ministry.example/press/2024/05/t20240516_118.shtml", "2024-05"),
        ("https://outlet.example/2024/05/ministers-meet", "2024-05"),
        ("https://outlet.example/2024/13/16/ministers", None),
        ("https://outlet.example/article/20245/1234567890", None),
        ("archive/2024/05/16/ministers.html", None),
    ],
)
def test_the_day_in_an_address(address: str, day: str | None) -> None:
    found = day_of(address)
    assert (None if found is None else found.date) == day


def test_the_canonical_address_gives_the_day_where_no_line_does() -> None:
    article = given(text="Talks\n\nThey met.", url="https://outlet.example/2024/05/16/talks")
    assert article.url == "https://outlet.example/2024/05/16/talks"
    assert article.published is not None
    assert (article.published.date, article.published.basis) == ("2024-05-16", "metadata")


def test_an_address_does_not_contradict_its_text() -> None:
    text = "Talks\n\nThe two kingdoms signed the accord in Lhasa on 3 March 2025, and then they had lunch."
    article = given(text=text, url="https://outlet.example/2024/05/16/talks")
    assert article.published is None or article.published.date >= "2025-03"


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("Published 3 May 2024 | Updated 5 May 2024", "2024-05-03", "2024-05-05"),
        ("3 May 2024 (updated 5 May 2024)", "2024-05-03", "2024-05-05"),
        ("Last updated: May 5, 2024", "2024-05-05", "2024-05-05"),
        ("Опубликовано: 3 мая 2024, обновлено: 5 мая 2024", "2024-05-03", "2024-05-05"),
        ("Veröffentlicht am 3. Mai 2024, aktualisiert am 5. Mai 2024", "2024-05-03", "2024-05-05"),
        ("3 May 2024", "2024-05-03", None),
    ],
)
def test_the_day_of_an_update_stands_beside_that_of_publication(line: str, published: str, updated: str | None) -> None:
    article = article_of("\n\n".join(["Ministers meet in the capital of Laos", line, TALKS, TALKS[::-1]]))
    assert article.published is not None
    assert article.published.date == published
    assert (None if article.updated is None else article.updated.date) == updated


def test_a_labelled_date_below_a_given_text_tells_of_its_update() -> None:
    article = given(text="Talks\n\nThey met.\n\nUpdated: 5 May 2024", published="2024-05-03")
    assert article.updated is not None and article.published is not None
    assert (article.published.date, article.updated.date) == ("2024-05-03", "2024-05-05")
    assert zones(article)["dateline"] == ["Updated: 5 May 2024"]


def test_a_given_update_is_kept() -> None:
    article = given(text="Talks\n\nThey met.", updated="2024-05-05T10:00:00Z")
    assert article.updated is not None
    assert (article.updated.date, article.updated.basis) == ("2024-05-05", "metadata")
